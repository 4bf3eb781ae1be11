// Package words links the words of every language, in the interface and in the
// packs: for the server, the command line and tests. The programs of the browser
// fetch the file of one language instead (cmd/bundle writes it, host/pagehost
// reads it) and must not link this package.
package words

import (
	"embed"
	"io/fs"
	"strings"
	"sync"

	"aftercare/locale"
	"aftercare/packs"
)

// language is what is linked of one language. Nothing of it is read before it is
// asked for.
type language struct {
	lang, dir  string        // dir is "" where the file says it
	catalogues []string      // of the first language
	file       func() string // of a translation
	words      func() *locale.Words
}

// languages are all there are, the one to start with first: English, which is
// written here, and those that were made from a file of translations.
var languages = append([]language{
	linked("en", "ltr", english, englishMore, englishPlaces, englishFind),
}, translated(files)...)

// files are the words of every language; those in English are in more than one.
//
//go:embed *.txt
var files embed.FS

// translated are the languages with one file of words each, LANGUAGE.txt, as
// packtool words makes it from LANGUAGE.po.
func translated(from fs.FS) []language {
	names, _ := fs.Glob(from, "*.txt") // the pattern is valid
	var list []language
	for _, name := range names {
		tag := strings.TrimSuffix(name, ".txt")
		if !isTranslation(tag) {
			continue
		}
		file := sync.OnceValue(func() string {
			text, err := fs.ReadFile(from, name)
			if err != nil {
				panic(err) // it is one of its names
			}
			return string(text)
		})
		list = append(list, language{lang: tag, file: file, words: sync.OnceValue(func() *locale.Words {
			w, err := locale.Parse(withCards(tag, file()) + packs.References())
			if err != nil {
				panic(err)
			}
			return w
		})})
	}
	return list
}

// isTranslation reports whether a file of words is that of a whole language: the
// files of English and the lists of words that are not said are none.
func isTranslation(tag string) bool {
	return tag != "en" && !strings.HasPrefix(tag, "en-") && !strings.HasSuffix(tag, avoided)
}

// avoided ends the name of a file with words that are not said in a language.
const avoided = "-avoid"

// linked makes a language, whose words are read when they are first needed. They
// panic only if the tests would have refused them.
func linked(lang, dir string, catalogues ...string) language {
	return language{lang: lang, dir: dir, catalogues: catalogues, words: sync.OnceValue(func() *locale.Words {
		w, err := locale.New(lang, dir, packsIn(lang)+packs.References(), append(catalogues[:len(catalogues):len(catalogues)], cardsFor(lang))...)
		if err != nil {
			panic(err)
		}
		return w
	})}
}

// The words of the interface, in files by topic.
var (
	//go:embed en.txt
	english string
	//go:embed en-more.txt
	englishMore string
	//go:embed en-places.txt
	englishPlaces string
	//go:embed en-find.txt
	englishFind string
)

// Languages lists the languages there are, as BCP 47 tags.
func Languages() []string {
	var list []string
	for i := range languages {
		list = append(list, languages[i].lang)
	}
	return list
}

// In returns the words of a language; false if there are none.
func In(lang string) (*locale.Words, bool) {
	if l := find(lang); l != nil {
		return l.words(), true
	}
	return nil, false
}

// For returns the words for a tag of BCP 47: those of the language and script that
// it names, whatever the region. False if there are none: nothing stands in for it.
func For(tag string) (*locale.Words, bool) {
	for {
		for i := range languages {
			if strings.EqualFold(languages[i].lang, tag) {
				return languages[i].words(), true
			}
		}
		at := strings.LastIndexByte(tag, '-')
		if at < 0 || len(tag)-at-1 == scriptLength {
			return nil, false
		}
		tag = tag[:at]
	}
}

// scriptLength is how long the part of a tag is that names a script.
const scriptLength = 4

// English returns the words in English.
func English() *locale.Words { return languages[0].words() }

// whole is what a browser fetches of a language, in one; "" if there are no words in it.
func whole(lang string) string {
	l := find(lang)
	references, _ := packs.Apart()
	switch {
	case l == nil:
		return ""
	case l.file != nil:
		return withCards(lang, l.file()) + references // it is such a file
	}
	var b strings.Builder
	b.WriteString(locale.Head(l.lang, l.dir))
	for _, c := range l.catalogues {
		for line := range strings.Lines(c) {
			if line != "\n" && line[0] != '#' {
				b.WriteString(line)
			}
		}
	}
	b.WriteString(cardsFor(lang))
	b.WriteString(packsIn(lang) + references)
	return b.String()
}

func find(lang string) *language {
	for i := range languages {
		if languages[i].lang == lang {
			return &languages[i]
		}
	}
	return nil
}

func packsIn(lang string) string {
	for _, t := range packs.Languages() {
		if t.Lang == lang {
			return t.File
		}
	}
	return ""
}
