package search

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

// Where somebody tells how she is in words that no rule knows, the way to help is one
// quiet line above what was found. A subject has none, and a card has no line as well.
func TestSearch_HelpIsOneLineAboveASentenceThatNoRuleKnows(t *testing.T) {
	a := newApp(t)
	line := func(r *page.Response) *pagetest.Tag {
		for _, p := range pagetest.CheckPage(t, "search", r).Named("main")[0].Named("p") {
			if strings.Contains(p.Words(), a.Words.Text("find.first")) {
				return p
			}
		}
		return nil
	}
	for _, typed := range []string{"my neighbour says i look like her late aunt did", "my tummy feels odd"} {
		p := line(looks(a, "q="+typed, "country=GB"))
		if p == nil {
			t.Errorf("%q: no line", typed)
			continue
		}
		links := p.Named("a")
		if len(links) != 2 || links[0].Attrs["href"] != "tel:999" || links[1].Attrs["href"] != page.PathCheck {
			t.Errorf("%q: the line is %q", typed, p.Words())
		}
	}
	for _, typed := range []string{"swimming", "when can we have sex after a miscarriage", "blood pouring out of me wont stop"} {
		if p := line(looks(a, "q="+typed, "country=GB")); p != nil {
			t.Errorf("%q: %q", typed, p.Words())
		}
	}
}
