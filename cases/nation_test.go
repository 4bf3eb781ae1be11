package cases

import (
	"fmt"
	"testing"

	"aftercare"
	"aftercare/internal/library"
)

// The answer page asks for a nation nowhere, because none moves an answer: for
// every case, in each nation and in its country, the level, what to do and every
// verdict and day are the same. If this fails, a nation does
// move one: then it is to be asked in place (app/ask/further.go), there alone.
func TestCases_NoNationMovesAnAnswer(t *testing.T) {
	engineFor := library.Published()
	told := 0
	for _, c := range readCases(t) {
		rec, asOf, findings := c.Parse()
		if findings != nil {
			continue
		}
		told++
		say := func(jurisdiction string) string {
			own := *rec
			own.Jurisdiction = jurisdiction
			return guidedBy(engineFor(jurisdiction).Evaluate(&own, asOf))
		}
		for _, nation := range aftercare.NationTerms.Words() {
			if country := aftercare.CountryOf(nation); say(nation) != say(country) {
				t.Errorf("%s: %s and %s have two answers:\n%s\n%s", c.File, nation, country, say(nation), say(country))
			}
		}
	}
	if told < 1000 {
		t.Errorf("only %d cases", told)
	}
}

// guidedBy is what a reader goes by: how soon she needs somebody, what is due and
// when each activity opens. What else is said, and numbers to call, are left out.
func guidedBy(g *aftercare.Guidance) string {
	text := fmt.Sprintln(g.Urgency.Level, g.Urgency.Action, g.Urgency.Asked)
	for i := range g.Activities {
		a := &g.Activities[i]
		text += fmt.Sprintln(a.Activity, a.Verdict, a.Earliest, a.NotBefore, a.WaitingFor, a.HeldBy)
	}
	for _, d := range g.Due {
		text += fmt.Sprintln(d)
	}
	return text
}
