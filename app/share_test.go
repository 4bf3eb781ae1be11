package app

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

// sharing asks the page with the answers of somebody, and the parts she ticked.
func sharing(a *App, press string, parts ...string) *Response {
	fields := append([]string{"go=" + press}, afterSurgery...)
	for _, part := range parts {
		fields = append(fields, "part="+part)
	}
	return post(a, routeShare, fields...)
}

func TestShare_WhatIsShownIsWhatIsCopiedAndKept(t *testing.T) {
	a := newApp(t)
	for _, parts := range [][]string{{"answer"}, {"dates"}, {"days"}, {"signs"}, {"answer", "dates", "days", "signs"}} {
		shown := checkPage(t, "shown", sharing(a, "show", parts...))
		file := sharing(a, "file", parts...)
		text := sheetsOf(shown)["shared"]
		if text == "" || file.Download == nil || string(file.Download.Body) != text || file.Download.Name != "notes.txt" {
			t.Errorf("%v: shown %q, kept %v", parts, text, file.Download)
		}
		for _, k := range shown.all(func(k *tag) bool { return k.attrs["data-copy"] != "" || k.attrs["data-share"] != "" }) {
			if k.attrs["data-copy"]+k.attrs["data-share"] != "shared" {
				t.Errorf("a button takes another text: %v", k.attrs)
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
		text := sheetsOf(checkPage(t, part, sharing(a, "show", part)))["shared"]
		for other, key := range own {
			if strings.Contains(text, a.words.Text(key)) != (part == other) {
				t.Errorf("only %s was ticked:\n%s", part, text)
			}
		}
		for _, never := range []string{"vacuum", "Rh", "9w", "general"} {
			if strings.Contains(text, never) {
				t.Errorf("%s holds %q", part, never)
			}
		}
	}
	if r := sharing(a, "show"); r.Status != 422 || len(sheetsOf(checkPage(t, "none", r))) > 0 {
		t.Error("nothing was ticked, and something is shown")
	}
	if r := sharing(a, "show", "everything"); r.Status != 422 {
		t.Error("a part that is on no list was taken")
	}
}

// diaryOf is a request of somebody whose diary is open.
func diaryOf(t *testing.T, method string, d *diary.Diary, fields ...string) *Request {
	t.Helper()
	v := vault.New(&vault.Memory{}, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
	if err := v.Create("one two three", d); err != nil {
		return nil // no diary of ours
	}
	return &Request{Method: method, Path: routeShare, Form: form(fields...), Now: now, InPage: true, Files: fileReader{}, Vault: v}
}

func kept() *diary.Diary {
	d := &diary.Diary{}
	entry := func(day string, observations ...aftercare.Observation) {
		rec := &aftercare.Record{}
		for _, o := range observations {
			o.When = aftercare.On(mustDay(day))
			rec.Observations = append(rec.Observations, o)
		}
		d.Add(diary.Entry{Written: now.At, About: mustDay(day), Record: rec})
	}
	entry("2026-11-07", aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingHeavy}, aftercare.Observation{Code: aftercare.Note, Text: "only mine"})
	entry("2026-11-08", aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingLight}, aftercare.Observation{Code: aftercare.Pain, Word: aftercare.Pain.Info().Word("mild")})
	loss := &aftercare.Record{}
	loss.Loss = aftercare.Loss{Kind: aftercare.CompleteMiscarriage, From: mustDay("2026-11-05"), To: mustDay("2026-11-05")}
	d.Add(diary.Entry{Written: now.At, About: mustDay("2026-11-05"), Record: loss})
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
	for _, k := range checkPage(t, "choice", choice).all(func(k *tag) bool { return k.attrs["name"] == "part" }) {
		_, ticked[k.attrs["value"]] = k.attrs["checked"]
	}
	if len(ticked) != len(shareParts) || ticked["notes"] || !ticked["days"] {
		t.Errorf("ticked before she ticks: %v", ticked)
	}
	text := sheetsOf(checkPage(t, "days", a.Handle(diaryOf(t, "POST", kept(), "go=show", "part=answer", "part=dates", "part=days", "part=signs"))))["shared"]
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
	notes := sheetsOf(checkPage(t, "notes", a.Handle(diaryOf(t, "POST", kept(), "go=show", "part=notes"))))["shared"]
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
	rd := open(t, newApp(t), routeAsk).throughDanger().press("answer")
	rd.press("choose").says("share.lead").press("show", "part=days").says("share.shown")
	if rd.page.named("main")[0].attrs["data-path"] != routeShare {
		t.Error("it is not the page it says")
	}
	rd.press("change").says("share.lead").press("answer").says("answer.limits")
}

func TestShare_OffersNothingWhereAnswersGoToAServer(t *testing.T) {
	a := newApp(t)
	if r := post(a, routePlain, append([]string{"step=wishes", "go=next"}, afterSurgery...)...); strings.Contains(string(r.Body), routeShare) {
		t.Error("the plain path leads to a page that it can not use")
	}
}

func TestShare_ShowsHelpFirstWhereItIsNeeded(t *testing.T) {
	a := newApp(t)
	r := post(a, routeShare, "go=show", "part=answer", "bleeding=soaking", "pads-per-hour=2", "pads-hours=2", "country=GB")
	main := checkPage(t, "urgent", r).named("main")[0]
	if main.kids[0].attrs["class"] != "now small" || !strings.Contains(main.kids[0].words(), "999") {
		t.Error("help does not come first")
	}
}

func TestHostileText_OfWhatIsSharedStaysText(t *testing.T) {
	a := newApp(t)
	held := 0
	for _, text := range append([]string{"a\ufdd0b", "\ufffe", " a \n"}, hostile...) {
		d := &diary.Diary{}
		rec := &aftercare.Record{}
		rec.Observations = []aftercare.Observation{{Code: aftercare.Note, Text: text, When: now}}
		d.Add(diary.Entry{Written: now.At, About: now.Day, Record: rec})
		ask := diaryOf(t, "POST", d, "go=file", "part=notes")
		if ask == nil {
			continue // not text at all
		}
		held++
		r := a.Handle(ask)
		shown := sheetsOf(checkPage(t, "note", r))["shared"]
		if shown != string(r.Download.Body) || !strings.Contains(shown, strings.NewReplacer("\r", "", "\x00", "", "\x01", "", "\x02", "", "\xff", "", "\xfe", "", "\ufdd0", "", "\ufffe", "").Replace(strings.TrimSpace(text))) {
			t.Errorf("%.30q is shown as %.80q, kept as %.80q", text, shown, r.Download.Body)
		}
	}
	if held < 15 {
		t.Errorf("only %d texts were in a diary", held)
	}
	for _, name := range append([]string{"record", "at", "step", "go", "then", "aim", "told", "show", "nothing-of-ours", "<b>", "part"}, namesOf(afterSurgery)...) {
		for _, text := range hostile {
			r := a.Handle(&Request{Method: "POST", Path: routeShare, InPage: true, Now: now, Form: []Field{{"go", "show"}, {"part", "signs"}, {name, text}}})
			if r.Status != 200 && r.Status != 422 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			checkPage(t, name, r)
		}
	}
}

// namesOf are the names of fields.
func namesOf(fields []string) []string {
	var names []string
	for _, f := range form(fields...) {
		names = append(names, f.Name)
	}
	return names
}
