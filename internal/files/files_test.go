package files_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"aftercare/internal/files"
)

func TestRead_TakesOnlyRegularFilesWithinTheBound(t *testing.T) {
	dir := t.TempDir()
	ok := filepath.Join(dir, "ok")
	if err := os.WriteFile(ok, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(ok, link); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{ok, link} {
		if text, err := files.Read(name, 5); err != nil || string(text) != "12345" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if _, err := files.Read(name, 4); !errors.Is(err, files.ErrTooLarge) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(dir, "socket")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	device := filepath.Join(dir, "device")
	if err := os.Symlink("/dev/zero", device); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{dir, pipe, socket, device, "/dev/zero", filepath.Join(dir, "absent")} {
		if _, err := files.Read(name, 1<<20); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		if base, inside := strings.CutPrefix(name, dir+"/"); inside {
			if _, err := files.ReadFS(os.DirFS(dir), base, 1<<20); err == nil || !strings.Contains(err.Error(), base) {
				t.Errorf("%s: %v", base, err)
			}
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadLine_FailsBeforeALineTakesTheMachine(t *testing.T) {
	r := bufio.NewReader(io.MultiReader(strings.NewReader("one\n\nthree"), strings.NewReader("")))
	for _, want := range []string{"one\n", "\n"} {
		if line, err := files.ReadLine(r, 4); line != want || err != nil {
			t.Errorf("%q, %v", line, err)
		}
	}
	if line, err := files.ReadLine(r, 5); line != "three" || !errors.Is(err, io.EOF) {
		t.Errorf("%q, %v", line, err)
	}
	if _, err := files.ReadLine(bufio.NewReader(endless{}), 1<<20); !errors.Is(err, files.ErrTooLarge) {
		t.Error(err)
	}
	if _, err := files.ReadAll(endless{}, 1<<20); !errors.Is(err, files.ErrTooLarge) {
		t.Error(err)
	}
}

func TestWrite_LeavesTheWholeFileOrTheOldOne(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "list")
	put := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	if err := files.Write(name, put("old")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken off")
	err := files.Write(name, func(w io.Writer) error {
		io.WriteString(w, strings.Repeat("new", 1<<20))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	if text, _ := os.ReadFile(name); string(text) != "old" {
		t.Errorf("%.20s", text)
	}
	if err := files.Write(name, put("new")); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(name); string(text) != "new" {
		t.Errorf("%.20s", text)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if err := files.Write(filepath.Join(dir, "absent", "list"), put("x")); err == nil {
		t.Error("a folder that is not there was written to")
	}
}

func TestWriteText_KeepsWhatAFileMayDo(t *testing.T) {
	name := filepath.Join(t.TempDir(), "run.sh")
	if err := os.WriteFile(name, []byte("old"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := files.WriteText(name, "new"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	info, err2 := os.Stat(name)
	if err != nil || err2 != nil || string(text) != "new" || info.Mode().Perm() != 0o755 {
		t.Errorf("%q with the mode %v: %v %v", text, info.Mode(), err, err2)
	}
}

func FuzzReadLine_GivesEveryLineOnceWithinTheBound(f *testing.F) {
	f.Add("one\n\nthree", uint8(10))
	f.Add(strings.Repeat("x", 40)+"\n", uint8(16))
	f.Fuzz(func(t *testing.T, text string, max uint8) {
		r := bufio.NewReaderSize(strings.NewReader(text), 16) // the least there is
		rest := text
		for {
			line, err := files.ReadLine(r, int(max))
			if len(line) > int(max) {
				t.Fatalf("%d bytes beyond the bound of %d", len(line), max)
			}
			if errors.Is(err, files.ErrTooLarge) {
				if next, _, _ := strings.Cut(rest, "\n"); line != "" || len(next)+1 <= int(max) {
					t.Fatalf("%q was refused", next)
				}
				return
			}
			if !strings.HasPrefix(rest, line) || strings.Contains(strings.TrimSuffix(line, "\n"), "\n") {
				t.Fatalf("%q is not the next line of %q", line, rest)
			}
			rest = rest[len(line):]
			if err != nil {
				if err != io.EOF || rest != "" || strings.HasSuffix(line, "\n") {
					t.Fatalf("ended with %q and %q: %v", line, rest, err)
				}
				return
			}
			if !strings.HasSuffix(line, "\n") {
				t.Fatalf("%q has no end", line)
			}
		}
	})
}

// What is no regular file is never replaced by one; a link stays a link.
func TestWrite_ReplacesOnlyRegularFilesAndFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := os.Mkdir(in("inner"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("inner/old"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(in("pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"link": "inner/old", "again": "link", "nowhere": "inner/absent", "device": "/dev/null", "to-pipe": "pipe", "to-folder": "inner"} {
		if err := os.Symlink(to, in(link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"pipe", "nowhere", "device", "to-pipe", "to-folder", "inner"} {
		before, _ := os.Lstat(in(name))
		err := files.WriteText(in(name), "new")
		if after, _ := os.Lstat(in(name)); err == nil || !os.SameFile(before, after) || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"link", "again", "inner/old", "new"} {
		if err := files.WriteText(in(name), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		text, _ := os.ReadFile(in(name))
		info, _ := os.Lstat(in(name))
		if isLink := info.Mode()&os.ModeSymlink != 0; string(text) != name || isLink != (name == "link" || name == "again") {
			t.Errorf("%s: %q, %v", name, text, info.Mode())
		}
	}
	if info, err := os.Lstat(in("inner/old")); err != nil || info.Mode() != 0o600 {
		t.Errorf("the mode of what a link leads to is %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(in("inner/.*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
