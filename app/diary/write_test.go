package diary

import (
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/internal/pagetest"
	"aftercare/vault"
	"aftercare/wire"
)

// anyDay fills in the form of a day by chance, as somebody might.
func anyDay(rng *rand.Rand, shown *pagetest.Tag, today aftercare.Date) []string {
	fields := []string{"go=save", "day=" + (today - aftercare.Date(rng.IntN(4))).String()}
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	hurts := false
	for _, box := range shown.All(func(k *pagetest.Tag) bool { return strings.HasPrefix(k.Attrs["class"], "ask ask-") }) {
		id := strings.TrimPrefix(box.Attrs["class"], "ask ask-")
		if rng.IntN(3) > 0 && id != "bleeding" || id == "day" || id == "pain-where" && !hurts {
			continue
		}
		for range box.Named("textarea") {
			fields = append(fields, "note="+pick("tired", "*better*\nthan before", "<b>", "é"))
		}
		if id == "fever" {
			fields = append(fields, "temperature="+pick("36.6", "37.9", "38.4", "39,2"), "temperature-unit=Cel")
		}
		for _, set := range box.Named("fieldset") {
			var values []string
			none := ""
			for _, k := range set.Named("input") {
				if value := k.Attrs["name"] + "=" + k.Attrs["value"]; k.Attrs["name"] == "none" {
					none = value
				} else if k.Attrs["name"] != "temperature-unit" {
					values = append(values, value)
				}
			}
			switch {
			case values == nil:
			case none != "" && rng.IntN(2) == 0:
				fields = append(fields, none)
			default:
				fields = append(fields, pick(values...))
			}
			hurts = hurts || strings.HasPrefix(fields[len(fields)-1], "pain=") && fields[len(fields)-1] != "pain=none"
		}
	}
	return fields
}

// TestNotes_UrgencyAtSaveIsTheEnginesOnTheSameRecord writes days made by
// chance and compares what each page says with the engine.
func TestNotes_UrgencyAtSaveIsTheEnginesOnTheSameRecord(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 7))
	urgent, told := 0, 0
	for person := range 60 {
		d := pagetest.KeepsDiary(t, newApp(t))
		for day := range 8 {
			d.Now = aftercare.At(pagetest.MustInstant((pagetest.Now.Day + aftercare.Date(day)).String() + "T20:00:00+00:00"))
			shown := d.Saves(anyDay(rng, d.Get(pathWrite), d.Now.Day)...)
			rec := d.Vault.Diary().Record()
			g := d.App.Knowledge(rec.Jurisdiction).Engine.Evaluate(rec, d.Now)
			u := &g.Urgency
			heading := shown.Named("h1")[0].Words()
			if u.Level > aftercare.SelfCare {
				urgent++
				want := d.App.Words.Urgency(u)
				if u.Level >= aftercare.SameDay {
					want = d.App.Words.Order(u)
				}
				if heading != want || u.Level < aftercare.SameDay && !strings.Contains(shown.Words(), d.App.Words.Action(u)) {
					t.Fatalf("person %d, day %d: %s, and the page says %q", person, day, u.Level, heading)
				}
				if first := shown.Named("main")[0].Kids[0]; u.Level >= aftercare.SameDay && first.Attrs["class"] != "now" {
					t.Fatal("it is not the first thing on the page")
				}
			} else if class := shown.Named("main")[0].Kids[0].Attrs["class"]; class == "now" || class == "soon" {
				t.Fatalf("%s, and the page says %q", u.Level, heading)
			}
			if !strings.Contains(shown.Words(), d.App.Words.Text("kept")) {
				t.Fatal("it does not say that it was kept")
			}
			if e := d.Last(); e.Told != nil {
				told++
				if u.Level >= aftercare.SameDay != strings.Contains(shown.Words(), d.App.Words.Text("to.notes")) {
					t.Fatalf("%s, and the page that comes at once is %q", u.Level, shown.Words())
				}
				if e.Told.Level != u.Level || len(e.Told.Statements) != len(u.Because) || e.Told.Edition != g.Pack.Edition {
					t.Fatalf("told %+v, and it is %+v", e.Told, u)
				}
			}
			checkToldAll(t, d.Vault.Diary(), u)
		}
	}
	if urgent < 100 || told < 50 || told > urgent {
		t.Errorf("%d urgent, %d told", urgent, told)
	}
}

// checkToldAll fails where an alarm holds of which no entry says that she was told.
func checkToldAll(t *testing.T, d *diary.Diary, u *aftercare.UrgencyAnswer) {
	t.Helper()
	var told []string
	for i := range d.Entries {
		if d.Entries[i].Told != nil {
			told = append(told, d.Entries[i].Told.Statements...)
		}
	}
	for _, b := range u.Because {
		if !slices.Contains(told, b.Statement) {
			t.Fatalf("nobody told her of %s", b.Statement)
		}
	}
}

func TestNotes_AnAlarmMetAgainIsSaidAgain(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	heavy := []string{"go=save", "bleeding=heavy", "pads-per-hour=2", "pads-hours=2"}
	d.Says(d.Saves(heavy...), "action.call-emergency", "kept", "told.bleeding.heavy")
	shown := d.Saves("go=save", "mood=low")
	d.Says(shown, "action.call-emergency", "front.told")
	if d.Last().Told != nil {
		t.Error("told again of what this entry does not meet")
	}
	d.Says(d.Saves(heavy...), "told.bleeding.heavy")
	if d.Last().Told == nil {
		t.Error("not shown what this entry meets")
	}
}

func TestNotes_AnAlarmThatNobodyToldHerOfIsSaidAtTheNextSave(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-11-09", aftercare.Observation{Code: aftercare.Fainting, Word: 5}))
	d.Says(d.Saves("go=save", "mood=ok"), "action.call-emergency", "told.fainting.fainted")
	if d.Last().Told == nil {
		t.Error("it is not written down that she was told")
	}
}

func TestNotes_WhatCanNotBeStoredStaysOnThePageAndItsUrgencyIsSaid(t *testing.T) {
	for key, fails := range map[string]error{"vault.full": vault.ErrFull, "vault.store": vault.ErrStore} {
		d := pagetest.KeepsDiary(t, newApp(t))
		d.Store.Fail = fails
		shown := d.Post(pathWrite, "go=save", "bleeding=heavy", "pads-per-hour=3", "note=keep <this>", "sleep=none")
		d.Says(shown, key, "action.call-emergency")
		if n := len(d.Vault.Diary().Entries); n != 0 {
			t.Errorf("%d entries", n)
		}
		if shown.Named("textarea")[0].Words() != "keep <this>" {
			t.Error("the note is not there any more")
		}
		for _, want := range []string{"heavy", "3", "none"} {
			if len(shown.All(func(k *pagetest.Tag) bool { _, on := k.Attrs["checked"]; return on && k.Attrs["value"] == want })) != 1 {
				t.Errorf("%s is not ticked any more", want)
			}
		}
		d.Store.Fail = nil
		d.Saves("go=save", "bleeding=heavy", "pads-per-hour=3", "note=keep <this>")
	}
}

func TestNotes_WhatWasWrittenSurvivesTheLock(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Vault.Lock()
	shown := d.Post(pathWrite, "go=save", "day=2026-11-08", "bleeding=light", "note=two\nlines", "none=faint", "medicine=iron", "medicine=aspirin")
	d.Says(shown, "lock.title", "lock.carried")
	var sent []page.Field
	for _, k := range shown.Named("input", "textarea") {
		if k.Attrs["type"] == "hidden" || k.Name == "textarea" {
			sent = append(sent, page.Field{Name: k.Attrs["name"], Value: k.Attrs["value"] + k.Words()})
		}
	}
	shown = d.Step("POST", pathWrite, append(append([]page.Field(nil), sent...), page.Field{Name: "unlock", Value: "wrong"}))
	d.Says(shown, "vault.wrong", "lock.carried")
	shown = d.Step("POST", pathWrite, append(sent, page.Field{Name: "unlock", Value: pagetest.Passphrase}))
	d.Says(shown, "kept")
	e := d.Last()
	if e.About != pagetest.MustDay("2026-11-08") || e.Record.Person.Medicines == 0 || e.Record.Observations[len(e.Record.Observations)-1].Text != "two\nlines" {
		t.Errorf("kept %+v", e)
	}
}

func TestNotes_NoPassphraseIsCarriedByTheLock(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Vault.Lock()
	d.Post(pathKeep, "go=pass", "old=planted-old-code", "pass=planted-new-code", "again=planted-new-code")
	d.Post(pathOut, "go=sealed", "pass=planted-new-code", "again=planted-new-code")
	if strings.Contains(string(d.R.Body), "planted") {
		t.Error("a passphrase is on the page")
	}
}

func TestNotes_ASaveNeedsOneThingAndNothingMore(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	d.Says(d.Post(pathWrite, "go=save", "day=2026-11-09", "note="), "notice.nothing")
	for _, one := range []string{"bleeding=none", "sleep=well", "note=x", "medicine=iron", "none=ill", "mood=ok", "pads-per-hour=1", "temperature=37"} {
		fields := []string{"go=save", one}
		if one == "temperature=37" {
			fields = append(fields, "temperature-unit=Cel")
		}
		d.Saves(fields...)
	}
	if d.Last().Replaces != 0 || d.Last().About != pagetest.Now.Day {
		t.Errorf("%+v", d.Last())
	}
}

func TestNotes_RefusesKindlyWhatCanNotBe(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for key, fields := range map[string][]string{
		"fault.still-to-come": {"day=2026-11-10", "bleeding=light"},
		"fault.not-a-day":     {"day=soon", "bleeding=light"},
		"fault.no-strength":   {"pain-site=leg"},
		"fault.no-unit":       {"temperature=38"},
		"fault.none-and-some": {"none=faint", "weak=true"},
		"fault.not-on-list":   {"bleeding=lots"},
	} {
		d.Says(d.Post(pathWrite, append(fields, "go=save", "note=stays")...), key)
		if d.R.Status != 422 || d.App == nil || len(d.Vault.Diary().Entries) > 0 || !strings.Contains(string(d.R.Body), "stays") {
			t.Errorf("%v: status %d, or it was kept, or the text is gone", fields, d.R.Status)
		}
	}
	for path, fields := range map[string][]string{
		"/notes/event/3/":  {"pregnancy-test-on=2026-11-08"},
		"/notes/event/6/":  {"said=hold"},
		"/notes/event/11/": {"hcg-trend=falling", "hcg-trend-on=2026-12-08"},
	} {
		if d.Post(path, append(fields, "go=save")...); d.R.Status != 422 || len(d.Vault.Diary().Entries) > 0 {
			t.Errorf("%s %v: status %d", path, fields, d.R.Status)
		}
	}
}

// TestNotes_WhatIsAskedAgainSaysItsUrgency: a sign waits for no other box.
func TestNotes_WhatIsAskedAgainSaysItsUrgency(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for _, fault := range []string{"temperature=hot", "day=soon", "pain-site=leg", "none=faint"} {
		d.Says(d.Post(pathWrite, "go=save", "fainting=fainted", fault), "action.call-emergency")
		if d.R.Status != 422 || len(d.Vault.Diary().Entries) > 0 {
			t.Errorf("%s: status %d, or it was kept", fault, d.R.Status)
		}
	}
	d.Says(d.Post(pathWrite, "go=save", "pain-site=shoulder"), "action.call-emergency")
}

func TestNotes_EveryEventIsAPartOfARecord(t *testing.T) {
	for path, c := range map[string]struct {
		fields []string
		want   string
	}{
		"/notes/event/1/":  {[]string{"passed-on=2026-11-03"}, `"loss":{"on":"2026-11-03"},"observations":[{"code":"tissue-passed","value":true,"on":"2026-11-03"}]`},
		"/notes/event/2/":  {[]string{"menses-on=2026-11-07"}, `"observations":[{"code":"menses","value":"started","on":"2026-11-07"}]`},
		"/notes/event/3/":  {[]string{"pregnancy-test=negative", "pregnancy-test-on=2026-11-07"}, `{"code":"pregnancy-test","value":"negative","on":"2026-11-07"}`},
		"/notes/event/4/":  {[]string{"scan=empty", "scan-on=2026-11-07"}, `{"code":"scan","value":"empty","on":"2026-11-07"}`},
		"/notes/event/5/":  {[]string{"follow-up=done", "follow-up-on=2026-11-07"}, `{"code":"follow-up","value":"done","on":"2026-11-07"}`},
		"/notes/event/6/":  {[]string{"said=clearance", "said-activity=work", "said-activity=swimming", "day=2026-11-06"}, `{"code":"clearance","value":"work","on":"2026-11-06"},{"code":"clearance","value":"swimming","on":"2026-11-06"}`},
		"/notes/event/7/":  {[]string{"operation-on=2026-11-02", "operation=curettage", "anaesthetic=local"}, `"care":[{"route":"surgical","method":"curettage","anaesthetic":"local","on":"2026-11-02"}]`},
		"/notes/event/8/":  {[]string{"tablets-on=2026-11-02", "tablets=misoprostol"}, `"care":[{"route":"medical","method":"misoprostol","on":"2026-11-02"}]`},
		"/notes/event/9/":  {[]string{"injection-on=2026-11-02"}, `"care":[{"route":"medical","method":"methotrexate","on":"2026-11-02"}]`},
		"/notes/event/10/": {[]string{"day=2026-11-02"}, `"care":[{"route":"expectant"}]`},
		"/notes/event/11/": {[]string{"hcg-trend=falling", "hcg-trend-on=2026-11-02"}, `{"code":"hcg-trend","value":"falling","on":"2026-11-02"}`},
		"/notes/event/12/": {[]string{"anti-d=given", "day=2026-11-02"}, `{"code":"anti-d","value":"given","on":"2026-11-02"}`},
		"/notes/event/13/": {[]string{"country=IE", "kind=missed", "weeks=9", "days=3", "rh=negative", "condition=iud"}, `"jurisdiction":"IE"`},
	} {
		d := pagetest.KeepsDiary(t, newApp(t))
		d.Get(path)
		d.Says(d.Post(path, append(c.fields, "go=save")...), "kept")
		if len(d.Vault.Diary().Entries) != 1 {
			t.Fatalf("%s: not kept", path)
		}
		if got := string(wire.AppendRecord(nil, d.Last().Record)); !strings.Contains(got, c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", path, got, c.want)
		}
		// and it can be corrected in its own form, which says the same again
		defer func() {
			for _, f := range pagetest.Form(c.fields...) {
				if !slices.Contains(pagetest.Resend(d.Post("/notes/entry/1/", "go=correct")), f) {
					t.Errorf("%s: %s is not in the form to correct it", path, f.Name)
				}
			}
		}()
		corrects := d.Post("/notes/entry/1/", "go=correct")
		if len(corrects.Named("h2")) > 0 && strings.Contains(corrects.Words(), d.App.Words.Text("entry.rest")) {
			t.Errorf("%s: its form does not hold it", path)
		}
	}
}

func TestNotes_BleedingIsThePeriodsOnlyOnceSheSaysSo(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t), pagetest.Signs("2026-10-01", pagetest.Bled(aftercare.BleedingHeavy)), pagetest.Signs("2026-10-20", pagetest.Bled(aftercare.BleedingNone)))
	d.Saves("go=save", "bleeding=moderate")
	for _, o := range d.Vault.Diary().Record().Observations {
		if o.Code == aftercare.MensesCode {
			t.Error("it guessed a period")
		}
	}
}

func TestNotes_EntriesAreAsOftenADayAsSheLikes(t *testing.T) {
	d := pagetest.KeepsDiary(t, newApp(t))
	for i := range 5 {
		d.Saves("go=save", "note="+strconv.Itoa(i))
	}
	if n := len(d.Get(page.PathNotes).All(func(k *pagetest.Tag) bool { return k.Name == "dt" && k.Words() == d.App.Words.Text("line.note") })); n != 5 {
		t.Errorf("%d of them are on the first page", n)
	}
}

// A form that unlocks meets a diary that is locked, every other one that is
// open. What is kept can always be read back.
func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	a := newApp(f)
	week := pagetest.WeekAfterSurgery(f)
	handle := func(r *page.Request) *page.Response {
		v := pagetest.NewVault(&vault.Memory{})
		if err := v.Create(pagetest.Passphrase, week); err != nil {
			panic(err)
		}
		if _, _, unlocks := page.TakeField(r.Form, "unlock"); unlocks {
			v.Lock()
		}
		r.Vault, r.Files = v, pagetest.FileReader{}
		out := a.Handle(r)
		if kept := v.Diary(); kept != nil {
			if _, findings := diary.Parse(string(diary.Append(nil, kept))); findings != nil {
				panic(findings[0].Message)
			}
		}
		return out
	}
	pagetest.FuzzForms(f, handle, diaryPaths(),
		"go=save&day=2026-11-08&bleeding=heavy&pads-per-hour=2&pain=mild&temperature=38,5&temperature-unit=Cel&sleep=broken&note=a%0Ab",
		"go=save&corrects=7&day=2026-11-07&bleeding=light", "go=look&open=x&file=ZGF0ZSxmbG93CjIwMjYtMTEtMDEsaGVhdnkK&order=dmy", "go=take&diary=%7B%7D",
		"unlock="+url.QueryEscape(pagetest.Passphrase), "go=begin&pass=a&again=b&lock=-5", "go=erase&sure=true", "go=csv&clock=%3Cb%3E&seal=x&seal-again=x")
}
