package engine

import "aftercare"

// opening is when something opens: a day, and what else it waits for. It is
// the small algebra that everything here is made of.
//
// Without flags the day decides: met since a day not after as-of, scheduled
// for a later one. With a flag the day is only the part that is known.
type opening struct {
	on   aftercare.Date // 0 if no day is known
	wait wait
}

// wait says what is missing besides the passing of days.
type wait uint8

const (
	waitUnknown wait = 1 << iota // a fact was not told
	waitUnmet                    // something must happen first
	waitLater                    // only some hours of the day of as-of
)

// both opens when the two have opened: the latest day, and the union of what
// is waited for. It is associative, commutative and idempotent; its identity
// is the zero opening, which is open and always was.
func both(a, b opening) opening {
	return opening{max(a.on, b.on), a.wait | b.wait}
}

// sooner orders ways through; it is a strict total order up to equality.
func (a opening) sooner(b opening) bool {
	if x, y := a.rank(), b.rank(); x != y {
		return x < y
	}
	if a.on != b.on {
		return a.on < b.on
	}
	return a.wait < b.wait
}

func (a opening) rank() int {
	switch {
	case a.wait&waitUnmet != 0:
		return 2
	case a.wait&waitUnknown != 0:
		return 1
	}
	return 0
}

// state returns the state of the opening on a day.
func (a opening) state(asOf aftercare.Date) aftercare.State {
	switch {
	case a.wait&waitUnmet != 0:
		return aftercare.Unmet
	case a.wait&waitUnknown != 0:
		return aftercare.StateUnknown
	case a.on > asOf || a.wait&waitLater != 0:
		return aftercare.Scheduled
	}
	return aftercare.Met
}

var (
	isUnknown = opening{wait: waitUnknown}
	isUnmet   = opening{wait: waitUnmet}
)

// metOn is met since a day.
func metOn(d aftercare.Date) opening { return opening{on: d} }
