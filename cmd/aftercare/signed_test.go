package main

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/sheet"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
	"aftercare/packs"
	"aftercare/words"
)

// signedPack is the shipped pack with that of a clinic, which relaxes work and
// driving by a signature.
func signedPack(t *testing.T) *engine.Engine {
	t.Helper()
	parent, _, _ := packs.Load("international")
	says := guideline.Text{{Lang: "en", Text: "As our leaflet says."}}
	p := &guideline.Pack{ID: "clinic", Title: "A clinic", Edition: "2026.1", Owner: "A clinic", Published: parent.Published, ReviewBy: parent.ReviewBy,
		Languages: []string{"en"}, Inherits: parent.ID, Tightens: true,
		Sources: []guideline.Source{{ID: "clinic-leaflet", Publisher: "A clinic", Title: "Leaflet", Name: "A clinic", Edition: "1", Published: "2026", Address: "https://clinic.example",
			Jurisdiction: "international", Language: "en", Tier: guideline.TierB, Kind: guideline.HospitalSource, Seen: guideline.SeenWhole, Licence: "own", CheckedOn: "2026-11"}},
		Statements: []guideline.Statement{{ID: "CLINIC-BOTH-01", Kind: guideline.Gate, Status: guideline.Active, Population: guideline.OfMixed, Strength: guideline.Must, Certainty: guideline.Ungraded,
			Says: says, Cites: []guideline.Cite{{Source: "clinic-leaflet", Locator: "page one"}}, Activities: []aftercare.Activity{aftercare.Work, aftercare.Driving}, Require: &guideline.Requirement{}}},
	}
	on, _ := aftercare.ParseDate("2026-11-02")
	for a, why := range map[aftercare.Activity]string{aftercare.Work: "Our patients work at a desk.", aftercare.Driving: "We give no drug that makes drowsy."} {
		p.Follow = append(p.Follow, guideline.Cell{Activity: a, Follow: []string{"clinic-leaflet"}, SignedBy: "Dr A. Named", SignedOn: on, Why: guideline.Text{{Lang: "en", Text: why}}})
	}
	if findings := guideline.Lint(p, parent); len(findings) > 0 {
		t.Fatal(findings)
	}
	e, err := engine.New(guideline.Resolve(p, parent), "clinic")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A clinic's relaxation is shown with its name, day and reason wherever it acts:
// on the page, on the sheet and in the terminal, and beside nothing else.
func TestSigned_IsShownWhereverItActs(t *testing.T) {
	e := signedPack(t)
	w, now := words.English(), pagetest.Now
	fields := []string{"kind=complete", "care=surgical", "operation=vacuum-aspiration", "anaesthetic=general", "operation-on=" + (now.Day - 1).String()}
	config := page.Config{Library: page.Library{For: func(string) *engine.Engine { return e }}, Words: w, Asset: pagetest.Asset}
	site := page.NewSite(config, nil, func(string) bool { return false })
	for _, c := range []struct {
		activity aftercare.Activity
		why, not string
	}{
		{aftercare.Work, "Our patients work at a desk.", "We give no drug that makes drowsy."},
		{aftercare.Driving, "We give no drug that makes drowsy.", "Our patients work at a desk."},
		{aftercare.Swimming, "", "Dr A. Named"},
	} {
		answers, findings := questions.Read(pagetest.Form(append(fields, "activity="+c.activity.String(), "bleeding=light")...), now)
		if findings != nil {
			t.Fatal(findings)
		}
		rec := answers.Record()
		terminal := newPaper(nil, w, e.Pack())
		g := e.Evaluate(rec, now)
		terminal.wishes(g, rec)
		drawn := newPaper(nil, w, e.Pack())
		drawn.compare(&g.Activities[c.activity-1], g, rec)
		s := ask.New(site, &page.Request{Now: now, InPage: true, Path: page.PathAsk}, answers)
		hero := pagetest.ParsePage(t, string(s.Answer(s.Guidance()).Body)).All(func(k *pagetest.Tag) bool { return strings.HasPrefix(k.Attrs["class"], "hero") })[0]
		paper := ""
		for _, r := range sheet.Make(site.NewPage(&page.Request{Now: now}), rec, sheet.Unit{}).When {
			if strings.Contains(r.Name, w.Activity(c.activity)) {
				paper += r.Text
			}
		}
		for where, text := range map[string]string{"the terminal": string(terminal.text), "the comparison": string(drawn.text), "the page": hero.Words(), "the sheet": paper} {
			text = strings.Join(strings.Fields(text), " ")
			if c.why != "" && (!strings.Contains(text, "Dr A. Named signed for it on Monday 2 November") || !strings.Contains(text, c.why)) || text == "" {
				t.Errorf("%v on %s: %q", c.activity, where, text)
			}
			if strings.Contains(text, c.not) {
				t.Errorf("%v on %s says %q: %q", c.activity, where, c.not, text)
			}
		}
	}
}
