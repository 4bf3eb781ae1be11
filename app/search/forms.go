package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare/internal/typing"
	"aftercare/locale"
)

// forms are the prefixes and suffixes of a language that don't change what a word
// is about.
type forms struct {
	endings    []string
	one        bool // only one ending is removed, and none after its own first letter
	beginnings []beginning
	spelled    map[string]string // how a word is written here that people write otherwise
	joined     []string          // words that people write together with the next
	twice      bool              // "2" after a word is the word once more
	shortest   int               // the fewest letters of a stem
	listed     map[string]bool   // every word of the lists, if a beginning needs them
	whole      map[string]bool   // the words that are in a group by themselves
}

type beginning struct {
	text, instead string
	listed        bool // only if a word of the lists is left
}

// shortWord is the most letters of a word that is without meaning in that form only.
const shortWord = 4

// usualShortest is the fewest letters of a stem unless a language gives another number.
const usualShortest = 3

func formsOf(w *locale.Words) forms {
	f := forms{shortest: usualShortest, one: w.Everyday(keyOne) == "yes", spelled: map[string]string{}}
	if n, err := strconv.Atoi(w.Everyday(keyShortest)); err == nil && n > 0 {
		f.shortest = n
	}
	for _, text := range strings.Fields(w.Everyday(keyEndings)) {
		if text == twice {
			f.twice = true
			continue
		}
		if text = typing.Fold(text); text != "" {
			f.endings = append(f.endings, text)
		}
	}
	for _, text := range strings.Fields(w.Everyday(keyBegins)) {
		if other, usual, ok := strings.Cut(text, "="); ok {
			f.spelled[typing.Fold(other)] = typing.Fold(usual)
			continue
		}
		if word, ok := strings.CutSuffix(text, "_"); ok {
			f.joined = append(f.joined, typing.Fold(word))
			continue
		}
		text, instead, put := strings.Cut(text, "+")
		text, asks := strings.CutSuffix(text, "?")
		if text = typing.Fold(text); text != "" {
			f.beginnings = append(f.beginnings, beginning{text, typing.Fold(instead), put || asks})
		}
	}
	f.list(w)
	return f
}

// list takes the words of the lists that the forms are compared with.
func (f *forms) list(w *locale.Words) {
	f.whole, f.listed = map[string]bool{}, map[string]bool{}
	if f.shortest == 1 {
		for _, prefix := range [...]string{keyGroup, keySign} {
			for _, key := range keysOf(w, prefix) {
				for _, word := range strings.Fields(w.Everyday(key)) {
					f.whole[typing.Fold(word)] = true
				}
			}
		}
	}
	asks := false
	for _, b := range f.beginnings {
		asks = asks || b.listed
	}
	if !asks {
		return
	}
	plain := &lexicon{} // it takes nothing off
	for _, key := range keysOf(w, "") {
		for _, t := range plain.split(w.Everyday(key)) {
			f.listed[t.word] = true
			f.listed[f.withoutEnding(t.word)] = true
		}
	}
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// stem removes prefixes and suffixes, so that the forms of a word have one stem, if
// enough is left. A language without lists keeps its words whole.
func (l *lexicon) stem(word string) string {
	if usual, ok := l.spelled[word]; ok {
		if word = usual; l.spelled[word] == word {
			return word
		}
	}
	if len(l.endings)+len(l.beginnings) == 0 || runes(word) <= shortWord && l.common[word] {
		return word
	}
	stem := l.withoutEnding(l.withoutBeginning(word))
	if usual, ok := l.spelled[stem]; ok {
		stem = usual
	}
	if l.common[stem] && !l.common[word] {
		return word
	}
	return stem
}

// withoutBeginning removes the prefixes of a word one after another, and at the end one
// before a word of the lists.
func (f *forms) withoutBeginning(word string) string {
	for taken := true; taken; {
		taken = false
		for i := range f.beginnings {
			b := &f.beginnings[i]
			if rest, ok := strings.CutPrefix(word, b.text); ok && !b.listed && runes(rest) >= f.shortest {
				word, taken = rest, true
				break
			}
		}
	}
	for i := range f.beginnings {
		b := &f.beginnings[i]
		rest, ok := strings.CutPrefix(word, b.text)
		if rest = b.instead + rest; ok && b.listed && runes(rest) >= f.shortest && (f.listed[rest] || f.listed[f.withoutEnding(rest)]) {
			return rest
		}
	}
	return word
}

// withoutEnding removes the suffixes of a word one after another.
func (f *forms) withoutEnding(word string) string {
	for more := true; more; {
		word, more = f.cutEnding(word)
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] && word[n-1] < 0x80 {
		word = word[:n-1] // stopped, stop
	}
	if n := len(word); n > 5 && word[n-1] == 'e' {
		word = word[:n-1] // exercising, exercise; but a tube is no tub
	}
	return word
}

// cutEnding removes one suffix of a word, if there is one, and reports whether another
// may be removed.
func (f *forms) cutEnding(word string) (left string, more bool) {
	for _, ending := range f.endings {
		rest, ok := strings.CutSuffix(word, ending)
		if !ok || !f.enough(rest, word) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(ending)
		if f.one && strings.HasSuffix(rest, string(first)) {
			continue
		}
		return rest, !f.one
	}
	return word, false
}

// enough reports whether what is left of a word can be a stem: in letters from a to
// z it has a vowel, and a single character is not enough if the whole word is in a
// group.
func (f *forms) enough(rest, word string) bool {
	n := runes(rest)
	if n < f.shortest || n == 1 && f.whole[word] {
		return false
	}
	return n < len(rest) || strings.ContainsAny(rest, "aeiouy")
}

// inSyllables reports whether a word is written in syllables, as Korean is.
func inSyllables(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return typing.IsSyllable(r)
}

// The costs of the pieces of a compound; the split with the lowest sum is best.
const (
	costWord     = 1
	costSyllable = 5 // a word of one syllable
	costEnding   = 3
	costUnknown  = 10 // each syllable
)

// splitCompound splits words that were written together, in a script of syllables, into
// known words and endings between them. Without a known word of two syllables the token
// stays whole.
func (l *lexicon) splitCompound(t token) []token {
	if !inSyllables(t.word) {
		return l.splitJoined(t)
	}
	letters := []rune(t.word)
	type step struct {
		cost, from int
		word       bool
	}
	best := make([]step, len(letters)+1)
	for to := 1; to <= len(letters); to++ {
		best[to] = step{best[to-1].cost + costUnknown, to - 1, false}
		for from := max(0, to-longestWord); from < to; from++ {
			piece, cost := string(letters[from:to]), costWord
			word := l.known[piece] > 0 || l.stems[piece]
			switch {
			case word && to-from == 1:
				cost = costSyllable
			case word:
			case from > 0 && l.isEnding(piece):
				cost = costEnding
			default:
				continue
			}
			if c := best[from].cost + cost; c < best[to].cost {
				best[to] = step{c, from, word}
			}
		}
	}
	var list []token
	sure := false
	for to := len(letters); to > 0; to = best[to].from {
		if from := best[to].from; best[to].word {
			piece := string(letters[from:to])
			list = append([]token{{piece, l.stem(piece), t.after && from == 0, 1}}, list...)
			sure = sure || to-from > 1
		}
	}
	if !sure {
		return []token{t}
	}
	return list
}

// splitJoined splits a word off that was written together with the next, if that one
// is known: "gabisa" is "ga bisa". In a language with such words people leave out other
// spaces too: "sakitbanget".
func (l *lexicon) splitJoined(t token) []token {
	words := l.apart(t.word)
	if len(words) < 2 {
		return []token{t}
	}
	var list []token
	for i, word := range words {
		list = append(list, token{word, l.stem(word), t.after && i == 0, 1})
	}
	return list
}

// apart gives the words that a text without spaces is made of, none if one is unknown.
func (l *lexicon) apart(text string) []string {
	for _, word := range l.joined {
		rest, ok := strings.CutPrefix(text, word)
		switch {
		case !ok || runes(rest) < l.shortest:
		case l.stems[l.stem(rest)]:
			return []string{word, rest}
		default:
			if words := l.apart(rest); len(words) > 0 {
				return append([]string{word}, words...)
			}
		}
	}
	for n := len(text) - shortWord; n >= shortWord && len(l.joined) > 0; n-- {
		if l.known[text[:n]] == 0 {
			continue
		}
		if rest := text[n:]; l.known[rest] > 0 {
			return []string{text[:n], rest}
		} else if words := l.apart(rest); len(words) > 0 {
			return append([]string{text[:n]}, words...)
		}
	}
	return nil
}

// twice is what is written for a word that is said twice: "tiba2" is "tiba tiba".
const twice = "2"

// longestTwice is the most letters of an ending after that.
const longestTwice = 3

// repeated gives both words if one is said twice in a word: "tiba2" and "tibatiba" are
// "tiba tiba", "anak2nya" is "anak anaknya".
func (f *forms) repeated(word string) (once, again string, ok bool) {
	if !f.twice {
		return "", "", false
	}
	once, ending, ok := strings.Cut(word, twice)
	if !ok {
		once, ending = word[:len(word)/2], ""
		ok = once+once == word
	}
	return once, once + ending, ok && len(once) >= f.shortest && len(ending) <= longestTwice && strings.Trim(once, letters) == "" && strings.Trim(ending, letters) == ""
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// longestWord is how many syllables a known word has at most.
const longestWord = 8

func (f *forms) isEnding(text string) bool { return slices.Contains(f.endings, text) }
