package guideline_test

import (
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestLint_ANumberIsWhatIsDialledAndNoneIsNone(t *testing.T) {
	pack := func(number string, none aftercare.Set[guideline.CallKind]) *guideline.Pack {
		p := childPack()
		p.Numbers = []guideline.Numbers{{Jurisdiction: "XX", None: none,
			Emergency: []guideline.CallNumber{{Number: "1", Source: "s", CheckedOn: "2026"}},
			Crisis:    []guideline.CallNumber{{Name: "n", Number: number, Source: "s", CheckedOn: "2026"}}}}
		return p
	}
	for number, wrong := range map[string]bool{"116 123": false, "#7119": false, "+44 1": false, "1300 HOPE": true, "119, then 8": true, "": false} {
		if got := complains(pack(number, 0), "can be dialled"); got != wrong {
			t.Errorf("%q: refused %v", number, got)
		}
	}
	if !complains(pack("1", aftercare.SetOf(guideline.CrisisLine)), "lists crisis") {
		t.Error("a kind may be there and not be there")
	}
	if complains(pack("1", aftercare.SetOf(guideline.AdviceLine)), "there is such a line") {
		t.Error("a kind that is not there is refused")
	}
}

func TestLint_WhatIsVerifiedStandsFirst(t *testing.T) {
	for _, verified := range [][]bool{{true, false}, {true, true}, {false, false}, {false, true}, {true, false, true}} {
		p := childPack()
		n := guideline.Numbers{Jurisdiction: "XX", Emergency: []guideline.CallNumber{{Number: "1", Source: "s", CheckedOn: "2026"}}}
		wrong := false
		for i, v := range verified {
			n.Crisis = append(n.Crisis, guideline.CallNumber{Name: "n", Number: "2", Source: "s", CheckedOn: "2026", Pages: []guideline.CallPage{{Address: "https://x.example", Own: true}}, Verified: v})
			wrong = wrong || i > 0 && v && !verified[i-1]
		}
		p.Numbers = []guideline.Numbers{n}
		if got := complains(p, "verified lines must come first"); got != wrong {
			t.Errorf("%v: refused %v", verified, got)
		}
	}
}
