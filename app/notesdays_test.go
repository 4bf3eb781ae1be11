package app

import (
	"math/rand/v2"
	"sort"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// inAnyOrder is a record as text, its observations sorted.
func inAnyOrder(rec *aftercare.Record) string {
	if rec == nil {
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
	world := simulate.New(shipped().For("").Pack())
	for n := range uint64(400) {
		var e diary.Entry
		d := keepsDiary(t, newApp(t))
		if n%2 == 0 {
			s := world.Subject(21, n)
			d.now = s.AsOf
			if !d.now.HasInstant() {
				d.now = aftercare.At(aftercare.Instant{Day: s.AsOf.Day, Second: 3600})
			}
			e = diary.Entry{Written: d.now.At, About: d.now.Day, Record: s.Record, Sleep: diary.Sleep(n % 5)}
			d = keepsDiary(t, newApp(t), e)
			d.now = aftercare.At(aftercare.Instant{Day: e.About, Second: 86399, Offset: e.Written.Offset})
		} else {
			d.saves(anyDay(rng, d.get(routeWrite), now.Day)...)
		}
		before := *d.last()
		page := d.post("/notes/entry/1/", "go=correct")
		action := page.named("form")[0].attrs["action"]
		d.step("POST", action, resend(page))
		after := d.last()
		if after.Replaces != 1 {
			t.Fatalf("entry %d was not corrected: %s", n, d.r.Body)
		}
		if got, want := inAnyOrder(after.Record), inAnyOrder(before.Record); got != want || after.About != before.About || after.Sleep != before.Sleep {
			t.Fatalf("entry %d changed on %s\nwas %s\nis  %s", n, action, want, got)
		}
	}
}

func TestNotes_ACorrectionKeepsBoth(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	d.saves("go=save", "bleeding=heavy", "note=alpha")
	page := d.post("/notes/entry/1/", "go=correct")
	d.says(page, "entry.correcting")
	d.saves("go=save", "corrects=1", "day=2026-11-09", "bleeding=light", "note=omega")
	if n := len(d.vault.Diary().Entries); n != 2 || d.vault.Diary().Entries[0].Record == nil {
		t.Fatalf("%d entries", n)
	}
	d.says(d.get("/notes/entry/1/"), "entry.after")
	d.says(d.get("/notes/entry/2/"), "entry.before")
	days := d.get(routeDays)
	d.says(days, "entry.corrected")
	if words := days.words(); strings.Contains(words, "alpha") || !strings.Contains(words, "omega") {
		t.Error("the days do not show what stands")
	}
	if words := d.get("/notes/entry/1/").words(); !strings.Contains(words, "alpha") {
		t.Error("what was corrected is not there any more")
	}
	// what is corrected already can not be corrected once more
	if page = d.post(routeWrite, "go=save", "corrects=1", "bleeding=none"); len(d.vault.Diary().Entries) != 2 {
		t.Error("corrected twice")
	}
	d.says(page, "vault.gone")
	d.post("/notes/entry/1/", "go=withdraw")
	if len(d.vault.Diary().Entries) != 2 {
		t.Error("taken back though it was corrected")
	}
}

func TestNotes_WhatIsTakenBackCountsNoMoreAndIsKept(t *testing.T) {
	d := keepsDiary(t, newApp(t))
	d.saves("go=save", "bleeding=heavy", "pads-per-hour=3")
	page := d.post("/notes/entry/1/", "go=withdraw")
	d.says(page, "entry.is-withdrawn", "front.nothing")
	d.says(d.get("/notes/entry/1/"), "entry.withdrawn", "line.pads-per-hour", "entry.told.title")
	d.says(d.get("/notes/entry/2/"), "entry.takes-back")
	d.says(d.get(routeDays), "days.withdrawn")
	if rec := d.vault.Diary().Record(); d.app.general.engine.Evaluate(rec, now).Urgency.Level != aftercare.SelfCare {
		t.Error("it still counts")
	}
	if text := string(diary.Append(nil, d.vault.Diary())); diaryFindings(text) != nil {
		t.Error(diaryFindings(text))
	}
}

func diaryFindings(text string) []aftercare.Finding {
	_, findings := diary.Parse(text)
	return findings
}

func TestNotes_SkippedDaysAreUnknown(t *testing.T) {
	d := keepsDiary(t, newApp(t), signs("2026-10-30", bled(aftercare.BleedingLight)), signs("2026-11-01", bled(aftercare.BleedingNone)), signs("2026-11-07", bled(aftercare.BleedingNone)))
	words := d.get(routeDays).words()
	for _, want := range []string{"31 October: nothing written", "2 November to 6 November: nothing written", "8 November to 9 November: nothing written"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q: %s", want, words)
		}
	}
	if strings.Index(words, "7 November") > strings.Index(words, "30 October") {
		t.Error("the newest is not the first")
	}
	for _, a := range d.app.general.engine.Evaluate(d.vault.Diary().Record(), now).Activities {
		for _, w := range a.WaitingFor {
			if w.Criterion == aftercare.BleedingStopped && w.State == aftercare.Met {
				t.Error("days without a word count as dry")
			}
		}
	}
}

func TestNotes_ShowsEveryWordOfAnyRecord(t *testing.T) {
	d := newDiarist(t, newApp(t))
	p := &notes{page: d.app.newPage(&Request{Now: now})}
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
	world := simulate.New(shipped().For("").Pack())
	for n := range uint64(people) {
		for _, l := range p.recordLines(world.Subject(23, n).Record) {
			if l.name == "" || l.value == "" || strings.Contains(l.name+l.value, "⟦") {
				t.Fatalf("%+v", l)
			}
		}
	}
}

func TestNotes_AClockThatIsBehindIsSaidAndAsked(t *testing.T) {
	d := keepsDiary(t, newApp(t), signs("2026-11-08", bled(aftercare.BleedingHeavy)), signs("2026-11-09", aftercare.Observation{Code: aftercare.Fainting, Word: 5}))
	d.now = aftercare.At(mustInstant("1970-01-01T00:00:30+00:00"))
	page := d.get(routeNotes)
	want := d.app.general.engine.Evaluate(d.vault.Diary().Record(), aftercare.At(mustInstant("2026-11-09T19:00:00+00:00"))).Urgency
	if page.named("h1")[0].words() != d.app.words.Urgency(&want) || want.Level < aftercare.SameDay {
		t.Errorf("judged as %q", page.named("h1")[0].words())
	}
	if !strings.Contains(page.words(), "Thursday 1 January 1970") || !strings.Contains(page.words(), "Monday 9 November 2026") {
		t.Errorf("the clock is not named: %s", page.named("main")[0].words())
	}
	if day := resend(d.get(routeWrite)); !has(day, Field{"day", "2026-11-09"}) {
		t.Errorf("the day of a new entry is %v", day)
	}
	d.says(d.post(routeWrite, "go=save", "day=2026-11-07", "mood=low"), "clock.ask")
	if len(d.vault.Diary().Entries) != 2 {
		t.Fatal("kept without asking")
	}
	d.saves("go=save", "day=2026-11-07", "mood=low", "clock=right")
	d.now = aftercare.At(mustInstant("2038-01-20T03:14:08+00:00"))
	d.saves("go=save", "mood=ok")
	if d.last().About.String() != "2038-01-20" {
		t.Error(d.last().About)
	}
}

func TestNotes_AClockThatIsBehindDoesNotHideAnOperation(t *testing.T) {
	e := diary.Entry{Written: mustInstant("2026-11-09T19:00:00+00:00"), About: mustDay("2026-11-09"), Record: &aftercare.Record{}}
	e.Record.Care = []aftercare.Care{{Route: aftercare.Surgical, Start: aftercare.On(e.About)}}
	d := keepsDiary(t, newApp(t), e)
	d.now = aftercare.At(mustInstant("2026-11-02T19:00:00+00:00"))
	if words := d.get(routeNotes).words(); !strings.Contains(words, "Monday 9 November") || !strings.Contains(words, "clock") {
		t.Errorf("judged as of another day: %.200s", words)
	}
}

func TestNotes_ADayFurtherWestIsNoWrongClock(t *testing.T) {
	e := signs("2026-11-10", bled(aftercare.BleedingLight))
	e.Written = mustInstant("2026-11-10T01:00:00+09:00")
	e.Record.Observations[0].When = aftercare.At(e.Written)
	d := keepsDiary(t, newApp(t), e)
	if words := d.get(routeNotes).words(); strings.Contains(words, "clock") {
		t.Error("it doubts a clock that is right")
	}
	e.Record.Observations[0].When = aftercare.On(e.About)
	d = keepsDiary(t, newApp(t), e)
	if words := d.get(routeNotes).words(); strings.Contains(words, "clock") || !strings.Contains(words, "Tuesday 10 November") {
		t.Error("it is judged before what she wrote")
	}
}

func TestNotes_EveryLinkOfTheDiaryLeadsToAPage(t *testing.T) {
	d := full(t)
	seen := map[string]bool{}
	open := []string{routeNotes}
	for len(open) > 0 {
		path := open[0]
		open = open[1:]
		page := d.get(path)
		if d.r.Status != 200 {
			t.Errorf("%s: status %d", path, d.r.Status)
		}
		for _, k := range page.named("main")[0].named("a") {
			if to := k.attrs["href"]; strings.HasPrefix(to, routeNotes) && !seen[to] {
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
	d := keepsDiary(t, newApp(t))
	d.says(d.get(routeNotes), "front.begin")
	d.post(leaves[len(leaves)-1].route(), "kind=missed", "passed=day", "passed-on=2026-11-03", "go=save")
	if got := d.get(routeNotes).words(); strings.Contains(got, d.app.words.Text("front.begin")) {
		t.Errorf("it is told, and asked for again: %.300s", got)
	}
}
