package search

import (
	"strings"
	"unicode"

	"aftercare/internal/typing"
)

// token is one word of what was typed.
type token struct {
	word  string  // folded: small letters without accents and signs
	stem  string  // without prefixes and suffixes
	after bool    // a sentence ends before it
	like  float64 // how sure it is that this word was meant
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

// isLoneLetter reports whether a rune is a Korean letter outside of a syllable,
// which is written for a sigh or a laugh, or for a word by its first letters.
func isLoneLetter(c rune) bool { return c >= 'ㄱ' && c <= 'ㆎ' }

// The likeness of two stems that are not the same.
const (
	likeBeginning = 0.7
	likeSlip      = 0.6
	likeLonger    = 0.55 // it goes on: "faintd" is a slip of "fainted" rather than more of "faint"
)

// mostLetters is how many letters more or less a word has than one it is alike.
const mostLetters = 4

// alike is how surely two stems are meant to be the same: 1 for the same, less
// for a beginning or a slip of the keys, 0 for others. Syllables count by their
// letters, of which they have more than twice as many.
func alike(asked, term string) float64 {
	if asked == term {
		return 1
	}
	one, two := 5, 8
	if inSyllables(asked) {
		one, two = 6, 13
	}
	asked, term = typing.Letters(asked), typing.Letters(term)
	a, t := []rune(asked), []rune(term)
	short, long := a, t
	if len(short) > len(long) {
		short, long = long, short
	}
	longer := 0.0
	if len(short) >= 5 && strings.HasPrefix(string(long), string(short)) && len(long)-len(short) <= mostLetters {
		if len(a) < len(t) {
			return likeBeginning
		}
		longer = likeLonger
	}
	slips := 0
	switch {
	case len(a) >= two:
		slips = 2
	case len(a) >= one, len(a) == one-1 && len(t) >= one-1:
		slips = 1
	}
	if slips > 0 && len(long)-len(short) <= slips && len(short) >= 4 && typing.Within(asked, term, slips) {
		return max(longer, likeSlip)
	}
	return longer
}
