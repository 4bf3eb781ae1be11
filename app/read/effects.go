package read

import (
	"math"
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// effect is what one study found for one outcome after one gap.
type effect struct {
	source           *guideline.Source
	outcome, gap     string
	ratio, low, high aftercare.Decimal // 0 if there is none
	short, long      aftercare.Decimal // the shares after a short and a long gap
	people           string            // how many were looked at
	against          string            // the gap that it is set against
}

// outcomes are what the studies looked at, in the order that they are shown;
// a number of a statement is named by one of them. Its interval is NAME-low and
// NAME-high, its shares after a short and a long gap NAME-short and NAME-long.
var outcomes = [...]string{"loss", "birth", "cycle", "pregnant", "early", "small", "weight", "ectopic", "diabetes", "caesarean", "started", "choice"}

// firstOutcomes is how many of them are shown before the fold.
const firstOutcomes = 4

// effectsFigure sets the figures of the studies side by side, on one scale of
// how much more or less often something came after a short gap.
func (p *reading) effectsFigure(list []*guideline.Statement) figure {
	f := figure{}
	var found []effect
	for _, s := range list {
		if more := p.effectsOf(s, list, &found); more {
			f.shown = append(f.shown, s)
		}
	}
	x := page.Axis{}
	for i := range found {
		for _, v := range [...]aftercare.Decimal{found[i].ratio, found[i].low, found[i].high} {
			if n := placeOfRatio(v); n > x.To || -n > x.To {
				x.To = max(n, -n)
			}
		}
	}
	x.From = -x.To
	half := placeOfRatio(2 * aftercare.DecimalOne)
	head := view.Div(view.Class("scale"), x.MarksHead([]page.Mark{{At: -half, Word: p.W.Text("effects.half")}, {At: 0, Word: p.W.Text("effects.same")}, {At: half, Word: p.W.Text("effects.twice")}}))
	first, rest := view.UL(view.Class("rows")), view.UL(view.Class("rows"))
	var lines []view.Part
	for i, outcome := range outcomes {
		for j := range found {
			if found[j].outcome != outcome {
				continue
			}
			if i < firstOutcomes {
				first.With(p.effectRow(&x, &found[j]))
			} else {
				rest.With(p.effectRow(&x, &found[j]))
			}
			lines = append(lines, p.effectLine(&found[j]))
		}
	}
	f.nodes = []view.Node{
		view.Figure(view.Class("picture"), view.Figcaption(p.Text("effects.caption")), head, first, p.Folded("effects.rest", head, rest)),
		p.Folded("table.title", view.Div(view.Class("wide"), view.Table(
			view.Caption(p.Text("effects.table")),
			view.Thead(view.TR(view.TH(view.Set("scope", "col"), p.Text("table.source")), view.TH(view.Set("scope", "col"), p.Text("table.says")))),
			view.Tbody(lines...))), p.Statements(f.shown)),
	}
	return f
}

// effectsOf adds what a statement tells of a study, and reports whether it
// tells anything. What a study is said to have compared stands in one of its
// statements and holds for all.
func (p *reading) effectsOf(s *guideline.Statement, all []*guideline.Statement, list *[]effect) bool {
	src := s.Cites[0].Source
	told := false
	for _, n := range s.Numbers {
		outcome, part, _ := strings.Cut(n.Name, "-")
		if !slices.Contains(outcomes[:], outcome) {
			continue
		}
		e := p.effectFor(list, p.Know.Sources[src], outcome, p.gapOf(s))
		told = true
		switch part {
		case "":
			e.ratio = n.Value
		case "low":
			e.low = n.Value
		case "high":
			e.high = n.Value
		case "short":
			e.short = n.Value
		case "long":
			e.long = n.Value
		case "people":
			e.people = p.W.Quantity(guideline.Quantity{Value: n.Value, Unit: n.Unit.String()}, false)
		}
	}
	for i := range *list {
		if e := &(*list)[i]; e.source.ID == src {
			p.complete(e, all)
		}
	}
	return told
}

// effectFor finds the effect of a study on an outcome after a gap, or begins it.
func (p *reading) effectFor(list *[]effect, src *guideline.Source, outcome, gap string) *effect {
	for i := range *list {
		if e := &(*list)[i]; e.source == src && e.outcome == outcome && e.gap == gap {
			return e
		}
	}
	*list = append(*list, effect{source: src, outcome: outcome, gap: gap})
	return &(*list)[len(*list)-1]
}

// gapOf is the gap that a statement is about.
func (p *reading) gapOf(s *guideline.Statement) string {
	for _, name := range [...]string{"under", "over"} {
		if q, ok := s.Quantity(name); ok {
			return p.W.Text("effects."+name, p.W.Lasting("gap", q.Amount))
		}
	}
	return p.between(s, "between", "until", "effects.between")
}

func (p *reading) between(s *guideline.Statement, from, to, key string) string {
	a, ok := s.Quantity(from)
	b, too := s.Quantity(to)
	if !ok || !too {
		return ""
	}
	return p.W.Text(key, locale.With("from", p.W.Quantity(a, true)), p.W.Lasting("to", b.Amount))
}

// complete adds what other statements of the same study tell.
func (p *reading) complete(e *effect, all []*guideline.Statement) {
	for _, s := range all {
		if s.Cites[0].Source != e.source.ID {
			continue
		}
		if q, ok := s.Quantity("people"); ok && e.people == "" {
			e.people = p.W.Quantity(q, false)
		}
		if q, ok := s.Quantity("births"); ok && e.people == "" {
			e.people = p.W.Text("effects.births", locale.With("n", p.W.Number(q.Value)))
		}
		if e.against == "" {
			e.against = p.between(s, "from", "to", "effects.against")
		}
		if q, ok := s.Quantity(e.outcome + "-long"); ok && e.long == 0 && e.short != 0 {
			e.long = q.Value
		}
	}
}

// placeOfRatio puts a ratio on a scale on which half and twice are as far from
// the same; a ratio that is not there lies in the middle.
func placeOfRatio(v aftercare.Decimal) aftercare.Date {
	if v <= 0 {
		return 0
	}
	return aftercare.Date(math.Round(1000 * math.Log(float64(v)/float64(aftercare.DecimalOne))))
}

// effectText is a finding in words: "0.66 times (0.57 to 0.77)".
func (p *reading) effectText(e *effect) string {
	var parts []string
	if e.ratio != 0 {
		text := p.W.Text("effects.times", locale.With("n", p.W.Number(e.ratio)))
		if e.low != 0 {
			text += " " + p.W.Text("effects.interval", locale.With("low", p.W.Number(e.low)), locale.With("high", p.W.Number(e.high)))
		}
		parts = append(parts, text)
	}
	if e.short != 0 && e.long != 0 {
		parts = append(parts, p.W.Text("effects.shares", locale.With("short", p.share(e.short)), locale.With("long", p.share(e.long))))
	}
	return p.W.Join(locale.Semicolon, parts...)
}

// compared is what was set against what, and in how many.
func (p *reading) compared(e *effect) string {
	var parts []string
	for _, part := range [...]string{e.gap, e.against, e.people} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return p.W.Join(locale.Comma, parts...)
}

func (p *reading) effectRow(x *page.Axis, e *effect) view.Node {
	text := p.W.Join(locale.Colon, p.W.Text("outcome."+e.outcome), p.effectText(e))
	row := view.LI(view.P(view.Class("what"), view.Text(text)))
	if e.ratio != 0 {
		svg := x.Bare(view.Role("img"), view.SVGTitle(view.Text(text)), page.Upright("today", x.At(0)))
		if e.low != 0 {
			svg.With(x.Line("wait", placeOfRatio(e.low), placeOfRatio(e.high)))
		}
		row.With(svg.With(page.Dot("point", x.At(placeOfRatio(e.ratio)))))
	}
	return row.With(view.P(view.Class("who"), view.Text(locale.Capitalize(p.compared(e))+p.W.Between(locale.Dot)), view.Text(p.sourceMark(e.source))))
}

func (p *reading) effectLine(e *effect) view.Node {
	return view.TR(
		view.TH(view.Set("scope", "row"), p.SourceLink(e.source), view.Small(view.Text(strings.Join(p.W.SourceNotes(e.source, e.source.Newer(p.Know.Sources)), " ")))),
		view.TD(view.Text(p.W.Text("outcome."+e.outcome)+p.W.Between(locale.Colon)), view.Strong(view.Text(p.effectText(e))), view.Small(view.Text(locale.Capitalize(p.compared(e))))))
}
