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

// splitAround splits an unknown word into a word that is written around or before
// others and the known one that is left: Arabic "mabiyu'afsh" is "ma" and "biyu'af".
func (l *lexicon) splitAround(t token) []token {
	for _, j := range l.circumfixes {
		rest, ok := strings.CutPrefix(t.word, j.before)
		rest, ends := strings.CutSuffix(rest, j.after)
		least := l.shortest
		if j.after == "" {
			least++
		}
		if stem := l.stem(rest); ok && ends && runes(rest) >= least && l.stems[stem] {
			return []token{{j.word, l.stem(j.word), t.after, 1}, {rest, stem, false, 1}}
		}
	}
	return nil
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

// The costs of the pieces of a compound; the split with the lowest sum is best.
const (
	costWord     = 1
	costSyllable = 5 // a word of one syllable
	costEnding   = 3
	costUnknown  = 10 // each syllable
)

// splitCompound splits words that were written together, in a script of syllables, into
// known words and endings between them. Without a known word of two syllables the token
// stays whole. It is clean if every syllable is in an ending or in a longer word.
func (l *lexicon) splitCompound(t token) (list []token, clean bool) {
	if !inSyllables(t.word) {
		return l.splitWords(t), false
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
	sure := false
	clean = true
	for to := len(letters); to > 0; to = best[to].from {
		from := best[to].from
		if cost := best[to].cost - best[from].cost; cost != costWord && cost != costEnding {
			clean = false
		}
		if best[to].word {
			piece := string(letters[from:to])
			list = append([]token{{piece, l.stem(piece), t.after && from == 0, 1}}, list...)
			sure = sure || to-from > 1
		}
	}
	if !sure {
		return []token{t}, false
	}
	return list, clean
}

// How many letters words written without spaces have, so that no other long word is
// taken apart.
const (
	leastJoined = 10 // in all; where words are often joined any number
	mostJoined  = 60 // in all
	joinedPiece = 2  // at least, of each word
	joinedLong  = 4  // at least, of two of them; where words are often joined, of one
)

// splitWords splits letters that are nothing but known words, such as "nopuedorespirar",
// into as few as there are. In a language with words that are joined to the next
// ("gabisa" is "ga bisa") people leave out other spaces too: "sakitbanget".
func (l *lexicon) splitWords(t token) []token {
	letters, often := []rune(t.word), len(l.joined) > 0
	if len(letters) > mostJoined || len(letters) < leastJoined && !often {
		return []token{t}
	}
	isWord := func(piece string, last bool) bool {
		return l.known[piece] > 0 || often && (slices.Contains(l.joined, piece) || last && l.stems[l.stem(piece)])
	}
	type step struct{ words, from int }
	best := make([]step, len(letters)+1)
	for to := joinedPiece; to <= len(letters); to++ {
		for from := 0; from <= to-joinedPiece; from++ {
			if from > 0 && best[from].words == 0 || !isWord(string(letters[from:to]), to == len(letters)) {
				continue
			}
			if n := best[from].words + 1; best[to].words == 0 || n < best[to].words {
				best[to] = step{n, from}
			}
		}
	}
	var list []token
	long := 0
	for to := len(letters); to > 0 && best[to].words > 0; to = best[to].from {
		from := best[to].from
		piece := string(letters[from:to])
		list = append([]token{{piece, l.stem(piece), t.after && from == 0, 1}}, list...)
		if to-from >= joinedLong {
			long++
		}
	}
	if long == 0 || long == 1 && !often {
		return []token{t}
	}
	return list
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
