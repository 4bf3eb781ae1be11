// Package ask is the questions, one a page, and the answer that they lead to.
// Other rooms ask some of the same questions and show parts of the answer.
package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/wire"
)

// Pages are the questions one by one, the long way.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathCheck, Show: begin},
		{Path: page.PathAsk, Show: begin, Take: func(a *page.Site, r *page.Request) *page.Response {
			return Take(a, r, func(*Page) *page.Response { // the short way is in another room
				next := *r
				next.Path = page.PathHome
				return &page.Response{Next: &next}
			})
		}},
	}
}

// begin shows the first question. It rests on nothing told, so it is the same
// for everybody.
func begin(a *page.Site, r *page.Request) *page.Response {
	if p := a.NewPage(r); r.Path != page.PathPlain && p.Questions(r.Path) == page.PathPlain {
		return p.Respond(page.Heading(p.Text("home.ask")), view.P(p.Text("home.server")),
			view.P(page.Link(page.PathPlain, view.Class("button"), p.Text("home.noscript.link"))))
	}
	s := New(a, r, NewAnswers(r.Now, &aftercare.Record{}, fieldSpecs))
	if r.Path == page.PathCheck {
		s.Answers.aim = aimSigns
	}
	s.Path, s.Personal = r.Path, false
	return s.question(0)
}

// Take answers one step of the questions, or the whole short way. short shows the
// short way with what was told, if the form leads there.
func Take(a *page.Site, r *page.Request, short func(*Page) *page.Response) *page.Response {
	if r.Path != page.PathPlain && !r.InPage && !r.WantsGuidance {
		return a.Problem(403) // answers never come here: the page keeps them
	}
	if _, rest, ok := page.TakeField(r.Form, "go"); ok && r.InPage && slices.Contains(r.Form, page.Field{Name: "go", Value: keepAnswers}) {
		next := *r // to the diary, with the fields as they were sent
		next.Path, next.Form = page.PathStart, rest
		return &page.Response{Next: &next}
	}
	form, findings := Read(r.Form, r.Now)
	if findings != nil {
		return a.Refuse(r, findings)
	}
	s := New(a, r, form)
	switch {
	case r.WantsGuidance:
		return s.document()
	case form.wantsShort():
		return short(s)
	}
	return s.step()
}

// document is the guidance itself, the same bytes as on every other surface.
func (s *Page) document() *page.Response {
	findings := make([]aftercare.Finding, 0, len(s.Answers.Faults))
	for _, f := range s.Answers.Faults {
		findings = append(findings, aftercare.Finding{Pointer: "/" + f.field, Message: s.W.Text("fault." + f.key)})
	}
	if len(findings) > 0 {
		return s.Refuse(&page.Request{WantsGuidance: true}, findings)
	}
	return &page.Response{Status: 200, Type: page.TypeJSON, Body: wire.AppendGuidance(nil, s.Guidance()), Forms: s.Plain, Personal: true}
}

// step finds what she sees next: a question again where an answer cannot be
// read, help at once where an answer asks for it, else where her button leads.
func (s *Page) step() *page.Response {
	a := s.Answers
	at := step(a.Step)
	if a.Old() && a.Step != "" {
		a.Renew()
		s.Record = a.Record()
		return s.again(0, "old")
	}
	switch {
	case a.Step == StepShort && a.Press != PressLong:
		return s.Answer(s.Guidance())
	case at < 0 && a.Step != StepAnswer:
		return s.question(0)
	}
	if a.Press == "change" {
		return s.question(max(at, 0))
	}
	if a.Press == "back" {
		if at < 0 {
			at = len(questions)
		}
		return s.question(max(a.before(at), 0))
	}
	if faulty := s.faulty(); faulty >= 0 {
		return s.again(faulty, "")
	}
	if at >= 0 && a.Press == "next" && !a.isAnswered(&questions[at]) {
		return s.again(at, "empty")
	}
	g := s.Guidance()
	if s.level = g.Urgency.Level; at >= 0 && s.level >= aftercare.SameDay && s.level > s.Acknowledged() && a.Press != "anyway" {
		return s.urgent(g, at)
	}
	return s.onward(g, at)
}

// onward goes to the next question or to the answer.
func (s *Page) onward(g *aftercare.Guidance, at int) *page.Response {
	a := s.Answers
	if a.Press == "anyway" {
		a.Warned = s.level.String()
	}
	if box, ok := cut(a.Press, "ask-"); ok && step(box) >= 0 {
		a.then = StepAnswer
		return s.question(step(box))
	}
	if name, ok := cut(a.Press, "show-"); ok && isActivity(name) {
		if !slices.Contains(a.show, name) {
			a.show = append(a.show, name)
		}
		return s.Answer(g)
	}
	if a.Press == "more" { // from the danger signs to the rest
		a.aim = ""
		at = lastDanger()
	}
	if at < 0 || a.Press == StepAnswer || a.then == StepAnswer {
		return s.Answer(g)
	}
	if n := a.next(at); n >= 0 {
		return s.question(n)
	}
	return s.Answer(g)
}

// wantsShort reports whether a form leads to the short way, to be shown with what
// was told: to look at it again, or where it cannot be read.
func (a *Answers) wantsShort() bool {
	if a.Press == pressAgain || a.Press == PressFacts || a.Step == "" {
		return true
	}
	return a.Step == StepShort && a.Faulty()
}

func cut(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return "", false
}

// lastDanger is the last question about danger signs.
func lastDanger() int {
	last := 0
	for i := range questions {
		if questions[i].part == partDanger {
			last = i
		}
	}
	return last
}

// faulty is the first question with an answer that cannot be read, -1 for none.
func (s *Page) faulty() int {
	for i := range questions {
		for _, f := range s.Answers.Faults {
			if questions[i].owns(f.field) {
				return i
			}
		}
	}
	if s.Answers.Faulty() {
		return max(step(s.Answers.Step), 0)
	}
	return -1
}

// urgent is shown as soon as an answer asks for help today, before anything
// else is asked.
func (s *Page) urgent(g *aftercare.Guidance, at int) *page.Response {
	u := &g.Urgency
	s.Answers.Step = questions[at].ID
	return s.Respond(s.UrgencyBox(u, page.Heading), s.sayThis(g), s.GoOn(s.route(), s.Hidden(nil)))
}
