package app

import (
	"sync"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/locale"
	"aftercare/packs"
	"aftercare/services"
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

func newApp(t testing.TB) *App {
	t.Helper()
	return appOf(t, Config{Library: shipped(), Asset: testAsset, Build: "test"})
}

// appOf is a program with every page.
func appOf(t testing.TB, c Config) *App {
	t.Helper()
	return appWith(t, c, nil, &OwnList{})
}

func appWith(t testing.TB, c Config, network *services.List, own *OwnList) *App {
	t.Helper()
	if c.Words == nil {
		c.Words = allWords()
	}
	a, err := New(c, ReadPages(), MorePages(), AskPages(), DiaryPages(testWords), HowPages(), SharePages(), LetterPages(), ClinicPages(network, own, testClock))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func allWords() *locale.Words { return locale.Whole("en").WithPlaces() }

// testClock is the moment of every test in one zone, and tells no other.
func testClock(zone string) (aftercare.Date, int, bool) {
	return now.Day, 20*60 + 30, zone == "Europe/London"
}

func testWords() string { return "six short plain words for all" }

func testAsset(name string) string { return "/static/" + name }

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

// answerPage gives the answer for some fields.
func answerPage(a *App, fields ...string) *Response {
	return post(a, routeAsk, append([]string{"step=wishes", "go=next"}, fields...)...)
}
