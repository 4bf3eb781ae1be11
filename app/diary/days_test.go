package diary

import (
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// inAnyOrder is a record as text, its observations sorted.
func inAnyOrder(rec *aftercare.Record) string {
	if rec == nil || rec.IsZero() { // an empty record is none
		return ""
	}
	alone := *rec
	alone.Observations = nil
	list := []string{string(wire.AppendRecord(nil, &alone))}
	for i := range rec.Observations {
		one := &aftercare.Record{}
		one.Observations = rec.Observations[i : i+1]
		list = append(list, string(wire.AppendRecord(nil, one)))
	}
	sort.Strings(list[1:])
	return strings.Join(list, "\n")
}

// TestNotes_ACorrectionChangesNothingThatSheLeavesAlone opens entries for
// correction and saves them as they stand.
func TestNotes_ACorrectionChangesNothingThatSheLeavesAlone(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 9))
	world := simulate.New(pagetest.Shipped().For("").Pack())
	for n := range uint64(400) {
		var e diary.Entry
		d := pagetest.KeepsDiary(t, newApp(t))
		if n%2 == 0 {
			s := world.Subject(21, n)
			d.Now = s.AsOf
			if !d.Now.HasInstant() {
				d.Now = aftercare.At(aftercare.Instant{Day: s.AsOf.Day, Second: 3600})
			}
			e = diary.Entry{Written: d.Now.At, About: d.Now.Day, Record: s.Record, Sleep: diary.Sleep(n % 5)}
			d = pagetest.KeepsDiary(t, newApp(t), e)
			d.Now = aftercare.At(aftercare.Instant{Day: e.About, Second: 86399, Offset: e.Written.Offset})
		} else {
			d.Saves(anyDay(rng, d.Get(pathWrite), pagetest.Now.Day)...)
		}
		before := *d.Last()
		shown := d.Post("/notes/entry/1/", "go=correct")
		action := shown.Named("form")[0].Attrs["action"]
		d.Step("POST", action, pagetest.Resend(shown))
		after := d.Last()
		if after.Replaces != 1 {
			t.Fatalf("entry %d was not corrected: %s", n, d.R.Body)
		}
		if got, want := inAnyOrder(after.Record), inAnyOrder(before.Record); got != want || after.About != before.About || after.Sleep != before.Sleep {
			t.Fatalf("entry %d changed on %s\nwas %s\nis  %s", n, action, want, got)
		}
	}
}

func TestNotes_ACorrectionKeepsBoth(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Saves("go=save", "bleeding=heavy", "note=alpha")
	shown := d.Post("/notes/entry/1/", "go=correct")
	d.Says(shown, "entry.correcting")
	d.Saves("go=save", "corrects=1", "day=2026-11-09", "bleeding=light", "note=omega")
	if n := len(d.Vault.Diary().Entries); n != 2 || d.Vault.Diary().Entries[0].Record == nil {
		t.Fatalf("%d entries", n)
	}
	d.Says(d.Get("/notes/entry/1/"), "entry.after")
	d.Says(d.Get("/notes/entry/2/"), "entry.before")
	days := d.Get(page.PathDays)
	d.Says(days, "entry.corrected")
	if words := days.Words(); strings.Contains(words, "alpha") || !strings.Contains(words, "omega") {
		t.Error("the days do not show what stands")
	}
	if words := d.Get("/notes/entry/1/").Words(); !strings.Contains(words, "alpha") {
		t.Error("what was corrected is not there any more")
	}
	// what is corrected already cannot be corrected once more
	if shown = d.Post(pathWrite, "go=save", "corrects=1", "bleeding=none"); len(d.Vault.Diary().Entries) != 2 {
		t.Error("corrected twice")
	}
	d.Says(shown, "vault.gone")
	d.Post("/notes/entry/1/", "go=withdraw")
	if len(d.Vault.Diary().Entries) != 2 {
		t.Error("taken back though it was corrected")
	}
}

func TestNotes_WhatIsTakenBackCountsNoMoreAndIsKept(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Saves("go=save", "bleeding=heavy", "pads-per-hour=3")
	shown := d.Post("/notes/entry/1/", "go=withdraw")
	d.Says(shown, "entry.is-withdrawn", "front.nothing")
	d.Says(d.Get("/notes/entry/1/"), "entry.withdrawn", "line.pads-per-hour", "entry.told.title")
	d.Says(d.Get("/notes/entry/2/"), "entry.takes-back")
	d.Says(d.Get(page.PathDays), "days.withdrawn")
	if rec := d.Vault.Diary().Record(); d.App.General.Engine.Evaluate(rec, pagetest.Now).Urgency.Level != aftercare.SelfCare {
		t.Error("it still counts")
	}
	if text := string(diary.Append(nil, d.Vault.Diary())); diaryFindings(text) != nil {
		t.Error(diaryFindings(text))
	}
}

func diaryFindings(text string) []aftercare.Finding {
	_, findings := diary.Parse(text)
	return findings
}

func TestNotes_SkippedDaysAreUnknown(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-10-30", pagetest.Bled(aftercare.BleedingLight)), pagetest.Signs("2026-11-01", pagetest.Bled(aftercare.BleedingNone)), pagetest.Signs("2026-11-07", pagetest.Bled(aftercare.BleedingNone)))
	words := d.Get(page.PathDays).Words()
	for _, want := range []string{"31 October: nothing written", "2 November to 6 November: nothing written", "8 November to 9 November: nothing written"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q: %s", want, words)
		}
	}
	if strings.Index(words, "7 November") > strings.Index(words, "30 October") {
		t.Error("the newest is not the first")
	}
	for _, a := range d.App.General.Engine.Evaluate(d.Vault.Diary().Record(), pagetest.Now).Activities {
		for _, w := range a.WaitingFor {
			if w.Criterion == aftercare.BleedingStopped && w.State == aftercare.Met {
				t.Error("days without a word count as dry")
			}
		}
	}
}

func TestNotes_ShowsEveryWordOfAnyRecord(t *testing.T) {
	d := pagetest.NewDiarist(t, newApp(t))
	p := &diaryPage{Page: d.App.NewPage(&page.Request{Now: pagetest.Now})}
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		for i, word := range append([]string{""}, c.Info().Words.Words()...) {
			_, value := p.sign(&aftercare.Observation{Code: c, Word: aftercare.Word(i), Text: "x", Activity: 1})
			if strings.Contains(value, "⟦") {
				t.Errorf("%s %s: %s", c, word, value)
			}
		}
		for unit := range c.Info().Units.All() {
			if name, value := p.sign(&aftercare.Observation{Code: c, Unit: unit}); strings.Contains(name+value, "⟦") {
				t.Errorf("%s: %s %s", c, name, value)
			}
		}
	}
	world := simulate.New(pagetest.Shipped().For("").Pack())
	for n := range uint64(pagetest.People) {
		for _, l := range p.recordLines(world.Subject(23, n).Record) {
			if l.name == "" || l.value == "" || strings.Contains(l.name+l.value, "⟦") {
				t.Fatalf("%+v", l)
			}
		}
	}
}

func TestNotes_AClockThatIsBehindIsSaidAndAsked(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-11-08", pagetest.Bled(aftercare.BleedingHeavy)), pagetest.Signs("2026-11-09", aftercare.Observation{Code: aftercare.Fainting, Word: 5}))
	d.Now = aftercare.At(pagetest.MustInstant("1970-01-01T00:00:30+00:00"))
	shown := d.Get(page.PathNotes)
	want := d.App.General.Engine.Evaluate(d.Vault.Diary().Record(), aftercare.At(pagetest.MustInstant("2026-11-09T19:00:00+00:00"))).Urgency
	if shown.Named("h1")[0].Words() != d.App.Words.Order(&want) || want.Level < aftercare.SameDay {
		t.Errorf("judged as %q", shown.Named("h1")[0].Words())
	}
	if !strings.Contains(shown.Words(), "Thursday 1 January 1970") || !strings.Contains(shown.Words(), "Monday 9 November 2026") {
		t.Errorf("the clock is not named: %s", shown.Named("main")[0].Words())
	}
	if day := pagetest.Resend(d.Get(pathWrite)); !slices.Contains(day, page.Field{Name: "day", Value: "2026-11-09"}) {
		t.Errorf("the day of a new entry is %v", day)
	}
	d.Says(d.Post(pathWrite, "go=save", "day=2026-11-07", "mood=low"), "clock.ask")
	if len(d.Vault.Diary().Entries) != 2 {
		t.Fatal("kept without asking")
	}
	d.Saves("go=save", "day=2026-11-07", "mood=low", "clock=right")
	d.Now = aftercare.At(pagetest.MustInstant("2038-01-20T03:14:08+00:00"))
	d.Saves("go=save", "mood=ok")
	if d.Last().About.String() != "2038-01-20" {
		t.Error(d.Last().About)
	}
}

func TestNotes_AClockThatIsBehindDoesNotHideAnOperation(t *testing.T) {
	e := diary.Entry{Written: pagetest.MustInstant("2026-11-09T19:00:00+00:00"), About: pagetest.MustDay("2026-11-09"), Record: &aftercare.Record{}}
	e.Record.Care = []aftercare.Care{{Route: aftercare.Surgical, Start: aftercare.On(e.About)}}
	d := pagetest.KeepsDiary(t, newApp(t), e)
	d.Now = aftercare.At(pagetest.MustInstant("2026-11-02T19:00:00+00:00"))
	if words := d.Get(page.PathNotes).Words(); !strings.Contains(words, "Monday 9 November") || !strings.Contains(words, "clock") {
		t.Errorf("judged as of another day: %.200s", words)
	}
}

func TestNotes_ADayFurtherWestIsNoWrongClock(t *testing.T) {
	e := pagetest.Signs("2026-11-10", pagetest.Bled(aftercare.BleedingLight))
	e.Written = pagetest.MustInstant("2026-11-10T01:00:00+09:00")
	e.Record.Observations[0].When = aftercare.At(e.Written)
	d := pagetest.KeepsDiary(t, newApp(t), e)
	if words := d.Get(page.PathNotes).Words(); strings.Contains(words, "clock") {
		t.Error("it doubts a clock that is right")
	}
	e.Record.Observations[0].When = aftercare.On(e.About)
	d = pagetest.KeepsDiary(t, newApp(t), e)
	if words := d.Get(page.PathNotes).Words(); strings.Contains(words, "clock") || !strings.Contains(words, "Tuesday 10 November") {
		t.Error("it is judged before what she wrote")
	}
}

func TestNotes_EveryLinkOfTheDiaryLeadsToAPage(t *testing.T) {
	d := full(t)
	seen := map[string]bool{}
	open := []string{page.PathNotes}
	for len(open) > 0 {
		path := open[0]
		open = open[1:]
		shown := d.Get(path)
		if d.R.Status != 200 {
			t.Errorf("%s: status %d", path, d.R.Status)
		}
		for _, k := range shown.Named("main")[0].Named("a") {
			if to := k.Attrs["href"]; strings.HasPrefix(to, page.PathNotes) && !seen[to] {
				seen[to] = true
				open = append(open, to)
			}
		}
	}
	if len(seen) < 25 {
		t.Errorf("only %d pages: %v", len(seen), seen)
	}
}

func TestNotes_AsksForTheDayThatEverythingCountsFrom(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Says(d.Get(page.PathNotes), "front.begin")
	d.Post(entryForms[len(entryForms)-1].route(), "kind=missed", "passed=day", "passed-on=2026-11-03", "go=save")
	if got := d.Get(page.PathNotes).Words(); strings.Contains(got, d.App.Words.Text("front.begin")) {
		t.Errorf("it is told, and asked for again: %.300s", got)
	}
}
