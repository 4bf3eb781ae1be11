package page

import (
	"slices"
	"strings"

	"aftercare/app/view"
)

// strangerLines are the lines of the card.
var strangerLines = [...]string{"loss", "help", "stay"}

// stranger is a card to show to somebody who may not speak her language: in her
// words, in those of the country, and folded in every other language there is.
func (p *Page) stranger(country string) view.Node {
	nation, _, _ := strings.Cut(country, "-")
	box := view.Section(view.Class("stranger"), view.H2(p.Text("stranger.title")), p.strangerCard("stranger.", p.W.Lang, p.W.Dir))
	var others []view.Node
	for _, card := range p.W.Cards() {
		said := view.List(view.P(view.Class("quiet"), view.Set("lang", card.Lang), view.Text(card.Name)), p.strangerCard(card.Prefix, card.Lang, card.Dir))
		if nation != "" && slices.Contains(strings.Fields(p.W.Text(card.Prefix+"countries")), nation) {
			box.With(said)
			continue
		}
		others = append(others, said)
	}
	return box.With(view.If(len(others) > 0, p.Folded("stranger.other", others...)))
}

func (p *Page) strangerCard(prefix, lang, dir string) view.Node {
	card := view.Div(view.Class("shown"), view.Set("lang", lang), view.Set("dir", dir))
	for _, line := range strangerLines {
		card.With(view.P(view.Text(p.W.Text(prefix + line))))
	}
	return card
}
