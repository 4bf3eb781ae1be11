package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare/internal/schema"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts print into them")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"packtool": main}) }

func TestPacktool_DoesWhatItsScriptsSay(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, UpdateScripts: *update})
}

func TestBuild_CheckFailsForAStaleSchema(t *testing.T) {
	root := t.TempDir()
	files, err := schema.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		os.MkdirAll(filepath.Join(root, filepath.Dir(f.Path)), 0o755)
	}
	check := &buildCmd{Dir: "../../packs", Root: root, Check: true}
	if err := (&buildCmd{Dir: "../../packs", Root: root}).Run(); err != nil {
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
	dir := t.TempDir()
	for _, id := range []string{"id", "international"} {
		if err := os.CopyFS(filepath.Join(dir, id), os.DirFS("../../packs/"+id)); err != nil {
			t.Fatal(err)
		}
	}
	if err := (&buildCmd{Dir: dir, Check: true}).Run(); err == nil {
		t.Error("nothing was built, and it is not stale")
	}
	if err := (&buildCmd{Dir: dir}).Run(); err != nil {
		t.Fatal(err)
	}
	if err := (&buildCmd{Dir: dir, Check: true}).Run(); err != nil {
		t.Errorf("just built: %v", err)
	}
	for _, id := range []string{"id", "international"} {
		want, _ := os.ReadFile("../../packs/" + id + ".json")
		if got, _ := os.ReadFile(filepath.Join(dir, id+".json")); string(got) != string(want) {
			t.Errorf("%s.json is another in another folder", id)
		}
	}
	digests, _ := os.ReadFile(filepath.Join(dir, "digests.txt"))
	if !strings.HasPrefix(string(digests), "international ") {
		t.Errorf("the parent does not come first: %s", digests)
	}
}
