// Package pagetest is what the tests of the packages in app share: programs of
// them, readers who press buttons, and what every page promises.
package pagetest

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/locale"
	"aftercare/packs"
	"aftercare/words"
)

// Shipped compiles the packs of the program once for all tests.
var Shipped = sync.OnceValue(func() page.Library {
	engines := map[string]*engine.Engine{}
	for _, p := range packs.All() {
		pack, digest, problems := packs.Load(p.ID)
		if pack == nil {
			panic(problems[0])
		}
		e, err := engine.New(pack, digest)
		if err != nil {
			panic(err)
		}
		engines[p.ID] = e
	}
	return page.Library{For: func(jurisdiction string) *engine.Engine { return engines[packs.For(jurisdiction)] }}
})

// Asset is the address of a static file.
func Asset(name string) string { return "/static/" + name }

// Clock is the moment of every test in one zone, and tells no other.
func Clock(zone string) (aftercare.Date, int, bool) {
	return Now.Day, 20*60 + 30, zone == "Europe/London"
}

// Words stands in for a random passphrase.
func Words() string { return "six short plain words for all" }

// Now is the moment of every test: a November evening.
var Now = aftercare.At(MustInstant("2026-11-09T20:30:00+00:00"))

// MustInstant parses an instant (RFC 3339) and panics if it is not one.
func MustInstant(s string) aftercare.Instant {
	t, ok := aftercare.ParseInstant(s)
	if !ok {
		panic(s)
	}
	return t
}

// MustDay parses a day (2026-11-09) and panics if it is not one.
func MustDay(s string) aftercare.Date {
	d, ok := aftercare.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

// Get asks for a general page.
func Get(a *app.App, path string) *page.Response {
	return a.Handle(&page.Request{Method: "GET", Path: path, Now: Now, InPage: true})
}

// Post sends fields as "name=value".
func Post(a *app.App, path string, fields ...string) *page.Response {
	return a.Handle(&page.Request{Method: "POST", Path: path, Form: Form(fields...), Now: Now, InPage: true})
}

// Form makes the fields of a form from "name=value"; what has no = is dropped.
func Form(fields ...string) []page.Field {
	var list []page.Field
	for _, f := range fields {
		for i := range f {
			if f[i] == '=' {
				list = append(list, page.Field{Name: f[:i], Value: f[i+1:]})
				break
			}
		}
	}
	return list
}

// Calm are answers that raise nothing.
var Calm = []string{"at=2026-11-09T20:20:00+00:00", "bleeding=light", "clots=none", "none=faint", "none=ill", "pain=mild", "pain-site=lower",
	"feels-hot=false", "chills=false", "discharge=normal", "none=breath", "none=head", "none=other", "mood=low", "harm-thoughts=none", "none=safe"}

// AfterSurgery is somebody six days after an operation.
var AfterSurgery = append(Calm[:len(Calm):len(Calm)], "country=GB", "about=self", "kind=missed", "location=intrauterine", "care=surgical",
	"operation-on=2026-11-03", "anaesthetic=general", "operation=vacuum-aspiration", "weeks=9", "days=3", "rh=positive",
	"activity=penetrative-sex", "activity=swimming")

// RemoveField returns the fields without some of them, each as "name=value".
func RemoveField(list []string, gone ...string) []string {
	var out []string
	for _, f := range list {
		if !slices.Contains(gone, f) {
			out = append(out, f)
		}
	}
	return out
}

// FieldsOf reads the fields a page carries on without being seen.
func FieldsOf(root *Tag) map[string]string {
	fields := map[string]string{}
	for _, k := range root.Named("input") {
		if k.Attrs["type"] == "hidden" {
			fields[k.Attrs["name"]] = k.Attrs["value"]
		}
	}
	return fields
}

// People is how many made-up records the tests of the form go through.
const People = 3000

// SheetsOf are the texts of the letters on a page, by the id of their sheet.
func SheetsOf(root *Tag) map[string]string {
	list := map[string]string{}
	for _, k := range root.All(func(k *Tag) bool { return k.Attrs["class"] == "sheet" }) {
		list[k.Attrs["id"]] = k.Words()
	}
	return list
}

// Hostile are texts that would break out of a page that does not hold them.
var Hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</textarea></form>`, `javascript:alert(1)`,
	"\x00\x01\x02", "\xff\xfe", "\u202e\u2066", `&lt;b&gt;`, `{{.}}`, `{days}`, `*bold*`, strings.Repeat("x", 70000), "a\r\nb\tc", `-->`, `]]>`, "💔",
}

// TopicPath is the address of a question by its id.
func TopicPath(a *app.App, id string) string {
	return page.Numbered(page.PathRead, a.TopicNumber(id))
}

// Program is a program of some packages; without words it has those of all languages.
func Program(t testing.TB, c page.Config, pages ...[]page.Handler) *app.App {
	t.Helper()
	if c.Words == nil {
		c.Words = AllWords()
	}
	a, err := app.New(c, pages...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Config is that of a whole program of the shipped packs.
func Config() page.Config { return page.Config{Library: Shipped(), Asset: Asset, Build: "test"} }

// AllWords are the English words.
func AllWords() *locale.Words { return words.English() }
