package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// axis is the days that a picture shows, from left to right.
type axis struct {
	from, to      aftercare.Date
	today, answer aftercare.Date // answer is 0 where there is none to draw
	marks         aftercare.Date // how many weeks may be named
}

// Places are in thousandths of the width; the ends are kept free for dots.
const (
	leftEnd  = 20
	rightEnd = 980
)

// longestAxis keeps one far day from squeezing all the others together; what
// lies beyond is drawn as an arrow at the end.
const longestAxis = 16 * 7

// newAxis spans the days and today, from whole week to whole week.
func newAxis(start, today, answer aftercare.Date, days []aftercare.Date) axis {
	x := axis{from: min(start, today), to: today + 14, today: today, answer: answer, marks: 4}
	if start == 0 {
		x.from = today
	}
	for _, d := range days {
		x.to = max(x.to, d)
	}
	x.to = max(min(x.to, today+longestAxis), answer)
	weeks := (int(x.to-x.from) + 7) / 7
	x.to = x.from + aftercare.Date(weeks*7)
	return x
}

// at is where a day lies.
func (x *axis) at(d aftercare.Date) int {
	d = min(max(d, x.from), x.to)
	return leftEnd + int(d-x.from)*(rightEnd-leftEnd)/max(int(x.to-x.from), 1)
}

// tickWeeks is how many weeks lie between two marks.
func (x *axis) tickWeeks() aftercare.Date {
	weeks := aftercare.Date(x.to-x.from) / 7
	step := aftercare.Date(1)
	for weeks/step > x.marks {
		step++
	}
	return step
}

// anchor keeps a word inside the picture.
func anchor(at int) view.Attr {
	switch {
	case at < 120:
		return view.Set("text-anchor", "start")
	case at > 880:
		return view.Set("text-anchor", "end")
	}
	return view.Set("text-anchor", "middle")
}

// Heights of the head of a picture, in pixels: lines of words and the marks under them.
const (
	headLine  = 18
	headFirst = 13
	headMark  = 7
)

// head is the scale: today, the answer's day, and the weeks, each on a line of
// its own so that no two words meet.
func (x *axis) head(w *locale.Words) view.Node {
	lines := 2
	if x.answer > x.today {
		lines = 3
	}
	ticks := headFirst + (lines-1)*headLine
	svg := view.SVG(view.Class("axis"), view.Set("width", "100%"), view.Count("height", ticks+headMark), view.Aria("hidden", "true"), view.Set("focusable", "false"))
	word := func(class string, d aftercare.Date, line int, text string) {
		at := x.at(d)
		svg.With(view.SVGText(view.Class(class), view.Across("x", at), view.Down("y", headFirst+line*headLine), anchor(at), view.Text(text)))
	}
	step := x.tickWeeks() * 7
	for d := x.from; d <= x.to; d += step {
		at := x.at(d)
		svg.With(view.SVGLine(view.Class("tick"), view.Across("x1", at), view.Across("x2", at), view.Down("y1", ticks+3), view.Down("y2", ticks+headMark)))
		word("week", d, lines-1, w.ShortDay(d, x.today))
	}
	word("today", x.today, 0, w.Text("picture.today"))
	if x.answer > x.today {
		word("answer", x.answer, 1, w.ShortDay(x.answer, x.today))
	}
	return svg
}

// Heights of one row's drawing, in pixels.
const (
	rowHeight = 20
	rowMiddle = 10
)

// span is one row of the picture: waiting, and how it ends.
type span struct {
	start   aftercare.Date // where waiting begins
	day     aftercare.Date // when it ends or may end; 0 where no day is known
	ideally aftercare.Date // a later day that is liked and not required
	event   bool           // something must happen that has no day
	never   bool           // no end is given
	open    bool           // nothing is waited for
	strong  bool           // the answer follows it
}

// row draws a span. The upright lines cross drawings only, never words.
func (x *axis) row(s span, parts ...view.Part) view.Node {
	class := "bar"
	if s.strong {
		class = "bar strong"
	}
	svg := view.SVG(view.Class(class), view.Set("width", "100%"), view.Count("height", rowHeight)).With(parts...)
	svg = svg.With(upright("today", x.at(x.today)))
	if x.answer > x.today {
		svg = svg.With(upright("answer", x.at(x.answer)))
	}
	if s.open && s.day == 0 {
		return svg.With(x.line("free", x.today, x.to), dot("free", x.at(x.today)))
	}
	end := max(s.day, s.start)
	if s.event {
		end = max(end, x.today)
	}
	if s.never {
		end = x.to
	}
	svg = svg.With(x.line("wait", s.start, end))
	if s.ideally > end {
		svg = svg.With(x.line("ideally", end, s.ideally), dot("ring", x.at(s.ideally)))
	}
	switch {
	case s.never:
	case s.event:
		svg = svg.With(x.trail(end))
	case s.day > x.to:
		svg = svg.With(dot("beyond", rightEnd))
	default:
		svg = svg.With(dot("end", x.at(s.day)))
	}
	return svg
}

// upright is a line from top to bottom of a row.
func upright(class string, at int) view.Node {
	return view.SVGLine(view.Class(class), view.Across("x1", at), view.Across("x2", at), view.Down("y1", 0), view.Down("y2", rowHeight))
}

// line is drawn from one day to another.
func (x *axis) line(class string, from, to aftercare.Date) view.Node {
	return view.SVGLine(view.Class(class), view.Across("x1", x.at(from)), view.Across("x2", x.at(to)), view.Down("y1", rowMiddle), view.Down("y2", rowMiddle))
}

// dot stands at a place of a row.
func dot(class string, at int) view.Node {
	return view.SVGCircle(view.Class(class), view.Across("cx", at), view.Down("cy", rowMiddle), view.Down("r", 5))
}

// trail is dots that go on: an event that nobody can date.
func (x *axis) trail(from aftercare.Date) view.Node {
	var dots []view.Part
	at := x.at(from)
	for i := 1; i <= 3; i++ {
		if next := at + 26*i; next <= 1000 {
			dots = append(dots, view.SVGCircle(view.Class("trail"), view.Across("cx", next), view.Down("cy", rowMiddle), view.Down("r", 2)))
		}
	}
	return view.SVGGroup(dots...)
}

// mark is a word at a place of an axis.
type mark struct {
	at   aftercare.Date
	word string
}

// marksHead is a scale with words of its own.
func (x *axis) marksHead(marks []mark) view.Node {
	svg := view.SVG(view.Class("axis"), view.Set("width", "100%"), view.Count("height", headFirst+headMark), view.Aria("hidden", "true"), view.Set("focusable", "false"))
	for _, m := range marks {
		at := x.at(m.at)
		svg.With(
			view.SVGLine(view.Class("tick"), view.Across("x1", at), view.Across("x2", at), view.Down("y1", headFirst+3), view.Down("y2", headFirst+headMark)),
			view.SVGText(view.Across("x", at), view.Down("y", headFirst), anchor(at), view.Text(m.word)))
	}
	return svg
}

// bare is an axis without a day that is today.
func (x *axis) bare(parts ...view.Part) view.Node {
	return view.SVG(view.Class("bar"), view.Set("width", "100%"), view.Count("height", rowHeight)).With(parts...)
}
