package app

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

func helpsIDs() []string {
	list := []string{questionHelps}
	for i := range helpsParts {
		list = append(list, helpsParts[i].topics...)
	}
	return list
}

func TestHelps_NamesEachQuestionOnceWithTheFirstLineOfItsAnswer(t *testing.T) {
	a := newApp(t)
	main := checkPage(t, "helps", get(a, topicPath(a, questionHelps))).named("main")[0]
	words := main.words()
	for _, id := range helpsIDs()[1:] {
		q := a.topics[a.topicNumber(id)-1].question
		line, _, _ := strings.Cut(a.words.Short(q, a.general.statement), ". ")
		n := 0
		for _, k := range main.named("a") {
			if k.attrs["href"] == topicPath(a, id) && k.words() == q.Ask.In("en") {
				n++
			}
		}
		if !strings.Contains(words, line) || n == 0 {
			t.Errorf("%s is there %d times, or its first line is not: %s", id, n, line)
		}
	}
	for _, to := range []string{routeHow, routeCall, routeBeside} {
		if !strings.Contains(string(get(a, topicPath(a, questionHelps)).Body), `href="`+to+`"`) {
			t.Errorf("it does not lead to %s", to)
		}
	}
}

func TestHelps_IsReachedFromWhereItIsNeeded(t *testing.T) {
	a := newApp(t)
	to := `href="` + topicPath(a, questionHelps) + `"`
	pages := map[string]*Response{"home": get(a, routeHome), "read": get(a, routeRead),
		"how": post(a, routeHow, "step=mood", "go=result"), "answer": answerPage(a, afterSurgery...)}
	for _, id := range helpsIDs()[1:] {
		pages[id] = get(a, topicPath(a, id))
	}
	for name, r := range pages {
		if !strings.Contains(string(r.Body), to) {
			t.Errorf("%s does not lead to what helps", name)
		}
	}
	beside := string(get(a, routeBeside).Body)
	for _, id := range besideTopics {
		if !strings.Contains(beside, `href="`+topicPath(a, id)+`"`) {
			t.Errorf("the page for who stands beside her does not lead to %s", id)
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
	body := string(get(a, routeRead).Body)
	for i := range a.topics {
		if n := strings.Count(body, `href="`+numbered(routeRead, i+1)+`"`); n != 1 {
			t.Errorf("%s is there %d times", a.topics[i].question.ID, n)
		}
	}
}

func TestHelps_ReadsAtGradeSeven(t *testing.T) {
	a := newApp(t)
	for _, id := range helpsIDs() {
		q := a.topics[a.topicNumber(id)-1].question
		texts := map[string]string{id: a.words.Short(q, a.general.statement)}
		for _, s := range a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, id) }) {
			texts[s.ID] = a.words.Says(s)
		}
		for name, text := range texts {
			if g := grade(text); g > 7 {
				t.Errorf("%s: %s reads at grade %.1f: %s", id, name, g, text)
			}
		}
	}
}

func TestHelps_EveryShortAnswerSaysWhomToTurnTo(t *testing.T) {
	a := newApp(t)
	for _, id := range helpsIDs() {
		short := a.words.Short(a.topics[a.topicNumber(id)-1].question, a.general.statement)
		sentences := strings.Split(strings.TrimSuffix(short, "."), ". ")
		last := strings.ToLower(sentences[len(sentences)-1])
		if !strings.Contains(last, "call") && !strings.Contains(last, "doctor") && !strings.Contains(last, "support line") {
			t.Errorf("%s ends with: %s", id, last)
		}
	}
}

func TestHelps_WhatCanBeDoneComesFirstAndWebArticlesLast(t *testing.T) {
	a := newApp(t)
	words := parsePage(t, string(get(a, topicPath(a, "closeness")).Body)).words()
	at := func(id string) int { return strings.Index(words, a.words.Says(a.general.statement(id))) }
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
		root := parsePage(t, string(get(a, topicPath(a, id)).Body))
		drawn, _ := splitDrawn(a.general.active(func(s *guideline.Statement) bool { return has(s.Questions, id) }))
		list := root.named("table")
		if len(list) != len(drawn) || len(list) == 0 {
			t.Fatalf("%s: %d tables, %d statements", id, len(list), len(drawn))
		}
		for _, s := range drawn {
			for _, table := range list {
				if table.named("caption")[0].words() != a.words.Says(s) {
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

func checkBars(t *testing.T, a *App, s *guideline.Statement, table *tag) {
	var want []string
	for i, name := range shareTimes {
		for _, g := range shareGroups {
			if q, ok := s.Quantity(g.names[i]); ok {
				when, _ := s.Quantity(name)
				want = append(want, a.words.Quantity(when, false)+"|"+a.words.Number(q.Value)+"%")
			}
		}
	}
	rows := table.named("tr")
	if len(rows) != len(want) {
		t.Fatalf("%s: %d rows, not %d", s.ID, len(rows), len(want))
	}
	for i, row := range rows {
		bars := row.named("rect")
		when, _, _ := strings.Cut(row.named("th")[0].words(), ",")
		if got := when + "|" + bars[len(bars)-1].attrs["width"]; got != want[i] {
			t.Errorf("%s: row %d is %s, not %s", s.ID, i, got, want[i])
		}
		value := strings.ReplaceAll(row.named("td")[1].words(), " ", "")
		if _, share, _ := strings.Cut(want[i], "|"); value != share {
			t.Errorf("%s: row %d says %s, not %s", s.ID, i, value, share)
		}
	}
}

func TestShares_RunFromTheRightWhereTheTextDoes(t *testing.T) {
	p := newReading(newApp(t).Site, &Request{Now: now})
	words := *p.w
	words.Dir = "rtl"
	p.w = &words
	if bar := string(view.Page(nil, p.shareBar("part", 29*aftercare.DecimalOne))); !strings.Contains(bar, `x="71%"`) {
		t.Errorf("the bar is %s", bar)
	}
}

func TestHome_LeadsToQuestionsThatAreThere(t *testing.T) {
	a := newApp(t)
	for _, id := range homeTopics {
		if a.topicNumber(id) == 0 {
			t.Errorf("the start page shows %s, which is no question", id)
		}
	}
}
