package app

import (
	"slices"
	"strings"
	"testing"

	"aftercare/guideline"
)

// someLetters are filled in whole, to everybody.
var someLetters = []string{"go=show", "to=doctor", "to=midwife", "to=scan", "to=visitor", "to=app", "to=shop", "to=insurer", "to=work",
	"wording=lost", "day=2026-11-03", "name=7 6 5", "known=4.5.1990", "place=3 2 1", "account=9@9", "own=8 8 8.", "country=GB", "done=app"}

func TestLetters_HoldWhatWasFilledInAndNothingElse(t *testing.T) {
	a := newApp(t)
	sheets := sheetsOf(checkPage(t, "letters", post(a, routeLetters, someLetters...)))
	if len(sheets) != len(lettersTo) {
		t.Fatalf("%d letters", len(sheets))
	}
	holds := func(to, want string, on bool) {
		t.Helper()
		if strings.Contains(sheets["letter-"+to], want) != on {
			t.Errorf("the letter to %s: %q there is not %v:\n%s", to, want, on, sheets["letter-"+to])
		}
	}
	for _, to := range lettersTo {
		forLists := to == "app" || to == "shop"
		holds(to, "9 November 2026", true)
		holds(to, "I lost the pregnancy on 3 November 2026.", true)
		holds(to, "7 6 5", true)
		holds(to, "8 8 8.", true)
		holds(to, "3 2 1", to == "midwife" || to == "scan")
		holds(to, "4.5.1990", !forLists && to != "work")
		holds(to, "9@9", forLists)
		holds(to, "UK GDPR, article 17", forLists)
		holds(to, handLine, false)
	}
	few := sheetsOf(checkPage(t, "few", post(a, routeLetters, "go=show", "to=app")))
	if len(few) != 1 || strings.Contains(few["letter-app"], ":") || strings.Contains(few["letter-app"], " on ") && strings.Contains(few["letter-app"], "November 2026.") {
		t.Errorf("what was left empty is in the letter: %q", few)
	}
}

// A letter that ends the visits of a pregnancy must not end her own care.
func TestLetters_ToCareKeepTheCareForTheLoss(t *testing.T) {
	a := newApp(t)
	for _, to := range []string{"doctor", "midwife", "scan"} {
		if text := (&lettersPage{a.newPage(&Request{Now: now})}).letter(nil, to); !strings.Contains(text, "do not cancel") {
			t.Errorf("%s: %s", to, text)
		}
	}
}

func TestLetters_WithoutAFormHaveBlanksToFillByHand(t *testing.T) {
	a := newApp(t)
	for _, inPage := range []bool{true, false} {
		r := a.Handle(&Request{Method: "GET", Path: routeLetters, Now: now, InPage: inPage})
		n := 0
		for _, k := range checkPage(t, "blank", r).all(func(k *tag) bool { return k.attrs["class"] == "sheet" }) {
			n++
			if strings.Count(k.words(), handLine) < 4 || strings.ContainsAny(k.words(), "{}") {
				t.Errorf("no blanks: %s", k.words())
			}
		}
		if n != len(lettersTo) || r.Personal {
			t.Errorf("%d letters with blanks, personal %v", n, r.Personal)
		}
	}
}

func TestLetters_TheFileHoldsTheLettersAsShown(t *testing.T) {
	a := newApp(t)
	r := post(a, routeLetters, append([]string{"go=file"}, someLetters[1:]...)...)
	if r.Download == nil || r.Download.Name != "notes.txt" || r.Download.Type != "text/plain; charset=utf-8" {
		t.Fatalf("%+v", r.Download)
	}
	rest := string(r.Download.Body)
	for _, to := range lettersTo {
		text := sheetsOf(checkPage(t, "file", r))["letter-"+to]
		at := strings.Index(rest, text)
		if at < 0 || text == "" {
			t.Fatalf("the letter to %s is not in the file as it is shown", to)
		}
		rest = rest[at+len(text):]
	}
	if !strings.Contains(rest, "[x] "+a.words.Text("letters.to.app")) || strings.Count(rest, "[ ] ") != len(lettersTo)-1 {
		t.Errorf("the list is not as it was ticked: %s", rest)
	}
}

func TestLetters_WhatWasFilledInComesBackToBeChanged(t *testing.T) {
	a := newApp(t)
	shown := checkPage(t, "shown", post(a, routeLetters, someLetters...))
	var sent []string
	for _, k := range shown.named("input") {
		if _, on := k.attrs["checked"]; k.attrs["type"] == "hidden" || on {
			sent = append(sent, k.attrs["name"]+"="+k.attrs["value"])
		}
	}
	back := checkPage(t, "back", post(a, routeLetters, append(sent, "go=change")...))
	var got []string
	for _, k := range back.named("input", "option") {
		_, checked := k.attrs["checked"]
		_, selected := k.attrs["selected"]
		switch {
		case selected:
			got = append(got, "country="+k.attrs["value"])
		case checked || k.attrs["type"] == "hidden" || k.attrs["type"] == "text" || k.attrs["type"] == "date":
			got = append(got, k.attrs["name"]+"="+k.attrs["value"])
		}
	}
	want := slices.Sorted(slices.Values(someLetters[1:]))
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLetters_SayWhatCanNotBeReadAndLoseNothing(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct{ field, key string }{
		{"day=2027-01-01", "still-to-come"}, {"day=soon", "not-a-day"}, {"own=" + strings.Repeat("x", 301), "not-a-line"},
		{"name=a\u202eb", "not-a-line"}, {"own=a\nb", "not-a-line"}, {"own=a\ufdd0", "not-a-line"}, {"own=\ufffe", "not-a-line"}, {"wording=won", "not-on-list"}, {"country=gb", "not-on-list"},
		{"to=nobody", "not-on-list"}, {"done=x", "not-on-list"}, {"due=2027-01-01", "unknown-field"},
	} {
		r := post(a, routeLetters, "go=show", "to=app", "place=3 2 1", c.field)
		root := parsePage(t, string(r.Body))
		if r.Status != 422 || !strings.Contains(root.words(), a.words.Text("fault."+c.key)) {
			t.Errorf("%s: status %d", c.field, r.Status)
		}
		if place := root.all(func(k *tag) bool { return k.attrs["name"] == "place" }); len(place) != 1 || place[0].attrs["value"] != "3 2 1" {
			t.Errorf("%s: what was written beside it is lost", c.field)
		}
		name, value, _ := strings.Cut(c.field, "=")
		if again := root.all(func(k *tag) bool { return k.attrs["name"] == name && k.attrs["type"] == "text" }); len(again) == 1 && value == strings.Repeat("x", 301) && again[0].attrs["value"] != value {
			t.Errorf("%s: what is to be put right is lost", name)
		}
	}
	if r := post(a, routeLetters, "go=show", "name=x"); r.Status != 422 || !strings.Contains(string(r.Body), a.words.Text("fault.nobody")) {
		t.Error("letters to nobody")
	}
}

func TestLetters_NeverReachAServer(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{routeLetters, routeShare} {
		r := a.Handle(&Request{Method: "POST", Path: path, Form: form(someLetters...), Now: now})
		if r.Status != 403 || strings.Contains(string(r.Body), "8 8 8") {
			t.Errorf("%s: the server read it: %d", path, r.Status)
		}
	}
	bare := appOf(t, Config{Library: shipped()})
	r := bare.Handle(&Request{Method: "GET", Path: routeLetters, Now: now})
	if root := checkPage(t, "bare", r); len(root.named("form")) > 0 {
		t.Error("a form that nothing can answer")
	}
}

// A law stands in a letter only where a source of that country tells of it.
func TestLetters_NameALawOnlyWithASourceOfThatCountry(t *testing.T) {
	a := newApp(t)
	p := &lettersPage{a.newPage(&Request{Now: now})}
	if got := p.lawCountries(); len(got) < 7 {
		t.Errorf("laws for %v only", got)
	}
	for _, code := range p.lawCountries() {
		if law := p.law(code); law == "" || !strings.Contains(p.letter(&letterForm{values: map[string]string{"wording": "ended", "country": code}}, "shop"), law) {
			t.Errorf("%s: %q", code, law)
		}
	}
	for _, code := range []string{"", "ZA", "BR"} {
		if law := p.law(code); law != "" {
			t.Errorf("%s: %s", code, law)
		}
	}
}

func TestLetters_ShowEveryStatementWithItsSources(t *testing.T) {
	a := newApp(t)
	words := checkPage(t, "letters", get(a, routeLetters)).words()
	n := 0
	for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, questionLetters) }) {
		n++
		if !strings.Contains(words, a.words.Says(s)) || !strings.Contains(words, a.general.sources[s.Cites[0].Source].Name) {
			t.Errorf("%s is not there", s.ID)
		}
	}
	if n < 10 {
		t.Errorf("%d statements", n)
	}
}

func TestHostileText_OfALetterStaysText(t *testing.T) {
	a := newApp(t)
	names := append([]string{"to", "done", "wording", "day", "country", "go"}, letterLines[:]...)
	for _, name := range names {
		for _, text := range hostile {
			r := a.Handle(&Request{Method: "POST", Path: routeLetters, InPage: true, Now: now, Form: []Field{{"go", "show"}, {"to", "app"}, {"to", "scan"}, {name, text}}})
			if r.Status != 200 && r.Status != 422 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			root := checkPage(t, name, r)
			if r.Status == 200 && (name == "own" || name == "name") && !strings.Contains(sheetsOf(root)["letter-app"], strings.TrimSpace(text)) {
				t.Errorf("%s: %.30q is not in the letter as it was written", name, text)
			}
		}
	}
}

func TestLetters_ReadAtGradeSeven(t *testing.T) {
	a := newApp(t)
	p := &lettersPage{a.newPage(&Request{Now: now})}
	texts := map[string]string{}
	for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, questionLetters) }) {
		texts[s.ID] = a.words.Says(s)
	}
	for _, to := range lettersTo {
		texts[to] = strings.ReplaceAll(p.letter(newLetterForm(), to), "\n", " ")
	}
	for name, text := range texts {
		if g := grade(text); g > 7 {
			t.Errorf("%s reads at grade %.1f: %s", name, g, text)
		}
		if word, instead := guideline.BannedWord(text); word != "" {
			t.Errorf("%s: %q is not said here; say %s", name, word, instead)
		}
	}
}
