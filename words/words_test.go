package words

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"aftercare/guideline"
	"aftercare/guideline/table"
	"aftercare/locale"
	"aftercare/packs"
)

// shown are the English words that people read, by key.
func shown() map[string]string {
	list := map[string]string{}
	English().Map(func(key, text string) string {
		if !strings.HasPrefix(key, "everyday.") && !strings.HasPrefix(key, locale.CardPrefix) {
			list[key] = text
		}
		return text
	})
	return list
}

func TestIn_HasEachLanguageAndNoOther(t *testing.T) {
	for _, lang := range Languages() {
		if w, ok := In(lang); !ok || w.Lang != lang || !w.Has("word.loss") && len(w.Keys()) < 100 {
			t.Errorf("%s has no words", lang)
		}
		if _, ok := In(lang + "-x"); ok || File(lang+"-x") != "" || More(lang+"-x") != "" {
			t.Errorf("there are words in %s-x", lang)
		}
	}
	if Languages()[0] != English().Lang {
		t.Error("English is not the first")
	}
}

func TestFor_TakesARegionAndNoOtherLanguageOrScript(t *testing.T) {
	for tag, want := range map[string]bool{"en": true, "EN": true, "en-GB": true, "en-gb": true, "en-GB-oxendict": true,
		"en-Dsrt": false, "en-Dsrt-US": false, "e": false, "eng": false, "nl": false, "nl-en": false, "": false} {
		if w, ok := For(tag); ok != want || ok && w != English() {
			t.Errorf("%q: %v", tag, ok)
		}
	}
}

// What the browser fetches is what the server says; what only the pages about the
// sources say comes in a file of its own.
func TestFile_HoldsTheSameWords(t *testing.T) {
	for _, lang := range Languages() {
		_, later := packs.Apart()
		want, _ := In(lang)
		got, err := locale.Parse(File(lang) + More(lang))
		if err != nil {
			t.Fatal(err)
		}
		texts := func(w *locale.Words) map[string]string {
			list := map[string]string{}
			w.Map(func(key, text string) string { list[key] = text; return text })
			return list
		}
		if got.Lang != want.Lang || got.Dir != want.Dir || got.Packs+later != want.Packs || !maps.Equal(texts(got), texts(want)) {
			t.Errorf("%s: the file holds other words", lang)
		}
	}
}

// The first file is what the list leaves, in every language, and says that it is a
// part; together they are whole.
func TestFile_LeavesOutWhatOnlyOtherProgramsSay(t *testing.T) {
	for _, lang := range Languages() {
		whole, _ := In(lang)
		first, err := locale.Parse(File(lang))
		if err != nil || !first.Part || whole.Part {
			t.Fatal(err, lang)
		}
		left := 0
		for _, key := range whole.Keys() {
			if first.Has(key) == Later(key) {
				t.Errorf("%s: %s is in the wrong file", lang, key)
			}
			if Later(key) {
				left++
			}
		}
		if left < 500 {
			t.Errorf("%s: only %d are left out", lang, left)
		}
		if both, err := locale.Parse(File(lang) + More(lang)); err != nil || both.Part {
			t.Errorf("%s: both files are not whole: %v", lang, err)
		}
	}
}

// There is no fallback: a key without words, and a text of a pack that a
// language does not have, fail here; but for signs, which the rules of a language name.
func TestLanguages_EachHasEveryKeyAndEveryTextOfThePacks(t *testing.T) {
	keys := slices.Sorted(slices.Values(English().Keys()))
	for _, lang := range Languages() {
		w, _ := In(lang)
		for _, key := range keys {
			if !w.Has(key) && !strings.HasPrefix(key, "plural.") && !strings.HasPrefix(key, locale.CardPrefix) && !strings.HasPrefix(key, "everyday.sign.") && !isForm(key) {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
		for _, p := range packs.All() {
			lines, ok := table.FindLines(w.Packs, lang, p.ID)
			if !ok || lines.Digest != p.Digest {
				t.Errorf("%s has no texts of this edition of %s", lang, p.ID)
			}
			for i, line := range strings.Split(strings.TrimSuffix(lines.Text, "\n"), "\n") {
				if line == "" {
					t.Errorf("%s lacks text %d of %s", lang, i+1, p.ID)
				}
			}
		}
	}
}

// isForm reports whether a key is for some numbers only: other languages have other
// forms, see internal/translation.
func isForm(key string) bool {
	whole, isOne := strings.CutSuffix(key, ".one")
	return isOne && English().Has(whole+".other")
}

// A file of translated words is a language by itself; the files of English and the
// lists of words that are not said are none.
func TestTranslated_TakesEachLanguageByItsFile(t *testing.T) {
	file := locale.Head("xx", "rtl") + "a = b\n"
	list := translated(fstest.MapFS{"xx.txt": {Data: []byte(file)}, "xx-avoid.txt": {}, "xx.po": {}, "en.txt": {}, "en-more.txt": {}})
	if len(list) != 1 || list[0].lang != "xx" || list[0].words().Dir != "rtl" || list[0].words().Text("a") != "b" || list[0].file() != file {
		t.Errorf("got %+v", list)
	}
}

// exempt are keys whose words break a rule of the house for a stated reason.
var exempt = map[string]string{
	"population.induced-abortion":      "names whom a text was written for",
	"mark.population.induced-abortion": "names whom a text was written for",
	"marked.induced-abortion.one":      "names whom a text was written for",
	"marked.induced-abortion.other":    "names whom a text was written for",
}

func TestCatalogue_SaysEveryKeyOnce(t *testing.T) {
	for _, l := range languages[:1] { // the others are made by a program
		seen := map[string]bool{}
		for i, line := range strings.Split(strings.Join(l.catalogues, ""), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			key, text, ok := strings.Cut(line, " = ")
			switch {
			case !ok || text == "" || strings.TrimSpace(text) != text || strings.TrimSpace(key) != key:
				t.Errorf("%s, line %d is not \"key = text\": %q", l.lang, i+1, line)
			case seen[key]:
				t.Errorf("%s, line %d: duplicate %s", l.lang, i+1, key)
			}
			seen[key] = true
		}
	}
}

func TestCatalogue_HoldsNoDigitAndNoBannedWord(t *testing.T) {
	for key, text := range shown() {
		if strings.IndexFunc(text, unicode.IsDigit) >= 0 {
			t.Errorf("%s holds a digit: %s", key, text)
		}
		if word, instead := guideline.BannedWord(text); word != "" && exempt[key] == "" {
			t.Errorf("%s holds %q, which is not said here; say %s", key, word, instead)
		}
	}
}

func TestCatalogue_BracesAndMarksMatch(t *testing.T) {
	for key, text := range shown() {
		if _, ok := guideline.Placeholders(text); !ok {
			t.Errorf("%s: the braces do not match: %s", key, text)
		}
		if strings.Count(text, "*")%2 != 0 && !strings.HasPrefix(key, "text.") {
			t.Errorf("%s: the marks do not match: %s", key, text)
		}
	}
}

func TestCatalogue_HasBothFormsOfEveryPlural(t *testing.T) {
	for key := range shown() {
		one, isOne := strings.CutSuffix(key, ".one")
		if isOne && !English().Has(one+".other") {
			t.Errorf("%s has no other form", key)
		}
	}
}

var (
	syllable    = regexp.MustCompile(`[aeiouy]+`)
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	sentence    = regexp.MustCompile(`[.?:;]+(\s|$)`)
)

// grade is the Flesch-Kincaid reading grade of a text.
func grade(text string) float64 {
	text = strings.NewReplacer("*", "", "-", " ").Replace(strings.ToLower(placeholder.ReplaceAllString(text, "x")))
	words := strings.Fields(text)
	sentences := max(len(sentence.FindAllString(text+".", -1)), 1)
	syllables := 0
	for _, w := range words {
		n := len(syllable.FindAllString(w, -1))
		w = strings.Trim(w, ".,:;?\"'")
		if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
			n--
		}
		syllables += max(n, 1)
	}
	return 0.39*float64(len(words))/float64(sentences) + 11.8*float64(syllables)/float64(len(words)) - 15.59
}

// Grade 7 is the promise. Short labels have no grade that means anything.
const (
	hardest   = 7.0
	fewWords  = 9
	wholeText = 5.0
)

func TestCatalogue_ReadsAtGradeSeven(t *testing.T) {
	var all strings.Builder
	for key, text := range shown() {
		if strings.HasPrefix(key, "text.") {
			continue
		}
		if n := len(strings.Fields(text)); n >= fewWords {
			all.WriteString(strings.TrimRight(text, ".") + ". ")
			if g := grade(text); g > hardest {
				t.Errorf("%s reads at grade %.1f: %s", key, g, text)
			}
		}
	}
	if g := grade(all.String()); g > wholeText {
		t.Errorf("the whole reads at grade %.1f", g)
	}
}

// The card for a stranger is in the file of every other language, by keys that
// name its own.
func TestCards_AreInTheFilesOfOtherLanguages(t *testing.T) {
	var b strings.Builder
	appendCard(&b, "xx", topOf(locale.Head("xx", "rtl")+"a = b\nlanguage.xx = X\nstranger.loss = lost\nlanguage.en = E\n#\n[packs]\nstranger.help = no\n"))
	w, err := locale.New("en", "ltr", "", b.String())
	if err != nil {
		t.Fatal(err)
	}
	want := locale.Card{Lang: "xx", Dir: "rtl", Name: "X", Prefix: "stranger.in.xx."}
	if list := w.Cards(); len(list) != 1 || list[0] != want || w.Text("stranger.in.xx.loss") != "lost" || w.Has("stranger.in.xx.help") {
		t.Errorf("got %+v of %q", list, b.String())
	}
	if got := withCards("en", "head\nrest\n"); got != "head\n"+cardsFor("en")+"rest\n" || strings.Contains(got, "stranger.in.en.") {
		t.Errorf("got %q", got)
	}
}
