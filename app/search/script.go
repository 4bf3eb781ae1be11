package search

import (
	"strings"

	"aftercare/internal/typing"
)

// split splits what was typed into words. In a language that is written in Cyrillic
// letters, words in the letters a to z are read as the same words in Cyrillic, or by
// the keys that were pressed, if more of them are known so.
func (l *lexicon) split(text string) []token {
	list := l.tokensOf(text)
	if !l.cyrillic || !strings.ContainsFunc(text, typing.IsLatin) {
		return list
	}
	spelled := make([]token, len(list))
	for i, t := range list {
		if spelled[i] = t; !l.knows(&t) && strings.ContainsFunc(t.word, typing.IsLatin) {
			word := typing.Fold(typing.Cyrillic(t.word))
			spelled[i] = token{word, l.stem(word), t.after, t.like}
		}
	}
	best := spelled
	if pressed := l.tokensOf(typing.CyrillicKeys(text)); !strings.ContainsFunc(text, typing.IsCyrillic) && l.sure(pressed) > l.sure(spelled) {
		best = pressed
	}
	if l.sure(best) > l.sure(list) {
		return best
	}
	return list
}

// sure is how surely the words of a text are meant, together.
func (l *lexicon) sure(tokens []token) (sum float64) {
	for _, t := range l.correct(tokens) {
		if l.knows(&t) {
			sum += t.like * float64(runes(t.word))
		}
	}
	return sum
}
