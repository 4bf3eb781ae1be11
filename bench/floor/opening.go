package floor

import (
	"math/bits"

	"aftercare"
)

// opening is the day something opens, and what it waits for besides.
type opening struct {
	on                    aftercare.Date
	unmet, unknown, later bool
}

// open is when all of these criteria have opened.
func (f *facts) open(criteria uint64) (o opening) {
	o.unmet, o.unknown, o.later = criteria&f.unmets != 0, criteria&f.unknowns != 0, criteria&f.laters != 0
	for left := criteria & counted; left != 0; left &= left - 1 {
		o.on = max(o.on, f.on[bits.TrailingZeros64(left)])
	}
	return o
}

func both(a, b opening) opening {
	return opening{max(a.on, b.on), a.unmet || b.unmet, a.unknown || b.unknown, a.later || b.later}
}

// either is the earlier way: one with a day before one that a fact is missing
// for before one that something must happen for.
func either(a, b opening) opening {
	if a.distance() < b.distance() {
		return a
	}
	return b
}

func (o *opening) distance() int64 {
	n := int64(o.on)<<2 | int64(b2u(o.later))
	switch {
	case o.unmet:
		return n | 2<<40
	case o.unknown:
		return n | 1<<40
	}
	return n
}

// readHolds finds what keeps activities closed whatever their rules say.
func (f *facts) readHolds(level aftercare.Urgency) {
	f.held = opening{unmet: f.today > reviewBy}
	for i, held := range unaskedHolds {
		if f.asked>>i&1 == 0 {
			f.unsafe |= held
		}
	}
	if !f.old.empty() {
		f.unsafe |= f.lapsedHolds(f.ever, f.old)
	}
	f.unsafe |= f.missedHolds()
	if level == aftercare.Soon {
		f.looked = f.soonHolds(f.now)
	}
	f.looked = (f.looked | f.saidNo) &^ f.cleared
}

// withoutWord are the criteria of an activity that are left where a clinician
// said yes to it.
func (f *facts) withoutWord(a aftercare.Activity, criteria uint64) uint64 {
	if f.cleared>>a&1 != 0 {
		criteria &^= clearance
	}
	return criteria
}

// answer is the verdict on one activity: what its rules ask, beside what holds
// all of them.
func (f *facts) answer(a aftercare.Activity, asked uint64, ways opening, avoid bool) Activity {
	if avoid {
		return Activity{Verdict: aftercare.Avoid}
	}
	o := both(both(f.open(f.withoutWord(a, asked)), ways), f.held)
	switch {
	case o.unmet || o.unknown || (f.looked|f.unsafe)>>a&1 != 0:
		if o.on > f.today || o.later {
			return Activity{Verdict: aftercare.Hold, NotBefore: o.on}
		}
		return Activity{Verdict: aftercare.Hold}
	case o.on > f.today || o.later:
		return Activity{Verdict: aftercare.Hold, Earliest: o.on}
	}
	return Activity{}
}
