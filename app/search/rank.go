package search

import (
	"math"
	"slices"
)

// result is an entry and how well it fits.
type result struct {
	*entry
	n     int // index of the entry
	score float64
	alike float64 // how like a phrase of it what was typed is
	near  bool    // no answer, only the nearest that there is
}

const (
	// ofPhrase is what one phrase says that is the same as what was typed,
	// beside all words of the page.
	ofPhrase = 1.6
	// floor is the part of what was typed that a page must hold to answer it.
	floor = 0.34
	// samePhrase is how alike what was typed and a phrase of the page must be
	// for the page to answer it, whatever else it holds.
	samePhrase = 0.75
	// beside is the part of the best score below which a page is only noise.
	beside = 0.25
)

// find ranks what was typed.
func (x *index) find(typed string) (list []result, answers bool) {
	return x.rank(x.correct(x.split(typed)))
}

// rank lists the entries that fit what was typed, the best first, and whether
// the best of them answers it.
func (x *index) rank(tokens []token) (list []result, answers bool) {
	words := x.termsOf(tokens)
	scores, held, all := x.byWord(words)
	alike := x.byPhrase(lasts(words), scores)
	list = x.best(scores)
	if len(list) == 0 {
		return nil, false
	}
	for i := range list {
		list[i].alike = alike[list[i].n]
	}
	best := list[0].n
	return list, list[0].path != "" && (all > 0 && held[best] >= floor*all || alike[best] >= samePhrase)
}

// byWord scores each entry by its words: what they say there, how much of what
// was typed it holds, and how much that is in all.
func (x *index) byWord(words []word) (scores, held []float64, all float64) {
	scores, held = make([]float64, len(x.entries)), make([]float64, len(x.entries))
	for _, w := range words {
		if w.terms[0][0] == '~' {
			continue
		}
		best, most := make([]float64, len(x.entries)), 0.0
		for _, term := range w.terms {
			part := w.like
			if term[0] == '@' {
				part *= ofGroup
			}
			most = max(most, x.rareness(term))
			for _, u := range x.terms[term] {
				best[u.entry] = max(best[u.entry], part*x.rare[term]*u.weight/inEveryday)
			}
		}
		all += most
		for i, s := range best {
			scores[i] += s
			held[i] += min(s, most)
		}
	}
	return scores, held, all
}

// mostFound is how many pages are listed.
const mostFound = 6

// best lists the entries with the best scores, less those that are far from
// the first, and less the subjects that have no page, but for the first.
func (x *index) best(scores []float64) (list []result) {
	for len(list) <= mostFound {
		top := 0
		for i, s := range scores {
			if s > scores[top] {
				top = i
			}
		}
		s := scores[top]
		if s == 0 || len(list) > 0 && s < beside*list[0].score {
			break
		}
		if scores[top] = 0; len(list) == 0 || x.entries[top].path != "" {
			list = append(list, result{entry: &x.entries[top], n: top, score: s})
		}
	}
	return list
}

// besideCard are the pages under a card: what was found if the card is about her body
// and a page answers, otherwise the card's own.
func (x *index) besideCard(card string, list []result, answers bool) []result {
	if answers && (card == "emergency" || card == "same-day") {
		return list
	}
	list = nil
	for _, id := range x.cardPages[card] {
		for i := range x.entries {
			if e := &x.entries[i]; e.key == id {
				list = append(list, result{entry: e, n: i, near: true})
			}
		}
	}
	return list
}

// rareness is the weight of a term; it is highest if no page has the term.
func (x *index) rareness(term string) float64 {
	if term[0] == '~' {
		return ofCommon
	}
	if r := x.rare[term]; r > 0 {
		return r
	}
	return math.Log(1 + float64(len(x.entries)))
}

// byPhrase adds to each entry the likeness of its nearest phrase.
func (x *index) byPhrase(terms []string, scores []float64) (alike []float64) {
	norm := x.norm(terms)
	best := make([]float64, len(x.entries))
	for _, p := range x.phrases {
		common := 0.0
		for _, term := range p.terms {
			if slices.Contains(terms, term) {
				common += x.rareness(term) * x.rareness(term)
			}
		}
		if common > 0 {
			best[p.entry] = max(best[p.entry], common/(norm*x.norm(p.terms)))
		}
	}
	for i, b := range best {
		scores[i] += ofPhrase * b * norm
	}
	return best
}

func (x *index) norm(terms []string) float64 {
	sum := 0.0
	for _, term := range terms {
		sum += x.rareness(term) * x.rareness(term)
	}
	return math.Sqrt(sum)
}
