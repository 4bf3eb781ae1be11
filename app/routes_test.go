package app

import "testing"

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
		if r.More != ProgramMore {
			checkPage(t, name, r)
		}
	}
}

func TestFirstProgram_NamesTheProgramOfEveryOtherPage(t *testing.T) {
	first := firstProgram(t)
	ask := func(method, path, want string, fields ...string) {
		t.Helper()
		r := first.Handle(&Request{Method: method, Path: path, Form: form(fields...), Now: now, InPage: true})
		if want == ProgramFirst {
			want = ""
		}
		if r.More != want {
			t.Errorf("%s %s is in %q, want %q", method, path, r.More, want)
		}
	}
	for _, route := range Routes() {
		path := route.Path
		if list := route.list(); list != "" {
			path = numbered(list, 1)
		}
		ask("GET", path, route.Show)
		ask("POST", path, route.Take)
	}
	for _, id := range drawn {
		ask("GET", numbered(routeRead, first.topicNumber(id)), ProgramMore)
	}
	ask("POST", routeAsk, ProgramMore, "step=answer", "go=keep")
}

func TestNew_RefusesARoomThatIsNotInTheTable(t *testing.T) {
	for name, room := range map[string][]Handler{"unknown": {{Path: "/nowhere/"}}, "twice": append(AskPages(), AskPages()...)} {
		if _, err := New(Config{Library: shipped()}, room); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A line of the table that no room answers would be a page that only says so.
func TestRoutes_AreAllAnswered(t *testing.T) {
	a := newApp(t)
	for _, route := range Routes() {
		h := a.pages[route.Path]
		if (h.Show != nil) != (route.Show != "") || (h.Take != nil) != (route.Take != "") || (h.Figure != nil) != (route.Figure != "") {
			t.Errorf("%s: the table and the room differ", route.Path)
		}
		if route.Foot != "" && !a.words.Has(route.Foot) {
			t.Errorf("%s has no words at the foot", route.Path)
		}
	}
}
