package simulate

import (
	"math/rand/v2"

	"aftercare"
)

// days on which calendars and clocks turn: leap days and the days around
// them, year ends, the days clocks change, a century without a leap day.
var days = []string{
	"2026-11-21", "2026-03-29", "2026-10-25", "2026-11-01", "2026-12-31", "2027-01-01", "2027-03-14",
	"2028-02-28", "2028-02-29", "2028-03-01", "2027-12-31", "2026-06-15", "2026-07-01", "2100-02-28", "2100-03-01", "2000-02-29",
}

// offsets are those of real places, the odd ones among them, in minutes.
var offsets = []int16{0, 60, -60, 330, 345, -210, 570, 525, 765, 840, -720, -570, 540}

// asOf draws the day of asking: mostly while the pack holds, sometimes at the
// end of its time and past it; a day or a moment of it.
func asOf(r *rand.Rand, reviewBy aftercare.Date) aftercare.When {
	d, _ := aftercare.ParseDate(pick(r, days))
	d += aftercare.Date(r.IntN(41) - 20)
	switch n := r.IntN(20); {
	case n == 0:
		d = reviewBy + aftercare.Date(r.IntN(3)-1)
	case d > reviewBy:
		d = reviewBy - aftercare.Date(r.IntN(700))
	}
	if r.IntN(2) == 0 {
		return aftercare.On(d)
	}
	return aftercare.At(aftercare.Instant{Day: d, Second: second(r), Offset: pick(r, offsets)})
}

// second draws a time of day, the ends of the day often.
func second(r *rand.Rand) int32 {
	if r.IntN(3) == 0 {
		return pick(r, []int32{0, 60, 86399, 86340, 43200, 3599, 3600, 7200})
	}
	return r.Int32N(86400)
}

// instantBack returns the moment so many seconds before another, on the clock
// of an offset.
func instantBack(t aftercare.Instant, seconds int64, offset int16) aftercare.Instant {
	local := t.Universal() - seconds + int64(offset)*60
	return aftercare.Instant{Day: aftercare.Date(local/86400) + 1, Second: int32(local % 86400), Offset: offset}
}

// end is the moment of as-of.
func (d *draft) end() aftercare.Instant {
	if d.AsOf.HasInstant() {
		return d.AsOf.At
	}
	return aftercare.Instant{Day: d.AsOf.Day, Second: 86399}
}

// moment draws when something was told, so that it is not after as-of: now, a
// day before, or a minute to either side of the end of its window.
func (d *draft) moment(code aftercare.Code) aftercare.When {
	window := d.world.lines.windows[code]
	if d.now {
		return d.back(0)
	}
	switch d.rand.IntN(8) {
	case 0, 1, 2:
		return d.back(0)
	case 3:
		return d.back(window - 60)
	case 4:
		return d.back(window)
	case 5:
		return d.back(window + 60)
	case 6:
		return aftercare.On(d.AsOf.Day - aftercare.Date(pick(d.rand, d.world.lines.days)))
	}
	return d.back(d.rand.Int64N(60 * 86400))
}

// back is so many seconds ago, as a day or as a moment in some offset.
func (d *draft) back(seconds int64) aftercare.When {
	end := d.end()
	seconds = max(seconds, 0)
	offset := end.Offset
	if d.rand.IntN(4) == 0 {
		offset = pick(d.rand, offsets)
	}
	t := instantBack(end, seconds, offset)
	if d.rand.IntN(2) == 0 || !d.AsOf.HasInstant() && t.Day > d.AsOf.Day {
		return aftercare.On(min(t.Day, d.AsOf.Day))
	}
	return aftercare.At(t)
}
