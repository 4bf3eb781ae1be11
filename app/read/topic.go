package read

import (
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// topicParts are the kinds of statement of a general page, in its order.
var topicParts = [...]guideline.Kind{guideline.Alarm, guideline.Expect, guideline.Expected, guideline.Due, guideline.Gate, guideline.Inform}

// showTopic is the general page of one question: the short answer, and what the
// sources say, down to the place in each.
func showTopic(a *page.Site, r *page.Request) *page.Response {
	p, n := newReading(a, r), page.Number(r.Path, page.PathRead)
	if n > len(a.Topics) {
		return a.Problem(404)
	}
	var first []view.Node
	if q := a.Topics[n-1].Question; q.Activity != 0 {
		first = p.activityPage(q.Activity)
	} else if q.ID == page.QuestionHelps {
		first = p.helpsIndex()
	}
	return p.topicPage(n, first, nil, nil)
}

// topicPage puts the page of a question together: what comes first, the
// questions that come up next, and its statements but those that were shown.
func (p *reading) topicPage(n int, first []view.Node, shown []*guideline.Statement, next []view.Node) *page.Response {
	q := p.Topics[n-1].Question
	main := append([]view.Node{
		page.Heading(view.Text(q.Ask.In(p.W.Lang))),
		view.P(view.Class("lead"), view.Text(p.W.Short(q, p.Know.Statement))),
	}, append(first, next...)...)
	for _, kind := range topicParts {
		list := p.Know.Active(func(s *guideline.Statement) bool {
			return s.Kind == kind && slices.Contains(s.Questions, q.ID) && !slices.Contains(s.Activities, q.Activity) && !slices.Contains(shown, s)
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
				view.H2(p.Text("topic."+kind.String())), p.Statements(list)))
		}
	}
	main = append(main,
		view.Section(view.Class("next"), view.H2(p.Text("topic.you")), view.P(p.Text("topic.you.what")),
			view.P(page.Link(p.Questions(page.PathAsk), view.Class("button"), p.Text("topic.you.link")))),
		view.If(isHelps(q.ID) && q.ID != page.QuestionHelps, p.HelpsLink()),
		p.turn(n))
	return p.Respond(main...)
}

// turn leads to the question before and the one after.
func (p *reading) turn(n int) view.Node {
	side := func(n int, key string) view.Node {
		if n < 1 || n > len(p.Topics) {
			return view.Node{}
		}
		return view.LI(view.Small(p.Text(key)), view.Text(" "), p.TopicLink(n))
	}
	return view.Nav(view.Class("turn"), view.Aria("label", p.W.Text("topic.turn")),
		view.UL(side(n-1, "topic.before"), side(n+1, "topic.after")))
}

// index lists every question by group.
func index(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	main := []view.Node{page.Heading(p.Text("read.title")), view.P(view.Class("lead"), p.Text("read.lead")), p.SearchForm("")}
	for group := range page.TopicGroups {
		list := p.TopicLinks(func(t *page.Topic) bool { return t.Group == group && !isHelps(t.Question.ID) })
		main = append(main, view.Section(view.H2(p.Text("read.group."+string(rune('a'+group)))), list))
	}
	return p.Respond(append(main, view.Section(view.H2(p.Text("helps.title")), p.helpsLinks()))...)
}
