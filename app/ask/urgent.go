package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// UrgencyBox says how soon she needs help and what to do. If it is today, that is one
// order, a number to touch, and the facts that it rests on. head makes the heading.
func (s *Page) UrgencyBox(u *aftercare.UrgencyAnswer, head func(...view.Part) view.Node) view.Node {
	if u.Level >= aftercare.SameDay {
		return view.Section(view.Class("now"), head(view.Text(s.W.Order(u))), s.inOriginal(u), s.calls(u), s.whom(u), s.because(u))
	}
	class := "calm"
	if u.Level > aftercare.SelfCare {
		class = "soon"
	}
	return view.Section(view.Class(class), head(view.Text(s.W.Urgency(u))), view.P(view.Class("do"), view.Text(s.W.Action(u)), s.inOriginal(u)))
}

// inOriginal is the order in the language it was written in, if there is one.
func (s *Page) inOriginal(u *aftercare.UrgencyAnswer) view.Node {
	switch {
	case u.Level >= aftercare.SameDay:
		return s.InOriginal(func(w *locale.Words) string { return w.Order(u) })
	case u.Level > aftercare.SelfCare:
		return s.InOriginal(func(w *locale.Words) string { return w.Action(u) })
	}
	return view.Node{}
}

// UrgentLine is a short UrgencyBox for the top of a page, if she needs help today.
func (s *Page) UrgentLine(u *aftercare.UrgencyAnswer) view.Node {
	if u.Level < aftercare.SameDay {
		return view.Node{}
	}
	return view.Section(view.Class("now small"), view.P(view.Class("do"), view.Text(s.W.Order(u)), s.inOriginal(u)), s.calls(u), s.whom(u))
}

// whom says which lines are meant where the order is to talk to somebody.
func (s *Page) whom(u *aftercare.UrgencyAnswer) view.Node {
	return view.If(wanted(u) != 0, view.P(view.Text(s.W.Action(u))))
}

// urgentAnswer is the answer where she needs help today.
func (s *Page) urgentAnswer(g *aftercare.Guidance) []view.Node {
	u := &g.Urgency
	return []view.Node{s.UrgencyBox(u, page.Heading), s.forOther(), s.sayThis(g), s.untilHelp(u), s.effects(g), s.allSigns(g), s.recheck(g)}
}

// GoOn lets her go on, or change what she told, below what is urgent.
func (s *Page) GoOn(route string, carried view.Node) view.Node {
	return page.FormTo(route, carried, view.P(view.Class("quiet"), s.Text("urgent.anyway.what")),
		view.Div(view.Class("buttons"), s.PressButton("button plain", "anyway", "urgent.anyway"), s.PressButton("button plain", "change", "urgent.change")))
}

// untilHelp is what to do while help is on its way, or on the way to it.
func (s *Page) untilHelp(u *aftercare.UrgencyAnswer) view.Node {
	if u.Action != aftercare.CallEmergency && u.Action != aftercare.GoNow {
		return view.Node{}
	}
	return view.Section(view.H2(s.Text("until.title")), view.UL(
		view.LI(s.Text("until.drive"), s.TextInOriginal("until.drive")),
		view.LI(s.Text("until.call"), s.TextInOriginal("until.call"))))
}

// calls are the numbers to call, in large type, the wanted one first if it was checked.
// If her country is not known, it is the number that most countries share, where it
// works, and the numbers of every country.
func (s *Page) calls(u *aftercare.UrgencyAnswer) view.Node {
	list := view.UL(view.Class("calls"))
	n := 0
	for _, first := range [...]bool{true, false} {
		for i := range u.Call {
			c := &u.Call[i]
			if c.Number == "" || (c.Service == wantedLine(u) && c.Verified) != first {
				continue
			}
			n++
			list.With(view.LI(view.Class("pair"), view.If(!s.isPlainEmergency(u, c), view.Span(view.Text(s.serviceName(c)))), page.Tel(c.Number),
				view.If(!c.Verified, view.Small(s.Text("number.unverified")))))
		}
	}
	if n > 0 {
		return view.List(list, view.P(view.Class("quiet"), s.Text("calls.elsewhere")))
	}
	number, countries := s.CommonNumber()
	list.With(view.LI(page.Tel(number)))
	parts := []view.Node{list, view.P(s.WhereCommon(number, countries), view.Text(" "), s.Text("calls.generic"))}
	if kind := wanted(u); kind != 0 {
		parts = append(parts, s.Folded("calls.by-country."+kind.String(), s.Countries(kind)))
	}
	return view.List(append(parts, s.Folded("calls.by-country.emergency", s.Countries(guideline.EmergencyLine)))...)
}

// isPlainEmergency reports whether a number needs no name: the heading has it.
func (s *Page) isPlainEmergency(u *aftercare.UrgencyAnswer, c *aftercare.Call) bool {
	return u.Action == aftercare.CallEmergency && c.Service == aftercare.EmergencyLine && c.Name == ""
}

// wantedLine is the kind of line that the action asks for.
func wantedLine(u *aftercare.UrgencyAnswer) aftercare.Line {
	switch u.Action {
	case aftercare.CallCrisisLine:
		return aftercare.CrisisLine
	case aftercare.CallSafetyLine:
		return aftercare.SafetyLine
	case aftercare.ContactToday:
		return aftercare.AdviceLine
	}
	return aftercare.EmergencyLine
}

// wanted is the kind of number that the action asks for besides the emergency
// numbers, 0 for none.
func wanted(u *aftercare.UrgencyAnswer) guideline.CallKind {
	switch u.Action {
	case aftercare.CallCrisisLine:
		return guideline.CrisisLine
	case aftercare.CallSafetyLine:
		return guideline.SafetyLine
	}
	return 0
}

// serviceName is what a number is called.
func (s *Page) serviceName(c *aftercare.Call) string {
	if c.Name == "" {
		return s.W.Text("service." + c.Service.String())
	}
	return s.W.Isolate(c.Name)
}

// because lists the facts she told that need help.
func (s *Page) because(u *aftercare.UrgencyAnswer) view.Node {
	told := s.toldFor(u)
	if len(told) == 0 || wanted(u) != 0 { // what is about her safety stays off a page that others may see
		return view.Node{}
	}
	return view.P(view.Class("because"), view.Text(s.W.YouTold(told)))
}

// toldFor are the facts that the alarms rest on, in a few words each; the alarm itself
// if none of its facts has words.
func (s *Page) toldFor(u *aftercare.UrgencyAnswer) []string {
	var list []string
	for i := range u.Because {
		b := &u.Because[i]
		list = aftercare.AddMany(list, s.W.Facts(s.Record, b.Facts))
		if x := s.Know.Statement(b.Statement); len(b.Facts) == 0 && x != nil {
			list = aftercare.AddNew(list, s.W.SaysForWhom(x))
		}
	}
	return list
}
