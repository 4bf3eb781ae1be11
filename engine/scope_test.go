package engine

import (
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestProfile_HasRoomForEveryValueOfTheLists(t *testing.T) {
	var taken profile
	for _, c := range []struct {
		list      []string
		at, count int
	}{
		{guideline.RouteTerms, routeBits, routeCount},
		{aftercare.LossKindTerms, kindBits, kindCount},
		{aftercare.AnaestheticTerms, anaestheticBits, anaestheticMax},
		{aftercare.ConditionTerms, conditionBits, conditionMax},
		{aftercare.MethodTerms, methodBits, methodMax},
		{aftercare.LocationTerms, locationBits, locationMax},
		{aftercare.RhTerms, rhBits, rhMax},
		{[]string{"early", "late"}, lateBits, 2},
		{guideline.PhaseTerms, phaseBits, 2},
	} {
		if len(c.list) > c.count {
			t.Errorf("%d bits are too few for %v", c.count, c.list)
		}
		for v := range c.list {
			p := profileOf(aftercare.Set(1)<<v, c.at, c.count)
			if p == 0 || taken&p != 0 {
				t.Errorf("%s has no bit of its own", c.list[v])
			}
			taken |= p
		}
	}
}
