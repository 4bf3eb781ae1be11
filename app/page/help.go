package page

import (
	"slices"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// Emergency is the emergency page. A program renders it once, so that showing
// it needs nothing that can break.
func (a *Site) Emergency(r *Request) *Response {
	p := a.NewPage(r)
	return p.Respond(
		view.Section(view.Class("now"),
			Heading(p.Text("help.title")),
			view.P(view.Class("do"), p.Text("help.do")),
			view.P(p.Text("help.say")),
			view.P(p.Text("help.alone"))),
		view.H2(p.Text("help.numbers")),
		view.P(p.Text("help.numbers.what")),
		p.Countries("emergency"),
		view.H2(p.Text("help.signs")),
		p.Signs(aftercare.Emergency),
		view.H2(p.Text("help.mind")),
		view.P(p.Text("help.mind.what")),
		p.Folded("help.mind.numbers", p.Countries("crisis")),
		view.H2(p.Text("help.safety")),
		view.P(p.Text("help.safety.what")),
		p.Folded("help.safety.numbers", p.Countries("safety")),
		view.H2(p.Text("help.talk")),
		view.P(p.Text("help.talk.what")),
		p.Folded("help.talk.numbers", p.Countries("support")),
		view.H2(p.Text("help.places")),
		view.P(p.Text("help.places.what"), view.Text(" "), Link(PathPlaces, p.Text("foot.places"))),
	)
}

// Folded is content behind one tap.
func (p *Page) Folded(key string, content ...view.Node) view.Node {
	return view.Details(view.Summary(p.Text(key)), view.List(content...))
}

// emergencyCard stands at the head of every page about something that went wrong.
func (p *Page) emergencyCard() view.Node {
	return view.Section(view.Class("now"),
		view.P(view.Class("do"), p.Text("help.do")),
		view.P(Link(PathHelp, p.Text("help.card"))))
}

// Signs lists the danger signs of a level.
func (p *Page) Signs(level aftercare.Urgency) view.Node {
	items := view.UL()
	for _, s := range p.SignList(level) {
		items.With(view.LI(view.Text(p.W.Says(s))))
	}
	return items
}

// SignList are the danger signs of a level, in their order.
func (p *Page) SignList(level aftercare.Urgency) []*guideline.Statement {
	list := p.Know.Active(func(s *guideline.Statement) bool {
		return s.Kind == guideline.Alarm && s.SafetyNet > 0 && s.Level == level
	})
	slices.SortStableFunc(list, func(a, b *guideline.Statement) int { return a.SafetyNet - b.SafetyNet })
	return list
}
