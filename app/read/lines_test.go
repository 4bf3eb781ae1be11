package read

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// linesOf are the kinds of line of the questions that have one, by id: of those
// that are urgent, or of the others.
func linesOf(a *app.App, urgent bool) map[string]guideline.CallKind {
	kinds := map[string]guideline.CallKind{}
	for _, topic := range a.Topics {
		if q := topic.Question; q.Line != 0 && q.Urgent == urgent {
			kinds[q.ID] = q.Line
		}
	}
	return kinds
}

// lineSection gives the first paragraph of a question's page in a country, and
// the section right after it, where the lines of its kind are.
func lineSection(t *testing.T, a *app.App, id string, kind guideline.CallKind, country string) (lead, lines *pagetest.Tag) {
	t.Helper()
	r := a.Handle(&page.Request{Method: "GET", Path: pagetest.TopicPath(a, id), Form: pagetest.Form("country=" + country), Now: pagetest.Now, InPage: true})
	main := pagetest.CheckPage(t, id+" "+country, r).Named("main")[0]
	if lines = main.Kids[2]; !strings.HasPrefix(lines.Words(), a.Words.Text("call."+kind.String())) {
		t.Fatalf("%s %s: the lines are not right below the answer", id, country)
	}
	return main.Kids[1], lines
}

// dials reports whether a checked number of some lines can be touched there.
func dials(in *pagetest.Tag, lines []guideline.CallNumber) bool {
	for _, k := range in.Named("a") {
		for i := range lines {
			if c := &lines[i]; c.Verified && c.Number != "" && k.Words() == c.Number && view.Tel(c.Number) != (view.URL{}) {
				return true
			}
		}
	}
	return false
}

func TestTopic_ADangerHasTheLinesOfItsKindAndTheEmergencyNumberInEveryCountry(t *testing.T) {
	a := newApp(t)
	own := map[string]int{}
	for id, kind := range linesOf(a, true) {
		for i := range a.General.Pack.Numbers {
			n := &a.General.Pack.Numbers[i]
			lead, lines := lineSection(t, a, id, kind, n.Jurisdiction)
			if !dials(lead, n.Emergency) && !strings.Contains(lead.Words(), a.Words.Text("number.unverified")) {
				t.Errorf("%s %s: no emergency number in %q", id, n.Jurisdiction, lead.Words())
			}
			switch first := page.FirstChecked(page.LinesFor(n, kind)); {
			case first == nil && page.FirstChecked(n.Emergency) != nil && !dials(lines, n.Emergency):
				t.Errorf("%s %s: nothing there was checked, and no emergency number is beside it: %q", id, n.Jurisdiction, lines.Words())
			case first != nil && !strings.Contains(lines.Words(), reach(first)):
				t.Errorf("%s %s: %s is not there", id, n.Jurisdiction, first.Name)
			case first != nil && page.FirstChecked(n.Lines(kind)) != nil:
				own[id]++
			}
			checkMarked(t, a, lines, page.LinesFor(n, kind))
		}
	}
	for id := range linesOf(a, true) {
		if own[id] < 5 {
			t.Errorf("%s: only %d countries have a line of its kind", id, own[id])
		}
	}
}

// checkMarked requires that each number that was not checked says so.
func checkMarked(t *testing.T, a *app.App, in *pagetest.Tag, lines []guideline.CallNumber) {
	t.Helper()
	for _, row := range in.Named("p") {
		for i := range lines {
			c := &lines[i]
			if shown := c.Number != "" && strings.Contains(row.Words(), c.Name+" "+c.Number); shown && !c.Verified && !strings.Contains(row.Words(), a.Words.Text("number.unverified")) {
				t.Errorf("%q is not marked", row.Words())
			}
		}
	}
}

func TestTopic_ADangerHasANumberOfEveryCountryWhereNoneIsTold(t *testing.T) {
	a := newApp(t)
	for id, kind := range linesOf(a, true) {
		lead, lines := lineSection(t, a, id, kind, "")
		if !slices.ContainsFunc(lead.Named("a"), func(k *pagetest.Tag) bool { return strings.HasPrefix(k.Attrs["href"], "tel:") }) {
			t.Errorf("%s: no emergency number in %q", id, lead.Words())
		}
		for i := range a.General.Pack.Numbers {
			n := &a.General.Pack.Numbers[i]
			c := page.FirstChecked(page.LinesFor(n, kind))
			if c == nil {
				c = page.FirstOf(n.Emergency)
			}
			if !strings.Contains(lines.Words(), a.Words.Text("country."+n.Jurisdiction)) || !strings.Contains(lines.Words(), reach(c)) {
				t.Errorf("%s: %s has no number", id, n.Jurisdiction)
			}
		}
	}
}

// reach is the number of a line or, if it has none, what to write to.
func reach(c *guideline.CallNumber) string {
	if c.Number != "" {
		return c.Number
	}
	return c.Text
}

func TestTopic_AnAnswerThatNamesALineHasItsNumbersRightBelow(t *testing.T) {
	a := newApp(t)
	kinds := linesOf(a, false)
	if len(kinds) < 5 {
		t.Fatalf("only %d answers name a line", len(kinds))
	}
	for id, kind := range kinds {
		if _, lines := lineSection(t, a, id, kind, "GB"); len(lines.Named("details")) > 0 || !dials(lines, page.LinesFor(a.General.Numbers["GB"], kind)) {
			t.Errorf("%s: no number for her country in %q", id, lines.Words())
		}
		if _, lines := lineSection(t, a, id, kind, ""); len(lines.Named("details")) != 1 || len(lines.Named("a")) < 10 {
			t.Errorf("%s: where no country is known, the numbers are not folded", id)
		}
	}
}

func TestTopic_NothingInAHistorySaysWhichDangerWasRead(t *testing.T) {
	a, urgent := newApp(t), 0
	for i := range a.Topics {
		q := a.Topics[i].Question
		if !q.Urgent && q.Line == 0 {
			continue
		}
		id := q.ID
		if q.Urgent {
			urgent++
		}
		r := pagetest.Get(a, pagetest.TopicPath(a, id))
		root := pagetest.CheckPage(t, id, r)
		if title := root.Named("title")[0].Words(); title != a.Words.Text("frame.name") {
			t.Errorf("%s: its title is %q", id, title)
		}
		if strings.Contains(pagetest.TopicPath(a, id), id) {
			t.Errorf("%s: its address names it", id)
		}
	}
	if urgent < 40 {
		t.Errorf("only %d urgent questions", urgent)
	}
}
