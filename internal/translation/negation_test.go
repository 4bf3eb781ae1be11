package translation_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"aftercare/guideline"
	"aftercare/internal/translation"
)

// negations are the words by which a text of a language denies something, and the
// texts that may differ from the English in it, by their keys, each for a reason.
type negations struct {
	deny, nothing *regexp.Regexp // nothing is what holds such a word and denies nothing
	except        map[string]string
}

func negationsOf(t *testing.T, tag string) negations {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../words", tag+"-not.tsv"))
	if err != nil {
		t.Fatalf("%v: doc/languages.md says what it holds", err)
	}
	n := negations{except: map[string]string{}}
	var deny, nothing []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		key, reason, isKey := strings.Cut(line, "\t")
		phrase, isNothing := strings.CutPrefix(line, "- ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case isKey:
			n.except[key] = reason
		case isNothing:
			nothing = append(nothing, pattern(phrase))
		default:
			deny = append(deny, pattern(line))
		}
	}
	n.deny = regexp.MustCompile(strings.Join(deny, "|"))
	n.nothing = regexp.MustCompile(strings.Join(append(nothing, "^$"), "|"))
	return n
}

// pattern finds a phrase in words with two blanks between them; "*" is up to six
// words.
func pattern(phrase string) string {
	from, opens := strings.CutPrefix(phrase, "~")
	from, goesOn := strings.CutSuffix(from, "~")
	from = strings.ReplaceAll(regexp.QuoteMeta(from), " ", "  ")
	from = strings.ReplaceAll(from, `  \*  `, "  (?:[^ ,]+  ){0,6}?")
	if !opens {
		from = " " + from
	}
	if goesOn {
		from += "[^ ]*"
	}
	return from + " "
}

// clause is what "*" does not go beyond.
var clause = regexp.MustCompile("[,.;:،؛؟!?—]")

// denies reports whether a text denies something.
func (n *negations) denies(text string) bool {
	text = clause.ReplaceAllString(strings.ReplaceAll(strings.ToLower(text), "’", "'"), " , ")
	text = "  " + strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != ','
	}), "  ") + "  "
	return n.deny.MatchString(n.nothing.ReplaceAllString(text, "  "))
}

// One lost "not" turns an alarm round: what the core and the rules on when something
// may be done deny in English, they deny in each language, and nothing else.
func TestTranslations_DenyWhatTheEnglishDenies(t *testing.T) {
	source, err := translation.Published()
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, p := range source.Packs {
		for i := range p.Statements {
			if x := &p.Statements[i]; x.Kind == guideline.Gate {
				rules = append(rules, "pack."+p.ID+".statements."+x.ID+".says")
			}
		}
	}
	english := negationsOf(t, "en")
	found, _ := filepath.Glob("../../words/*.po")
	for _, file := range found {
		f := readPO(t, file)
		source.Update(f) // marks which texts are core
		own := negationsOf(t, f.Lang)
		denied, unused := 0, maps.Clone(own.except)
		for _, e := range f.Entries {
			isRule := slices.ContainsFunc(rules, func(key string) bool { return strings.HasPrefix(e.Key, key) })
			if e.Text == "" || !isRule && !slices.Contains(e.Hints, "core: has to be checked twice") {
				continue
			}
			want, got := english.denies(e.English), own.denies(e.Text)
			if want {
				denied++
			}
			if reason := own.except[e.Key]; want == got || reason != "" {
				if want != got {
					delete(unused, e.Key)
				}
				continue
			}
			t.Errorf("%s: %s: denied in English %v, in the translation %v:\n\t%s\n\t%s", f.Lang, e.Key, want, got, e.English, e.Text)
		}
		for key := range unused {
			t.Errorf("%s: %s is no exception any more", f.Lang, key)
		}
		if denied < 300 {
			t.Errorf("%s: only %d texts deny something", f.Lang, denied)
		}
	}
}

// "Until" asks for a "не" in Russian: without it the text says "as long as".
func TestTranslations_RussianUntilKeepsItsNot(t *testing.T) {
	until := regexp.MustCompile(`\buntil\b`)
	endOfClause := regexp.MustCompile(`[,.;:]| и | или `)
	while := regexp.MustCompile(`(?i)\b(while|as long as|for now|yet|still|during|when)\b`)
	n := 0
	for _, e := range readPO(t, "../../words/ru.po").Entries {
		text := " " + strings.ToLower(e.Text)
		if strings.HasSuffix(e.Key, ".VAGINAL-SEED003-04.says") || strings.HasSuffix(e.Key, ".CONCEIVE-BIMAID-01.says") {
			continue // both … and: the "не" comes after the second
		}
		if !until.MatchString(e.English) || while.MatchString(e.English) {
			continue
		}
		for _, part := range strings.Split(text, " пока ")[1:] {
			n++
			if first := endOfClause.Split(" "+part, 2)[0]; !strings.Contains(first, " не ") {
				t.Errorf("%s: %q became %q", e.Key, e.English, e.Text)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d texts say until", n)
	}
}

// What "until" is in some languages may include the day: the first day on which it
// may be is said as "from", in every place that names one.
func TestTranslations_NameTheFirstDayAndNotTheLast(t *testing.T) {
	untilTheDay := map[string]*regexp.Regexp{
		"ko": regexp.MustCompile(`\{day\} ?까지`),
		"id": regexp.MustCompile(`(?i)(sampai|hingga) \{day\}`),
		"ru": regexp.MustCompile(`(?i)(^|[^\pL])до \{day`),
		"es": regexp.MustCompile(`(?i)hasta (el )?\{day`),
		"ar": regexp.MustCompile(`(حتى|إلى|لغاية) \{day`),
	}
	found, _ := filepath.Glob("../../words/*.po")
	for _, file := range found {
		f := readPO(t, file)
		refused := untilTheDay[f.Lang]
		if refused == nil {
			t.Errorf("%s: say here what until is in it", f.Lang)
			continue
		}
		n := 0
		for _, e := range f.Entries {
			if strings.Contains(e.English, "{day}") && e.Key != "picture.reach" { // a picture shows its last day too
				if n++; refused.MatchString(e.Text) {
					t.Errorf("%s: %s may include the day: %s", f.Lang, e.Key, e.Text)
				}
			}
		}
		if n < 20 {
			t.Errorf("%s: only %d texts name a day", f.Lang, n)
		}
	}
}

// The words that wound or frighten most are refused in each language.
func TestTranslations_RefuseTheWordsThatWound(t *testing.T) {
	for lang, words := range map[string][]string{
		"ko": {"낙태", "임신중절", "당신", "아기천사"},
		"id": {"aborsi", "menggugurkan", "Bunda"},
		"ru": {"аборт", "чистка", "нельзя", "мамочка"},
		"es": {"aborto provocado", "abortaste", "angelito"},
		"ar": {"انتحار", "إسقاط الجنين", "بقايا الجنين"},
	} {
		text, err := os.ReadFile("../../words/" + lang + "-avoid.txt")
		if err != nil {
			t.Fatal(err)
		}
		avoid := translation.ParseAvoid(string(text))
		for _, word := range words {
			if found, _ := guideline.Avoided(avoid, "x "+word+" x"); found == "" {
				t.Errorf("%s: %s may be said", lang, word)
			}
		}
	}
	for _, e := range readPO(t, "../../words/id.po").Entries {
		if verdict, _, _ := strings.Cut(e.Key, "."); (verdict == "verdict" || verdict == "head") && strings.Contains(strings.ToLower(e.Text), "boleh") {
			t.Errorf("%s gives permission: %s", e.Key, e.Text)
		}
	}
}

func readPO(t *testing.T, file string) *translation.File {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := translation.Parse(string(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}
