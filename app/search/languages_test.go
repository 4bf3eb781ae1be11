package search

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

// examination is what people type in a language. It is no part of this repository.
type examination struct {
	Queries []struct {
		Q, Means string   // the id of the question, or several
		Expect   []string // the same
	}
	Danger []struct {
		Q, Alarm, Level, Help string
	}
	HeldOut []string `json:"held_out_danger"` // any card will do
	Third   []string `json:"third_danger"`
}

// also are pages that came after the examinations were written and answer the same.
var also = map[string][]string{
	"work": {"leave-pay", "back-to-work"}, "why": {"blamed"}, "test-positive": {"hcg-falls"}, "tissue-left": {"all-out"},
	"infection": {"antibiotics-prevent"}, "bleeding-tablets": {"tablets-not-worked"}, "remains": {"hospital-remains", "home-burial"},
}

const examinations = "../../../shared/testdata/questions"

// examinationsOf reads the files of the examinations by language.
func examinationsOf(t *testing.T) map[string]examination {
	t.Helper()
	list := map[string]examination{}
	for _, name := range [...]string{"search-words-ko-id-ru.json", "search-words-es-ar.json"} {
		raw, err := os.ReadFile(filepath.Join(examinations, name))
		if err != nil {
			t.Skipf("%s is not here: the test needs ../shared/testdata beside the project", name)
		}
		var file struct {
			Languages map[string]examination
			ES, AR    *examination
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			t.Fatal(name, err)
		}
		for tag, x := range file.Languages {
			list[tag] = x
		}
		if file.ES != nil {
			list["es"] = *file.ES
		}
		if file.AR != nil {
			list["ar"] = *file.AR
		}
	}
	return list
}

// cardsOf are the cards that are right for a danger: one that is more urgent is.
func cardsOf(alarm, level string) []string {
	switch {
	case strings.HasPrefix(alarm, "MIND"):
		return []string{"crisis", "poison"}
	case strings.HasPrefix(alarm, "DANGER-HOME"), level == "safety":
		return []string{"violence"}
	case level == "emergency" && alarm == "":
		return []string{"emergency", "crisis", "poison"}
	case level == "emergency":
		return []string{"emergency", "poison"}
	}
	return []string{"same-day", "emergency", "poison"}
}

// The share of searches that lead where they should, in each language that has
// words. A language is held to the bars once its search is said to be examined.
func TestSearch_OfEachLanguageFindsWhatIsTypedInIt(t *testing.T) {
	for tag, exam := range examinationsOf(t) {
		t.Run(tag, func(t *testing.T) {
			w, ok := words.In(tag)
			if !ok {
				t.Skip("there are no words of this language yet")
			}
			c := page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: pagetest.Asset, Build: "test"}
			a := pagetest.Program(t, c, read.Pages(), Pages())
			pages, cards := examinePages(t, a, &exam), examineCards(t, newIndex(a.Site), &exam)
			if w.Everyday("examined") == "yes" && (pages < 80 || cards < 95) {
				t.Error("below the bars: 80 % of the pages among the first three, 95 % of the dangers with the right card on top")
			}
		})
	}
}

func examinePages(t *testing.T, a *app.App, exam *examination) (percent int) {
	x, pages, three, first, raised := newIndex(a.Site), 0, 0, 0, 0
	for _, q := range exam.Queries {
		var want []string
		for _, id := range append(strings.Split(q.Means, ","), q.Expect...) {
			if id = strings.TrimSpace(id); a.TopicNumber(id) > 0 {
				want = append(append(want, id), also[id]...)
			}
		}
		if len(want) == 0 {
			continue // no page answers it
		}
		if cards := x.cardsFor(x.correct(x.split(q.Q))); len(cards) > 0 {
			t.Logf("%q raises %v", q.Q, cards)
			raised++
		}
		found, _ := x.find(q.Q)
		var got []string
		for _, f := range found {
			if f.path != "" {
				got = append(got, f.id)
			}
		}
		pages++
		switch at := slices.IndexFunc(got, func(id string) bool { return slices.Contains(want, id) }); {
		case at == 0:
			first++
			three++
		case at > 0 && at < 3:
			three++
		default:
			t.Logf("%q: %v is at %d of %v", q.Q, want, at+1, got[:min(3, len(got))])
		}
	}
	t.Logf("%d questions: right page first %d, in the first three %d (%d %%); %d raise a card", pages, first, three, 100*three/max(1, pages), raised)
	return 100 * three / max(1, pages)
}

func examineCards(t *testing.T, x *index, exam *examination) (percent int) {
	all, right, any := 0, 0, 0
	try := func(typed string, want []string) {
		got := x.cardsFor(x.correct(x.split(typed)))
		all++
		if len(got) > 0 {
			any++
		}
		if len(got) > 0 && (want == nil || slices.Contains(want, got[0])) {
			right++
		} else {
			t.Logf("%q: %v is not on top of %v", typed, want, got)
		}
	}
	for _, d := range exam.Danger {
		try(d.Q, cardsOf(d.Alarm, d.Level+d.Help))
	}
	for _, typed := range append(exam.HeldOut, exam.Third...) {
		try(typed, nil)
	}
	t.Logf("%d dangers: the right card on top for %d (%d %%), any card for %d", all, right, 100*right/max(1, all), any)
	return 100 * right / max(1, all)
}
