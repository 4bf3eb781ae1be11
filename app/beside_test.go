package app

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestBeside_ShowsEveryStatementOnceWithItsSources(t *testing.T) {
	a := newApp(t)
	words := checkPage(t, "beside", get(a, routeBeside)).words()
	n := 0
	for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, questionBeside) }) {
		n++
		if got := strings.Count(words, a.words.Says(s)); got != 1 || besidePart(s.ID) < 0 {
			t.Errorf("%s is there %d times", s.ID, got)
		}
		for _, c := range s.Cites {
			if !strings.Contains(words, a.general.sources[c.Source].Name) {
				t.Errorf("%s: its source %s is not there", s.ID, c.Source)
			}
		}
	}
	if n < 15 {
		t.Errorf("%d statements", n)
	}
	for i := range besideParts {
		if len(newReading(a.Site, &Request{Now: now}).besideSays(i)) == 0 {
			t.Errorf("%s is empty", besideParts[i].id)
		}
	}
}

func TestBeside_TellsTheDangerSignsInTheWordsOfTheEmergencyPageFirst(t *testing.T) {
	a := newApp(t)
	root := checkPage(t, "beside", get(a, routeBeside))
	signs, rest, _ := strings.Cut(root.named("main")[0].words(), a.words.Text("beside.do"))
	if rest == "" {
		t.Fatal("the danger signs do not come first")
	}
	help := parsePage(t, string(get(a, routeHelp).Body)).words()
	p := newReading(a.Site, &Request{Now: now})
	for _, s := range p.signList(aftercare.Emergency) {
		if says := a.words.Says(s); !strings.Contains(signs, says) || !strings.Contains(help, says) {
			t.Errorf("%s is not on both pages", s.ID)
		}
	}
	if len(p.signList(aftercare.Emergency)) < 5 || len(p.signList(aftercare.SameDay)) < 5 {
		t.Error("too few signs")
	}
	for _, s := range p.signList(aftercare.SameDay) {
		if !strings.Contains(signs, a.words.Says(s)) {
			t.Errorf("%s is not there", s.ID)
		}
	}
}

func TestBeside_NeedsNoFactAndNoScript(t *testing.T) {
	a := newApp(t)
	r := a.Handle(&Request{Method: "GET", Path: routeBeside, Now: now})
	if root := checkPage(t, "beside", r); r.Personal || len(root.named("form", "input")) > 0 {
		t.Error("it asks for something")
	}
	if words := strings.ToLower(parsePage(t, string(r.Body)).named("main")[0].words()); strings.Contains(words, "husband") || strings.Contains(words, "father") {
		t.Error("it says who the partner is")
	}
}

// The words of the catalogue have their own test; this is for what the packs
// say, which is read by people who may be strangers to it.
func TestBeside_ReadsAtGradeSeven(t *testing.T) {
	a := newApp(t)
	for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, questionBeside) }) {
		if text := a.words.Says(s); grade(text) > 7 {
			t.Errorf("%s reads at grade %.1f: %s", s.ID, grade(text), text)
		} else if word, instead := guideline.BannedWord(text); word != "" {
			t.Errorf("%s: %q is not said here; say %s", s.ID, word, instead)
		}
	}
}
