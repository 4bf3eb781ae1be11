package engine

import "aftercare"

// opening says when something opens: a day, and what else it waits for.
//
// Without flags the day decides: up to as-of it is met, later it is scheduled. With a
// flag the day is only the part that is known.
type opening struct {
	on   aftercare.Date // 0 if no day is known
	wait wait
}

// wait says what is missing besides the passing of days.
type wait uint8

const (
	waitUnknown wait = 1 << iota // a fact was not told
	waitUnmet                    // something must happen first
	waitLater                    // some hours must pass, on the day of as-of
)

// both opens when the two have opened: on the later day, waiting for what either
// waits for. It is associative, commutative and idempotent; its identity is the zero
// opening, which has always been open.
func both(a, b opening) opening {
	return opening{max(a.on, b.on), a.wait | b.wait}
}

// sooner orders alternatives; it is a strict total order.
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
