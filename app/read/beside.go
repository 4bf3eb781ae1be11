package read

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// mostBeside is how many statements of a part are shown, so that the page stays short.
const mostBeside = 5

// questionBeside is the question of the page for somebody who supports her.
const questionBeside = "beside"

// questionPartner is what the page about somebody's own grief answers.
const questionPartner = "partner"

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
func beside(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	p.W = p.W.About(aftercare.AboutPartner)
	main := []view.Node{
		page.Heading(p.Text("beside.title")),
		view.P(view.Class("lead"), p.Text("beside.lead")),
		p.dangerSigns(),
	}
	for i := range besideParts {
		part := &besideParts[i]
		key := "beside." + part.id
		says := p.besideSays(i)
		box, n := view.Section(view.H2(p.Text(key)), p.Paragraphs(key+".")), min(len(says), mostBeside)
		if part.id == "self" { // somebody's own grief has a page of its own
			n = 0
			if partner := p.TopicNumber(questionPartner); partner > 0 {
				box.With(view.P(p.TopicLink(partner)))
			}
		}
		main = append(main, box.With(view.If(n > 0, p.Statements(says[:n])), view.If(n < len(says), p.Folded("topic.more", p.Statements(says[n:])))))
	}
	return p.Respond(append(main,
		view.Section(view.H2(p.Text("beside.read")), p.helpsList(besideTopics)),
		view.Section(view.H2(p.Text("beside.call")), view.P(p.Text("beside.call.what")),
			p.Folded("help.talk.numbers", p.Countries(guideline.SupportLine)),
			p.Folded("help.mind.numbers", p.Countries(guideline.CrisisLine)),
			p.Folded("help.safety.numbers", p.Countries(guideline.SafetyLine))),
		view.Section(view.Class("next"), view.H2(p.Text("beside.letters")), view.P(p.Text("beside.letters.what")),
			view.P(page.Link(page.PathLetters, view.Class("button"), p.Text("beside.letters.link")))))...)
}

// besideSays are the statements of one part, in the order of its areas.
func (p *reading) besideSays(part int) []*guideline.Statement {
	var list []*guideline.Statement
	for _, area := range besideParts[part].areas {
		for _, s := range p.Know.Active(func(s *guideline.Statement) bool {
			return slices.Contains(s.Questions, questionBeside) && strings.HasPrefix(s.ID, area)
		}) {
			if !slices.Contains(list, s) && besidePart(s.ID) == part {
				list = append(list, s)
			}
		}
	}
	return list
}

// besidePart is the part that shows a statement; -1 if none does.
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

// dangerSigns are the signs that ask for help at once, as they are said of
// somebody else, and behind one tap those that ask for it the same day.
func (p *reading) dangerSigns() view.Node {
	return view.Section(view.Class("net"),
		view.H2(p.Text("beside.signs")),
		view.P(p.Text("beside.signs.what")),
		view.P(view.Strong(p.Text("help.do")), view.Text(" "), p.Text("beside.signs.do")),
		view.P(p.EmergencyLine(p.country)),
		view.H3(p.Text("net."+aftercare.Emergency.String())),
		p.Signs(aftercare.Emergency),
		p.Folded("net."+aftercare.SameDay.String(), p.Signs(aftercare.SameDay)))
}
