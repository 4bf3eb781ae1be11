package read

import (
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// figure draws what the statements of a question count.
func (p *reading) figure(id string) (f figure, ok bool) {
	list := p.Know.Active(func(s *guideline.Statement) bool {
		return s.Kind == guideline.Inform && slices.Contains(s.Questions, id)
	})
	switch id {
	case page.TryingAgain:
		return p.whenFigure(), true
	case "wait-or-not":
		return p.effectsFigure(list), true
	case "pregnant-before-period":
		return p.rangesFigure(list, "egg"), true
	case "repeated-losses":
		f, chances := p.bodiesFigure(list), p.rangesFigure(list, "birth", "pregnant")
		return figure{append(f.nodes, p.Folded("figure.chances", chances.nodes...)), append(f.shown, chances.shown...)}, true
	case "chances":
		return p.rangesFigure(list, "birth", "pregnant"), true
	}
	return figure{}, false
}

// nextParts are the questions under that of trying again, in the order that
// they come up.
var nextParts = [...]string{"wait-or-not", "pregnant-before-period", "contraception", "before-trying", "repeated-losses", "chances"}

// again is the general page of a question with a figure.
func (x *answers) again(a *page.Site, r *page.Request) *page.Response {
	p, n := newReading(a, r), page.Number(r.Path, page.PathRead)
	p.answers = x
	q := a.Topics[n-1].Question
	f, _ := p.figure(q.ID)
	if q.ID != page.TryingAgain {
		return p.topicPage(n, f.nodes, f.shown, nil)
	}
	var parts []view.Node
	for _, id := range nextParts {
		parts = append(parts, p.nextPart(id))
	}
	return p.topicPage(n, f.nodes, f.shown, parts)
}

// nextPart is one question in short: the way to all of it, its answer, and
// behind one tap its figure, its rules or what sources say.
func (p *reading) nextPart(id string) view.Node {
	n := p.TopicNumber(id)
	if n == 0 {
		return view.Node{} // a pack may do without
	}
	q := p.Topics[n-1].Question
	box := view.Section(
		view.H2(page.Link(page.Numbered(page.PathRead, n), view.Text(q.Ask.In(p.W.Lang)))),
		view.P(view.Text(p.W.Short(q, p.Know.Statement))))
	if f, ok := p.figure(id); ok {
		return box.With(p.Folded("figure."+id, f.nodes...))
	}
	if q.Activity != 0 {
		return box.With(p.foldedTable(q.Activity, p.gatesOf(q.Activity)))
	}
	return box.With(p.Folded("topic.inform", p.Statements(p.Know.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, id) }))))
}
