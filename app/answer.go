package app

import (
	"sort"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// stateForm is the form that holds the answers; every button of the page is tied to it.
const stateForm = "state"

// answer is the whole answer: how soon help is needed, all activities at a
// glance, what she asked about, what is due and usual, when to call, and what
// this does not know.
func (s *sheet) answer(g *aftercare.Guidance) *Response {
	s.a.step, s.a.then = stepAnswer, ""
	u := &g.Urgency
	main := []view.Node{s.verdictOnUrgency(u), s.because(u)}
	if u.Level < aftercare.SameDay && s.a.aim != aimSigns {
		main = append(main, s.strip(g))
		first := true // the legend of the pictures stands once
		for i := range g.Activities {
			if act := &g.Activities[i]; s.opened(act.Activity) {
				main = append(main, s.activity(act, first))
				first = false
			}
		}
		main = append(main, s.due(g), s.told(g.Expect, "expect"))
	}
	if s.a.aim != aimSigns {
		main = append(main, s.told(g.Inform, "inform"))
	}
	main = append(main, s.safetyNet(g), s.notTold(g), s.recheck(g), s.limits(g), s.state(), s.shareForm())
	return s.respond(main...)
}

// verdictOnUrgency is the first thing on the page.
func (s *sheet) verdictOnUrgency(u *aftercare.UrgencyAnswer) view.Node {
	box := s.urgencyBox(u, heading(view.Text(s.w.Urgency(u))))
	if u.Level >= aftercare.SameDay {
		return box
	}
	return box.With(s.callsInLine(u), view.P(view.A(view.Href(view.Fragment("call")), s.text("answer.when-to-call"))))
}

// callsInLine names the numbers at the calm levels.
func (s *sheet) callsInLine(u *aftercare.UrgencyAnswer) view.Node {
	line := view.P(view.Class("line"))
	known := false
	for i := range u.Call {
		if c := &u.Call[i]; c.Number != "" {
			name := s.serviceName(u, i)
			known = true
			line = line.With(view.Span(view.Class("pair"), view.Text(name), tel(c.Number), view.If(!c.Verified, view.Small(view.Text(" "+s.w.Text("number.unverified"))))), view.Text(" "))
		}
	}
	if !known {
		return view.P(s.text("answer.no-country"), view.Text(" "), s.askButton("country", "answer.tell-country"))
	}
	return line
}

// serviceName is what a number is called, with a space after it; nothing where
// the number before it is called the same.
func (s *sheet) serviceName(u *aftercare.UrgencyAnswer, i int) string {
	name := u.Call[i].Name
	if name == "" {
		if i > 0 && u.Call[i-1].Service == u.Call[i].Service && u.Call[i-1].Name == "" {
			return ""
		}
		name = s.w.Text("service." + u.Call[i].Service.String())
	}
	return name + " "
}

// opened reports whether an activity is shown in full.
func (s *sheet) opened(a aftercare.Activity) bool {
	return has(s.rec.Wishes.Activities, a) || has(s.a.show, a.String())
}

// askButton leads to one question and back.
func (s *sheet) askButton(question, key string) view.Node {
	return view.Button(view.Class("inline"), view.Type("submit"), view.Set("form", stateForm), view.Name("go"), view.Value("ask-"+question), s.text(key))
}

// told is what is usual or good to know for her.
func (s *sheet) told(ids []string, kind string) view.Node {
	var list []*guideline.Statement
	for _, id := range ids {
		if x := s.know.statement(id); x != nil {
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		return view.Node{}
	}
	sort.SliceStable(list, func(i, j int) bool { return closeness(list[i]) > closeness(list[j]) })
	n := min(len(list), mostTold)
	box := view.Section(view.H2(s.text("answer."+kind)), s.statements(list[:n]))
	if n < len(list) {
		box = box.With(s.folded("answer."+kind+".more", s.statements(list[n:])))
	}
	return box
}

// closeness is how much a statement is about what she told, so that what was
// written for her case comes before what was written for everybody.
func closeness(x *guideline.Statement) int {
	a := &x.Applies
	n := 0
	for _, narrows := range [...]bool{a.Routes != 0, a.Kinds != 0, a.Phase != 0, a.Anaesthetic != 0, a.From != 0 || a.To != 0} {
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

// due is what is to be done, and around which day: the next of each kind, and
// the later ones behind one tap.
func (s *sheet) due(g *aftercare.Guidance) view.Node {
	next, later := view.UL(view.Class("due")), view.UL(view.Class("due"))
	var items []aftercare.Item
	more := false
	for i := range g.Due {
		d := &g.Due[i]
		x := s.know.statement(d.Statement)
		if x == nil || d.State == aftercare.DueDone {
			continue
		}
		row := view.LI(
			view.H3(view.Text(s.w.Item(d))),
			view.P(view.Class("when"), marked(s.w.Due(d, s.today))),
			view.P(view.Text(s.w.Says(x))),
			view.If(d.Item == aftercare.ItemFeelings, view.List(view.P(link(routeHow, s.text("how.offer"))), s.helpsLink())),
			s.evidence(x))
		if has(items, d.Item) && d.State == aftercare.DueUpcoming {
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
	box := view.Section(view.H2(s.text("answer.due")), next)
	if more {
		box.With(s.folded("answer.due.later", later))
	}
	return box
}

// safetyNet says when to call, the most urgent first. It stands open at every
// calm level.
func (s *sheet) safetyNet(g *aftercare.Guidance) view.Node {
	if len(g.SafetyNet) == 0 {
		return view.Node{}
	}
	box := view.Section(view.Class("net"), view.ID("call"), view.H2(s.text("net.title")), view.P(s.text("net.lead")))
	for level := aftercare.Emergency; level >= aftercare.Routine; level-- {
		list := view.OL()
		n := 0
		for _, id := range g.SafetyNet {
			if x := s.know.statement(id); x != nil && x.Level == level {
				list = list.With(view.LI(view.Text(s.w.Says(x))))
				n++
			}
		}
		if n > 0 {
			box = box.With(view.H3(s.text("net."+level.String())), list)
		}
	}
	return box.With(s.folded("net.from", s.netSources(g)))
}

func (s *sheet) netSources(g *aftercare.Guidance) view.Node {
	var list []*guideline.Statement
	for _, id := range g.SafetyNet {
		if x := s.know.statement(id); x != nil {
			list = append(list, x)
		}
	}
	return s.statements(list)
}

// notTold lists what would make the answer better, each with its question.
func (s *sheet) notTold(g *aftercare.Guidance) view.Node {
	list := view.UL(view.Class("facts-open"))
	n := 0
	for _, fact := range g.Unknown {
		row := view.LI(view.Text(s.w.NotTold(fact)))
		if q := s.questionFor(fact); q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions[q].id, "answer.tell"))
		}
		list = list.With(row)
		n++
	}
	if n == 0 {
		return view.Node{}
	}
	return view.Section(view.H2(s.text("answer.unknown")), view.P(s.text("answer.unknown.what")), list)
}

// factQuestions are the questions of the facts that are no observation.
var factQuestions = map[string]string{
	"loss.on": "passed", "loss.diagnosedOn": "found", "care": "care", "temperature": "fever", "pads-per-hour": "pads",
	"feels-hot": "fever", "chills": "fever",
}

// questionFor finds the question that asks for a fact, -1 where none does.
func (s *sheet) questionFor(fact string) int {
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

// recheck asks back what can not be right.
func (s *sheet) recheck(g *aftercare.Guidance) view.Node {
	if len(g.Recheck) == 0 {
		return view.Node{}
	}
	list := view.UL(view.Class("facts-open"))
	for _, r := range g.Recheck {
		q, name := s.named(r.Fact)
		row := view.LI(view.Strong(view.Text(name)), view.Text(": "+s.w.Recheck(r.Why)))
		if q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions[q].id, "answer.look-again"))
		}
		list = list.With(row)
	}
	return view.Section(view.H2(s.text("answer.recheck")), list)
}

// named finds the question and the name of a fact.
func (s *sheet) named(fact aftercare.Fact) (question int, name string) {
	field := "care"
	switch fact.Kind {
	case aftercare.FactObservation:
		field = s.rec.Observations[fact.Index].Code.String()
	case aftercare.FactLossOn:
		field = "loss.on"
	case aftercare.FactDiagnosedOn:
		field = "loss.diagnosedOn"
	case aftercare.FactGestation:
		return step("weeks"), s.w.NotTold("loss.gestation")
	}
	return s.questionFor(field), s.w.NotTold(field)
}

// limits is what the answer can not do, and what it was made from.
func (s *sheet) limits(g *aftercare.Guidance) view.Node {
	box := view.Section(view.Class("limits"), view.H2(s.text("answer.limits")))
	for _, l := range g.Limits {
		box = box.With(view.P(view.Text(s.w.Limit(l))))
	}
	return box.With(view.P(s.edition(g)))
}

// state carries the answers on, with the ways from here.
func (s *sheet) state() view.Node {
	row := view.Div(view.Class("buttons"))
	if s.a.aim == aimSigns {
		row.With(s.pressButton("button", "more", "go.more"))
	}
	row.With(s.keepButton(), s.pressButton("button plain", "start", "go.change"), link(routeHome, view.Class("button plain"), s.text("go.end")))
	return formTo(s.route(), view.ID(stateForm), s.hidden(nil), row)
}

// keepButton takes the answers into a diary, where there can be one; from the
// diary's own answer it leads back.
func (s *sheet) keepButton() view.Node {
	switch {
	case !s.inPage || s.plain || s.vault == nil && s.has(routeNotes):
		return view.Node{}
	case s.path == routeAnswer:
		return link(routeNotes, view.Class("button"), s.text("to.notes"))
	}
	return s.pressButton("button plain", keepAnswers, "go.keep")
}

// shareForm is the way here from her answer, where it never leaves the page.
func (s *sheet) shareForm() view.Node {
	if !s.inPage || s.plain {
		return view.Node{}
	}
	return formTo(routeShare, view.Class("share"), s.hidden(nil),
		view.P(s.text("share.offer"), view.Text(" "), s.pressButton("inline", "choose", "share.offer.press")))
}

// feelings is the item of a due that this page is for.
const feelings = "feelings"
