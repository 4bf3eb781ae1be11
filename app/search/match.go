package search

import (
	"slices"

	"aftercare"
)

// span is a stretch of tokens, the last excluded.
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
	t := &typed{x, tokens, x.groups(tokens), make([]int, len(tokens)), make([]bool, len(tokens))}
	for i := 1; i < len(tokens); i++ {
		if t.sentence[i] = t.sentence[i-1]; tokens[i].after {
			t.sentence[i]++
		}
	}
	return t
}

// reach is how many words may stand from the first to the last of a rule.
const reach = 11

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

// matches lists the ways a rule is met by what is near each other. What is
// denied, over or calm doesn't count, except for what is calm itself.
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
			if it.later && n > 0 && s.from < spans[len(spans)-1].to || !apart(spans, s) || !near(append(spans, s)) {
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

// near reports whether some stretches are near each other.
func near(spans []span) bool {
	from, to := around(spans)
	return to-from <= reach
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

// apart reports whether a stretch shares no word with others.
func apart(spans []span, s span) bool {
	return !slices.ContainsFunc(spans, func(o span) bool { return s.from < o.to && o.from < s.to })
}

// holds reports whether what met a rule counts.
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
		if t.denied(spans, s) {
			return false
		}
	}
	if (r.card == "emergency" || r.card == "same-day") && t.past(spans) {
		return false
	}
	return !r.alone || t.alone(spans)
}

// The years that a number is taken for.
const (
	firstYear = 1980 * aftercare.DecimalOne
	lastYear  = 2099 * aftercare.DecimalOne
)

// past reports whether what met a rule of her body was long ago: its sentence names a
// time such as "years ago" or a year, and nothing that is now or came back.
func (t *typed) past(spans []span) bool {
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
		if s := (span{i, i + 1}); t.beside(spans, s) && apart(spans, s) && t.says(i) {
			return false
		}
	}
	return true
}

// says reports whether a token says something by itself.
func (t *typed) says(i int) bool { return !t.common[t.tokens[i].stem] && !t.in("filler", i) }

// in reports whether a token is in a group.
func (t *typed) in(group string, i int) bool {
	return slices.ContainsFunc(t.hits, func(h hit) bool { return h.group == group && h.from <= i && i < h.to })
}

// How many words before a sign may deny it, and after it say that it is over.
const (
	deniedBefore = 4
	overAfter    = 3
)

// denied reports whether a word of a rule is denied before it or over after
// it, by words that don't belong to the rule themselves. A denial denies what comes
// first after it: nothing further where the rule is a wish, or where it is one
// denial of a list, as in "not hungry not thirsty want to die". Where the rule itself
// denies, a denial after that only goes on with it: "no me deja salir ni llamar".
func (t *typed) denied(spans []span, s span) bool {
	free := func(i int) bool { return apart(spans, span{i, i + 1}) }
	wish := slices.ContainsFunc(spans, func(s span) bool { return t.in("want", s.from) })
	other := false // something else comes first after the denial
	ended := false // what may be over, and is not where the denial is of it: "hasn't eased off"
	for i := s.from - 1; i >= max(0, s.from-deniedBefore); i-- {
		if t.tokens[i+1].after || t.in("turn", i) && free(i) {
			break
		}
		switch {
		case !free(i) || t.goesOn(spans, i):
		case t.in("over", i):
			ended, other = true, true
		case ended && t.in("not", i):
			ended = false
		case t.in("want", i):
			wish, other = true, false
		case !t.in("not", i):
			other = other || t.says(i)
		case wish && t.trails(i):
		case !other || !wish && !t.listed(i):
			return true
		}
	}
	return t.over(spans, s)
}

// goesOn reports whether a denial comes after one that belongs to the rule.
func (t *typed) goesOn(spans []span, at int) bool {
	return t.in("not", at) && slices.ContainsFunc(spans, func(s span) bool {
		return s.from < at && (t.in("not", s.from) || t.in("wont", s.from))
	})
}

// listed reports whether a denial is one of several, each of its own.
func (t *typed) listed(i int) bool {
	return t.list(i-3, i) || t.list(i-2, i) || t.list(i, i+2) || t.list(i, i+3)
}

// trails reports whether a denial is the last of several that each follow what they
// deny: "hungry no thirsty no want to die".
func (t *typed) trails(i int) bool {
	return t.list(i-3, i) && i > 3 && t.says(i-4) || t.list(i-2, i) && i > 2 && t.says(i-3)
}

// list reports whether two tokens are denials with something between them.
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

// over reports whether the last word of a rule is said to be over.
func (t *typed) over(spans []span, s span) bool {
	if slices.ContainsFunc(spans, func(o span) bool { return o.from > s.from }) {
		return false
	}
	for i := s.to; i < min(len(t.tokens), s.to+overAfter); i++ {
		if t.tokens[i].after || t.in("turn", i) {
			break
		}
		if t.in("over", i) {
			return !t.in("not", i-1) && !t.in("wont", i-1) && !t.again(i)
		}
	}
	return false
}

// again reports whether something that was over has come back.
func (t *typed) again(from int) bool {
	for i := from; i < len(t.tokens); i++ {
		if t.in("back", i) {
			return true
		}
	}
	return false
}
