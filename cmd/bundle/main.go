// Bundle builds the browser part: the program as WebAssembly, packed, and what
// is too heavy for it, beside the Go runtime's own glue. It prints the sizes
// and fails where the program has grown past what a weak phone on a slow
// network should be asked to load.
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
)

func main() {
	out := flag.String("out", "build/web", "folder to fill")
	flag.Parse()
	if err := bundle(*out, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// targets are the programs, and the files they become: the one that every
// reader waits for, the one with the diary, the one that finds a clinic, and
// what is too heavy for any.
// The goal is for the first; the limit is for each.
var targets = []target{
	{"./cmd/wasm", "app.wasm", 700_000, 900_000},
	{"./cmd/wasm/diary", "more.wasm", 900_000, 1_000_000},
	{"./cmd/wasm/places", "places.wasm", 600_000, 700_000},
	{"./cmd/sealer", "work.wasm", 800_000, 900_000},
}

// target is a program, with the sizes in packed bytes that it is warned of
// and refused above.
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
	fmt.Fprintf(report, "browser part in %s: runtime glue %s brotli\n", out, kilo(len(static.Brotli(glue))))
	for _, t := range targets {
		packed, err := t.make(out, report)
		if err != nil {
			return err
		}
		if err := t.judge(packed, report); err != nil {
			return err
		}
	}
	return nil
}

// make builds and packs one program and returns its packed size.
func (p target) make(out string, report io.Writer) (int, error) {
	plain, err := compile(p.pkg)
	if err != nil {
		return 0, err
	}
	plain, left := shrink(plain)
	if left != nil {
		fmt.Fprintf(os.Stderr, "bundle: %s keeps its tables of lines: %v\n", p.file, left)
	}
	packed, err := pack(plain, filepath.Join(out, p.file))
	if err != nil {
		return 0, err
	}
	fmt.Fprintf(report, "%s: %s plain, %s brotli\n", p.file, kilo(len(plain)), kilo(packed))
	return packed, nil
}

// judge holds the packed size to its limits.
func (p target) judge(size int, report io.Writer) error {
	switch {
	case size > p.limit:
		return fmt.Errorf("%s is %s packed, over the limit of %s: see what it links with go list -deps", p.file, kilo(size), kilo(p.limit))
	case size > p.goal:
		fmt.Fprintf(report, "warning: %s is over its goal of %s packed\n", p.file, kilo(p.goal))
	}
	return nil
}

func kilo(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }

// compile builds a program. Our own packages are not inlined: it is a tenth
// slower, which nobody sees, and a twentieth smaller, which everybody waits
// for.
func compile(pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "aftercare-bundle-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	changed, err := overlay(pkg, dir)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "app.wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-overlay", changed,
		"-gcflags=aftercare/...=-l", "-ldflags=-s -w", "-o", file, pkg)
	build.Env = browserEnv()
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// pack writes the packed forms, unless they are those of the same program
// already: packing well takes longer than building.
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
		if err := os.WriteFile(file+f.ending, f.bytes, 0o644); err != nil {
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
	return glue, os.WriteFile(filepath.Join(out, "wasm_exec.js"), glue, 0o644)
}
