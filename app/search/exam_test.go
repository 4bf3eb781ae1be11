package search

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
)

var (
	//go:embed testdata/questions.txt
	questions string
	//go:embed testdata/missed.txt
	missed string
	//go:embed testdata/danger.txt
	danger string
	//go:embed testdata/calm.txt
	calm string
)

// asked is what is typed and what must come of it.
type asked struct {
	typed string
	want  []string
}

// listOf reads a list of the examination; "#" begins a comment.
func listOf(text string) (list []asked) {
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			typed, want, _ := strings.Cut(line, " -> ")
			list = append(list, asked{typed, strings.Fields(want)})
		}
	}
	return list
}

// marks are how a list of questions was answered.
type marks struct{ pages, first, three, absent, absentSaid int }

func (m marks) percent(n int) int { return 100 * n / max(1, m.pages) }

func examine(t *testing.T, a *app.App, list []asked) (m marks) {
	t.Helper()
	x := newIndex(a.Site)
	for _, q := range list {
		found, answers := x.find(q.typed)
		var got []string
		for _, f := range found {
			if f.path != "" {
				got = append(got, f.path)
			}
		}
		if q.want[0] == "none" {
			if m.absent++; !answers {
				m.absentSaid++
			} else {
				t.Logf("%q: should have no page, finds %v", q.typed, got[:min(3, len(got))])
			}
			continue
		}
		m.pages++
		at := slices.IndexFunc(got, func(path string) bool { return slices.Contains(q.want, path) })
		if at == 0 {
			m.first++
		}
		if at >= 0 && at < 3 {
			m.three++
		}
		if at != 0 {
			t.Logf("%q: %v is at %d of %v", q.typed, q.want, at+1, got[:min(3, len(got))])
		}
	}
	t.Logf("%d questions: right page first %d (%d %%), in the first three %d (%d %%); no page said %d of %d",
		m.pages, m.first, m.percent(m.first), m.three, m.percent(m.three), m.absentSaid, m.absent)
	return m
}

// paths gives the addresses of pages by their ids.
func paths(t *testing.T, a *app.App, list []asked) []asked {
	t.Helper()
	for i := range list {
		for j, id := range list[i].want {
			switch n := a.TopicNumber(id); {
			case n > 0:
				list[i].want[j] = page.Numbered(page.PathRead, n)
			case id != "none" && id[0] != '/':
				t.Fatalf("%q: there is no page %s", list[i].typed, id)
			}
		}
	}
	return list
}

func TestSearch_FindsTheRightPageOfAnExaminationItHasNotSeen(t *testing.T) {
	a := newApp(t)
	list := paths(t, a, listOf(questions))
	if m := examine(t, a, list); m.pages < 120 || m.percent(m.three) < 95 || m.percent(m.first) < 80 || m.absentSaid < m.absent {
		t.Errorf("below the bars: 120 questions, 95 %% in the first three, 80 %% first, every absence said")
	}
}

// No number of weeks and no word that two pages share leads astray any more.
func TestSearch_AnswersFirstWhatItOnceMissed(t *testing.T) {
	x := newIndex(newApp(t).Site)
	list := listOf(missed)
	for _, q := range list {
		if found, answers := x.find(q.typed); !answers || found[0].id != q.want[0] {
			t.Errorf("%q: %s is not the first of %d, or it is said that no page answers", q.typed, q.want[0], len(found))
		}
	}
	if len(list) < 40 {
		t.Errorf("only %d questions", len(list))
	}
}

// newerPages are the pages that came after those questions were collected.
//
//go:embed testdata/newer.txt
var newerPages string

// openQuestions are questions as people ask them, which are no part of this
// repository.
const openQuestions = "../../../shared/testdata/questions/open.json"

func TestSearch_FindsTheRightPageOfQuestionsPeopleAsk(t *testing.T) {
	raw, err := os.ReadFile(openQuestions)
	if err != nil {
		t.Skip("the questions people ask are not here: the test needs ../shared/testdata beside the project")
	}
	var open []struct{ Q, Lang, Page string }
	if err := json.Unmarshal(raw, &open); err != nil {
		t.Fatal(err)
	}
	newer := map[string]string{}
	for line := range strings.Lines(newerPages) {
		if typed, id, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			newer[typed] = id
		}
	}
	var list []asked
	for _, q := range open {
		if q.Lang == "en" {
			want := strings.Split(q.Page, ", ")
			if id := newer[q.Q]; id != "" {
				want = []string{id}
			}
			list = append(list, asked{q.Q, want})
		}
	}
	a := newApp(t)
	if m := examine(t, a, paths(t, a, list)); m.percent(m.three) < 95 || m.percent(m.first) < 80 {
		t.Error("below the bars: 95 % in the first three, 80 % first")
	}
}

func TestSearch_PutsTheRightCardOnTopOfEveryDangerPhrase(t *testing.T) {
	x := newIndex(newApp(t).Site)
	list := listOf(danger)
	right := 0
	for _, q := range list {
		if got := x.cardsFor(x.correct(x.split(q.typed))); len(got) > 0 && slices.Contains(q.want, got[0]) {
			right++
		} else {
			t.Errorf("%q: %v is not on top of %v", q.typed, q.want, got)
		}
	}
	if t.Logf("danger phrases with the right card on top: %d of %d", right, len(list)); len(list) < 80 {
		t.Error("fewer than 80 phrases")
	}
}

func TestSearch_LeavesCalmPhrasesWithoutACard(t *testing.T) {
	x := newIndex(newApp(t).Site)
	list := listOf(calm)
	right := 0
	for _, q := range list {
		if got := x.cardsFor(x.correct(x.split(q.typed))); len(got) == 0 {
			right++
		} else {
			t.Logf("%q raises %v", q.typed, got)
		}
	}
	if t.Logf("calm phrases without a card: %d of %d", right, len(list)); len(list) < 60 || right*100 < len(list)*95 {
		t.Error("below the bars: 60 phrases, 95 %")
	}
}
