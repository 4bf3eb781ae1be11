package app

import (
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// callKinds are the kinds of lines, in the order they are shown.
var callKinds = [...]struct {
	id     string
	choose func(*guideline.Numbers) []guideline.CallNumber
}{
	{"emergency", func(n *guideline.Numbers) []guideline.CallNumber { return n.Emergency }},
	{"crisis", func(n *guideline.Numbers) []guideline.CallNumber { return n.Crisis }},
	{"support", func(n *guideline.Numbers) []guideline.CallNumber { return n.Support }},
	{"safety", func(n *guideline.Numbers) []guideline.CallNumber { return n.Safety }},
	{"advice", func(n *guideline.Numbers) []guideline.CallNumber { return n.Advice }},
}

// call is whom to call, every country behind one tap: the page is the same for
// everybody, and nothing on it is guessed or told.
func (a *App) call(r *Request) *Response {
	p := a.newPage(r)
	main := []view.Node{
		heading(p.text("call.title")),
		view.P(view.Class("lead"), p.text("call.lead")),
		view.P(p.text("calls.generic"), view.Text(" "), link(routeHelp, p.text("frame.help"))),
		view.P(p.text("call.checked")),
	}
	for _, code := range p.countryCodes() {
		main = append(main, view.Details(view.Summary(view.H2(view.Text(p.jurisdiction(code)))), p.callsOf(p.know.numbers[code])))
	}
	return p.respond(append(main, view.P(view.Class("quiet"), p.text("call.missing")), view.P(link(routePlaces, p.text("foot.places"))))...)
}

// callsOf are all lines of one country. A kind without a line says so, and so
// does one of which nothing could be checked.
func (p *page) callsOf(n *guideline.Numbers) view.Node {
	var list []view.Node
	for i := range callKinds {
		kind := &callKinds[i]
		lines := kind.choose(n)
		box := []view.Node{view.H3(p.text("call." + kind.id))}
		switch {
		case len(lines) == 0:
			box = append(box, view.P(p.text("call.none")))
		case !anyVerified(lines):
			box = append(box, view.P(view.Strong(p.text("call.unverified"))))
		}
		if len(lines) > 0 {
			items := view.UL(view.Class("callers"))
			for j := range lines {
				items.With(p.line(&lines[j], kind.id != "emergency"))
			}
			box = append(box, items)
		}
		list = append(list, box...)
	}
	return view.List(list...)
}

func anyVerified(lines []guideline.CallNumber) bool {
	for i := range lines {
		if lines[i].Verified && (lines[i].Number != "" || lines[i].Text != "") {
			return true
		}
	}
	return false
}

// line is one service: what to dial, what to know before it, and who says so.
// Where its hours or cost are not known it can say that too; beside an
// emergency number that would only make somebody wait.
func (p *page) line(c *guideline.CallNumber, unknowns bool) view.Node {
	first := view.P()
	if c.Name != "" {
		first.With(view.Strong(view.Text(c.Name)), view.Text(" "))
	}
	for _, number := range [...]string{c.Number, c.Also} {
		if number != "" {
			first.With(tel(number), view.Text(" "))
		}
	}
	if c.Text != "" {
		first.With(view.Text(p.w.Text("number.text") + " " + c.Text))
	}
	var facts []string
	if c.Hours != "" {
		facts = append(facts, c.Hours)
	} else if c.Number != "" && unknowns {
		facts = append(facts, p.w.Text("call.hours.unknown"))
	}
	if c.Cost != "" {
		facts = append(facts, p.w.Text("call.cost."+c.Cost))
	} else if c.Number != "" && unknowns {
		facts = append(facts, p.w.Text("call.cost.unknown"))
	}
	if len(c.Languages) > 0 {
		var names []string
		for _, l := range c.Languages {
			names = append(names, p.languageName(l))
		}
		facts = append(facts, p.w.List(names))
	}
	item := view.LI(first)
	if len(facts) > 0 {
		item.With(view.P(view.Class("quiet"), view.Text(strings.Join(facts, " · "))))
	}
	if c.Note != "" {
		item.With(view.P(view.Text(c.Note)))
	}
	key := "call.from"
	if !c.Verified {
		key = "call.from.unverified"
	}
	item.With(view.Small(p.text(key, locale.With("source", c.Source), locale.With("day", p.w.PartialDate(c.CheckedOn)))))
	if c.Address != "" {
		item.With(view.Text(" "), view.Small(view.Class("address"), view.Text(c.Address)))
	}
	return item
}
