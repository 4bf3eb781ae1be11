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
func BannedWord(text string) (word, instead string) {
	lower := strings.ToLower(text)
	for _, b := range banned {
		if begins(lower, b[0]) {
			return b[0], b[1]
		}
	}
	return "", ""
}

// Avoided is BannedWord for a list of words of any language. They are found in any
// part of a word, since many languages put something before it, whatever the case
// and whatever is written that has no letter of its own.
func Avoided(list [][2]string, text string) (word, instead string) {
	text = caseless(text)
	for _, b := range list {
		if strings.Contains(text, caseless(b[0])) {
			return b[0], b[1]
		}
	}
	return "", ""
}

// caseless is a text in small letters without marks on and between them: vowels
// and strokes of Arabic, soft hyphens, joiners.
func caseless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) && r >= firstArabic && r <= lastArabic || unicode.Is(unicode.Cf, r) || r == tatweel || r == softHyphen:
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return unicode.ToLower(unicode.ToUpper(r)) // by way of the capital, so that ς is σ
	}, text)
}

const (
	softHyphen  = '\u00ad'
	tatweel     = '\u0640'
	firstArabic = '\u0610'
	lastArabic  = '\u08ff'
)

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
