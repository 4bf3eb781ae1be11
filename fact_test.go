package aftercare

import (
	"strings"
	"testing"
)

func TestFact_EveryKindHasItsOwnPointer(t *testing.T) {
	seen := map[string]bool{}
	for kind := FactLossKind; int(kind) < len(factPlaces); kind++ {
		p := Fact{Kind: kind, Index: 12}.Pointer()
		if len(p) < 2 || p[0] != '/' || seen[p] || strings.Contains(p, "*") {
			t.Errorf("kind %d points to %q", kind, p)
		}
		seen[p] = true
	}
	for fact, want := range map[Fact]string{{}: "", {Kind: FactLossOn}: "/loss/on", {Kind: FactMethod}: "/care/0/method", {Kind: FactCare, Index: 3}: "/care/3",
		{Kind: FactObservation, Index: 107}: "/observations/107"} {
		if got := fact.Pointer(); got != want {
			t.Errorf("%+v points to %q, not %q", fact, got, want)
		}
	}
}
