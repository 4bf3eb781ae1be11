// Package ask draws the questions, one on each page, and the answer that they lead to.
// Other packages ask some of the same questions and show parts of the answer.
package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/wire"
)

// Pages are the questions one by one, the long way.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathCheck, Show: begin},
		{Path: page.PathAsk, Show: begin, Take: func(a *page.Site, r *page.Request) *page.Response {
			return Take(a, r, func(*Page) *page.Response { // the short way is in another package
				next := *r
				next.Path = page.PathHome
				return &page.Response{Next: &next}
			})
		}},
	}
}

// begin shows the first question, which is the same for everybody.
func begin(a *page.Site, r *page.Request) *page.Response {
	if p := a.NewPage(r); r.Path != page.PathPlain && p.Questions(r.Path) == page.PathPlain {
		return p.Respond(page.Heading(p.Text("home.ask")), view.P(p.Text("home.server")),
			view.P(page.Link(page.PathPlain, view.Class("button"), p.Text("home.noscript.link"))))
	}
	s := New(a, r, questions.NewAnswers(r.Now, &aftercare.Record{}, questions.FieldSpecs))
	if r.Path == page.PathCheck {
		s.Answers.Aim = questions.AimSigns
	}
	s.Path, s.Personal = r.Path, false
	return s.question(0)
}

// Take answers one step of the questions, or the whole short form. short shows the
// short form with what was told, if the button leads there.
func Take(a *page.Site, r *page.Request, short func(*Page) *page.Response) *page.Response {
	if r.Path != page.PathPlain && !r.InPage && !r.WantsGuidance {
		return a.Problem(403) // answers never come here: the page keeps them
	}
	if _, rest, ok := page.TakeField(r.Form, "go"); ok && r.InPage && slices.Contains(r.Form, page.Field{Name: "go", Value: keepAnswers}) {
		next := *r // to the diary, with the fields as they were sent
		next.Path, next.Form = page.PathStart, rest
		return &page.Response{Next: &next}
	}
	form, findings := questions.Read(r.Form, r.Now)
	if findings != nil {
		return a.Refuse(r, findings)
	}
	s := New(a, r, form)
	switch {
	case r.WantsGuidance:
		return s.document()
	case form.WantsShort():
		return short(s)
	}
	return s.step()
}

// document is the guidance as JSON, the same bytes as from the command line and the
// HTTP API.
func (s *Page) document() *page.Response {
	findings := make([]aftercare.Finding, 0, len(s.Answers.Faults))
	for _, f := range s.Answers.Faults {
		findings = append(findings, aftercare.Finding{Pointer: "/" + f.Field, Message: s.W.Text("fault." + f.Key)})
	}
	if len(findings) > 0 {
		return s.Refuse(&page.Request{WantsGuidance: true}, findings)
	}
	return &page.Response{Status: 200, Type: page.TypeJSON, Body: wire.AppendGuidance(nil, s.Guidance()), Forms: s.Plain, Personal: true}
}

// step finds what she sees next: a question again if its answer cannot be read, help
// at once if an answer needs it, else where her button leads.
func (s *Page) step() *page.Response {
	a := s.Answers
	at := questions.Step(a.Step)
	if a.Old() && a.Step != "" {
		a.Renew()
		s.Record = a.Record()
		return s.again(0, "old")
	}
	switch {
	case a.Step == questions.StepShort && a.Press != questions.PressLong:
		if q := s.bloodFirst(); q != nil {
			a.Then = questions.StepAnswer
			return s.question(questions.Step(q.ID))
		}
		return s.Answer(s.Guidance())
	case at < 0 && a.Step != questions.StepAnswer:
		return s.question(0)
	}
	if a.Press == "skip" && at >= 0 {
		a.Put(page.Field{Name: "asked", Value: questions.All[at].ID})
	}
	if a.Press == "change" {
		return s.question(max(at, 0))
	}
	if a.Press == "back" {
		if at < 0 {
			at = len(questions.All)
		}
		return s.question(max(a.Before(at), 0))
	}
	if faulty := s.faulty(); faulty >= 0 {
		return s.again(faulty, "")
	}
	if at >= 0 && a.Press == "next" && !a.IsAnswered(&questions.All[at]) {
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
	if box, ok := cut(a.Press, "ask-"); ok && questions.Step(box) >= 0 {
		a.Then = questions.StepAnswer
		if at < 0 && a.Step == questions.StepAnswer {
			a.Warned = s.level.String() // the answer that she comes from says it
		}
		return s.question(questions.Step(box))
	}
	if name, ok := cut(a.Press, "show-"); ok && questions.IsActivity(name) {
		if !slices.Contains(a.Show, name) {
			a.Show = append(a.Show, name)
		}
		return s.Answer(g)
	}
	if a.Press == "more" { // from the danger signs to the rest
		a.Aim = ""
		at = questions.LastDanger()
	}
	if n := opens(a, at); n >= 0 && a.Then == questions.StepAnswer {
		return s.question(n)
	}
	if at < 0 || a.Press == questions.StepAnswer || a.Then == questions.StepAnswer {
		return s.Answer(g)
	}
	if n := a.Next(at); n >= 0 {
		return s.question(n)
	}
	return s.Answer(g)
}

func cut(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return "", false
}

// faulty is the first question with an answer that cannot be read, -1 for none.
func (s *Page) faulty() int {
	for i := range questions.All {
		for _, f := range s.Answers.Faults {
			if questions.All[i].Owns(f.Field) {
				return i
			}
		}
	}
	if s.Answers.Faulty() {
		return max(questions.Step(s.Answers.Step), 0)
	}
	return -1
}

// urgent is shown as soon as an answer asks for help today, before anything
// else is asked.
func (s *Page) urgent(g *aftercare.Guidance, at int) *page.Response {
	u := &g.Urgency
	s.Answers.Step = questions.All[at].ID
	return s.Respond(s.UrgencyBox(u, page.Heading), s.sayThis(g), s.GoOn(s.route(), s.Hidden(nil)))
}
