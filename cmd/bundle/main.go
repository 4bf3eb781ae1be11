// Bundle builds the browser part: the programs as WebAssembly and the words of
// each language, compressed, and the Go runtime's own glue. It prints the sizes
// and fails if a program has grown past what a weak phone on a slow network
// should have to load.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"aftercare/host/static"
	"aftercare/internal/files"
	"aftercare/packs"
	"aftercare/words"
)

func main() {
	out := flag.String("out", "build/web", "folder to fill")
	sort := flag.Bool("words", false, "write "+laterFile+", the words that the first program never says, and nothing else")
	flag.Parse()
	do := func() error { return bundle(*out, os.Stdout) }
	if *sort {
		do = writeLater
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// targets are the programs and the files they become: the one that every
// reader waits for, the one with the diary, the one that finds a clinic, and
// the encryption worker.
var targets = []target{
	{firstProgram, "app.wasm", 700_000, 900_000},
	{"./cmd/wasm/diary", "more.wasm", 900_000, 1_000_000},
	{"./cmd/wasm/places", "places.wasm", 600_000, 700_000},
	{"./cmd/sealer", "work.wasm", 800_000, 900_000},
}

const firstProgram = "./cmd/wasm"

// target is a program, with the compressed sizes in bytes above which the
// build warns (goal) and fails (limit).
type target struct {
	pkg, file   string
	goal, limit int
}

func bundle(out string, report io.Writer) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	glue, err := copyGlue(out)
	if err != nil {
		return err
	}
	fmt.Fprintf(report, "browser part in %s: runtime glue %s packed\n", out, kilo(len(static.Brotli(glue))))
	for _, lang := range words.Languages() {
		first, err := pack([]byte(words.File(lang)), filepath.Join(out, lang+".txt"))
		if err != nil {
			return err
		}
		more, err := pack([]byte(words.More(lang)), filepath.Join(out, lang+".more"))
		if err != nil {
			return err
		}
		fmt.Fprintf(report, "%s.txt: %s packed, %s.more: %s\n", lang, kilo(first), lang, kilo(more))
	}
	_, sources := packs.Apart()
	packed, err := pack([]byte(sources), filepath.Join(out, "sources.list"))
	if err != nil {
		return err
	}
	fmt.Fprintf(report, "sources.list: %s packed\n", kilo(packed))
	for _, t := range targets {
		plain, constants, err := link(t.pkg)
		if err != nil {
			return err
		}
		if t.pkg == firstProgram {
			if err := judgeLater(constants, report); err != nil {
				return err
			}
		}
		if line := linkedWords(plain); line != "" {
			return fmt.Errorf("%s links the words of a language, which it should fetch: %q", t.file, line)
		}
		if err := t.deliver(plain, out, report); err != nil {
			return err
		}
	}
	return nil
}

// linkedWords returns a line of the words that a program was linked with, "" if
// it has none. It looks for the longest lines, which nothing else would hold.
func linkedWords(program []byte) string {
	for _, lang := range words.Languages() {
		for line := range strings.Lines(words.File(lang) + words.More(lang)) {
			if _, text, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
				line = text
			}
			if len(line) > longLine && bytes.Contains(program, []byte(strings.TrimSpace(line))) {
				return line
			}
		}
	}
	return ""
}

// longLine is how long a line is, in bytes, that is looked for.
const longLine = 160

// deliver shrinks and packs a linked program into the folder out and reports
// its size.
func (p target) deliver(plain []byte, out string, report io.Writer) error {
	smaller, unshrunk := shrink(plain)
	packed, err := pack(smaller, filepath.Join(out, p.file))
	if err != nil {
		return err
	}
	if unshrunk != nil {
		fmt.Fprintf(report, "warning: %s keeps its tables of lines: %v\n", p.file, unshrunk)
	}
	return p.judge(packed, unshrunk == nil, report)
}

// judge reports the packed size and holds it to its limits. The limits are for
// a shrunk program: one built by a toolchain whose tables are unknown works as
// well and is only larger, so it is warned of.
func (p target) judge(size int, shrunk bool, report io.Writer) error {
	fmt.Fprintf(report, "%s: %s packed\n", p.file, kilo(size))
	switch {
	case size > p.limit && shrunk:
		return fmt.Errorf("%s is %s packed, over its limit of %s: go list -deps shows what it links", p.file, kilo(size), kilo(p.limit))
	case size > p.limit:
		fmt.Fprintf(report, "warning: %s is over its limit of %s packed\n", p.file, kilo(p.limit))
	case size > p.goal:
		fmt.Fprintf(report, "warning: %s is over its goal of %s packed\n", p.file, kilo(p.goal))
	}
	return nil
}

func kilo(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }

// compile builds a program.
func compile(pkg string) ([]byte, error) {
	program, _, err := link(pkg)
	return program, err
}

// link builds a program, and finds the texts that are constants in it. Our own
// packages are not inlined: that makes it a tenth slower, which nobody notices, and a
// twentieth smaller, which everybody downloads.
func link(pkg string) (program []byte, constants map[string]bool, err error) {
	dir, err := os.MkdirTemp("", "aftercare-bundle-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	changed, err := overlay(pkg, dir)
	if err != nil {
		return nil, nil, err
	}
	file := filepath.Join(dir, "app.wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-overlay", changed,
		"-gcflags=aftercare/...=-l", "-ldflags=-s -w -dumpdep", "-o", file, pkg)
	build.Env = browserEnv()
	var said bytes.Buffer
	build.Stderr = &said
	if err := build.Run(); err != nil {
		os.Stderr.Write(said.Bytes())
		return nil, nil, err
	}
	program, err = os.ReadFile(file)
	return program, constantsOf(said.String()), err
}

// pack writes the compressed forms and returns the size of the brotli one. It
// keeps those of the same program: compressing well takes longer than building.
func pack(plain []byte, file string) (int, error) {
	sum := sha256.Sum256(plain)
	name := hex.EncodeToString(sum[:])
	if last, err := os.ReadFile(file + ".sha256"); err == nil && string(last) == name {
		if info, err := os.Stat(file + ".br"); err == nil {
			return int(info.Size()), nil
		}
	}
	os.Remove(file + ".sha256")
	brotli := static.Brotli(plain)
	for _, f := range []struct {
		ending string
		bytes  []byte
	}{{".br", brotli}, {".gz", static.Gzip(plain)}, {".sha256", []byte(name)}} {
		if err := files.WriteText(file+f.ending, f.bytes); err != nil {
			return 0, err
		}
	}
	return len(brotli), nil
}

// copyGlue takes wasm_exec.js from the toolchain that built the program: the
// two belong together.
func copyGlue(out string) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	glue, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, err
	}
	glue = bytes.ReplaceAll(glue, []byte("\r\n"), []byte("\n"))
	return glue, files.WriteText(filepath.Join(out, "wasm_exec.js"), glue)
}
