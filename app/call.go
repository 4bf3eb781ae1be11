package app

import (
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// callKinds are the kinds of lines, in the order they are shown.
var callKinds = [...]string{"emergency", "crisis", "support", "safety", "advice"}

// linesOf are the lines of one kind in one country.
func linesOf(n *guideline.Numbers, kind string) []guideline.CallNumber {
	switch kind {
	case "emergency":
		return n.Emergency
	case "crisis":
		return n.Crisis
	case "support":
		return n.Support
	case "safety":
		return n.Safety
	}
	return n.Advice
}

// call is whom to call, every country behind one tap: the page is the same for
// everybody, and nothing on it is guessed or told.
func (a *Site) call(r *Request) *Response {
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

// callsOf are all lines of one country.
func (p *page) callsOf(n *guideline.Numbers) view.Node {
	var list []view.Node
	for _, kind := range callKinds {
		list = append(list, view.H3(p.text("call."+kind)), p.callsOfKind(n, kind))
	}
	return view.List(list...)
}

// callsOfKind are the lines of one kind in one country.
func (p *page) callsOfKind(n *guideline.Numbers, kind string) view.Node {
	lines := linesOf(n, kind)
	if len(lines) == 0 {
		return p.unsure(n, kind)
	}
	items := view.UL(view.Class("callers"))
	for i := range lines {
		items.With(p.line(&lines[i], kind != "emergency"))
	}
	return view.List(p.unsure(n, kind), items)
}

// unsure says so where a country has no line of a kind, or none that was
// checked, and names one of another kind that was: nobody is left with numbers
// that may be wrong.
func (p *page) unsure(n *guideline.Numbers, kind string) view.Node {
	lines := linesOf(n, kind)
	if checked(lines) != nil {
		return view.Node{}
	}
	said := p.saysUnsure(lines)
	if other := checked(n.Crisis); kind == "support" && other != nil {
		return view.List(said, view.P(p.text("call.instead.support"), view.Text(" "), p.callNumber(other)))
	}
	// Where there is no line for a talk or for advice the number for danger would
	// answer another question.
	if len(lines) == 0 && (kind == "support" || kind == "advice") {
		return said
	}
	if other := checked(n.Emergency); kind != "emergency" && other != nil {
		return view.List(said, view.P(p.text("call.instead.danger"), view.Text(" "), p.callNumber(other)))
	}
	return view.List(said, view.P(p.text("calls.generic")))
}

// saysUnsure says what of some lines was not found, or not checked.
func (p *page) saysUnsure(lines []guideline.CallNumber) view.Node {
	switch {
	case checked(lines) != nil:
		return view.Node{}
	case len(lines) == 0:
		return view.P(p.text("call.none"))
	case !anyWay(lines):
		return view.P(view.Strong(p.text("call.unnumbered")))
	}
	return view.P(view.Strong(p.text("call.unverified")))
}

// anyWay reports whether there is anything to call or to write to.
func anyWay(lines []guideline.CallNumber) bool {
	for i := range lines {
		if lines[i].Number != "" || lines[i].Text != "" {
			return true
		}
	}
	return false
}

// checked is the first line that was checked and can be called or written to.
func checked(lines []guideline.CallNumber) *guideline.CallNumber {
	for i := range lines {
		if c := &lines[i]; c.Verified && (c.Number != "" || c.Text != "") {
			return c
		}
	}
	return nil
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
	if c.Cost != 0 {
		facts = append(facts, p.w.Text("call.cost."+c.Cost.String()))
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
