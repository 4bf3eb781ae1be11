package hours

import (
	"cmp"
	"slices"

	"aftercare"
	"aftercare/internal/sorting"
)

// Span is an open time of a day in minutes from its start. One that ends with
// the day may go on after it.
type Span struct{ From, To int }

// Today lists when a place is open on a day, and reports whether that can be
// told for every minute of it. Whether it hangs on the day being a holiday is
// for the caller to say: where m leaves that open, an ordinary day is meant
// and holiday is set.
func (h *Hours) Today(m Moment) (open []Span, told, holiday bool) {
	if h.public && m.Public == aftercare.Unknown || h.school && m.School == aftercare.Unknown {
		holiday = true
	}
	for _, kind := range [...]*aftercare.Tri{&m.Public, &m.School} {
		if *kind == aftercare.Unknown {
			*kind = aftercare.No
		}
	}
	turns := append(h.turns(), dayMinutes)
	for i, until := range turns[1:] {
		m.Minute = turns[i]
		a := h.At(m)
		state := a.State
		if a.Why == OnHoliday {
			state = a.Otherwise // the day before may have been one
		}
		switch last := len(open) - 1; {
		case state == Unknown:
			return nil, false, holiday
		case state == Closed:
		case last >= 0 && open[last].To == m.Minute:
			open[last].To = until
		default:
			open = append(open, Span{m.Minute, until})
		}
	}
	return open, true, holiday
}

// turns are the minutes of a day, from 0, at which another answer may begin:
// where times begin or end, also last night's. Between them At says the same,
// but for where an end that was not told is given up; that day is unknown
// at all.
func (h *Hours) turns() []int {
	list := []int{0}
	for i := range h.rules {
		for _, t := range h.rules[i].times {
			list = append(list, t.from%dayMinutes, t.to%dayMinutes)
		}
	}
	sorting.Stable(list, cmp.Compare[int])
	return slices.Compact(list)
}
