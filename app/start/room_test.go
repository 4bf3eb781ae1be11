package start

import (
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/pagetest"
)

// newApp is a program of the packages that these tests go through.
func newApp(t testing.TB) *app.App { return appOf(t, pagetest.Config()) }

func appOf(t testing.TB, c page.Config) *app.App {
	t.Helper()
	return pagetest.Program(t, c, Pages(), ask.Pages(), read.Pages())
}
