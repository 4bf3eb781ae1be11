package chart

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// blockDays is how many days are side by side: four weeks, which fit the
// narrowest page.
const blockDays = 28

// block is some weeks of the picture, drawn as thin strips with the same days.
type block struct {
	from, today aftercare.Date
	rtl         bool // days run from right to left
}

func (b *block) to() aftercare.Date { return b.from + blockDays - 1 }

func (b *block) holds(d aftercare.Date) bool { return d >= b.from && d <= b.to() }

// edge is where a day begins, in thousandths of the width.
func (b *block) edge(d aftercare.Date) int {
	at := int(min(max(d, b.from), b.from+blockDays)-b.from) * 1000 / blockDays
	if b.rtl {
		return 1000 - at
	}
	return at
}

// middle is the middle of a day.
func (b *block) middle(d aftercare.Date) int { return (b.edge(d) + b.edge(d+1)) / 2 }

// Sizes of the strips, in pixels and, across, in thousandths of the width.
const (
	barWidth   = 22
	flowStep   = 15 // one word of bleeding higher
	flowHeight = 6*flowStep + 4
	painStep   = 9
	painHeight = 3*painStep + 8
	heatHeight = 18
	markHeight = 22
	markRadius = 9
	reachStep  = 12
	keyStep    = 5
	keyHeight  = 5*keyStep + 2
)

func strip(class string, height int, parts ...view.Part) view.Node {
	return view.SVG(view.Class("days "+class), view.Set("width", "100%"), view.Count("height", height)).With(parts...)
}

func vertical(class string, at, height int) view.Node {
	return view.SVGLine(view.Class(class), view.Across("x1", at), view.Across("x2", at), view.Down("y1", 0), view.Down("y2", height))
}

// weeks draws the line at the beginning of each week, and today.
func (b *block) weeks(svg view.Node, height int) {
	for d := b.from; d <= b.to(); d += 7 {
		svg.With(vertical("week", b.edge(d), height))
	}
	if b.holds(b.today) {
		svg.With(vertical("today", b.middle(b.today), height))
	}
}

// scale names the first day of each week, in columns as wide as the weeks.
func (b *block) scale(w *locale.Words) view.Node {
	row := view.Div(view.Class("weeks"), view.Aria("hidden", "true"))
	for d := b.from; d <= b.to(); d += 7 {
		row.With(view.Span(view.Text(w.ShortDay(d, b.today))))
	}
	return row
}

// column is a bar of a day, from a line up or down.
func (b *block) column(class string, d aftercare.Date, y, height int) view.Node {
	return view.SVGRect(view.Class(class), view.Across("x", b.middle(d)-barWidth/2), view.Down("y", y), view.Across("width", barWidth), view.Down("height", height), view.Down("rx", 2))
}

func (b *block) ring(class string, d aftercare.Date, y, r int) view.Node {
	return view.SVGCircle(view.Class(class), view.Across("cx", b.middle(d)), view.Down("cy", y), view.Down("r", r))
}

// flow draws the bleeding of each day, and behind it how long it is usual.
func (c *chart) flow(b *block, reaches []reach, parts ...view.Part) view.Node {
	height := max(flowHeight, len(reaches)*reachStep+8)
	svg := strip("flow", height, parts...)
	b.weeks(svg, height)
	names := view.SVGGroup() // above the bars, or they could not be read
	for i := range reaches {
		b.reach(svg, names, &reaches[i], 6+(len(reaches)-1-i)*reachStep, letter(i))
	}
	base := height - 4
	for i := range c.days {
		d := &c.days[i]
		if !b.holds(d.day) || d.bleeding == 0 {
			continue
		}
		svg.With(view.SVGLine(view.Class("told"), view.Across("x1", b.edge(d.day)), view.Across("x2", b.edge(d.day+1)), view.Down("y1", base), view.Down("y2", base)))
		class, tall := "bled", int(d.bleeding-1)*flowStep
		if d.period {
			class = "period"
		}
		switch d.bleeding {
		case aftercare.BleedingNone:
			svg.With(b.ring("dry", d.day, base-5, 3))
		case someBleeding:
			svg.With(b.column(class+" some", d.day, base-2*flowStep, 2*flowStep))
		default:
			svg.With(b.column(class, d.day, base-tall, tall))
		}
	}
	return svg.With(names)
}

// yet draws how long bleeding is usual in weeks that are all still to come.
func (c *chart) yet(b *block, reaches []reach) view.Node {
	names, list, tops := view.SVGGroup(), view.SVGGroup(), 0
	for i := len(reaches) - 1; i >= 0 && reaches[i].to >= b.from; i-- {
		b.reach(list, names, &reaches[i], 6+tops*reachStep, letter(i))
		tops++
	}
	if tops == 0 {
		return view.Node{}
	}
	height := tops*reachStep + 4
	svg := strip("flow", height, view.Aria("hidden", "true"), view.Set("focusable", "false"))
	b.weeks(svg, height)
	return view.List(view.P(view.Class("lane"), c.Text("picture.usual")), svg.With(list, names))
}

// reach draws how long bleeding is usual by one statement: whole up to where
// it is told to last, in dots up to its last day.
func (b *block) reach(svg, names view.Node, r *reach, y int, name string) {
	line := func(class string, from, to aftercare.Date) {
		if from = max(from, b.from); from <= min(to, b.to()) {
			svg.With(view.SVGLine(view.Class(class), view.Across("x1", b.edge(from)), view.Across("x2", b.edge(to+1)), view.Down("y1", y), view.Down("y2", y)))
		}
	}
	if r.sure > r.from {
		line("reach", r.from, r.sure)
		line("reach perhaps", r.sure+1, r.to)
	} else {
		line("reach", r.from, r.to)
	}
	if b.holds(r.to) {
		at := b.edge(r.to + 1)
		svg.With(view.SVGLine(view.Class("reach"), view.Across("x1", at), view.Across("x2", at), view.Down("y1", y-3), view.Down("y2", y+3)))
		dx, side := b.beside(at)
		names.With(view.SVGText(view.Class("name"), view.Across("x", at), view.Set("dx", dx), view.Down("y", y+3), view.Set("text-anchor", side), view.Text(name)))
	}
}

// beside is how a word stands after a place, or before it at the last edge.
func (b *block) beside(at int) (dx, anchor string) {
	if after := !b.rtl && at <= 960 || b.rtl && at < 40; after {
		return "4", "start"
	}
	return "-4", "end"
}

// letter names a line of the picture.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// ache draws the pain of each day.
func (c *chart) ache(b *block, parts ...view.Part) view.Node {
	svg := strip("ache", painHeight, parts...)
	b.weeks(svg, painHeight)
	base := painHeight - 4
	for i := range c.days {
		d := &c.days[i]
		if !b.holds(d.day) || d.pain == 0 {
			continue
		}
		svg.With(view.SVGLine(view.Class("told"), view.Across("x1", b.edge(d.day)), view.Across("x2", b.edge(d.day+1)), view.Down("y1", base), view.Down("y2", base)))
		if d.pain == aftercare.PainNone {
			svg.With(b.ring("dry", d.day, base-5, 3))
			continue
		}
		tall := int(d.pain-1) * painStep
		svg.With(b.column("hurt", d.day, base-tall, tall))
	}
	return svg
}

// heat draws the days with a temperature: filled where it is a fever.
func (c *chart) heat(b *block, parts ...view.Part) view.Node {
	svg := strip("heat", heatHeight, parts...)
	b.weeks(svg, heatHeight)
	for i := range c.days {
		if d := &c.days[i]; b.holds(d.day) && d.temperature != nil {
			class := "cool"
			if d.fever {
				class = "hot"
			}
			svg.With(b.ring(class, d.day, heatHeight/2, 5))
		}
	}
	return svg
}

// marks draws a numbered mark on each day that something happened or waits
// for. Marks that would touch stand on two lines.
func (c *chart) marks(b *block) view.Node {
	lines, last := 1, [2]aftercare.Date{}
	var list []view.Part
	n := 0
	for i := range c.days {
		d := &c.days[i]
		if !d.marked() {
			continue
		}
		n++
		if !b.holds(d.day) {
			continue
		}
		line := 0
		if last[0] != 0 && d.day-last[0] < 3 && (last[1] == 0 || d.day-last[1] >= d.day-last[0]) {
			line, lines = 1, 2
		}
		last[line] = d.day
		list = append(list, b.mark(d, n, line))
	}
	if list == nil {
		return view.Node{}
	}
	svg := strip("marks", lines*markHeight, view.Aria("hidden", "true"), view.Set("focusable", "false"))
	b.weeks(svg, lines*markHeight)
	return svg.With(list...)
}

// mark is a number in a circle: filled for what happened, open for what lies ahead.
func (b *block) mark(d *chartDay, n, line int) view.Node {
	class := "pin happened"
	if len(d.events) == 0 {
		class = "pin ahead"
	}
	y := line*markHeight + markHeight/2
	at := min(max(b.middle(d.day), 32), 968)
	return view.SVGGroup(view.Class(class),
		view.SVGCircle(view.Across("cx", at), view.Down("cy", y), view.Down("r", markRadius)),
		view.SVGText(view.Across("x", at), view.Down("y", y+4), view.Set("text-anchor", "middle"), view.Text(strconv.Itoa(n))))
}
