package words

import (
	"io/fs"
	"strings"

	"aftercare/locale"
)

// withCards puts the cards of the other languages into the file of one, before
// the texts of the packs.
func withCards(lang, file string) string {
	head, rest, _ := strings.Cut(file, "\n")
	return head + "\n" + cardsFor(lang) + rest
}

// cardsFor are the cards to show to a stranger in every language but one, as
// lines of a catalogue.
func cardsFor(lang string) string {
	var b strings.Builder
	names, _ := fs.Glob(files, "*.txt") // the pattern is valid
	for _, name := range names {
		tag := strings.TrimSuffix(name, ".txt")
		if tag == lang || strings.Contains(tag, "-") && (strings.HasPrefix(tag, "en-") || strings.HasSuffix(tag, avoided)) {
			continue
		}
		text, _ := fs.ReadFile(files, name) // it is one of its names
		appendCard(&b, tag, string(text))
	}
	return b.String()
}

// appendCard takes the lines of the card out of the file of a language.
func appendCard(b *strings.Builder, tag, file string) {
	prefix := locale.CardPrefix + tag + "."
	dir := "ltr"
	if strings.HasPrefix(file, strings.TrimSuffix(locale.Head(tag, "rtl"), "\n")) {
		dir = "rtl"
	}
	b.WriteString(prefix + "dir = " + dir + "\n")
	for line := range strings.Lines(file) {
		if own, ok := strings.CutPrefix(line, locale.StrangerPrefix); ok {
			b.WriteString(prefix + own)
		} else if name, ok := strings.CutPrefix(line, "language."+tag+" = "); ok {
			b.WriteString(prefix + "name = " + name)
		} else if line[0] == '[' {
			return // the texts of the packs
		}
	}
}
