package words

import (
	_ "embed" // the list
	"strings"
	"sync"

	"aftercare/locale"
)

// A browser starts with the words that its first program can say. All others are
// in a file of their own, which comes with the second program. Which are which is
// found by linking the first program: go run ./cmd/bundle -words writes the list,
// and a build fails if the program could say one that is in it.
//
//go:embed later.list
var laterList string

var later = sync.OnceValue(func() map[string]bool {
	list := map[string]bool{}
	for line := range strings.Lines(laterList) {
		list[strings.TrimSuffix(line, "\n")] = true
	}
	return list
})

// Later reports whether the first program of a browser never says a key. A line of
// the list is a key, or, with a dot at its end, the beginning of many.
func Later(key string) bool {
	for at := range len(key) {
		if key[at] == '.' && later()[key[:at+1]] {
			return true
		}
	}
	return later()[key]
}

// File is what a browser fetches first of a language: what its first program says,
// without comments and without the catalogue of sources, which is in a file of its
// own ([packs.Apart]); "" if there are no words in it.
func File(lang string) string {
	first, _ := split(lang)
	return first
}

// More is what is fetched with the other programs: the words that only they say.
func More(lang string) string {
	_, more := split(lang)
	return more
}

func split(lang string) (first, more string) {
	file := whole(lang)
	if file == "" {
		return "", ""
	}
	head, rest, _ := strings.Cut(file, "\n")
	lines, packs, _ := strings.Cut(rest, "\n[")
	var a, b strings.Builder
	a.WriteString(head + locale.InPart + "\n")
	b.WriteString(locale.MoreHead)
	for line := range strings.Lines(lines + "\n") {
		if key, _, ok := strings.Cut(line, " = "); ok && Later(key) {
			b.WriteString(line)
		} else {
			a.WriteString(line)
		}
	}
	a.WriteString("[" + packs)
	return a.String(), b.String()
}
