package engine_test

import (
	"testing"

	"aftercare"
	"aftercare/wire"
)

// answer evaluates a record in the international pack. It is written without
// its format; as-of is a day or a moment.
func answer(t *testing.T, asOf, record string) *aftercare.Guidance {
	t.Helper()
	rec, findings := wire.ParseRecord(`{"format":"aftercare.record/1",` + record[1:])
	if findings != nil {
		t.Fatal(findings)
	}
	when := aftercare.When{}
	if d, ok := aftercare.ParseDate(asOf); ok {
		when = aftercare.On(d)
	} else if at, ok := aftercare.ParseInstant(asOf); ok {
		when = aftercare.At(at)
	}
	return loaded()[0].engine.Evaluate(rec, when)
}

func verdict(g *aftercare.Guidance, a aftercare.Activity) aftercare.Verdict {
	return g.Activities[a-1].Verdict
}

// calm answers every question that nothing opens without, at the end of a day.
func calm(day string) string {
	on := `,"on":"` + day + `"}`
	return `{"code":"bleeding","value":"none","since":"2026-10-01"` + on + `,{"code":"pain","value":"none"` + on +
		`,{"code":"feels-hot","value":false` + on + `,{"code":"discharge","value":"normal"` + on
}

func TestEvaluate_CalmAnswerAfterADangerSignCountsBesideOthersOfTheDay(t *testing.T) {
	sign := `{"code":"pads-per-hour","value":5,"hours":3,"at":"2026-11-05T12:00:00+00:00"}`
	later := `{"code":"bleeding","value":"light","at":"2026-11-05T18:00:00+00:00"}`
	bare := `{"code":"bleeding","value":"light","on":"2026-11-05"}`
	g := answer(t, "2026-11-07", `{"loss":{"on":"2026-11-01"},"observations":[`+sign+`,`+bare+`,`+later+`]}`)
	for _, u := range g.Unknown {
		if u == "pads-per-hour" {
			t.Errorf("unknown is %v, though it was answered six hours later", g.Unknown)
		}
	}
	g = answer(t, "2026-11-07", `{"loss":{"on":"2026-11-01"},"observations":[`+sign+`,`+bare+`]}`)
	if len(g.Unknown) == 0 || g.Unknown[0] != "pads-per-hour" {
		t.Errorf("unknown is %v, though nobody knows which of the two came first", g.Unknown)
	}
}

func TestEvaluate_AskersMoodAnswersOnlyForTheAsker(t *testing.T) {
	hers := `{"code":"harm-thoughts","value":"plan","on":"2026-10-01"}`
	g := answer(t, "2026-11-07", `{"observations":[`+hers+`,{"code":"harm-thoughts","value":"none","who":"asker","on":"2026-11-01"}]}`)
	if len(g.Unknown) == 0 || g.Unknown[0] != "harm-thoughts" {
		t.Errorf("unknown is %v: a partner's answer is not hers", g.Unknown)
	}
	g = answer(t, "2026-11-07", `{"observations":[`+hers+`,{"code":"harm-thoughts","value":"none","on":"2026-11-01"}]}`)
	if len(g.Unknown) > 0 && g.Unknown[0] == "harm-thoughts" {
		t.Errorf("unknown is %v, though she answered", g.Unknown)
	}
}

func TestEvaluate_CareOfALaterOrUnknownDayLeavesDryDaysUnknown(t *testing.T) {
	story := `"loss":{"on":"2026-10-01"},"observations":[` + calm("2026-11-06") + `]}`
	if v := verdict(answer(t, "2026-11-07", `{`+story), aftercare.Swimming); v != aftercare.WhenReady {
		t.Fatalf("swimming is %s to begin with", v)
	}
	for _, care := range []string{
		`{"route":"surgical","on":"2026-11-20"}`, // after as-of: asked back
		`{"route":"surgical"}`,                   // it may have been yesterday
	} {
		if v := verdict(answer(t, "2026-11-07", `{"care":[`+care+`],`+story), aftercare.Swimming); v != aftercare.Hold {
			t.Errorf("swimming is %s with care %s", v, care)
		}
	}
}

func TestEvaluate_WhatCameBeforeTheLossIsNotCountedAfterIt(t *testing.T) {
	for _, o := range []string{
		`{"code":"bleeding","value":"moderate","on":"2026-11-06"}`,
		`{"code":"pregnancy-test","value":"positive","on":"2026-10-20"}`,
	} {
		g := answer(t, "2026-11-07", `{"loss":{"on":"2026-11-07"},"observations":[`+o+`]}`)
		if g.Urgency.Level != aftercare.SelfCare {
			t.Errorf("%s before the loss gives %s because %v", o, g.Urgency.Level, g.Urgency.Because)
		}
	}
	// A medicine is not to blame for a fever from before it.
	g := answer(t, "2026-11-07", `{"care":[{"route":"medical","method":"misoprostol","on":"2026-11-07"}],
		"observations":[{"code":"temperature","value":38.2,"unit":"Cel","on":"2026-11-06"}]}`)
	if g.Urgency.Level != aftercare.SameDay {
		t.Errorf("a fever on the day before misoprostol gives %s", g.Urgency.Level)
	}
}

func TestEvaluate_LateCountsAsToldByKindOrWeeks(t *testing.T) {
	bleeding := `"observations":[{"code":"pads-per-hour","value":1,"on":"2026-11-07"}]}`
	for _, loss := range []string{`"kind":"late"`, `"gestation":"20w"`, `"kind":"late","gestation":"8w"`, `"kind":"chemical","gestation":"20w"`} {
		if g := answer(t, "2026-11-07", `{"loss":{`+loss+`},`+bleeding); g.Urgency.Level != aftercare.Emergency {
			t.Errorf("a pad an hour with %s gives %s", loss, g.Urgency.Level)
		}
	}
}
