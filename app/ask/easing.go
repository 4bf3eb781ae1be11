package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/engine"
)

// askOne asks one thing on the answer: what could explain her sign, or else what
// matters most.
func (s *Page) askOne(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
	if box := s.easing(&g.Urgency); !box.Empty() {
		return box
	}
	return s.inPlace(g, asked)
}

// easing asks in place how an operation was done, where her sign could then be
// one that is usual after it. Until that is told the sign counts in full.
func (s *Page) easing(u *aftercare.UrgencyAnswer) view.Node {
	approach, operation := questions.Find("approach"), questions.Find("operation")
	if u.Level < aftercare.Soon || !approach.IsAsked(s.Answers) {
		return view.Node{}
	}
	var d engine.Decision
	eased := func(a *questions.Answers) bool {
		s.Know.Engine.Decide(a.Record(), a.Now, &d)
		return d.Level < u.Level
	}
	q := approach
	if !anyOf(s.Answers, approach.Inputs, eased) {
		q = operation
		if !anyOf(s.Answers, operation.Inputs, func(a *questions.Answers) bool { return eased(a) || anyOf(a, approach.Inputs, eased) }) {
			return view.Node{}
		}
	}
	return page.FormTo(s.route(), view.Class("card in-place"), view.H2(s.Text("ask.approach")), s.Hidden(nil),
		s.answersOf("button plain", q, &q.Inputs[0]), view.P(view.Class("quiet"), s.Text("inplace.counts")))
}

// anyOf reports whether something holds with any answers to inputs that were left
// open, one to each.
func anyOf(a *questions.Answers, list []questions.Input, holds func(*questions.Answers) bool) (found bool) {
	for i := range list {
		if a.One(list[i].Field) == "" {
			a.Each(&list[i], func(told *questions.Answers) { found = found || holds(told) || anyOf(told, list[i+1:], holds) })
		}
	}
	return found
}
