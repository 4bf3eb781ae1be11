package typing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded are the letters from À to ÿ without their accents.
const folded = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"

// Plain puts a text in lower case, takes the accents off Latin letters, also those
// that are written behind them, and writes the digits of every script as 0 to 9.
func Plain(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range Digits(s) {
		switch {
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r >= 'À' && r <= 'ÿ':
			b = append(b, folded[r-'À'])
		case r >= firstAccent && r <= lastAccent:
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// The accents that are written behind their letters.
const firstAccent, lastAccent = '\u0300', '\u036f'

// Words is a name in lower case with single spaces between its words. They are
// told apart by all that is no letter and no digit, or by a capital letter:
// pregnancyTest, pregnancy_test and "Pregnancy test" are the same. A sign that is
// ticked with stands for itself.
func Words(s string) string {
	b := make([]byte, 0, len(s)+4)
	var before rune
	for _, r := range s {
		switch {
		case isUnseen(r):
			continue
		case r >= 'A' && r <= 'Z' && before >= 'a' && before <= 'z':
			b = append(b, ' ')
		}
		b = utf8.AppendRune(b, r)
		before = r
	}
	folded := Plain(string(b))
	joined := strings.Join(strings.FieldsFunc(folded, betweenWords), " ")
	if alone := strings.TrimSpace(folded); joined == "" && alone != "" && strings.Contains(ticks, alone) {
		return alone
	}
	return joined
}

// ticks are signs that say yes by themselves.
const ticks = "+ ✓ ✔ ☑ ✅"

func betweenWords(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsMark(r)
}

// isUnseen reports whether a sign only says how those around it are shown: where
// a word may be broken, in which direction it runs, and how a picture looks.
func isUnseen(r rune) bool {
	return r == '\u00ad' || r == '\u061c' || r >= '\u200c' && r <= '\u200f' || r >= '\u2060' && r <= '\u2069' || r >= '\ufe00' && r <= '\ufe0f' || r == '\ufeff'
}
