package read

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// hundred is the axis of shares, in tenths of a per cent.
const hundred = 1000

// rangesFigure draws the numbers of each statement whose names begin with one
// of the kinds, from the least to the most, on one scale for each kind: shares
// of a hundred, or days.
func (p *reading) rangesFigure(list []*guideline.Statement, kinds ...string) figure {
	f, once := figure{}, page.Said{}
	var rows []view.Part
	for _, kind := range kinds {
		x := page.Axis{From: 0, To: hundred, Leftwards: p.W.Dir == "rtl"}
		var drawn []*guideline.Statement
		for _, s := range p.inOrder(list) {
			values := valuesOf(s, kind)
			if len(values) == 0 {
				continue
			}
			drawn = append(drawn, s)
			if values[0].Amount.Unit != 0 {
				x.To = 0
			}
		}
		marks := []page.Mark{{At: 0, Word: p.share(0)}, {At: hundred / 2, Word: p.share(50 * aftercare.DecimalOne)}, {At: hundred, Word: p.share(100 * aftercare.DecimalOne)}}
		if x.To == 0 {
			for _, s := range drawn {
				for _, v := range valuesOf(s, kind) {
					x.To = max(x.To, placeOf(v))
				}
			}
			marks = []page.Mark{{At: 0, Word: p.W.Text("when.start")}, {At: x.To, Word: p.W.Count("unit.day", int(x.To))}}
		}
		ul := view.UL(view.Class("rows"))
		for _, s := range drawn {
			ul.With(p.rangeRow(&x, s, kind, once.Say(p.W.Says(s))))
			rows = append(rows, p.rangeLine(s, kind))
		}
		f.shown = append(f.shown, drawn...)
		f.nodes = append(f.nodes, view.Figure(view.Class("picture"), view.Figcaption(p.Text("range."+kind)),
			view.Div(view.Class("scale"), x.MarksHead(marks)), ul))
	}
	f.nodes = append(f.nodes, p.Folded("table.title", view.Div(view.Class("wide"), view.Table(
		view.Caption(p.Text("range."+kinds[0]+".table")),
		view.Thead(view.TR(view.TH(view.Set("scope", "col"), p.Text("table.source")), view.TH(view.Set("scope", "col"), p.Text("table.says")))),
		view.Tbody(rows...)))))
	return f
}

// inOrder puts what is about repeated losses after the rest, and before
// that the sources of more weight first.
func (p *reading) inOrder(list []*guideline.Statement) []*guideline.Statement {
	var out []*guideline.Statement
	for _, repeated := range [...]bool{false, true} {
		for tier := range guideline.TierTerms.All() {
			for _, s := range list {
				if slices.Contains(s.Questions, "repeated-losses") == repeated && p.Know.Sources[s.Cites[0].Source].Tier == tier {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// share is so much of a hundred, in words.
func (p *reading) share(v aftercare.Decimal) string {
	return p.W.Quantity(guideline.Quantity{Value: v, Unit: percent}, false)
}

// valuesOf are the numbers of a statement whose names begin with a kind.
func valuesOf(s *guideline.Statement, kind string) []guideline.Number {
	var list []guideline.Number
	for _, n := range s.Numbers {
		if n.Name == kind || strings.HasPrefix(n.Name, kind+"-") {
			list = append(list, n)
		}
	}
	return list
}

// placeOf is where a number lies: its day, or its tenths of a per cent.
func placeOf(n guideline.Number) aftercare.Date {
	if n.Amount.Unit != 0 {
		return aftercare.Date(n.Amount.Days(false))
	}
	return aftercare.Date(n.Value * 10 / aftercare.DecimalOne)
}

// ends are the least and the most of some numbers.
func ends(list []guideline.Number) (low, high guideline.Number) {
	low, high = list[0], list[0]
	for _, n := range list[1:] {
		if placeOf(n) < placeOf(low) {
			low = n
		}
		if placeOf(n) > placeOf(high) {
			high = n
		}
	}
	return low, high
}

// rangeText is a range in words: "58.3 %", "69 % to 92 %".
func (p *reading) rangeText(s *guideline.Statement, kind string) string {
	low, high := ends(valuesOf(s, kind))
	text := func(n guideline.Number) string {
		return p.W.Quantity(guideline.Quantity{Amount: n.Amount, Value: n.Value, Unit: n.Unit.String()}, false)
	}
	if placeOf(low) == placeOf(high) {
		return text(low)
	}
	return p.W.Text("range", locale.With("low", text(low)), locale.With("high", text(high)))
}

// rangeRow is one statement as a line, with what it says that no line before said.
func (p *reading) rangeRow(x *page.Axis, s *guideline.Statement, kind, says string) view.Node {
	low, high := ends(valuesOf(s, kind))
	svg := x.Bare(view.Role("img"), view.SVGTitle(view.Text(p.rangeText(s, kind))), x.Line("free", 0, x.To), x.Line("wait", placeOf(low), placeOf(high)))
	for _, v := range valuesOf(s, kind) {
		svg.With(page.Dot("end", x.At(placeOf(v))))
	}
	return view.LI(
		view.P(view.Class("what"), view.Text(p.rangeText(s, kind))), svg,
		view.P(view.Class("who"), view.Text(says+" "), view.Strong(view.Text(p.sourceMark(p.Know.Sources[s.Cites[0].Source])))))
}

func (p *reading) rangeLine(s *guideline.Statement, kind string) view.Node {
	return p.tableLine(s, view.Strong(view.Text(p.rangeText(s, kind))), view.P(view.Text(p.W.Says(s))), p.Evidence(s))
}

// tableLine is a line of a table of sources: the first source of a statement
// with what is to know of it, and the rest.
func (p *reading) tableLine(s *guideline.Statement, cell ...view.Part) view.Node {
	src := p.Know.Sources[s.Cites[0].Source]
	notes := append(p.W.SourceNotes(src, src.Newer(p.Know.Sources)), p.W.StatementNotes(s)...)
	return view.TR(view.TH(view.Set("scope", "row"), p.SourceLink(src), view.Small(view.Text(strings.Join(notes, " ")))), view.TD(cell...))
}
