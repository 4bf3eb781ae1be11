package search

import "strings"

// correct replaces each unknown word by the known one that is most alike, if there is
// any. Words that were written together are split.
func (l *lexicon) correct(typed []token) []token {
	var tokens []token
	for _, t := range typed {
		t = l.unstretched(t)
		if l.stems[t.stem] || t.isNumeric() {
			tokens = append(tokens, t)
			continue
		}
		if stem, ok := strings.CutSuffix(t.stem, "e"); ok && l.stems[stem] {
			t.stem = stem // shake, of which only shaking is known
			tokens = append(tokens, t)
			continue
		}
		if bare := l.withoutBeginning(t.word); bare != t.word && l.common[bare] {
			tokens = append(tokens, token{bare, bare, t.after, 1})
			continue
		}
		if parts := l.splitAround(t); parts != nil {
			tokens = append(tokens, parts...)
			continue
		}
		tokens = append(tokens, l.asHeard(t)...)
	}
	for i := range tokens {
		t := &tokens[i]
		if l.knows(t) || t.isNumeric() {
			continue
		}
		best, like := "", 0.0
		asked, _ := firstLetter(t.word)
		for _, word := range l.nearest(t.word) {
			n, a := l.known[word], 0.0
			if likeStart(t.word, word) {
				a = alike(t.word, word)
			}
			if first, _ := firstLetter(word); a > 0 && first != asked {
				a -= swappedStart
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

// isNumeric reports whether a word begins with a digit: no number is a slip.
func (t *token) isNumeric() bool { return t.word[0] >= '0' && t.word[0] <= '9' }

// unstretched is an unknown word without the letters that were drawn out, if that is
// a known one: "sakiiit", "pleeease".
func (l *lexicon) unstretched(t token) token {
	if l.stems[t.stem] {
		return t
	}
	for most := 2; most > 0; most-- {
		var b strings.Builder
		var before rune
		run, long := 0, false
		for _, c := range t.word {
			if run++; c != before {
				before, run = c, 1
			}
			if long = long || run > 2; run <= most {
				b.WriteRune(c)
			}
		}
		if stem := l.stem(b.String()); long && l.stems[stem] {
			return token{b.String(), stem, t.after, t.like}
		}
	}
	return t
}
