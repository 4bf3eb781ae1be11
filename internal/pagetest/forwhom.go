package pagetest

import (
	"slices"
	"testing"

	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/guideline"
)

// ForAbortionCare is the configuration of a program on the shipped pack, as if the
// text of every alarm had been written for abortion care.
func ForAbortionCare(t *testing.T) page.Config {
	t.Helper()
	pack := *Shipped().For("").Pack()
	pack.Statements = slices.Clone(pack.Statements)
	for i := range pack.Statements {
		if s := &pack.Statements[i]; s.Kind == guideline.Alarm {
			s.Population = guideline.OfInducedAbortion
		}
	}
	e, err := engine.New(&pack, "")
	if err != nil {
		t.Fatal(err)
	}
	c := Config()
	c.Library = page.Library{For: func(string) *engine.Engine { return e }}
	return c
}
