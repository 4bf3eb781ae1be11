package app

import (
	"strings"
	"testing"

	"aftercare/guideline"
)

// foldOf is the part of the page that is one country's.
func foldOf(t *testing.T, a *App, root *tag, code string) *tag {
	t.Helper()
	p := newReading(a.Site, &Request{Now: now})
	for _, d := range root.named("details") {
		if d.named("summary")[0].words() == p.jurisdiction(code) {
			return d
		}
	}
	t.Fatalf("%s is not there", code)
	return nil
}

func TestCall_EveryCountryAndKindHasAVerifiedLineOrSaysThatItHasNone(t *testing.T) {
	a := newApp(t)
	root := checkPage(t, "call", get(a, routeCall))
	list := a.general.pack.Numbers
	if len(list) < 20 {
		t.Fatalf("%d countries", len(list))
	}
	for i := range list {
		n := &list[i]
		fold := foldOf(t, a, root, n.Jurisdiction)
		for _, kind := range callKinds {
			lines := linesOf(n, kind)
			_, after, found := strings.Cut(fold.words(), a.words.Text("call."+kind))
			isNone := false
			for k, word := range guideline.CallTerms.All() {
				isNone = isNone || word == kind && n.None.Has(k)
			}
			switch {
			case !found:
				t.Errorf("%s %s: no heading", n.Jurisdiction, kind)
			case len(lines) == 0 && (!isNone || !strings.HasPrefix(strings.TrimSpace(after), a.words.Text("call.none"))):
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
	want := "ES support, NG crisis, RU support"
	var got []string
	list := newApp(t).general.pack.Numbers
	for i := range list {
		for _, kind := range callKinds {
			if lines := linesOf(&list[i], kind); len(lines) > 0 && checked(lines) == nil {
				got = append(got, list[i].Jurisdiction+" "+kind)
			}
		}
	}
	if strings.Join(got, ", ") != sorted(want, got) {
		t.Errorf("not checked: %s", strings.Join(got, ", "))
	}
}

func TestCall_EveryEmergencyNumberIsChecked(t *testing.T) {
	list := newApp(t).general.pack.Numbers
	for i := range list {
		if first := list[i].Emergency[0]; first.Number == "" || !first.Verified {
			t.Errorf("%s: %s", list[i].Jurisdiction, first.Number)
		}
	}
}

func TestCall_NobodyIsShownOnlyUnverifiedLines(t *testing.T) {
	a := newApp(t)
	call := checkPage(t, "call", get(a, routeCall))
	help := checkPage(t, "help", get(a, routeHelp))
	tables := help.all(func(k *tag) bool { return k.name == "dl" && k.attrs["class"] == "numbers" })
	notes := []string{"emergency", "crisis", "safety", "support"}
	if len(tables) != len(notes) {
		t.Fatalf("%d tables", len(tables))
	}
	list := append([]guideline.Numbers(nil), a.general.pack.Numbers...)
	for i := range list {
		n := &list[i]
		fold := foldOf(t, a, call, n.Jurisdiction).words()
		for j, kind := range callKinds {
			_, shown, _ := strings.Cut(fold, a.words.Text("call."+kind))
			if j+1 < len(callKinds) {
				shown, _, _ = strings.Cut(shown, a.words.Text("call."+callKinds[j+1]))
			}
			sureOf(t, a, "call "+n.Jurisdiction+" "+kind, shown, "Not checked.", n, kind)
		}
		p := newReading(a.Site, &Request{Now: now})
		for j, kind := range notes {
			for _, row := range tables[j].named("div") {
				if row.named("dt")[0].words() == p.jurisdiction(n.Jurisdiction) {
					sureOf(t, a, "help "+n.Jurisdiction+" "+kind, row.named("dd")[0].words(), a.words.Text("number.unverified"), n, kind)
				}
			}
			if rows := len(tables[j].named("div")); rows != len(list) {
				t.Errorf("help %s: %d of %d countries", kind, rows, len(list))
			}
		}
	}
}

// TestCall_WhereNothingAtAllIsCheckedItSaysWhatHoldsAnywhere is about packs of
// others: ours has an emergency number that was checked in every country.
func TestCall_WhereNothingAtAllIsCheckedItSaysWhatHoldsAnywhere(t *testing.T) {
	a := newApp(t)
	p := newReading(a.Site, &Request{Now: now})
	lines := []guideline.CallNumber{{Name: "Line", Number: "123"}}
	n := &guideline.Numbers{Emergency: lines, Crisis: lines, Support: lines, Safety: lines, Advice: lines}
	for _, kind := range callKinds {
		shown := parsePage(t, string(p.respond(heading(p.text("call.title")), p.unsure(n, kind)).Body)).named("main")[0].words()
		if !strings.Contains(shown, a.words.Text("calls.generic")) || strings.Contains(shown, "123") {
			t.Errorf("%s: %s", kind, shown)
		}
	}
}

// sorted gives want in the order of got, so that only what differs matters.
func sorted(want string, got []string) string {
	left := strings.Split(want, ", ")
	var list []string
	for _, g := range got {
		if has(left, g) {
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
	root := checkPage(t, "call", get(a, routeCall))
	list := a.general.pack.Numbers
	for i := range list {
		fold := foldOf(t, a, root, list[i].Jurisdiction)
		shown := fold.all(func(k *tag) bool { return k.name == "li" })
		n := 0
		for _, kind := range callKinds {
			for _, c := range linesOf(&list[i], kind) {
				text := shown[n].words()
				n++
				if c.Source == "" || c.CheckedOn == "" || !strings.Contains(text, c.Source) || !strings.Contains(text, a.words.PartialDate(c.CheckedOn)) {
					t.Errorf("%s %s: no source or no day: %s", list[i].Jurisdiction, c.Name, text)
				}
				if mark := strings.Contains(text, "Not checked."); mark == c.Verified {
					t.Errorf("%s %s: checked %v, but the page says otherwise", list[i].Jurisdiction, c.Name, c.Verified)
				}
				for _, want := range []string{c.Name, c.Number, c.Also, c.Text, c.Hours, c.Note, c.Address} {
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
	for _, path := range []string{routeCall, routeHelp} {
		for _, k := range parsePage(t, string(get(newApp(t), path).Body)).named("a") {
			dials, ok := strings.CutPrefix(k.attrs["href"], "tel:")
			if !ok {
				continue
			}
			n++
			dials = strings.ReplaceAll(dials, "%23", "#")
			if shown := strings.NewReplacer(" ", "", "-", "").Replace(k.words()); dials != shown {
				t.Errorf("%s: %q dials %q", path, k.words(), dials)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d numbers", n)
	}
}

func TestCall_AsksForNothingAndIsTheSameForEverybody(t *testing.T) {
	a := newApp(t)
	r := get(a, routeCall)
	if root := checkPage(t, "call", r); r.Personal || len(root.named("form", "input", "script")) > 1 {
		t.Error("it asks for something")
	}
	if word, instead := guideline.BannedWord(strings.ReplaceAll(parsePage(t, string(r.Body)).named("main")[0].words(), "!", "")); word != "" {
		t.Errorf("%q: say %s", word, instead)
	}
}
