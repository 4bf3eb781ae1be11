package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/internal/checkout"
)

var full = flag.Bool("full", false, "build and vet the whole renamed tree")

func goIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestRename_LeavesNoOldPathAndATreeThatBuilds(t *testing.T) {
	dir := checkout.Copy(t, filepath.Join("..", ".."))
	const to = "example.org/care/x"
	old, err := newRenamer(dir, to)
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := rename(dir, to); err != nil || changed < 200 {
		t.Fatal(changed, err)
	}
	err = walk(dir, func(name string) error {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if found := old.inText.Find(text); found != nil {
			t.Errorf("%s still has %q", name, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// Every import of every package and test, of both modules, is found.
	for _, module := range []string{dir, filepath.Join(dir, "bench")} {
		for path := range strings.FieldsSeq(goIn(t, module, "list", "-test", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./...")) {
			if path == old.from || strings.HasPrefix(path, old.from+"/") {
				t.Errorf("%s is still imported", path)
			}
		}
	}
	goIn(t, dir, "vet", "./wire", "./guideline")
	if *full {
		goIn(t, dir, "build", "./...")
		goIn(t, dir, "vet", "./...")
		goIn(t, filepath.Join(dir, "bench"), "vet", "./...")
	}
	if back, err := rename(dir, old.from); err != nil || back < 200 {
		t.Fatal(back, err)
	}
	for _, name := range []string{"go.mod", "bench/go.mod", "Makefile", "cmd/bundle/main.go", "engine/evaluate.go"} {
		before, _ := os.ReadFile(filepath.Join("..", "..", name))
		after, _ := os.ReadFile(filepath.Join(dir, name))
		if string(before) != string(after) {
			t.Errorf("%s is not the same after there and back", name)
		}
	}
}

func TestRename_RefusesWhatCannotBeAModulesPath(t *testing.T) {
	for _, path := range []string{"", "has space", "../up", "UPPER/ok/no?", "-flag"} {
		dir := t.TempDir()
		mod := filepath.Join(dir, "go.mod")
		if err := os.WriteFile(mod, []byte("module old\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := rename(dir, path); err == nil {
			t.Errorf("%q is taken", path)
		}
		if text, _ := os.ReadFile(mod); string(text) != "module old\n" {
			t.Errorf("%q: go.mod was written", path)
		}
	}
}
