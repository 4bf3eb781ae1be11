package search

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// lineOf is the kind of number that a card gives.
var lineOf = map[string]guideline.CallKind{"emergency": guideline.EmergencyLine, "poison": guideline.PoisonLine, "crisis": guideline.CrisisLine, "violence": guideline.SafetyLine, "same-day": guideline.AdviceLine}

const mostLines = 3

// linesFor are the numbers of a card in a country.
func linesFor(n *guideline.Numbers, kind string) []guideline.CallNumber {
	return page.LinesFor(n, lineOf[kind])
}

// card is one kind of help: what to do, whom to call, and what is for now.
func (p *results) card(kind string, first bool) view.Node {
	key := "find.card." + kind
	head := view.H2(p.Text(key))
	if first {
		head = page.Heading(p.Text(key))
	}
	what := view.P(p.TextInOriginal(key), p.Text(key+".what"))
	box := view.Section(view.Class("aid"), head)
	if p.numbers != nil {
		box.With(p.lines(kind), what)
	} else {
		box.With(p.common(kind), what, view.If(first, p.where()), p.Everywhere(lineOf[kind]))
	}
	if p.W.Has(key+".act") && (p.numbers == nil || p.hasLine(kind)) {
		box.With(view.P(p.Text(key+".act"), view.Text(" "), p.emergency()))
	}
	if p.W.Has(key + ".more") {
		box.With(view.P(page.Link(p.Questions(page.PathCheck), p.Text(key+".more"))))
	}
	return box.With(view.P(page.Link(page.PathHelp, p.Text("foot.help"))))
}

// common is the likeliest emergency number where she hasn't told her country.
func (p *results) common(kind string) view.Node {
	if kind != "emergency" {
		return view.Node{}
	}
	number, countries := p.CommonNumber()
	if number == "" {
		return view.Node{}
	}
	return view.List(view.UL(view.Class("calls"), view.LI(page.Tel(number))),
		view.P(view.Class("quiet"), p.WhereCommon(number, countries)))
}

// emergency is the emergency number of her country, or the way to all of them.
func (p *results) emergency() view.Node {
	if p.numbers != nil {
		if c := page.FirstOf(p.numbers.Emergency); c != nil && c.Number != "" {
			return view.List(page.Tel(c.Number), p.Unsure(c))
		}
	}
	return page.Link(page.PathHelp, p.Text("find.number.emergency"))
}

// hasLine reports whether her country has a line of a card's own kind, so that
// the emergency number is a second thing to say. A clinic or a doctor is one.
func (p *results) hasLine(kind string) bool {
	return kind == "same-day" || page.FirstChecked(linesFor(p.numbers, kind)) != nil
}

// lines are the numbers of her country, the first of them the largest. A number
// for help at home is shown without its name: somebody may look over her shoulder.
func (p *results) lines(kind string) view.Node {
	list := view.UL(view.Class("calls"))
	lines := linesFor(p.numbers, kind)
	if page.FirstChecked(lines) == nil {
		if kind == "same-day" {
			return view.Node{} // the words name her clinic and her doctor
		}
		if c := page.FirstOf(p.numbers.Emergency); c != nil {
			return list.With(p.line(c, kind))
		}
		return view.P(p.Text("calls.generic"))
	}
	n := 0
	for i := range lines {
		if c := &lines[i]; c.Verified && (c.Number != "" || c.Text != "") && (n == 0 || n < mostLines && kind != "emergency") {
			list.With(p.line(c, kind))
			n++
		}
	}
	return list
}

func (p *results) line(c *guideline.CallNumber, kind string) view.Node {
	item := view.LI()
	if c.Number != "" {
		item.With(page.Tel(c.Number), view.Text(" "))
	} else {
		item.With(p.Text("number.text"), view.Text(" "), page.Written(c.Text), view.Text(" "))
	}
	if c.Name != "" && kind != "violence" {
		item.With(view.Span(p.Named(c.Name)), view.Text(" "))
	}
	return item.With(p.Unsure(c), view.If(c.Hours != "", view.Small(view.Text(c.Hours))))
}

// where lets her say which country's numbers she needs.
func (p *results) where() view.Node {
	path := page.PathRead
	if p.Plain {
		path = page.PathPlainSearch
	}
	sel := p.CountrySelect("country", "country.choose", p.CountryCodes(), "")
	return page.FormTo(path, page.HiddenField("q", p.asked),
		view.Div(view.Class("box"), view.Label(view.For("country"), p.Text("find.where")), sel),
		view.Div(view.Class("buttons"), p.PressButton("button plain", "find", "find.where.press")))
}
