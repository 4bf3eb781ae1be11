package floor

import (
	"math"

	"aftercare"
)

// celsius is a temperature in ninths of a ten-thousandth of a degree.
func celsius(o *aftercare.Observation) int64 {
	if o.Unit == aftercare.UnitFahrenheit {
		return (int64(o.Number) - 32*int64(aftercare.DecimalOne)) * 5
	}
	return int64(o.Number) * 9
}

// isSlip reports whether such a temperature cannot be right.
func isSlip(v int64) bool { return v < coldest || v > hottest }

// isOther reports whether an observation is another one of the same, no later.
func isOther(p, o *aftercare.Observation) bool {
	return p != o && p.Code == o.Code && p.Who == o.Who && !p.Withdrawn && !past(&p.When, &o.When)
}

// changed reports whether a value so many days before stands to an observation
// as is looked for.
func (f *facts) changed(o *aftercare.Observation, from, to int, change func(was, is aftercare.Decimal, days int) bool) bool {
	for i := range f.rec.Observations {
		p := &f.rec.Observations[i]
		if days := int(o.When.Day - p.When.Day); days >= from && days <= to && isOther(p, o) && p.Unit == o.Unit && change(p.Number, o.Number, days) {
			return true
		}
	}
	return false
}

// risen is 100 times a value that has risen by a percentage each so many days.
func risen(was aftercare.Decimal, percent, per, days int) aftercare.Decimal {
	if per == 0 || days <= per {
		return was * aftercare.Decimal(100+percent)
	}
	return aftercare.Decimal(min(float64(100*was)*math.Pow(float64(100+percent)/100, float64(days)/float64(per)), 1<<62))
}

// lasts reports whether observations like one lead up to it over so many hours,
// never longer apart than one of them counts.
func (f *facts) lasts(o *aftercare.Observation, hours int64, like func(*aftercare.Observation) bool) bool {
	if o.Hours > 0 && int64(o.Hours) >= hours*int64(aftercare.DecimalOne) {
		return true
	}
	first := o
	for again := true; again; {
		again = false
		for i := range f.rec.Observations {
			p := &f.rec.Observations[i]
			if isOther(p, o) && past(&first.When, &p.When) && between(&p.When, &first.When) <= window[o.Code] && like(p) {
				first, again = p, true
			}
		}
	}
	return between(&first.When, &o.When) >= hours*3600
}

// between is the seconds from one moment to another, in whole days where one of
// them has no hour.
func between(a, b *aftercare.When) int64 {
	if a.At.Day != 0 && b.At.Day != 0 {
		return b.At.Universal() - a.At.Universal()
	}
	return int64(b.Day-a.Day) * daySeconds
}

// misses reports whether a moment is so long after an event, in hours or else
// in days, and nothing told since says that she bled or that the loss is over.
func (f *facts) misses(e *event, w *aftercare.When, hours int64, days int) bool {
	switch {
	case e.state != happened:
		return false
	case hours != 0 && e.at != nil && w.At.Day != 0:
		if w.At.Universal()-e.at.Universal() < hours*3600 {
			return false
		}
	case int(w.Day-e.day) < days:
		return false
	}
	loss := &f.rec.Loss
	if loss.From >= e.first && loss.To <= f.today || f.procedure.state == happened && f.procedure.day >= e.first {
		return false
	}
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		if o.Withdrawn || o.Who != aftercare.ThePerson || o.When.Day < e.first ||
			e.firstAt != nil && o.When.At.Day != 0 && o.When.At.Universal() < e.firstAt.Universal() {
			continue
		}
		switch {
		case bleedingOf(o) > aftercare.BleedingNone, o.Code == aftercare.Bleeding && o.Since > e.first,
			o.Code == aftercare.TissuePassed && o.Word == aftercare.BoolYes,
			o.Code == aftercare.MensesCode && o.Word == aftercare.MensesStarted:
			return false
		}
	}
	return true
}
