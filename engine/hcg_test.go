package engine

import (
	"testing"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// A blood test says how hCG changes only against an earlier one. Told how it
// changed, that was the second test, or a later one.
func TestAnchors_FirstAndSecondBloodTest(t *testing.T) {
	value := func(d aftercare.Date) aftercare.Observation {
		return aftercare.Observation{Code: aftercare.HCG, Number: 100, Who: aftercare.ThePerson, When: aftercare.On(d)}
	}
	trend := func(d aftercare.Date) aftercare.Observation {
		return aftercare.Observation{Code: aftercare.HCGTrend, Word: aftercare.TrendFalling, Who: aftercare.ThePerson, When: aftercare.On(d)}
	}
	const found, asOf = aftercare.Date(20_000), aftercare.Date(20_030)
	for _, c := range []struct {
		what          string
		told          []aftercare.Observation
		first, second aftercare.Date
	}{
		{"none: the day it was found", nil, found, 0},
		{"one", []aftercare.Observation{value(found + 1)}, found + 1, 0},
		{"the same day twice", []aftercare.Observation{value(found + 1), value(found + 1)}, found + 1, 0},
		{"three, in any order", []aftercare.Observation{value(found + 5), value(found + 1), value(found + 3)}, found + 1, found + 3},
		{"only how it changed", []aftercare.Observation{trend(found + 4)}, found, found + 4},
		{"how it changed, before the second value", []aftercare.Observation{value(found + 1), value(found + 9), trend(found + 3)}, found + 1, found + 3},
		{"tomorrow's", []aftercare.Observation{value(asOf + 1)}, found, 0},
	} {
		rec := &aftercare.Record{Observations: c.told}
		rec.Loss.DiagnosedOn = found
		course := (&Engine{tables: &compiled.Tables{}}).Course(rec, aftercare.On(asOf))
		if first, _ := course.Anchor(guideline.AnchorFirstHCG); first != c.first {
			t.Errorf("%s: first %d, want %d", c.what, first, c.first)
		}
		if second, _ := course.Anchor(guideline.AnchorSecondHCG); second != c.second {
			t.Errorf("%s: second %d, want %d", c.what, second, c.second)
		}
	}
}
