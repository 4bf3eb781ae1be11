package locale

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"aftercare/guideline"
)

// whole are the words of all catalogues.
var whole = Whole("en").WithPlaces()

// exempt are keys whose words break a rule of the house for a stated reason.
var exempt = map[string]string{
	"population.induced-abortion":      "names whom a text was written for",
	"mark.population.induced-abortion": "names whom a text was written for",
}

func TestCatalogue_SaysEveryKeyOnce(t *testing.T) {
	seen := map[string]bool{}
	for i, line := range strings.Split(english+englishMore+englishPlaces, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		key, text, ok := strings.Cut(line, " = ")
		switch {
		case !ok || text == "" || strings.TrimSpace(text) != text || strings.TrimSpace(key) != key:
			t.Errorf("line %d is not \"key = text\": %q", i+1, line)
		case seen[key]:
			t.Errorf("line %d: duplicate key %s", i+1, key)
		}
		seen[key] = true
	}
}

func TestCatalogue_HoldsNoDigitAndNoBannedWord(t *testing.T) {
	for key, text := range whole.text {
		if strings.IndexFunc(text, unicode.IsDigit) >= 0 {
			t.Errorf("%s holds a digit: %s", key, text)
		}
		if word, instead := guideline.BannedWord(text); word != "" && exempt[key] == "" {
			t.Errorf("%s holds %q, which is not said here; say %s", key, word, instead)
		}
	}
}

func TestCatalogue_BracesAndMarksMatch(t *testing.T) {
	for key, text := range whole.text {
		if _, ok := guideline.Placeholders(text); !ok {
			t.Errorf("%s: the braces do not match: %s", key, text)
		}
		if strings.Count(text, "*")%2 != 0 && !strings.HasPrefix(key, "text.") {
			t.Errorf("%s: the marks do not match: %s", key, text)
		}
	}
}

func TestCatalogue_HasBothFormsOfEveryPlural(t *testing.T) {
	for key := range whole.text {
		one, isOne := strings.CutSuffix(key, ".one")
		if isOne && !whole.Has(one+".other") {
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
	for key, text := range whole.text {
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

func TestText_ShowsAMissingKey(t *testing.T) {
	if got := en.Text("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("got %q", got)
	}
}

func TestText_FillsPlaceholdersAndLeavesWhatItDoesNotKnow(t *testing.T) {
	w := parse("xx", "a = {x} and {y} {\nb.one = {n} day\nb.other = {n} days\nc = {x}{x}\n")
	for _, c := range []struct{ got, want string }{
		{w.Text("a", With("x", "{y}"), With("y", "2")), "{y} and 2 {"},
		{w.Text("a"), "{x} and {y} {"},
		{w.Text("c", With("x", "ab")), "abab"},
		{w.Count("b", 1), "1 day"},
		{w.Count("b", 0), "0 days"},
		{w.Count("b", 21), "21 days"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestList_JoinsAsASentenceDoes(t *testing.T) {
	for want, parts := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := en.List(parts); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzParse_NeverPanics(f *testing.F) {
	f.Add("a = b\n# c\n = \n")
	f.Fuzz(func(t *testing.T, s string) {
		w := parse("xx", s)
		for key := range w.text {
			w.Text(key, With("x", "y"))
		}
	})
}
