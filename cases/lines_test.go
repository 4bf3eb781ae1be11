package cases

import (
	"slices"
	"testing"

	"aftercare"
)

// The answers of ordinary recovery, where most is said.
func TestCases_AnAnswerSaysOneThingOnATopic(t *testing.T) {
	n, longest := 0, 0
	for _, c := range readCases(t) {
		g, _ := c.answer(t)
		if g == nil || c.Head["Ordinary"] != "yes" {
			continue
		}
		n++
		longest = max(longest, len(g.Topics))
		var topics, said []string
		for _, l := range g.Topics {
			topics = append(topics, l.Topic)
			said = append(said, l.Statements...)
			if (l.From == aftercare.Amount{}) != (l.To == aftercare.Amount{}) || l.From.Unit != 0 && l.From == l.To {
				t.Errorf("%s: the line on %s goes from %v to %v", c.File, l.Topic, l.From, l.To)
			}
		}
		if twice := duplicate(topics); twice != "" {
			t.Errorf("%s: two lines on %s", c.File, twice)
		}
		said = slices.DeleteFunc(said, func(id string) bool {
			return slices.ContainsFunc(g.Due, func(d aftercare.Due) bool { return d.Statement == id })
		})
		all := slices.Concat(g.Expect, g.Inform)
		slices.Sort(all)
		slices.Sort(said)
		if !slices.Equal(all, said) {
			t.Errorf("%s: the lines hold %d statements, the answer %d", c.File, len(said), len(all))
		}
	}
	t.Logf("%d ordinary answers; the longest has %d lines, of which %d stand open", n, longest, min(longest, aftercare.MostLines))
	if n == 0 {
		t.Error("no case is ordinary")
	}
}

func duplicate(list []string) string {
	for i, s := range list {
		if slices.Contains(list[:i], s) {
			return s
		}
	}
	return ""
}
