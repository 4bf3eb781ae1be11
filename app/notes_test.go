package app

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/sealing"
	"aftercare/vault"
)

const passphrase = "rain on seven hats"

// diarist is somebody who keeps a diary, as the tests play her.
type diarist struct {
	t     testing.TB
	app   *App
	store *vault.Memory
	vault *vault.Vault
	now   aftercare.When
	r     *Response
}

func newVault(store vault.Store) *vault.Vault {
	return vault.New(store, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
}

// newDiarist has a vault with nothing in it.
func newDiarist(t testing.TB) *diarist {
	store := &vault.Memory{}
	return &diarist{t: t, app: newApp(t), store: store, vault: newVault(store), now: now}
}

// keepsDiary has a diary that is open.
func keepsDiary(t testing.TB, entries ...diary.Entry) *diarist {
	t.Helper()
	d := newDiarist(t)
	all := &diary.Diary{LockAfter: 5}
	for _, e := range entries {
		all.Add(e)
	}
	if err := d.vault.Create(passphrase, all); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *diarist) get(path string) *tag { d.t.Helper(); return d.step("GET", path, nil) }

func (d *diarist) post(path string, fields ...string) *tag {
	d.t.Helper()
	return d.step("POST", path, form(fields...))
}

func (d *diarist) step(method, path string, fields []Field) *tag {
	d.t.Helper()
	d.r = d.app.Handle(&Request{Method: method, Path: path, Form: fields, Now: d.now, InPage: true, Files: fileReader{}, Vault: d.vault})
	if t, ok := d.t.(*testing.T); ok {
		return checkPage(t, path, d.r)
	}
	return nil
}

// saves writes an entry and fails unless it is kept.
func (d *diarist) saves(fields ...string) *tag {
	d.t.Helper()
	before := len(d.vault.Diary().Entries)
	page := d.post(routeWrite, fields...)
	if len(d.vault.Diary().Entries) != before+1 {
		d.t.Fatalf("%v was not kept: %s", fields, page.named("main")[0].words())
	}
	return page
}

func (d *diarist) last() *diary.Entry {
	all := d.vault.Diary().Entries
	return &all[len(all)-1]
}

// says fails unless the page says the words of a key.
func (d *diarist) says(page *tag, keys ...string) {
	d.t.Helper()
	words := page.words()
	for _, key := range keys {
		if want := strings.ReplaceAll(d.app.words.Text(key), "*", ""); !strings.Contains(words, want) {
			d.t.Errorf("the page does not say %q: %.600s", want, page.named("main")[0].words())
		}
	}
}

// signs is an entry with the signs of a day.
func signs(day string, list ...aftercare.Observation) diary.Entry {
	at := aftercare.On(mustDay(day))
	rec := &aftercare.Record{}
	for _, o := range list {
		if !o.When.Told() {
			o.When = at
		}
		rec.Observations = append(rec.Observations, o)
	}
	return diary.Entry{Written: mustInstant(day + "T19:00:00+00:00"), About: at.Day, Record: rec}
}

func bled(word aftercare.Word) aftercare.Observation {
	return aftercare.Observation{Code: aftercare.Bleeding, Word: word}
}

// lookAtNotes is one page of every kind of the diary.
func lookAtNotes(a *App, pages map[string]*Response) {
	store := &vault.Memory{}
	v := newVault(store)
	step := func(name, method, path string, fields ...string) {
		pages["notes-"+name] = a.Handle(&Request{Method: method, Path: path, Form: form(fields...), Now: now, InPage: true, Files: fileReader{}, Vault: v})
	}
	step("empty", "GET", routeNotes)
	step("start", "GET", routeStart)
	step("start-short", "POST", routeStart, "go=begin", "pass=1", "again=1")
	step("answer-keep", "POST", routeAsk, append([]string{"step=wishes", "go=next"}, afterSurgery...)...)
	step("start-along", "POST", routeAsk, append([]string{"step=answer", "go=keep"}, afterSurgery...)...)
	step("in-empty", "GET", routeIn)
	step("begun", "POST", routeStart, append([]string{"go=begin", "pass=" + passphrase, "again=" + passphrase, "lock=5"}, afterSurgery...)...)
	step("write", "GET", routeWrite)
	step("write-nothing", "POST", routeWrite, "go=save", "day=2026-11-09")
	step("write-fault", "POST", routeWrite, "go=save", "day=2027-01-01", "pain-site=leg", "temperature=38.2")
	step("saved", "POST", routeWrite, "go=save", "day=2026-11-09", "bleeding=light", "pain=mild", "pain-site=lower", "temperature=37.1", "temperature-unit=Cel", "discharge=normal", "mood=low", "sleep=broken", "medicine=iron", "note=—")
	step("urgent", "POST", routeWrite, "go=save", "day=2026-11-09", "bleeding=heavy", "pads-per-hour=2", "pads-hours=2")
	step("front-urgent", "GET", routeNotes)
	step("correct", "POST", "/notes/entry/2/", "go=correct")
	step("corrected", "POST", routeWrite, "go=save", "corrects=3", "day=2026-11-05", "bleeding=light", "none=faint")
	step("entry-told", "GET", "/notes/entry/3/")
	step("entry", "GET", "/notes/entry/2/")
	step("withdrawn", "POST", "/notes/entry/4/", "go=withdraw")
	step("entry-withdrawn", "GET", "/notes/entry/5/")
	step("events", "GET", routeEvent)
	for i := range leaves[1:] {
		step("event-"+leaves[i+1].id, "GET", leaves[i+1].route())
	}
	step("days", "GET", routeDays)
	step("answer", "GET", routeAnswer)
	step("keep", "GET", routeKeep)
	step("keep-fault", "POST", routeKeep, "go=pass", "old=x", "pass="+passphrase, "again="+passphrase)
	step("out", "GET", routeOut)
	step("out-done", "POST", routeOut, "go=json")
	step("in", "GET", routeIn)
	step("in-report", "POST", routeIn, "go=look", "file=eyJmb3JtYXQiOiJhZnRlcmNhcmUuZGlhcnkvMSIsImVudHJpZXMiOlt7ImlkIjoxLCJ3cml0dGVuIjoiMjAyNi0xMS0wMlQwOTowMDowMCswMDowMCIsImFib3V0IjoiMjAyNi0xMS0wMiIsInNsZWVwIjoid2VsbCJ9XX0=")
	step("erase", "GET", routeErase)
	step("erase-sure", "POST", routeErase, "go=ask")
	store.Fail = vault.ErrFull
	step("write-full", "POST", routeWrite, "go=save", "bleeding=heavy", "pads-per-hour=3", "note=—")
	store.Fail = nil
	step("locked", "POST", routeLock, "go=lock")
	step("locked-wrong", "POST", routeNotes, "unlock=x")
	step("locked-carried", "POST", routeWrite, "go=save", "bleeding=light", "note=—")
	block, version, _ := store.Get()
	_, _ = store.Put(block[:40], version)
	step("broken", "GET", routeNotes)
	v = nil
	step("without", "GET", routeNotes)
}
