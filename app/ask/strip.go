package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
)

// strip shows all activities on the same days at a glance: first what is open,
// then what waits, the nearest first.
func (s *Page) strip(g *aftercare.Guidance) view.Node {
	var open, waits, avoid []*aftercare.ActivityAnswer
	for i := range g.Activities {
		a := &g.Activities[i]
		switch a.Verdict {
		case aftercare.WhenReady:
			open = append(open, a)
		case aftercare.Hold:
			waits = append(waits, a)
		default:
			avoid = append(avoid, a)
		}
	}
	sortByDay(waits)
	x := page.NewAxis(s.start(), s.Today, 0, daysOf(waits))
	x.Marks = 2
	box := view.Section(view.Class("strip"), view.H2(s.Text("strip.title")), view.P(view.Class("quiet"), s.Text("strip.what")))
	if len(open) > 0 {
		box = box.With(view.H3(s.Text("strip.open")), s.openList(open))
	}
	if len(waits) > 0 {
		drawn := s.dated(daysOf(waits))
		box.With(view.H3(s.Text("strip.wait")), view.If(drawn, view.Div(view.Class("scale"), x.Head(s.W))), s.stripRows(waits, &x, drawn))
	}
	if len(avoid) > 0 {
		box = box.With(view.H3(s.Text("strip.avoid")), s.openList(avoid))
	}
	return box
}

// openList names activities without a drawing.
func (s *Page) openList(list []*aftercare.ActivityAnswer) view.Node {
	ul := view.UL(view.Class("pills"))
	for _, a := range list {
		ul = ul.With(view.LI(s.showButton(a.Activity)))
	}
	return ul
}

// dated reports whether there is a day to draw: before today, or after.
func (s *Page) dated(days []aftercare.Date) bool {
	for _, d := range days {
		if d > s.Today {
			return true
		}
	}
	return s.start() < s.Today
}

func (s *Page) stripRows(list []*aftercare.ActivityAnswer, x *page.Axis, drawn bool) view.Node {
	ul := view.UL(view.Class("rows"))
	for _, a := range list {
		row := view.LI(view.Div(view.Class("what"), s.showButton(a.Activity), view.Span(view.Class("glance"), view.Text(s.W.Glance(a, s.Today)))))
		if drawn {
			row.With(x.Row(page.Span{Start: s.start(), Day: max(a.Earliest, a.NotBefore), Event: a.Earliest == 0, Strong: true},
				view.Aria("hidden", "true"), view.Set("focusable", "false")))
		}
		ul.With(row)
	}
	return ul
}

// showButton opens an activity on the same page; one that is open already is
// a link to it.
func (s *Page) showButton(a aftercare.Activity) view.Node {
	if s.Opened(a) {
		return view.A(view.Href(view.Fragment(a.String())), view.Text(s.W.Activity(a)))
	}
	return view.Button(view.Class("inline"), view.Type("submit"), view.Set("form", stateForm), view.Name("go"), view.Value("show-"+a.String()), view.Text(s.W.Activity(a)))
}

// start is where waiting began: the earliest of the loss, its care and its
// finding that has come, today if none was given.
func (s *Page) start() aftercare.Date {
	first := s.Today
	take := func(d aftercare.Date) {
		if d != 0 && d < first {
			first = d
		}
	}
	take(s.Record.Loss.From)
	for i := range s.Record.Care {
		take(s.Record.Care[i].Start.Day)
	}
	if first == s.Today {
		take(s.Record.Loss.DiagnosedOn)
	}
	// A loss long ago would squeeze the days that matter.
	return max(first, s.Today-page.LongestAxis)
}

func daysOf(list []*aftercare.ActivityAnswer) []aftercare.Date {
	var days []aftercare.Date
	for _, a := range list {
		days = append(days, max(a.Earliest, a.NotBefore))
	}
	return days
}

// sortByDay puts the nearest day first, those without a day last, each in the
// order of the format.
func sortByDay(list []*aftercare.ActivityAnswer) {
	key := func(a *aftercare.ActivityAnswer) aftercare.Date {
		switch {
		case a.Earliest != 0:
			return a.Earliest
		case a.NotBefore != 0:
			return a.NotBefore + 1<<20
		}
		return 1 << 24
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && key(list[j]) < key(list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
