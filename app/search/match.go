package search

import (
	"slices"

	"aftercare"
)

// span is a range of tokens, the last excluded.
type span struct{ from, to int }

// spansOf lists where an item is in a text.
func (t *typed) spansOf(it *item) []span {
	var list []span
	for i := range t.tokens {
		for _, o := range it.options {
			switch {
			case o.group != "":
				for _, h := range t.hits {
					if h.group == o.group && h.from == i {
						list = append(list, span{h.from, h.to})
					}
				}
			case o.measure != "":
				if to := t.measured(o.measure, i); to > i {
					list = append(list, span{i, to})
				}
			case o.exact:
				if t.tokens[i].word == o.stems[0] {
					list = append(list, span{i, i + 1})
				}
			case len(o.stems) > 0 && follows(t.tokens[i:], o.stems):
				list = append(list, span{i, i + len(o.stems)})
			}
		}
	}
	return list
}

// typed is what was typed, read for the cards.
type typed struct {
	*index
	tokens   []token
	hits     []hit
	sentence []int  // the number of the sentence that a token belongs to
	masked   []bool // belongs to something calm
}

func (x *index) read(tokens []token) *typed {
	t := &typed{x, tokens, append(x.pages.groups(tokens), x.signs.groups(tokens)...), make([]int, len(tokens)), make([]bool, len(tokens))}
	for i := 1; i < len(tokens); i++ {
		if t.sentence[i] = t.sentence[i-1]; tokens[i].after {
			t.sentence[i]++
		}
	}
	return t
}

// maxSpan is the most words from the first to the last of a match.
const maxSpan = 11

// cardsFor lists the cards that are needed, the most urgent first.
func (x *index) cardsFor(tokens []token) []string {
	t := x.read(tokens)
	for i := range x.calm {
		for _, spans := range t.matches(&x.calm[i], true) {
			if from, to := around(spans); t.sentence[from] != t.sentence[to-1] {
				continue
			}
			for _, s := range spans {
				for j := s.from; j < s.to; j++ {
					t.masked[j] = true
				}
			}
		}
	}
	var cards []string
	for _, card := range cardOrder {
		for i := range x.cards {
			if r := &x.cards[i]; r.card == card && len(t.matches(r, false)) > 0 {
				cards = append(cards, card)
				break
			}
		}
	}
	return cards
}

// matches lists the ways in which words near each other meet a rule. Unless the
// rule is itself for harmless words, matches that are negated, in the past or
// harmless don't count.
func (t *typed) matches(r *rule, calm bool) [][]span {
	if len(r.items) == 0 {
		return nil
	}
	found := make([][]span, len(r.items))
	for n := range r.items {
		if found[n] = t.spansOf(&r.items[n]); len(found[n]) == 0 && !r.items[n].not {
			return nil
		}
	}
	var list [][]span
	var spans []span
	var next func(n int)
	next = func(n int) {
		if n == len(r.items) {
			if t.holds(r, spans, calm) {
				list = append(list, slices.Clone(spans))
			}
			return
		}
		it := &r.items[n]
		if it.not {
			if !slices.ContainsFunc(found[n], func(s span) bool { return t.beside(spans, s) && near(append(spans, s)) }) {
				next(n + 1)
			}
			return
		}
		for _, s := range found[n] {
			if it.later && n > 0 && s.from < spans[len(spans)-1].to || !disjoint(spans, s) || !near(append(spans, s)) {
				continue
			}
			spans = append(spans, s)
			next(n + 1)
			spans = spans[:len(spans)-1]
		}
	}
	next(0)
	return list
}

// near reports whether some spans are near each other.
func near(spans []span) bool {
	from, to := around(spans)
	return to-from <= maxSpan
}

// around gives where the first of some stretches begins and the last ends.
func around(spans []span) (from, to int) {
	from, to = spans[0].from, spans[0].to
	for _, s := range spans {
		from, to = min(from, s.from), max(to, s.to)
	}
	return from, to
}

// beside reports whether a stretch is in the sentences of others, so that what is
// said in another takes nothing back.
func (t *typed) beside(spans []span, s span) bool {
	from, to := around(spans)
	return t.sentence[from] <= t.sentence[s.from] && t.sentence[s.from] <= t.sentence[to-1]
}

// disjoint reports whether a span shares no word with others.
func disjoint(spans []span, s span) bool {
	return !slices.ContainsFunc(spans, func(o span) bool { return s.from < o.to && o.from < s.to })
}

// holds reports whether a match of a rule counts.
func (t *typed) holds(r *rule, spans []span, calm bool) bool {
	if calm {
		return true
	}
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			if t.masked[i] {
				return false
			}
		}
		if t.isNegated(spans, s) {
			return false
		}
	}
	if (r.card == "emergency" || r.card == "same-day") && t.isLongAgo(spans) {
		return false
	}
	return !r.alone || t.alone(spans)
}

// The years that a number is taken for.
const (
	firstYear = 1980 * aftercare.DecimalOne
	lastYear  = 2099 * aftercare.DecimalOne
)

// isLongAgo reports whether what met a rule of her body was long ago: its sentence names a
// time such as "years ago" or a year, and nothing that is now or came back.
func (t *typed) isLongAgo(spans []span) bool {
	past := false
	for i := range t.tokens {
		if !t.beside(spans, span{i, i + 1}) {
			continue
		}
		if t.in("now", i) || t.in("back", i) {
			return false
		}
		n, to := t.number(i)
		past = past || t.in("past", i) || to > 0 && firstYear <= n && n <= lastYear
	}
	return past
}

// alone reports whether nothing beside some stretches says anything in their
// sentences.
func (t *typed) alone(spans []span) bool {
	for i := range t.tokens {
		if s := (span{i, i + 1}); t.beside(spans, s) && disjoint(spans, s) && t.says(i) {
			return false
		}
	}
	return true
}

// says reports whether a token has a meaning by itself.
func (t *typed) says(i int) bool { return !t.common[t.tokens[i].stem] && !t.in("filler", i) }

// in reports whether a token is in a group.
func (t *typed) in(group string, i int) bool {
	return slices.ContainsFunc(t.hits, func(h hit) bool { return h.group == group && h.from <= i && i < h.to })
}

// How many words before a match may negate it, and after it say that it is over.
const (
	deniedBefore = 4
	overAfter    = 3
)

// isNegated reports whether a word of a rule is negated by a word before it, or said to
// be over by one after it, that isn't part of the match. A negation applies to the
// first word with a meaning after it, and no further if the rule is a wish or the
// negation is one of a list: "not hungry not thirsty want to die". If the match
// itself contains a negation, a later one only continues it: "no me deja salir ni
// llamar". A word that begins a clause ("and the pain ...") is denied by none before it.
func (t *typed) isNegated(spans []span, s span) bool {
	free := func(i int) bool { return disjoint(spans, span{i, i + 1}) }
	wish := slices.ContainsFunc(spans, func(s span) bool { return t.in("want", s.from) })
	other := false // something else comes first after the denial
	ended := false // what may be over, and is not where the denial is of it: "hasn't eased off"
	for i := s.from - 1; i >= max(0, s.from-deniedBefore); i-- {
		if t.tokens[i+1].after || t.in("anew", i+1) || t.in("turn", i) && free(i) {
			break
		}
		switch {
		case !free(i) || t.continuesNegation(spans, i):
		case t.in("over", i):
			ended, other = true, true
		case ended && t.in("not", i):
			ended = false
		case t.in("want", i):
			wish, other = true, false
		case !t.in("not", i) || t.in("cant", i): // "can't stand, bleeding" denies no blood
			other = other || t.says(i)
		case wish && t.endsNegationList(i):
		case !other || !wish && !t.inNegationList(i):
			return true
		}
	}
	return t.isPast(spans, s)
}

// continuesNegation reports whether a negation continues one that belongs to the match.
func (t *typed) continuesNegation(spans []span, at int) bool {
	return t.in("not", at) && slices.ContainsFunc(spans, func(s span) bool {
		return s.from < at && (t.in("not", s.from) || t.in("wont", s.from))
	})
}

// inNegationList reports whether a negation is one of a list, each with its own word.
func (t *typed) inNegationList(i int) bool {
	return t.list(i-3, i) || t.list(i-2, i) || t.list(i, i+2) || t.list(i, i+3)
}

// endsNegationList reports whether a negation is the last of a list in which each follows the
// word it negates: "hungry no thirsty no want to die".
func (t *typed) endsNegationList(i int) bool {
	return t.list(i-3, i) && i > 3 && t.says(i-4) || t.list(i-2, i) && i > 2 && t.says(i-3)
}

// list reports whether two tokens are negations with a meaning between them.
func (t *typed) list(from, to int) bool {
	if from < 0 || to >= len(t.tokens) || !t.in("not", from) || !t.in("not", to) {
		return false
	}
	for i := from + 1; i < to; i++ {
		if t.says(i) && !t.in("not", i) {
			return true
		}
	}
	return false
}

// isPast reports whether the last word of a match is said to be isPast.
func (t *typed) isPast(spans []span, s span) bool {
	if slices.ContainsFunc(spans, func(o span) bool { return o.from > s.from }) {
		return false
	}
	for i := s.to; i < min(len(t.tokens), s.to+overAfter); i++ {
		if t.tokens[i].after || t.in("turn", i) {
			break
		}
		if t.in("over", i) {
			return !t.in("not", i-1) && !t.in("wont", i-1) && !t.hasReturned(i)
		}
	}
	return false
}

// hasReturned reports whether something that is over is said to have come back.
func (t *typed) hasReturned(from int) bool {
	for i := from; i < len(t.tokens); i++ {
		if t.in("back", i) {
			return true
		}
	}
	return false
}
