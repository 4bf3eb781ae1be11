package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joint is what a language puts between two texts that belong together.
type Joint uint8

// The joints.
const (
	Comma     Joint = iota
	Semicolon       // between what may have commas
	Colon           // between a name and what is said of it
	Dot             // between short things in one line
	Stop            // between two sentences
)

// joints are the keys whose texts show a joint between two placeholders.
var joints = [...]string{Comma: "list.comma", Semicolon: "join.semicolon", Colon: "sign.is", Dot: "join.dot", Stop: "join.stop"}

// Between is a joint with its spaces, if the language has any there.
func (w *Words) Between(j Joint) string {
	_, rest, _ := strings.Cut(w.text[joints[j]], "}")
	between, _, _ := strings.Cut(rest, "{")
	return between
}

// FullStop ends a sentence.
func (w *Words) FullStop() string { return strings.TrimSpace(w.Between(Stop)) }

// Labelled is a name with its colon, as it stands before a line of its own.
func (w *Words) Labelled(name string) string {
	return name + strings.TrimRight(w.Between(Colon), " ")
}

// InBrackets puts a remark after a text.
func (w *Words) InBrackets(text, remark string) string {
	return w.Text("mark.name", With("name", text), With("notes", remark))
}

// stops end a sentence: those that a space follows, and those that need none.
const (
	stops     = ".?؟।"
	fullWidth = "。"
)

// FirstSentence is a text up to the end of its first sentence. A full stop in an
// abbreviation, after which a small word follows ("p. ej. dolor"), ends none.
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
