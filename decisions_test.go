package aftercare_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unused are numbers that no decision has, and why. Numbers are never reused.
var unused = map[int]string{
	20: "No page ever had this number. Decisions 19, 21 and 22 were written on branches side by side, each with its number, and 20 was skipped; nothing is lost.",
}

// TestDocs_EveryDecisionIsInTheIndex also finds two pages with one number, a
// number without a page, and a title that names another number.
func TestDocs_EveryDecisionIsInTheIndex(t *testing.T) {
	pages := map[int]string{}
	files, _ := filepath.Glob("doc/decisions/[0-9]*.md")
	last := 0
	for _, file := range files {
		var n int
		name := filepath.Base(file)
		if _, err := fmt.Sscanf(name, "%02d-", &n); err != nil {
			t.Errorf("%s: a decision's file is NN-title.md", file)
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		title, ok := strings.CutPrefix(first, fmt.Sprintf("# %d. ", n))
		if !ok {
			t.Errorf("%s begins with %q, not with its number", file, first)
		}
		if pages[n] != "" {
			t.Errorf("%s has the number of another decision: take the next free one", file)
		}
		pages[n] = fmt.Sprintf("%d. [%s](%s)\n", n, title, name)
		last = max(last, n)
	}
	var index strings.Builder
	for n := 1; n <= last; n++ {
		switch {
		case pages[n] != "" && unused[n] != "":
			t.Errorf("decision %d exists and is said to be unused", n)
		case pages[n] == "" && unused[n] == "":
			t.Errorf("there is no decision %d", n)
		case pages[n] == "":
			fmt.Fprintf(&index, "%d. %s\n", n, unused[n])
		default:
			index.WriteString(pages[n])
		}
	}
	printed(t, "doc/decisions/README.md", "index", index.String())
}
