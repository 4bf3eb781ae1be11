package search

import "slices"

// How much somebody types who tells how she is, rather than naming a subject.
const (
	sentence = 5 // words
	telling  = 3 // where she speaks of herself and her body
	// asPage is how like a phrase of the page that is found first what was typed must
	// be for its subject to be plain. At this, nine tenths of the dangers that raised no
	// card had the line, and an eighth of the questions that pages answer.
	asPage = 0.6
)

// Groups of the rules that say whom it is about, and what is wrong.
var (
	people = [...]string{"i", "me", "she", "he"}
	bodies = [...]string{"blood", "hurt", "belly", "faintish", "ill", "breath", "pee", "feverish", "below", "passout", "reek", "bleed", "tummy", "breast", "pain"}
)

// tells reports whether somebody tells how she is: a sentence, or less of it about
// herself and her body, that is not just what people type for the page that is found
// first.
func (x *index) tells(tokens []token, list []result) bool {
	t := x.read(tokens)
	some := func(groups []string) bool {
		return slices.ContainsFunc(t.hits, func(h hit) bool { return slices.Contains(groups, h.group) })
	}
	if len(tokens) < sentence && !(len(tokens) >= telling && some(people[:]) && some(bodies[:])) {
		return false
	}
	return len(list) == 0 || list[0].alike < asPage
}
