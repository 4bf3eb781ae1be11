package app

import (
	"sort"
	"strings"

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

// countries lists the numbers of a kind by country, in the order of the countries' names.
func (p *page) countries(kind string) view.Node {
	list := append([]guideline.Numbers(nil), p.know.pack.Numbers...)
	name := func(i int) string { return p.jurisdiction(list[i].Jurisdiction) }
	sort.SliceStable(list, func(i, j int) bool { return name(i) < name(j) })
	var rows []view.Part
	for i := range list {
		cell := view.DD(p.unsure(&list[i], kind))
		numbers := linesOf(&list[i], kind)
		for j := range numbers {
			cell.With(view.P(p.callNumber(&numbers[j])))
		}
		rows = append(rows, view.Div(view.DT(view.Text(name(i))), cell))
	}
	return view.DL(append(rows, view.Class("numbers"))...)
}

// callNumber is one number with what to know before calling it.
func (p *page) callNumber(c *guideline.CallNumber) view.Node {
	var parts []view.Node
	if c.Name != "" {
		parts = append(parts, view.Span(view.Text(c.Name)), view.Text(" "))
	}
	for _, number := range [...]string{c.Number, c.Also} {
		if number != "" {
			parts = append(parts, tel(number), view.Text(" "))
		}
	}
	var notes []string
	if c.Text != "" {
		notes = append(notes, p.w.Text("number.text")+" "+c.Text)
	}
	if c.Hours != "" {
		notes = append(notes, c.Hours)
	}
	if !c.Verified {
		notes = append(notes, p.w.Text("number.unverified"))
	}
	return view.List(append(parts, view.If(len(notes) > 0, view.Small(view.Text(strings.Join(notes, "; ")))))...)
}

// tel is a number that a telephone dials when it is touched.
func tel(number string) view.Node {
	return view.A(view.Class("tel"), view.Href(view.Tel(number)), view.Text(number))
}
