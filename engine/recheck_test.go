package engine_test

import (
	"strings"
	"testing"

	"aftercare"
)

// One wrong unit in a file from a thermometer makes every line of it implausible.
func TestRecheck_NamesTheFirstHundredAndCountsTheRest(t *testing.T) {
	one := `{"code":"temperature","value":99,"unit":"Cel","on":"2026-11-10"}`
	for count, more := range map[int]int{99: 0, 100: 0, 101: 1, 9000: 8900} {
		g := decided(t, `"observations":[`+strings.Repeat(one+",", count-1)+one+`]`, "2026-11-20")
		if len(g.Recheck) != count-more || g.MoreRecheck != more {
			t.Errorf("of %d, %d are named and %d counted", count, len(g.Recheck), g.MoreRecheck)
		}
		for i, r := range g.Recheck {
			if r.Fact != (aftercare.Fact{Kind: aftercare.FactObservation, Index: i}) {
				t.Fatalf("%d: number %d is %+v", count, i, r)
			}
		}
	}
}
