package search

import (
	"strings"

	"aftercare/internal/sorting"
	"aftercare/locale"
)

// The keys of the search's words, as words/en-find.txt explains them.
const (
	keyEndings  = "endings"
	keyOne      = "endings.one"
	keyBegins   = "beginnings"
	keyShortest = "shortest"
	keyCommon   = "common"
	keyGroup    = "group." // for pages and rules
	keySign     = "sign."  // for rules alone
	keyAbsent   = "absent."
	keyCard     = "card."
	keyCalm     = "calm"
	keyBeside   = "beside-card."
	keyNumbers  = "numbers"
	keyTens     = "numbers.tens"
)

// keysOf lists the everyday keys with a prefix, in order.
func keysOf(w *locale.Words, prefix string) []string {
	var list []string
	for _, key := range w.Keys() {
		if rest, ok := strings.CutPrefix(key, "everyday."); ok && strings.HasPrefix(rest, prefix) {
			list = append(list, rest)
		}
	}
	sorting.Stable(list, strings.Compare)
	return list
}
