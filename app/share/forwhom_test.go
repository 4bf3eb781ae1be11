package share

import (
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// allForAbortionCare is the program on a pack whose alarms were all written for
// abortion care.
func allForAbortionCare(t *testing.T) *app.App {
	t.Helper()
	pack := *pagetest.Shipped().For("").Pack()
	pack.Statements = append([]guideline.Statement(nil), pack.Statements...)
	for i := range pack.Statements {
		if s := &pack.Statements[i]; s.Kind == guideline.Alarm {
			s.Population = guideline.OfInducedAbortion
		}
	}
	e, err := engine.New(&pack, "")
	if err != nil {
		t.Fatal(err)
	}
	c := pagetest.Config()
	c.Library = page.Library{For: func(string) *engine.Engine { return e }}
	return appOf(t, c)
}

func TestShare_EverySignSaysForWhomItWasWritten(t *testing.T) {
	a := allForAbortionCare(t)
	text, n := pagetest.SheetsOf(pagetest.CheckPage(t, "signs", sharing(a, "show", "signs")))["shared"], 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "- ") {
			n++
			if !strings.HasSuffix(strings.TrimSpace(line), a.Words.Text("population.induced-abortion")) {
				t.Errorf("%s", line)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d signs in\n%s", n, text)
	}
}
