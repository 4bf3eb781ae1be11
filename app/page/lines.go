package page

import (
	"aftercare/app/view"
	"aftercare/guideline"
)

// LinesFor are the lines that answer a need in a country. Where no line for
// poisoning was checked, the line for advice answers.
func LinesFor(n *guideline.Numbers, kind guideline.CallKind) []guideline.CallNumber {
	lines := n.Lines(kind)
	if kind == guideline.PoisonLine && FirstChecked(lines) == nil && FirstChecked(n.Advice) != nil {
		return n.Advice
	}
	return lines
}

// HelpLines are the lines that answer a need in a country, those that were
// checked with what to know before calling. Where nobody checked one, it says
// what else to call.
func (p *Page) HelpLines(n *guideline.Numbers, kind guideline.CallKind) view.Node {
	lines := LinesFor(n, kind)
	switch emergency := FirstOf(n.Emergency); {
	case len(lines) == 0 && emergency != nil:
		return view.P(view.Class("instead"), p.Text("call.instead.emergency"), view.Text(" "), p.callNumber(emergency))
	case FirstChecked(lines) == nil:
		return view.List(p.Unchecked(n, kind), p.shortLines(lines))
	}
	var list []view.Node
	for i := range lines {
		c := &lines[i]
		list = append(list, view.P(p.callNumber(c)), view.If(c.Verified && c.Note != "", view.P(view.Small(p.Named(c.Note)))))
	}
	return view.List(list...)
}

// FirstOf is the first line that was checked, or the first if none was: an
// emergency number that may be wrong is better than none, and says so.
func FirstOf(lines []guideline.CallNumber) *guideline.CallNumber {
	if c := FirstChecked(lines); c != nil || len(lines) == 0 {
		return c
	}
	return &lines[0]
}

// Unsure says of a number that it was not checked.
func (p *Page) Unsure(c *guideline.CallNumber) view.Node {
	return view.If(!c.Verified, view.Small(view.Text(" "), p.Text("number.unverified")))
}

// Everywhere lists the first number for a need in each country that has one.
func (p *Page) Everywhere(kind guideline.CallKind) view.Node {
	var rows []view.Part
	for _, code := range p.CountryCodes() {
		c := firstLine(p.Know.Numbers[code], kind)
		if c == nil {
			continue
		}
		cell := view.DD()
		if c.Number != "" {
			cell.With(Tel(c.Number))
		} else {
			cell.With(p.Text("number.text"), view.Text(" "), Written(c.Text))
		}
		cell.With(p.Unsure(c))
		rows = append(rows, view.Div(view.DT(view.Text(p.Jurisdiction(code))), cell))
	}
	return view.DL(append(rows, view.Class("numbers"))...)
}

// firstLine is the first checked line for a need, or if a country has none and
// it is urgent, the emergency number.
func firstLine(n *guideline.Numbers, kind guideline.CallKind) *guideline.CallNumber {
	if c := FirstChecked(LinesFor(n, kind)); c != nil {
		return c
	}
	if kind == guideline.AdviceLine {
		return nil
	}
	return FirstOf(n.Emergency)
}
