package letters

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// handLine is a line to write on by hand.
const handLine = "______________________"

// letter is the whole text of one letter, as it is shown, copied and put into
// a file. Without a form it has blanks to fill by hand.
func (p *lettersPage) letter(f *letterForm, to string) string {
	l := letterWriter{p: p, f: f, to: to}
	l.add(l.date())
	l.add(l.addressee())
	l.add(p.W.Text("letter.dear"))
	l.add(l.onBehalf())
	l.add(l.event())
	for c := 'a'; p.W.Has("letter." + to + "." + string(c)); c++ {
		l.add(p.W.Text("letter." + to + "." + string(c)))
	}
	if to == "app" || to == "shop" {
		l.add(l.law())
	}
	l.add(l.value("own"))
	l.add(p.W.Text("letter.thanks"))
	l.add(l.signature())
	return strings.Join(l.parts, "\n\n")
}

// letterWriter puts one letter together.
type letterWriter struct {
	p     *lettersPage
	f     *letterForm
	to    string
	parts []string
}

func (l *letterWriter) add(part string) {
	if part != "" {
		l.parts = append(l.parts, part)
	}
}

// value is what was filled into a field; a line to write on without a form.
func (l *letterWriter) value(field string) string {
	if l.f == nil {
		return handLine
	}
	return strings.TrimSpace(l.f.values[field])
}

func (l *letterWriter) date() string {
	if l.f == nil {
		return handLine
	}
	return l.p.W.Day(l.p.Today, 1)
}

// addressee names who gets it, with the clinic where it is one.
func (l *letterWriter) addressee() string {
	text := l.p.W.Text("letter." + l.to + ".to")
	if place := l.value("place"); place != "" && (l.f == nil || l.to == "midwife" || l.to == "scan") {
		return text + "\n" + place
	}
	return text
}

// onBehalf says whose words follow, where somebody writes for her.
func (l *letterWriter) onBehalf() string {
	name := l.value("name")
	switch {
	case l.f == nil:
		return l.p.W.Text("letter.for.blank", locale.With("name", handLine))
	case l.f.values["by"] != letterWriters[1]:
		return ""
	case name == "":
		return l.p.W.Text("letter.for.unnamed")
	}
	return l.p.W.Text("letter.for", locale.With("name", name))
}

// event says what happened, in the words she chose.
func (l *letterWriter) event() string {
	wording, day := letterWordings[0], handLine
	if l.f != nil {
		wording, day = l.f.values["wording"], ""
		if d, ok := aftercare.ParseDate(l.f.values["day"]); ok {
			day = l.p.W.Day(d, 1)
		}
	}
	key := "letter.event." + wording
	if day == "" {
		return l.p.W.Text(key)
	}
	return l.p.W.Text(key+".on", locale.With("day", day))
}

func (l *letterWriter) law() string {
	law := handLine
	if l.f != nil {
		law = l.p.law(l.f.values["country"])
	}
	if law == "" {
		return ""
	}
	return l.p.W.Text("letter.law", locale.With("law", law))
}

// signature is her name, and what she is known by where she gives it: the
// account to an app or a shop, a number or date of birth to the others.
func (l *letterWriter) signature() string {
	lines := make([]string, 0, 3)
	if name := l.value("name"); name != "" {
		lines = append(lines, name)
	}
	field := "known"
	if l.to == "app" || l.to == "shop" {
		field = "account"
	} else if l.to == "work" {
		field = ""
	}
	if v := l.value(field); v != "" && field != "" {
		lines = append(lines, l.p.W.Text("letter."+field, locale.With(field, v)))
	}
	if v := l.value("writer"); l.f != nil && v != "" && l.f.values["by"] == letterWriters[1] {
		lines = append(lines, l.p.W.Text("letter.writer", locale.With("writer", v)))
	}
	return strings.Join(lines, "\n")
}

// shown are the letters as they will be, each to copy, and the list to
// tick off.
func (p *lettersPage) shown(f *letterForm) *page.Response {
	sheets := view.Div(view.Class("letters"))
	for _, to := range lettersTo {
		if slices.Contains(f.to, to) {
			id := "letter-" + to
			sheets.With(view.Section(view.Class("letter"),
				view.H2(p.Text("letters.to."+to)),
				view.Div(view.Class("sheet"), view.Set("dir", "auto"), view.ID(id), view.Text(p.letter(f, to))),
				p.CopyButton(id)))
		}
	}
	list := view.Fieldset(view.Legend(p.Text("letters.done")),
		p.Ticks("checkbox", "done", "letters.to", lettersTo[:], func(to string) bool { return slices.Contains(f.done, to) }))
	form := page.FormTo(page.PathLetters, p.letterHidden(f),
		view.Div(view.Class("letter"), view.P(view.Class("hint"), p.Text("letters.done.what")), list),
		view.P(view.Class("quiet"), p.Text("letters.file.what")),
		view.Div(view.Class("buttons"), p.PressButton("button", "file", "letters.file"), p.PressButton("button plain", "change", "letters.change")))
	return p.Respond(page.Heading(p.Text("letters.shown")), view.P(view.Class("lead"), p.Text("letters.shown.what")), sheets.With(form))
}

// file is one file of all that is shown: the letters and the list.
func (p *lettersPage) file(f *letterForm) string {
	var parts []string
	for _, to := range lettersTo {
		if slices.Contains(f.to, to) {
			parts = append(parts, p.letter(f, to))
		}
	}
	list := p.W.Text("letters.done")
	for _, to := range lettersTo {
		mark := "[ ] "
		if slices.Contains(f.done, to) {
			mark = "[x] "
		}
		list += "\n" + mark + p.W.Text("letters.to."+to)
	}
	return strings.Join(append(parts, list), "\n\n----------\n\n") + "\n"
}
