package bench

import (
	"testing"

	"aftercare"
	"aftercare/bench/floor"
	"aftercare/internal/simulate"
)

func TestCEL_AgreesWithTheFloor(t *testing.T) {
	e := newEngine(t)
	for _, fused := range []bool{false, true} {
		rules, err := NewCEL(fused)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range Crowd(e, 500) {
			agrees(t, rules, s)
		}
	}
}

// agrees fails the test where CEL answers otherwise than the floor.
func agrees(t *testing.T, rules *CEL, s simulate.Subject) {
	t.Helper()
	var a floor.Answer
	var f floor.Facts
	floor.Read(s.Record, s.AsOf, &a, &f)
	var opens [aftercare.ActivityCount]int64
	level, err := rules.Decide(CELFacts(&f), &f, &opens)
	if err != nil {
		t.Fatal(err)
	}
	if level != a.Level {
		t.Fatalf("%s: CEL finds %s, the floor %s", s.Name, level, a.Level)
	}
	for i := range opens {
		want, earliest := aftercare.GetHelpFirst, aftercare.Date(0)
		if level < aftercare.SameDay {
			want, earliest = celVerdict(opens[i], s.AsOf.Day)
		}
		if got := a.Activities[i]; got.Verdict != want || got.Earliest != earliest {
			t.Errorf("%s: %s: CEL says %s %s, the floor %v", s.Name, aftercare.Activity(i+1), want, earliest, got)
		}
	}
}

func celVerdict(opens int64, today aftercare.Date) (aftercare.Verdict, aftercare.Date) {
	switch {
	case opens == floor.Never:
		return aftercare.Avoid, 0
	case opens >= floor.Unknown:
		return aftercare.Hold, 0
	case opens > 2*int64(today):
		return aftercare.Hold, aftercare.Date(opens / 2)
	}
	return aftercare.WhenReady, 0
}
