package app

import (
	"strings"
	"testing"

	"aftercare/guideline"
)

// foldOf is the part of the page that is one country's.
func foldOf(t *testing.T, a *App, root *tag, code string) *tag {
	t.Helper()
	p := a.newPage(&Request{Now: now})
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
		for _, k := range callKinds {
			lines := k.choose(n)
			_, after, found := strings.Cut(fold.words(), a.words.Text("call."+k.id))
			none := guideline.CallTerms
			isNone := false
			for j, word := range none {
				isNone = isNone || word == k.id && n.None.Has(uint8(j+1))
			}
			switch {
			case !found:
				t.Errorf("%s %s: no heading", n.Jurisdiction, k.id)
			case len(lines) == 0 && (!isNone || !strings.Contains(after, a.words.Text("call.none"))):
				t.Errorf("%s %s: nothing, and it does not say so", n.Jurisdiction, k.id)
			case len(lines) > 0 && !anyVerified(lines) && !strings.Contains(after, a.words.Text("call.unverified")):
				t.Errorf("%s %s: nothing is checked, and it does not say so", n.Jurisdiction, k.id)
			}
		}
		if len(n.Emergency) == 0 || n.Emergency[0].Number == "" || len(n.Crisis) == 0 {
			t.Errorf("%s: no emergency number, or no crisis line", n.Jurisdiction)
		}
	}
}

// unchecked are the countries and kinds of which nothing could be checked; a
// new one is a decision, not a slip.
func TestCall_WhatIsNotCheckedIsKnown(t *testing.T) {
	want := "AU support, BR safety, CA support, CA safety, ES crisis, ES support, ES safety, FR support, ID emergency, ID crisis, ID safety, IE support, IN safety, KE emergency, KE crisis, KE support, KE safety, KR support, KR safety, NG emergency, NG crisis, NZ support, RU support"
	var got []string
	list := newApp(t).general.pack.Numbers
	for i := range list {
		for _, k := range callKinds {
			if lines := k.choose(&list[i]); len(lines) > 0 && !anyVerified(lines) {
				got = append(got, list[i].Jurisdiction+" "+k.id)
			}
		}
	}
	if strings.Join(got, ", ") != sorted(want, got) {
		t.Errorf("not checked: %s", strings.Join(got, ", "))
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
		for _, k := range callKinds {
			for _, c := range k.choose(&list[i]) {
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
