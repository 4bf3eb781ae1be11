package aftercare_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
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
