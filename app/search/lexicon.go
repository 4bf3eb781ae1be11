package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"aftercare/internal/typing"
	"aftercare/locale"
)

// lexicon is what the search knows about the words of a language: their endings, words
// without a meaning, and groups of words and short phrases that mean the same.
type lexicon struct {
	forms
	common  map[string]bool
	pages   members           // the groups that pages are found by
	signs   members           // those of the rules alone, and their patterns
	numbers []string          // one, two, three ...
	tens    []string          // ten, twenty, thirty ...
	known   map[string]int    // every word there is, and how often
	stems   map[string]bool   // their stems
	sounds  map[string]string // the known words written in syllables, by how they sound
	short   map[string]bool   // words of consonants alone
	near    map[rune][]string // the known words, by what start makes of them
}

// member is a word or a short phrase of a group.
type member struct {
	group string
	sign  bool     // only the rules read it
	stems []string // "~" in them is any letters
}

// hit is a group found in a text.
type hit struct {
	*member
	from, to int // its tokens, to excluded
}

func newLexicon(w *locale.Words) *lexicon {
	l := &lexicon{common: map[string]bool{}, pages: newMembers(), signs: newMembers(), known: map[string]int{}, stems: map[string]bool{}, near: map[rune][]string{}, sounds: map[string]string{}, short: shortWords(w)}
	for _, t := range l.learn(w.Everyday(keyCommon)) {
		l.common[t.word] = true
	}
	l.forms = formsOf(w)
	for _, t := range l.tokensOf(w.Everyday(keyCommon)) {
		if runes(t.word) > shortWord {
			l.common[t.stem] = true
		}
	}
	for _, t := range l.learn(w.Everyday(keyNumbers)) {
		l.numbers = append(l.numbers, t.stem)
	}
	for _, t := range l.learn(w.Everyday(keyTens)) {
		l.tens = append(l.tens, t.stem)
	}
	l.readGroups(w, keyGroup)
	l.readGroups(w, keySign)
	return l
}

func (l *lexicon) readGroups(w *locale.Words, prefix string) {
	for _, key := range keysOf(w, prefix) {
		group := strings.TrimPrefix(key, prefix)
		for _, phrase := range strings.Fields(w.Everyday(key)) {
			for _, stems := range l.spacings(phrase) {
				l.add(&member{group: group, sign: prefix == keySign, stems: stems})
			}
		}
	}
}

// members are the words and phrases of groups, by their first word.
type members struct {
	same   map[string][]*member // by its stem
	begun  map[rune][]*member   // by its first letter, if it's a pattern that begins with it
	inside []*member            // it's a pattern that begins with any letters
}

func newMembers() members {
	return members{same: map[string][]*member{}, begun: map[rune][]*member{}}
}

// add puts a member where it's found by its first word.
func (l *lexicon) add(m *member) {
	to := &l.pages
	if m.sign {
		to = &l.signs
	}
	first := m.stems[0]
	begins, loose := strings.CutSuffix(first, more)
	switch {
	case strings.HasPrefix(first, more):
		to.inside = append(to.inside, m)
	case loose:
		r, _ := utf8.DecodeRuneInString(begins)
		to.begun[r] = append(to.begun[r], m)
	default:
		to.same[first] = append(to.same[first], m)
	}
}

// startingAt are those that may begin with a word, in parts.
func (of *members) startingAt(t *token) [3][]*member {
	r, _ := utf8.DecodeRuneInString(t.word)
	return [...][]*member{of.same[t.stem], of.begun[r], of.inside}
}

// spacings are the stems of a phrase, and where words are written in syllables also of
// each way to write some of them together: "못 나가", "못나가".
func (l *lexicon) spacings(phrase string) [][]string {
	list := [][]string{l.patterns(phrase)}
	if at := strings.IndexByte(phrase, '_'); at > 0 && inSyllables(phrase) {
		joined := phrase[:at] + phrase[at+1:]
		for _, rest := range l.spacings(phrase[at+1:]) {
			list = append(list, append(l.patterns(phrase[:at]), rest...))
		}
		list = append(list[1:], l.spacings(joined)...)
	}
	return slices.DeleteFunc(list, func(stems []string) bool { return len(stems) == 0 })
}

// more is any letters in a pattern.
const more = "~"

// patterns are the stems of a phrase, "_" between its words. A word that is written
// in syllables goes on with what other languages write by itself, so one of two
// syllables is also each longer word that begins with it.
func (l *lexicon) patterns(phrase string) (list []string) {
	for part := range strings.SplitSeq(phrase, "_") {
		tokens := l.learn(part)
		for i, t := range tokens {
			stem := t.stem
			before, after := i == 0 && strings.HasPrefix(part, more), i == len(tokens)-1 && strings.HasSuffix(part, more)
			if before || after || inSyllables(stem) && runes(stem) == 1 {
				stem = t.word // 나가 is not 나
			}
			if before {
				stem = more + stem
			}
			if after || inSyllables(stem) && runes(stem) > 1 {
				stem += more
			}
			list = append(list, stem)
		}
	}
	return list
}

// fits reports whether a word is what a pattern asks for.
func (t *token) fits(pattern string) bool {
	begins, after := strings.CutSuffix(pattern, more)
	middle, before := strings.CutPrefix(begins, more)
	switch {
	case before && after:
		return strings.Contains(t.word, middle)
	case before:
		return strings.HasSuffix(t.word, middle)
	case after:
		return strings.HasPrefix(t.word, begins) || goesOn(t.word, begins)
	}
	return t.stem == pattern
}

// learn counts the words of a text as known, so that none is taken for a typing error.
func (l *lexicon) learn(text string) []token {
	tokens := l.tokensOf(text)
	for _, t := range tokens {
		if l.known[t.word]++; l.known[t.word] == 1 {
			first, _ := firstLetter(t.word)
			at := start(first, runes(typing.Letters(t.word)))
			l.near[at] = append(l.near[at], t.word)
			l.hear(t.word)
		}
		l.stems[t.stem] = true
	}
	return tokens
}

// start is one number for a first letter and how many letters there are.
func start(first rune, letters int) rune { return first<<8 + rune(min(letters, 255)) }

// nearest are the known words that a word may be meant for: none is longer or shorter
// than a beginning or slips can be.
func (l *lexicon) nearest(word string) []string {
	var list []string
	first, n := firstLetter(word)
	second, _ := firstLetter(word[n:])
	letters := runes(typing.Letters(word))
	for n := max(0, letters-mostLetters); n <= letters+mostLetters; n++ {
		list = append(list, l.near[start(first, n)]...)
		if second != first {
			list = append(list, l.near[start(second, n)]...)
		}
	}
	return list
}

// likeStart reports whether two words begin with the same letter, or with the
// same two changed round: few slips change the first, and a grape is no rape.
func likeStart(a, b string) bool {
	a1, n := firstLetter(a)
	b1, m := firstLetter(b)
	if a1 == b1 {
		return true
	}
	a2, _ := firstLetter(a[n:])
	b2, _ := firstLetter(b[m:])
	return a1 == b2 && a2 == b1
}

// swappedStart is how much less alike words are whose first two letters are changed
// round: "evry" is every rather than very.
const swappedStart = 0.02

// firstLetter is the first letter of a word, of a syllable its consonant, and how
// many bytes were read.
func firstLetter(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if typing.IsSyllable(r) {
		r, _ = utf8.DecodeRuneInString(typing.Letters(s[:n]))
	}
	return r, n
}

// knows reports whether a word is one of the lists, or may begin a phrase of them.
func (l *lexicon) knows(t *token) bool {
	if l.stems[t.stem] {
		return true
	}
	for _, of := range [...]*members{&l.pages, &l.signs} {
		for _, some := range of.startingAt(t) {
			if slices.ContainsFunc(some, func(m *member) bool { return t.fits(m.stems[0]) }) {
				return true
			}
		}
	}
	return false
}

// isNumber reports whether a word is a number, in digits or as a word.
func (l *lexicon) isNumber(t token) bool {
	return strings.Trim(t.word, "0123456789.") == "" || slices.Contains(l.numbers, t.stem)
}

// groups finds groups in a text, in its order.
func (of *members) groups(tokens []token) []hit {
	var list []hit
	for i := range tokens {
		for _, some := range of.startingAt(&tokens[i]) {
			for _, m := range some {
				if follows(tokens[i:], m.stems) {
					list = append(list, hit{m, i, i + len(m.stems)})
				}
			}
		}
	}
	return list
}

// follows reports whether a text begins with some stems.
func follows(tokens []token, stems []string) bool {
	if len(tokens) < len(stems) {
		return false
	}
	for i, stem := range stems {
		if !tokens[i].fits(stem) || i > 0 && tokens[i].after {
			return false
		}
	}
	return true
}
