package search

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"aftercare/internal/typing"
)

// token is one word of what was typed.
type token struct {
	word  string  // folded: small letters without accents and signs
	stem  string  // without prefixes and suffixes
	after bool    // a sentence ends before it
	like  float64 // how sure it is that this word was meant
}

// isLoneLetter reports whether a rune is a Korean letter outside of a syllable,
// which is written for a sigh or a laugh, or for a word by its first letters.
func isLoneLetter(c rune) bool { return c >= 'ㄱ' && c <= 'ㆎ' }

// The likeness of two stems that are not the same.
const (
	likeBeginning = 0.7
	likeSwap      = 0.65 // the same letters, in another order, or a letter doubled or not
	likeVowel     = 0.61 // a slip that leaves the consonants: "soking" is soaking rather than smoking
	likeSlip      = 0.6
	likeSlips     = 0.58 // besides doubled letters
	likeLonger    = 0.55 // it goes on: "faintd" is a slip of "fainted" rather than more of "faint"
	likeLess      = 0.52 // letters are left out: "cnt" is can't
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
	if bits.OnesCount64((lettersOf(asked)^lettersOf(term))&^lettersOf(vowels)) > mostOther {
		return longer
	}
	plainly, meant := squeezed(asked, ""), squeezed(term, "")
	if len(short) >= 3 && (plainly == meant || swapped(asked, term)) {
		return likeSwap
	}
	slips := 0
	switch {
	case len(a) >= two:
		slips = 2
	case len(a) >= one, len(a) == one-1 && len(t) >= one-1:
		slips = 1
	}
	bones := sameBones(plainly, meant)
	if slips > 0 && len(long)-len(short) <= slips && len(short) >= 4 {
		switch {
		case !typing.Within(asked, term, slips):
			if typing.Within(plainly, meant, slips) {
				return max(longer, likeSlips)
			}
		case bones:
			return max(longer, likeVowel)
		default:
			return max(longer, likeSlip)
		}
	}
	if bones || lacks(plainly, meant) {
		return likeLess
	}
	return longer
}

// mostOther is how many letters that are no vowels two slips can make others: of each
// the one that was meant and the one that was typed.
const mostOther = 4

// lettersOf are the letters of a word as a set.
func lettersOf(word string) (set uint64) {
	for _, c := range word {
		set |= 1 << (uint(c) % bits.UintSize)
	}
	return set
}

// swapped reports whether two words are the same letters, and the same at both ends.
func swapped(a, b string) bool {
	if len(a) != len(b) || len(a) < 4 || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	var count, none [math.MaxUint8 + 1]int
	for i := range len(a) {
		count[a[i]]++
		count[b[i]]--
	}
	return count == none
}

// sameBones reports whether two words have the same consonants, and the typed one has
// no vowel or many consonants.
func sameBones(asked, term string) bool {
	bones := squeezed(asked, vowels)
	return len(bones) >= 3 && (len(bones) >= 4 || bones == asked) && asked[0] == term[0] && bones == squeezed(term, vowels)
}

// lacks reports whether a word is another with a letter left out, or two of a longer one.
func lacks(asked, term string) bool {
	left := len(term) - len(asked)
	if left < 1 || left > 2 || len(asked) < 1+2*left || asked[0] != term[0] {
		return false
	}
	rest := asked
	for i := range len(term) {
		if rest != "" && term[i] == rest[0] {
			rest = rest[1:]
		}
	}
	return rest == ""
}

const (
	vowels       = "aeiou"
	lastDoubling = 'ӿ' // of the letters that fingers double: those of Latin and Cyrillic
)

// squeezed is a word with each doubled letter once, and without some letters.
func squeezed(s, less string) string {
	var before rune
	return strings.Map(func(c rune) rune {
		if c == before && c <= lastDoubling || strings.ContainsRune(less, c) {
			return -1
		}
		before = c
		return c
	}, s)
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// inSyllables reports whether a word is written in syllables, as Korean is.
func inSyllables(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return typing.IsSyllable(r)
}
