package search

import (
	"strings"

	"aftercare/locale"
)

// The cards, the most urgent first.
var cardOrder = [...]string{"emergency", "poison", "crisis", "violence", "same-day"}

// rule describes words that call for a card, or words that only resemble them.
// All of its items must be near each other.
type rule struct {
	card  string
	items []item
	alone bool // nothing else with a meaning may be typed
}

// item is a word, a phrase or a group; any of its options will do.
type item struct {
	options []option
	not     bool // none of them may be there
	later   bool // it comes after the item before it
}

type option struct {
	group, measure string
	stems          []string
	exact          bool // the word itself, not its other forms
}

// readRules reads the rules of a language: those of the cards, and those of
// harmless words that resemble them.
func readRules(l *lexicon, w *locale.Words) (cards, calm []rule) {
	for _, key := range keysOf(w, keyCard) {
		card, _, _ := strings.Cut(strings.TrimPrefix(key, keyCard), ".")
		for _, text := range strings.Split(w.Everyday(key), "|") {
			cards = append(cards, l.readRule(card, text))
		}
	}
	for _, text := range strings.Split(w.Everyday(keyCalm), "|") {
		calm = append(calm, l.readRule("", text))
	}
	return cards, calm
}

// readRule reads one rule: items separated by spaces, each with options separated by
// "/". An option is a word, a phrase with "_" between its words, "@" and a group, or
// "#" and a measure. "." after a word excludes its other forms, and "~" in it is any
// letters. "-" before an item excludes it, ">" means that it comes after the item
// before it, and "=" before the rule means that nothing else may be typed.
func (l *lexicon) readRule(card, text string) rule {
	r := rule{card: card}
	text, r.alone = strings.CutPrefix(strings.TrimSpace(text), "=")
	for _, word := range strings.Fields(text) {
		it := item{}
		word, it.not = strings.CutPrefix(word, "-")
		word, it.later = strings.CutPrefix(word, ">")
		for _, part := range strings.Split(word, "/") {
			it.options = append(it.options, l.readOptions(part)...)
		}
		r.items = append(r.items, it)
	}
	return r
}

func (l *lexicon) readOptions(part string) []option {
	if group, ok := strings.CutPrefix(part, "@"); ok {
		return []option{{group: group}}
	}
	if measure, ok := strings.CutPrefix(part, "#"); ok {
		return []option{{measure: measure}}
	}
	part, exact := strings.CutSuffix(part, ".")
	var list []option
	if !exact {
		for _, stems := range l.spacings(part) {
			list = append(list, option{stems: stems})
			for _, stem := range stems {
				if strings.Contains(stem, more) {
					l.add(&member{sign: true, stems: []string{stem}}) // such a word is no slip
				}
			}
		}
		return list
	}
	o := option{exact: true}
	for _, t := range l.learn(strings.ReplaceAll(part, "_", " ")) {
		o.stems = append(o.stems, t.word)
	}
	return append(list, o)
}
