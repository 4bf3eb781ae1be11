package diary

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
)

// front is the first page of the open diary: what is urgent, what she told
// today, what is due.
func (n *diaryPage) front(done string, more ...view.Node) *page.Response {
	n.Path = page.PathNotes
	s, g := n.judge(n.d)
	day := n.W.WeekDay(n.Today, n.Today)
	var main []view.Node
	if g.Urgency.Level > aftercare.SelfCare {
		main = append(main, s.UrgencyBox(&g.Urgency, page.Heading).With(view.P(page.Link(page.PathAnswer, n.Text("front.why")))), n.Done(done), view.List(more...), view.H2(view.Text(day)))
	} else {
		main = append(main, page.Heading(view.Text(day)), n.Done(done), view.List(more...))
	}
	main = append(main, n.clockNote(),
		view.P(page.Link(pathWrite, view.Class("button"), n.Text("front.write"))),
		view.P(page.Link(pathEvent, view.Class("button plain"), n.Text("front.event"))),
		n.toldOn(n.Today),
		n.whatHappened(s.Record),
		view.P(page.Link(page.PathAnswer, view.Class("button plain"), n.Text("front.answer"))),
		s.Due(dated(g)),
		view.Nav(view.Aria("label", n.W.Text("front.more")), view.H2(n.Text("front.more")),
			n.LinkList(page.PathDays, page.PathPicture, page.PathSummary, page.PathRemind, page.PathShare, pathOut, pathKeep)),
		page.FormTo(pathLock, view.Div(view.Class("buttons"), n.PressButton("button plain", "lock", "keep.lock"))),
		view.P(view.Class("quiet"), s.Edition(g)),
		view.If(g.Pack.Stale, view.P(view.Class("note"), n.Text("limit.past-review-date"))))
	return n.Respond(main...)
}

// dated is the guidance without what is due on no day: while days are not
// known, the page asks for them and lists nothing.
func dated(g *aftercare.Guidance) *aftercare.Guidance {
	with := *g
	with.Due = slices.DeleteFunc(slices.Clone(g.Due), func(d aftercare.Due) bool { return d.On == 0 })
	return &with
}

// whatHappened asks for the day that everything else counts from, if none of
// the days that could be it was given.
func (n *diaryPage) whatHappened(rec *aftercare.Record) view.Node {
	if rec.Loss.From != 0 || rec.Loss.DiagnosedOn != 0 || len(rec.Care) > 0 {
		return view.Node{}
	}
	return view.Section(view.Class("note"), view.P(n.Text("front.begin")),
		view.P(page.Link(entryForms[len(entryForms)-1].route(), n.Text("leaf.facts"))))
}

// toldOn is what she wrote about one day.
func (n *diaryPage) toldOn(day aftercare.Date) view.Node {
	list := view.UL(view.Class("entries"))
	some := false
	for _, e := range n.d.Current() {
		if e.About == day {
			list.With(view.LI(n.entryLines(e), n.entryLink(e)))
			some = true
		}
	}
	if !some {
		return view.P(view.Class("quiet"), n.Text("front.nothing"))
	}
	return view.Section(view.H2(n.Text("front.told")), list)
}

// answerPage is the same answer that the questions end with, from the diary.
func (n *diaryPage) answerPage() *page.Response {
	s, g := n.judge(n.d)
	s.Answers.Expand()
	return s.Answer(g)
}
