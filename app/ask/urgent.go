package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// UrgencyBox is how soon she needs help and what to do, and where that is
// today, whom to call.
func (s *Page) UrgencyBox(u *aftercare.UrgencyAnswer, head view.Node) view.Node {
	class := "calm"
	if u.Level >= aftercare.SameDay {
		class = "now"
	} else if u.Level > aftercare.SelfCare {
		class = "soon"
	}
	box := view.Section(view.Class(class), head, view.P(view.Class("do"), view.Text(s.W.Action(u))))
	if u.Level >= aftercare.SameDay {
		box.With(s.Calls(u))
	}
	return box
}

// UrgentLine is the same in short, above everything else on a page, where she
// needs help today.
func (s *Page) UrgentLine(u *aftercare.UrgencyAnswer) view.Node {
	if u.Level < aftercare.SameDay {
		return view.Node{}
	}
	return view.Section(view.Class("now small"), view.P(view.Strong(view.Text(s.W.Urgency(u)))), s.Calls(u))
}

// GoOn lets her answer on, or change what she told, after what is urgent.
func (s *Page) GoOn(route string, carried view.Node) view.Node {
	return page.FormTo(route, carried, view.P(view.Class("quiet"), s.Text("urgent.anyway.what")),
		view.Div(view.Class("buttons"), s.PressButton("button plain", "anyway", "urgent.anyway"), s.PressButton("button plain", "change", "urgent.change")))
}

// Calls are the numbers to call, large, and always the words that hold anywhere.
func (s *Page) Calls(u *aftercare.UrgencyAnswer) view.Node {
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
		row.With(view.Span(view.Class("pair"), page.Tel(c.Number), view.If(!c.Verified, view.Small(view.Text(" "), s.Text("number.unverified")))))
	}
	if known {
		return view.List(list, view.P(view.Class("quiet"), s.Text("calls.elsewhere")))
	}
	var folds []view.Node
	if kind := wanted(u); kind != "" {
		folds = append(folds, s.Folded("calls.by-country."+kind, s.Countries(kind)))
	}
	folds = append(folds, s.Folded("calls.by-country.emergency", s.Countries("emergency")))
	return view.List(append([]view.Node{view.P(s.Text("calls.generic"))}, folds...)...)
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

// Because lists what was told that makes it urgent, each with its sources.
func (s *Page) Because(u *aftercare.UrgencyAnswer) view.Node {
	if len(u.Because) == 0 {
		return view.Node{}
	}
	open, folded := view.UL(view.Class("says")), view.UL(view.Class("says"))
	n := 0
	for i := range u.Because {
		x := s.Know.Statement(u.Because[i].Statement)
		if x == nil {
			continue
		}
		if n++; n <= mostReasons {
			open.With(s.reason(&u.Because[i], x))
		} else {
			folded.With(s.reason(&u.Because[i], x))
		}
	}
	box := view.Section(view.H2(s.Text("because.title")), open)
	if n > mostReasons {
		box = box.With(s.Folded("because.more", folded))
	}
	return box
}

// reason is what an alarm says of her, or of the one who asks.
func (s *Page) reason(b *aftercare.Because, x *guideline.Statement) view.Node {
	if !b.OfAsker(s.Record) {
		return s.Statement(x)
	}
	own := *s.Page
	own.W = s.W.OfReader()
	return own.Statement(x)
}

// serviceName is what a number is called, with a space after it; nothing where
// the number before it is called the same.
func (s *Page) serviceName(u *aftercare.UrgencyAnswer, i int) string {
	name := u.Call[i].Name
	if name == "" {
		if i > 0 && u.Call[i-1].Service == u.Call[i].Service && u.Call[i-1].Name == "" {
			return ""
		}
		name = s.W.Text("service." + u.Call[i].Service.String())
	}
	return s.W.Isolate(name) + " "
}
