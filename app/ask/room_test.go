package ask

import (
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/pagetest"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return appOf(t, pagetest.Config())
}

// appOf is a program of the packages that these tests go through.
func appOf(t testing.TB, c page.Config) *app.App {
	t.Helper()
	return pagetest.Program(t, c, Pages(), plainPages, read.Pages())
}

// plainPages begin without a script as the long way does; the short way is in
// another package.
var plainPages = []page.Handler{
	{Path: page.PathHome, Show: begin, Take: begin},
	{Path: page.PathPlain, Show: begin, Take: func(a *page.Site, r *page.Request) *page.Response { return Take(a, r, (*Page).step) }},
}

// answerPage gives the answer for some fields.
func answerPage(a *app.App, fields ...string) *page.Response {
	return pagetest.Post(a, page.PathAsk, append([]string{"step=wishes", "go=next"}, fields...)...)
}
