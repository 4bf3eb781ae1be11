package app

import (
	"aftercare/app/view"
	"aftercare/guideline"
)

// topicParts are the kinds of statement of a general page, in its order.
var topicParts = [...]guideline.Kind{guideline.Alarm, guideline.Expect, guideline.Due, guideline.Gate, guideline.Inform}

// showTopic is the general page of one question: the short answer, and what the
// sources say, down to the place in each.
func showTopic(a *Site, r *Request) *Response {
	p, n := newReading(a, r), number(r.Path, routeRead)
	if n > len(a.topics) {
		return a.Problem(404)
	}
	var first []view.Node
	if q := a.topics[n-1].question; q.Activity != 0 {
		first = p.activityPage(q.Activity)
	} else if q.ID == questionHelps {
		first = p.helpsIndex()
	}
	return p.topicPage(n, first, nil, nil)
}

// topicPage puts the page of a question together: what comes first, the
// questions that come up next, and its statements but those that were shown.
func (p *reading) topicPage(n int, first []view.Node, shown []*guideline.Statement, next []view.Node) *Response {
	q := p.topics[n-1].question
	main := append([]view.Node{
		heading(view.Text(q.Ask.In(p.w.Lang))),
		view.P(view.Class("lead"), view.Text(p.w.Short(q, p.know.statement))),
	}, append(first, next...)...)
	for _, kind := range topicParts {
		list := p.know.active(func(s *guideline.Statement) bool {
			return s.Kind == kind && has(s.Questions, q.ID) && !has(s.Activities, q.Activity) && !has(shown, s)
		})
		if isHelps(q.ID) {
			p.adviceFirst(list)
		}
		drawn, list := splitDrawn(list)
		if len(drawn) > 0 {
			main = append(main, p.shares(drawn))
		}
		if len(list) > 0 {
			main = append(main, view.Section(
				view.H2(p.text("topic."+kind.String())), p.statements(list)))
		}
	}
	main = append(main,
		view.Section(view.Class("next"), view.H2(p.text("topic.you")), view.P(p.text("topic.you.what")),
			view.P(link(p.questions(routeAsk), view.Class("button"), p.text("topic.you.link")))),
		view.If(isHelps(q.ID) && q.ID != questionHelps, p.helpsLink()),
		p.turn(n))
	return p.respond(main...)
}

// turn leads to the question before and the one after.
func (p *reading) turn(n int) view.Node {
	side := func(n int, key string) view.Node {
		if n < 1 || n > len(p.topics) {
			return view.Node{}
		}
		return view.LI(view.Small(p.text(key)), view.Text(" "), p.topicLink(n))
	}
	return view.Nav(view.Class("turn"), view.Aria("label", p.w.Text("topic.turn")),
		view.UL(side(n-1, "topic.before"), side(n+1, "topic.after")))
}

// index lists every question by group.
func index(a *Site, r *Request) *Response {
	p := newReading(a, r)
	main := []view.Node{heading(p.text("read.title")), view.P(view.Class("lead"), p.text("read.lead")), p.searchForm("")}
	for group := range topicGroups {
		list := p.topicLinks(func(t *topic) bool { return t.group == group && !isHelps(t.question.ID) })
		main = append(main, view.Section(view.H2(p.text("read.group."+string(rune('a'+group)))), list))
	}
	return p.respond(append(main, view.Section(view.H2(p.text("helps.title")), p.helpsLinks()))...)
}
