package questions

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// split are the answers of an input that stand open, and those behind one tap.
func split(in *Input) (open, rest []Item) {
	for _, it := range in.answers() {
		if in.Folds(it.Value) {
			rest = append(rest, it)
		} else {
			open = append(open, it)
		}
	}
	return open, rest
}

func TestLists_ShowNoMoreThanTenAnswersAtOnce(t *testing.T) {
	used := map[string]bool{}
	for _, list := range [][]Question{All, noteQuestions} {
		for i := range list {
			for j := range list[i].Inputs {
				in := &list[i].Inputs[j]
				open, rest := split(in)
				if len(open) > mostAtOnce {
					t.Errorf("%s %s shows %d answers at once", list[i].ID, in.Name(), len(open))
				}
				if len(rest) == 1 {
					t.Errorf("%s %s: one answer behind a tap takes as much room as the tap", list[i].ID, in.Name())
				}
				for _, it := range rest {
					used[it.Value] = true
				}
			}
		}
	}
	if words := strings.Fields(rare); len(used) != len(words) {
		t.Errorf("%d of %d rare answers are in a long list: %v", len(used), len(words), used)
	}
}

// TestLists_FoldNoConditionThatAPackLooksAt: what changes when to call stands open.
func TestLists_FoldNoConditionThatAPackLooksAt(t *testing.T) {
	_, rest := split(&Find("person").Inputs[0])
	files, err := filepath.Glob("../../packs/*/statements/*.yaml")
	if err != nil || len(files) < 100 || len(rest) == 0 {
		t.Fatalf("%d statements, %d conditions: %v", len(files), len(rest), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range rest {
			if regexp.MustCompile(`(person|conditions): \[[^\]]*\b` + it.Value + `\b`).Match(text) {
				t.Errorf("%s looks at %s, which is behind a tap", file, it.Value)
			}
		}
	}
}
