package main

import (
	"strings"

	"aftercare/locale"
)

// arabic are letters for those from a to z.
var arabic = []rune("ابجدهوزحطيكلمنسعفصقرشتثخذض")

// fromTheRight are words in Arabic letters. The texts of the packs stay as
// they are, so every page mixes both directions.
func fromTheRight(w *locale.Words) *locale.Words {
	out := w.Map(func(_, text string) string {
		inside := false
		return strings.Map(func(r rune) rune {
			switch {
			case r == '{' || r == '}':
				inside = r == '{'
			case inside:
			case r >= 'a' && r <= 'z':
				return arabic[r-'a']
			case r >= 'A' && r <= 'Z':
				return arabic[r-'A']
			}
			return r
		}, text)
	})
	out.Dir = "rtl"
	return out
}
