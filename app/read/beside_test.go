package read

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

func TestBeside_ShowsEveryStatementOnceWithItsSources(t *testing.T) {
	a := newApp(t)
	words := pagetest.CheckPage(t, "beside", pagetest.Get(a, page.PathBeside)).Words()
	n := 0
	for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, questionBeside) }) {
		n++
		if got := strings.Count(words, a.Words.Says(s)); got != 1 || besidePart(s.ID) < 0 {
			t.Errorf("%s is there %d times", s.ID, got)
		}
		for _, c := range s.Cites {
			if !strings.Contains(words, a.General.Sources[c.Source].Name) {
				t.Errorf("%s: its source %s is not there", s.ID, c.Source)
			}
		}
	}
	if n < 15 {
		t.Errorf("%d statements", n)
	}
	for i := range besideParts {
		if len(newReading(a.Site, &page.Request{Now: pagetest.Now}).besideSays(i)) == 0 {
			t.Errorf("%s is empty", besideParts[i].id)
		}
	}
}

func TestBeside_TellsTheDangerSignsOfTheEmergencyPageFirst(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "beside", pagetest.Get(a, page.PathBeside))
	signs, rest, _ := strings.Cut(root.Named("main")[0].Words(), a.Words.Text("beside.do"))
	if rest == "" {
		t.Fatal("the danger signs do not come first")
	}
	help := pagetest.ParsePage(t, string(pagetest.Get(a, page.PathHelp).Body)).Words()
	p := newReading(a.Site, &page.Request{Now: pagetest.Now})
	hers := a.Words.About(aftercare.AboutPartner)
	for _, s := range p.SignList(aftercare.Emergency) {
		if !strings.Contains(signs, hers.Says(s)) || !strings.Contains(help, a.Words.Says(s)) {
			t.Errorf("%s is not on both pages", s.ID)
		}
	}
	if len(p.SignList(aftercare.Emergency)) < 5 || len(p.SignList(aftercare.SameDay)) < 5 {
		t.Error("too few signs")
	}
	for _, s := range p.SignList(aftercare.SameDay) {
		if !strings.Contains(signs, hers.Says(s)) {
			t.Errorf("%s is not there", s.ID)
		}
	}
}

// No sign is said of the reader, who may have none of them.
func TestBeside_SaysNoSignOfTheReader(t *testing.T) {
	root := pagetest.CheckPage(t, "beside", pagetest.Get(newApp(t), page.PathBeside))
	you := regexp.MustCompile(`(?i)\byou(r|rs|rself)?\b`)
	n := 0
	for _, li := range root.Named("section")[0].Named("li") {
		if n++; you.MatchString(li.Words()) {
			t.Errorf("it says of the reader: %s", li.Words())
		}
	}
	if n < 20 {
		t.Errorf("%d signs", n)
	}
}

func TestBeside_NeedsNoFactAndNoScript(t *testing.T) {
	a := newApp(t)
	r := a.Handle(&page.Request{Method: "GET", Path: page.PathBeside, Now: pagetest.Now})
	if root := pagetest.CheckPage(t, "beside", r); r.Personal || len(root.Named("form", "input")) > 0 {
		t.Error("it asks for something")
	}
	if words := strings.ToLower(pagetest.ParsePage(t, string(r.Body)).Named("main")[0].Words()); strings.Contains(words, "husband") || strings.Contains(words, "father") {
		t.Error("it says who the partner is")
	}
}

// The words of the catalogue have their own test; this is for what the packs
// say, which is read by people who may be strangers to it.
func TestBeside_ReadsAtGradeSeven(t *testing.T) {
	a := newApp(t)
	for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, questionBeside) }) {
		if text := a.Words.Says(s); pagetest.Grade(text) > 7 {
			t.Errorf("%s reads at grade %.1f: %s", s.ID, pagetest.Grade(text), text)
		} else if word, instead := guideline.BannedWord(text); word != "" {
			t.Errorf("%s: %q is not said here; say %s", s.ID, word, instead)
		}
	}
}
