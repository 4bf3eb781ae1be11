package engine_test

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/wire"
)

// severalForms are conditions in each form that looks at an amount of time or at
// several observations, as a pack writes them.
var severalForms = []string{
	`{"code":"urine","is":["none"],"hours":18}`,
	`{"code":"urine","is":["little","none"],"hours":12,"lasts":{"hours":30}}`,
	`{"code":"temperature","atLeast":37.5,"unit":"Cel","lasts":{"days":3}}`,
	`{"code":"temperature","below":36.4,"unit":"Cel"}`,
	`{"code":"hcg","atLeast":20,"change":{"fallsAtMost":15,"days":[2,4]}}`,
	`{"code":"hcg","change":{"fallsLessThan":50,"risesAtMost":63,"days":[2,2]}}`,
	`{"code":"hcg","change":{"risesMoreThan":63,"days":[1,2]},"after":{"anchor":"methotrexate","days":6}}`,
	`{"code":"pain","is":["mild","moderate","severe"],"site":["flank"],"repeats":{"times":3,"days":9}}`,
	`{"code":"nausea","is":true,"repeats":{"times":2,"days":2},"after":{"anchor":"misoprostol","hours":24}}`,
	`{"code":"sleepless-nights","atLeast":1,"lasts":{"weeks":3}}`,
	`{"all":[{"code":"headache","is":["mild","severe","worst-ever"]},{"gestation":{"from":"9w","to":"12w"}}]}`,
	`{"all":[{"code":"discharge","is":["itchy"]},{"gestation":{"from":"14w"}}]}`,
	`{"all":[{"code":"constipated","is":true},{"approach":["keyhole"],"until":{"anchor":"procedure","days":2}}]}`,
}

// condition reads a condition as a pack writes it.
func condition(text string) *guideline.Condition {
	p, findings := guideline.Parse(`{"format":"aftercare.pack/1","statements":[{"id":"A-B-01","when":` + text + `}]}`)
	if findings != nil {
		panic(findings)
	}
	return p.Statements[0].When
}

// withForms is a pack with an alarm more for each of the forms.
func withForms(pack *guideline.Pack) *guideline.Pack {
	p := *pack
	p.Statements = slices.Clone(pack.Statements)
	for i, text := range severalForms {
		p.Statements = append(p.Statements, guideline.Statement{
			ID: "SEVERAL-FORM-" + string([]byte{'0' + byte(i/10), '0' + byte(i%10)}), Kind: guideline.Alarm, Status: guideline.Active,
			Level: aftercare.Routine + aftercare.Urgency(i%4), Action: aftercare.ContactToday, When: condition(text),
			Cites: pack.Statements[0].Cites,
		})
	}
	return &p
}

// fires reports whether a condition alone makes an alarm fire for a record, and
// the pointers of the facts that it names.
func fires(t *testing.T, when, members, asOf string) (yes bool, facts string) {
	t.Helper()
	p := *loaded()[0].pack
	p.Statements = slices.DeleteFunc(slices.Clone(p.Statements), func(s guideline.Statement) bool { return s.Kind == guideline.Alarm })
	p.Statements = append(p.Statements, guideline.Statement{ID: "ONLY-ONE-01", Kind: guideline.Alarm, Status: guideline.Active, Level: aftercare.SameDay, Action: aftercare.ContactToday, When: condition(when)})
	rec, findings := wire.ParseRecord(`{"format":"aftercare.record/1",` + members + `}`)
	if findings != nil {
		t.Fatal(findings)
	}
	day, _ := aftercare.ParseDate(asOf)
	g := compiled(t, &p, "").Evaluate(rec, aftercare.On(day))
	if len(g.Urgency.Because) == 0 {
		return false, ""
	}
	var list []string
	for _, f := range g.Urgency.Because[0].Facts {
		list = append(list, f.Pointer())
	}
	return true, strings.Join(list, " ")
}

func TestSeveral_EachFormAtItsBoundaries(t *testing.T) {
	const asOf = "2026-11-20"
	hcg := func(pairs ...string) string {
		var list []string
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, `{"code":"hcg","value":`+pairs[i+1]+`,"on":"2026-11-`+pairs[i]+`"}`)
		}
		return `"observations":[` + strings.Join(list, ",") + `]`
	}
	days := func(observation string, days ...string) string {
		var list []string
		for _, d := range days {
			list = append(list, strings.Replace(observation, "}", `,"on":"2026-11-`+d+`"}`, 1))
		}
		return `"observations":[` + strings.Join(list, ",") + `]`
	}
	const fall, span, jump = `{"code":"hcg","change":{"fallsAtMost":15,"days":[2,4]}}`, `{"code":"hcg","change":{"fallsLessThan":50,"risesAtMost":63,"days":[2,2]}}`, `{"code":"hcg","change":{"risesMoreThan":63,"days":[2,2]}}`
	const slow, fast = `{"code":"hcg","change":{"risesAtMost":63,"days":[1,7],"risesPer":2}}`, `{"code":"hcg","change":{"risesMoreThan":63,"days":[1,7],"risesPer":2}}`
	const sick, nausea = `{"code":"nausea","is":true,"repeats":{"times":3,"days":6}}`, `{"code":"nausea","value":true}`
	const hot, warm = `{"code":"temperature","atLeast":37.5,"unit":"Cel","lasts":{"days":3}}`, `{"code":"temperature","value":37.6,"unit":"Cel"}`
	for _, c := range []struct {
		when, members string
		want          bool
		facts         string
	}{
		{fall, hcg("17", "1000", "20", "850"), true, "/observations/1 /observations/0"},
		{fall, hcg("17", "1000", "20", "849.9999"), false, ""},
		{fall, hcg("17", "1000", "20", "5000"), true, ""},
		{fall, hcg("18", "1000", "20", "900"), true, ""},
		{fall, hcg("19", "1000", "20", "900"), false, ""},
		{fall, hcg("15", "1000", "20", "900"), false, ""},
		{fall, hcg("20", "900"), false, ""},
		{fall, hcg("17", "1000", "18", "10", "20", "900"), true, "/observations/2 /observations/1"},
		{fall, hcg("17", "1000", "19", "2000", "20", "500"), true, "/observations/1 /observations/0"}, // the rise between still counts
		{`{"code":"hcg","atLeast":20,"change":{"fallsAtMost":15,"days":[2,4]}}`, hcg("17", "20", "20", "19.9999"), false, ""},
		{`{"code":"hcg","atLeast":20,"change":{"fallsAtMost":15,"days":[2,4]}}`, hcg("17", "20", "20", "20"), true, ""},
		{span, hcg("18", "1000", "20", "500"), false, ""},
		{span, hcg("18", "1000", "20", "500.0001"), true, ""},
		{span, hcg("18", "1000", "20", "1630"), true, ""},
		{span, hcg("18", "1000", "20", "1630.0001"), false, ""},
		{jump, hcg("18", "1000", "20", "1630.0001"), true, ""},
		{jump, hcg("18", "1000", "20", "1630"), false, ""},
		{jump, hcg("18", "0", "20", "1"), true, ""},
		{slow, hcg("18", "1000", "20", "1630"), true, ""},
		{slow, hcg("18", "1000", "20", "1630.0001"), false, ""},
		{slow, hcg("17", "1000", "20", "2081"), true, ""}, // 1.63 once and a half
		{slow, hcg("17", "1000", "20", "2082"), false, ""},
		{slow, hcg("13", "1000", "20", "5528"), true, ""},
		{slow, hcg("13", "1000", "20", "5530"), false, ""},
		{slow, hcg("19", "1000", "20", "1630"), true, ""}, // over fewer days as printed
		{fast, hcg("17", "1000", "20", "2081"), false, ""},
		{fast, hcg("17", "1000", "20", "2082"), true, ""},
		{sick, days(nausea, "14", "16", "20"), true, "/observations/2 /observations/0 /observations/1"},
		{sick, days(nausea, "13", "16", "20"), false, ""},
		{sick, days(nausea, "16", "16", "20"), false, ""},
		{sick, days(nausea, "16", "20"), false, ""},
		{hot, days(warm, "17", "18", "19", "20"), true, ""},
		{hot, days(warm, "18", "19", "20"), false, ""},
		{hot, days(warm, "17", "19", "20"), false, ""},
		{`{"code":"urine","is":["none"],"hours":18}`, days(`{"code":"urine","value":"none","hours":17.9}`, "20"), false, ""},
		{`{"code":"urine","is":["none"],"hours":18}`, days(`{"code":"urine","value":"none","hours":18}`, "20"), true, ""},
		{`{"code":"urine","is":["none"],"hours":18}`, days(`{"code":"urine","value":"none"}`, "20"), true, ""},
		{`{"code":"urine","is":["none"],"lasts":{"hours":18}}`, days(`{"code":"urine","value":"none"}`, "20"), false, ""},
		{`{"code":"urine","is":["none"],"lasts":{"hours":18}}`, days(`{"code":"urine","value":"none","hours":18}`, "20"), true, ""},
		{`{"code":"urine","is":["none"],"lasts":{"hours":24}}`, days(`{"code":"urine","value":"none"}`, "19", "20"), true, ""},
		{`{"code":"urine","is":["none"],"lasts":{"hours":2}}`, `"observations":[{"code":"urine","value":"none","at":"2026-11-20T10:00:00+00:00"},{"code":"urine","value":"none","at":"2026-11-20T11:59:59+00:00"}]`, false, ""},
		{`{"code":"urine","is":["none"],"lasts":{"hours":2}}`, `"observations":[{"code":"urine","value":"none","at":"2026-11-20T10:00:00+00:00"},{"code":"urine","value":"none","at":"2026-11-20T12:00:00+00:00"}]`, true, ""},
		{`{"gestation":{"from":"12w","to":"13w"}}`, `"loss":{"gestation":"12w"}`, true, "/loss/gestation"},
		{`{"gestation":{"from":"12w","to":"13w"}}`, `"loss":{"gestation":"11w6d"}`, false, ""},
		{`{"gestation":{"from":"12w","to":"13w"}}`, `"loss":{"gestation":"13w"}`, false, ""},
		{`{"gestation":{"from":"12w","to":"13w"}}`, `"loss":{"kind":"missed"}`, true, ""},
		{`{"gestation":{"from":"14w"}}`, `"loss":{"kind":"chemical"}`, false, ""},
		{`{"approach":["keyhole"],"until":{"anchor":"procedure","days":2}}`, `"care":[{"route":"surgical","approach":"keyhole","on":"2026-11-18"}]`, true, "/care/0/approach"},
		{`{"approach":["keyhole"],"until":{"anchor":"procedure","days":2}}`, `"care":[{"route":"surgical","approach":"keyhole","on":"2026-11-17"}]`, false, ""},
		{`{"approach":["keyhole"],"until":{"anchor":"procedure","days":2}}`, `"care":[{"route":"surgical","approach":"open","on":"2026-11-18"}]`, false, ""},
		{`{"approach":["keyhole"],"until":{"anchor":"procedure","days":2}}`, `"care":[{"route":"surgical","on":"2026-11-18"}]`, false, ""},
	} {
		yes, facts := fires(t, c.when, c.members, asOf)
		if yes != c.want || c.facts != "" && facts != c.facts {
			t.Errorf("%s for %s: fires %v by %q", c.when, c.members, yes, facts)
		}
	}
}

func TestSeveral_CalmAnswersBetweenTakeNothingAway(t *testing.T) {
	const hot = `{"code":"temperature","atLeast":37.5,"unit":"Cel","lasts":{"days":2}}`
	warm, cool := `{"code":"temperature","value":37.6,"unit":"Cel","on":"2026-11-`, `{"code":"temperature","value":36.8,"unit":"Cel","on":"2026-11-`
	if yes, _ := fires(t, hot, `"observations":[`+warm+`18"},`+warm+`19"},`+cool+`19"},`+warm+`20"}]`, "2026-11-20"); !yes {
		t.Error("a cool reading in between silenced it")
	}
}

func TestSeveral_WithdrawnAndSomebodyElsesAreNotCounted(t *testing.T) {
	const low = `{"code":"panic","is":true,"repeats":{"times":2,"days":5}}`
	first := `{"code":"panic","value":true,"on":"2026-11-18"`
	for more, want := range map[string]bool{``: true, `,"status":"entered-in-error"`: false, `,"who":"asker"`: false} {
		if yes, _ := fires(t, low, `"observations":[`+first+more+`},{"code":"panic","value":true,"on":"2026-11-20"}]`, "2026-11-20"); yes != want {
			t.Errorf("with an earlier one %q: %v", more, yes)
		}
	}
}

// Relation 4: hours and weeks that are taken back never lower the level, and an
// earlier telling never does.
func TestEvaluate_AmountsTakenBackNeverLowerUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.clone()
		for i := range rec.Observations {
			rec.Observations[i].Hours = 0
		}
		if problem := notBelow(x.level(x.Record), x.level(rec)); problem != "" && !x.anyLasts() {
			return about("without hours", problem)
		}
		return ""
	})
}

// anyLasts reports whether some alarm that fires asks for hours that were told.
func (x *trial) anyLasts() bool {
	for _, b := range x.alarms(x.Record).Because {
		if lasts(x.byID[b.Statement].When) {
			return true
		}
	}
	return false
}

func lasts(c *guideline.Condition) bool {
	return hasPart(c, func(c *guideline.Condition) bool { return c.Lasts.Unit != 0 })
}

// Relation 1, for signs that were told before: the same sign once more, on any
// day, never lowers the level.
func TestEvaluate_ASignToldOnceMoreNeverLowersUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		if len(x.Record.Observations) == 0 {
			return ""
		}
		o := x.told(pick(x.rand, x.Record.Observations), x.rand.IntN(30))
		if o.Code == aftercare.HCG {
			o.Number = aftercare.Decimal(x.rand.IntN(5000)) * aftercare.DecimalOne
		}
		rec := x.with(o)
		return aboutOne("once more", &o, x.lostAlarm(x.Record, rec, movesAnchor(o.Code)))
	})
}

// The world must reach each form: somebody it makes fires each of the alarms.
func TestWorld_ReachesEachForm(t *testing.T) {
	b := loaded()[len(loaded())-1]
	missing := map[string]bool{}
	for i := range b.pack.Statements {
		if id := b.pack.Statements[i].ID; strings.HasPrefix(id, "SEVERAL-") {
			missing[id] = true
		}
	}
	for n := uint64(0); n < 60_000 && len(missing) > 0; n++ {
		s := b.world.Subject(7, n)
		if n%2 == 1 {
			s = b.world.Pair(int(n*7919%uint64(b.world.PairCount())), n/2%2)
		}
		for _, because := range b.engine.Evaluate(s.Record, s.AsOf).Urgency.Because {
			delete(missing, because.Statement)
		}
	}
	for id := range missing {
		t.Errorf("nobody fires %s", id)
	}
}
