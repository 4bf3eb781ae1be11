package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// front is the first page of the open diary: what is urgent, what she told
// today, what is due.
func (n *notes) front(done string, more ...view.Node) *Response {
	n.path = routeNotes
	s, g := n.judge(n.d)
	day := n.w.WeekDay(n.today, n.today)
	var main []view.Node
	if g.Urgency.Level > aftercare.SelfCare {
		main = append(main, s.urgencyBox(&g.Urgency, heading(view.Text(n.w.Urgency(&g.Urgency)))).With(view.P(link(routeAnswer, n.text("front.why")))), n.done(done), view.List(more...), view.H2(view.Text(day)))
	} else {
		main = append(main, heading(view.Text(day)), n.done(done), view.List(more...))
	}
	main = append(main, n.clockNote(),
		view.P(link(routeWrite, view.Class("button"), n.text("front.write"))),
		view.P(link(routeEvent, view.Class("button plain"), n.text("front.event"))),
		n.toldOn(n.today),
		n.whatHappened(s.rec),
		view.P(link(routeAnswer, view.Class("button plain"), n.text("front.answer"))),
		s.due(g),
		view.Nav(view.Aria("label", n.w.Text("front.more")), view.H2(n.text("front.more")),
			n.linkList(routeDays, routePicture, routeSummary, routeRemind, routeShare, routeOut, routeKeep)),
		formTo(routeLock, view.Div(view.Class("buttons"), n.pressButton("button plain", "lock", "keep.lock"))),
		view.P(view.Class("quiet"), s.edition(g)),
		view.If(g.Pack.Stale, view.P(view.Class("note"), n.text("limit.past-review-date"))))
	return n.respond(main...)
}

// whatHappened asks for the day that everything else counts from, where none
// of the days that could be it was told.
func (n *notes) whatHappened(rec *aftercare.Record) view.Node {
	if rec.Loss.From != 0 || rec.Loss.DiagnosedOn != 0 || len(rec.Care) > 0 {
		return view.Node{}
	}
	return view.Section(view.Class("note"), view.P(n.text("front.begin")),
		view.P(link(leaves[len(leaves)-1].route(), n.text("leaf.facts"))))
}

// clockNote says that this device's clock may be wrong.
func (n *notes) clockNote() view.Node {
	if !n.late {
		return view.Node{}
	}
	return view.P(view.Class("note"), n.text("clock.behind",
		locale.With("clock", n.w.WeekDay(n.r.Now.Day, 1)), locale.With("latest", n.w.WeekDay(n.today, 1))))
}

// toldOn is what she wrote about one day.
func (n *notes) toldOn(day aftercare.Date) view.Node {
	list := view.UL(view.Class("entries"))
	some := false
	for _, e := range n.d.Current() {
		if e.About == day {
			list.With(view.LI(n.entryLines(e), n.entryLink(e)))
			some = true
		}
	}
	if !some {
		return view.P(view.Class("quiet"), n.text("front.nothing"))
	}
	return view.Section(view.H2(n.text("front.told")), list)
}

// answerPage is the same answer that the questions end with, from the diary.
func (n *notes) answerPage() *Response {
	s, g := n.judge(n.d)
	s.a.expand()
	return s.answer(g)
}
