package share

import (
	"strings"
	"testing"

	"aftercare/internal/pagetest"
)

func TestShare_EverySignSaysForWhomItWasWritten(t *testing.T) {
	a := appOf(t, pagetest.ForAbortionCare(t))
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
