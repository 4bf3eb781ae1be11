package start

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// cardIn is the card that a field of the page has in a country.
func cardIn(attrs map[string]string, country string) string {
	for part := range strings.FieldsSeq(attrs["data-card-in"]) {
		if code, card, _ := strings.Cut(part, ":"); code == country {
			return card
		}
	}
	return attrs["data-card"]
}

// TestCards_AreWhatTheEngineSaysOfTheSignAlone reads the page as a browser does,
// in every country, and asks the engine of that country.
func TestCards_AreWhatTheEngineSaysOfTheSignAlone(t *testing.T) {
	a := newApp(t)
	root := pagetest.ParsePage(t, string(a.Handle(&page.Request{Method: "GET", Path: page.PathHome, Now: pagetest.Now}).Body))
	inputs := root.All(func(k *pagetest.Tag) bool {
		return k.Name == "input" && (k.Attrs["name"] == questions.FieldLine || k.Attrs["name"] == questions.FieldWhich || aftercare.ParseCode(k.Attrs["name"]) != 0)
	})
	cards := 0
	for _, code := range append([]string{""}, codesOf(a.General.Pack)...) {
		for _, in := range inputs {
			told := toldAlone(in)
			answers, findings := questions.Read(told, pagetest.Now)
			if findings != nil {
				t.Fatal(findings)
			}
			rec := answers.Record()
			rec.Jurisdiction = code
			u := &a.Knowledge(code).Engine.Evaluate(rec, pagetest.Now).Urgency
			if got := cardIn(in.Attrs, code); got != cardOf(u) && in.Attrs["name"] != "pads-hours" {
				t.Errorf("%q %s=%s: the page says %q, the engine %q", code, in.Attrs["name"], in.Attrs["value"], got, cardOf(u))
			} else if got != "" {
				cards++
			}
		}
	}
	if cards < 500 {
		t.Errorf("%d cards compared", cards)
	}
}

// toldAlone is what a field says alone, with what it needs to count at all.
func toldAlone(in *pagetest.Tag) []page.Field {
	told := []page.Field{field("step", questions.StepShort), field(in.Attrs["name"], in.Attrs["value"])}
	switch in.Attrs["name"] {
	case "pads-per-hour":
		return append(told, field("bleeding", "moderate"))
	case questions.FieldWhich:
		for n := 1; n <= questions.LineCount; n++ {
			if slices.Contains(questions.LineSigns(n), in.Attrs["value"]) {
				return append(append(told, field(questions.FieldLine, questions.LineWord(n))), extra(n)...)
			}
		}
	}
	return told
}

func codesOf(p *guideline.Pack) (codes []string) {
	for i := range p.Numbers {
		codes = append(codes, p.Numbers[i].Jurisdiction)
	}
	return codes
}

// TestLines_NameWhatTheirAlarmsLookFor: each alarm for today or now that names a
// line looks for something that the line names.
func TestLines_NameWhatTheirAlarmsLookFor(t *testing.T) {
	a := newApp(t)
	alarms := 0
	for i := range a.General.Pack.Statements {
		x := &a.General.Pack.Statements[i]
		if x.Kind != guideline.Alarm || x.Line == 0 || x.Status != guideline.Active {
			continue
		}
		alarms++
		if !slices.ContainsFunc(codesIn(x.When), func(c aftercare.Code) bool { return questions.LineAsks(x.Line, c) }) {
			t.Errorf("%s names line %d, which names nothing that it looks for: %v", x.ID, x.Line, codesIn(x.When))
		}
	}
	if alarms < 50 {
		t.Errorf("only %d alarms name a line", alarms)
	}
}

// codesIn are the codes that a condition looks for.
func codesIn(c *guideline.Condition) (list []aftercare.Code) {
	for x := range c.Findings() {
		list = append(list, x.Code)
	}
	return list
}

// TestLines_RecordEverySign: what she says of a line is in her record, and the
// bare tick is not.
func TestLines_RecordEverySign(t *testing.T) {
	for n := 1; n <= questions.LineCount; n++ {
		for _, id := range questions.LineSigns(n) {
			answers, _ := questions.Read(append(extra(n), field("step", questions.StepShort), field(questions.FieldLine, questions.LineWord(n)), field(questions.FieldWhich, id)), pagetest.Now)
			said := false
			for _, x := range answers.Record().Observations {
				said = said || questions.SignSays(id, &x) || questions.SignNumber(id, "pads-per-hour") != "" && x.Code == aftercare.PadsPerHour || x.Code == aftercare.RashKind
				if x.Code == aftercare.DangerLine {
					t.Errorf("line %d, %s: the bare tick is recorded too", n, id)
				}
			}
			if !said {
				t.Errorf("line %d, %s: is not in the record", n, id)
			}
		}
	}
}

// TestTickedLine_IsTheWorstOfWhatItNames until she says which. Only purple spots
// are more than their line: they look like a rash, and are looked for there.
func TestTickedLine_IsTheWorstOfWhatItNames(t *testing.T) {
	a := newApp(t)
	level := func(told ...page.Field) aftercare.Urgency {
		answers, _ := questions.Read(append([]page.Field{field("step", questions.StepShort)}, told...), pagetest.Now)
		return a.General.Engine.Evaluate(answers.Record(), pagetest.Now).Urgency.Level
	}
	for n := 1; n <= questions.LineCount; n++ {
		bare := level(field(questions.FieldLine, questions.LineWord(n)))
		if want := aftercare.SameDay; n <= questions.FirstLines && bare != aftercare.Emergency || bare < want {
			t.Errorf("line %d alone is %s", n, bare)
		}
		for _, id := range questions.LineSigns(n) {
			if exact := level(append(extra(n), field(questions.FieldLine, questions.LineWord(n)), field(questions.FieldWhich, id))...); exact > bare && id != "purple" {
				t.Errorf("line %d: %s is %s, more than its line (%s)", n, id, exact, bare)
			}
		}
	}
}

// TestShort_WithFactsToldElsewhereAsksForSignsAndTodayAlone, and the facts count.
func TestShort_WithFactsToldElsewhereAsksForSignsAndTodayAlone(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{page.PathHome, page.PathPlain} {
		r := a.Handle(&page.Request{Method: "POST", Path: path, Now: pagetest.Now, InPage: path == page.PathHome,
			Form: pagetest.Form("step=path", "go=facts", "country=GB", "kind=missed", "care=surgical", "operation-on=2026-11-03", "weeks=9", "rh=positive")})
		root := pagetest.CheckPage(t, path, r)
		steps := root.All(func(k *pagetest.Tag) bool { return k.Attrs["data-step"] != "" })
		if len(steps) != 3 {
			t.Errorf("%s: %d steps", path, len(steps))
		}
		for name, want := range map[string]string{"care": "surgical", "operation-on": "2026-11-03", "weeks": "9", "kind": "missed"} {
			if got := pagetest.FieldsOf(root)[name]; got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}
