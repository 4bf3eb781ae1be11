package search

import (
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/pagetest"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return pagetest.Program(t, page.Config{Library: pagetest.Shipped(), Asset: pagetest.Asset, Build: "test"}, read.Pages(), Pages())
}
