package aftercare_test

import (
	"testing"

	"aftercare/internal/measure"
)

// largestPackage is how many lines written by hand a package may have.
const largestPackage = 4000

// growing are packages that are over a bar until the work on them is done.
var growing = map[string]bool{"app": true}

// TestTree_PackagesStaySmall holds the bars of `make measure`.
func TestTree_PackagesStaySmall(t *testing.T) {
	list, err := measure.Load(".", []measure.Build{{OS: "js", Arch: "wasm"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 30 {
		t.Fatalf("only %d packages were found", len(list))
	}
	for _, p := range list {
		if over := p.Lines > largestPackage; over != growing[p.Path] {
			t.Errorf("package %s has %d lines; the most is %d", p.Path, p.Lines, largestPackage)
		}
	}
}
