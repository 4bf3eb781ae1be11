package aftercare_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"aftercare/guideline"
	"aftercare/packs"
)

// mostLines is how long the short answer to the record of README.md may be.
const mostLines = 25

// README.md shows what the program says to its record, on one screen.
func TestReadme_ShowsTheAnswerToItsRecord(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "```json\n")
	record, _, ended := strings.Cut(rest, "```")
	if !found || !ended {
		t.Fatal("README.md has no record")
	}
	program := filepath.Join(t.TempDir(), "aftercare")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/aftercare").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	guide := exec.Command(program, "guide", "--as-of", "2026-11-09", "-")
	guide.Stdin = strings.NewReader(record)
	answer, err := guide.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(answer), "\n"), "\n")
	if len(lines) > mostLines {
		t.Errorf("%d lines; the most is %d:\n%s", len(lines), mostLines, answer)
	}
	for _, line := range lines {
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("longer than 80 columns: %s", line)
		}
	}
	printed(t, "README.md", "answer", "```\n$ aftercare guide --as-of 2026-11-09 record.json\n"+string(answer)+"```\n")
}

// README.md says how much knowledge there is: in numbers rounded down to a
// hundred, and the packs by their countries.
func TestReadme_CountsThePacks(t *testing.T) {
	raw, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	documents, statements, countries := map[string]bool{}, map[string]bool{}, []string{}
	for _, p := range packs.All() {
		pack, _, problems := packs.Load(p.ID)
		if pack == nil {
			t.Fatal(problems)
		}
		for _, s := range pack.Sources {
			documents[s.ID] = s.Tier != guideline.TierS && s.Tier != guideline.TierP // ours
		}
		for i := range pack.Statements {
			if s := &pack.Statements[i]; s.Status == guideline.Active {
				statements[s.ID] = true
			}
		}
		if p.ID != "international" {
			countries = append(countries, strings.ToUpper(p.ID))
		}
	}
	maps.DeleteFunc(documents, func(_ string, published bool) bool { return !published })
	for what, n := range map[string]int{"published documents": len(documents), "statements": len(statements)} {
		if want := "more than " + grouped(n/100*100) + " " + what; !strings.Contains(text, want) {
			t.Errorf("README.md doesn't say %q; there are %d", want, n)
		}
	}
	slices.Sort(countries)
	last := len(countries) - 1
	if want := "packs for " + strings.Join(countries[:last], ", ") + " and " + countries[last] + "."; !strings.Contains(text, want) {
		t.Errorf("README.md doesn't say %q", want)
	}
}

// grouped writes a number with a comma before its thousands.
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
