package how

import (
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/diary"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/start"
	"aftercare/instruments"
	"aftercare/internal/pagetest"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return appOf(t, pagetest.Config())
}

// appOf is a program of the packages that these tests go through.
func appOf(t testing.TB, c page.Config) *app.App {
	t.Helper()
	return pagetest.Program(t, c, Pages(instruments.All), read.Pages(), read.MorePages(), ask.Pages(), start.Pages(), diary.Pages(pagetest.Words))
}
