package app

import "testing"

// The first program has no words of the second: none of its pages may need one.
func TestFirstProgram_HasEveryWordOfItsPages(t *testing.T) {
	first, err := New(Config{Library: shipped(), Asset: testAsset, Build: "test"})
	if err != nil {
		t.Fatal(err)
	}
	later := 0
	for _, path := range first.Paths() {
		r := first.Handle(&Request{Method: "GET", Path: path, Now: now, InPage: true})
		if (r.More != "") != (isMore(path) || isPlaces(path) || first.hasFigure(path)) {
			t.Errorf("%s is in another program: %q", path, r.More)
		}
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
	if r := first.Handle(&Request{Method: "POST", Path: routeAsk, Form: form("step=answer", "go=keep"), Now: now, InPage: true}); r.More != ProgramMore {
		t.Error("keeping the answers does not lead to the second program")
	}
}
