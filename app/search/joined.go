package search

import (
	"slices"
	"strings"
)

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
	joinedPiece = 2  // at least, of each word
	joinedLong  = 4  // at least, of two of them; where words are often joined, of one
)

// splitWords splits letters that are nothing but known words, such as "nopuedorespirar",
// into as few as there are. In a language with words that are joined to the next
// ("gabisa" is "ga bisa"), other spaces are often left out too: "sakitbanget".
func (l *lexicon) splitWords(t token) []token {
	letters, often := []rune(t.word), len(l.joined) > 0
	if len(letters) < leastJoined && !often {
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

// longestWord is how many syllables a known word has at most.
const longestWord = 8
