package locale

import (
	"strings"

	"aftercare/internal/sorting"
)

// Card is the card to show to a stranger in another language.
type Card struct {
	Lang, Dir string
	Name      string // of the language, in itself
	Prefix    string // of the keys of its lines
}

// The lines of the card of another language have keys of their own:
// stranger.in.ko.loss.
const (
	StrangerPrefix = "stranger."
	CardPrefix     = "stranger.in."
)

// The card of a translation is at the top of its file, so that other languages don't
// have to read the whole file.
const (
	TopSize = 8 << 10
	TopEnd  = "\n#\n"
)

// Cards are the cards in other languages, by their tags.
func (w *Words) Cards() []Card {
	var list []Card
	for key, name := range w.text {
		tag, isCard := strings.CutPrefix(key, CardPrefix)
		if tag, isName := strings.CutSuffix(tag, ".name"); isCard && isName {
			prefix := CardPrefix + tag + "."
			list = append(list, Card{tag, w.text[prefix+"dir"], name, prefix})
		}
	}
	sorting.Stable(list, func(a, b Card) int { return strings.Compare(a.Lang, b.Lang) })
	return list
}
