package guideline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// banned are words that no text may have, and what to say instead.
var banned = [...][2]string{
	{"abortion", "miscarriage, or pregnancy loss"},
	{"abort", "miscarriage, or pregnancy loss"},
	{"products of conception", "pregnancy tissue"},
	{"blighted", "a pregnancy that stopped growing early"},
	{"failed", "did not work"},
	{"failure", "did not work"},
	{"foetus", "her own word, or the pregnancy"},
	{"foetal", "her own word, or the pregnancy"},
	{"fetus", "her own word, or the pregnancy"},
	{"due date", "nothing: no page speaks of it"},
	{"congratulations", "nothing: no cheer"},
	{"don't worry", "what to watch for"},
	{"do not worry", "what to watch for"},
	{"everything is fine", "what was told, and when to call"},
	{"is normal", "is usual, with when to call"},
	{"nothing to worry", "what to watch for"},
	{"streak", "nothing: no streaks"},
	{"mommy", "she, you"},
	{"blessing", "nothing"},
	{"infection unlikely", "what to watch for"},
	{"!", "a full stop"},
}

// BannedWord returns the first word of the list that a text uses, and what to
// say instead; "" if it uses none.
func BannedWord(text string) (word, instead string) { return Avoided(banned[:], text) }

// Avoided is BannedWord for a list of words, in small letters, of any language.
func Avoided(list [][2]string, text string) (word, instead string) {
	lower := strings.ToLower(text)
	for _, b := range list {
		if begins(lower, b[0]) {
			return b[0], b[1]
		}
	}
	return "", ""
}

// begins reports whether a word of the text begins with a word: "fail" begins
// "failed", not "unfailing". A mark may follow a letter.
func begins(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		first, size := utf8.DecodeRuneInString(word)
		if at == 0 || !unicode.IsLetter(before) || !unicode.IsLetter(first) {
			return true
		}
		from = at + size
	}
}
