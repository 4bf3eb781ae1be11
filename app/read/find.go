package read

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/typing"
	"aftercare/locale"
)

// finder finds questions by the words that people use for them. It is made of
// the questions' own words, of the statements that answer them, and of
// everyday words for each (locale.Words.Everyday).
type finder struct {
	topics int              // how many there are
	terms  map[string][]use // where each word stands
	rare   map[string]float64
	urgent []string // words of what may need help
}

// use is a word in a topic: how much it says there.
type use struct {
	topic  int
	weight float64
}

// What a word says by where it stands.
const (
	inEveryday  = 5
	inQuestion  = 4
	inShort     = 2
	inStatement = 1
)

func newFinder(topics []page.Topic, k *page.Knowledge, w *locale.Words) *finder {
	f := &finder{topics: len(topics), terms: map[string][]use{}, rare: map[string]float64{}, urgent: wordsOf(w.Everyday("urgent"))}
	for i := range topics {
		q := topics[i].Question
		best := map[string]float64{}
		take := func(text string, weight float64) {
			for _, term := range wordsOf(text) {
				best[term] = max(best[term], weight)
			}
		}
		take(w.Everyday(q.ID), inEveryday)
		take(q.Ask.In(w.Lang), inQuestion)
		take(w.Short(q, k.Statement), inShort)
		for _, s := range k.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, q.ID) }) {
			take(s.Says.In(w.Lang), inStatement)
		}
		for term, weight := range best {
			f.terms[term] = append(f.terms[term], use{i, weight})
		}
	}
	for term, uses := range f.terms {
		f.rare[term] = math.Log(1 + float64(len(topics))/float64(len(uses)))
	}
	return f
}

// found is a topic and how well it fits.
type found struct {
	topic int
	score float64
}

// find lists the topics that fit a query, the best first.
func (f *finder) find(query string) []found {
	scores := make([]float64, f.topics)
	for _, asked := range wordsOf(query) {
		best := make([]float64, f.topics)
		for term, uses := range f.terms {
			like := alike(asked, term)
			if like == 0 {
				continue
			}
			for _, u := range uses {
				best[u.topic] = max(best[u.topic], like*u.weight*f.rare[term])
			}
		}
		for i, s := range best {
			scores[i] += s
		}
	}
	var list []found
	for i, s := range scores {
		if s > 0 {
			list = append(list, found{i, s})
		}
	}
	// Where the score is the same, in the order of the questions.
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(b.score, a.score) })
	return list
}

// mayBeUrgent reports whether a query names what may need help.
func (f *finder) mayBeUrgent(query string) bool {
	for _, asked := range wordsOf(query) {
		for _, sign := range f.urgent {
			if alike(asked, sign) > likeSlip {
				return true
			}
		}
	}
	return false
}

// wordsOf takes a text apart into its words, in small letters, without those
// that are in every question.
func wordsOf(text string) []string {
	var list []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		word, _, _ = strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
		if len(word) > 1 && !slices.Contains(common, word) {
			list = append(list, word)
		}
	}
	return list
}

// common are words that tell nothing about what is asked.
var common = strings.Fields("the of to in is it my me do you your can could should would when what how why if and or for on at be am are was will with from this that have has had an as not no so just get long much many after before again still any there about may yet does did")

// How sure a likeness is.
const (
	likeBeginning = 0.8
	likeSlip      = 0.6
)

// alike is how surely two words are meant to be the same: 1 for the same, less
// for a beginning or a slip of the keys, 0 for others.
func alike(asked, term string) float64 {
	if asked == term {
		return 1
	}
	short, long := asked, term
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= 4 && strings.HasPrefix(long, short) && len(long)-len(short) <= 4 || len(short) == 3 && long == short+"s" {
		return likeBeginning
	}
	slips := 0
	switch {
	case len(asked) >= 8:
		slips = 2
	case len(asked) >= 4:
		slips = 1
	}
	if slips > 0 && len(long)-len(short) <= slips && typing.Within(asked, term, slips) {
		return likeSlip
	}
	return 0
}
