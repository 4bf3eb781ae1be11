package read

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

// foldOf is the part of the page that is one country's.
func foldOf(t *testing.T, a *app.App, root *pagetest.Tag, code string) *pagetest.Tag {
	t.Helper()
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	for _, d := range root.Named("details") {
		if d.Named("summary")[0].Words() == p.Jurisdiction(code) {
			return d
		}
	}
	t.Fatalf("%s is not there", code)
	return nil
}

func TestCall_EveryCountryAndKindHasAVerifiedLineOrSaysThatItHasNone(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "call", pagetest.Get(a, page.PathCall))
	list := a.General.Pack.Numbers
	if len(list) < 20 {
		t.Fatalf("%d countries", len(list))
	}
	for i := range list {
		n := &list[i]
		fold := foldOf(t, a, root, n.Jurisdiction)
		for _, kind := range guideline.CallKinds {
			lines := n.Lines(kind)
			_, after, found := strings.Cut(fold.Words(), a.Words.Text("call."+kind.String()))
			isNone := false
			for k, word := range guideline.CallTerms.All() {
				isNone = isNone || word == kind.String() && n.None.Has(k)
			}
			switch {
			case !found:
				t.Errorf("%s %s: no heading", n.Jurisdiction, kind)
			case len(lines) == 0 && (!isNone || !strings.HasPrefix(strings.TrimSpace(after), a.Words.Text("call.none"))):
				t.Errorf("%s %s: nothing, and it does not say so", n.Jurisdiction, kind)
			}
		}
		if len(n.Crisis) == 0 {
			t.Errorf("%s: no crisis line", n.Jurisdiction)
		}
	}
}

// unchecked are the countries and kinds of which nothing to call or write to
// could be checked; a new one is a decision, not a slip.
func TestCall_WhatIsNotCheckedIsKnown(t *testing.T) {
	want := "AE crisis, AE poison, BR poison, DE poison, EG crisis, EG safety, ES support, ES poison, ID poison, IN poison, JP poison, KE crisis, KE safety, KE poison, KR support, KR poison, NG crisis, NZ support, PH poison, RU support, RU safety, SA crisis, SA safety"
	var got []string
	list := newApp(t).General.Pack.Numbers
	for i := range list {
		for _, kind := range guideline.CallKinds {
			if lines := list[i].Lines(kind); len(lines) > 0 && page.FirstChecked(lines) == nil {
				got = append(got, list[i].Jurisdiction+" "+kind.String())
			}
		}
	}
	if strings.Join(got, ", ") != sorted(want, got) {
		t.Errorf("not checked: %s", strings.Join(got, ", "))
	}
}

func TestCall_NobodyIsShownOnlyUnverifiedLines(t *testing.T) {
	a := newApp(t)
	call := pagetest.CheckPage(t, "call", pagetest.Get(a, page.PathCall))
	help := pagetest.CheckPage(t, "help", pagetest.Get(a, page.PathHelp))
	tables := help.All(func(k *pagetest.Tag) bool { return k.Name == "dl" && strings.HasPrefix(k.Attrs["class"], "numbers") })
	notes := []guideline.CallKind{guideline.EmergencyLine, guideline.CrisisLine, guideline.SafetyLine, guideline.SupportLine}
	if len(tables) != len(notes) {
		t.Fatalf("%d tables", len(tables))
	}
	list := append([]guideline.Numbers(nil), a.General.Pack.Numbers...)
	for i := range list {
		n := &list[i]
		fold := foldOf(t, a, call, n.Jurisdiction).Words()
		for j, kind := range guideline.CallKinds {
			_, shown, _ := strings.Cut(fold, a.Words.Text("call."+kind.String()))
			if j+1 < len(guideline.CallKinds) {
				shown, _, _ = strings.Cut(shown, a.Words.Text("call."+guideline.CallKinds[j+1].String()))
			}
			pagetest.SureOf(t, a, "call "+n.Jurisdiction+" "+kind.String(), shown, "Not checked.", n, kind)
		}
		p := newReading(a.Site, &page.Request{Now: pagetest.Now})
		for j, kind := range notes {
			for _, row := range tables[j].Named("div") {
				if j > 0 && row.Named("dt")[0].Words() == p.Jurisdiction(n.Jurisdiction) { // each emergency number has its own mark
					pagetest.SureOf(t, a, "help "+n.Jurisdiction+" "+kind.String(), row.Named("dd")[0].Words(), a.Words.Text("number.unverified"), n, kind)
				}
			}
			if rows := len(tables[j].Named("div")); rows != len(list) {
				t.Errorf("help %s: %d of %d countries", kind, rows, len(list))
			}
		}
	}
}

func TestCall_WhereNothingAtAllIsCheckedItSaysWhatHoldsAnywhere(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	lines := []guideline.CallNumber{{Name: "Line", Number: "123"}}
	n := &guideline.Numbers{Emergency: lines, Crisis: lines, Support: lines, Safety: lines, Advice: lines}
	for _, kind := range guideline.CallKinds {
		shown := pagetest.ParsePage(t, string(p.Respond(page.Heading(p.Text("call.title")), p.Unchecked(n, kind)).Body)).Named("main")[0].Words()
		if !strings.Contains(shown, a.Words.Text("calls.generic")) || strings.Contains(shown, "123") {
			t.Errorf("%s: %s", kind, shown)
		}
	}
}

// sorted gives want in the order of got, so that only what differs matters.
func sorted(want string, got []string) string {
	left := strings.Split(want, ", ")
	var list []string
	for _, g := range got {
		if slices.Contains(left, g) {
			list = append(list, g)
		}
	}
	if len(list) != len(left) {
		return want
	}
	return strings.Join(list, ", ")
}

func TestCall_EveryLineShowsItsSourceAndDayAndWhetherItWasChecked(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "call", pagetest.Get(a, page.PathCall))
	list := a.General.Pack.Numbers
	for i := range list {
		fold := foldOf(t, a, root, list[i].Jurisdiction)
		shown := fold.All(func(k *pagetest.Tag) bool { return k.Name == "li" })
		n := 0
		for _, kind := range guideline.CallKinds {
			for _, c := range list[i].Lines(kind) {
				text := shown[n].Words()
				n++
				if c.Source == "" || c.CheckedOn == "" || !strings.Contains(text, c.Source) || !strings.Contains(text, a.Words.PartialDate(c.CheckedOn)) {
					t.Errorf("%s %s: no source or no day: %s", list[i].Jurisdiction, c.Name, text)
				}
				if mark := strings.Contains(text, "Not checked."); mark == c.Verified {
					t.Errorf("%s %s: checked %v, but the page says otherwise", list[i].Jurisdiction, c.Name, c.Verified)
				}
				wanted := []string{c.Name, c.Number, c.Also, c.Text, c.Hours, c.Note}
				for _, seen := range c.Pages {
					wanted = append(wanted, seen.Site, a.Words.PartialDate(seen.Day))
				}
				for _, want := range wanted {
					if !strings.Contains(text, want) {
						t.Errorf("%s %s: %q is not shown", list[i].Jurisdiction, c.Name, want)
					}
				}
			}
		}
		if n != len(shown) {
			t.Errorf("%s: %d lines, %d shown", list[i].Jurisdiction, n, len(shown))
		}
	}
}

func TestCall_ALinkDialsWhatIsShown(t *testing.T) {
	n := 0
	for _, path := range []string{page.PathCall, page.PathHelp} {
		for _, k := range pagetest.ParsePage(t, string(pagetest.Get(newApp(t), path).Body)).Named("a") {
			dials, ok := strings.CutPrefix(k.Attrs["href"], "tel:")
			if !ok {
				continue
			}
			n++
			dials = strings.ReplaceAll(dials, "%23", "#")
			if shown := strings.NewReplacer(" ", "", "-", "").Replace(k.Words()); dials != shown {
				t.Errorf("%s: %q dials %q", path, k.Words(), dials)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d numbers", n)
	}
}

// In every language and for every country a link dials what is seen, in its own
// direction and in digits that any telephone has; and every number that can be
// dialled is seen so, on the page of all countries and on that of hers.
func TestCall_InEveryLanguageWhatIsSeenIsDialledForEveryCountry(t *testing.T) {
	dialled := strings.NewReplacer(" ", "", "\u00a0", "", "-", "", ".", "", "(", "", ")", "")
	for _, lang := range words.Languages() {
		w, _ := words.In(lang)
		a, err := app.New(page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w}, Pages())
		if err != nil {
			t.Fatal(err)
		}
		linked := func(where string, r *page.Response) map[string]bool {
			list := map[string]bool{}
			for _, k := range pagetest.ParsePage(t, string(r.Body)).Named("a") {
				dials, ok := strings.CutPrefix(k.Attrs["href"], "tel:")
				if !ok {
					continue
				}
				dials = strings.ReplaceAll(dials, "%23", "#")
				if seen := k.Words(); dialled.Replace(seen) != dials || strings.Trim(dials, "0123456789+*#") != "" || k.Attrs["dir"] != "ltr" || k.Attrs["class"] != "tel" {
					t.Errorf("%s, %s: %q dials %q in the direction %q", lang, where, seen, dials, k.Attrs["dir"])
				}
				list[k.Words()] = true
			}
			return list
		}
		all, numbers := linked(page.PathCall, pagetest.Get(a, page.PathCall)), 0
		for i := range a.General.Pack.Numbers {
			n := &a.General.Pack.Numbers[i]
			hers := linked(n.Jurisdiction, pagetest.Post(a, page.PathHelp, "country="+n.Jurisdiction, "go=show"))
			for _, kind := range guideline.CallKinds {
				for _, c := range n.Lines(kind) {
					if c.Number == "" || view.Tel(c.Number) == (view.URL{}) {
						continue
					}
					numbers++
					if !all[c.Number] {
						t.Errorf("%s, %s: %q can't be touched on the page of numbers", lang, n.Jurisdiction, c.Number)
					}
					if kind == guideline.EmergencyLine && c.Verified && !hers[c.Number] {
						t.Errorf("%s, %s: %q can't be touched on her page", lang, n.Jurisdiction, c.Number)
					}
				}
			}
		}
		if numbers < 100 || len(all) < 100 {
			t.Errorf("%s: %d numbers", lang, numbers)
		}
	}
}

func TestCall_AsksForNothingAndIsTheSameForEverybody(t *testing.T) {
	a := newApp(t)
	r := pagetest.Get(a, page.PathCall)
	if root := pagetest.CheckPage(t, "call", r); r.Personal || len(root.Named("form", "input", "script")) > 1 {
		t.Error("it asks for something")
	}
	if word, instead := guideline.BannedWord(strings.ReplaceAll(pagetest.ParsePage(t, string(r.Body)).Named("main")[0].Words(), "!", "")); word != "" {
		t.Errorf("%q: say %s", word, instead)
	}
}

func TestHelp_ShowsTheNumbersOfACountryThatIsChosenAlone(t *testing.T) {
	a := newApp(t)
	list := a.General.Pack.Numbers
	for i := range list {
		r := pagetest.Post(a, page.PathHelp, "country="+list[i].Jurisdiction, "go=show")
		main := pagetest.CheckPage(t, "help "+list[i].Jurisdiction, r).Named("main")[0]
		first := ""
		for _, k := range main.Named("a") {
			if number, ok := strings.CutPrefix(k.Attrs["href"], "tel:"); ok {
				first = number
				break
			}
		}
		if !r.Personal || !slices.ContainsFunc(list[i].Emergency, func(c guideline.CallNumber) bool { return c.Number == first }) {
			t.Errorf("%s: the first number is %s, and the page may be stored: %v", list[i].Jurisdiction, first, !r.Personal)
		}
		if len(main.Named("dl")) > 0 {
			t.Errorf("%s: other countries are there", list[i].Jurisdiction)
		}
	}
	if r := pagetest.Post(a, page.PathHelp, "country=XX"); r.Personal || !strings.Contains(string(r.Body), "compact") {
		t.Error("an unknown country is not all of them")
	}
}

func TestCall_ATranslationListsTheCountriesFirstWhereALineAnswersInIt(t *testing.T) {
	for lang, want := range map[string][]string{"en": {"AU", "BR", "CA"}, "ar": {"AE", "SA", "EG"}, "es": {"ES", "US", "MX"}, "id": {"ID"}, "ko": {"KR"}, "ru": {"KZ", "RU"}} {
		w, ok := words.In(lang)
		if !ok {
			t.Fatalf("%s: no words", lang)
		}
		a, err := app.New(page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w}, Pages())
		if err != nil {
			t.Fatal(err)
		}
		codes := newReading(a.Site, &page.Request{Now: pagetest.Now}).CountryCodes()
		if !slices.Equal(codes[:len(want)], want) {
			t.Errorf("%s: %v are first, want %v", lang, codes[:len(want)], want)
		}
	}
}
