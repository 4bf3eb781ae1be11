package search

import (
	"strings"
	"unicode"

	"aftercare/internal/typing"
)

// token is one word of what was typed.
type token struct {
	word  string  // folded: small letters without accents and signs
	stem  string  // without its ending
	after bool    // a sentence ends before it
	like  float64 // how sure it is that this word was meant
}

// split takes a text apart into its words. A full stop or a comma between
// digits belongs to a number.
func (l *lexicon) split(text string) []token {
	var list []token
	var word strings.Builder
	after := false
	take := func() {
		if folded := typing.Fold(word.String()); folded != "" {
			if strings.ContainsAny(word.String(), ".,") {
				folded = strings.ReplaceAll(word.String(), ",", ".")
			}
			list = append(list, token{folded, l.stem(folded), after, 1})
			after = false
		}
		word.Reset()
	}
	runes := []rune(text)
	for i, c := range runes {
		number := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || strings.ContainsRune("'’&", c):
			word.WriteRune(c)
		case (c == '.' || c == ',') && number:
			word.WriteRune(c)
		default:
			take()
			after = after || strings.ContainsRune(".!?;:\n", c)
		}
	}
	take()
	return list
}

// stem takes the ending off a word, so that its forms are alike. A language
// that lists no endings keeps its words whole.
func (l *lexicon) stem(word string) string {
	if len(l.endings) == 0 || len(word) <= 4 && l.common[word] {
		return word
	}
	for _, ending := range l.endings {
		rest, ok := strings.CutSuffix(word, ending)
		if !ok || len(rest) < 3 || !strings.ContainsAny(rest, "aeiouy") || strings.HasSuffix(rest, ending[:1]) {
			continue
		}
		word = rest
		break
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] && word[n-1] < 0x80 {
		word = word[:n-1] // stopped, stop
	}
	if n := len(word); n > 5 && word[n-1] == 'e' {
		word = word[:n-1] // exercising, exercise; but a tube is no tub
	}
	return word
}

// How sure a likeness is.
const (
	likeBeginning = 0.7
	likeSlip      = 0.6
)

// alike is how surely two stems are meant to be the same: 1 for the same, less
// for a beginning or a slip of the keys, 0 for others.
func alike(asked, term string) float64 {
	if asked == term {
		return 1
	}
	a, t := []rune(asked), []rune(term)
	short, long := a, t
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= 5 && strings.HasPrefix(string(long), string(short)) && len(long)-len(short) <= 4 {
		return likeBeginning
	}
	slips := 0
	switch {
	case len(a) >= 8:
		slips = 2
	case len(a) >= 5, len(a) == 4 && len(t) >= 4:
		slips = 1
	}
	if slips > 0 && len(long)-len(short) <= slips && len(short) >= 4 && typing.Within(asked, term, slips) {
		return likeSlip
	}
	return 0
}
