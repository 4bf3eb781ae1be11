package pagetest

import (
	"regexp"
	"strings"
)

var (
	syllables = regexp.MustCompile(`[aeiouy]+`)
	sentences = regexp.MustCompile(`[.?:;]+(\s|$)`)
)

// Grade is the Flesch-Kincaid reading grade of a text.
func Grade(text string) float64 {
	text = strings.ReplaceAll(strings.ToLower(text), "-", " ")
	words, n := strings.Fields(text), 0
	for _, w := range words {
		in := len(syllables.FindAllString(w, -1))
		if w = strings.Trim(w, ".,:;?"); strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && in > 1 {
			in--
		}
		n += max(in, 1)
	}
	return 0.39*float64(len(words))/float64(max(len(sentences.FindAllString(text+".", -1)), 1)) + 11.8*float64(n)/float64(len(words)) - 15.59
}
