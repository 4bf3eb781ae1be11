package page

import (
	"strings"
	"unicode/utf8"

	"aftercare/app/view"
)

// Ticks are boxes or dots of one field, each with the words of its value.
func (p *Page) Ticks(kind, field, key string, values []string, on func(string) bool) view.Node {
	list := make([]view.Node, len(values))
	for i, value := range values {
		list[i] = view.Label(view.Class("tick"),
			view.Input(view.Type(kind), view.Name(field), view.Value(value), view.ID("f-"+field+"-"+value), view.Flag("checked", on(value))),
			view.Span(p.Text(key+"."+value)))
	}
	return view.List(list...)
}

// CountrySelect is a choice of a country among some; none is the key of the words
// for no choice.
func (p *Page) CountrySelect(id, none string, codes []string, chosen string) view.Node {
	sel := view.Select(view.ID(id), view.Name("country"), view.Option(view.Value(""), p.Text(none)))
	for _, code := range codes {
		sel.With(p.CountryOption(code, chosen))
	}
	return sel
}

// CountryOption is one country of such a choice.
func (p *Page) CountryOption(code, chosen string) view.Node {
	return view.Option(view.Value(code), view.Flag("selected", code == chosen), view.Text(p.Jurisdiction(code)))
}

// HiddenField carries a value on; nothing if there is none.
func HiddenField(name, value string) view.Node {
	return view.If(value != "", view.Input(view.Type("hidden"), view.Name(name), view.Value(value)))
}

// Sent ends the address of every form; the hosts strip it from a request.
// Chromium's autofill sends hashes of a form's fields to Google unless the form
// looks like a search. With this ending it does.
const Sent = "sent/search/"

// FormTo is a form that a page of this program answers.
func FormTo(path string, parts ...view.Part) view.Node {
	return view.Form(view.Set("method", "post"), view.Action(view.Path(path+Sent)), view.Flag("novalidate", true)).With(parts...)
}

// PressButton is a button that sends its form.
func (p *Page) PressButton(class, value, key string) view.Node {
	return view.Button(view.Class(class), view.Type("submit"), view.Name("go"), view.Value(value), p.Text(key))
}

// FaultBox says what is wrong; it takes the focus.
func FaultBox(parts ...view.Part) view.Node {
	return view.Div(view.Class("fault"), view.Role("alert"), view.Count("tabindex", -1), view.Flag("data-focus", true)).With(parts...)
}

// Fault says what went wrong; it takes the focus. Nothing for an empty key.
func (p *Page) Fault(key string) view.Node {
	if key == "" {
		return view.Node{}
	}
	p.Status = 422
	return FaultBox(view.P(p.Text(key)))
}

// Done says what was done.
func (p *Page) Done(key string) view.Node {
	if key == "" {
		return view.Node{}
	}
	return view.P(view.Class("note"), view.Role("status"), p.Text(key))
}

// CopyButton copies the text of an element; it is there where a script is.
func (p *Page) CopyButton(id string) view.Node {
	return view.P(view.Class("copy"),
		view.Button(view.Class("inline"), view.Type("button"), view.Set("data-copy", id), view.Flag("data-script", true), view.Flag("hidden", true), p.Text("copy.press")),
		view.Text(" "), view.Span(view.Role("status"), view.Span(view.Flag("hidden", true), p.Text("copy.done"))))
}

// IsShown reports whether a page can hold a character: it is neither a control nor a
// noncharacter of Unicode.
func IsShown(r rune) bool {
	return r >= ' ' && (r < 0x7F || r > 0x9F) && (r < 0xFDD0 || r > 0xFDEF) && r&0xFFFE != 0xFFFE
}

// IsLine reports whether a text is one line that prints as it was written: without
// line separators, and without marks that change the direction of the text around.
func IsLine(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return !IsShown(r) || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069
	})
}

// TakeField takes the first field of a name out of a form.
func TakeField(form []Field, name string) (value string, rest []Field, ok bool) {
	for i, f := range form {
		if f.Name == name {
			return f.Value, append(form[:i:i], form[i+1:]...), true
		}
	}
	return "", form, false
}
