package pagetest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"aftercare/app/page"
	"aftercare/internal/library"
	"aftercare/internal/translation"
	"aftercare/locale"
	"aftercare/packs"
)

// Pseudo is a language that nobody speaks, made from the English as a real one is:
// through a file of translations.
type Pseudo struct {
	Tag, Dir string
	Plurals  map[string]string
	Change   func(text string) string // without placeholders and marks
}

var (
	// Accents is as long as German, and has one form for every number.
	Accents = Pseudo{Tag: "xx-YY", Dir: "ltr", Change: accents.Replace}
	// Syllables is as short as Korean and as heavy: two letters are one sign of three
	// bytes. It counts as Russian does, which no language of such a script does.
	Syllables = Pseudo{Tag: "xx-Hang", Dir: "ltr", Change: inSyllables, Plurals: map[string]string{
		"one":  "v = 0 and i % 10 = 1 and i % 100 != 11",
		"few":  "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
		"many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14"}}
	// Mixed is written from right to left, with every fourth word in letters from left
	// to right, and has all six forms.
	Mixed = Pseudo{Tag: "xx-Arab", Dir: "rtl", Change: mixed, Plurals: map[string]string{
		"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99"}}
	// Pseudos are all of them.
	Pseudos = []Pseudo{Accents, Syllables, Mixed}
)

var wordOf = regexp.MustCompile(`[A-Za-z]+`)

func inSyllables(text string) string {
	return wordOf.ReplaceAllStringFunc(text, func(word string) string {
		var b strings.Builder
		for i := 0; i < len(word); i += 2 {
			b.WriteRune('가' + rune(word[i]|0x20)*101%11172)
		}
		return b.String()
	})
}

// arabic are letters for those from a to z.
var arabic = []rune("ابجدهوزحطيكلمنسعفصقرشتثخذض")

func mixed(text string) string {
	n := 0
	return wordOf.ReplaceAllStringFunc(text, func(word string) string {
		if n++; n%4 == 0 {
			return accents.Replace(word)
		}
		return strings.Map(func(r rune) rune { return arabic[unicode.ToLower(r)-'a'] }, word)
	})
}

// Says is what the language has for an English text, with its placeholders and
// marks. form is the plural form at the end of its key, "" for none.
func (p Pseudo) Says(text, form string) string {
	var b strings.Builder
	at := 0
	for _, m := range braces.FindAllStringIndex(text, -1) {
		b.WriteString(p.Change(text[at:m[0]]) + text[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(p.Change(text[at:]))
	if form != "" && form != "other" {
		b.WriteString(p.Change(" (" + form + ")"))
	}
	return b.String()
}

// Translated is the language's file, filled and checked twice.
func (p Pseudo) Translated() (*translation.Source, *translation.File, error) {
	source, err := translation.Published()
	if err != nil {
		return nil, nil, err
	}
	f := &translation.File{Lang: p.Tag, Dir: p.Dir, Plurals: p.Plurals}
	source.Update(f)
	for i := range f.Entries {
		e := &f.Entries[i]
		form := e.Key[strings.LastIndexByte(e.Key, '.')+1:]
		if !slices.Contains([]string{"zero", "one", "two", "few", "many"}, form) || strings.HasPrefix(e.Key, "pack.") {
			form = ""
		}
		if strings.HasPrefix(e.Key, "list.") && strings.HasSuffix(e.Key, ".before") {
			continue // it may be left out
		}
		e.Text, e.Read = p.Says(e.English, form), "twice-checked"
		if strings.HasPrefix(e.Key, "unit.") && !strings.Contains(e.Text, "{n}") {
			e.Text = "{n} " + e.Text
		}
	}
	return source, f, nil
}

// words are those of the language, as a program reads them.
func (p Pseudo) words() (*locale.Words, error) {
	source, f, err := p.Translated()
	if err != nil {
		return nil, err
	}
	made, problems := source.Make(f, nil)
	if len(problems) > 0 {
		return nil, errorOf(problems)
	}
	return locale.Parse(made + packs.References())
}

type errorOf []string

func (e errorOf) Error() string { return strings.Join(e[:min(len(e), 5)], "\n") }

var spoken = map[string]page.Config{}
var speaking sync.Mutex

// SpeakingConfig is that of a program which speaks such a language.
func SpeakingConfig(t testing.TB, p Pseudo) page.Config {
	t.Helper()
	speaking.Lock()
	defer speaking.Unlock()
	c, ok := spoken[p.Tag]
	if !ok {
		w, err := p.words()
		if err != nil {
			t.Fatal(err)
		}
		c = page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: Asset, Build: "0"}
		spoken[p.Tag] = c
	}
	return c
}
