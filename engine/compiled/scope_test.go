package compiled

import (
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestProfile_HasRoomForEveryValueOfTheLists(t *testing.T) {
	var taken Profile
	for _, c := range []struct {
		list      []string
		at, count int
	}{
		{guideline.RouteTerms.Words(), routeBits, routeCount},
		{aftercare.LossKindTerms.Words(), kindBits, kindCount},
		{aftercare.AnaestheticTerms.Words(), anaestheticBits, anaestheticMax},
		{aftercare.ConditionTerms.Words(), conditionBits, conditionMax},
		{aftercare.MethodTerms.Words(), methodBits, methodMax},
		{aftercare.LocationTerms.Words(), locationBits, locationMax},
		{aftercare.RhTerms.Words(), rhBits, rhMax},
		{[]string{"early", "late"}, lateBits, 2},
		{guideline.PhaseTerms.Words(), phaseBits, 2},
		{guideline.ColumnTerms.Words(), columnBits, columnMax},
		{guideline.ColumnTerms.Words(), toldColumnBits, columnMax},
		{[]string{"early", "late"}, toldLateBits, 2},
		{aftercare.NationTerms.Words(), nationBits, nationMax},
		{aftercare.Antibiotic.Info().Words.Words(), antibioticBits, antibioticMax},
	} {
		if len(c.list) > c.count {
			t.Errorf("%d bits are too few for %v", c.count, c.list)
		}
		for v := range c.list {
			o := oneOfSet(aftercare.Set[aftercare.Word](1)<<v, c.at, c.count)
			if o.bits == 0 || taken.Has(&o) || c.at/wordBits != (c.at+c.count-1)/wordBits {
				t.Errorf("%s has no bit of its own", c.list[v])
			}
			taken.add(o)
		}
	}
}
