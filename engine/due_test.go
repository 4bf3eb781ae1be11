package engine_test

import (
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/packs"
	"aftercare/wire"
)

// decided answers for a record, given without its format line, on a day.
func decided(t *testing.T, text, asOf string) *aftercare.Guidance {
	t.Helper()
	p, digest, problems := packs.Load("international")
	if p == nil {
		t.Fatal(problems)
	}
	e, err := engine.New(p, digest)
	if err != nil {
		t.Fatal(err)
	}
	rec, findings := wire.ParseRecord(`{"format":"aftercare.record/1",` + text + "}")
	if findings != nil {
		t.Fatal(findings)
	}
	when := aftercare.When{}
	if d, ok := aftercare.ParseDate(asOf); ok {
		when = aftercare.On(d)
	} else if at, ok := aftercare.ParseInstant(asOf); ok {
		when = aftercare.At(at)
	}
	if findings := engine.Check(rec, when); findings != nil {
		t.Fatal(findings)
	}
	return e.Evaluate(rec, when)
}

// dueOf is the due made by a statement.
func dueOf(t *testing.T, g *aftercare.Guidance, id string) aftercare.Due {
	t.Helper()
	for _, d := range g.Due {
		if d.Statement == id {
			return d
		}
	}
	t.Fatalf("%s is not among %v", id, g.Due)
	return aftercare.Due{}
}

func TestDue_WhenItComesAgainSoDoesItsLastDay(t *testing.T) {
	g := decided(t, `"loss":{"diagnosedOn":"2026-11-10"},"observations":[{"code":"scan","value":"retained","on":"2026-11-25"}]`, "2026-12-08")
	if d := dueOf(t, g, "DUE-SCAN-01"); d.On.String() != "2026-12-08" || d.Until.String() != "2026-12-15" || d.State != aftercare.DueNow {
		t.Errorf("the second scan is %+v", d)
	}
}

func TestDue_ADischargeEndsOnlyWhatItIsAbout(t *testing.T) {
	g := decided(t, `"loss":{"diagnosedOn":"2026-11-10"},"observations":[{"code":"follow-up","value":"discharged","on":"2026-11-20"}]`, "2026-11-24")
	if d := dueOf(t, g, "DUE-SCAN-01"); d.State != aftercare.DueNow {
		t.Errorf("the scan is %+v", d)
	}
	molar := `"loss":{"kind":"molar","on":"2026-10-01"},"observations":[{"code":"follow-up","value":"discharged","on":"`
	if d := dueOf(t, decided(t, molar+`2026-11-20"}]`, "2026-11-24"), "DUE-MOLAR-01"); d.State != aftercare.DueDone {
		t.Errorf("after her discharge the blood test is %+v", d)
	}
	if d := dueOf(t, decided(t, molar+`2026-09-20"}]`, "2026-11-24"), "DUE-MOLAR-01"); d.State != aftercare.DueOverdue {
		t.Errorf("after a discharge from before the loss the blood test is %+v", d)
	}
}
