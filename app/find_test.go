package app

import (
	"bufio"
	_ "embed"
	"strings"
	"testing"

	"aftercare/locale"
)

//go:embed testdata/searches.txt
var searches string

func ids(a *App, list []found) []string {
	var out []string
	for _, f := range list {
		out = append(out, a.topics[f.topic].question.ID)
	}
	return out
}

// TestFind_EverydayWordsAndSlipsOfTheKeysLeadToTheQuestion reads what people
// type, and the question that must be among the first three.
func TestFind_EverydayWordsAndSlipsOfTheKeysLeadToTheQuestion(t *testing.T) {
	a := newApp(t)
	f := newFinder(a.topics, a.general, a.words)
	n := 0
	for lines := bufio.NewScanner(strings.NewReader(searches)); lines.Scan(); {
		query, want, ok := strings.Cut(lines.Text(), " -> ")
		if !ok || query[0] == '#' {
			continue
		}
		n++
		if got := ids(a, f.find(query)); !has(got[:min(3, len(got))], want) {
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
	f := newFinder(a.topics, a.general, a.words)
	for i := range a.topics {
		q := a.topics[i].question
		ask := q.Ask.In("en")
		slipped := ""
		for _, word := range strings.Fields(ask) {
			if len(word) >= 7 {
				word = word[:3] + word[4:5] + word[3:4] + word[5:]
			}
			slipped += word + " "
		}
		for _, query := range []string{ask, slipped} {
			if got := ids(a, f.find(query)); !has(got[:min(3, len(got))], q.ID) {
				t.Errorf("%q finds %v, not %s", query, got[:min(6, len(got))], q.ID)
			}
		}
	}
}

func TestEveryday_NamesOnlyQuestionsAndSaysSomethingForEach(t *testing.T) {
	a := newApp(t)
	words := locale.Everyday("en")
	known := map[string]bool{"urgent": true}
	for i := range a.topics {
		id := a.topics[i].question.ID
		known[id] = true
		if !words.Has(id) {
			t.Errorf("%s has no everyday words", id)
		}
	}
	words.Map(func(id, text string) string {
		if !known[id] {
			t.Errorf("there is no question %s", id)
		}
		return text
	})
}

func TestSearch_PutsHelpFirstWhereTheWordsMayNeedIt(t *testing.T) {
	a := newApp(t)
	first := a.words.Text("find.first")
	for query, want := range map[string]bool{"I fainted": true, "soaking pads": true, "want to die": true, "cant breathe": true, "swimming": false, "the pill": false, "shower": false, "": false} {
		r := a.Handle(&Request{Method: "POST", Path: routeRead, Form: []Field{{"q", query}, {"go", "find"}}, Now: now, InPage: true})
		page := checkPage(t, query, r)
		if got := strings.Contains(page.words(), first); got != want {
			t.Errorf("%q puts help first: %v", query, got)
		}
		if !strings.Contains(string(r.Body), `href="`+routeHelp+`"`) {
			t.Errorf("%q leads nowhere", query)
		}
	}
	if r := a.Handle(&Request{Method: "POST", Path: routeRead, Form: []Field{{"q", "sex"}}, Now: now}); r.Status != 405 {
		t.Errorf("a server answers what she looks for: %d", r.Status)
	}
}
