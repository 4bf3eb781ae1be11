package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// hasCourse reports whether the observations besides one that matches are what
// a finding looks for.
func (r *run) hasCourse(f *compiled.Finding, o *aftercare.Observation) bool {
	return (f.Times == 0 || r.repeats(f, o)) && (f.Lasts.Unit == 0 || r.lasts(f, o)) && (f.Change == guideline.Change{} || r.changed(f, o) >= 0)
}

// isAnother reports whether an observation is another than one, of its code and
// of whom it is about, and no later.
func isAnother(p, o *aftercare.Observation) bool {
	return p != o && p.Code == o.Code && p.Who == o.Who && !p.Withdrawn && !isLater(&p.When, &o.When)
}

// isSame reports whether another observation matches a finding too.
func (r *run) isSame(f *compiled.Finding, p, o *aftercare.Observation) bool {
	return isAnother(p, o) && r.matchesAlone(f, p) && !r.exempt(f, p)
}

// repeats reports whether a finding was told on enough different days, the last
// of which is that of an observation.
func (r *run) repeats(f *compiled.Finding, o *aftercare.Observation) bool {
	days := 1
	for next := o.When.Day; days < f.Times; days++ {
		last := aftercare.Date(0) // the last day before it
		for i := range r.rec.Observations {
			p := &r.rec.Observations[i]
			if day := p.When.Day; day < next && day > last && int(o.When.Day-day) <= f.Within && r.isSame(f, p, o) {
				last = day
			}
		}
		if last == 0 {
			return false
		}
		next = last
	}
	return true
}

// lasts reports whether a finding was told again and again for long enough,
// never longer apart than such an observation counts; or at once, in hours.
func (r *run) lasts(f *compiled.Finding, o *aftercare.Observation) bool {
	if f.LastsSecs > 0 && o.Hours > 0 && int64(o.Hours)*3600 >= f.LastsSecs*int64(aftercare.DecimalOne) {
		return true
	}
	first := r.firstOf(f, o)
	if f.LastsSecs > 0 {
		return secondsBetween(&first.When, &o.When) >= f.LastsSecs
	}
	return int32(o.When.Day-first.When.Day) >= f.LastsDays
}

// firstOf returns the first of the observations that lead up to one without a
// longer gap than such an observation counts. Each step goes as far back as it
// can, so that their order in the record says nothing.
func (r *run) firstOf(f *compiled.Finding, o *aftercare.Observation) *aftercare.Observation {
	first := o
	for {
		earlier := first
		for i := range r.rec.Observations {
			p := &r.rec.Observations[i]
			if isLater(&earlier.When, &p.When) && secondsBetween(&p.When, &first.When) <= r.Policy.Window[f.Code] && r.isSame(f, p, o) {
				earlier = p
			}
		}
		if earlier == first {
			return first
		}
		first = earlier
	}
}

// secondsBetween is how long one moment lies before another, in whole days
// where not both have an hour.
func secondsBetween(a, b *aftercare.When) int64 {
	if a.HasInstant() && b.HasInstant() {
		return b.At.Universal() - a.At.Universal()
	}
	return int64(b.Day-a.Day) * 86400
}

// changed returns an earlier value against which an observation has changed as
// a finding says, by its index: the latest, and of those of one moment the
// smallest, so that their order in the record says nothing. -1 if there is none.
func (r *run) changed(f *compiled.Finding, o *aftercare.Observation) int {
	found := -1
	for i := range r.rec.Observations {
		p := &r.rec.Observations[i]
		days := int(o.When.Day - p.When.Day)
		if days < f.Change.From || days > f.Change.To || !isAnother(p, o) || p.Unit != o.Unit || !isChange(&f.Change, p.Number, o.Number, days) {
			continue
		}
		if found < 0 || isNearer(p, &r.rec.Observations[found]) {
			found = i
		}
	}
	return found
}

// isNearer reports whether a value is later than another or, of the same
// moment, smaller.
func isNearer(a, b *aftercare.Observation) bool {
	return isLater(&a.When, &b.When) || !isLater(&b.When, &a.When) && a.Number < b.Number
}

// isChange reports whether a value stands to one from so many days before as is
// looked for.
func isChange(c *guideline.Change, from, to aftercare.Decimal, days int) bool {
	at := func(key guideline.ChangeKey) aftercare.Decimal { return c.Limit(key, from, days) }
	to *= 100
	return (!c.FallsLessThan.Told() || to > at(guideline.FallsLessThan)) &&
		(!c.FallsAtMost.Told() || to >= at(guideline.FallsAtMost)) &&
		(!c.FallsMoreThan.Told() || to < at(guideline.FallsMoreThan)) &&
		(!c.RisesAtMost.Told() || to <= at(guideline.RisesAtMost)) &&
		(!c.RisesMoreThan.Told() || to > at(guideline.RisesMoreThan))
}

// addCourse adds the other observations that a finding rests on.
func (r *run) addCourse(list []aftercare.Fact, f *compiled.Finding, o *aftercare.Observation) []aftercare.Fact {
	if !f.Course {
		return list
	}
	if f.Change != (guideline.Change{}) {
		list = aftercare.AddNew(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: r.changed(f, o)})
	}
	if f.Times == 0 && f.Lasts.Unit == 0 {
		return list
	}
	for i := range r.rec.Observations {
		if r.isSame(f, &r.rec.Observations[i], o) {
			list = aftercare.AddNew(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: i})
		}
	}
	return list
}
