package ask

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/groups"
	"aftercare/locale"
)

// sourcesOf sums up the sources on the activity she asked about and links to what each
// says. Further activities are behind one tap, and so is the summary if she has to
// call somebody first.
func (s *Page) sourcesOf(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) view.Node {
	var cards []view.Node
	for i, a := range asked {
		n := groups.Count(a).Sources
		if a.Verdict == aftercare.GetHelpFirst || n == 0 {
			continue
		}
		key := "sources.open"
		if i > 0 {
			key = "sources.open.other"
		}
		fold := view.Details(view.Summary(s.Text(key, locale.With("n", strconv.Itoa(n)), locale.With("activity", s.W.Activity(a.Activity)))))
		card := view.Section(view.Class("card finding"), view.ID(a.Activity.String()))
		if i > 0 || isUnsure(a) || notices(g) > 0 {
			fold.With(s.finding(a))
		} else {
			card.With(s.finding(a), s.strip(groups.Of(a)))
		}
		cards = append(cards, card.With(fold.With(s.explainYou(), s.waiting(a), s.comparison(a), s.reading(a.Activity))))
	}
	n := min(len(cards), 1)
	return view.List(view.List(cards[:n]...), s.fold(len(cards)-n, view.List(cards[n:]...)))
}

// finding sums up the sources, with the numbers that go with it.
func (s *Page) finding(a *aftercare.ActivityAnswer) view.Node {
	line := view.P(view.Text(s.W.Finding(a, s.Today) + s.W.FullStop()))
	for _, text := range s.W.FindingRest(a) {
		line.With(view.Text(" " + text))
	}
	return line
}
