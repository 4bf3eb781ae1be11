package pagetest

import (
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
)

// reader is somebody who answers in the page, as the tests play her.
type reader struct {
	t    *testing.T
	App  *app.App
	path string
	Page *Tag
	R    *page.Response
}

// Open begins at a path and checks the first page.
func Open(t *testing.T, a *app.App, path string) *reader {
	t.Helper()
	rd := &reader{t: t, App: a, path: page.PathAsk}
	if path == page.PathPlain {
		rd.path = page.PathPlain
	}
	rd.R = Get(rd.App, path)
	rd.Page = CheckPage(t, path, rd.R)
	return rd
}

// Press fills the visible form as "name=value" and presses a button.
func (rd *reader) Press(button string, fields ...string) *reader {
	rd.t.Helper()
	var sent []page.Field
	buttons := rd.Page.All(func(k *Tag) bool {
		return k.Name == "button" && k.Attrs["name"] == "go" && k.Attrs["value"] == button
	})
	if len(buttons) == 0 {
		rd.t.Fatalf("there is no button %s on %q", button, rd.Heading())
	}
	at := rd.formOf(buttons[0])
	at.Walk(func(k *Tag) {
		if k.Name == "input" && k.Attrs["type"] == "hidden" {
			sent = append(sent, page.Field{Name: k.Attrs["name"], Value: k.Attrs["value"]})
		}
	})
	for _, f := range Form(fields...) {
		visible := rd.Page.All(func(k *Tag) bool {
			return k.Attrs["name"] == f.Name && k.Attrs["type"] != "hidden" && (k.Name == "select" || k.Attrs["type"] == "text" || k.Attrs["type"] == "date" || k.Attrs["value"] == f.Value)
		})
		if len(visible) != 1 {
			rd.t.Fatalf("%q does not ask for %s", rd.Heading(), f.Name)
		}
		sent = append(sent, f)
	}
	sent = append(sent, page.Field{Name: "go", Value: button})
	rd.R = rd.App.Handle(&page.Request{Method: "POST", Path: at.Attrs["action"], Form: sent, Now: Now, InPage: rd.path == page.PathAsk})
	rd.Page = CheckPage(rd.t, "after "+button, rd.R)
	return rd
}

// formOf is the form that a button sends.
func (rd *reader) formOf(button *Tag) *Tag {
	for _, f := range rd.Page.Named("form") {
		if id := button.Attrs["form"]; id != "" {
			if f.Attrs["id"] == id {
				return f
			}
		} else if slices.Contains(f.All(func(*Tag) bool { return true }), button) {
			return f
		}
	}
	rd.t.Fatalf("the button %s sends no form", button.Attrs["value"])
	return nil
}

func (rd *reader) Heading() string { return rd.Page.Named("h1")[0].Words() }

// At fails unless the page asks a question.
func (rd *reader) At(question string) *reader {
	rd.t.Helper()
	if want := rd.App.Words.Text("ask." + question); rd.Heading() != want {
		rd.t.Fatalf("the page is %q, not %q", rd.Heading(), want)
	}
	return rd
}

func (rd *reader) Says(key string) *reader {
	rd.t.Helper()
	if want := rd.App.Words.Text(key); !strings.Contains(rd.Page.Words(), want) {
		rd.t.Fatalf("%q does not say %q", rd.Heading(), want)
	}
	return rd
}

// ThroughDanger answers every danger sign calmly.
func (rd *reader) ThroughDanger() *reader {
	return rd.At("bleeding").Press("next", "bleeding=light").At("clots").Press("next", "clots=none", "bleeding-restarted=false").
		At("faint").Press("next", "none=faint").At("ill").Press("next", "none=ill").At("pain").Press("next", "pain=none").
		At("fever").Press("next", "feels-hot=false").At("smell").Press("next", "discharge=normal").At("breath").Press("next", "none=breath").
		At("head").Press("next", "none=head").At("other").Press("next", "none=other").At("mood").Press("skip").At("safe").Press("skip")
}
