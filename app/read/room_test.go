package read

import (
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/how"
	"aftercare/app/letters"
	"aftercare/app/page"
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
	return pagetest.Program(t, c, Pages(), MorePages(), ask.Pages(), start.Pages(), how.Pages(instruments.All), letters.Pages())
}

// answerPage gives the answer for some fields.
func answerPage(a *app.App, fields ...string) *page.Response {
	return pagetest.Post(a, page.PathAsk, append([]string{"step=wishes", "go=next"}, fields...)...)
}
