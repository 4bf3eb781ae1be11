package app

import (
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// mostBeside is how many statements of a part stand open; the page stays short.
const mostBeside = 5

// questionBeside is what the page for somebody who stands beside her answers.
const questionBeside = "beside"

// besideParts are its parts, each with the areas of the statements it shows.
var besideParts = [...]struct {
	id    string
	areas []string
}{
	{"do", []string{"BESIDE-DO-", "PARTNER-NICE-"}},
	{"say", []string{"BESIDE-SAY-", "HELP-", "FEEL-", "GUILT-"}},
	{"self", []string{"BESIDE-SELF-", "PARTNER-HIDDEN-", "PARTNER-SUPPORT-", "PARTNER-"}},
}

// beside is the page for a partner, friend or relative. It needs no fact of
// anybody's, and no JavaScript.
func beside(a *Site, r *Request) *Response {
	p := newReading(a, r)
	main := []view.Node{
		heading(p.text("beside.title")),
		view.P(view.Class("lead"), p.text("beside.lead")),
		p.dangerSigns(),
	}
	for i := range besideParts {
		part := &besideParts[i]
		key := "beside." + part.id
		says := p.besideSays(i)
		n := min(len(says), mostBeside)
		box := view.Section(view.H2(p.text(key)), p.paragraphs(key+"."), p.statements(says[:n]))
		main = append(main, box.With(view.If(n < len(says), p.folded("beside.more", p.statements(says[n:])))))
	}
	return p.respond(append(main,
		view.Section(view.H2(p.text("beside.read")), p.helpsList(besideTopics)),
		view.Section(view.H2(p.text("beside.call")), view.P(p.text("beside.call.what")),
			p.folded("help.talk.numbers", p.countries("support")),
			p.folded("help.mind.numbers", p.countries("crisis")),
			p.folded("help.safety.numbers", p.countries("safety"))),
		view.Section(view.Class("next"), view.H2(p.text("beside.letters")), view.P(p.text("beside.letters.what")),
			view.P(link(routeLetters, view.Class("button"), p.text("beside.letters.link")))))...)
}

// besideSays are the statements of one part, in the order of its areas.
func (p *reading) besideSays(part int) []*guideline.Statement {
	var list []*guideline.Statement
	for _, area := range besideParts[part].areas {
		for _, s := range p.know.active(func(s *guideline.Statement) bool {
			return has(s.Questions, questionBeside) && strings.HasPrefix(s.ID, area)
		}) {
			if !has(list, s) && besidePart(s.ID) == part {
				list = append(list, s)
			}
		}
	}
	return list
}

// besidePart is the part that shows a statement; -1 where none does.
func besidePart(id string) int {
	for i := range besideParts {
		for _, area := range besideParts[i].areas {
			if strings.HasPrefix(id, area) {
				return i
			}
		}
	}
	return -1
}

// dangerSigns are the signs that ask for help at once, in the words of the
// emergency page, and behind one tap those that ask for it the same day.
func (p *reading) dangerSigns() view.Node {
	return view.Section(view.Class("net"),
		view.H2(p.text("beside.signs")),
		view.P(p.text("beside.signs.what")),
		view.H3(p.text("net."+aftercare.Emergency.String())),
		p.signs(aftercare.Emergency),
		view.P(view.Strong(p.text("help.do")), view.Text(" "), p.text("beside.signs.do"), view.Text(" "), link(routeHelp, p.text("help.card"))),
		p.folded("net."+aftercare.SameDay.String(), p.signs(aftercare.SameDay)))
}
