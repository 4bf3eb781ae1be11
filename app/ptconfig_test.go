package app

import (
	"strings"
	"sync"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/locale"
	"aftercare/packs"
)

// shipped compiles the packs of the program once for all tests.
var shipped = sync.OnceValue(func() Library {
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
	return Library{For: func(jurisdiction string) *engine.Engine { return engines[packs.For(jurisdiction)] }}
})

func testAsset(name string) string { return "/static/" + name }

// testClock is the moment of every test in one zone, and tells no other.
func testClock(zone string) (aftercare.Date, int, bool) {
	return now.Day, 20*60 + 30, zone == "Europe/London"
}

func testWords() string { return "six short plain words for all" }

// now is the moment of every test: a November evening.
var now = aftercare.At(mustInstant("2026-11-09T20:30:00+00:00"))

func mustInstant(s string) aftercare.Instant {
	t, ok := aftercare.ParseInstant(s)
	if !ok {
		panic(s)
	}
	return t
}

func mustDay(s string) aftercare.Date {
	d, ok := aftercare.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

// get asks for a general page.
func get(a *App, path string) *Response {
	return a.Handle(&Request{Method: "GET", Path: path, Now: now, InPage: true})
}

// post sends fields as "name=value".
func post(a *App, path string, fields ...string) *Response {
	return a.Handle(&Request{Method: "POST", Path: path, Form: form(fields...), Now: now, InPage: true})
}

func form(fields ...string) []Field {
	var list []Field
	for _, f := range fields {
		for i := range f {
			if f[i] == '=' {
				list = append(list, Field{f[:i], f[i+1:]})
				break
			}
		}
	}
	return list
}

// calm are answers that raise nothing.
var calm = []string{"at=2026-11-09T20:20:00+00:00", "bleeding=light", "clots=none", "none=faint", "none=ill", "pain=mild", "pain-site=lower",
	"feels-hot=false", "chills=false", "discharge=normal", "none=breath", "none=head", "none=other", "mood=low", "harm-thoughts=none", "none=safe"}

// afterSurgery is somebody six days after an operation.
var afterSurgery = append(calm[:len(calm):len(calm)], "country=GB", "about=self", "kind=missed", "location=intrauterine", "care=surgical",
	"operation-on=2026-11-03", "anaesthetic=general", "operation=vacuum-aspiration", "weeks=9", "days=3", "rh=positive",
	"activity=penetrative-sex", "activity=swimming")

func removeField(list []string, gone ...string) []string {
	var out []string
	for _, f := range list {
		if !has(gone, f) {
			out = append(out, f)
		}
	}
	return out
}

// fieldsOf reads the fields a page carries on without being seen.
func fieldsOf(root *tag) map[string]string {
	fields := map[string]string{}
	for _, k := range root.named("input") {
		if k.attrs["type"] == "hidden" {
			fields[k.attrs["name"]] = k.attrs["value"]
		}
	}
	return fields
}

// people is how many made-up records the tests of the form go through.
const people = 3000

// sheetsOf are the texts of the letters on a page, by the id of their sheet.
func sheetsOf(root *tag) map[string]string {
	list := map[string]string{}
	for _, k := range root.all(func(k *tag) bool { return k.attrs["class"] == "sheet" }) {
		list[k.attrs["id"]] = k.words()
	}
	return list
}

// hostile are texts that would break out of a page that does not hold them.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</textarea></form>`, `javascript:alert(1)`,
	"\x00\x01\x02", "\xff\xfe", "\u202e\u2066", `&lt;b&gt;`, `{{.}}`, `{days}`, `*bold*`, strings.Repeat("x", 70000), "a\r\nb\tc", `-->`, `]]>`, "💔",
}

func topicPath(a *App, id string) string {
	return numbered(routeRead, a.topicNumber(id))
}

// program is a program of some rooms; without words it has all of them.
func program(t testing.TB, c Config, rooms ...[]Handler) *App {
	t.Helper()
	if c.Words == nil {
		c.Words = allWords()
	}
	a, err := New(c, rooms...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// config is that of a whole program of the shipped packs.
func config() Config { return Config{Library: shipped(), Asset: testAsset, Build: "test"} }

func allWords() *locale.Words { return locale.Whole("en").WithPlaces() }
