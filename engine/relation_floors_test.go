package engine_test

import (
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// floored is the pack without the cells of single activities on a floor: what
// is left of them is the floor's own criterion.
func (b *bench) floored(t testing.TB) *engine.Engine {
	t.Helper()
	p := *b.pack
	p.Follow = slices.DeleteFunc(slices.Clone(p.Follow), func(c guideline.Cell) bool { return c.Activity != 0 && p.FloorOf(c.Activity) != 0 })
	return compiled(t, &p, "floored")
}

// Decision 44. All that stands on a floor has one answer there, and its own
// rules can only add to it.
func TestFloor_NothingOnItOpensEarlier(t *testing.T) {
	p := promised(t)
	for _, b := range loaded() {
		floored := b.floored(t)
		var onFloors [][]aftercare.Activity
		for f := range guideline.FloorTerms.All() {
			onFloors = append(onFloors, b.pack.OnFloor(f))
		}
		p.on(b, *records, func(x *trial) string {
			rec := x.without(x.Record, aftercare.Clearance, aftercare.HoldCode) // a clinician's word is about one activity
			floor := x.judgeBy(floored, rec)
			for _, on := range onFloors {
				for _, a := range on {
					if floor.Activities[a-1] != floor.Activities[on[0]-1] {
						return a.String() + " has another answer than " + on[0].String()
					}
				}
			}
			return about("what is about the thing itself", first(noEarlier(x.judgeBy(floored, x.Record), x.judge(x.Record))))
		})
	}
	p.hold()
}

// Decision 44. What is about the thing itself moves nothing else.
func TestFloor_OwnRulesOfOneMoveNoOther(t *testing.T) {
	all := promised(t)
	for _, b := range loaded() {
		for f := range guideline.FloorTerms.All() {
			for _, a := range b.pack.OnFloor(f) {
				p := *b.pack
				p.Follow = slices.DeleteFunc(slices.Clone(p.Follow), func(c guideline.Cell) bool { return c.Activity == a })
				bare := compiled(t, &p, "bare")
				all.on(b, *records/8, func(x *trial) string {
					with, without := x.judge(x.Record), x.judgeBy(bare, x.Record)
					for i := range with.Activities {
						if aftercare.Activity(i+1) != a && with.Activities[i] != without.Activities[i] {
							return "the rules of " + a.String() + " move " + aftercare.Activity(i+1).String()
						}
					}
					return ""
				})
			}
		}
	}
	all.hold()
}
