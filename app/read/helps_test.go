package read

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

func helpsIDs() []string {
	list := []string{page.QuestionHelps}
	for i := range helpsParts {
		list = append(list, helpsParts[i].topics...)
	}
	return list
}

func TestHelps_NamesEachQuestionOnceWithTheFirstLineOfItsAnswer(t *testing.T) {
	a := newApp(t)
	main := pagetest.CheckPage(t, "helps", pagetest.Get(a, pagetest.TopicPath(a, page.QuestionHelps))).Named("main")[0]
	words := main.Words()
	for _, id := range helpsIDs()[1:] {
		q := a.Topics[a.TopicNumber(id)-1].Question
		line, _, _ := strings.Cut(a.Words.Short(q, a.General.Statement), ". ")
		n := 0
		for _, k := range main.Named("a") {
			if k.Attrs["href"] == pagetest.TopicPath(a, id) && k.Words() == q.Ask.In("en") {
				n++
			}
		}
		if !strings.Contains(words, line) || n == 0 {
			t.Errorf("%s is there %d times, or its first line is not: %s", id, n, line)
		}
	}
	for _, to := range []string{page.PathHow, page.PathCall, page.PathBeside} {
		if !strings.Contains(string(pagetest.Get(a, pagetest.TopicPath(a, page.QuestionHelps)).Body), `href="`+to+`"`) {
			t.Errorf("it does not lead to %s", to)
		}
	}
}

func TestHelps_IsReachedFromWhereItIsNeeded(t *testing.T) {
	a := newApp(t)
	to := `href="` + pagetest.TopicPath(a, page.QuestionHelps) + `"`
	pages := map[string]*page.Response{"read": pagetest.Get(a, page.PathRead),
		"how": pagetest.Post(a, page.PathHow, "step=mood", "go=result"), "answer": answerPage(a, pagetest.AfterSurgery...)}
	for _, id := range helpsIDs()[1:] {
		pages[id] = pagetest.Get(a, pagetest.TopicPath(a, id))
	}
	for name, r := range pages {
		if !strings.Contains(string(r.Body), to) {
			t.Errorf("%s does not lead to what helps", name)
		}
	}
	beside := string(pagetest.Get(a, page.PathBeside).Body)
	for _, id := range besideTopics {
		if !strings.Contains(beside, `href="`+pagetest.TopicPath(a, id)+`"`) {
			t.Errorf("the page for partners, family and friends does not lead to %s", id)
		}
	}
}

func TestHelps_HasAPageForEachThingThatPeopleAskAbout(t *testing.T) {
	for _, id := range strings.Fields("feelings grief-how-long sleep closeness what-to-say children remember remains hard-days back-to-work therapy which-therapy partner partner-closeness beside") {
		if !isHelps(id) {
			t.Errorf("%s is not among what helps", id)
		}
	}
}

// The list of all questions has each of them once, whatever its group.
func TestRead_ListsEveryQuestionOnce(t *testing.T) {
	a := newApp(t)
	body := string(pagetest.Get(a, page.PathRead).Body)
	for i := range a.Topics {
		if n := strings.Count(body, `href="`+page.Numbered(page.PathRead, i+1)+`"`); n != 1 {
			t.Errorf("%s is there %d times", a.Topics[i].Question.ID, n)
		}
	}
}

func TestHelps_ReadsAtGradeSeven(t *testing.T) {
	a := newApp(t)
	for _, id := range helpsIDs() {
		q := a.Topics[a.TopicNumber(id)-1].Question
		texts := map[string]string{id: a.Words.Short(q, a.General.Statement)}
		for _, s := range a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, id) }) {
			texts[s.ID] = a.Words.Says(s)
		}
		for name, text := range texts {
			if g := pagetest.Grade(text); g > 7 {
				t.Errorf("%s: %s reads at grade %.1f: %s", id, name, g, text)
			}
		}
	}
}

func TestHelps_EveryShortAnswerSaysWhomToTurnTo(t *testing.T) {
	a := newApp(t)
	for _, id := range helpsIDs() {
		short := a.Words.Short(a.Topics[a.TopicNumber(id)-1].Question, a.General.Statement)
		sentences := strings.Split(strings.TrimSuffix(short, "."), ". ")
		last := strings.ToLower(sentences[len(sentences)-1])
		if !strings.Contains(last, "call") && !strings.Contains(last, "doctor") && !strings.Contains(last, "support line") {
			t.Errorf("%s ends with: %s", id, last)
		}
	}
}

func TestHelps_WhatCanBeDoneComesFirstAndWebArticlesLast(t *testing.T) {
	a := newApp(t)
	words := pagetest.ParsePage(t, string(pagetest.Get(a, pagetest.TopicPath(a, "closeness")).Body)).Words()
	at := func(id string) int { return strings.Index(words, a.Words.Says(a.General.Statement(id))) }
	if duty, count, seed := at("CLOSE-DUTY-01"), at("CLOSE-COUPLES-01"), at("FEEL-SEED3-03"); duty < 0 || duty > count || count > seed {
		t.Errorf("no duty at %d, a count at %d, a web article at %d", duty, count, seed)
	}
}

// Every bar is as long as its statement's own number, and the number stands
// beside it.
func TestShares_EveryBarIsAStatementsOwnNumber(t *testing.T) {
	a := newApp(t)
	tables := 0
	for _, id := range []string{"grief-how-long", "partner"} {
		root := pagetest.ParsePage(t, string(pagetest.Get(a, pagetest.TopicPath(a, id)).Body))
		drawn, _ := splitDrawn(a.General.Active(func(s *guideline.Statement) bool { return slices.Contains(s.Questions, id) }))
		list := root.Named("table")
		if len(list) != len(drawn) || len(list) == 0 {
			t.Fatalf("%s: %d tables, %d statements", id, len(list), len(drawn))
		}
		for _, s := range drawn {
			for _, table := range list {
				if table.Named("caption")[0].Words() != a.Words.Says(s) {
					continue
				}
				tables++
				checkBars(t, a, s, table)
			}
		}
	}
	if tables < 6 {
		t.Errorf("%d of the tables are under their statement's words", tables)
	}
}

func checkBars(t *testing.T, a *app.App, s *guideline.Statement, table *pagetest.Tag) {
	var want []string
	for i, name := range shareTimes {
		for _, g := range shareGroups {
			if q, ok := s.Quantity(g.names[i]); ok {
				when, _ := s.Quantity(name)
				want = append(want, a.Words.Quantity(when, false)+"|"+a.Words.Number(q.Value)+"%")
			}
		}
	}
	rows := table.Named("tr")
	if len(rows) != len(want) {
		t.Fatalf("%s: %d rows, not %d", s.ID, len(rows), len(want))
	}
	for i, row := range rows {
		bars := row.Named("rect")
		when, _, _ := strings.Cut(row.Named("th")[0].Words(), ",")
		if got := when + "|" + bars[len(bars)-1].Attrs["width"]; got != want[i] {
			t.Errorf("%s: row %d is %s, not %s", s.ID, i, got, want[i])
		}
		value := strings.ReplaceAll(row.Named("td")[1].Words(), " ", "")
		if _, share, _ := strings.Cut(want[i], "|"); value != share {
			t.Errorf("%s: row %d says %s, not %s", s.ID, i, value, share)
		}
	}
}

func TestShares_RunFromTheRightWhereTheTextDoes(t *testing.T) {
	p := newReading(newApp(t).Site, &page.Request{Now: pagetest.Now})
	words := *p.W
	words.Dir = "rtl"
	p.W = &words
	if bar := string(view.Page(nil, p.shareBar("part", 29*aftercare.DecimalOne), "")); !strings.Contains(bar, `x="71%"`) {
		t.Errorf("the bar is %s", bar)
	}
}
