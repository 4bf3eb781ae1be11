package engine

import (
	"sort"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// hasCourse reports whether the observations besides one that matches are what
// a finding looks for.
func (r *run) hasCourse(f *compiled.Finding, o *aftercare.Observation) bool {
	return (f.Times == 0 || r.repeats(f, o)) && (f.Lasts.Unit == 0 || r.lasts(f, o)) && (f.Change == guideline.Change{} || r.changed(f, o) >= 0)
}

// repeats reports whether a finding was told on enough different days, the last
// of which is that of an observation.
func (r *run) repeats(f *compiled.Finding, o *aftercare.Observation) bool {
	list := r.alike(f, o.Who)
	days := 1
	if from, to := r.from(list, max(int(o.When.Day)-f.Within, 1)), r.from(list, int(o.When.Day)); from < to {
		days += int(list[to-1].days - list[from].days + 1)
	}
	return days >= f.Times
}

// lasts reports whether a finding was told again and again for long enough,
// never longer apart than such an observation counts; or at once, in hours.
func (r *run) lasts(f *compiled.Finding, o *aftercare.Observation) bool {
	if f.LastsSecs > 0 && o.Hours > 0 && int64(o.Hours)*3600 >= f.LastsSecs*int64(aftercare.DecimalOne) {
		return true
	}
	first := &o.When
	list := r.alike(f, o.Who)
	if i := r.leading(f, list, first); i >= 0 {
		first = r.when(&list[list[i].first])
	}
	if f.LastsSecs > 0 {
		return secondsBetween(first, &o.When) >= f.LastsSecs
	}
	return int32(o.When.Day-first.Day) >= f.LastsDays
}

// secondsBetween is how long one moment lies before another, in whole days
// where not both have an hour.
func secondsBetween(a, b *aftercare.When) int64 {
	if a.HasInstant() && b.HasInstant() {
		return b.At.Universal() - a.At.Universal()
	}
	return int64(b.Day-a.Day) * 86400
}

func wholeDays(seconds int64) int { return int(seconds / 86400) }

// changed returns an earlier value against which an observation has changed as
// a finding says, by its index: the latest, and of those of one moment the
// smallest, so that their order in the record says nothing. -1 if there is none.
func (r *run) changed(f *compiled.Finding, o *aftercare.Observation) int {
	v := r.values(o.Code, o.Who)
	c, is := &f.Change, o.Number*100
	for end := r.valuesFrom(v.list, o.Unit, o.When.Day-aftercare.Date(c.From)+1); end > 0; { // day by day, the latest first
		was := r.at(v.list[end-1])
		days := int(o.When.Day - was.When.Day)
		if was.Unit != o.Unit || days > c.To {
			break
		}
		begin := r.valuesFrom(v.list[:end], o.Unit, was.When.Day)
		day := v.list[begin:end]
		least := sort.Search(len(day), func(i int) bool { return isBelow(c, r.at(day[i]).Number, is, days) })
		most := sort.Search(len(day), func(i int) bool { return !isAbove(c, r.at(day[i]).Number, is, days) })
		if least < most {
			return r.nearest(v.tree, begin+least, begin+most)
		}
		end = begin
	}
	return -1
}

// isBelow reports whether a value, a hundredfold, has fallen as far as a change
// asks since one so many days before, and risen no further than it allows. Of
// one day's values that holds for the larger ones, isAbove for the smaller ones.
func isBelow(c *guideline.Change, from, to aftercare.Decimal, days int) bool {
	return (!c.FallsMoreThan.Told() || to < c.Limit(guideline.FallsMoreThan, from, days)) &&
		(!c.RisesAtMost.Told() || to <= c.Limit(guideline.RisesAtMost, from, days))
}

// isAbove reports whether it has fallen no further, and risen as far.
func isAbove(c *guideline.Change, from, to aftercare.Decimal, days int) bool {
	return (!c.FallsLessThan.Told() || to > c.Limit(guideline.FallsLessThan, from, days)) &&
		(!c.FallsAtMost.Told() || to >= c.Limit(guideline.FallsAtMost, from, days)) &&
		(!c.RisesMoreThan.Told() || to > c.Limit(guideline.RisesMoreThan, from, days))
}

// appendCourse appends the other observations that a finding rests on, in the
// order of the record. told is how many of those alike were appended before.
func (r *reasons) appendCourse(list []aftercare.Fact, f *compiled.Finding, o *aftercare.Observation, told *int) []aftercare.Fact {
	if f.Change != (guideline.Change{}) {
		list = r.appendNew(list, r.changed(f, o))
	}
	if f.Times == 0 && f.Lasts.Unit == 0 {
		return list
	}
	begin, alike := len(list), r.alike(f, o.Who)
	for ; *told < len(alike) && !isLater(r.when(&alike[*told]), &o.When); *told++ {
		list = r.appendNew(list, int(alike[*told].at))
	}
	if more := list[begin:]; len(more) > 1 {
		sorting.Stable(more, func(a, b aftercare.Fact) int { return a.Index - b.Index })
	}
	return list
}

// startNaming makes the set of what an alarm was said to rest on.
func (r *reasons) startNaming() {
	r.fewNamed, r.named = [2]uint64{}, nil
	if words := len(r.rec.Observations)>>6 + 1; words > len(r.fewNamed) {
		r.named = make([]uint64, words)
	}
}

// appendNew appends an observation to the facts of one alarm, once.
func (r *reasons) appendNew(list []aftercare.Fact, at int) []aftercare.Fact {
	var word *uint64 // into itself a slice would send the evaluation to the heap
	if r.named == nil {
		word = &r.fewNamed[at>>6]
	} else {
		word = &r.named[at>>6]
	}
	if bit := uint64(1) << (at & 63); *word&bit == 0 {
		*word |= bit
		list = append(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: at})
	}
	return list
}
