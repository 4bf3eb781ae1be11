package locale

import (
	"strings"
)

// The file of a translation also holds what is urgent as it was written, so that
// a page can show both: the words of a language that nobody has checked yet, and
// below them some that she can show to somebody.
const (
	OriginalPrefix = "original."
	originalLang   = "original.language" // the tag of the language it was written in
	saysPrefix     = "says."             // of a statement, by its id
	CheckedKey     = "language.checked"  // how far the translation was checked
)

// takeOriginal puts the lines of the original into words of their own.
func (w *Words) takeOriginal() {
	lang := w.text[originalLang]
	if lang == "" {
		return
	}
	o := &Words{Lang: lang, Dir: "ltr", isOriginal: true, text: map[string]string{}}
	for key, text := range w.text {
		if own, ok := strings.CutPrefix(key, OriginalPrefix); ok {
			o.text[own] = text
			delete(w.text, key)
		}
	}
	w.original = o
}

// InOriginal is what say makes of the words that urgent texts were written in, and
// the tag of their language; "" where these words are no translation, or where
// what is asked for is not urgent.
func (w *Words) InOriginal(say func(*Words) string) (text, lang string) {
	if w.original == nil {
		return "", ""
	}
	o := *w.original
	o.Other = w.Other
	text = say(&o)
	if strings.Contains(text, "⟦") {
		return "", ""
	}
	return text, o.Lang
}

// Checked is how far a translation was checked, as its file says: "draft",
// "twice-checked", "speaker" or "clinician". "" if these words are no translation.
func (w *Words) Checked() string { return w.text[CheckedKey] }
