package search

import (
	"strings"
	"unicode"

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

// points are the marks between the digits of one number.
const points = ".,٫'´’`"

// tokensOf splits a text into words. A point between digits belongs to a number; a
// syllable and a digit next to each other belong to two words.
func (l *lexicon) tokensOf(text string) []token {
	var list []token
	var word strings.Builder
	after := false
	take := func() {
		if folded := typing.Fold(word.String()); folded != "" {
			if strings.IndexByte(word.String(), '.') >= 0 {
				folded = typing.Digits(word.String())
			}
			if once, again, ok := l.repeated(folded); ok {
				list = append(list, token{once, l.stem(once), after, 1})
				folded, after = again, false
			}
			list = append(list, token{folded, l.stem(folded), after, 1})
			after = false
		}
		word.Reset()
	}
	var before rune
	runes := []rune(text)
	for i, c := range runes {
		number := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		switch {
		case number && strings.ContainsRune(points, c):
			word.WriteByte('.')
		case isLoneLetter(c):
			take() // ㅠㅠ
			if short := l.shortAt(runes[i:]); short != "" && !isLoneLetter(before) {
				list = append(list, token{short, short, after, 1})
				after = false
			}
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || strings.ContainsRune("'’&", c):
			if unicode.IsDigit(c) && typing.IsSyllable(before) || unicode.IsDigit(before) && typing.IsSyllable(c) {
				take()
			}
			word.WriteRune(c)
		default:
			take()
			after = after || strings.ContainsRune(".!?;:\n؟؛。", c)
		}
		before = c
	}
	take()
	return list
}
