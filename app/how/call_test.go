package how

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/internal/pagetest"
)

func TestCall_ThePagesOfHerCountryStartWithANumberThatWasChecked(t *testing.T) {
	a := newApp(t)
	mark := a.Words.Text("number.unverified")
	list := a.General.Pack.Numbers
	for i := range list {
		n := &list[i]
		country := "country=" + n.Jurisdiction
		loud := pagetest.CheckPage(t, "harm", pagetest.Post(a, page.PathHow, "step=harm", "go=next", "harm-thoughts=active", country)).All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "now" })[0]
		numbers := loud.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "pair" })
		if n.Emergency[0].Verified && strings.Contains(numbers[0].Words(), mark) {
			t.Errorf("%s: the first number in need is not checked: %s", n.Jurisdiction, numbers[0].Words())
		}
		quiet := pagetest.CheckPage(t, "safe", pagetest.Post(a, page.PathHow, "step=safe", "go=next", "being-coerced=true", country)).Named("main")[0].Words()
		pagetest.SureOf(t, a, "quiet "+n.Jurisdiction, quiet, "Not checked.", n, guideline.SafetyLine)
		_, talk, _ := strings.Cut(howResult(t, a, country, "phq-8-1=0", "phq-8-2=0").Words(), a.Words.Text("call.crisis"))
		crisis, support, found := strings.Cut(talk, a.Words.Text("call.support"))
		if !found {
			t.Fatalf("%s: no lines for a talk", n.Jurisdiction)
		}
		pagetest.SureOf(t, a, "talk "+n.Jurisdiction, crisis, "Not checked.", n, guideline.CrisisLine)
		pagetest.SureOf(t, a, "talk "+n.Jurisdiction, support, "Not checked.", n, guideline.SupportLine)
	}
}

func TestCall_AHelpLineThatWasNotCheckedStandsAfterTheEmergencyNumber(t *testing.T) {
	a := newApp(t)
	know := a.Knowledge("ZA")
	n := *know.Numbers["ZA"]
	n.Safety = []guideline.CallNumber{{Name: "Help line", Number: "0800 1", Source: "a list", CheckedOn: "2026"}}
	know.Numbers["ZA"] = &n
	quiet := pagetest.CheckPage(t, "safe", pagetest.Post(a, page.PathHow, "step=safe", "go=next", "being-coerced=true", "country=ZA")).Named("main")[0].Words()
	pagetest.SureOf(t, a, "quiet", quiet, "0800 1", &n, guideline.SafetyLine)
	if !strings.Contains(quiet, "0800 1") {
		t.Errorf("it is not shown: %s", quiet)
	}
}
