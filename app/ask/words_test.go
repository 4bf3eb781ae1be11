package ask

import (
	"flag"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/internal/pagetest"
	"aftercare/internal/simulate"
)

// mostWords is how many words of an answer can be read without opening anything.
const mostWords = 250

// openWords are the words of a part of a page that can be read without opening
// anything, as a browser's innerText has them.
func openWords(k *pagetest.Tag) []string {
	if _, hidden := k.Attrs["hidden"]; hidden || k.Name == "noscript" {
		return nil
	}
	_, open := k.Attrs["open"]
	words := strings.Fields(k.Text)
	for _, kid := range k.Kids {
		if k.Name != "details" || open || kid.Name == "summary" {
			words = append(words, openWords(kid)...)
		}
	}
	return words
}

// eachAnswer looks at the answers of generated people of each pack, each with one
// question of the start page.
func eachAnswer(t *testing.T, a *app.App, perPack int, look func(name string, main *pagetest.Tag)) {
	t.Helper()
	packs := map[*page.Knowledge]bool{}
	for i := range a.General.Pack.Numbers {
		code := a.General.Pack.Numbers[i].Jurisdiction
		know := a.Knowledge(code)
		if packs[know] {
			continue
		}
		packs[know] = true
		world := simulate.New(know.Pack)
		for n := range perPack {
			s := world.Subject(uint64(len(packs)), uint64(n))
			s.Record.Jurisdiction = code
			s.Record.Wishes.Activities = wishes[n%len(wishes)]
			form := append(questions.RecordFields(s.Record, s.AsOf.Day), page.Field{Name: "step", Value: questions.StepAnswer}, page.Field{Name: "go", Value: questions.StepAnswer}, page.Field{Name: "told", Value: "emergency"})
			r := a.Handle(&page.Request{Method: "POST", Path: page.PathAsk, Form: form, Now: s.AsOf, InPage: true})
			root := pagetest.ParsePage(t, string(r.Body))
			look(code+" "+s.Name, root.Named("main")[0])
		}
	}
	if len(packs) < 10 {
		t.Errorf("only %d packs", len(packs))
	}
}

// wishes are what the questions of the start page ask about.
var wishes = [][]aftercare.Activity{
	{aftercare.PenetrativeSex}, {aftercare.Conceive}, {aftercare.Work, aftercare.ExerciseVigorous, aftercare.Swimming}, nil,
}

// people is how many people of each pack have their words counted.
var people = flag.Int("aftercare.people", 40, "how many generated people of each pack have the words of their answer counted")

func TestAnswer_OfGeneratedPeopleHasNoMoreThan250WordsOpen(t *testing.T) {
	a := newApp(t)
	all, over, most := 0, 0, 0
	eachAnswer(t, a, *people, func(name string, main *pagetest.Tag) {
		words := openWords(main)
		all++
		most = max(most, len(words))
		if len(words) > mostWords {
			over++
			t.Errorf("%s: %d words: %s", name, len(words), strings.Join(words, " "))
		}
	})
	t.Logf("%d answers, the longest with %d words, %d with too many", all, most, over)
}
