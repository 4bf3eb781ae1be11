package page

import (
	"aftercare"
	"aftercare/app/view"
)

// Axis is the days that a picture shows, in the direction of the language.
type Axis struct {
	From, To, Today aftercare.Date
	Leftwards       bool // time runs from right to left
}

// Places are in thousandths of the width; the ends are kept free for dots.
const (
	leftEnd  = 20
	rightEnd = 980
)

// LongestAxis keeps one far day from squeezing all the others together; what
// lies beyond is drawn as an arrow at the end.
const LongestAxis = 16 * 7

// At is where a day lies.
func (x *Axis) At(d aftercare.Date) int {
	d = min(max(d, x.From), x.To)
	return x.turned(leftEnd + int(d-x.From)*(rightEnd-leftEnd)/max(int(x.To-x.From), 1))
}

// turned is a place on the axis in the direction of the language.
func (x *Axis) turned(at int) int {
	if x.Leftwards {
		return leftEnd + rightEnd - at
	}
	return at
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

// Heights of the head of a picture, in pixels: words and the marks under them.
const (
	headFirst = 13
	headMark  = 7
)

// Heights of one row's drawing, in pixels.
const (
	rowHeight = 20
	rowMiddle = 10
)

// Span is one row of the picture: waiting, and how it ends.
type Span struct {
	Start   aftercare.Date // where waiting begins
	Day     aftercare.Date // when it ends or may end; 0 where no day is known
	Ideally aftercare.Date // a later day that is liked and not required
	Event   bool           // something must happen that has no day
	Never   bool           // no end is given
	Open    bool           // nothing is waited for
	Strong  bool           // the answer follows it
}

// Row draws a span. The upright lines cross drawings only, never words.
func (x *Axis) Row(s Span, parts ...view.Part) view.Node {
	class := "bar"
	if s.Strong {
		class = "bar strong"
	}
	svg := view.SVG(view.Class(class), view.Set("width", "100%"), view.Count("height", rowHeight)).With(parts...)
	svg = svg.With(Upright("today", x.At(x.Today)))
	if s.Open && s.Day == 0 {
		return svg.With(x.Line("free", x.Today, x.To), Dot("free", x.At(x.Today)))
	}
	end := max(s.Day, s.Start)
	if s.Event {
		end = max(end, x.Today)
	}
	if s.Never {
		end = x.To
	}
	svg = svg.With(x.Line("wait", s.Start, end))
	if s.Ideally > end {
		svg = svg.With(x.Line("ideally", end, s.Ideally), Dot("ring", x.At(s.Ideally)))
	}
	switch {
	case s.Never:
	case s.Event:
		svg = svg.With(x.trail(end))
	case s.Day > x.To:
		svg = svg.With(Dot("beyond", x.At(x.To)))
	default:
		svg = svg.With(Dot("end", x.At(s.Day)))
	}
	return svg
}

// Upright is a line from top to bottom of a row.
func Upright(class string, at int) view.Node {
	return view.SVGLine(view.Class(class), view.Across("x1", at), view.Across("x2", at), view.Down("y1", 0), view.Down("y2", rowHeight))
}

// Line is drawn from one day to another.
func (x *Axis) Line(class string, from, to aftercare.Date) view.Node {
	return view.SVGLine(view.Class(class), view.Across("x1", x.At(from)), view.Across("x2", x.At(to)), view.Down("y1", rowMiddle), view.Down("y2", rowMiddle))
}

// Dot is a mark at a place of a row.
func Dot(class string, at int) view.Node {
	return view.SVGCircle(view.Class(class), view.Across("cx", at), view.Down("cy", rowMiddle), view.Down("r", 5))
}

// trail is dots that go on: an event that nobody can date.
func (x *Axis) trail(from aftercare.Date) view.Node {
	var dots []view.Part
	at := x.turned(x.At(from))
	for i := 1; i <= 3; i++ {
		if next := at + 26*i; next <= 1000 {
			dots = append(dots, view.SVGCircle(view.Class("trail"), view.Across("cx", x.turned(next)), view.Down("cy", rowMiddle), view.Down("r", 2)))
		}
	}
	return view.SVGGroup(dots...)
}

// Mark is a word at a place of an axis.
type Mark struct {
	At   aftercare.Date
	Word string
}

// MarksHead is a scale with words of its own.
func (x *Axis) MarksHead(marks []Mark) view.Node {
	svg := view.SVG(view.Class("axis"), view.Set("width", "100%"), view.Count("height", headFirst+headMark), view.Aria("hidden", "true"), view.Set("focusable", "false"))
	for _, m := range marks {
		at := x.At(m.At)
		svg.With(
			view.SVGLine(view.Class("tick"), view.Across("x1", at), view.Across("x2", at), view.Down("y1", headFirst+3), view.Down("y2", headFirst+headMark)),
			view.SVGText(view.Across("x", at), view.Down("y", headFirst), anchor(at), view.Text(m.Word)))
	}
	return svg
}

// Bare is an axis without a day that is today.
func (x *Axis) Bare(parts ...view.Part) view.Node {
	return view.SVG(view.Class("bar"), view.Set("width", "100%"), view.Count("height", rowHeight)).With(parts...)
}
