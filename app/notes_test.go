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
