package page

import (
	"slices"
	"testing"

	"aftercare/packs"
)

func TestEveryQuestionOfAPack_HasItsNumberForGood(t *testing.T) {
	var placed []string
	for _, ids := range topicOrder {
		placed = append(placed, ids...)
	}
	pack, _, problems := packs.Load("international")
	if pack == nil {
		t.Fatal(problems)
	}
	for i := range pack.Questions {
		if !slices.Contains(placed, pack.Questions[i].ID) {
			t.Errorf("%s has no place in topicOrder: add it at the end of the last group", pack.Questions[i].ID)
		}
	}
	if list := listTopics(pack); len(list) != len(placed) {
		t.Errorf("%d places, %d questions: a question that went away moves the numbers after it", len(placed), len(list))
	}
}
