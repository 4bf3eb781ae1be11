package read

import (
	"bufio"
	"slices"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/internal/pagetest"

	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/searches.txt
var searches string

func ids(a *app.App, list []found) []string {
	var out []string
	for _, f := range list {
		out = append(out, a.Topics[f.topic].Question.ID)
	}
	return out
}

// TestFind_EverydayWordsAndSlipsOfTheKeysLeadToTheQuestion reads what people
// type, and the question that must be among the first three.
func TestFind_EverydayWordsAndSlipsOfTheKeysLeadToTheQuestion(t *testing.T) {
	a := newApp(t)
	f := newFinder(a.Topics, a.General, a.Words)
	n := 0
	for lines := bufio.NewScanner(strings.NewReader(searches)); lines.Scan(); {
		query, want, ok := strings.Cut(lines.Text(), " -> ")
		if !ok || query[0] == '#' {
			continue
		}
		n++
		if got := ids(a, f.find(query)); !slices.Contains(got[:min(3, len(got))], want) {
			t.Errorf("%q finds %v, not %s", query, got[:min(6, len(got))], want)
		}
	}
	if n < 60 {
		t.Errorf("only %d searches are tried", n)
	}
}

// Every question is found by its own words, and by them with one slip each.
func TestFind_EveryQuestionIsFoundByItsOwnWords(t *testing.T) {
	a := newApp(t)
	f := newFinder(a.Topics, a.General, a.Words)
	for i := range a.Topics {
		q := a.Topics[i].Question
		box := q.Ask.In("en")
		slipped := ""
		for _, word := range strings.Fields(box) {
			if len(word) >= 7 {
				word = word[:3] + word[4:5] + word[3:4] + word[5:]
			}
			slipped += word + " "
		}
		for _, query := range []string{box, slipped} {
			if got := ids(a, f.find(query)); !slices.Contains(got[:min(3, len(got))], q.ID) {
				t.Errorf("%q finds %v, not %s", query, got[:min(6, len(got))], q.ID)
			}
		}
	}
}

func TestEveryday_NamesOnlyQuestionsAndSaysSomethingForEach(t *testing.T) {
	a := newApp(t)
	words := pagetest.AllWords()
	known := map[string]bool{"urgent": true}
	for i := range a.Topics {
		id := a.Topics[i].Question.ID
		known[id] = true
		if words.Everyday(id) == "" {
			t.Errorf("%s has no everyday words", id)
		}
	}
	for _, key := range words.Keys() {
		if id, ok := strings.CutPrefix(key, "everyday."); ok && !known[id] {
			t.Errorf("there is no question %s", id)
		}
	}
}

func TestSearch_PutsHelpFirstWhereTheWordsMayNeedIt(t *testing.T) {
	a := newApp(t)
	first := a.Words.Text("find.first")
	for query, want := range map[string]bool{"I fainted": true, "soaking pads": true, "want to die": true, "cant breathe": true, "swimming": false, "the pill": false, "shower": false, "": false} {
		r := a.Handle(&page.Request{Method: "POST", Path: page.PathRead, Form: []page.Field{{Name: "q", Value: query}, {Name: "go", Value: "find"}}, Now: pagetest.Now, InPage: true})
		shown := pagetest.CheckPage(t, query, r)
		if got := strings.Contains(shown.Words(), first); got != want {
			t.Errorf("%q puts help first: %v", query, got)
		}
		if !strings.Contains(string(r.Body), `href="`+page.PathHelp+`"`) {
			t.Errorf("%q leads nowhere", query)
		}
	}
	if r := a.Handle(&page.Request{Method: "POST", Path: page.PathRead, Form: []page.Field{{Name: "q", Value: "sex"}}, Now: pagetest.Now}); r.Status != 405 {
		t.Errorf("a server answers what she looks for: %d", r.Status)
	}
}
