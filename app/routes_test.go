package app

import (
	"strings"
	"testing"
)

// firstProgram is the one that a browser loads at the start.
func firstProgram(t *testing.T) *App {
	t.Helper()
	a, err := New(Config{Library: shipped(), Asset: testAsset, Build: "test"}, ReadPages(), AskPages())
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
		r := first.Handle(&Request{Method: "GET", Path: path, Now: now, InPage: true})
		if r.More != "" {
			later++
			continue
		}
		checkPage(t, path, r)
	}
	if later == 0 {
		t.Error("nothing is left for the second program")
	}
	for name, r := range lookAtFirst(first) {
		if r.More == "" {
			checkPage(t, name, r)
		}
	}
}

func TestFirstProgram_NamesTheProgramOfEveryOtherPage(t *testing.T) {
	first := firstProgram(t)
	ask := func(method, path, want string, fields ...string) {
		t.Helper()
		r := first.Handle(&Request{Method: method, Path: path, Form: form(fields...), Now: now, InPage: true})
		if want == Routes()[0].Show { // its own
			want = ""
		}
		if r.More != want {
			t.Errorf("%s %s is in %q, want %q", method, path, r.More, want)
		}
	}
	for _, route := range Routes() {
		path := strings.Replace(route.Path, "#", "1", 1)
		ask("GET", path, route.Show)
		ask("POST", path, route.Take)
	}
	more, figures := routeOf(routeNotes).Show, 0
	for n := range first.topics {
		if first.hasFigure(n + 1) {
			ask("GET", numbered(routeRead, n+1), more)
			figures++
		}
	}
	if figures == 0 {
		t.Error("no question has a figure")
	}
	ask("POST", routeAsk, more, "step=answer", "go=keep")
}

func TestNew_RefusesARoomThatIsNotInTheTable(t *testing.T) {
	for name, room := range map[string][]Handler{"unknown": {{Path: "/nowhere/"}}, "twice": append(AskPages(), AskPages()...), "no such step": {{Path: routeHelp, Take: func(*Site, *Request) *Response { return nil }}}} {
		if _, err := New(Config{Library: shipped()}, room); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A line of the table that no room answers would be a page that only says so.
func TestRoutes_AreAllAnswered(t *testing.T) {
	a := newApp(t)
	for _, route := range Routes() {
		for method, program := range map[string]string{"GET": route.Show, "POST": route.Take} {
			path := strings.Replace(route.Path, "#", "1", 1)
			r := a.Handle(&Request{Method: method, Path: path, Now: now, InPage: true})
			if r.More != "" || (r.Status == 405) != (program == "") {
				t.Errorf("%s %s: status %d, in %q", method, path, r.Status, r.More)
			}
		}
		if route.Foot != "" && !a.words.Has(route.Foot) {
			t.Errorf("%s has no words at the foot", route.Path)
		}
	}
}

// routeOf is the line of the table of a path.
func routeOf(path string) Route {
	for _, r := range Routes() {
		if r.Path == path {
			return r
		}
	}
	panic(path)
}

func TestRoutes_StandAtTheFootInTheirOrder(t *testing.T) {
	var want, got []string
	for _, r := range Routes() {
		if r.Foot != "" {
			want = append(want, r.Path)
		}
	}
	root := checkPage(t, "home", get(newApp(t), routeHome))
	for _, k := range root.named("footer")[0].named("a") {
		got = append(got, k.attrs["href"])
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("at the foot: %v, want %v", got, want)
	}
}
