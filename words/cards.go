package words

import (
	"io"
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
	if lang != "en" {
		appendCard(&b, "en", locale.Head("en", "ltr")+english)
	}
	names, _ := fs.Glob(files, "*.txt") // the pattern is valid
	for _, name := range names {
		if tag := strings.TrimSuffix(name, ".txt"); tag != lang && isTranslation(tag) {
			appendCard(&b, tag, top(name))
		}
	}
	return b.String()
}

// top is the beginning of a language's file, where its card is: a whole file is
// read only for its own language.
func top(name string) string {
	file, err := files.Open(name)
	if err != nil {
		panic(err) // it is one of its names
	}
	defer file.Close()
	text := make([]byte, locale.TopSize)
	n, _ := io.ReadFull(file, text) // a shorter file is whole
	return topOf(string(text[:n]))
}

func topOf(file string) string {
	lines, _, _ := strings.Cut(file, locale.TopEnd)
	return lines + "\n"
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
		}
	}
}
