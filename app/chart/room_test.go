package chart

import (
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/start"
	"aftercare/internal/pagetest"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return appOf(t, pagetest.Config())
}

// appOf is a program of the packages that these tests go through.
func appOf(t testing.TB, c page.Config) *app.App {
	t.Helper()
	return pagetest.Program(t, c, read.Pages(), ask.Pages(), start.Pages())
}

// foreignApp speaks the language that no program speaks.
func foreignApp(t *testing.T) *app.App { return appOf(t, pagetest.ForeignConfig(t)) }
