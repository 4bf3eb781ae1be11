package clinics

import (
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/app/read"
	"aftercare/internal/pagetest"
	"aftercare/places"
)

func newApp(t testing.TB) *app.App {
	t.Helper()
	return appWith(t, pagetest.Config(), nil, &OwnList{})
}

// appWith is a program with the general pages and those that find a clinic.
func appWith(t testing.TB, c page.Config, network *places.List, own *OwnList) *app.App {
	t.Helper()
	return pagetest.Program(t, c, read.Pages(), Pages(network, own, pagetest.Clock))
}
