package imports

import (
	"strings"

	"aftercare/internal/typing"
)

// fold and words are short for what nearly every reader asks.
func fold(s string) string  { return typing.Plain(s) }
func words(s string) string { return typing.Words(s) }

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
