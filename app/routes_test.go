package app_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/sheet"
	"aftercare/app/start"
	"aftercare/handover"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/locale"
	"aftercare/packs"
	"aftercare/words"
)

// firstProgram is the one that a browser loads at the start, with the words that
// come with it.
func firstProgram(t *testing.T, file string) *app.App {
	t.Helper()
	w, err := locale.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: pagetest.Asset, Build: "test"}, read.Pages(), search.Pages(), ask.Pages(), start.Pages(), sheet.CodePages())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// lookAtAllOfFirst is every page of the first program, by its address, and pages
// of every kind that it answers a form with.
func lookAtAllOfFirst(a *app.App) map[string]*page.Response {
	pages := lookAtFirst(a)
	for _, path := range a.Paths() {
		pages[path] = pagetest.Get(a, path)
	}
	for i := range a.Topics {
		q := a.Topics[i].Question
		pages["search "+q.ID] = pagetest.Post(a, page.PathRead, "q="+q.Ask.In(a.Words.Lang), "go=find")
	}
	code, err := handover.Encode(&aftercare.Record{Jurisdiction: "GB-ENG", Care: []aftercare.Care{{Route: aftercare.Surgical, Method: aftercare.VacuumAspiration, Start: aftercare.On(pagetest.Now.Day - 6)}}})
	if err != nil {
		panic(err)
	}
	pages["code"], pages["code-fault"] = pagetest.Post(a, page.PathCode, "code="+code), pagetest.Post(a, page.PathCode, "code=0")
	pages["short"] = pagetest.Post(a, page.PathHome, "line=none", "happened=surgical", "ask=tampon")
	pages["partner"] = answerPage(a, append([]string{"about=partner"}, pagetest.RemoveField(pagetest.AfterSurgery, "about=self")...)...)
	for _, status := range []int{400, 403, 404, 405, 413, 429, 500, 503} {
		pages["problem "+strconv.Itoa(status)] = a.Problem(status)
	}
	return pages
}

// The first program starts with a part of the words, and without the catalogue of
// sources: each of its pages, in each language, is the same with all of them.
func TestFirstProgram_NeedsNoWordsThatComeLater(t *testing.T) {
	_, catalogue := packs.Apart()
	for _, lang := range words.Languages() {
		part, whole := firstProgram(t, words.File(lang)), firstProgram(t, words.File(lang)+catalogue+words.More(lang))
		if s := part.General.Sources[part.Sources[0]]; s.Title != "" || s.Name == "" || !part.Words.Part || whole.Words.Part {
			t.Fatalf("%s: all of it is there: %+v", lang, s)
		}
		got, compared, later := lookAtAllOfFirst(part), 0, 0
		for name, want := range lookAtAllOfFirst(whole) {
			if want.More != "" {
				later++
				continue
			}
			compared++
			if got := got[name]; got == nil || !bytes.Equal(got.Body, want.Body) || got.More != "" || got.Status != want.Status {
				t.Errorf("%s: %s is another page without them", lang, name)
			}
			if lang == words.Languages()[0] {
				pagetest.CheckPage(t, name, want)
			}
		}
		if compared < 2*len(part.Topics) || later == 0 {
			t.Errorf("%s: only %d pages were compared, and %d are left for the second program", lang, compared, later)
		}
	}
}

// A page that lacks a word is left to the program with all of them, which shows it
// whatever is in it.
func TestFirstProgram_ShowsNoPageThatLacksAWord(t *testing.T) {
	file := words.File("en")
	lacking := strings.Replace(file, "\ncall.title = ", "\ncall.other = ", 1)
	get := func(file string) *page.Response { return pagetest.Get(firstProgram(t, file), page.PathCall) }
	if r := get(lacking); r.More != "whole" || len(r.Body) != 0 {
		t.Errorf("in %q, %d bytes", r.More, len(r.Body))
	}
	if r := get(file); r.More != "" {
		t.Errorf("nothing is lacking, and it is in %q", r.More)
	}
	if r := get(lacking + words.More("en")); r.More != "" || len(r.Body) == 0 {
		t.Errorf("with all words it is in %q", r.More)
	}
}

func TestFirstProgram_NamesTheProgramOfEveryOtherPage(t *testing.T) {
	first := firstProgram(t, words.File("en"))
	box := func(method, path, want string, fields ...string) {
		t.Helper()
		r := first.Handle(&page.Request{Method: method, Path: path, Form: pagetest.Form(fields...), Now: pagetest.Now, InPage: true})
		if want == app.Routes()[0].Show { // its own
			want = ""
		}
		if r.More != want {
			t.Errorf("%s %s is in %q, want %q", method, path, r.More, want)
		}
	}
	for _, route := range app.Routes() {
		path := strings.Replace(route.Path, "#", "1", 1)
		box("GET", path, route.Show)
		box("POST", path, route.Take)
	}
	more, figures := routeOf(page.PathNotes).Show, 0
	for n := range first.Topics {
		if first.HasFigure(n + 1) {
			box("GET", page.Numbered(page.PathRead, n+1), more)
			figures++
		}
	}
	if figures == 0 {
		t.Error("no question has a figure")
	}
	box("POST", page.PathAsk, more, "step=answer", "go=keep")
}

func TestNew_RefusesARoomThatIsNotInTheTable(t *testing.T) {
	for name, handlers := range map[string][]page.Handler{"unknown": {{Path: "/nowhere/"}}, "twice": append(ask.Pages(), ask.Pages()...), "no such step": {{Path: page.PathAbout, Take: func(*page.Site, *page.Request) *page.Response { return nil }}}} {
		if _, err := app.New(page.Config{Library: pagetest.Shipped(), Words: pagetest.AllWords()}, handlers); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A line of the table that no package answers would be a page that only says so.
func TestRoutes_AreAllAnswered(t *testing.T) {
	a := newApp(t)
	for _, route := range app.Routes() {
		for method, program := range map[string]string{"GET": route.Show, "POST": route.Take} {
			path := strings.Replace(route.Path, "#", "1", 1)
			r := a.Handle(&page.Request{Method: method, Path: path, Now: pagetest.Now, InPage: true})
			if r.More != "" || (r.Status == 405) != (program == "") {
				t.Errorf("%s %s: status %d, in %q", method, path, r.Status, r.More)
			}
		}
		if route.Foot != "" && !a.Words.Has(route.Foot) {
			t.Errorf("%s has no words at the foot", route.Path)
		}
	}
}

// routeOf is the line of the table of a path.
func routeOf(path string) page.Route {
	for _, r := range app.Routes() {
		if r.Path == path {
			return r
		}
	}
	panic(path)
}

func TestRoutes_StandAtTheFootInTheirOrder(t *testing.T) {
	want, got := []string{page.PathRead}, []string(nil) // the search is the first
	for _, r := range app.Routes() {
		if r.Foot != "" {
			want = append(want, r.Path)
		}
	}
	root := pagetest.CheckPage(t, "home", pagetest.Get(newApp(t), page.PathHome))
	for _, k := range root.Named("footer")[0].Named("a") {
		got = append(got, k.Attrs["href"])
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("at the foot: %v, want %v", got, want)
	}
}
