package floor

import "aftercare"

const daySeconds = 86400

// age is the seconds from a moment to as-of. A bare day lasts to its end.
func (f *facts) age(w *aftercare.When) int64 {
	switch {
	case f.asOf.At.Day == 0 && w.At.Day == 0:
		return int64(f.today-w.Day) * daySeconds
	case f.asOf.At.Day == 0:
		return int64(f.today)*daySeconds - w.At.Local()
	case w.At.Day == 0:
		return f.local - int64(w.Day)*daySeconds
	}
	return f.world - w.At.Universal()
}

// past reports whether a lies after b; a bare day lies at its end.
func past(a, b *aftercare.When) bool {
	if a.Day != b.Day {
		return a.Day > b.Day
	}
	if a.At.Day == 0 || b.At.Day == 0 {
		return a.At.Day == 0 && b.At.Day != 0
	}
	return a.At.Universal() > b.At.Universal()
}

// latest keeps the later of two moments that may be nil.
func latest(have, w *aftercare.When) *aftercare.When {
	if have == nil || past(w, have) {
		return w
	}
	return have
}

// event is something that days are counted from.
type event struct {
	state      eventState
	first, day aftercare.Date     // the earliest and the latest it may have been
	firstAt    *aftercare.Instant // if the moment is known
	at         *aftercare.Instant
}

type eventState uint8

const (
	notTold eventState = iota
	notYet
	happened
)

func instantOf(w *aftercare.When) *aftercare.Instant {
	if w.At.Day == 0 {
		return nil
	}
	return &w.At
}

func happenedAt(w *aftercare.When) event {
	at := instantOf(w)
	return event{happened, w.Day, w.Day, at, at}
}

func happenedOn(d aftercare.Date) event { return event{state: happened, first: d, day: d} }

// last keeps the later of an event and a moment.
func (e *event) last(w *aftercare.When) {
	if e.state == happened {
		have := aftercare.When{Day: e.day}
		if e.at != nil {
			have.At = *e.at
		}
		if !past(w, &have) {
			return
		}
	}
	*e = happenedAt(w)
}

// withinDays reports whether a day is told to lie less than n days after the
// event, or before it.
func (e *event) withinDays(d aftercare.Date, n int) bool {
	switch e.state {
	case notYet:
		return true
	case happened:
		return int(d-e.first) < n
	}
	return false
}

// daysBefore reports whether it is told to lie n days before a day, or more.
func (e *event) daysBefore(d aftercare.Date, n int) bool {
	return e.state == happened && int(d-e.first) >= n
}

// isPast reports whether it is told to be more than n days ago, or with 0 days
// that it has come.
func (e *event) isPast(today aftercare.Date, n int) bool {
	return e.state == happened && (n == 0 || int(today-e.day) > n)
}

func (e *event) before(d aftercare.Date) bool { return e.state == happened && d < e.first }

// withinHours reports whether a moment is told to lie no more than n hours
// after the event, however early the one and late the other may have been.
func (e *event) withinHours(w *aftercare.When, n int64) bool {
	if e.state != happened || w.Day < e.first {
		return e.state == notYet
	}
	apart := e.apart(w)
	return apart >= 0 && apart <= n*3600
}

// apart is how long a moment may lie after the event at most, in seconds.
func (e *event) apart(w *aftercare.When) int64 {
	switch {
	case e.firstAt != nil && w.At.Day != 0:
		return w.At.Universal() - e.firstAt.Universal()
	case e.firstAt != nil:
		return int64(w.Day)*daySeconds - e.firstAt.Local()
	case w.At.Day != 0:
		return w.At.Local() - int64(e.first-1)*daySeconds
	}
	return int64(w.Day-e.first+1) * daySeconds
}
