package ask

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// TestUrgency_EveryAlarmThatIsSaidAsItIsSaysForWhomItWasWritten gives each alarm
// as a reason that rests on no fact with words of its own.
func TestUrgency_EveryAlarmThatIsSaidAsItIsSaysForWhomItWasWritten(t *testing.T) {
	a := newApp(t)
	mark, n := a.Words.Text("population.induced-abortion"), 0
	for _, a := range []*app.App{a, appOf(t, pagetest.ForAbortionCare(t))} {
		f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
		s := New(a.Site, &page.Request{Path: page.PathHome}, f)
		for _, x := range s.Know.Active(func(x *guideline.Statement) bool { return x.Kind == guideline.Alarm }) {
			n++
			told := s.toldFor(&aftercare.UrgencyAnswer{Because: []aftercare.Because{{Statement: x.ID}}})
			said := slices.ContainsFunc(told, func(text string) bool { return strings.Contains(text, mark) })
			if len(told) != 1 || said != (x.Population == guideline.OfInducedAbortion) {
				t.Errorf("%s, written for %s: %q", x.ID, x.Population, told)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d alarms", n)
	}
}
