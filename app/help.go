package app

import (
	"sort"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// emergency is the emergency page. A program renders it once, so that showing
// it needs nothing that can break.
func (a *Site) emergency(r *Request) *Response {
	p := a.newPage(r)
	return p.respond(
		view.Section(view.Class("now"),
			heading(p.text("help.title")),
			view.P(view.Class("do"), p.text("help.do")),
			view.P(p.text("help.say")),
			view.P(p.text("help.alone"))),
		view.H2(p.text("help.numbers")),
		view.P(p.text("help.numbers.what")),
		p.countries("emergency"),
		view.H2(p.text("help.signs")),
		p.signs(aftercare.Emergency),
		view.H2(p.text("help.mind")),
		view.P(p.text("help.mind.what")),
		p.folded("help.mind.numbers", p.countries("crisis")),
		view.H2(p.text("help.safety")),
		view.P(p.text("help.safety.what")),
		p.folded("help.safety.numbers", p.countries("safety")),
		view.H2(p.text("help.talk")),
		view.P(p.text("help.talk.what")),
		p.folded("help.talk.numbers", p.countries("support")),
		view.H2(p.text("help.places")),
		view.P(p.text("help.places.what"), view.Text(" "), link(routePlaces, p.text("foot.places"))),
	)
}

// folded is content behind one tap.
func (p *page) folded(key string, content ...view.Node) view.Node {
	return view.Details(view.Summary(p.text(key)), view.List(content...))
}

// emergencyCard stands at the head of every page about something that went wrong.
func (p *page) emergencyCard() view.Node {
	return view.Section(view.Class("now"),
		view.P(view.Class("do"), p.text("help.do")),
		view.P(link(routeHelp, p.text("help.card"))))
}

// signs lists the danger signs of a level.
func (p *page) signs(level aftercare.Urgency) view.Node {
	items := view.UL()
	for _, s := range p.signList(level) {
		items.With(view.LI(view.Text(p.w.Says(s))))
	}
	return items
}

// signList are the danger signs of a level, in their order.
func (p *page) signList(level aftercare.Urgency) []*guideline.Statement {
	list := p.know.active(func(s *guideline.Statement) bool {
		return s.Kind == guideline.Alarm && s.SafetyNet > 0 && s.Level == level
	})
	sort.SliceStable(list, func(i, j int) bool { return list[i].SafetyNet < list[j].SafetyNet })
	return list
}
