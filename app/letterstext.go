package app

import (
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// handLine is room to write by hand.
const handLine = "______________________"

// letter is the whole text of one letter, as it is shown, copied and put into
// a file. Without a form it has blanks to fill by hand.
func (p *lettersPage) letter(f *letterForm, to string) string {
	l := letterWriter{p: p, f: f, to: to}
	l.add(l.date())
	l.add(l.addressee())
	l.add(p.w.Text("letter.dear"))
	l.add(l.event())
	for c := 'a'; p.w.Has("letter." + to + "." + string(c)); c++ {
		l.add(p.w.Text("letter." + to + "." + string(c)))
	}
	if to == "app" || to == "shop" {
		l.add(l.law())
	}
	l.add(l.value("own"))
	l.add(p.w.Text("letter.thanks"))
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
	return l.p.w.Day(l.p.today, 1)
}

// addressee names who gets it, with the clinic where it is one.
func (l *letterWriter) addressee() string {
	text := l.p.w.Text("letter." + l.to + ".to")
	if place := l.value("place"); place != "" && (l.f == nil || l.to == "midwife" || l.to == "scan") {
		return text + "\n" + place
	}
	return text
}

// event says what happened, in the words she chose.
func (l *letterWriter) event() string {
	wording, day := letterWordings[0], handLine
	if l.f != nil {
		wording, day = l.f.values["wording"], ""
		if d, ok := aftercare.ParseDate(l.f.values["day"]); ok {
			day = l.p.w.Day(d, 1)
		}
	}
	key := "letter.event." + wording
	if day == "" {
		return l.p.w.Text(key)
	}
	return l.p.w.Text(key+".on", locale.With("day", day))
}

func (l *letterWriter) law() string {
	law := handLine
	if l.f != nil {
		law = l.p.law(l.f.values["country"])
	}
	if law == "" {
		return ""
	}
	return l.p.w.Text("letter.law", locale.With("law", law))
}

// signature is her name, and what she is known by where she gives it: the
// account to an app or a shop, a number or date of birth to the others.
func (l *letterWriter) signature() string {
	lines := make([]string, 0, 2)
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
		lines = append(lines, l.p.w.Text("letter."+field, locale.With(field, v)))
	}
	return strings.Join(lines, "\n")
}

// lettersShown are the letters as they will be, each to copy, and the list to
// tick off.
func (p *lettersPage) lettersShown(f *letterForm) *Response {
	sheets := view.Div(view.Class("letters"))
	for _, to := range lettersTo {
		if has(f.to, to) {
			id := "letter-" + to
			sheets.With(view.Section(view.Class("letter"),
				view.H2(p.text("letters.to."+to)),
				view.Div(view.Class("sheet"), view.ID(id), view.Text(p.letter(f, to))),
				p.copyButton(id)))
		}
	}
	list := view.Fieldset(view.Legend(p.text("letters.done")),
		p.ticks("checkbox", "done", "letters.to", lettersTo[:], func(to string) bool { return has(f.done, to) }))
	form := formTo(routeLetters, p.letterHidden(f),
		view.Div(view.Class("letter"), view.P(view.Class("hint"), p.text("letters.done.what")), list),
		view.P(view.Class("quiet"), p.text("letters.file.what")),
		view.Div(view.Class("buttons"), p.pressButton("button", "file", "letters.file"), p.pressButton("button plain", "change", "letters.change")))
	return p.respond(heading(p.text("letters.shown")), view.P(view.Class("lead"), p.text("letters.shown.what")), sheets.With(form))
}

// lettersFile is one file of all that is shown: the letters and the list.
func (p *lettersPage) lettersFile(f *letterForm) string {
	var parts []string
	for _, to := range lettersTo {
		if has(f.to, to) {
			parts = append(parts, p.letter(f, to))
		}
	}
	list := p.w.Text("letters.done")
	for _, to := range lettersTo {
		mark := "[ ] "
		if has(f.done, to) {
			mark = "[x] "
		}
		list += "\n" + mark + p.w.Text("letters.to."+to)
	}
	return strings.Join(append(parts, list), "\n\n----------\n\n") + "\n"
}
