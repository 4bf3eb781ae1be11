package words_test

import (
	"strings"
	"testing"

	cldr "golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"aftercare/words"
)

// The forms that the files of languages name are those of CLDR for each number.
func TestLanguages_CountAsCLDRDoes(t *testing.T) {
	forms := map[cldr.Form]string{cldr.Other: "other", cldr.Zero: "zero", cldr.One: "one", cldr.Two: "two", cldr.Few: "few", cldr.Many: "many"}
	for _, lang := range words.Languages() {
		own, _ := words.In(lang)
		w := own.Map(func(key, text string) string {
			if strings.HasPrefix(key, "away.in.") {
				return key
			}
			return text
		})
		for n := range 126 {
			want := forms[cldr.Cardinal.MatchPlural(language.MustParse(lang), n, 0, 0, 0, 0)]
			if got := w.Count("away.in", n); got != "away.in."+want {
				t.Errorf("%s: %d takes %s, not %s", lang, n, got, want)
			}
		}
	}
}
