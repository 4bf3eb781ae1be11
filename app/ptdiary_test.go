package app

import (
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/internal/sealing"
	"aftercare/vault"
	"aftercare/wire"
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
func newDiarist(t testing.TB, a *App) *diarist {
	store := &vault.Memory{}
	return &diarist{t: t, app: a, store: store, vault: newVault(store), now: now}
}

// keepsDiary has a diary that is open.
func keepsDiary(t testing.TB, a *App, entries ...diary.Entry) *diarist {
	t.Helper()
	d := newDiarist(t, a)
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
	page := d.post("/notes/write/", fields...)
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

// resend gives the fields of the form on a page as they stand.
func resend(page *tag) []Field {
	var sent []Field
	for _, k := range page.named("input", "textarea", "select") {
		_, checked := k.attrs["checked"]
		switch {
		case k.attrs["name"] == "" || k.attrs["name"] == "clock":
		case k.name == "textarea":
			sent = append(sent, Field{k.attrs["name"], k.words()})
		case k.name == "select":
			for _, o := range k.named("option") {
				if _, on := o.attrs["selected"]; on {
					sent = append(sent, Field{k.attrs["name"], o.attrs["value"]})
				}
			}
		case checked || k.attrs["type"] != "radio" && k.attrs["type"] != "checkbox":
			sent = append(sent, Field{k.attrs["name"], k.attrs["value"]})
		}
	}
	return append(sent, Field{"go", "save"})
}

// entry is an entry of a day, told by these members of a record.
func entry(t testing.TB, day, members string) diary.Entry {
	t.Helper()
	at := mustInstant(day + "T19:00:00+00:00")
	text := `{"format":"aftercare.record/1",` + members + `}`
	rec, findings := wire.ParseRecord(text)
	if findings != nil {
		t.Fatal(text, findings)
	}
	return diary.Entry{Written: at, About: at.Day, Record: rec}
}

// signsOf are the observations of a day, as "code=value" or "code=value/unit".
func signsOf(day string, list ...string) string {
	var b strings.Builder
	b.WriteString(`"observations":[`)
	for i, x := range list {
		if i > 0 {
			b.WriteString(",")
		}
		code, value, _ := strings.Cut(x, "=")
		value, unit, _ := strings.Cut(value, "/")
		value, hours, _ := strings.Cut(value, " for ")
		if _, err := strconv.ParseFloat(value, 64); err != nil && value != "true" && value != "false" {
			value = `"` + value + `"`
		}
		b.WriteString(`{"code":"` + code + `","value":` + value)
		if unit != "" {
			b.WriteString(`,"unit":"` + unit + `"`)
		}
		if hours != "" {
			b.WriteString(`,"hours":` + hours)
		}
		b.WriteString(`,"at":"` + day + `T18:30:00+00:00"}`)
	}
	return b.String() + "]"
}

// weekAfterSurgery is the diary of somebody six days after an operation, with
// a day left out, a fever, a correction and what she asked about.
func weekAfterSurgery(t testing.TB) *diary.Diary {
	d := &diary.Diary{}
	d.Add(entry(t, "2026-11-03", `"jurisdiction":"GB","loss":{"kind":"missed","location":"intrauterine","gestation":"9w3d","diagnosedOn":"2026-10-30"},`+
		`"person":{"rh":"negative","conditions":["anaemia"]},"wishes":{"activities":["penetrative-sex","swimming","work"]}`))
	d.Add(entry(t, "2026-11-03", `"care":[{"route":"surgical","method":"vacuum-aspiration","anaesthetic":"general","on":"2026-11-03"}]`))
	d.Add(entry(t, "2026-11-03", signsOf("2026-11-03", "bleeding=heavy", "pads-per-hour=1 for 2", "pain=moderate")))
	d.Add(entry(t, "2026-11-04", signsOf("2026-11-04", "bleeding=heavy", "pain=moderate", "anti-d=given")))
	d.Add(entry(t, "2026-11-05", signsOf("2026-11-05", "bleeding=moderate", "pain=mild", "temperature=37.1/Cel")))
	wrong := d.Add(entry(t, "2026-11-07", signsOf("2026-11-07", "bleeding=soaking", "pain=severe")))
	fixed := entry(t, "2026-11-07", signsOf("2026-11-07", "bleeding=light", "pain=mild", "temperature=38.1/Cel", "chills=true"))
	fixed.Replaces, fixed.Told = wrong, &diary.Told{Level: aftercare.SameDay, Statements: []string{"INFECT-FEVER-01"}, Pack: "international", Edition: "2026.1"}
	d.Add(fixed)
	slept := entry(t, "2026-11-08", `"person":{"medicines":["paracetamol"]},`+signsOf("2026-11-08", "bleeding=light", "pain=none", "temperature=36.8/Cel", "note=a private thought"))
	slept.Sleep = diary.SleptBroken
	d.Add(slept)
	d.Add(entry(t, "2026-11-09", signsOf("2026-11-09", "bleeding=spotting", "pain=none", "mood=low", "feels-hot=false", "discharge=normal")))
	return d
}

// fileReader reads files where the test runs.
type fileReader struct{}

func (fileReader) ReadFile(file []byte, known *diary.Diary, s imports.Settings) (imports.File, []aftercare.Finding, error) {
	f, findings := imports.ReadFile(string(file), known, s)
	return f, findings, nil
}
