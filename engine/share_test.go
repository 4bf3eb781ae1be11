package engine_test

import (
	"testing"

	"aftercare"
)

// A caller that writes into an answer must not write into the next one.
func TestEvaluate_AnswersShareNoLimitsAndNoRules(t *testing.T) {
	e := loaded()[0].engine
	rec, asOf := &aftercare.Record{Loss: aftercare.Loss{Kind: aftercare.CompleteMiscarriage}}, aftercare.On(endOfAll)
	first := e.Evaluate(rec, asOf)
	_ = append(first.Limits, "mine")
	for i := range first.Limits {
		first.Limits[i] = "mine"
	}
	for i := range first.Activities {
		for _, s := range first.Activities[i].Sources {
			*s.SourceRule = aftercare.SourceRule{Verdict: aftercare.Avoid}
		}
	}
	for _, asOf := range []aftercare.When{asOf, aftercare.On(endOfAll + 10_000)} {
		second := e.Evaluate(rec, asOf)
		for _, limit := range second.Limits {
			if limit == "mine" {
				t.Errorf("limits %q", second.Limits)
			}
		}
		for i := range second.Activities {
			for _, s := range second.Activities[i].Sources {
				if s.NoRule && !s.Applies || !s.Applies && s.Verdict != 0 {
					t.Fatalf("%s: %+v", second.Activities[i].Activity, *s.SourceRule)
				}
			}
		}
	}
}
