package search

import (
	"math"
	"slices"
	"strings"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/locale"
)

// entry is one page that can be found, or a subject that no page answers.
type entry struct {
	path        string // "" if no page answers it
	id, key     string // key is that of its everyday words
	title, what string
}

// otherPages are the pages that are not questions. Their names and descriptions are the
// words find.page.ID and find.what.ID.
var otherPages = [...]struct{ id, path string }{
	{"help", page.PathHelp}, {"check", page.PathCheck}, {"call", page.PathCall}, {"places", page.PathPlaces},
	{"letters", page.PathLetters}, {"beside", page.PathBeside}, {"how", page.PathHow}, {"diary", page.PathNotes},
	{"sources", page.PathSources}, {"about", page.PathAbout},
}

// index is every page that can be found, by words, groups and phrases.
type index struct {
	*lexicon
	entries []entry
	terms   map[string][]use // the pages with a stem or a group
	phrases []phrase
	rare    map[string]float64
	cards   []rule
	calm    []rule
	limits  limits
	// cardPages are the keys of the pages that belong to a card.
	cardPages map[string][]string
}

// use is a term of a page and its weight there.
type use struct {
	entry  int
	weight float64
}

// phrase is something that people type for a page.
type phrase struct {
	entry int
	terms []string
}

// Weights of a term by its place.
const (
	inEveryday  = 4
	inQuestion  = 4
	inShort     = 1.2
	inStatement = 0.6
	perPhrase   = 1 // for each phrase more that has it, to
	mostPhrases = 4
	ofGroup     = 0.7 // of the weight of the word itself
	ofCommon    = 0.5 // the rareness of a word without a meaning by itself
)

// newIndex makes the index of a program's pages. It is the same in a server
// and in a reader's page.
func newIndex(a *page.Site) *index {
	w := a.Words
	x := &index{lexicon: newLexicon(w), terms: map[string][]use{}, rare: map[string]float64{}}
	x.cards, x.calm = readRules(x.lexicon, w)
	x.limits = limitsOf(a.General.Pack)
	x.cardPages = map[string][]string{}
	for _, card := range cardOrder {
		x.cardPages[card] = strings.Fields(w.Everyday(keyBeside + card))
	}
	for i := range a.Topics {
		q := a.Topics[i].Question
		short := w.Short(q, a.General.Statement)
		d := x.open(entry{page.Numbered(page.PathRead, i+1), q.ID, q.ID, q.Ask.In(w.Lang), short})
		d.phrases(w.Everyday(q.ID))
		d.phrases(q.Ask.In(w.Lang))
		d.take(q.Ask.In(w.Lang), inQuestion)
		d.take(short, inShort)
		for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, q.ID) }) {
			d.take(s.Says.In(w.Lang), inStatement)
		}
		d.close()
	}
	for _, o := range otherPages {
		x.add(w, entry{o.path, o.id, "page." + o.id, w.Text("find.page." + o.id), w.Text("find.what." + o.id)})
	}
	for _, key := range keysOf(w, keyAbsent) {
		x.add(w, entry{"", key, key, "", w.Text("find." + key)})
	}
	x.weigh()
	return x
}

func (x *index) add(w *locale.Words, e entry) {
	d := x.open(e)
	d.phrases(w.Everyday(e.key))
	d.take(e.title, inQuestion)
	d.close()
}

// draft is an entry that is being read.
type draft struct {
	*index
	entry  int
	weight map[string]float64
	within map[string]int // in how many phrases a term is
}

func (x *index) open(e entry) *draft {
	x.entries = append(x.entries, e)
	return &draft{x, len(x.entries) - 1, map[string]float64{}, map[string]int{}}
}

// phrases takes what people type, separated by bars.
func (d *draft) phrases(text string) {
	for _, part := range strings.Split(text, "|") {
		tokens := d.learn(part)
		terms := d.termsOf(tokens)
		seen := map[string]bool{}
		for _, t := range terms {
			for _, term := range t.terms {
				if !seen[term] && term[0] != '~' {
					d.within[term]++
				}
				seen[term] = true
			}
		}
		d.index.phrases = append(d.index.phrases, phrase{d.entry, lasts(terms)})
	}
}

// take takes a text of the page.
func (d *draft) take(text string, weight float64) {
	for _, t := range d.termsOf(d.learn(text)) {
		for _, term := range t.terms {
			if term[0] != '~' {
				d.weight[term] = max(d.weight[term], weight)
			}
		}
	}
}

func (d *draft) close() {
	for term, n := range d.within {
		d.weight[term] = max(d.weight[term], inEveryday+perPhrase*float64(min(n, mostPhrases)-1))
	}
	for term, weight := range d.weight {
		d.terms[term] = append(d.terms[term], use{d.entry, weight})
	}
}

// weigh finds how rare each term is.
func (x *index) weigh() {
	for term, uses := range x.terms {
		sum := 0.0
		for _, u := range uses {
			sum += min(1, u.weight/inEveryday)
		}
		x.rare[term] = math.Log(1 + float64(len(x.entries))/max(sum, 0.5))
	}
}

// word is one word of a text.
type word struct {
	terms []string // its stem and the groups that it is in, the widest the last
	like  float64  // how sure it is that it was meant
}

// termsOf returns the words of a text. A word without a meaning by itself, such as a
// number, is its own term with a "~" if no group covers it.
func (x *index) termsOf(tokens []token) []word {
	hits := x.pages.groups(tokens)
	var list []word
	inside := 0
	for i, t := range tokens {
		from := 0
		for from < len(hits) && hits[from].from == i {
			from++
		}
		terms, widest := x.termsAt(t, hits[:from])
		hits = hits[from:]
		if len(terms) == 0 && i >= inside {
			terms = []string{"~" + t.stem}
		}
		if inside = max(inside, i+widest); len(terms) > 0 {
			list = append(list, word{terms, t.like})
		}
	}
	return list
}

// termsAt returns the terms of a word from the groups that begin with it.
func (x *index) termsAt(t token, hits []hit) (terms []string, widest int) {
	if !x.common[t.stem] && !x.isNumber(t) {
		terms = append(terms, t.stem)
	}
	for _, h := range hits {
		if name := "@" + h.group; h.to-h.from >= widest {
			widest = h.to - h.from
			terms = append(terms, name)
		} else {
			terms = append([]string{name}, terms...)
		}
	}
	return terms, widest
}

// lasts are the last terms of some words, each once.
func lasts(words []word) []string {
	var list []string
	for _, w := range words {
		if last := w.terms[len(w.terms)-1]; !slices.Contains(list, last) {
			list = append(list, last)
		}
	}
	return list
}
