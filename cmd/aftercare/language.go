package main

import (
	"strings"

	"aftercare/locale"
	"aftercare/wire"
	"aftercare/words"
)

// wordsFor returns the words of an answer: those of the flag --lang, else of the
// record's own language, else English. A language without words is refused, as she
// would not know why her answer is in another.
func wordsFor(flag, record string) (*locale.Words, error) {
	from, tag := "--lang "+flag, flag
	if tag == "" {
		if rec, _ := wire.ParseRecord(record); rec != nil && rec.Language != "" {
			from, tag = "the record's language "+rec.Language, rec.Language
		}
	}
	if tag == "" {
		return words.English(), nil
	}
	return spoken(from, tag)
}

// spoken returns the words of a language, or says who asked for it where there are
// none.
func spoken(from, tag string) (*locale.Words, error) {
	if w, ok := words.For(tag); ok {
		return w, nil
	}
	return nil, invalidf("%s: there are no words in this language; name one that has them by --lang (known: %s)", from, strings.Join(words.Languages(), ", "))
}
