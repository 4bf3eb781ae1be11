package wire_test

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/wire"
)

// faulty is a record of so many observations with ten faults each.
func faulty(observations int) string {
	one := `{"code":"pain","value":"x","a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1}`
	return `{"format":"aftercare.record/1","observations":[` + strings.Repeat(one+",", observations-1) + one + `]}`
}

func TestParseRecord_ListsSoManyFindingsAndCountsTheRest(t *testing.T) {
	for observations, last := range map[int]string{
		9:      "", // 90 findings
		10:     "a day (on) or an instant (at) is required",
		11:     "and 10 more",
		10_000: "and 99900 more",
	} {
		rec, findings := wire.ParseRecord(faulty(observations))
		if rec != nil || len(findings) > aftercare.MaxFindings+1 || len(findings) < 90 {
			t.Errorf("%d observations: %d findings", observations, len(findings))
			continue
		}
		if got := findings[len(findings)-1].Message; last != "" && got != last {
			t.Errorf("%d observations: the last finding is %q, want %q", observations, got, last)
		}
	}
}

// The time a faulty record takes grows with its size, not with its square:
// ns/op of ten times as much is about ten times as long.
func BenchmarkParseRecord_Faulty(b *testing.B) {
	for _, observations := range []int{1000, 10_000} {
		text := faulty(observations)
		b.Run(aftercare.Decimal(aftercare.DecimalOne*aftercare.Decimal(observations)).String(), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				wire.ParseRecord(text)
			}
		})
	}
}
