package ask

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/engine"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
)

// answersTo reads a form as the answer page does.
func answersTo(t *testing.T, a *app.App, now aftercare.When, fields ...page.Field) *Page {
	t.Helper()
	answers, findings := questions.Read(fields, now)
	if findings != nil || answers.Faulty() {
		t.Fatal(findings, answers.Faults, fields)
	}
	return New(a.Site, &page.Request{Now: now, InPage: true, Path: page.PathAsk}, answers)
}

// askedInPlace are the questions asked in place one after the other, while each
// is left open.
func askedInPlace(s *Page) (ids []string) {
	for {
		g := s.Guidance()
		open := s.openPlace(g, s.asked(g))
		if open.question == nil || s.skipped(open.question.ID) {
			return ids
		}
		ids = append(ids, open.question.ID)
		s.Answers.Put(page.Field{Name: "asked", Value: open.question.ID})
	}
}

var calmToday = []string{"step=answer", "go=answer", "none=lines-a", "none=lines-b", "bleeding=none", "feels-hot=false", "discharge=normal", "pain=none", "country=GB"}

func TestInPlace_AsksWhatWouldMoveHerAnswerAndNothingElse(t *testing.T) {
	a := newApp(t)
	sex := "activity=penetrative-sex"
	for _, c := range []struct {
		name       string
		fields     string
		asked, not string
	}{
		{"after an operation", "care=surgical operation-on=2026-11-05 bleeding-since=2026-11-07 " + sex, "blood lab wait later", "hormone treated mole rates"},
		{"no activity: nothing holds one", "care=surgical operation-on=2026-11-05 bleeding-since=2026-11-07 aim=signs", "blood lab", "wait later period"},
		{"the blood group told", "care=surgical operation-on=2026-11-05 bleeding-since=2026-11-07 rh=positive " + sex, "lab wait", "blood anti-d"},
		{"Rh negative", "care=surgical operation-on=2026-11-05 bleeding-since=2026-11-07 rh=negative " + sex, "anti-d", "blood"},
		{"after an injection", "kind=ectopic location=ectopic care=methotrexate injection-on=2026-10-20 bleeding-since=2026-10-25 " + sex, "treated hormone visit", "mole"},
		{"weeks later", "care=expectant passed=day passed-on=2026-10-05 bleeding-since=2026-10-15 " + sex, "test scan wait later", "hormone mole visit"},
		{"a period that may not come", "care=expectant passed=day passed-on=2026-09-01 bleeding-since=2026-09-10 " + sex, "period", ""},
		{"told to wait", "care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 hold=penetrative-sex " + sex, "", "wait"},
		{"not told to wait", "care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 no-hold=penetrative-sex " + sex, "", "wait"},
		{"told to wait with another", "care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 hold=swimming " + sex, "wait", ""},
		{"more passed", "care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 passed-later=true passed-later-on=2026-10-09 " + sex, "", "later"},
		{"still waiting: nothing has passed", "care=expectant passed=not-yet found-on=2026-11-04 " + sex, "", "later period test"},
		{"short of breath with effort", "breathless=exertion care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 " + sex, "rates", "rash"},
		{"a rash", "rash=true care=surgical operation-on=2026-10-05 bleeding-since=2026-10-15 " + sex, "rash", "rates"},
		{"a molar pregnancy", "kind=molar care=surgical operation-on=2026-11-01 bleeding-since=2026-11-04 activity=conceive", "hormone", "treated"},
	} {
		fields := append(strings.Fields(c.fields), calmToday...)
		got := askedInPlace(answersTo(t, a, pagetest.Now, pagetest.Form(fields...)...))
		for _, id := range strings.Fields(c.asked) {
			if !slices.Contains(got, id) {
				t.Errorf("%s: %s is not asked: %v", c.name, id, got)
			}
		}
		for _, id := range strings.Fields(c.not) {
			if slices.Contains(got, id) {
				t.Errorf("%s: %s is asked: %v", c.name, id, got)
			}
		}
	}
}

func TestInPlace_AsksWhetherBleedingCameBackWhereItMatters(t *testing.T) {
	a := newApp(t)
	fields := append([]string{"kind=threatened", "activity=penetrative-sex"}, calmToday...)
	fields[slices.Index(fields, "bleeding=none")] = "bleeding=light"
	if got := askedInPlace(answersTo(t, a, pagetest.Now, pagetest.Form(fields...)...)); !slices.Contains(got, "clots") {
		t.Errorf("not asked: %v", got)
	}
}

func TestInPlace_WhatMattersMostComesFirst(t *testing.T) {
	a := newApp(t)
	fields := append([]string{"care=surgical", "operation-on=2026-11-05", "bleeding-since=2026-11-07", "activity=penetrative-sex"}, calmToday...)
	s := answersTo(t, a, pagetest.Now, pagetest.Form(fields...)...)
	list := s.placeable(s.Guidance())
	for i := range list[1:] {
		if list[i].shift < list[i+1].shift {
			t.Errorf("%s comes before %s", list[i].question.ID, list[i+1].question.ID)
		}
	}
	if list[0].shift < shiftsToday || list[len(list)-1].shift >= shiftsSoon {
		t.Errorf("the first does %d, the last %d", list[0].shift, list[len(list)-1].shift)
	}
}

func TestInPlace_OneQuestionStandsOnThePage(t *testing.T) {
	a := newApp(t)
	main := mainOf(t, a, append([]string{"care=surgical", "operation-on=2026-11-05", "bleeding-since=2026-11-07", "activity=penetrative-sex"}, calmToday...)...)
	box := main.All(withClass("in-place"))
	if len(box) != 1 {
		t.Fatalf("%d questions", len(box))
	}
	said := func(main *pagetest.Tag) string { return main.All(withClass("said"))[0].Words() }
	if strings.Contains(said(main), a.Words.Text("further.blood")) {
		t.Errorf("it is offered a second time: %s", said(main))
	}
	// What was left open is offered once nothing is asked any more.
	main = mainOf(t, a, append([]string{"care=surgical", "operation-on=2026-11-05", "bleeding-since=2026-11-07", "activity=penetrative-sex", "asked=wait", "asked=later"}, append(allButWait, calmToday...)...)...)
	if len(main.All(withClass("in-place"))) != 0 || !strings.Contains(said(main), a.Words.Text("further.blood")) {
		t.Errorf("what was left open is not offered: %s", said(main))
	}
}

func TestInPlace_StandsAtTheFootInAWordWhileSheBleeds(t *testing.T) {
	a := newApp(t)
	for _, id := range append(slices.Clone(furtherQuestions), "clots", "rates", "rash", "wait", "later") {
		if !a.Words.Has("further." + id) {
			t.Errorf("%s has no word", id)
		}
	}
	fields := append([]string{"care=surgical", "operation-on=2026-11-05", "activity=penetrative-sex"}, calmToday...)
	fields[slices.Index(fields, "bleeding=none")] = "bleeding=light"
	main := mainOf(t, a, fields...)
	offered := main.All(withClass("said"))[0].All(func(k *pagetest.Tag) bool { return k.Attrs["value"] == "ask-blood" })
	if len(offered) != 1 || len(main.All(withClass("brief"))) != 0 {
		t.Errorf("%d ways to the question", len(offered))
	}
}

// press answers what is asked in place, with the button of a value.
func press(t *testing.T, a *app.App, main *pagetest.Tag, name, value string) *pagetest.Tag {
	t.Helper()
	box := main.All(withClass("in-place"))
	if len(box) != 1 {
		t.Fatalf("%d questions", len(box))
	}
	if len(box[0].All(func(k *pagetest.Tag) bool {
		return k.Name == "button" && k.Attrs["name"] == name && k.Attrs["value"] == value
	})) != 1 {
		t.Fatalf("no answer %s=%s: %s", name, value, box[0].Words())
	}
	fields := []page.Field{{Name: name, Value: value}}
	for _, in := range box[0].Named("input") {
		fields = append(fields, page.Field{Name: in.Attrs["name"], Value: in.Attrs["value"]})
	}
	r := a.Handle(&page.Request{Method: "POST", Path: page.PathAsk, InPage: true, Now: pagetest.Now, Form: fields})
	return pagetest.CheckPage(t, name, r).Named("main")[0]
}

// leftOpen are fields that leave questions open.
func leftOpen(ids ...string) (fields []string) {
	for _, id := range ids {
		fields = append(fields, "asked="+id)
	}
	return fields
}

// allButWait are the questions in place that come before the last two.
var allButWait = leftOpen("blood", "anti-d", "lab", "test", "scan", "visit", "person", "period", "treated", "hormone")

func TestInPlace_ToldToWaitHoldsWhatSheAskedAbout(t *testing.T) {
	a := newApp(t)
	fields := slices.Concat([]string{"care=surgical", "operation-on=2026-10-05", "bleeding-since=2026-10-15", "activity=penetrative-sex", "asked=later"}, allButWait, calmToday)
	before := mainOf(t, a, fields...)
	held := press(t, a, before, "wait", "true")
	if was, is := before.Named("h1")[0].Words(), held.Named("h1")[0].Words(); was == is || strings.Contains(is, "OK") {
		t.Errorf("%q becomes %q", was, is)
	}
	said := held.All(withClass("you-said"))[0]
	if waits := said.All(func(k *pagetest.Tag) bool { return k.Attrs["value"] == "ask-wait" }); len(waits) != 1 {
		t.Errorf("what she said is not among what can be changed: %s", said.Words())
	}
	free := press(t, a, before, "wait", "false")
	if was, is := before.Named("h1")[0].Words(), free.Named("h1")[0].Words(); was != is {
		t.Errorf("%q becomes %q", was, is)
	}
	if box := free.All(withClass("in-place")); len(box) > 0 {
		t.Errorf("it asks again: %s", box[0].Words())
	}
}

func TestInPlace_WhatPassedLaterCountsFromItsDay(t *testing.T) {
	a := newApp(t)
	fields := slices.Concat([]string{"care=surgical", "operation-on=2026-10-05", "bleeding-since=2026-10-15", "activity=penetrative-sex", "asked=wait"}, allButWait, calmToday)
	before := mainOf(t, a, fields...)
	asks := press(t, a, before, "go", "ask-later")
	if len(asks.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "passed-later-on" })) != 1 {
		t.Fatalf("its day is not asked: %s", asks.Words())
	}
	today := mainOf(t, a, append([]string{"passed-later=true", "passed-later-on=2026-11-09"}, fields...)...)
	if was, is := before.Named("h1")[0].Words(), today.Named("h1")[0].Words(); was == is {
		t.Errorf("%q stays", was)
	}
}

func TestInPlace_LeftOpenIsNotAskedAgain(t *testing.T) {
	a := newApp(t)
	main := mainOf(t, a, append([]string{"care=surgical", "operation-on=2026-11-05", "bleeding-since=2026-11-07", "activity=penetrative-sex"}, calmToday...)...)
	first := main.All(withClass("in-place"))[0].Named("h2")[0].Words()
	main = press(t, a, main, "asked", "blood")
	if second := main.All(withClass("in-place"))[0].Named("h2")[0].Words(); first == second {
		t.Errorf("it asks %q again", first)
	}
}

// TestEarlier_ASignOfAnEarlierDayIsAskedByItself: the list denies none of it.
func TestEarlier_ASignOfAnEarlierDayIsAskedByItself(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		name  string
		sign  aftercare.Observation
		asked bool
	}{
		{"a bad smell a week ago", aftercare.Observation{Code: aftercare.Discharge, Word: aftercare.DischargeFoul, When: aftercare.On(pagetest.Now.Day - 7)}, true},
		{"a swollen leg a week ago", aftercare.Observation{Code: aftercare.OneLegSwollen, Word: aftercare.BoolYes, When: aftercare.On(pagetest.Now.Day - 7)}, true},
		{"a swollen leg of yesterday, which counts whatever is said today", aftercare.Observation{Code: aftercare.OneLegSwollen, Word: aftercare.BoolYes, When: aftercare.On(pagetest.Now.Day - 1)}, false},
		{"chest pain five days ago", aftercare.Observation{Code: aftercare.ChestPain, Word: aftercare.BoolYes, When: aftercare.On(pagetest.Now.Day - 5)}, true},
		{"chest pain that was taken back", aftercare.Observation{Code: aftercare.ChestPain, Word: aftercare.BoolYes, When: aftercare.On(pagetest.Now.Day - 5), Withdrawn: true}, false},
		{"no chest pain", aftercare.Observation{Code: aftercare.ChestPain, Word: aftercare.BoolNo, When: aftercare.On(pagetest.Now.Day - 5)}, false},
		{"what others should not read", aftercare.Observation{Code: aftercare.AfraidOfSomeone, Word: aftercare.BoolYes, When: aftercare.On(pagetest.Now.Day - 5)}, false},
	} {
		record := questions.RecordText(&aftercare.Record{Observations: []aftercare.Observation{c.sign}})
		fields := []string{"record=" + record, "step=path", "go=answer", "ask=sex", "none=lines-a", "none=lines-b", "no-fever-no-smell=true", "bleeding=none", "last-blood=2", "pain=none",
			"happened=operation", "when=4", "country=GB", "rh=positive"}
		main := pagetest.CheckPage(t, c.name, pagetest.Post(a, page.PathAsk, fields...)).Named("main")[0]
		box := main.All(withClass("in-place"))
		is := len(box) == 1 && len(box[0].All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "still" })) == 1
		if is != c.asked {
			t.Errorf("%s: asked %v", c.name, is)
			continue
		}
		if !is {
			continue
		}
		code := c.sign.Code.String()
		gone := press(t, a, main, "gone", code)
		for _, k := range gone.All(withClass("in-place")) {
			if len(k.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "still" })) > 0 {
				t.Errorf("%s: asked again after no", c.name)
			}
		}
		still := press(t, a, main, "still", code)
		if len(still.All(withClass("now"))) == 0 {
			t.Errorf("%s: still there, and no help: %.80s", c.name, still.Words())
		}
		if len(gone.All(withClass("now"))) > 0 {
			t.Errorf("%s: gone, and help comes first: %.80s", c.name, gone.Words())
		}
	}
}

// further facts, each as the record holds it: what a screen does not ask of
// everybody, in the words of the record and not of a question.
func furtherFacts(s *Page) map[string]func(*aftercare.Record) {
	now := s.Answers.Now
	told := func(code aftercare.Code, word string) func(*aftercare.Record) {
		return func(r *aftercare.Record) {
			r.Observations = append(r.Observations, aftercare.Observation{Code: code, Word: code.Info().Word(word), When: now})
		}
	}
	facts := map[string]func(*aftercare.Record){
		"anti-d not given":  told(aftercare.AntiD, "not-given"),
		"test positive":     told(aftercare.PregnancyTest, "positive"),
		"test unclear":      told(aftercare.PregnancyTest, "unclear"),
		"scan retained":     told(aftercare.Scan, "retained"),
		"scan large":        told(aftercare.Scan, "retained-large"),
		"hormone rising":    told(aftercare.HCGTrend, "rising"),
		"hormone plateau":   told(aftercare.HCGTrend, "plateau"),
		"visit missed":      told(aftercare.FollowUp, "missed"),
		"lab molar":         told(aftercare.Pathology, "molar"),
		"treated throat":    told(aftercare.SoreThroat, "true"),
		"treated mouth":     told(aftercare.MouthUlcers, "true"),
		"period not yet":    told(aftercare.MensesCode, "not-yet"),
		"period started":    told(aftercare.MensesCode, "started"),
		"clots restarted":   told(aftercare.BleedingRestarted, "true"),
		"later tissue":      told(aftercare.TissuePassed, "true"),
		"rash purple":       told(aftercare.RashKind, "purple"),
		"mole complete":     told(aftercare.Mole, "complete"),
		"blood negative":    func(r *aftercare.Record) { r.Person.Rh = aftercare.RhNegative },
		"wait told by them": nil,
	}
	for c := range aftercare.ConditionTerms.All() {
		if slices.Contains(questions.Find("person").Inputs[0].Items, questions.Item{Field: "condition", Value: c.String()}) {
			facts["person "+c.String()] = func(r *aftercare.Record) { r.Person.Conditions = aftercare.SetOf(c) }
		}
	}
	facts["wait told by them"] = func(r *aftercare.Record) {
		for _, activity := range s.askedFor() {
			r.Observations = append(r.Observations, aftercare.Observation{Code: aftercare.HoldCode, Activity: activity, When: now})
		}
	}
	return facts
}

// formOf are the fields that the answer page carries.
func formOf(a *questions.Answers) []page.Field {
	list := []page.Field{{Name: "step", Value: questions.StepAnswer}, {Name: "at", Value: a.At.String()}}
	for _, name := range a.Names() {
		for _, value := range a.All(name) {
			list = append(list, page.Field{Name: name, Value: value})
		}
	}
	for _, name := range a.Show {
		list = append(list, page.Field{Name: "show", Value: name})
	}
	if !a.Base.IsZero() {
		list = append(list, page.Field{Name: "record", Value: questions.RecordText(a.Base)})
	}
	return list
}

// TestInPlace_EveryQuestionMovesSomethingAndNoneIsForgotten over generated people
// who ask about something, and answer all that they are asked.
func TestInPlace_EveryQuestionMovesSomethingAndNoneIsForgotten(t *testing.T) {
	a := newApp(t)
	people := uint64(1000)
	if testing.Short() {
		people /= 5
	}
	w := simulate.New(a.General.Pack)
	asked, calm := map[string]int{}, 0
	for n := range people {
		subject := w.Subject(11, n)
		r := rand.New(rand.NewPCG(11, n))
		rec := *subject.Record
		rec.About = 0
		rec.Wishes.Activities = []aftercare.Activity{aftercare.Activity(1 + r.IntN(aftercare.ActivityCount))}
		answers, findings := questions.Read(append(questions.RecordFields(&rec, subject.AsOf.Day), page.Field{Name: "step", Value: questions.StepAnswer}), subject.AsOf)
		if findings != nil || answers.Faulty() {
			continue
		}
		s := New(a.Site, &page.Request{Now: subject.AsOf, InPage: true, Path: page.PathAsk}, answers)
		if g := s.Guidance(); g.Urgency.Level >= aftercare.SameDay || !g.Urgency.Asked {
			continue
		}
		calm++
		s = answerAll(t, a, s, r, subject.Name, asked)
		if s.Guidance().Urgency.Level >= aftercare.SameDay {
			continue
		}
		var d engine.Decision
		from := s.standing(s.Answers)
		for name, tell := range furtherFacts(s) {
			id, _, _ := strings.Cut(name, " ")
			q := questions.Find(id)
			if !q.IsAsked(s.Answers) || s.isTold(id) || s.skipped(id) {
				continue
			}
			with := *s.Record
			with.Observations = slices.Clone(with.Observations)
			tell(&with)
			s.Know.Engine.Decide(&with, s.Answers.Now, &d)
			if d.Level > from.level || slices.ContainsFunc(s.askedFor(), func(x aftercare.Activity) bool {
				return d.Activities[x-1] != from.activities[slices.Index(s.askedFor(), x)]
			}) {
				t.Errorf("%s: %s would move the answer and is never asked", subject.Name, name)
			}
		}
	}
	t.Logf("%d calm people; asked in place: %v", calm, asked)
}

// isTold reports whether a question was answered, in its fields or in a record
// that was brought along.
func (s *Page) isTold(id string) bool {
	if id == "wait" {
		return !s.isOpen(placedOf("hold"))
	}
	for _, field := range placeFields {
		if p := placedOf(field); p.question.ID == id && s.isOpen(p) && !s.knows(p.input) {
			return false
		}
	}
	return true
}

// answerAll answers what is asked in place by chance until nothing is asked.
func answerAll(t *testing.T, a *app.App, s *Page, r *rand.Rand, who string, asked map[string]int) *Page {
	t.Helper()
	for range 2 * len(questions.All) {
		g := s.Guidance()
		open := s.openPlace(g, s.asked(g))
		if open.question == nil || g.Urgency.Level >= aftercare.SameDay {
			return s
		}
		asked[open.question.ID]++
		waits := s.waitsToKnow(s.asked(g))
		if waits && (open.input.Kind != questions.InputChoice || !s.isOpen(open) || s.knows(open.input)) {
			s.Answers.Put(page.Field{Name: "asked", Value: open.question.ID})
			continue
		}
		moves, from := false, s.standing(s.Answers)
		var choices [][]page.Field
		s.Answers.Each(open.input, func(then *questions.Answers) {
			moves = moves || from.to(s.standing(then)) != shiftsNothing
			for _, field := range placeFields { // or with what it opens
				if p := placedOf(field); p.question.IsAsked(then) && !p.question.IsAsked(s.Answers) {
					then.Each(p.input, func(both *questions.Answers) { moves = moves || from.to(s.standing(both)) != shiftsNothing })
				}
			}
			if a, _ := questions.Read(formOf(then), then.Now); !a.Faulty() {
				choices = append(choices, formOf(then))
			}
		})
		if !moves && !waits {
			t.Errorf("%s: %s is asked, and no answer to it moves anything", who, open.question.ID)
		}
		if len(choices) == 0 {
			s.Answers.Put(page.Field{Name: "asked", Value: open.question.ID})
			continue
		}
		if open.input.Kind == questions.InputChecks && open.question.ID != "wait" {
			choices = append(choices, append(formOf(s.Answers), page.Field{Name: questions.NoneField, Value: open.question.ID}))
		}
		s = answersTo(t, a, s.Answers.Now, choices[r.IntN(len(choices))]...)
	}
	t.Fatalf("%s: there is no end of questions: %v", who, fmt.Sprint(asked))
	return nil
}

func TestAnswer_ToWhenHerPeriodComesIsItsDay(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathAsk, "step=path", "go=answer", "ask=period", "none=lines-a", "none=lines-b", "no-fever-no-smell=true",
		"bleeding=none", "last-blood=2", "pain=none", "happened=operation", "when=4", "country=GB")
	head := pagetest.CheckPage(t, "period", r).Named("h1")[0].Words()
	if !strings.Contains(head, "period") || !strings.ContainsAny(head, "0123456789") {
		t.Errorf("the answer is %q", head)
	}
}

// Whether she bleeds elsewhere is asked in place where she bleeds much or long, or
// with ease, and it would change something; nobody else is asked.
func TestAnswer_AsksAboutBleedingElsewhereWhereItMatters(t *testing.T) {
	a := newApp(t)
	signs := []string{"step=path", "go=answer", "none=lines-a", "none=lines-b", "no-fever-no-smell=true", "pain=none", "country=GB", "happened=passed", "rh=positive"}
	day := func(ago aftercare.Date) string { return "when-on=" + (pagetest.Now.Day - ago).String() }
	for _, c := range []struct {
		name   string
		fields []string
		asked  bool
	}{
		{"light, the third day", []string{"bleeding=light", "when=3"}, false},
		{"like a period, the third day", []string{"bleeding=moderate", "pads-per-hour=less", "when=3"}, false},
		{"heavy, and sex is held by it anyway", []string{"bleeding=heavy", "pads-per-hour=less", "bleeding-restarted=false", day(5), "activity=penetrative-sex"}, false},
		{"heavy, the first day", []string{"bleeding=heavy", "pads-per-hour=less", "bleeding-restarted=false", "when=1"}, true},
		{"light, the third day, with a thinner", []string{"bleeding=light", "when=3", "condition=anticoagulant"}, true},
		{"dry, with a thinner", []string{"bleeding=none", "last-blood=2", "when=4", "condition=anticoagulant"}, true},
		{"light, two weeks", []string{"bleeding=light", day(14)}, false},
		{"light, after two weeks", []string{"bleeding=light", day(15)}, true},
		{"spotting, after four weeks", []string{"bleeding=spotting", day(29)}, true},
		{"light, after two weeks, told", []string{"bleeding=light", day(15), "bleeding-elsewhere=false"}, false},
		{"help today", []string{"bleeding=heavy", "pads-per-hour=1", "pads-hours=1", "when=1"}, false},
	} {
		got := askedInPlace(answersTo(t, a, pagetest.Now, pagetest.Form(append(c.fields, signs...)...)...))
		if asked := slices.Contains(got, "elsewhere"); asked != c.asked {
			t.Errorf("%s: asked is %v: %v", c.name, asked, got)
		}
	}
	told := append([]string{"bleeding=light", day(15), "bleeding-elsewhere=true"}, signs...)
	if root := pagetest.CheckPage(t, "told", pagetest.Post(a, page.PathPlain, told...)); !strings.Contains(root.Words(), a.Words.Text("urgency.soon")) {
		t.Errorf("bleeding elsewhere is not heard: %.300s", root.Words())
	}
}
