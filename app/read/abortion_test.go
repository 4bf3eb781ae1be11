package read

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// TestReading_TextForAbortionCareSaysSoBeforeAnythingIsOpened goes through the
// rows of every page on a question and on a source.
func TestReading_TextForAbortionCareSaysSoBeforeAnythingIsOpened(t *testing.T) {
	a := newApp(t)
	open, alone := a.Words.Text("mark.population.induced-abortion"), a.Words.Text("population.induced-abortion")
	list := a.General.Active(func(s *guideline.Statement) bool {
		return s.Population == guideline.OfInducedAbortion
	})
	seen := map[string]bool{}
	look := func(name string, root *pagetest.Tag) {
		for _, row := range append(root.Named("li"), root.Named("tr")...) {
			cites := row.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "cites" })
			text, cited := row.Words(), len(cites) > 0
			for _, s := range list {
				says := a.Words.Says(s)
				if !strings.Contains(text, says) || len(row.Named("li")) > 0 && !cited || len(cites) > 1 {
					continue
				}
				seen[s.ID] = true
				if !strings.Contains(text, open) && (cited || !strings.Contains(text, alone)) {
					t.Errorf("%s: %s does not say that it was written for abortion care", name, s.ID)
				}
			}
		}
	}
	for i := range a.Topics {
		id := a.Topics[i].Question.ID
		look(id, pageOf(t, a, id))
	}
	for i := range a.Sources {
		look(a.Sources[i], pagetest.CheckPage(t, a.Sources[i], pagetest.Get(a, page.Numbered(page.PathSources, i+1))))
	}
	if len(seen) < len(list)-5 {
		t.Errorf("only %d of %d were met", len(seen), len(list))
	}
}
