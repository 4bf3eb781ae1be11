package search

import (
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/library"
	"aftercare/internal/pagetest"
	"aftercare/words"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return pagetest.Program(t, page.Config{Library: pagetest.Shipped(), Asset: pagetest.Asset, Build: "test"}, read.Pages(), Pages())
}

// programIn speaks one of the languages that there are words of.
func programIn(t testing.TB, tag string) *app.App {
	t.Helper()
	w, ok := words.In(tag)
	if !ok {
		t.Fatalf("there are no words of %s", tag)
	}
	return pagetest.Program(t, page.Config{Library: page.Library{For: library.In(w, func() {})}, Words: w, Asset: pagetest.Asset, Build: "test"}, read.Pages(), Pages())
}
