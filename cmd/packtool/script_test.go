package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/guideline"
	"aftercare/internal/schema"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the scripts print into them")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"packtool": main}) }

func TestPacktool_DoesWhatItsScriptsSay(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, UpdateScripts: *update})
}

// smallPacks writes a pack and one that inherits it, and sorts before it.
func smallPacks(t *testing.T) string {
	t.Helper()
	small, err := txtar.ParseFile("../../guideline/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range small.Files {
		name := filepath.Join(dir, strings.Replace(f.Name, "child/", "a-child/", 1))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.Data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBuild_CheckFailsForAStaleSchema(t *testing.T) {
	packs, root := smallPacks(t), t.TempDir()
	files, err := schema.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		os.MkdirAll(filepath.Join(root, filepath.Dir(f.Path)), 0o755)
	}
	check := &buildCmd{Dir: packs, Root: root, Check: true}
	if err := (&buildCmd{Dir: packs, Root: root}).Run(); err != nil {
		t.Fatal(err)
	}
	if err := check.Run(); err != nil {
		t.Errorf("just built: %v", err)
	}
	for _, f := range files {
		path := filepath.Join(root, f.Path)
		os.WriteFile(path, append(f.Text, '\n'), 0o644)
		if err := check.Run(); err == nil || !strings.Contains(err.Error(), path+" is stale") {
			t.Errorf("%s was changed by hand: %v", f.Path, err)
		}
		os.WriteFile(path, f.Text, 0o644)
	}
}

func TestBuild_WritesThePacksOfAnyFolder(t *testing.T) {
	dir := smallPacks(t)
	if err := (&buildCmd{Dir: dir, Check: true}).Run(); err == nil {
		t.Error("nothing was built, and nothing is stale")
	}
	if err := (&buildCmd{Dir: dir}).Run(); err != nil {
		t.Fatal(err)
	}
	if err := (&buildCmd{Dir: dir, Check: true}).Run(); err != nil {
		t.Errorf("just built: %v", err)
	}
	digests, _ := os.ReadFile(filepath.Join(dir, "digests.txt"))
	base, child, _ := strings.Cut(string(digests), "\n")
	if !strings.HasPrefix(base, "base sha256:") || !strings.HasPrefix(child, "child sha256:") {
		t.Fatalf("the parent does not come first: %s", digests)
	}
	text, _ := os.ReadFile(filepath.Join(dir, "child.json"))
	if built, findings := guideline.Parse(string(text)); len(findings) > 0 || "base "+built.InheritsDigest != base {
		t.Errorf("the child was not built against its parent: %s, %v", built.InheritsDigest, findings)
	}
}
