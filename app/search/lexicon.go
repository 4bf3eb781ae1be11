package search

import (
	"slices"
	"strings"

	"aftercare/locale"
)

// The keys of the search's words, as words/en-find.txt explains them.
const (
	keyEndings = "endings"
	keyCommon  = "common"
	keyGroup   = "group." // for pages and rules
	keySign    = "sign."  // for rules alone
	keyAbsent  = "absent."
	keyCard    = "card."
	keyCalm    = "calm"
	keyBeside  = "beside-card."
	keyNumbers = "numbers"
)

// lexicon is what a language's words are to the search: their endings, those
// that say nothing, and groups of words and short phrases that mean the same.
type lexicon struct {
	endings []string
	common  map[string]bool
	members map[string][]*member // by the stem of the first word
	numbers []string             // one, two, three ...
	known   map[string]int       // every word there is, and how often
	stems   map[string]bool      // their stems
}

// member is a word or a short phrase of a group.
type member struct {
	group string
	sign  bool // only the rules read it
	stems []string
}

// hit is a group found in a text.
type hit struct {
	*member
	from, to int // its tokens, to excluded
}

func newLexicon(w *locale.Words) *lexicon {
	l := &lexicon{common: map[string]bool{}, members: map[string][]*member{}, known: map[string]int{}, stems: map[string]bool{}}
	for _, t := range l.learn(w.Everyday(keyCommon)) {
		l.common[t.word] = true
	}
	l.endings = strings.Fields(w.Everyday(keyEndings))
	for _, t := range l.learn(w.Everyday(keyNumbers)) {
		l.numbers = append(l.numbers, t.stem)
	}
	l.readGroups(w, keyGroup)
	l.readGroups(w, keySign)
	return l
}

func (l *lexicon) readGroups(w *locale.Words, prefix string) {
	for _, key := range keysOf(w, prefix) {
		for _, phrase := range strings.Fields(w.Everyday(key)) {
			m := &member{group: strings.TrimPrefix(key, prefix), sign: prefix == keySign}
			for _, t := range l.learn(strings.ReplaceAll(phrase, "_", " ")) {
				m.stems = append(m.stems, t.stem)
			}
			if len(m.stems) > 0 {
				l.members[m.stems[0]] = append(l.members[m.stems[0]], m)
			}
		}
	}
}

// keysOf lists the everyday keys with a prefix, in order.
func keysOf(w *locale.Words, prefix string) []string {
	var list []string
	for _, key := range w.Keys() {
		if rest, ok := strings.CutPrefix(key, "everyday."); ok && strings.HasPrefix(rest, prefix) {
			list = append(list, rest)
		}
	}
	slices.Sort(list)
	return list
}

// learn counts the words of a text as known, so that none is taken for a slip.
func (l *lexicon) learn(text string) []token {
	tokens := l.split(text)
	for _, t := range tokens {
		l.known[t.word]++
		l.stems[t.stem] = true
	}
	return tokens
}

// likeStart reports whether two words begin with the same letter, or with the
// same two changed round: few slips change the first, and a grape is no rape.
func likeStart(a, b string) bool {
	return a[0] == b[0] || len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0]
}

// correct takes each word that is not known for the known one that it is most
// like, if there is any.
func (l *lexicon) correct(tokens []token) []token {
	for i := range tokens {
		t := &tokens[i]
		if l.stems[t.stem] || t.word[0] >= '0' && t.word[0] <= '9' {
			continue
		}
		best, like := "", 0.0
		for word, n := range l.known {
			a := 0.0
			if likeStart(t.word, word) {
				a = alike(t.word, word)
			}
			if a > like || a == like && a > 0 && (n > l.known[best] || n == l.known[best] && word < best) {
				best, like = word, a
			}
		}
		if best != "" {
			*t = token{best, l.stem(best), t.after, alike(t.word, best)}
		}
	}
	return tokens
}

// groups finds the groups in a text.
func (l *lexicon) groups(tokens []token) []hit {
	var list []hit
	for i := range tokens {
		for _, m := range l.members[tokens[i].stem] {
			if follows(tokens[i:], m.stems) {
				list = append(list, hit{m, i, i + len(m.stems)})
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
		if tokens[i].stem != stem || i > 0 && tokens[i].after {
			return false
		}
	}
	return true
}
