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
	endings     []string
	one         bool // only one ending is removed, and none after its own first letter
	beginnings  []beginning
	circumfixes []circumfix
	joined      []string          // words that people write together with the next
	spelled     map[string]string // how a word is written here that people write otherwise
	twice       bool              // "2" after a word is the word once more
	shortest    int               // the fewest letters of a stem
	cyrillic    bool              // the language is written in Cyrillic letters
	listed      map[string]bool   // every word of the lists, if a beginning needs them
	whole       map[string]bool   // the words that are in a group by themselves
}

type beginning struct {
	text, instead string
	listed        bool // only if a word of the lists is left
	last          bool // and only from a word that is not one of them
}

// circumfix is a word that is written around another, or before it without a space.
type circumfix struct{ before, after, word string }

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
			f.cyrillic = f.cyrillic || strings.ContainsFunc(text, typing.IsCyrillic)
		}
	}
	for _, text := range strings.Fields(w.Everyday(keyBegins)) {
		if other, word, ok := strings.Cut(text, "="); ok {
			if before, after, ok := strings.Cut(other, more); ok {
				f.circumfixes = append(f.circumfixes, circumfix{typing.Fold(before), typing.Fold(after), typing.Fold(word)})
			} else {
				f.spelled[typing.Fold(other)] = typing.Fold(word)
			}
			continue
		}
		if word, ok := strings.CutSuffix(text, "_"); ok {
			f.joined = append(f.joined, typing.Fold(word))
			continue
		}
		text, instead, put := strings.Cut(text, "+")
		text, asks := strings.CutSuffix(text, "?")
		text, last := strings.CutSuffix(text, "!")
		if text = typing.Fold(text); text != "" {
			f.beginnings = append(f.beginnings, beginning{text, typing.Fold(instead), put || asks || last, last})
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
		for _, t := range plain.tokensOf(w.Everyday(key)) {
			f.listed[t.word] = true
			f.listed[f.withoutEnding(t.word)] = true
		}
	}
}

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
	if l.common[stem] && !l.common[word] && !inSyllables(word) {
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
		if !ok || !b.listed || b.last && f.isListed(word) {
			continue
		}
		if rest = b.instead + rest; (runes(rest) >= f.shortest || rest == b.instead) && f.isListed(rest) {
			if rest == word {
				return rest
			}
			return f.withoutBeginning(rest)
		}
	}
	return word
}

func (f *forms) isListed(word string) bool { return f.listed[word] || f.listed[f.withoutEnding(word)] }

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

// goesOn reports whether a word in syllables begins with another whose last syllable
// goes on: 심하 in 심합니다, 나오 in 나온.
func goesOn(word, begins string) bool {
	if len(begins) <= utf8.UTFMax || len(word) < len(begins) || word[:2] != begins[:2] { // few get further
		return false
	}
	last, n := utf8.DecodeLastRuneInString(begins)
	before := begins[:len(begins)-n]
	if !typing.IsOpen(last) {
		return false
	}
	rest, ok := strings.CutPrefix(word, before)
	c, _ := utf8.DecodeRuneInString(rest)
	return ok && typing.Open(c) == last
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

func (f *forms) isEnding(text string) bool { return slices.Contains(f.endings, text) }
