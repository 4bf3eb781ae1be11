package diary

import (
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/clinics"
	"aftercare/app/how"
	"aftercare/app/letters"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/app/search"
	"aftercare/app/share"
	"aftercare/app/sheet"
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
	return pagetest.Program(t, c, Pages(pagetest.Words), read.Pages(), read.MorePages(), ask.Pages(), start.Pages(), how.Pages(instruments.All), share.Pages(), letters.Pages(), sheet.Pages(), sheet.CodePages(), search.Pages(), clinics.Pages(nil, nil, pagetest.Clock))
}

// diaryPaths are the addresses of the diary's pages, one of each list.
func diaryPaths() []string {
	var paths []string
	for _, h := range Pages(nil) {
		paths = append(paths, strings.Replace(h.Path, "#", "1", 1))
	}
	return paths
}
