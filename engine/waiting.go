package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// reviewPast asks for a clinician's clearance if the pack is past its review date.
var reviewPast = aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet}

// waitingFor lists the criteria of an answer and of what overrides the rules, the
// strictest of each kind; what is met comes last.
func (r *reasons) waitingFor(a aftercare.Activity, criteria compiled.Bits) []aftercare.Waiting {
	clearance := r.Activities[a].Clearance
	stale := r.stale()
	if stale || r.soon.Has(a) || r.held[a] != nil && r.opens[clearance].wait != 0 {
		criteria.Add(clearance)
	}
	list := r.waits.Start()
	for n := range criteria.Each {
		w := r.waiting(n)
		if stale && n == clearance {
			w = reviewPast
		}
		list = tighten(list, w)
	}
	if r.unsafe.Has(a) {
		list = append(list, aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown})
	}
	for i := range list {
		for j := i; j > 0 && list[j-1].State == aftercare.Met && list[j].State != aftercare.Met; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return r.waits.Keep(list)
}

// closed lists which of some criteria are unmet or unknown, the strictest of each
// kind.
func (r *reasons) closed(criteria *compiled.Bits) []aftercare.Waiting {
	some := criteria.And(&r.notOpen)
	if some.Empty() {
		return nil
	}
	if some.Meets(&r.Branches) {
		var taken compiled.Bits
		r.addTaken(&taken, &some)
		some = taken.And(&r.notOpen)
	}
	list := r.waits.Start()
	for n := range some.Each {
		list = tighten(list, r.waiting(n))
	}
	return r.waits.Keep(list)
}

// tighten adds a criterion to a list. If the last one is of its kind, the stricter
// of the two stays.
func tighten(list []aftercare.Waiting, w aftercare.Waiting) []aftercare.Waiting {
	if len(list) == 0 || list[len(list)-1].Criterion != w.Criterion {
		return append(list, w)
	}
	if last := &list[len(list)-1]; isStricter(&w, last) {
		*last = w
	}
	return list
}

// isStricter reports whether a asks for more than b, which is of the same kind.
func isStricter(a, b *aftercare.Waiting) bool {
	return a.State > b.State || a.State == b.State && (a.On > b.On || a.On == b.On && a.Amount.Days(true) > b.Amount.Days(true))
}

// waiting puts one criterion into the words of the guidance.
func (r *reasons) waiting(n int) aftercare.Waiting {
	k, o := &r.Criteria[n], r.opens[n]
	w := aftercare.Waiting{Criterion: k.Kind, State: o.state(r.now.today), Amount: k.Amount}
	if w.State == aftercare.Scheduled {
		w.On = o.on
	}
	switch {
	case k.Kind == aftercare.BleedingStopped:
		w.Have, w.Need = min(r.dryDays, r.Policy.DryDays), r.Policy.DryDays
	case k.Periods > 0:
		w.Have, w.Need = min(r.starts, k.Periods), k.Periods
	}
	return w
}

// heldBy lists what holds an activity whatever the rules say: alarms, and the danger
// signs that were not asked about.
func (r *reasons) heldBy(a aftercare.Activity) []string {
	if !r.soon.Has(a) && !r.unsafe.Has(a) {
		return nil
	}
	list := r.names.Start()
	for n := range r.holding.Each {
		if alarm := &r.Alarms[n]; alarm.Holds.Has(a) {
			list = append(list, r.Pack.Statements[alarm.Statement].ID)
		}
	}
	for i, code := range r.Policy.Check {
		if r.calm&(1<<i) == 0 && r.Policy.Unasked[code].Has(a) {
			list = append(list, aftercare.HeldByDangerSigns)
			break
		}
	}
	return r.names.Keep(list)
}
