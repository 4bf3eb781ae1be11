package locale

import (
	"strings"
)

// The file of a translation also holds the urgent texts in the language they were
// written in. While a translation is unchecked a page shows both, so that she can show
// the original to somebody.
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

// InOriginal returns what say makes of the original words of urgent texts, and the tag
// of their language; "" if these words are not a translation, or the text is not
// urgent.
func (w *Words) InOriginal(say func(*Words) string) (text, lang string) {
	if w.original == nil {
		return "", ""
	}
	o := *w.original
	o.Other = w.Other
	text = say(&o)
	if strings.Contains(text, Missing) {
		return "", ""
	}
	return text, o.Lang
}

// Checked is how far a translation was checked, as its file says: "draft",
// "twice-checked", "speaker" or "clinician". "" if these words are no translation.
func (w *Words) Checked() string { return w.text[CheckedKey] }
