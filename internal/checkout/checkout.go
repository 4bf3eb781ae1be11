// Package checkout copies this repository for tests that change it or build it
// elsewhere.
package checkout

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Copy puts what git tracks, and what is new and not ignored, into a temporary
// folder, and returns that. Paths narrow it, as for git ls-files. top is the
// root of the repository; outside of a git checkout the test is skipped.
func Copy(t *testing.T, top string, paths ...string) string {
	t.Helper()
	list := exec.Command("git", append([]string{"ls-files", "-coz", "--exclude-standard", "--"}, paths...)...)
	list.Dir = top
	files, err := list.Output()
	if err != nil {
		t.Skip("this is not a git checkout: ", err)
	}
	dir := t.TempDir()
	for name := range strings.SplitSeq(strings.TrimSuffix(string(files), "\x00"), "\x00") {
		text, err := os.ReadFile(filepath.Join(top, name))
		if os.IsNotExist(err) {
			continue // deleted and not yet committed
		} else if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
