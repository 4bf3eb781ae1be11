package guideline

import "strings"

// banned are words that no shipped text may hold, and what to say instead.
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

// BannedWord returns a word of the text that no shipped text may hold, and
// what to say instead; "" where there is none.
func BannedWord(text string) (word, instead string) {
	lower := strings.ToLower(text)
	for _, b := range banned {
		at := strings.Index(lower, b[0])
		if at < 0 {
			continue
		}
		if at > 0 && isLetter(lower[at-1]) && isLetter(b[0][0]) {
			continue
		}
		return b[0], b[1]
	}
	return "", ""
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// WordCount counts the words of a text.
func WordCount(text string) int { return len(strings.Fields(text)) }
