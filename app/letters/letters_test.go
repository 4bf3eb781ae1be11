package letters

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

// someLetters are filled in whole, to everybody.
var someLetters = []string{"go=show", "to=doctor", "to=midwife", "to=scan", "to=visitor", "to=app", "to=shop", "to=insurer", "to=work",
	"by=own", "writer=2 2", "wording=lost", "day=2026-11-03", "name=7 6 5", "known=4.5.1990", "place=3 2 1", "account=9@9", "own=8 8 8.", "country=GB", "done=app"}

func TestLetters_HoldWhatWasFilledInAndNothingElse(t *testing.T) {
	a := newApp(t)
	sheets := pagetest.SheetsOf(pagetest.CheckPage(t, "letters", pagetest.Post(a, page.PathLetters, someLetters...)))
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
	few := pagetest.SheetsOf(pagetest.CheckPage(t, "few", pagetest.Post(a, page.PathLetters, "go=show", "to=app")))
	if len(few) != 1 || strings.Contains(few["letter-app"], ":") || strings.Contains(few["letter-app"], " on ") && strings.Contains(few["letter-app"], "November 2026.") {
		t.Errorf("what was left empty is in the letter: %q", few)
	}
}

// A letter that ends the visits of a pregnancy must not end her own care.
func TestLetters_ToCareKeepTheCareForTheLoss(t *testing.T) {
	a := newApp(t)
	for _, to := range []string{"doctor", "midwife", "scan"} {
		if text := (&lettersPage{a.NewPage(&page.Request{Now: pagetest.Now})}).letter(nil, to); !strings.Contains(text, "do not cancel") {
			t.Errorf("%s: %s", to, text)
		}
	}
}

func TestLetters_WithoutAFormHaveBlanksToFillByHand(t *testing.T) {
	a := newApp(t)
	for _, inPage := range []bool{true, false} {
		r := a.Handle(&page.Request{Method: "GET", Path: page.PathLetters, Now: pagetest.Now, InPage: inPage})
		n := 0
		for _, k := range pagetest.CheckPage(t, "blank", r).All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "sheet" }) {
			n++
			if strings.Count(k.Words(), handLine) < 4 || strings.ContainsAny(k.Words(), "{}") {
				t.Errorf("no blanks: %s", k.Words())
			}
		}
		if n != len(lettersTo) || r.Personal {
			t.Errorf("%d letters with blanks, personal %v", n, r.Personal)
		}
	}
}

func TestLetters_TheFileHoldsTheLettersAsShown(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathLetters, append([]string{"go=file"}, someLetters[1:]...)...)
	if r.Download == nil || r.Download.Name != "notes.txt" || r.Download.Type != "text/plain; charset=utf-8" {
		t.Fatalf("%+v", r.Download)
	}
	rest := string(r.Download.Body)
	for _, to := range lettersTo {
		text := pagetest.SheetsOf(pagetest.CheckPage(t, "file", r))["letter-"+to]
		at := strings.Index(rest, text)
		if at < 0 || text == "" {
			t.Fatalf("the letter to %s is not in the file as it is shown", to)
		}
		rest = rest[at+len(text):]
	}
	if !strings.Contains(rest, "[x] "+a.Words.Text("letters.to.app")) || strings.Count(rest, "[ ] ") != len(lettersTo)-1 {
		t.Errorf("the list is not as it was ticked: %s", rest)
	}
}

func TestLetters_WhatWasFilledInComesBackToBeChanged(t *testing.T) {
	a := newApp(t)
	shown := pagetest.CheckPage(t, "shown", pagetest.Post(a, page.PathLetters, someLetters...))
	var sent []string
	for _, k := range shown.Named("input") {
		if _, on := k.Attrs["checked"]; k.Attrs["type"] == "hidden" || on {
			sent = append(sent, k.Attrs["name"]+"="+k.Attrs["value"])
		}
	}
	back := pagetest.CheckPage(t, "back", pagetest.Post(a, page.PathLetters, append(sent, "go=change")...))
	var got []string
	for _, k := range back.Named("input", "option") {
		_, checked := k.Attrs["checked"]
		_, selected := k.Attrs["selected"]
		switch {
		case selected:
			got = append(got, "country="+k.Attrs["value"])
		case checked || k.Attrs["type"] == "hidden" || k.Attrs["type"] == "text" || k.Attrs["type"] == "date":
			got = append(got, k.Attrs["name"]+"="+k.Attrs["value"])
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
		r := pagetest.Post(a, page.PathLetters, "go=show", "to=app", "place=3 2 1", c.field)
		root := pagetest.ParsePage(t, string(r.Body))
		if r.Status != 422 || !strings.Contains(root.Words(), a.Words.Text("fault."+c.key)) {
			t.Errorf("%s: status %d", c.field, r.Status)
		}
		if place := root.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "place" }); len(place) != 1 || place[0].Attrs["value"] != "3 2 1" {
			t.Errorf("%s: what was written beside it is lost", c.field)
		}
		name, value, _ := strings.Cut(c.field, "=")
		if again := root.All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == name && k.Attrs["type"] == "text" }); len(again) == 1 && value == strings.Repeat("x", 301) && again[0].Attrs["value"] != value {
			t.Errorf("%s: what is to be put right is lost", name)
		}
	}
	if r := pagetest.Post(a, page.PathLetters, "go=show", "name=x"); r.Status != 422 || !strings.Contains(string(r.Body), a.Words.Text("fault.nobody")) {
		t.Error("letters to nobody")
	}
}

func TestLetters_NeverReachAServer(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{page.PathLetters, page.PathShare} {
		r := a.Handle(&page.Request{Method: "POST", Path: path, Form: pagetest.Form(someLetters...), Now: pagetest.Now})
		if r.Status != 403 || strings.Contains(string(r.Body), "8 8 8") {
			t.Errorf("%s: the server read it: %d", path, r.Status)
		}
	}
	bare := appOf(t, page.Config{Library: pagetest.Shipped()})
	r := bare.Handle(&page.Request{Method: "GET", Path: page.PathLetters, Now: pagetest.Now})
	if root := pagetest.CheckPage(t, "bare", r); len(root.Named("form")) > 0 {
		t.Error("a form that nothing can answer")
	}
}

// A law stands in a letter only where a source of that country tells of it.
func TestLetters_NameALawOnlyWithASourceOfThatCountry(t *testing.T) {
	a := newApp(t)
	p := &lettersPage{a.NewPage(&page.Request{Now: pagetest.Now})}
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
	words := pagetest.CheckPage(t, "letters", pagetest.Get(a, page.PathLetters)).Words()
	n := 0
	for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, questionLetters) }) {
		n++
		if !strings.Contains(words, a.Words.Says(s)) || !strings.Contains(words, a.General.Sources[s.Cites[0].Source].Name) {
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
		for _, text := range pagetest.Hostile {
			r := a.Handle(&page.Request{Method: "POST", Path: page.PathLetters, InPage: true, Now: pagetest.Now, Form: []page.Field{{Name: "go", Value: "show"}, {Name: "to", Value: "app"}, {Name: "to", Value: "scan"}, {Name: name, Value: text}}})
			if r.Status != 200 && r.Status != 422 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			root := pagetest.CheckPage(t, name, r)
			if r.Status == 200 && (name == "own" || name == "name") && !strings.Contains(pagetest.SheetsOf(root)["letter-app"], strings.TrimSpace(text)) {
				t.Errorf("%s: %.30q is not in the letter as it was written", name, text)
			}
		}
	}
}

func TestLetters_ReadAtGradeSeven(t *testing.T) {
	a := newApp(t)
	p := &lettersPage{a.NewPage(&page.Request{Now: pagetest.Now})}
	texts := map[string]string{}
	for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, questionLetters) }) {
		texts[s.ID] = a.Words.Says(s)
	}
	for _, to := range lettersTo {
		texts[to] = strings.ReplaceAll(p.letter(newLetterForm(), to), "\n", " ")
	}
	for name, text := range texts {
		if g := pagetest.Grade(text); g > 7 {
			t.Errorf("%s reads at grade %.1f: %s", name, g, text)
		}
		if word, instead := guideline.BannedWord(text); word != "" {
			t.Errorf("%s: %q is not said here; say %s", name, word, instead)
		}
	}
}

// Somebody who writes for her says so first: the words are hers.
func TestLetters_OfSomebodyElseSayWhoseTheyAre(t *testing.T) {
	a := newApp(t)
	for name, says := range map[string]string{"name=A B": "on behalf of A B, who has agreed", "name=": "on behalf of someone who has agreed"} {
		fields := []string{"go=show", "by=other", "wording=lost", "writer=C D", name}
		for _, to := range lettersTo {
			fields = append(fields, "to="+to)
		}
		for to, text := range pagetest.SheetsOf(pagetest.CheckPage(t, "for her", pagetest.Post(a, page.PathLetters, fields...))) {
			at := strings.Index(text, says)
			if at < 0 || at > strings.Index(text, "I have lost the pregnancy") || !strings.Contains(text, "by C D") {
				t.Errorf("%s does not say first whose it is: %s", to, text)
			}
		}
	}
	for to, text := range pagetest.SheetsOf(pagetest.CheckPage(t, "own", pagetest.Post(a, page.PathLetters, someLetters...))) {
		if strings.Contains(text, "on behalf") || strings.Contains(text, "2 2") {
			t.Errorf("%s of her own names another: %s", to, text)
		}
	}
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	pagetest.FuzzForms(f, newApp(f).Handle, []string{page.PathLetters},
		strings.ReplaceAll(strings.Join(someLetters, "&"), " ", "+"), "go=file&to=doctor&day=2026-02-30&country=XX", "go=change&name=%E2%80%AEx&own=%3Cb%3E%0A")
}
