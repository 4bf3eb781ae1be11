package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Separator is what a language puts between two texts that belong together.
type Separator uint8

// The joints.
const (
	Comma     Separator = iota
	Semicolon           // between texts that may have commas
	Colon               // between a name and a text about it
	Dot                 // between short texts in one line
	Stop                // between two sentences
)

// separatorKeys are the keys whose texts show a separator between two placeholders.
var separatorKeys = [...]string{Comma: "list.comma", Semicolon: "join.semicolon", Colon: "sign.is", Dot: "join.dot", Stop: "join.stop"}

// Between is a separator with its spaces, if the language has any there.
func (w *Words) Between(s Separator) string {
	_, rest, _ := strings.Cut(w.text[separatorKeys[s]], "}")
	between, _, _ := strings.Cut(rest, "{")
	return between
}

// FullStop ends a sentence.
func (w *Words) FullStop() string { return strings.TrimSpace(w.Between(Stop)) }

// Labelled is a name with its colon, as a label before a text.
func (w *Words) Labelled(name string) string {
	return name + strings.TrimRight(w.Between(Colon), " ")
}

// InBrackets puts a remark after a text.
func (w *Words) InBrackets(text, remark string) string {
	return w.Text("mark.name", With("name", text), With("notes", remark))
}

// stops end a sentence: with a space after them, and without.
const (
	stops     = ".?؟।"
	fullWidth = "。"
)

// FirstSentence is a text up to the end of its first sentence. The full stop of an
// abbreviation, before a word in lower case ("p. ej. dolor"), does not end one.
func FirstSentence(text string) string {
	for at, r := range text {
		end := at + utf8.RuneLen(r)
		switch {
		case strings.ContainsRune(fullWidth, r):
			return text[:end]
		case !strings.ContainsRune(stops, r) || !strings.HasPrefix(text[end:], " "):
			continue
		}
		if first, size := utf8.DecodeRuneInString(text[end+1:]); unicode.IsLower(first) {
			if second, _ := utf8.DecodeRuneInString(text[end+1+size:]); !unicode.IsUpper(second) { // hCG begins one
				continue
			}
		}
		return text[:end]
	}
	return text
}
