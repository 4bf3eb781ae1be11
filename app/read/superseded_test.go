package read

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/locale"
)

// TestReading_ASourceThatWasReplacedSaysByWhat looks at the page of each such
// source, and at the rows of the tables that weigh it on every page of a
// question.
func TestReading_ASourceThatWasReplacedSaysByWhat(t *testing.T) {
	a := newApp(t)
	var replaced []*guideline.Source
	for i, id := range a.Sources {
		s := a.General.Sources[id]
		if s.SupersededBy == "" {
			continue
		}
		replaced = append(replaced, s)
		root := pagetest.CheckPage(t, id, pagetest.Get(a, page.Numbered(page.PathSources, i+1)))
		newer := s.Newer(a.General.Sources)
		terms, values := root.Named("dt"), root.Named("dd")
		said := false
		for k := range terms {
			said = said || terms[k].Words() == a.Words.Text("source.fact.superseded") && values[k].Words() == newer
		}
		if !said {
			t.Errorf("the page of %s does not say that it was replaced by %s", id, newer)
		}
		for j, other := range a.Sources {
			link := root.All(func(k *pagetest.Tag) bool { return k.Attrs["href"] == page.Numbered(page.PathSources, j+1) })
			if other == s.SupersededBy && len(link) == 0 {
				t.Errorf("the page of %s does not lead to that of %s", id, other)
			}
		}
	}
	rows := 0
	for i := range a.Topics {
		id := a.Topics[i].Question.ID
		for _, row := range pageOf(t, a, id).Named("tr") {
			head := row.Named("th")
			for _, s := range replaced {
				if len(head) == 0 || len(head[0].Named("a")) == 0 || head[0].Named("a")[0].Words() != s.Name {
					continue
				}
				rows++
				note := locale.Capitalize(a.Words.Text("mark.superseded", locale.With("name", s.Newer(a.General.Sources)))) + "."
				if !strings.Contains(head[0].Words(), note) {
					t.Errorf("%s: the row of %s does not say %q", id, s.ID, note)
				}
			}
		}
	}
	if len(replaced) < 10 || rows < 10 {
		t.Errorf("only %d sources in %d rows", len(replaced), rows)
	}
}
