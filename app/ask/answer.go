package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// Answer is the whole answer: how soon help is needed, all activities at a
// glance, what she asked about, what is due and usual, when to call, and what
// this does not know.
func (s *Page) Answer(g *aftercare.Guidance) *page.Response {
	s.Answers.Step, s.Answers.then = StepAnswer, ""
	u := &g.Urgency
	main := []view.Node{s.verdictOnUrgency(u), s.Because(u), s.effects(g)}
	if u.Level < aftercare.SameDay && s.Answers.aim != aimSigns {
		main = append(main, s.strip(g))
		for i := range g.Activities {
			if act := &g.Activities[i]; s.Opened(act.Activity) {
				main = append(main, s.activity(act))
			}
		}
		main = append(main, s.Due(g), s.topics(g))
	} else if s.Answers.aim != aimSigns {
		main = append(main, s.told(g.Inform, "inform"))
	}
	main = append(main, s.SafetyNet(g), s.notTold(g), s.recheck(g), s.Limits(g), s.code(), s.state(), s.shareForm())
	return s.Respond(main...)
}

// verdictOnUrgency is the first thing on the page.
func (s *Page) verdictOnUrgency(u *aftercare.UrgencyAnswer) view.Node {
	box := s.UrgencyBox(u, page.Heading(view.Text(s.W.Urgency(u))))
	if u.Level >= aftercare.SameDay {
		return box
	}
	return box.With(s.callsInLine(u), view.P(view.A(view.Href(view.Fragment("call")), s.Text("answer.when-to-call"))))
}

// effects is what is expected of her treatment, and until when; one text once.
func (s *Page) effects(g *aftercare.Guidance) view.Node {
	if len(g.Effects) == 0 {
		return view.Node{}
	}
	box := view.Section(view.H2(s.Text("effect.title")))
	told := map[string]bool{}
	for i := range g.Effects {
		e := &g.Effects[i]
		x := s.Know.Statement(e.Statement)
		if x == nil || told[s.W.Says(x)] {
			continue
		}
		told[s.W.Says(x)] = true
		box = box.With(s.Statements([]*guideline.Statement{x}), view.P(view.Strong(view.Text(s.W.Expected(e, g.AsOf.Day)))))
	}
	return box
}

// callsInLine names the numbers at the calm levels.
func (s *Page) callsInLine(u *aftercare.UrgencyAnswer) view.Node {
	line := view.P(view.Class("line"))
	known := false
	for i := range u.Call {
		if c := &u.Call[i]; c.Number != "" {
			name := s.serviceName(u, i)
			known = true
			line = line.With(view.Span(view.Class("pair"), view.Text(name), page.Tel(c.Number), view.If(!c.Verified, view.Small(view.Text(" "+s.W.Text("number.unverified"))))), view.Text(" "))
		}
	}
	if !known {
		return view.P(s.Text("answer.no-country"), view.Text(" "), s.askButton("country", "answer.tell-country"))
	}
	return line
}

// topics is what is usual and good to know for her, one line a topic; what the
// sources say on it, and the rest of the lines, is behind one tap.
func (s *Page) topics(g *aftercare.Guidance) view.Node {
	if len(g.Topics) == 0 {
		return view.Node{}
	}
	n := min(len(g.Topics), aftercare.MostLines)
	box := view.Section(view.H2(s.Text("answer.topics")), s.lines(g.Topics[:n]))
	if n < len(g.Topics) {
		box.With(s.Folded("answer.topics.more", s.lines(g.Topics[n:])))
	}
	return box
}

func (s *Page) lines(topics []aftercare.TopicLine) view.Node {
	list := view.UL(view.Class("lines"))
	for i := range topics {
		l := &topics[i]
		var all []*guideline.Statement
		for _, id := range l.Statements {
			all = append(all, s.Know.Statement(id))
		}
		name, says := s.W.Line(s.Know.Pack.Topics, l, all[0])
		list.With(view.LI(view.H3(view.Text(name)), view.P(view.Text(says)), s.Folded("answer.topic.more", s.Statements(all))))
	}
	return list
}

// told is what is usual or good to know for her.
func (s *Page) told(ids []string, kind string) view.Node {
	var list []*guideline.Statement
	for _, id := range ids {
		if x := s.Know.Statement(id); x != nil {
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		return view.Node{}
	}
	slices.SortStableFunc(list, func(a, b *guideline.Statement) int { return closeness(b) - closeness(a) })
	n := min(len(list), mostTold)
	box := view.Section(view.H2(s.Text("answer."+kind)), s.Statements(list[:n]))
	if n < len(list) {
		box = box.With(s.Folded("answer."+kind+".more", s.Statements(list[n:])))
	}
	return box
}

// closeness is how much a statement is about what she told, so that what was
// written for her case comes before what was written for everybody.
func closeness(x *guideline.Statement) int {
	a := &x.Applies
	n := 0
	for _, narrows := range [...]bool{a.Care() != 0, a.Kinds != 0, a.Phase != 0, a.Anaesthetic != 0, a.From != 0 || a.To != 0} {
		if narrows {
			n++
		}
	}
	if x.When != nil || a.Conditions != 0 || a.Rh != 0 || a.Location != 0 || a.Methods != 0 {
		n += 10
	}
	return n
}

// mostTold is how many statements of a kind stand open.
const mostTold = 4

// Due is what is to be done, and around which day: the next of each kind, and
// the later ones behind one tap.
func (s *Page) Due(g *aftercare.Guidance) view.Node {
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
	box := view.Section(view.H2(s.Text("answer.due")), next)
	if more {
		box.With(s.Folded("answer.due.later", later))
	}
	return box
}

// SafetyNet says when to call, the most urgent first. It stands open at every
// calm level.
func (s *Page) SafetyNet(g *aftercare.Guidance) view.Node {
	if len(g.SafetyNet) == 0 {
		return view.Node{}
	}
	box := view.Section(view.Class("net"), view.ID("call"), view.H2(s.Text("net.title")), view.P(s.Text("net.lead")))
	for level := aftercare.Emergency; level >= aftercare.Routine; level-- {
		list := view.OL()
		n := 0
		for _, id := range g.SafetyNet {
			if x := s.Know.Statement(id); x != nil && x.Level == level {
				list = list.With(view.LI(view.Text(s.W.Says(x))))
				n++
			}
		}
		if n > 0 {
			box = box.With(view.H3(s.Text("net."+level.String())), list)
		}
	}
	return box.With(s.Folded("net.from", s.netSources(g)))
}

func (s *Page) netSources(g *aftercare.Guidance) view.Node {
	var list []*guideline.Statement
	for _, id := range g.SafetyNet {
		if x := s.Know.Statement(id); x != nil {
			list = append(list, x)
		}
	}
	return s.Statements(list)
}

// notTold lists what would make the answer better, each with its question.
func (s *Page) notTold(g *aftercare.Guidance) view.Node {
	list := view.UL(view.Class("facts-open"))
	n := 0
	for _, fact := range g.Unknown {
		row := view.LI(view.Text(s.W.NotTold(fact)))
		if q := s.questionFor(fact); q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions[q].ID, "answer.tell"))
		}
		list = list.With(row)
		n++
	}
	if n == 0 {
		return view.Node{}
	}
	return view.Section(view.H2(s.Text("answer.unknown")), view.P(s.Text("answer.unknown.what")), list)
}

// factQuestions are the questions of the facts that are no observation.
var factQuestions = map[string]string{
	"loss.on": "passed", "loss.diagnosedOn": "found", "care": "care", "temperature": "fever", "pads-per-hour": "pads",
	"feels-hot": "fever", "chills": "fever",
}

// questionFor finds the question that asks for a fact, -1 if none does.
func (s *Page) questionFor(fact string) int {
	if id := factQuestions[fact]; id != "" {
		return step(id)
	}
	for i := range questions {
		if questions[i].owns(fact) {
			return i
		}
	}
	return -1
}

// recheck asks back what cannot be right.
func (s *Page) recheck(g *aftercare.Guidance) view.Node {
	if len(g.Recheck) == 0 {
		return view.Node{}
	}
	list := view.UL(view.Class("facts-open"))
	for _, r := range g.Recheck {
		q, name := s.named(r.Fact)
		row := view.LI(view.Strong(view.Text(name)), view.Text(": "+s.W.Recheck(r.Why)))
		if q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions[q].ID, "answer.look-again"))
		}
		list = list.With(row)
	}
	return view.Section(view.H2(s.Text("answer.recheck")), list)
}

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
		return step("weeks"), s.W.NotTold("loss.gestation")
	}
	return s.questionFor(field), s.W.NotTold(field)
}

// Limits is what the answer cannot do, and what it was made from.
func (s *Page) Limits(g *aftercare.Guidance) view.Node {
	box := view.Section(view.Class("limits"), view.H2(s.Text("answer.limits")))
	for _, l := range g.Limits {
		box = box.With(view.P(view.Text(s.W.Limit(l))))
	}
	return box.With(view.P(s.Edition(g)))
}

// state carries the answers on, with the ways from here.
func (s *Page) state() view.Node {
	row := view.Div(view.Class("buttons"))
	if s.Answers.aim == aimSigns {
		row.With(s.PressButton("button", "more", "go.more"))
	}
	row.With(s.keepButton(), s.PressButton("button plain", "start", "go.change"), page.Link(page.PathHome, view.Class("button plain"), s.Text("go.end")))
	return page.FormTo(s.route(), view.ID(stateForm), s.Hidden(nil), row)
}

// keepButton takes the answers into a diary, where there can be one; from the
// diary's own answer it leads back.
func (s *Page) keepButton() view.Node {
	switch {
	case !s.InPage || s.Plain || s.Vault == nil && s.Shows(page.PathNotes):
		return view.Node{}
	case s.Path == page.PathAnswer:
		return page.Link(page.PathNotes, view.Class("button"), s.Text("to.notes"))
	}
	return s.PressButton("button plain", keepAnswers, "go.keep")
}

// shareForm is the way here from her answer, where it never leaves the page.
func (s *Page) shareForm() view.Node {
	if !s.InPage || s.Plain {
		return view.Node{}
	}
	return page.FormTo(page.PathShare, view.Class("share"), s.Hidden(nil),
		view.P(s.Text("share.offer"), view.Text(" "), s.PressButton("inline", "choose", "share.offer.press")))
}
