package app

import (
	"strings"
	"testing"

	"aftercare/guideline"
)

func TestCall_ThePagesOfHerCountryStartWithANumberThatWasChecked(t *testing.T) {
	a := newApp(t)
	mark := a.words.Text("number.unverified")
	list := a.general.pack.Numbers
	for i := range list {
		n := &list[i]
		country := "country=" + n.Jurisdiction
		loud := checkPage(t, "harm", post(a, routeHow, "step=harm", "go=next", "harm-thoughts=active", country)).all(func(k *tag) bool { return k.attrs["class"] == "now" })[0]
		numbers := loud.all(func(k *tag) bool { return k.attrs["class"] == "pair" })
		if strings.Contains(numbers[0].words(), mark) {
			t.Errorf("%s: the first number in need is not checked: %s", n.Jurisdiction, numbers[0].words())
		}
		quiet := checkPage(t, "safe", post(a, routeHow, "step=safe", "go=next", "being-coerced=true", country)).named("main")[0].words()
		sureOf(t, a, "quiet "+n.Jurisdiction, quiet, "Not checked.", n, "safety")
		_, talk, _ := strings.Cut(howResult(t, a, country, "phq-8-1=0", "phq-8-2=0").words(), a.words.Text("call.crisis"))
		crisis, support, found := strings.Cut(talk, a.words.Text("call.support"))
		if !found {
			t.Fatalf("%s: no lines for a talk", n.Jurisdiction)
		}
		sureOf(t, a, "talk "+n.Jurisdiction, crisis, "Not checked.", n, "crisis")
		sureOf(t, a, "talk "+n.Jurisdiction, support, "Not checked.", n, "support")
	}
}

func TestCall_AHelpLineThatWasNotCheckedStandsAfterTheEmergencyNumber(t *testing.T) {
	a := newApp(t)
	know := a.knowledge("KE")
	n := *know.numbers["KE"]
	n.Safety = []guideline.CallNumber{{Name: "Help line", Number: "0800 1", Source: "a list", CheckedOn: "2026"}}
	know.numbers["KE"] = &n
	quiet := checkPage(t, "safe", post(a, routeHow, "step=safe", "go=next", "being-coerced=true", "country=KE")).named("main")[0].words()
	sureOf(t, a, "quiet", quiet, "0800 1", &n, "safety")
	if !strings.Contains(quiet, "0800 1") {
		t.Errorf("it is not shown: %s", quiet)
	}
}
