package app_test

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/start"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

func TestEveryGeneralPage_IsWholeAndLeadsSomewhere(t *testing.T) {
	a := newApp(t)
	known := map[string]bool{}
	for _, path := range a.Paths() {
		known[path] = true
	}
	for _, path := range a.Paths() {
		r := pagetest.Get(a, path)
		if r.Status != 200 || r.Personal || r.Forms != strings.HasPrefix(path, page.PathPlain) {
			t.Fatalf("%s: status %d, personal %v, forms %v", path, r.Status, r.Personal, r.Forms)
		}
		root := pagetest.CheckPage(t, path, r)
		if main := root.Named("main")[0]; main.Attrs["data-path"] != path {
			t.Errorf("%s says that it is %s", path, main.Attrs["data-path"])
		}
		for _, k := range root.Named("a") {
			to := k.Attrs["href"]
			if strings.HasPrefix(to, "/") && !known[to] && k.Attrs["data-exit"] == "" {
				t.Errorf("%s leads to %s, which is no page", path, to)
			}
			if strings.HasPrefix(to, "http") && !strings.Contains(k.Attrs["rel"], "noreferrer") {
				t.Errorf("%s leads out with a trace", path)
			}
		}
	}
}

func TestEveryPersonalPage_IsWhole(t *testing.T) {
	a := newApp(t)
	for name, r := range lookAt(a) {
		root := pagetest.CheckPage(t, name, r)
		_, marked := root.Named("main")[0].Attrs["data-personal"]
		if marked != r.Personal {
			t.Errorf("%s: personal %v, marked %v", name, r.Personal, marked)
		}
	}
}

func TestLeave_SendsOnWhereThereIsNoProgram(t *testing.T) {
	r := newApp(t).Handle(&page.Request{Method: "GET", Path: page.PathLeave, Now: pagetest.Now})
	if r.Status != 303 || r.Location != page.Exit {
		t.Errorf("status %d, to %q", r.Status, r.Location)
	}
}

func TestNoAddress_SaysWhatItIsAbout(t *testing.T) {
	a := newApp(t)
	for _, path := range a.Paths() {
		for _, part := range strings.Split(strings.Trim(path, "/"), "/") {
			neutral := []string{"", "help", "check", "ask", "plain", "read", "sources", "leave", "about",
				"search", "letters", "beside", "notes", "share", "call", "how", "find", "own", "sheet", "code"}
			if !slices.Contains(neutral, part) && strings.Trim(part, "0123456789") != "" {
				t.Errorf("%s says what it is about", path)
			}
		}
	}
}

func TestOutsideLinks_StandOnlyOnTheNotice(t *testing.T) {
	a := newApp(t)
	pages := lookAt(a)
	for _, path := range a.Paths() {
		pages[path] = pagetest.Get(a, path)
	}
	for name, r := range pages {
		for _, k := range pagetest.ParsePage(t, string(r.Body)).Named("a") {
			if !strings.HasPrefix(k.Attrs["href"], "http") {
				continue
			}
			if !strings.HasPrefix(name, page.PathLeave) && name != "leave" {
				t.Errorf("%s leads out of the program without a notice: %s", name, k.Attrs["href"])
			}
			if k.Attrs["target"] != "_blank" || k.Attrs["rel"] != "noopener noreferrer nofollow" {
				t.Errorf("%s: the way out leaves a trace", name)
			}
		}
	}
}

func TestHelp_ShowsEveryCheckedNumberAndGuessesNone(t *testing.T) {
	a := newApp(t)
	root := pagetest.CheckPage(t, "help", pagetest.Get(a, page.PathHelp))
	calls := map[string]bool{}
	for _, k := range root.Named("a") {
		if n, ok := strings.CutPrefix(k.Attrs["href"], "tel:"); ok {
			calls[n] = true
		}
	}
	pack := pagetest.Shipped().For("").Pack()
	for i := range pack.Numbers {
		for _, n := range pack.Numbers[i].Emergency {
			if n.Verified && !calls[strings.ReplaceAll(n.Number, " ", "")] {
				t.Errorf("%s: %s is not on the page", pack.Numbers[i].Jurisdiction, n.Number)
			}
		}
	}
	if first := root.Named("main")[0].Kids[0]; first.Attrs["class"] != "now" || len(first.Named("a")) > 0 && strings.HasPrefix(first.Named("a")[0].Attrs["href"], "tel:") {
		t.Error("the first thing is not the one action, or it guesses a country")
	}
}

func TestTopic_ShowsEveryStatementThatHelpsToAnswerIt(t *testing.T) {
	a := newApp(t)
	for i := range a.Topics {
		q := a.Topics[i].Question
		words := pagetest.ParsePage(t, string(pagetest.Get(a, page.Numbered(page.PathRead, i+1)).Body)).Words()
		for _, s := range a.General.Active(func(s *guideline.Statement) bool {
			return slices.Contains(s.Questions, q.ID) || q.Activity != 0 && slices.Contains(s.Activities, q.Activity)
		}) {
			if !strings.Contains(words, a.Words.Says(s)) {
				t.Errorf("%s: %s is not there", q.ID, s.ID)
			}
			for _, c := range s.Cites {
				if !strings.Contains(words, a.General.Sources[c.Source].Name) {
					t.Errorf("%s: the source %s of %s is not there", q.ID, c.Source, s.ID)
				}
			}
		}
	}
}

func TestNoNumberIsLostInWords(t *testing.T) {
	a := newApp(t)
	for _, path := range a.Paths() {
		if words := pagetest.ParsePage(t, string(pagetest.Get(a, path).Body)).Words(); strings.ContainsAny(words, "{}") {
			t.Errorf("%s: a number was not filled in: %s", path, words[strings.IndexAny(words, "{}"):][:30])
		}
	}
}

func TestProblem_ShowsHelpBeforeAnythingElse(t *testing.T) {
	a := newApp(t)
	for _, status := range []int{400, 403, 404, 405, 413, 415, 422, 429, 500, 503, 418} {
		r := a.Problem(status)
		root := pagetest.CheckPage(t, "problem", r)
		if r.Status != status || root.Named("main")[0].Kids[0].Attrs["class"] != "now" {
			t.Errorf("%d: status %d, or help does not come first", status, r.Status)
		}
	}
}

func TestHandle_GivesAPageWhateverIsAsked(t *testing.T) {
	a := newApp(t)
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/nowhere/", 404}, {"GET", "/read/0/", 404}, {"GET", "/read/01/", 404}, {"GET", "/read/9999/", 404},
		{"GET", "/read/-1/", 404}, {"GET", "/sources/99999999999999999999/", 404}, {"GET", "/leave/0/", 404},
		{"DELETE", "/", 405}, {"POST", "/about/", 405}, {"GET", "/read/1", 308}, {"GET", "/help", 308},
		{"GET", "/notes/nowhere/", 404}, {"GET", "/notes/event/0/", 404}, {"POST", "/notes/nowhere/", 405},
	} {
		r := a.Handle(&page.Request{Method: c.method, Path: c.path, Now: pagetest.Now, InPage: true})
		if r.Status != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, r.Status, c.status)
		}
		if c.status == 308 && r.Location != c.path+"/" {
			t.Errorf("%s leads to %s", c.path, r.Location)
		}
		if c.status != 308 {
			pagetest.CheckPage(t, c.path, r)
		}
	}
}

func TestHandle_SurvivesWhatBreaks(t *testing.T) {
	for name, breaks := range map[string]func(call int) bool{
		"once":   func(call int) bool { return call == 1 },
		"always": func(int) bool { return true },
	} {
		a := newApp(t)
		calls := 0
		a.Config.Asset = func(string) string {
			if calls++; breaks(calls) {
				panic("broken")
			}
			return ""
		}
		broke := 0
		if r := a.Handle(&page.Request{Method: "GET", Path: "/", Now: pagetest.Now, Broke: func() { broke++ }}); broke != 1 {
			t.Errorf("%s: the host was told %d times (status %d)", name, broke, r.Status)
		}
		calls = 0
		if r := pagetest.Get(a, "/"); r.Status != 500 || !strings.Contains(string(r.Body), a.Words.Text("help.do")) {
			t.Errorf("%s: status %d", name, r.Status)
		}
	}
}

func TestHelp_StandsWhenEverythingElseBreaks(t *testing.T) {
	a := newApp(t)
	a.General, a.Topics, a.Words = nil, nil, nil
	a.Config = page.Config{}
	if r := pagetest.Get(a, page.PathHelp); r.Status != 200 || !strings.Contains(string(r.Body), "tel:") {
		t.Errorf("status %d", r.Status)
	}
}

func TestNew_RefusesToRunWithoutAPack(t *testing.T) {
	if _, err := app.New(page.Config{Library: pagetest.Shipped()}, read.Pages()); err == nil {
		t.Error("a program without words was made")
	}
	for name, handlers := range map[string][]page.Handler{"general": read.Pages(), "search": search.Pages(), "questions": ask.Pages(), "start": start.Pages()} {
		if _, err := app.New(page.Config{Words: pagetest.AllWords()}, handlers); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWithoutTheBrowserPart_QuestionsAreOnTheServer(t *testing.T) {
	a := appOf(t, page.Config{Library: pagetest.Shipped()})
	for _, path := range []string{page.PathHome, page.PathAsk, page.PathCheck, "/read/1/"} {
		r := a.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now})
		root := pagetest.CheckPage(t, path, r)
		if len(root.Named("form")) > 0 || !strings.Contains(string(r.Body), `href="/plain/"`) || strings.Contains(string(r.Body), `href="/ask/"`) {
			t.Errorf("%s leads to questions that cannot be sent", path)
		}
		to := `="/ask/`
		if path == page.PathHome {
			to = `action="/sent/search/"`
		}
		if in := string(pagetest.Get(a, path).Body); !strings.Contains(in, to) {
			t.Errorf("%s in the page, where the program is, does not lead to the questions", path)
		}
	}
	if a.Handle(&page.Request{Method: "GET", Path: page.PathPlain, Now: aftercare.On(pagetest.Now.Day)}).Status != 200 {
		t.Error("no plain path")
	}
}
