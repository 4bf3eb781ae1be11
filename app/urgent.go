package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// urgent is shown as soon as an answer asks for help today, before anything
// else is asked.
func (s *sheet) urgent(g *aftercare.Guidance, at int) *Response {
	u := &g.Urgency
	s.a.step = questions[at].id
	return s.respond(s.urgencyBox(u, heading(view.Text(s.w.Urgency(u)))), s.because(u), s.goOn(s.route(), s.hidden(nil)))
}

// urgencyBox is how soon she needs help and what to do, and where that is
// today, whom to call.
func (s *sheet) urgencyBox(u *aftercare.UrgencyAnswer, head view.Node) view.Node {
	class := "calm"
	if u.Level >= aftercare.SameDay {
		class = "now"
	} else if u.Level > aftercare.SelfCare {
		class = "soon"
	}
	box := view.Section(view.Class(class), head, view.P(view.Class("do"), view.Text(s.w.Action(u))))
	if u.Level >= aftercare.SameDay {
		box.With(s.calls(u))
	}
	return box
}

// urgentLine is the same in short, above everything else on a page, where she
// needs help today.
func (s *sheet) urgentLine(u *aftercare.UrgencyAnswer) view.Node {
	if u.Level < aftercare.SameDay {
		return view.Node{}
	}
	return view.Section(view.Class("now small"), view.P(view.Strong(view.Text(s.w.Urgency(u)))), s.calls(u))
}

// goOn lets her answer on, or change what she told, after what is urgent.
func (s *sheet) goOn(route string, carried view.Node) view.Node {
	return formTo(route, carried, view.P(view.Class("quiet"), s.text("urgent.anyway.what")),
		view.Div(view.Class("buttons"), s.pressButton("button plain", "anyway", "urgent.anyway"), s.pressButton("button plain", "change", "urgent.change")))
}

// calls are the numbers to call, large, and always the words that hold anywhere.
func (s *sheet) calls(u *aftercare.UrgencyAnswer) view.Node {
	list := view.UL(view.Class("calls"))
	known := false
	var row view.Node
	for i := range u.Call {
		c := &u.Call[i]
		if c.Number == "" {
			continue
		}
		known = true
		if name := s.serviceName(u, i); name != "" {
			row = view.LI(view.Span(view.Text(name)))
			list.With(row)
		}
		row.With(view.Span(view.Class("pair"), tel(c.Number), view.If(!c.Verified, view.Small(view.Text(" "), s.text("number.unverified")))))
	}
	if known {
		return view.List(list, view.P(view.Class("quiet"), s.text("calls.elsewhere")))
	}
	var folds []view.Node
	if kind := wanted(u); kind != "" {
		folds = append(folds, s.folded("calls.by-country."+kind, s.countries(kind)))
	}
	folds = append(folds, s.folded("calls.by-country.emergency", s.countries("emergency")))
	return view.List(append([]view.Node{view.P(s.text("calls.generic"))}, folds...)...)
}

// wanted is the kind of line that the action asks for besides the emergency number.
func wanted(u *aftercare.UrgencyAnswer) string {
	switch u.Action {
	case aftercare.CallCrisisLine:
		return "crisis"
	case aftercare.CallSafetyLine:
		return "safety"
	}
	return ""
}

// mostReasons is how many reasons stand open; the rest are behind one tap.
const mostReasons = 3

// because lists what was told that makes it urgent, each with its sources.
func (s *sheet) because(u *aftercare.UrgencyAnswer) view.Node {
	if len(u.Because) == 0 {
		return view.Node{}
	}
	var list []*guideline.Statement
	for i := range u.Because {
		if x := s.know.statement(u.Because[i].Statement); x != nil {
			list = append(list, x)
		}
	}
	n := min(len(list), mostReasons)
	box := view.Section(view.H2(s.text("because.title")), s.statements(list[:n]))
	if n < len(list) {
		box = box.With(s.folded("because.more", s.statements(list[n:])))
	}
	return box
}
