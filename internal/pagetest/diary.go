package pagetest

import (
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/diary"
	"aftercare/diary/imports"
	"aftercare/internal/sealing"
	"aftercare/vault"
	"aftercare/wire"
)

// Passphrase opens the diaries of the tests.
const Passphrase = "rain on seven hats"

// Diarist is somebody who keeps a diary, as the tests play her.
type Diarist struct {
	t     testing.TB
	App   *app.App
	Store *vault.Memory
	Vault *vault.Vault
	Now   aftercare.When
	R     *page.Response
}

// NewVault is a vault over a store whose key costs next to nothing to derive.
func NewVault(store vault.Store) *vault.Vault {
	return vault.New(store, sealing.Crypto{}, vault.Cost{Memory: 64, Time: 1, Lanes: 1})
}

// NewDiarist has a vault with nothing in it.
func NewDiarist(t testing.TB, a *app.App) *Diarist {
	store := &vault.Memory{}
	return &Diarist{t: t, App: a, Store: store, Vault: NewVault(store), Now: Now}
}

// KeepsDiary has a diary that is open.
func KeepsDiary(t testing.TB, a *app.App, entries ...diary.Entry) *Diarist {
	t.Helper()
	d := NewDiarist(t, a)
	all := &diary.Diary{LockAfter: 5}
	for _, e := range entries {
		all.Add(e)
	}
	if err := d.Vault.Create(Passphrase, all); err != nil {
		t.Fatal(err)
	}
	return d
}

// Get asks for a page and checks it.
func (d *Diarist) Get(path string) *Tag { d.t.Helper(); return d.Step("GET", path, nil) }

// Post sends fields as "name=value" and checks the page that comes.
func (d *Diarist) Post(path string, fields ...string) *Tag {
	d.t.Helper()
	return d.Step("POST", path, Form(fields...))
}

// Step makes one request. It returns the page, nil in benchmarks and fuzz tests.
func (d *Diarist) Step(method, path string, fields []page.Field) *Tag {
	d.t.Helper()
	d.R = d.App.Handle(&page.Request{Method: method, Path: path, Form: fields, Now: d.Now, InPage: true, Files: FileReader{}, Vault: d.Vault})
	if t, ok := d.t.(*testing.T); ok {
		return CheckPage(t, path, d.R)
	}
	return nil
}

// Saves writes an entry and fails unless it is kept.
func (d *Diarist) Saves(fields ...string) *Tag {
	d.t.Helper()
	before := len(d.Vault.Diary().Entries)
	shown := d.Post("/notes/write/", fields...)
	if len(d.Vault.Diary().Entries) != before+1 {
		d.t.Fatalf("%v was not kept: %s", fields, shown.Named("main")[0].Words())
	}
	return shown
}

// Last is the entry written last; there must be one.
func (d *Diarist) Last() *diary.Entry {
	all := d.Vault.Diary().Entries
	return &all[len(all)-1]
}

// Says fails unless the page says the words of a key.
func (d *Diarist) Says(shown *Tag, keys ...string) {
	d.t.Helper()
	words := shown.Words()
	for _, key := range keys {
		if want := strings.ReplaceAll(d.App.Words.Text(key), "*", ""); !strings.Contains(words, want) {
			d.t.Errorf("the page does not say %q: %.600s", want, shown.Named("main")[0].Words())
		}
	}
}

// Signs is an entry with the signs of a day.
func Signs(day string, list ...aftercare.Observation) diary.Entry {
	at := aftercare.On(MustDay(day))
	rec := &aftercare.Record{}
	for _, o := range list {
		if !o.When.Told() {
			o.When = at
		}
		rec.Observations = append(rec.Observations, o)
	}
	return diary.Entry{Written: MustInstant(day + "T19:00:00+00:00"), About: at.Day, Record: rec}
}

// Bled is an observation of bleeding, without a day.
func Bled(word aftercare.Word) aftercare.Observation {
	return aftercare.Observation{Code: aftercare.Bleeding, Word: word}
}

// Resend gives the fields of the form on a page as they stand.
func Resend(shown *Tag) []page.Field {
	var sent []page.Field
	for _, k := range shown.Named("input", "textarea", "select") {
		_, checked := k.Attrs["checked"]
		switch {
		case k.Attrs["name"] == "" || k.Attrs["name"] == "clock":
		case k.Name == "textarea":
			sent = append(sent, page.Field{Name: k.Attrs["name"], Value: k.Words()})
		case k.Name == "select":
			for _, o := range k.Named("option") {
				if _, on := o.Attrs["selected"]; on {
					sent = append(sent, page.Field{Name: k.Attrs["name"], Value: o.Attrs["value"]})
				}
			}
		case checked || k.Attrs["type"] != "radio" && k.Attrs["type"] != "checkbox":
			sent = append(sent, page.Field{Name: k.Attrs["name"], Value: k.Attrs["value"]})
		}
	}
	return append(sent, page.Field{Name: "go", Value: "save"})
}

// Entry is an entry of a day, told by these members of a record.
func Entry(t testing.TB, day, members string) diary.Entry {
	t.Helper()
	at := MustInstant(day + "T19:00:00+00:00")
	text := `{"format":"aftercare.record/1",` + members + `}`
	rec, findings := wire.ParseRecord(text)
	if findings != nil {
		t.Fatal(text, findings)
	}
	return diary.Entry{Written: at, About: at.Day, Record: rec}
}

// SignsOf are the observations of a day, as "code=value" or "code=value/unit".
func SignsOf(day string, list ...string) string {
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

// WeekAfterSurgery is the diary of somebody six days after an operation, with
// a day left out, a fever, a correction and what she asked about.
func WeekAfterSurgery(t testing.TB) *diary.Diary {
	d := &diary.Diary{}
	d.Add(Entry(t, "2026-11-03", `"jurisdiction":"GB","loss":{"kind":"missed","location":"intrauterine","gestation":"9w3d","diagnosedOn":"2026-10-30"},`+
		`"person":{"rh":"negative","conditions":["anaemia"]},"wishes":{"activities":["penetrative-sex","swimming","work"]}`))
	d.Add(Entry(t, "2026-11-03", `"care":[{"route":"surgical","method":"vacuum-aspiration","anaesthetic":"general","on":"2026-11-03"}]`))
	d.Add(Entry(t, "2026-11-03", SignsOf("2026-11-03", "bleeding=heavy", "pads-per-hour=1 for 2", "pain=moderate")))
	d.Add(Entry(t, "2026-11-04", SignsOf("2026-11-04", "bleeding=heavy", "pain=moderate", "anti-d=given")))
	d.Add(Entry(t, "2026-11-05", SignsOf("2026-11-05", "bleeding=moderate", "pain=mild", "temperature=37.1/Cel")))
	wrong := d.Add(Entry(t, "2026-11-07", SignsOf("2026-11-07", "bleeding=soaking", "pain=severe")))
	fixed := Entry(t, "2026-11-07", SignsOf("2026-11-07", "bleeding=light", "pain=mild", "temperature=38.1/Cel", "chills=true"))
	fixed.Replaces, fixed.Told = wrong, &diary.Told{Level: aftercare.SameDay, Statements: []string{"INFECT-FEVER-01"}, Pack: "international", Edition: "2026.1"}
	d.Add(fixed)
	slept := Entry(t, "2026-11-08", `"person":{"medicines":["paracetamol"]},`+SignsOf("2026-11-08", "bleeding=light", "pain=none", "temperature=36.8/Cel", "note=a private thought"))
	slept.Sleep = diary.SleptBroken
	d.Add(slept)
	d.Add(Entry(t, "2026-11-09", SignsOf("2026-11-09", "bleeding=spotting", "pain=none", "mood=low", "feels-hot=false", "discharge=normal")))
	return d
}

// FileReader reads files where the test runs.
type FileReader struct{}

// ReadFile reads a file of another program, as the worker does.
func (FileReader) ReadFile(file []byte, known *diary.Diary, s imports.Settings) (imports.File, []aftercare.Finding, error) {
	f, findings := imports.ReadFile(string(file), known, s)
	return f, findings, nil
}
