package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/wire"
)

// AskPages are the questions and the answer.
func AskPages() []Handler {
	return []Handler{
		{Path: routeCheck, Show: begin},
		{Path: routeAsk, Show: begin, Take: takeStep},
		{Path: routePlain, Show: begin, Take: takeStep},
	}
}

// begin shows the first question. It rests on nothing told, so it is the same
// for everybody.
func begin(a *Site, r *Request) *Response {
	if p := a.newPage(r); r.Path != routePlain && p.questions(r.Path) == routePlain {
		return p.respond(heading(p.text("home.ask")), view.P(p.text("home.server")),
			view.P(link(routePlain, view.Class("button"), p.text("home.noscript.link"))))
	}
	s := newSheet(a, r, newAnswers(r.Now, &aftercare.Record{}, fieldSpecs))
	if r.Path == routeCheck {
		s.a.aim = aimSigns
	}
	s.path, s.personal = r.Path, false
	return s.question(0)
}

// takeStep answers one step of the questions.
func takeStep(a *Site, r *Request) *Response {
	if r.Path == routeAsk && !r.InPage && !r.WantsGuidance {
		return a.Problem(403) // answers never come here: the page keeps them
	}
	if _, rest, ok := takeField(r.Form, "go"); ok && r.InPage && r.Path == routeAsk && has(r.Form, Field{"go", keepAnswers}) {
		next := *r // to the diary, with the fields as they were sent
		next.Path, next.Form = routeStart, rest
		return &Response{Next: &next}
	}
	form, findings := readForm(r.Form, r.Now)
	if findings != nil {
		return a.refuse(r, findings)
	}
	s := newSheet(a, r, form)
	if r.WantsGuidance {
		return s.document()
	}
	return s.step()
}

// sheet is a page that rests on answers.
type sheet struct {
	*page
	a     *answers
	rec   *aftercare.Record
	level aftercare.Urgency // what the answers so far amount to
	pads  bool              // bleeding is asked with pictures
}

// newSheet is a page that rests on answers.
func newSheet(site *Site, r *Request, a *answers) *sheet {
	s := &sheet{page: site.newPage(r), a: a}
	s.plain = r.Path == routePlain
	s.personal = true
	s.rec = a.record()
	s.know = site.knowledge(s.rec.Jurisdiction)
	return s
}

// sheetOf is a page that rests on a record of a diary.
func sheetOf(p *page, rec *aftercare.Record, asOf aftercare.When) *sheet {
	return &sheet{page: p, a: newAnswers(asOf, rec, fieldSpecs), rec: rec}
}

// entrySheet is a page that asks for an entry of a diary.
func entrySheet(p *page, a *answers) *sheet { return &sheet{page: p, a: a, pads: true} }

// guidance judges the answers so far.
func (s *sheet) guidance() *aftercare.Guidance { return s.know.engine.Evaluate(s.rec, s.a.now) }

// document is the guidance itself, the same bytes as on every other surface.
func (s *sheet) document() *Response {
	findings := make([]aftercare.Finding, 0, len(s.a.faults))
	for _, f := range s.a.faults {
		findings = append(findings, aftercare.Finding{Pointer: "/" + f.field, Message: s.w.Text("fault." + f.key)})
	}
	if len(findings) > 0 {
		return s.refuse(&Request{WantsGuidance: true}, findings)
	}
	return &Response{Status: 200, Type: typeJSON, Body: wire.AppendGuidance(nil, s.guidance()), Forms: s.plain, Personal: true}
}

// step finds what she sees next: a question again where an answer can not be
// read, help at once where an answer asks for it, else where her button leads.
func (s *sheet) step() *Response {
	a := s.a
	at := step(a.step)
	if a.old() && a.step != "" {
		a.renew()
		s.rec = a.record()
		return s.again(0, "old")
	}
	if at < 0 && a.step != stepAnswer || a.press == "start" {
		return s.question(0)
	}
	if a.press == "change" {
		return s.question(max(at, 0))
	}
	if a.press == "back" {
		if at < 0 {
			at = len(questions)
		}
		return s.question(max(a.before(at), 0))
	}
	if faulty := s.faulty(); faulty >= 0 {
		return s.again(faulty, "")
	}
	if at >= 0 && a.press == "next" && !a.isAnswered(&questions[at]) {
		return s.again(at, "empty")
	}
	g := s.guidance()
	if s.level = g.Urgency.Level; at >= 0 && s.level >= aftercare.SameDay && s.level > s.acknowledged() && a.press != "anyway" {
		return s.urgent(g, at)
	}
	return s.onward(g, at)
}

// keepAnswers is the button that takes the answers into a diary.
const keepAnswers = "keep"

// stepAnswer is the step after the questions.
const stepAnswer = "answer"

// onward goes to the next question or to the answer.
func (s *sheet) onward(g *aftercare.Guidance, at int) *Response {
	a := s.a
	if a.press == "anyway" {
		a.told = s.level.String()
	}
	if ask, ok := cut(a.press, "ask-"); ok && step(ask) >= 0 {
		a.then = stepAnswer
		return s.question(step(ask))
	}
	if name, ok := cut(a.press, "show-"); ok && isActivity(name) {
		if !has(a.show, name) {
			a.show = append(a.show, name)
		}
		return s.answer(g)
	}
	if a.press == "more" { // from the danger signs to the rest
		a.aim = ""
		at = lastDanger()
	}
	if at < 0 || a.press == stepAnswer || a.then == stepAnswer {
		return s.answer(g)
	}
	if n := a.next(at); n >= 0 {
		return s.question(n)
	}
	return s.answer(g)
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

// acknowledged is the level she was told of and went on from.
func (s *sheet) acknowledged() aftercare.Urgency {
	for i, word := range aftercare.UrgencyTerms.Words() {
		if word == s.a.told {
			return aftercare.Urgency(i)
		}
	}
	return aftercare.SelfCare
}

// faulty is the first question with an answer that can not be read, -1 for none.
func (s *sheet) faulty() int {
	for i := range questions {
		for _, f := range s.a.faults {
			if questions[i].owns(f.field) {
				return i
			}
		}
	}
	if s.a.faulty() {
		return max(step(s.a.step), 0)
	}
	return -1
}
