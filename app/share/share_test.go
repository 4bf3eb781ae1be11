package share

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/internal/pagetest"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

// sharing asks the page with the answers of somebody, and the parts she ticked.
func sharing(a *app.App, press string, parts ...string) *page.Response {
	fields := append([]string{"go=" + press}, pagetest.AfterSurgery...)
	for _, part := range parts {
		fields = append(fields, "part="+part)
	}
	return pagetest.Post(a, page.PathShare, fields...)
}

func TestShare_WhatIsShownIsWhatIsCopiedAndKept(t *testing.T) {
	a := newApp(t)
	for _, parts := range [][]string{{"answer"}, {"dates"}, {"days"}, {"signs"}, {"answer", "dates", "days", "signs"}} {
		shown := pagetest.CheckPage(t, "shown", sharing(a, "show", parts...))
		file := sharing(a, "file", parts...)
		text := pagetest.SheetsOf(shown)["shared"]
		if text == "" || file.Download == nil || string(file.Download.Body) != text || file.Download.Name != "notes.txt" {
			t.Errorf("%v: shown %q, kept %v", parts, text, file.Download)
		}
		for _, k := range shown.All(func(k *pagetest.Tag) bool { return k.Attrs["data-copy"] != "" || k.Attrs["data-share"] != "" }) {
			if k.Attrs["data-copy"]+k.Attrs["data-share"] != "shared" {
				t.Errorf("a button takes another text: %v", k.Attrs)
			}
		}
		if strings.TrimSpace(text) != text {
			t.Error("it begins or ends with nothing")
		}
	}
}

func TestShare_HoldsOnlyWhatWasTicked(t *testing.T) {
	a := newApp(t)
	own := map[string]string{"answer": "share.answer", "dates": "share.dates", "days": "share.days", "signs": "net.title"}
	for part := range own {
		text := pagetest.SheetsOf(pagetest.CheckPage(t, part, sharing(a, "show", part)))["shared"]
		for other, key := range own {
			if strings.Contains(text, a.Words.Text(key)) != (part == other) {
				t.Errorf("only %s was ticked:\n%s", part, text)
			}
		}
		for _, never := range []string{"vacuum", "Rh", "9w", "general"} {
			if strings.Contains(text, never) {
				t.Errorf("%s holds %q", part, never)
			}
		}
	}
	if r := sharing(a, "show"); r.Status != 422 || len(pagetest.SheetsOf(pagetest.CheckPage(t, "none", r))) > 0 {
		t.Error("nothing was ticked, and something is shown")
	}
	if r := sharing(a, "show", "everything"); r.Status != 422 {
		t.Error("a part that is on no list was taken")
	}
}

// diaryOf is a request of somebody whose diary is open.
func diaryOf(t *testing.T, method string, d *diary.Diary, fields ...string) *page.Request {
	t.Helper()
	v := vault.New(&vault.Memory{}, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
	if err := v.Create("one two three", d); err != nil {
		return nil // no diary of ours
	}
	return &page.Request{Method: method, Path: page.PathShare, Form: pagetest.Form(fields...), Now: pagetest.Now, InPage: true, Files: pagetest.FileReader{}, Vault: v}
}

func kept() *diary.Diary {
	d := &diary.Diary{}
	entry := func(day string, observations ...aftercare.Observation) {
		rec := &aftercare.Record{}
		for _, o := range observations {
			o.When = aftercare.On(pagetest.MustDay(day))
			rec.Observations = append(rec.Observations, o)
		}
		d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.MustDay(day), Record: rec})
	}
	entry("2026-11-07", aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingHeavy}, aftercare.Observation{Code: aftercare.Note, Text: "only mine"})
	entry("2026-11-08", aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingLight}, aftercare.Observation{Code: aftercare.Pain, Word: aftercare.Pain.Info().Word("mild")})
	loss := &aftercare.Record{}
	loss.Loss = aftercare.Loss{Kind: aftercare.CompleteMiscarriage, From: pagetest.MustDay("2026-11-05"), To: pagetest.MustDay("2026-11-05")}
	d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.MustDay("2026-11-05"), Record: loss})
	entry("2026-10-20", aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingSoaking})
	return d
}

func TestShare_OfADiaryHoldsTheLastDaysAndNoNoteUnlessTicked(t *testing.T) {
	a := newApp(t)
	choice := a.Handle(diaryOf(t, "GET", kept()))
	if !choice.Personal {
		t.Error("it is not marked as hers")
	}
	ticked := map[string]bool{}
	for _, k := range pagetest.CheckPage(t, "choice", choice).All(func(k *pagetest.Tag) bool { return k.Attrs["name"] == "part" }) {
		_, ticked[k.Attrs["value"]] = k.Attrs["checked"]
	}
	if len(ticked) != len(shareParts) || ticked["notes"] || !ticked["days"] {
		t.Errorf("ticked before she ticks: %v", ticked)
	}
	text := pagetest.SheetsOf(pagetest.CheckPage(t, "days", a.Handle(diaryOf(t, "POST", kept(), "go=show", "part=answer", "part=dates", "part=days", "part=signs"))))["shared"]
	for want, on := range map[string]bool{
		"Sunday 8 November: Bleeding: Lightly. Pain: Mild.": true, "Saturday 7 November: Bleeding: More than a period.": true,
		"October": false, "only mine": false,
	} {
		if strings.Contains(text, want) != on {
			t.Errorf("%q there is not %v:\n%s", want, on, text)
		}
	}
	if strings.Index(text, "Sunday 8") > strings.Index(text, "Saturday 7") {
		t.Error("the newest day is not the first")
	}
	notes := pagetest.SheetsOf(pagetest.CheckPage(t, "notes", a.Handle(diaryOf(t, "POST", kept(), "go=show", "part=notes"))))["shared"]
	if !strings.Contains(notes, "7 November: only mine") || strings.Contains(notes, "Lightly") {
		t.Errorf("only notes were ticked:\n%s", notes)
	}
}

func TestShare_OfALockedDiaryHoldsNothing(t *testing.T) {
	a := newApp(t)
	r := diaryOf(t, "GET", kept())
	r.Vault.Lock()
	if out := a.Handle(r); out.Personal || strings.Contains(string(out.Body), "only mine") {
		t.Error("a locked diary is shared")
	}
}

func TestShare_ComesFromHerAnswerAndLeadsBackToIt(t *testing.T) {
	rd := pagetest.Open(t, newApp(t), page.PathAsk).ThroughDanger().Press("answer")
	rd.Press("choose").Says("share.lead").Press("show", "part=days").Says("share.shown")
	if rd.Page.Named("main")[0].Attrs["data-path"] != page.PathShare {
		t.Error("it is not the page it says")
	}
	rd.Press("change").Says("share.lead").Press("answer").Says("answer.from")
}

func TestShare_OffersNothingWhereAnswersGoToAServer(t *testing.T) {
	a := newApp(t)
	if r := pagetest.Post(a, page.PathPlain, append([]string{"step=wishes", "go=next"}, pagetest.AfterSurgery...)...); strings.Contains(string(r.Body), page.PathShare) {
		t.Error("the plain path leads to a page that it cannot use")
	}
}

func TestShare_ShowsHelpFirstWhereItIsNeeded(t *testing.T) {
	a := newApp(t)
	r := pagetest.Post(a, page.PathShare, "go=show", "part=answer", "bleeding=soaking", "pads-per-hour=2", "pads-hours=2", "country=GB")
	main := pagetest.CheckPage(t, "urgent", r).Named("main")[0]
	if main.Kids[0].Attrs["class"] != "now small" || !strings.Contains(main.Kids[0].Words(), "999") {
		t.Error("help does not come first")
	}
}

func TestHostileText_OfWhatIsSharedStaysText(t *testing.T) {
	a := newApp(t)
	held := 0
	for _, text := range append([]string{"a\ufdd0b", "\ufffe", " a \n"}, pagetest.Hostile...) {
		d := &diary.Diary{}
		rec := &aftercare.Record{}
		rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: text, When: pagetest.Now}}
		d.Add(diary.Entry{Written: pagetest.Now.At, About: pagetest.Now.Day, Record: rec})
		box := diaryOf(t, "POST", d, "go=file", "part=notes")
		if box == nil {
			continue // not text at all
		}
		held++
		r := a.Handle(box)
		shown := pagetest.SheetsOf(pagetest.CheckPage(t, "note", r))["shared"]
		if shown != string(r.Download.Body) || !strings.Contains(shown, strings.NewReplacer("\r", "", "\x00", "", "\x01", "", "\x02", "", "\xff", "", "\xfe", "", "\ufdd0", "", "\ufffe", "").Replace(strings.TrimSpace(text))) {
			t.Errorf("%.30q is shown as %.80q, kept as %.80q", text, shown, r.Download.Body)
		}
	}
	if held < 15 {
		t.Errorf("only %d texts were in a diary", held)
	}
	for _, name := range append([]string{"record", "at", "step", "go", "then", "aim", "told", "show", "nothing-of-ours", "<b>", "part"}, namesOf(pagetest.AfterSurgery)...) {
		for _, text := range pagetest.Hostile {
			r := a.Handle(&page.Request{Method: "POST", Path: page.PathShare, InPage: true, Now: pagetest.Now, Form: []page.Field{{Name: "go", Value: "show"}, {Name: "part", Value: "signs"}, {Name: name, Value: text}}})
			if r.Status != 200 && r.Status != 422 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			pagetest.CheckPage(t, name, r)
		}
	}
}

// namesOf are the names of fields.
func namesOf(fields []string) []string {
	var names []string
	for _, f := range pagetest.Form(fields...) {
		names = append(names, f.Name)
	}
	return names
}

func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	pagetest.FuzzForms(f, newApp(f).Handle, []string{page.PathShare},
		strings.ReplaceAll(strings.Join(pagetest.AfterSurgery, "&"), "+", "%2B")+"&go=show&part=answer&part=dates&part=days&part=signs", "go=file&part=notes", "go=show&part=nothing&record=%7B%7D")
}
