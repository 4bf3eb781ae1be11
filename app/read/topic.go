package read

import (
	"cmp"
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// topicParts are the kinds of statement of a general page, in its order.
var topicParts = [...]guideline.Kind{guideline.Alarm, guideline.Expect, guideline.Expected, guideline.Due, guideline.Gate, guideline.Inform}

// showTopic is the general page of one question: the short answer, and what the
// sources say, down to the place in each.
func (x *answers) showTopic(a *page.Site, r *page.Request) *page.Response {
	p, n := newReading(a, r), page.Number(r.Path, page.PathRead)
	p.answers = x
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
	q, once := p.Topics[n-1].Question, page.Said{}
	once.Say(p.W.Short(p.question(n), p.Know.Statement))
	main := append([]view.Node{
		page.Heading(view.Text(q.Ask.In(p.W.Lang))),
		p.short(n),
		p.lines(n),
		p.shortElsewhere(n, once),
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
				view.H2(p.Text("topic."+kind.String())), p.StatementsOnce(once, list, mostOpen, "topic.more")))
		}
	}
	main = append(main,
		view.Section(view.Class("next"), view.H2(p.Text("topic.you")), view.P(p.Text("topic.you.what")),
			view.P(page.Link(p.Questions(page.PathAsk), view.Class("button"), p.Text("topic.you.link")))),
		view.If(isHelps(q.ID) && q.ID != page.QuestionHelps, p.HelpsLink()),
		p.turn(n))
	return p.Respond(main...)
}

// short is the short answer to a question; where it may be an emergency, with
// the numbers to call.
func (p *reading) short(n int) view.Node {
	q := p.question(n)
	box := view.P(view.Class("lead"), view.Text(p.W.Short(q, p.Know.Statement)))
	if q.Urgent {
		box.With(view.Text(" "), p.EmergencyLine(p.country))
	}
	return box
}

// lines are the numbers of that kind: those of her country, or the first of each.
func (p *reading) lines(n int) view.Node {
	kind := p.question(n).Line
	if kind == 0 {
		return view.Node{}
	}
	var list view.Node
	switch numbers := p.Know.Numbers[p.country]; {
	case numbers != nil:
		list = view.Div(view.Class("short"), p.HelpLines(numbers, kind))
	case p.question(n).Urgent:
		list = p.Everywhere(kind)
	default:
		list = p.Folded(cmp.Or(linesBy[kind], "line.all"), p.Everywhere(kind))
	}
	return view.Section(view.H2(p.Text("call."+kind.String())), list, view.P(page.Link(page.PathCall, p.Text("help.more"))))
}

// linesBy heads the lines of a kind in each country where they are folded.
var linesBy = map[guideline.CallKind]string{guideline.CrisisLine: "help.mind.numbers", guideline.SafetyLine: "help.safety.numbers", guideline.SupportLine: "help.talk.numbers"}

// question is the question of a page, as the pack that it follows answers it.
func (p *reading) question(n int) *guideline.Question {
	return p.questionOf(p.Know, p.Topics[n-1].Question)
}

func (p *reading) questionOf(k *page.Knowledge, q *guideline.Question) *guideline.Question {
	if own := k.Pack.Question(q.ID); own != nil {
		return own
	}
	return q
}

// mostOpen is how many statements of a kind are shown before the fold.
const mostOpen = 6

// shortElsewhere are the short answers of countries that answer otherwise, as
// far as they differ.
func (p *reading) shortElsewhere(n int, once page.Said) view.Node {
	q, list := p.question(n), view.UL(view.Class("elsewhere"))
	if p.country != "" {
		return view.Node{}
	}
	differs := false
	for _, code := range p.ownCountries() {
		k := p.Knowledge(code)
		if says := p.W.Short(p.questionOf(k, q), k.Statement); says != p.W.Short(q, p.Know.Statement) {
			differs = true
			list.With(view.LI(view.Strong(view.Text(p.W.Labelled(p.Jurisdiction(code)))), view.Text(" "+once.Say(says))))
		}
	}
	return view.If(differs, list)
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

// index lists every question by group. The groups are folded: a hundred and
// more questions in one list are too many to look through on a phone.
func index(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	main := []view.Node{page.Heading(p.Text("read.title")), view.P(view.Class("lead"), p.Text("read.lead")), p.SearchForm("")}
	for group := range page.TopicGroups {
		of := func(t *page.Topic) bool { return t.Group == group && !isHelps(t.Question.ID) }
		if slices.ContainsFunc(p.Topics, func(t page.Topic) bool { return of(&t) }) {
			main = append(main, p.group("read.group."+string(rune('a'+group)), p.TopicLinks(of)))
		}
	}
	return p.Respond(append(main, p.group("helps.title", p.helpsLinks()))...)
}

func (p *reading) group(title string, links view.Node) view.Node {
	return view.Details(view.Class("questions"), view.Summary(view.H2(p.Text(title))), links)
}
