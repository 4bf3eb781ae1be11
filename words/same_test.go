package words_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"aftercare/internal/library"
	"aftercare/internal/simulate"
	"aftercare/packs"
	"aftercare/wire"
	"aftercare/words"
)

// people is how many made-up people are asked about in every language.
const people = 400

// The language changes the words and nothing else: the guidance of a person is the
// same bytes in all of them, and the headline of an answer names the same days.
func TestLanguages_GiveTheSameGuidance(t *testing.T) {
	pack, _, problems := packs.Load("international")
	if pack == nil {
		t.Fatal(problems)
	}
	world := simulate.New(pack)
	english := library.In(words.English(), func() {})
	for _, lang := range words.Languages()[1:] {
		w, _ := words.In(lang)
		engines := library.In(w, func() {})
		for n := range uint64(people) {
			s := world.Subject(5, n)
			want := english(s.Record.Jurisdiction).Evaluate(s.Record, s.AsOf)
			got := engines(s.Record.Jurisdiction).Evaluate(s.Record, s.AsOf)
			if !bytes.Equal(wire.AppendGuidance(nil, got), wire.AppendGuidance(nil, want)) {
				t.Fatalf("%s: person %d is guided otherwise", lang, n)
			}
			for i := range got.Activities {
				a := &got.Activities[i]
				english, own := words.English().Headline(a, s.AsOf.Day), w.Headline(a, s.AsOf.Day)
				for _, number := range numbers(english) {
					if !slices.Contains(numbers(own), number) {
						t.Fatalf("%s: person %d: %q lacks %s: %q", lang, n, own, number, english)
					}
				}
			}
		}
	}
}

// numbers are those of a text from three on: some languages say one and two in
// words.
func numbers(text string) []string {
	list := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	return slices.DeleteFunc(list, func(n string) bool { return n == "1" || n == "2" })
}
