package floor

import "aftercare"

// Facts are what the rules are about, given to another rule language that
// judges the same rules.
type Facts struct {
	Signs    [192]bool
	Told     [toldCount]bool
	Eased    [easedCount]int64 // the levels of alarms that effects lower
	Places   [24]bool
	Scopes   [64]bool
	Criteria [criterionCount]int64 // twice the day each opens, or one of those below
	// Words are a clinician's on each activity; Holds what holds it above its rules.
	Words, Holds [aftercare.ActivityCount]int64
}

// What something waits for that has no day.
const (
	Unknown int64 = 1 << 40
	Unmet   int64 = 1 << 41
	Never   int64 = 1 << 42
)

// Read reads the facts of a record, for an answer it has given.
func Read(rec *aftercare.Record, asOf aftercare.When, a *Answer, out *Facts) {
	var f facts
	f.decide(rec, asOf, a)
	for i := range 64 {
		out.Signs[i], out.Signs[64+i], out.Signs[128+i] = f.now.a>>i&1 != 0, f.now.b>>i&1 != 0, f.now.c>>i&1 != 0
		out.Scopes[i] = f.scopes>>i&1 != 0
	}
	f.tellFacts(&out.Told)
	for i, level := range f.counts {
		out.Eased[i] = int64(level)
	}
	for i := range out.Places {
		out.Places[i] = f.places>>i&1 != 0
	}
	for i := range out.Criteria {
		switch bit := uint64(1) << i; {
		case f.unmets&bit != 0:
			out.Criteria[i] = Unmet
		case f.unknowns&bit != 0:
			out.Criteria[i] = Unknown
		default:
			out.Criteria[i] = 2 * int64(f.on[i])
			if f.laters&bit != 0 {
				out.Criteria[i]++
			}
		}
	}
	for i := range out.Holds {
		out.Words[i], out.Holds[i] = Unmet, 0
		if f.cleared>>(i+1)&1 != 0 {
			out.Words[i] = 0
		}
		if f.unsafe>>(i+1)&1 != 0 {
			out.Holds[i] = Unknown
		}
		if f.held.unmet || f.looked>>(i+1)&1 != 0 {
			out.Holds[i] = Unmet
		}
	}
}
