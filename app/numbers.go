package app

import (
	"sort"
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

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

// tel is a number that a telephone dials when it is touched, where it dials
// exactly that.
func tel(number string) view.Node {
	if view.Tel(number) == (view.URL{}) {
		return view.Span(view.Text(number))
	}
	return view.A(view.Class("tel"), view.Href(view.Tel(number)), view.Text(number))
}

// countryCodes are the countries there are numbers for, by their names.
func (p *page) countryCodes() []string {
	var codes []string
	for i := range p.know.pack.Numbers {
		codes = append(codes, p.know.pack.Numbers[i].Jurisdiction)
	}
	sort.SliceStable(codes, func(i, j int) bool {
		return p.jurisdiction(codes[i]) < p.jurisdiction(codes[j])
	})
	return codes
}

// jurisdiction is a country in words where there are words for it.
func (p *page) jurisdiction(code string) string { return p.named("country.", code) }

// languageName is a language in words where there are words for it.
func (p *page) languageName(code string) string { return p.named("language.", code) }

func (p *page) named(prefix, code string) string {
	if p.w.Has(prefix + code) {
		return p.w.Text(prefix + code)
	}
	return code
}

// isCountryCode reports whether a text has the form of a country's code.
func isCountryCode(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// callKinds are the kinds of lines, in the order they are shown.
var callKinds = [...]string{"emergency", "crisis", "support", "safety", "advice"}
