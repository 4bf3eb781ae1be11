package app_test

import (
	"testing"

	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/clinics"
	"aftercare/app/diary"
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

// appOf is a program with every page.
func appOf(t testing.TB, c page.Config) *app.App {
	t.Helper()
	return wholeOf(t, c, instruments.All)
}

func wholeOf(t testing.TB, c page.Config, forms func() []instruments.Instrument) *app.App {
	t.Helper()
	return pagetest.Program(t, c, read.Pages(), search.Pages(), read.MorePages(), ask.Pages(), start.Pages(), diary.Pages(pagetest.Words), how.Pages(forms), share.Pages(), letters.Pages(), sheet.Pages(), sheet.CodePages(), clinics.Pages(nil, &clinics.OwnList{}, pagetest.Clock))
}

// answerPage gives the answer for some fields.
func answerPage(a *app.App, fields ...string) *page.Response {
	return pagetest.Post(a, page.PathAsk, append([]string{"step=wishes", "go=next"}, fields...)...)
}
