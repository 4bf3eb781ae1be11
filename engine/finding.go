package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// matches reports whether an observation is what a finding looks for, at any time;
// for a finding that looks at several observations, together with the others.
func (r *run) matches(f *compiled.Finding, o *aftercare.Observation) bool {
	return r.matchesAlone(f, o) && (!f.Course || r.hasCourse(f, o))
}

// matchesAlone reports whether an observation by itself is what a finding looks
// for.
func (r *run) matchesAlone(f *compiled.Finding, o *aftercare.Observation) bool {
	switch f.Compares {
	case guideline.NoCompare:
		if f.Item10 > 0 {
			return o.Item10.Value() >= f.Item10
		}
		if f.Words != 0 && !f.Words.Has(o.Word) {
			return false
		}
	case guideline.AtLeast, guideline.AtMost, guideline.Below:
		if !r.compares(f, o) {
			return false
		}
	}
	if f.Sites != 0 && !f.Sites.Has(o.Site) || f.Worsening && o.Worsening != aftercare.Yes ||
		f.Unrelieved && o.Relieved != aftercare.No || f.Relieved && o.Relieved != aftercare.Yes {
		return false
	}
	return f.Hours == 0 || o.Hours == 0 || o.Hours >= f.Hours
}

func (r *run) compares(f *compiled.Finding, o *aftercare.Observation) bool {
	var v int64
	switch f.Code.Info().Payload {
	case aftercare.PayloadNumber:
		v = compiled.Number(o.Code, o.Number, o.Unit)
		if o.Code == aftercare.Temperature && r.implausible(v) {
			return true // a typing error counts as fever and as cold, never as normal
		}
	case aftercare.PayloadItems:
		v = instrument(f.Item, o.Items) * int64(aftercare.DecimalOne) * 9
	case aftercare.PayloadTotal:
		v = int64(o.Total) * int64(aftercare.DecimalOne) * 9
	}
	switch f.Compares {
	case guideline.AtMost:
		return v <= f.Threshold
	case guideline.Below:
		return v < f.Threshold
	}
	return v >= f.Threshold
}

func (r *run) implausible(v int64) bool {
	return v < r.Policy.Plausible[0] || v > r.Policy.Plausible[1]
}

// instrument returns one answer, or the total if item is 0.
func instrument(item int, items []int8) int64 {
	if item > 0 {
		if item > len(items) {
			return 0
		}
		return int64(items[item-1])
	}
	total := int64(0)
	for _, n := range items {
		total += int64(n)
	}
	return total
}

// exempt reports whether a finding with a date rule does not count: it came within
// the given time after the anchor or before the anchor, or the anchor has not been
// reached. If the anchor is a medicine, what came before it counts, as the medicine
// can't be its cause. If a day was not told, nothing is exempt.
func (r *run) exempt(f *compiled.Finding, o *aftercare.Observation) bool {
	if f.AfterAnchor == 0 {
		return false
	}
	switch f.Rule {
	case guideline.CountsAbsent:
		return !r.isAbsent(f, o)
	case guideline.CountsUntil:
		return r.isPast(f)
	}
	if f.Code == aftercare.Bleeding && f.AfterAnchor != guideline.AnchorMisoprostol && r.inPeriod(o.When.Day) {
		return true // how long it has gone on is counted outside a period
	}
	a := r.of(f.AfterAnchor)
	if f.AfterAnchor == guideline.AnchorBleedingStopped && a.state == anchorUnknown && r.loss.state == anchorKnown {
		a = &r.loss // it cannot have stopped before the loss
	}
	switch {
	case a.state == anchorNotYet:
		return true
	case a.state == anchorUnknown:
		return f.Rule == guideline.CountsSince
	case o.When.Day < a.early.Day:
		return f.AfterAnchor != guideline.AnchorMisoprostol && f.AfterAnchor != guideline.AnchorMedicine
	case f.AfterSecs == 0:
		return int32(o.When.Day-a.early.Day) < f.AfterDays
	}
	from, to := longest(&a.early, &o.When)
	return to >= from && to-from <= f.AfterSecs
}

// factHolds reports whether the record states a fact.
func (r *run) factHolds(c *guideline.Finding) bool {
	rec := r.rec
	switch {
	case c.Person != 0:
		return c.Person&rec.Person.Conditions != 0
	case c.Medicines != 0:
		return c.Medicines&rec.Person.Medicines != 0
	case c.Kinds != 0:
		return c.Kinds.Has(rec.Loss.Kind)
	case c.Locations != 0:
		return c.Locations.Has(rec.Loss.Location)
	case c.Methods != 0:
		return c.Methods&r.person.methods != 0
	case c.Routes != 0:
		return len(rec.Care) > 0 && aftercare.Set[guideline.CareRoute](c.Routes)&r.person.routes != 0
	case c.Approach != 0:
		return c.Approach&r.person.approaches != 0
	case c.Rh != 0:
		return c.Rh == rec.Person.Rh
	case c.WeeksFrom != 0 || c.WeeksTo != 0:
		return r.weeksMayBe(c)
	}
	return c.Late && r.toldLate()
}

// isPast reports whether a fact's anchor is known to be longer ago than the fact
// counts.
func (r *run) isPast(f *compiled.Finding) bool {
	if f.Rule != guideline.CountsUntil {
		return false
	}
	a := r.of(f.AfterAnchor)
	if f.AfterDays == 0 { // until the anchor itself
		return a.state == anchorKnown
	}
	return a.state == anchorKnown && int32(r.now.today-a.late.Day) > f.AfterDays
}
