package imports

import (
	"strings"
	"unicode/utf8"

	"aftercare/internal/typing"
)

// folded are the letters from À to ÿ without their accents.
const folded = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"

// fold puts a text in lower case, takes the accents off Latin letters and
// writes the digits of every script as 0 to 9.
func fold(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range typing.Digits(s) {
		switch {
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r >= 'À' && r <= 'ÿ':
			b = append(b, folded[r-'À'])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// words is a name in lower case with single spaces between its words, which
// may also be told apart by punctuation or a capital letter: pregnancyTest,
// pregnancy_test and "Pregnancy test" are the same.
func words(s string) string {
	b := make([]byte, 0, len(s)+4)
	var before rune
	for _, r := range s {
		if r >= 'A' && r <= 'Z' && before >= 'a' && before <= 'z' {
			b = append(b, ' ')
		}
		b = utf8.AppendRune(b, r)
		before = r
	}
	return strings.Join(strings.FieldsFunc(fold(string(b)), betweenWords), " ")
}

func betweenWords(r rune) bool { return strings.ContainsRune(" \t\r\n_-.:/()[]?!'’\"\u00a0", r) }

// unmarked is a number or a date in the digits 0 to 9, without the marks of
// direction that are written into it where writing goes from right to left.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\u061c\u200e\u200f\u2066\u2067\u2068\u2069", r) {
			return -1
		}
		return r
	}, typing.Digits(s))
}

// trim takes white space off the ends.
func trim(s string) string { return strings.Trim(s, " \t\r\n\u00a0") }
