package engine_test

import (
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/packs"
	"aftercare/wire"
)

// courseOf is the course of a record on a day, by the shipped pack.
func courseOf(t *testing.T, members, asOf string) (*engine.Engine, *engine.Course) {
	t.Helper()
	p, digest, _ := packs.Load("international")
	e, err := engine.New(p, digest)
	if err != nil {
		t.Fatal(err)
	}
	rec, findings := wire.ParseRecord(`{"format":"aftercare.record/1",` + members + `}`)
	day, _ := aftercare.ParseDate(asOf)
	if findings != nil {
		t.Fatal(findings)
	}
	return e, e.Course(rec, aftercare.On(day))
}

func TestCourse_KnowsTheDaysThatAreCountedFrom(t *testing.T) {
	for _, c := range []struct {
		members     string
		anchor      guideline.Anchor
		early, late string
		notYet      bool
	}{
		{`"loss":{"on":{"from":"2026-11-01","to":"2026-11-03"}}`, guideline.AnchorLoss, "2026-11-01", "2026-11-03", false},
		{`"care":[{"route":"surgical","on":"2026-11-04"}]`, guideline.AnchorLoss, "2026-11-04", "2026-11-04", false},
		{`"care":[{"route":"medical","on":"2026-11-04"}]`, guideline.AnchorMedicine, "2026-11-04", "2026-11-04", false},
		{`"loss":{"diagnosedOn":"2026-11-01"}`, guideline.AnchorLoss, "", "", true},
		{`"loss":{"kind":"missed"}`, guideline.AnchorLoss, "", "", false},
		{`"loss":{"on":"2026-12-24"}`, guideline.AnchorLoss, "", "", false},
	} {
		_, course := courseOf(t, c.members, "2026-11-09")
		early, late := course.Anchor(c.anchor)
		if early.String() != c.early || late.String() != c.late || course.NotYet(c.anchor) != c.notYet {
			t.Errorf("%s: %s to %s, not yet %v", c.members, early, late, course.NotYet(c.anchor))
		}
	}
}

func TestCourse_AFeverIsWhatSomeAlarmTakesForOne(t *testing.T) {
	e, course := courseOf(t, `"loss":{"on":"2026-11-03"}`, "2026-11-09")
	from, ok := e.FeverFrom()
	if !ok || from.Value == 0 || from.Unit != "Cel" {
		t.Fatal(from)
	}
	at := func(n aftercare.Decimal, unit aftercare.Unit) bool {
		return course.IsFever(&aftercare.Observation{Code: aftercare.Temperature, Number: n, Unit: unit})
	}
	tenth := aftercare.DecimalOne / 10
	if !at(from.Value, aftercare.UnitCelsius) || at(from.Value-tenth, aftercare.UnitCelsius) {
		t.Error("not from its own lowest temperature on")
	}
	if f := from.Value*9/5 + 32*aftercare.DecimalOne; !at(f, aftercare.UnitFahrenheit) || at(f-tenth, aftercare.UnitFahrenheit) {
		t.Error("degrees Fahrenheit are read otherwise")
	}
	if !at(tenth, aftercare.UnitCelsius) {
		t.Error("a reading that cannot be right passes for none")
	}
	if course.IsFever(&aftercare.Observation{Code: aftercare.HeartRate, Number: from.Value * 3}) {
		t.Error("a heart rate is no temperature")
	}
}
