package app

import (
	"sort"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// urgent is shown as soon as an answer asks for help today, before anything
// else is asked.
func (s *sheet) urgent(g *aftercare.Guidance, at int) *Response {
	u := &g.Urgency
	s.a.step = questions[at].id
	press := func(class, value, key string) view.Node {
		return view.Button(view.Class(class), view.Type("submit"), view.Name("go"), view.Value(value), s.text(key))
	}
	return s.respond(
		view.Section(view.Class("now"),
			heading(view.Text(s.w.Urgency(u))),
			view.P(view.Class("do"), view.Text(s.w.Action(u))),
			s.calls(u)),
		s.because(u),
		view.Form(view.Set("method", "post"), s.formAction(), s.hidden(nil),
			view.P(view.Class("quiet"), s.text("urgent.anyway.what")),
			view.Div(view.Class("buttons"),
				press("button plain", "anyway", "urgent.anyway"),
				press("button plain", "change", "urgent.change"))))
}

// calls are the numbers to call, large, and always the words that hold anywhere.
func (s *sheet) calls(u *aftercare.UrgencyAnswer) view.Node {
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
		row.With(view.Span(view.Class("pair"), tel(c.Number), view.If(!c.Verified, view.Small(view.Text(" "), s.text("number.unverified")))))
	}
	if known {
		return view.List(list, view.P(view.Class("quiet"), s.text("calls.elsewhere")))
	}
	var folds []view.Node
	if service, choose := s.wanted(u); choose != nil {
		folds = append(folds, s.folded("calls.by-country."+service, s.countries(choose)))
	}
	folds = append(folds, s.folded("calls.by-country.emergency", s.countries(func(n *guideline.Numbers) []guideline.CallNumber { return n.Emergency })))
	return view.List(append([]view.Node{view.P(s.text("calls.generic"))}, folds...)...)
}

// wanted is the kind of line that the action asks for besides the emergency number.
func (s *sheet) wanted(u *aftercare.UrgencyAnswer) (string, func(*guideline.Numbers) []guideline.CallNumber) {
	switch u.Action {
	case "call-crisis-line":
		return "crisis", func(n *guideline.Numbers) []guideline.CallNumber { return n.Crisis }
	case "call-safety-line":
		return "safety", func(n *guideline.Numbers) []guideline.CallNumber { return n.Safety }
	}
	return "", nil
}

// mostReasons is how many reasons stand open; the rest are behind one tap.
const mostReasons = 3

// because lists what was told that makes it urgent, each with its sources.
func (s *sheet) because(u *aftercare.UrgencyAnswer) view.Node {
	if len(u.Because) == 0 {
		return view.Node{}
	}
	var list []*guideline.Statement
	for i := range u.Because {
		if x := s.know.statement(u.Because[i].Statement); x != nil {
			list = append(list, x)
		}
	}
	n := min(len(list), mostReasons)
	box := view.Section(view.H2(s.text("because.title")), s.statements(list[:n]))
	if n < len(list) {
		box = box.With(s.folded("because.more", s.statements(list[n:])))
	}
	return box
}

// countryCodes are the countries there are numbers for, by their names.
func (p *page) countryCodes() []string {
	var codes []string
	for i := range p.know.pack.Numbers {
		codes = append(codes, p.know.pack.Numbers[i].Jurisdiction)
	}
	sort.SliceStable(codes, func(i, j int) bool {
		return p.jurisdiction(codes[i]) < p.jurisdiction(codes[j])
	})
	return codes
}
