package app

import (
	"testing"

	"aftercare/instruments"
	"aftercare/services"
)

func newApp(t testing.TB) *App {
	t.Helper()
	return appOf(t, config())
}

// appOf is a program with every page.
func appOf(t testing.TB, c Config) *App {
	t.Helper()
	return wholeOf(t, c, instruments.All)
}

func wholeOf(t testing.TB, c Config, forms func() []instruments.Instrument) *App {
	t.Helper()
	return program(t, c, ReadPages(), MorePages(), AskPages(), DiaryPages(testWords), HowPages(forms), SharePages(), LetterPages(), ClinicPages(nil, &OwnList{}, testClock))
}

func appWith(t testing.TB, c Config, network *services.List, own *OwnList) *App {
	t.Helper()
	return program(t, c, ReadPages(), AskPages(), ClinicPages(network, own, testClock))
}

// answerPage gives the answer for some fields.
func answerPage(a *App, fields ...string) *Response {
	return post(a, routeAsk, append([]string{"step=wishes", "go=next"}, fields...)...)
}
