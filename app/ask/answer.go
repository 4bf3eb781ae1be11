package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// Answer is the whole answer: what she asked about first, then when to call, her next
// dates, every other activity in a word, and what she said. On a wide screen its middle
// is beside the rest.
func (s *Page) Answer(g *aftercare.Guidance) *page.Response {
	s.Answers.Step, s.Answers.Then = questions.StepAnswer, ""
	if g.Urgency.Level >= aftercare.SameDay {
		return s.Respond(append(append(s.urgentAnswer(g), s.askOne(g, nil)), s.ends(g)...)...)
	}
	asked := s.asked(g)
	held := s.heldAll(g, asked)
	first := view.Div(s.hero(g, asked, held), s.recheck(g), s.soonCard(g, asked))
	beside, rest := view.Div(view.Class("beside")), view.Div()
	pads := s.lowestPads()
	emergency, sameDay := s.emergencyCard(g, pads), s.sameDayCard(g, asked, pads)
	first.With(s.askOne(g, asked))
	if s.bleeds() {
		beside.With(emergency, sameDay, s.effects(g))
		rest.With(s.sourcesOf(g, asked), s.dates(g))
	} else {
		first.With(s.sourcesOf(g, asked), sameDay)
		beside.With(emergency, s.effects(g), s.dates(g))
	}
	if s.Answers.Aim != questions.AimSigns {
		rest.With(s.everythingElse(g, asked, anySaid(held)))
	}
	for _, end := range s.ends(g) {
		rest.With(end)
	}
	return s.Respond(s.forOther(), view.Div(view.Class("answer"), first, beside, rest))
}

// ends is the end of every answer: what she said, what she can do next, and what the
// answer rests on.
func (s *Page) ends(g *aftercare.Guidance) []view.Node {
	return []view.Node{s.youSaid(g), s.ways(), s.usual(g), s.unknown(g), s.from(g), s.code(), s.limitsLine(g)}
}

// asked are the answers about what she asked, what she opened last first.
func (s *Page) asked(g *aftercare.Guidance) []*aftercare.ActivityAnswer {
	if s.Answers.Aim == questions.AimSigns {
		return nil
	}
	var list []*aftercare.ActivityAnswer
	take := func(a aftercare.Activity) {
		if a == 0 {
			return
		}
		if x := &g.Activities[a-1]; !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	for i := len(s.Answers.Show) - 1; i >= 0; i-- {
		a, _ := aftercare.ActivityTerms.Parse(s.Answers.Show[i])
		take(a)
	}
	for _, a := range s.Record.Wishes.Activities {
		take(a)
	}
	return list
}

// effects says what to expect of her treatment, and until when; each text once.
func (s *Page) effects(g *aftercare.Guidance) view.Node {
	if len(g.Effects) == 0 {
		return view.Node{}
	}
	var list []view.Node
	told := map[string]bool{}
	for i := range g.Effects {
		e := &g.Effects[i]
		x := s.Know.Statement(e.Statement)
		if x == nil || told[s.W.Says(x)] {
			continue
		}
		told[s.W.Says(x)] = true
		list = append(list, view.List(s.Statements([]*guideline.Statement{x}), view.P(view.Strong(view.Text(s.W.Expected(e, g.AsOf.Day))))))
	}
	n := min(len(list), mostEffects-min(2*notices(g), mostEffects))
	return view.Section(view.H2(s.Text("effect.title")), view.List(list[:n]...), s.fold(len(list)-n, view.List(list[n:]...)))
}

// mostEffects is how many expected effects are open, at most.
const mostEffects = 2

// usual is what to expect and what to know, one line for each topic, behind one tap;
// while she needs help, only what to know.
func (s *Page) usual(g *aftercare.Guidance) view.Node {
	if g.Urgency.Level >= aftercare.SameDay {
		if len(g.Inform) == 0 || s.Answers.Aim == questions.AimSigns {
			return view.Node{}
		}
		return s.Folded("answer.inform", s.Statements(s.statements(g.Inform)))
	}
	if len(g.Topics) == 0 {
		return view.Node{}
	}
	return s.Folded("answer.topics", s.explainYou(), s.lines(g.Topics))
}

func (s *Page) lines(topics []aftercare.TopicLine) view.Node {
	list := view.UL(view.Class("lines"))
	for i := range topics {
		l := &topics[i]
		all := s.statements(l.Statements)
		name, says := s.W.Line(s.Know.Pack.Topics, l, all[0])
		list.With(view.LI(view.H3(view.Text(name)), view.P(view.Text(says)), s.Folded("answer.topic.more", s.Statements(all))))
	}
	return list
}

// unknown lists what would make the answer better, each with its question.
func (s *Page) unknown(g *aftercare.Guidance) view.Node {
	if len(g.Unknown) == 0 {
		return view.Node{}
	}
	list := view.UL(view.Class("facts-open"))
	for _, fact := range g.Unknown {
		row := view.LI(view.Text(s.W.NotTold(fact)))
		if q := s.questionFor(fact); q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions.All[q].ID, "answer.tell"))
		}
		list = list.With(row)
	}
	return s.Folded("answer.unknown", view.P(s.Text("answer.unknown.what")), list)
}

// recheck asks again about facts that cannot be right.
func (s *Page) recheck(g *aftercare.Guidance) view.Node {
	if len(g.Recheck) == 0 {
		return view.Node{}
	}
	var list []view.Node
	for _, r := range g.Recheck {
		q, name := s.named(r.Fact)
		row := view.LI(view.Strong(view.Text(name)), view.Text(s.W.Between(locale.Colon)+s.W.Recheck(r.Why)))
		if q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions.All[q].ID, "answer.look-again"))
		}
		list = append(list, row)
	}
	n := min(len(list), mostRecheck-notices(g))
	hidden := len(list) - n + g.MoreRecheck
	if g.MoreRecheck > 0 {
		list = append(list, view.LI(s.more(g.MoreRecheck)))
	}
	facts := func(list []view.Node) view.Node { return view.UL(view.Class("facts-open"), view.List(list...)) }
	return view.Section(view.H2(s.Text("answer.recheck")), facts(list[:n]), s.fold(hidden, facts(list[n:])))
}

// mostRecheck is how many facts that cannot be right are shown; the rest are behind
// one tap.
const mostRecheck = 3

// named finds the question and the name of a fact.
func (s *Page) named(fact aftercare.Fact) (question int, name string) {
	field := "care"
	switch fact.Kind {
	case aftercare.FactObservation:
		field = s.Record.Observations[fact.Index].Code.String()
	case aftercare.FactLossOn:
		field = "loss.on"
	case aftercare.FactDiagnosedOn:
		field = "loss.diagnosedOn"
	case aftercare.FactGestation:
		return questions.Step("weeks"), s.W.NotTold("loss.gestation")
	}
	return s.questionFor(field), s.W.NotTold(field)
}

// from is where the answer comes from, behind one tap: the sources of the signs
// to call for and of what makes it urgent, and the edition.
func (s *Page) from(g *aftercare.Guidance) view.Node {
	var ids []string
	for i := range g.Urgency.Because {
		ids = append(ids, g.Urgency.Because[i].Statement)
	}
	for _, id := range g.SafetyNet {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return s.Folded("answer.from", s.Statements(s.statements(ids)), view.P(s.Edition(g)))
}

// limitsLine says what the answer cannot do.
func (s *Page) limitsLine(g *aftercare.Guidance) view.Node {
	line := view.P(view.Class("quiet"))
	for _, l := range g.Limits {
		if l != "no-clinical-review" { // the foot of every page says it
			line.With(view.Text(s.W.Limit(l) + " "))
		}
	}
	return line
}

// Limits is what the answer cannot do, and what it was made from.
func (s *Page) Limits(g *aftercare.Guidance) view.Node {
	box := view.Section(view.Class("limits"), view.H2(s.Text("answer.limits")))
	for _, l := range g.Limits {
		box = box.With(view.P(view.Text(s.W.Limit(l))))
	}
	return box.With(view.P(s.Edition(g)))
}
