package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/engine"
)

// inPlace asks one thing on the answer page: about a danger sign of an earlier day, for
// an unknown that the activity she asked about waits for, or else what would change it
// most.
func (s *Page) inPlace(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
	if x := s.earlierSign(); x != nil {
		return s.askAgain(x)
	}
	open := s.openPlace(g, asked)
	if open.question == nil {
		return view.Node{}
	}
	q, in, waits := open.question, open.input, open.shift == shiftsNothing
	if !waits && s.bleeds() {
		return view.Node{} // when to call needs the space; the foot offers the question
	}
	var anew []string // what is answered here replaces what was told
	if in.Kind == questions.InputChoice {
		anew = []string{in.Field, in.Field + questions.OnDay}
	}
	head := s.Text(s.headingOf(q, in))
	if waits {
		return page.FormTo(s.route(), view.Class("card in-place"), view.H2(head), s.Hidden(nil, anew...),
			s.answersOf("button plain", q, in), view.P(view.Class("quiet"), s.Text("inplace.without"), view.Text(" "), s.answer("inline", "asked", q.ID, "inplace.skip")))
	}
	return page.FormTo(s.route(), view.Class("card in-place brief"), view.H2(head), s.Hidden(nil, anew...),
		s.answersOf("inline", q, in).With(s.answer("inline", "asked", q.ID, "inplace.skip")))
}

// answersOf are the answers to an input as buttons if what she asked about waits for
// them or they are yes and no; else a button to its question, which takes less space.
func (s *Page) answersOf(class string, q *questions.Question, in *questions.Input) view.Node {
	row := view.Div(view.Class("row"))
	answer := func(field, value, key string) view.Node { return s.answer(class, field, value, key) }
	ask := "ask-" + q.ID
	dated := len(in.Words) == 2 && in.Words[0] == "true" && len(q.Inputs) > 1 && q.Inputs[1].Kind == questions.InputDate
	switch {
	case q.ID == "wait":
		return row.With(answer("wait", "true", "opt.true"), answer("wait", "false", "opt.false"))
	case dated: // when it is so, its day matters
		return row.With(answer("go", ask, "opt.true"), answer(in.Field, "false", "opt.false"))
	case in.Kind != questions.InputChoice || class == "inline" && len(in.Words) > 2:
		return row.With(answer("go", ask, "answer.tell"))
	}
	for _, word := range in.Words {
		row.With(answer(in.Field, word, s.optionKey("opt."+in.Field+"."+word, in.Field, word)))
	}
	return row
}

// answer is one answer as a button.
func (s *Page) answer(class, field, value, key string) view.Node {
	return view.Button(view.Class(class), view.Type("submit"), view.Name(field), view.Value(value), s.Text(key))
}

// headingOf is what an input asks: its question, or its own part of it.
func (s *Page) headingOf(q *questions.Question, in *questions.Input) string {
	if own := "ask." + q.ID + "." + in.Name(); in != &q.Inputs[0] {
		return own
	}
	return "ask." + q.ID
}

// earlierSign is a sign of an earlier day that was not asked about since and whose
// answer would change the level, or what she asked about; nil for none. Signs that
// others who see the page should not read are left to their questions.
func (s *Page) earlierSign() *aftercare.Observation {
	if s.isLong() {
		return nil
	}
	seen := map[aftercare.Code]bool{}
	for i := range s.Record.Observations {
		c := s.Record.Observations[i].Code
		if seen[c] {
			continue
		}
		seen[c] = true
		x := s.Record.LastTold(c)
		if x == nil || x.Word == 0 || x.When.Day >= s.Answers.At.Day || x.Code.Info().Calm == 0 || x.Code.Info().Calm.Has(x.Word) {
			continue
		}
		name := x.Code.String()
		if s.isPrivate(name) || s.skipped(name) {
			continue
		}
		from, moves := s.standing(s.Answers), false
		for _, field := range []string{"still", "gone"} {
			in := questions.Input{Items: []questions.Item{{Field: field, Value: name}}}
			s.Answers.Each(&in, func(then *questions.Answers) { moves = moves || from.to(s.standing(then)) != shiftsNothing })
		}
		if moves {
			return x
		}
	}
	return nil
}

// askAgain asks whether a sign of an earlier day is still there.
func (s *Page) askAgain(x *aftercare.Observation) view.Node {
	name := x.Code.String()
	return page.FormTo(s.route(), view.Class("card in-place brief"), view.H2(view.Text(s.W.Still(x, s.Today))), s.Hidden(nil),
		view.Div(view.Class("row"), s.answer("inline", "still", name, "opt.true"), s.answer("inline", "gone", name, "opt.false"), s.answer("inline", "asked", name, "inplace.skip")))
}

// askOne asks one thing on the answer page: what could explain her sign, or else what
// matters most.
func (s *Page) askOne(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
	if box := s.askOperation(&g.Urgency); !box.Empty() {
		return box
	}
	return s.inPlace(g, asked)
}

// askOperation asks how an operation was done, if her sign could be an expected effect
// of it. Until she tells, the sign counts in full.
func (s *Page) askOperation(u *aftercare.UrgencyAnswer) view.Node {
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

// anyOf reports whether something holds for any combination of answers to open inputs.
func anyOf(a *questions.Answers, list []questions.Input, holds func(*questions.Answers) bool) (found bool) {
	for i := range list {
		if a.One(list[i].Field) == "" {
			a.Each(&list[i], func(told *questions.Answers) { found = found || holds(told) || anyOf(told, list[i+1:], holds) })
		}
	}
	return found
}
