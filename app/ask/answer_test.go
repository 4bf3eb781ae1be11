package ask

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// mainOf is what an answer says.
func mainOf(t *testing.T, a *app.App, fields ...string) *pagetest.Tag {
	t.Helper()
	return pagetest.CheckPage(t, "answer", pagetest.Post(a, page.PathAsk, append([]string{"step=answer", "go=answer"}, fields...)...)).Named("main")[0]
}

func withClass(class string) func(*pagetest.Tag) bool {
	return func(k *pagetest.Tag) bool { return slices.Contains(strings.Fields(k.Attrs["class"]), class) }
}

func TestAnswer_IsTheFirstHeadingAndNamesWhatElseWasAsked(t *testing.T) {
	a := newApp(t)
	main := mainOf(t, a, append([]string{"activity=work", "activity=swimming"}, pagetest.RemoveField(pagetest.AfterSurgery, "activity=penetrative-sex")...)...)
	if h := main.Named("h1")[0].Words(); !strings.HasPrefix(h, a.Words.Text("activity.work")+":") {
		t.Errorf("the heading is %q", h)
	}
	if rest := main.All(withClass("verdicts"))[0].Words(); !strings.Contains(rest, a.Words.Text("activity.swimming")+":") {
		t.Errorf("what else was asked is %q", rest)
	}
}

func TestAnswer_ShowsEveryActivityOnce(t *testing.T) {
	a := newApp(t)
	main := mainOf(t, a, pagetest.AfterSurgery...)
	f, _ := questions.Read(pagetest.Form(pagetest.AfterSurgery...), pagetest.Now)
	asked := f.Record().Wishes.Activities
	for _, word := range aftercare.ActivityTerms.Words() {
		n := len(main.All(func(k *pagetest.Tag) bool { return k.Name == "button" && k.Attrs["value"] == "show-"+word }))
		v, _ := aftercare.ActivityTerms.Parse(word)
		if slices.Contains(asked, v) {
			n += strings.Count(main.All(withClass("hero"))[0].Words(), a.Words.Text("activity."+word)+":")
		}
		if n != 1 {
			t.Errorf("%s stands there %d times", word, n)
		}
	}
}

func TestAnswer_EverySignToCallForHasItsClause(t *testing.T) {
	a := newApp(t)
	for i := range a.General.Pack.Statements {
		x := &a.General.Pack.Statements[i]
		if x.Kind != guideline.Alarm || x.Status != guideline.Active || x.SafetyNet == 0 || x.Level < aftercare.SameDay {
			continue
		}
		for _, w := range []string{a.Words.If(x), a.Words.About(aftercare.AboutPartner).If(x)} {
			if w == a.Words.Says(x) || strings.ContainsAny(w, "{}⟦") || w != strings.TrimRight(w, ".") {
				t.Errorf("%s is %q", x.ID, w)
			}
		}
		if other := a.Words.About(aftercare.AboutPartner).If(x); strings.Contains(" "+other, " you") {
			t.Errorf("%s says %q of somebody else", x.ID, other)
		}
	}
}

func TestAnswer_ShowsTheThresholdsFirstWhileSheBleeds(t *testing.T) {
	a := newApp(t)
	main := mainOf(t, a, pagetest.AfterSurgery...)
	pads := main.All(withClass("pads"))
	if len(pads) < 3 {
		t.Fatalf("%d thresholds", len(pads))
	}
	for _, want := range []string{"BLEED-RATE-01", "BLEED-RATE-02", "BLEED-RATE-03"} {
		if x := a.General.Statement(want); !slices.ContainsFunc(pads, func(k *pagetest.Tag) bool { return strings.Contains(k.Words(), a.Words.If(x)) }) {
			t.Errorf("%s is not among them", want)
		}
	}
	if len(main.All(withClass("card"))[0].All(func(k *pagetest.Tag) bool { return k.Attrs["href"] == "tel:999" })) != 1 {
		t.Error("the first card has no number")
	}
}

// TestAnswer_PadsAskForWhatTheEngineSaysOfThem: the same pads are an emergency
// for some, and a call the same day for others.
func TestAnswer_PadsAskForWhatTheEngineSaysOfThem(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		fields []string
		alarm  string
	}{
		{[]string{"kind=threatened", "weeks=9"}, "THREAT-PAD-01"},
		{[]string{"kind=late", "weeks=17"}, "BLEED-LATE-01"},
		{[]string{"kind=complete", "condition=anticoagulant"}, "BLEED-THINNER-02"},
	} {
		main := mainOf(t, a, append(c.fields, pagetest.Calm...)...)
		loud := main.All(withClass("loud"))[0]
		if want := a.Words.If(a.General.Statement(c.alarm)); !strings.Contains(loud.All(withClass("pads"))[0].Words(), want) {
			t.Errorf("%v: %q is not the first thing to call for", c.fields, want)
		}
		for _, card := range main.All(withClass("card")) {
			if card != loud && len(card.All(withClass("pads"))) > 0 {
				t.Errorf("%v: pads ask for less here: %s", c.fields, card.Words())
			}
		}
	}
}

// TestUrgent_EveryCardHasANumberAndOneOrder goes through every level that asks
// for help today, in every country and in none.
func TestUrgent_EveryCardHasANumberAndOneOrder(t *testing.T) {
	a := newApp(t)
	countries := [][]string{nil}
	for i := range a.General.Pack.Numbers {
		countries = append(countries, []string{"country=" + a.General.Pack.Numbers[i].Jurisdiction})
	}
	for _, country := range countries {
		for _, fields := range [][]string{
			{"bleeding=heavy", "pads-per-hour=2"}, {"bleeding=soaking"}, {"bleeding=light", "discharge=foul"}, {"harm-thoughts=plan"}, {"being-coerced=true"},
		} {
			main := mainOf(t, a, append(slices.Clone(fields), country...)...)
			card := main.Kids[0]
			if !withClass("now")(card) {
				t.Fatalf("%v %s: no card", fields, country)
			}
			tel := card.All(func(k *pagetest.Tag) bool { return strings.HasPrefix(k.Attrs["href"], "tel:") })
			if len(tel) == 0 || len(card.Named("h1")) != 1 || len(card.All(withClass("do"))) != 0 {
				t.Errorf("%v %s: %d numbers, %d orders", fields, country, len(tel), len(card.Named("h1")))
			}
		}
	}
}

func TestUrgent_SaysOnTheTelephoneOnlyWhatSheTold(t *testing.T) {
	a := newApp(t)
	words := func(fields ...string) string {
		return mainOf(t, a, append([]string{"country=GB", "care=surgical", "operation-on=2026-10-30"}, fields...)...).All(withClass("say"))[0].Words()
	}
	if got, want := words("bleeding=heavy", "pads-per-hour=2", "chest-pain=true"), "I had an operation for a miscarriage, 10 days ago."; !strings.Contains(got, want) || !strings.Contains(got, "I'm soaking 2 pads in an hour.") || !strings.Contains(got, "My chest hurts.") || strings.Contains(got, "cough") {
		t.Errorf("got %q", got)
	}
	if got := words("about=partner", "bleeding=heavy", "pads-per-hour=2"); !strings.Contains(got, "She had an operation") || strings.Contains(got, "I'm") {
		t.Errorf("about somebody else %q", got)
	}
}

func TestUrgent_TheNumberWithoutACountryIsThatOfTheMost(t *testing.T) {
	s := New(newApp(t).Site, &page.Request{Path: page.PathAsk, Now: pagetest.Now}, questions.NewAnswers(pagetest.Now, &aftercare.Record{}, questions.FieldSpecs))
	number, countries := s.CommonNumber()
	if number != "112" || len(countries) < 8 || !slices.Contains(countries, "Germany") || slices.Contains(countries, "United States") {
		t.Errorf("%s in %v", number, countries)
	}
}

func TestAnswer_SaysThatItWaitsOnlyWhereItDoes(t *testing.T) {
	a := newApp(t)
	passed := []string{"country=GB", "kind=complete", "care=expectant", "passed=day", "passed-on=2026-10-20", "activity=conceive"}
	bleeds := mainOf(t, a, append(passed, pagetest.Calm...)...)
	if box := bleeds.All(withClass("in-place")); len(box) > 0 {
		t.Errorf("it asks what moves nothing while she bleeds and hurts: %q", box[0].Words())
	}
	main := mainOf(t, a, slices.Concat(passed, []string{"bleeding=none", "bleeding-since=2026-10-28", "pain=none"}, pagetest.RemoveField(pagetest.Calm, "bleeding=light", "pain=mild", "pain-site=lower"))...)
	box := main.All(withClass("in-place"))
	if len(box) != 1 {
		t.Fatalf("it asks %d things", len(box))
	}
	buttons := box[0].All(func(k *pagetest.Tag) bool { return k.Name == "button" })
	if len(buttons) < 2 {
		t.Fatalf("%d answers", len(buttons))
	}
	if !strings.Contains(box[0].Words(), a.Words.Text("inplace.without")) {
		t.Errorf("it does not say that the answer waits: %q", box[0].Words())
	}
	box = mainOf(t, a, append([]string{"activity=folic-acid", "bleeding=none"}, pagetest.RemoveField(pagetest.Calm, "bleeding=light")...)...).All(withClass("in-place"))
	if len(box) != 1 || strings.Contains(box[0].Words(), a.Words.Text("inplace.without")) {
		t.Errorf("what waits for nothing: %d boxes", len(box))
	}
}

// Whatever she asked about, in whatever country: while danger signs are unasked
// that is the first sentence, and nothing above it looks like an OK.
func TestAnswer_SaysFirstThatDangerSignsWereNotAsked(t *testing.T) {
	a := newApp(t)
	unasked, open := a.Words.Text("urgency.unasked"), 0
	countries := []string{""}
	for i := range a.General.Pack.Numbers {
		countries = append(countries, a.General.Pack.Numbers[i].Jurisdiction)
	}
	for _, activity := range aftercare.ActivityTerms.Words() {
		for _, country := range countries {
			answers, findings := questions.Read(pagetest.Form("kind=complete", "bleeding=light", "country="+country, "activity="+activity), pagetest.Now)
			if findings != nil {
				t.Fatal(findings)
			}
			s := New(a.Site, &page.Request{Now: pagetest.Now, InPage: true, Path: page.PathAsk}, answers)
			g := s.Guidance()
			asked := s.asked(g)
			if asked[0].Verdict == aftercare.WhenReady {
				open++
			}
			if state := s.stateOf(&g.Urgency, asked); g.Urgency.Asked || state == "ok" {
				t.Fatalf("%s in %q: %s", activity, country, state)
			}
			hero := pagetest.ParsePage(t, string(s.Respond(s.hero(g, asked, s.heldAll(g, asked))).Body)).All(withClass("hero"))[0]
			words := hero.Words()
			if got := hero.Named("h1")[0].Words(); got != unasked || strings.Count(words, unasked) != 1 || strings.Index(words, s.W.Headline(asked[0], s.Today)) < strings.Index(words, unasked) {
				t.Errorf("%s in %q begins with %q", activity, country, words)
			}
		}
	}
	if open < len(countries) {
		t.Errorf("only %d answers were open, so the test shows nothing", open)
	}
}
