package start

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// ownIn is what an attribute of the page says in a country, as the script reads it.
func ownIn(attrs map[string]string, name, country string) string {
	for part := range strings.FieldsSeq(attrs[name+"-in"]) {
		if code, own, _ := strings.Cut(part, ":"); code == country {
			return own
		}
	}
	return attrs[name]
}

// pairsIn are the pairs of such an attribute, in order.
func pairsIn(attrs map[string]string, name, country string) (list [][2]string) {
	for pair := range strings.SplitSeq(ownIn(attrs, name, country), ",") {
		key, card, _ := strings.Cut(pair, ":")
		list = append(list, [2]string{key, card})
	}
	return list
}

// startPage is the start page of the server, which holds the cards of every country.
func startPage(t *testing.T, a *app.App) *pagetest.Tag {
	t.Helper()
	return pagetest.ParsePage(t, string(a.Handle(&page.Request{Method: "GET", Path: page.PathHome, Now: pagetest.Now}).Body))
}

// everywhere are the countries that can be chosen, and none.
func everywhere(a *app.App) []string { return append([]string{""}, codesOf(a.General.Pack)...) }

// engineCard is what the engine of a country says of some answers.
func engineCard(t *testing.T, a *app.App, country string, told ...page.Field) string {
	t.Helper()
	answers, findings := questions.Read(append([]page.Field{field("step", questions.StepShort)}, told...), pagetest.Now)
	if findings != nil || answers.Faulty() {
		t.Fatal(told, findings, answers.Faults)
	}
	rec := answers.Record()
	rec.Jurisdiction = country
	return cardOf(&a.Knowledge(country).Engine.Evaluate(rec, pagetest.Now).Urgency)
}

func inputOf(t *testing.T, root *pagetest.Tag, name, value string) *pagetest.Tag {
	t.Helper()
	list := root.All(func(k *pagetest.Tag) bool {
		return k.Name == "input" && k.Attrs["name"] == name && k.Attrs["value"] == value
	})
	if len(list) == 0 {
		t.Fatalf("the page has no %s=%s", name, value)
	}
	return list[0]
}

// heavier is the card with the higher level, the first of two alike.
func heavier(card, other string) string {
	if weight(other) > weight(card) {
		return other
	}
	return card
}

// TestCards_AreWhatTheEngineSaysOfTheSignAlone reads the page as a browser does,
// in every country, and asks the engine of that country.
func TestCards_AreWhatTheEngineSaysOfTheSignAlone(t *testing.T) {
	a := newApp(t)
	inputs := startPage(t, a).All(func(k *pagetest.Tag) bool {
		return k.Name == "input" && (k.Attrs["name"] == questions.FieldLine || k.Attrs["name"] == questions.FieldWhich || aftercare.ParseCode(k.Attrs["name"]) != 0)
	})
	cards := 0
	for _, code := range everywhere(a) {
		for _, in := range inputs {
			if _, written := in.Attrs["inputmode"]; written {
				continue // a temperature has steps
			}
			want := engineCard(t, a, code, toldAlone(in)...)
			if got := ownIn(in.Attrs, "data-card", code); got != want {
				t.Errorf("%q %s=%s: the page says %q, the engine %q", code, in.Attrs["name"], in.Attrs["value"], got, want)
			} else if got != "" {
				cards++
			}
		}
	}
	if cards < 500 {
		t.Errorf("%d cards compared", cards)
	}
}

// TestCards_OfATemperatureAreWhatTheEngineSays at every tenth of a degree that a
// thermometer could show and many that none could, in every country.
func TestCards_OfATemperatureAreWhatTheEngineSays(t *testing.T) {
	a := newApp(t)
	place := startPage(t, a).All(func(k *pagetest.Tag) bool { return k.Attrs["data-degrees"] != "" })
	if len(place) != 1 {
		t.Fatalf("%d places ask for a temperature", len(place))
	}
	named, _ := a.General.Engine.FeverFrom()
	said := map[*page.Knowledge]map[string]string{}
	for _, code := range everywhere(a) {
		know := a.Knowledge(code)
		if said[know] == nil {
			said[know] = map[string]string{}
		}
		steps := pairsIn(place[0].Attrs, "data-degrees", code)
		for tenths := 1; tenths <= 1200; tenths++ { // from 60 on in °F
			degrees := strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
			want, known := said[know][degrees]
			if !known {
				want = engineCard(t, a, code, field("temperature", degrees))
				said[know][degrees] = want
			}
			if got := cardAt(t, steps, degrees); got != want {
				t.Errorf("%q %s: the page says %q, the engine %q", code, degrees, got, want)
			}
		}
		if from, _ := know.Engine.FeverFrom(); from != named {
			t.Errorf("%q: somebody is called from %v on, and the line of fever names %v", code, from, named)
		}
	}
}

// cardAt is the card of a temperature as the script finds it.
func cardAt(t *testing.T, steps [][2]string, degrees string) (card string) {
	t.Helper()
	number := func(text string) float64 {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	value := number(degrees)
	if value > hottest {
		value = (value - 32) / 1.8
	}
	for _, step := range steps {
		if value+1e-9 >= number(step[0]) {
			card = step[1]
		}
	}
	return card
}

// TestCards_OfTwoLinesAreWhatTheEngineSaysOfBoth in every country.
func TestCards_OfTwoLinesAreWhatTheEngineSaysOfBoth(t *testing.T) {
	a := newApp(t)
	root := startPage(t, a)
	line := func(n int) page.Field { return field(questions.FieldLine, questions.LineWord(n)) }
	raised := 0
	for _, code := range everywhere(a) {
		// shown is the card beside line n while line m is ticked too.
		shown := func(n, m int) string {
			in := inputOf(t, root, questions.FieldLine, questions.LineWord(n))
			card := ownIn(in.Attrs, "data-card", code)
			for _, pair := range pairsIn(in.Parent.Parent.Attrs, "data-with", code) {
				if pair[0] == questions.LineWord(m) {
					card = heavier(card, pair[1])
					raised++
				}
			}
			return card
		}
		for n := 1; n <= questions.LineCount; n++ {
			for m := n + 1; m <= questions.LineCount; m++ {
				got, want := heavier(shown(n, m), shown(m, n)), engineCard(t, a, code, line(n), line(m))
				if weight(got) != weight(want) {
					t.Errorf("%q lines %d and %d: the page says %q, the engine %q", code, n, m, got, want)
				}
			}
		}
	}
	if raised < 20 {
		t.Errorf("%d pairs weigh more than either line", raised)
	}
}

// TestCards_OfPadsAreWhatTheEngineSaysOfThemAndTheirHours in every country.
func TestCards_OfPadsAreWhatTheEngineSaysOfThemAndTheirHours(t *testing.T) {
	a := newApp(t)
	root := startPage(t, a)
	levels := map[string]bool{}
	for _, code := range everywhere(a) {
		for _, bleeding := range []string{"moderate", "heavy"} {
			for _, pads := range []string{"less", "1", "2", "3"} {
				for _, hours := range append([]string{""}, padsHours...) {
					in := inputOf(t, root, "pads-per-hour", pads)
					card := ownIn(in.Attrs, "data-card", code)
					for _, pair := range pairsIn(in.Attrs, "data-hours", code) {
						if hours != "" && pair[0] == hours {
							card = pair[1]
						}
					}
					card = heavier(ownIn(inputOf(t, root, "bleeding", bleeding).Attrs, "data-card", code), card)
					told := []page.Field{field("bleeding", bleeding), field("pads-per-hour", pads)}
					if hours != "" {
						told = append(told, field("pads-hours", hours))
					}
					want := engineCard(t, a, code, told...)
					if card != want {
						t.Errorf("%q %s, %s pads, %q hours: the page says %q, the engine %q", code, bleeding, pads, hours, card, want)
					}
					levels[want] = true
				}
			}
		}
	}
	if len(levels) < 3 {
		t.Errorf("only the cards %v", levels)
	}
}

// toldAlone is what a field says alone, with what it needs to count at all.
func toldAlone(in *pagetest.Tag) []page.Field {
	told := []page.Field{field(in.Attrs["name"], in.Attrs["value"])}
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

// TestShort_KeepsWhatSheAsked: it's chosen outside the form, and the form is shown
// again where an answer can't be read.
func TestShort_KeepsWhatSheAsked(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{page.PathHome, page.PathPlain} {
		asks := func(root *pagetest.Tag) []*pagetest.Tag {
			return root.All(func(k *pagetest.Tag) bool { return k.Name == "input" && k.Attrs["name"] == questions.FieldAsk })
		}
		inForm := func(root *pagetest.Tag, k *pagetest.Tag) bool {
			form := root.All(func(k *pagetest.Tag) bool { return k.Attrs["id"] == formID })[0]
			return k.Attrs["form"] == formID || slices.Contains(asks(form), k)
		}
		first := pagetest.ParsePage(t, string(a.Handle(&page.Request{Method: "GET", Path: path, InPage: true, Now: pagetest.Now}).Body))
		for _, k := range asks(first) {
			if !inForm(first, k) {
				t.Errorf("%s: %s is not sent", path, k.Attrs["value"])
			}
		}
		again := pagetest.CheckPage(t, path, pagetest.Post(a, path, "step=path", "go=answer", "ask=sex", "weeks=many"))
		kept := slices.ContainsFunc(asks(again), func(k *pagetest.Tag) bool {
			_, checked := k.Attrs["checked"]
			return k.Attrs["value"] == "sex" && (checked || k.Attrs["type"] == "hidden") && inForm(again, k)
		})
		if !kept {
			t.Errorf("%s: what she asked is gone once an answer can't be read", path)
		}
	}
}
