package read

import (
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// helpsParts are the questions that page leads to, for whom.
var helpsParts = [...]struct {
	id     string
	topics []string
}{
	{"her", []string{"feelings", "grief-how-long", "sleep", "closeness", "what-to-say", "children", "remember", "remains", "hard-days", "back-to-work", "letters", "therapy", "which-therapy"}},
	{"partner", []string{"partner", "partner-closeness", "beside"}},
}

// besideTopics are those of them that the page for partners, family and friends names.
var besideTopics = []string{"partner-closeness", "grief-how-long", "children", "remember", "hard-days"}

// isHelps reports whether a question belongs to what helps.
func isHelps(id string) bool {
	for i := range helpsParts {
		if slices.Contains(helpsParts[i].topics, id) {
			return true
		}
	}
	return id == page.QuestionHelps
}

// helpsIndex is a calm list of them, each with the first line of its answer.
func (p *reading) helpsIndex() []view.Node {
	var list []view.Node
	for i := range helpsParts {
		list = append(list, view.Section(view.H2(p.Text("helps."+helpsParts[i].id)), p.helpsList(helpsParts[i].topics)))
	}
	return append(list, view.Section(view.H2(p.Text("helps.now")), view.UL(view.Class("topics"),
		view.LI(page.Link(page.PathHow, p.Text("helps.how"))),
		view.LI(page.Link(page.PathCall, p.Text("foot.call"))),
		view.LI(page.Link(page.PathBeside, p.Text("foot.beside"))))))
}

// helpsList names some questions in the order given, each with the first line
// of its answer.
func (p *reading) helpsList(ids []string) view.Node {
	list := view.UL(view.Class("topics helps"))
	for _, id := range ids {
		t := p.TopicNumber(id)
		if t == 0 {
			continue // a pack may do without
		}
		line := locale.FirstSentence(p.W.Short(p.Topics[t-1].Question, p.Know.Statement))
		list.With(view.LI(p.TopicLink(t), view.Small(view.Text(line))))
	}
	return list
}

// helpsLinks names them all, in the same order.
func (p *reading) helpsLinks() view.Node {
	list := view.UL(view.Class("topics"))
	add := func(id string) {
		if n := p.TopicNumber(id); n > 0 {
			list.With(view.LI(p.TopicLink(n)))
		}
	}
	add(page.QuestionHelps)
	for i := range helpsParts {
		for _, id := range helpsParts[i].topics {
			add(id)
		}
	}
	return list
}

// adviceFirst puts what can be done before what was counted, and what nobody
// answers for last.
func (p *reading) adviceFirst(list []*guideline.Statement) {
	rank := func(s *guideline.Statement) int {
		src := p.Know.Sources[s.Cites[0].Source]
		switch {
		case src != nil && src.Tier == guideline.TierS:
			return 2
		case s.Strength == guideline.Informs:
			return 1
		}
		return 0
	}
	sorting.Stable(list, func(a, b *guideline.Statement) int { return rank(a) - rank(b) })
}
