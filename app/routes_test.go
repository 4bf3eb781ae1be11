package app_test

import (
	"bytes"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/sheet"
	"aftercare/app/start"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/locale"
	"aftercare/words"
)

// firstProgram is the one that a browser loads at the start.
func firstProgram(t *testing.T) *app.App {
	t.Helper()
	a, err := app.New(page.Config{Library: pagetest.Shipped(), Words: pagetest.AllWords(), Asset: pagetest.Asset, Build: "test"}, read.Pages(), search.Pages(), ask.Pages(), start.Pages(), sheet.CodePages())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The first program has no words of the second: none of its pages may need one.
func TestFirstProgram_HasEveryWordOfItsPages(t *testing.T) {
	first := firstProgram(t)
	later := 0
	for _, path := range first.Paths() {
		r := first.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now, InPage: true})
		if r.More != "" {
			later++
			continue
		}
		pagetest.CheckPage(t, path, r)
	}
	if later == 0 {
		t.Error("nothing is left for the second program")
	}
	for name, r := range lookAtFirst(first) {
		if r.More == "" {
			pagetest.CheckPage(t, name, r)
		}
	}
}

// The first program starts without the catalogue of sources: each of its pages is
// the same with it.
func TestFirstProgram_NeedsNoCatalogueOfSources(t *testing.T) {
	w, err := locale.Parse(words.File("en"))
	if err != nil {
		t.Fatal(err)
	}
	bare, err := app.New(page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: pagetest.Asset, Build: "test"}, read.Pages(), search.Pages(), ask.Pages(), start.Pages(), sheet.CodePages())
	if err != nil {
		t.Fatal(err)
	}
	if s := bare.General.Sources[bare.Sources[0]]; s.Title != "" || s.Name == "" {
		t.Fatalf("the catalogue is there: %+v", s)
	}
	first := firstProgram(t)
	compared := 0
	for _, path := range first.Paths() {
		ask := func(a *app.App) *page.Response {
			return a.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now, InPage: true})
		}
		if want := ask(first); want.More == "" {
			compared++
			if got := ask(bare); !bytes.Equal(got.Body, want.Body) {
				t.Errorf("%s is another page without it", path)
			}
		}
	}
	want := lookAtFirst(first)
	for name, got := range lookAtFirst(bare) {
		compared++
		if !bytes.Equal(got.Body, want[name].Body) {
			t.Errorf("%s is another page without it", name)
		}
	}
	if compared < len(first.Topics) {
		t.Errorf("only %d pages were compared", compared)
	}
}

func TestFirstProgram_NamesTheProgramOfEveryOtherPage(t *testing.T) {
	first := firstProgram(t)
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
