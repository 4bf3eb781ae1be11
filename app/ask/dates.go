package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// mostDates is how many of her next dates are shown at once.
const mostDates = 2

// dates are the next things that are due, all that are due now or overdue among
// them; the rest, and what each is for, is behind one tap.
func (s *Page) dates(g *aftercare.Guidance) view.Node {
	var list []*aftercare.Due
	for i := range g.Due {
		if d := &g.Due[i]; d.State != aftercare.DueDone && d.On != 0 && s.Know.Statement(d.Statement) != nil {
			list = append(list, d)
		}
	}
	sorting.Stable(list, func(a, b *aftercare.Due) int { return dueOrder(a) - dueOrder(b) })
	rows := view.UL(view.Class("dates"))
	n, most := 0, mostDates
	if notices(g) > 0 {
		most = 0
	}
	var items []aftercare.Item
	var shown []*aftercare.Due
	for _, d := range list {
		if n >= most && d.State == aftercare.DueUpcoming || slices.Contains(items, d.Item) {
			continue
		}
		n++
		items = append(items, d.Item)
		shown = append(shown, d)
		rows.With(view.LI(view.Class(dueMark(d)), view.Strong(view.Text(s.dueDay(d))), view.Text(" "), view.Text(s.W.Item(d))))
	}
	all := s.dueList(g)
	if all.Empty() {
		return view.Node{}
	}
	return view.Section(view.H2(s.Text("dates.title")), view.If(n > 0, view.List(s.timeline(shown), rows)), view.Details(view.Class("more-dates"), view.Summary(s.Text("dates.all")), all))
}

// dueMark is how a due is drawn and marked in the list: a day, several days, or
// what is due now.
func dueMark(d *aftercare.Due) string {
	switch {
	case d.State != aftercare.DueUpcoming:
		return "mark-due"
	case d.Until > d.On:
		return "some"
	}
	return "one"
}

// timeline draws the next dates to scale, from the start of the wait, with today; the
// list below says the same. It is empty if nothing is to come.
func (s *Page) timeline(list []*aftercare.Due) view.Node {
	x := page.Axis{From: s.start(), Today: s.Today, Leftwards: s.W.Dir == "rtl"}
	for _, d := range list {
		if d.State == aftercare.DueUpcoming {
			x.To = min(max(x.To, d.On, d.Until), s.Today+page.LongestAxis)
		}
	}
	if x.To == 0 {
		return view.Node{}
	}
	strip := x.Bare(x.Line("ahead", x.From, x.To), x.Line("gone", x.From, x.Today))
	for _, d := range list {
		switch dueMark(d) {
		case "some":
			strip.With(x.Line("some", d.On, d.Until))
		case "one":
			strip.With(page.Dot("one", x.At(d.On)))
		}
	}
	strip.With(page.Dot("mark-today", x.At(x.Today)))
	marks := []page.Mark{{At: x.Today, Word: s.W.Text("days-ago.today")}}
	if far := x.To - x.Today; far*4 > x.To-x.From {
		marks = append(marks, page.Mark{At: x.To, Word: s.W.ShortDay(x.To, s.Today)})
	}
	return view.Div(view.Class("timeline"), view.Aria("hidden", "true"), x.MarksHead(marks), strip)
}

// dueOrder is by day; how she feels has no day of its own, and comes last.
func dueOrder(d *aftercare.Due) int {
	if d.Item == aftercare.ItemFeelings {
		return int(d.On) + 1<<20
	}
	return int(d.On)
}

// dueDay is the day something is due, or since when it has been.
func (s *Page) dueDay(d *aftercare.Due) string {
	day := locale.With("day", s.W.Day(d.On, s.Today))
	switch {
	case d.State == aftercare.DueOverdue:
		return s.W.Text("dates.overdue", day)
	case d.State == aftercare.DueNow:
		return s.W.Text("dates.now")
	case d.Until != 0 && d.Until != d.On:
		return s.W.Text("dates.span", locale.With("day", s.W.ShortDay(d.On, s.Today)), locale.With("until", s.W.ShortDay(d.Until, s.Today)))
	}
	return s.W.Day(d.On, s.Today)
}

// Due is what is to be done, and around which day.
func (s *Page) Due(g *aftercare.Guidance) view.Node {
	list := s.dueList(g)
	if list.Empty() {
		return view.Node{}
	}
	return view.Section(view.H2(s.Text("answer.due")), list)
}

// dueList is the next of each kind that is to be done, and the later ones
// behind one tap.
func (s *Page) dueList(g *aftercare.Guidance) view.Node {
	next, later := view.UL(view.Class("due")), view.UL(view.Class("due"))
	var items []aftercare.Item
	more := false
	for i := range g.Due {
		d := &g.Due[i]
		x := s.Know.Statement(d.Statement)
		if x == nil || d.State == aftercare.DueDone {
			continue
		}
		row := view.LI(
			view.H3(view.Text(s.W.Item(d))),
			view.P(view.Class("when"), page.Marked(s.W.Due(d, s.Today))),
			view.P(view.Text(s.W.Says(x))),
			view.If(d.Item == aftercare.ItemFeelings, view.List(view.P(page.Link(page.PathHow, s.Text("how.offer"))), s.HelpsLink())),
			s.Evidence(x))
		if slices.Contains(items, d.Item) && d.State == aftercare.DueUpcoming {
			later.With(row)
			more = true
			continue
		}
		items = append(items, d.Item)
		next.With(row)
	}
	if len(items) == 0 {
		return view.Node{}
	}
	return view.List(next, view.If(more, s.Folded("answer.due.later", later)))
}
