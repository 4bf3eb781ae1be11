// Rename gives the module another path: in go.mod, in bench/go.mod, in every
// import, and wherever else a package is named by its path. It has no public
// home yet; when it gets one, `make rename MODULE=example.org/x` is all it takes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aftercare/internal/files"
)

func main() {
	dir := flag.String("C", ".", "folder of the module")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: rename [-C FOLDER] PATH") }
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	changed, err := rename(*dir, flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "rename:", err)
		os.Exit(1)
	}
	fmt.Println("changed files:", changed)
}

// rename rewrites the tree and counts the files it changed. Nothing is written
// if the path cannot be a module's or a file cannot be read.
func rename(dir, to string) (int, error) {
	r, err := newRenamer(dir, to)
	if err != nil {
		return 0, err
	}
	changed := map[string][]byte{}
	err = walk(dir, func(name string) error {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		after, err := r.rewrite(name, text)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !bytes.Equal(after, text) {
			changed[name] = after
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for name, text := range changed {
		if err := files.WriteText(name, text); err != nil {
			return 0, err
		}
	}
	return len(changed), nil
}

// walk visits the files that may name a package: not what is built or installed.
func walk(dir string, visit func(name string) error) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || name == filepath.Join(dir, "build")):
			return filepath.SkipDir
		case d.IsDir():
			return nil
		case d.Name() == "go.mod" || d.Name() == "Makefile" || slices.Contains([]string{".go", ".md", ".sh"}, filepath.Ext(name)):
			return visit(name)
		}
		return nil
	})
}

type renamer struct {
	from, to string
	inMod    *regexp.Regexp // the module in a line of go.mod
	inText   *regexp.Regexp // a package of the module: its path, a pattern, a prefix
}

func newRenamer(dir, to string) (*renamer, error) {
	from, err := modulePath(filepath.Join(dir, "go.mod"))
	if err != nil {
		return nil, err
	}
	if err := check(to); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			folders = append(folders, regexp.QuoteMeta(e.Name()))
		}
	}
	quoted := regexp.QuoteMeta(from)
	return &renamer{
		from:   from,
		to:     to,
		inMod:  regexp.MustCompile(`(?m)^((?:module|replace|require)?\s+)` + quoted + `(/|\s|$)`),
		inText: regexp.MustCompile(`(^|[^\w./-])` + quoted + `(/(?:\.\.\.|"|(?:` + strings.Join(folders, "|") + `)\b))`),
	}, nil
}

// check asks the go command whether a path can be a module's.
func check(path string) error {
	dir, err := os.MkdirTemp("", "rename-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	init := exec.Command("go", "mod", "init", path)
	init.Dir = dir
	init.Env = append(os.Environ(), "GOWORK=off")
	if out, err := init.CombinedOutput(); err != nil {
		return fmt.Errorf("%q cannot be a module's path: %s", path, bytes.TrimSpace(out))
	}
	return nil
}

func modulePath(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(text)) {
		if path, found := strings.CutPrefix(line, "module "); found {
			return strings.TrimSpace(path), nil
		}
	}
	return "", fmt.Errorf("%s names no module", file)
}

func (r *renamer) rewrite(name string, text []byte) ([]byte, error) {
	if filepath.Base(name) == "go.mod" {
		return r.inMod.ReplaceAll(text, []byte("${1}"+r.to+"${2}")), nil
	}
	root := []byte(strconv.Quote(r.from))
	if filepath.Ext(name) == ".go" && bytes.Contains(text, root) {
		// The root's own path is a word like any other: only imports are it.
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, text, parser.ImportsOnly)
		if err != nil {
			return nil, err
		}
		for _, spec := range slices.Backward(f.Imports) {
			if spec.Path.Value == string(root) {
				at := fset.Position(spec.Path.Pos()).Offset
				text = slices.Concat(text[:at], []byte(strconv.Quote(r.to)), text[at+len(root):])
			}
		}
	}
	text = r.inText.ReplaceAll(text, []byte("${1}"+r.to+"${2}"))
	if filepath.Ext(name) == ".go" {
		return format.Source(text) // imports are sorted by their new paths
	}
	return text, nil
}
