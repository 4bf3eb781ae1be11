package app

import (
	"strings"
	"testing"
)

// reader is somebody who answers in the page, as the tests play her.
type reader struct {
	t    *testing.T
	app  *App
	path string
	page *tag
	r    *Response
}

func open(t *testing.T, a *App, path string) *reader {
	t.Helper()
	rd := &reader{t: t, app: a, path: routeAsk}
	if path == routePlain {
		rd.path = routePlain
	}
	rd.r = get(rd.app, path)
	rd.page = checkPage(t, path, rd.r)
	return rd
}

// press fills the visible form as "name=value" and presses a button.
func (rd *reader) press(button string, fields ...string) *reader {
	rd.t.Helper()
	var sent []Field
	buttons := rd.page.all(func(k *tag) bool {
		return k.name == "button" && k.attrs["name"] == "go" && k.attrs["value"] == button
	})
	if len(buttons) == 0 {
		rd.t.Fatalf("there is no button %s on %q", button, rd.heading())
	}
	at := rd.formOf(buttons[0])
	at.walk(func(k *tag) {
		if k.name == "input" && k.attrs["type"] == "hidden" {
			sent = append(sent, Field{k.attrs["name"], k.attrs["value"]})
		}
	})
	for _, f := range form(fields...) {
		visible := rd.page.all(func(k *tag) bool {
			return k.attrs["name"] == f.Name && k.attrs["type"] != "hidden" && (k.name == "select" || k.attrs["type"] == "text" || k.attrs["type"] == "date" || k.attrs["value"] == f.Value)
		})
		if len(visible) != 1 {
			rd.t.Fatalf("%q does not ask for %s", rd.heading(), f.Name)
		}
		sent = append(sent, f)
	}
	sent = append(sent, Field{"go", button})
	rd.r = rd.app.Handle(&Request{Method: "POST", Path: at.attrs["action"], Form: sent, Now: now, InPage: rd.path == routeAsk})
	rd.page = checkPage(rd.t, "after "+button, rd.r)
	return rd
}

// formOf is the form that a button sends.
func (rd *reader) formOf(button *tag) *tag {
	for _, f := range rd.page.named("form") {
		if f.attrs["id"] == button.attrs["form"] && button.attrs["form"] != "" || has(f.all(func(*tag) bool { return true }), button) {
			return f
		}
	}
	rd.t.Fatalf("the button %s sends no form", button.attrs["value"])
	return nil
}

func (rd *reader) heading() string { return rd.page.named("h1")[0].words() }

// at fails unless the page asks a question.
func (rd *reader) at(question string) *reader {
	rd.t.Helper()
	if want := rd.app.words.Text("ask." + question); rd.heading() != want {
		rd.t.Fatalf("the page is %q, not %q", rd.heading(), want)
	}
	return rd
}

func (rd *reader) says(key string) *reader {
	rd.t.Helper()
	if want := rd.app.words.Text(key); !strings.Contains(rd.page.words(), want) {
		rd.t.Fatalf("%q does not say %q", rd.heading(), want)
	}
	return rd
}

// throughDanger answers every danger sign calmly.
func (rd *reader) throughDanger() *reader {
	return rd.at("bleeding").press("next", "bleeding=light").at("clots").press("next", "clots=none", "bleeding-restarted=false").
		at("faint").press("next", "none=faint").at("ill").press("next", "none=ill").at("pain").press("next", "pain=none").
		at("fever").press("next", "feels-hot=false").at("smell").press("next", "discharge=normal").at("breath").press("next", "none=breath").
		at("head").press("next", "none=head").at("other").press("next", "none=other").at("mood").press("skip").at("safe").press("skip")
}
