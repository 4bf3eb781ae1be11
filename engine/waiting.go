package engine

import "aftercare"

// reviewPast is a clinician's word where the pack is past its review date.
var reviewPast = aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet}

// waitingFor lists the criteria of an answer and what overrides the rules, one
// for each kind, the strictest of that kind; what is met comes last.
func (r *reasons) waitingFor(a aftercare.Activity, criteria bitset) []aftercare.Waiting {
	clearance := r.activities[a].clearance
	stale := r.stale()
	if stale || r.soon.has(a) || r.held[a] != nil && r.opens[clearance].wait != 0 {
		criteria.add(clearance)
	}
	list := r.waits.start()
	for n := range criteria.each {
		w := r.waiting(n)
		if stale && n == clearance {
			w = reviewPast
		}
		list = tighten(list, w)
	}
	if r.unsafe.has(a) {
		list = append(list, aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown})
	}
	for i := range list {
		for j := i; j > 0 && list[j-1].State == aftercare.Met && list[j].State != aftercare.Met; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return r.waits.keep(list)
}

// closed lists those of some criteria that are unmet or unknown, one for each
// kind.
func (r *reasons) closed(criteria *bitset) []aftercare.Waiting {
	some := criteria.and(&r.notOpen)
	if some.empty() {
		return nil
	}
	if some.meets(&r.branches) {
		var taken bitset
		r.addTaken(&taken, &some)
		some = taken.and(&r.notOpen)
	}
	list := r.waits.start()
	for n := range some.each {
		list = tighten(list, r.waiting(n))
	}
	return r.waits.keep(list)
}

// tighten adds a criterion to a list whose last one may be of its kind.
func tighten(list []aftercare.Waiting, w aftercare.Waiting) []aftercare.Waiting {
	if len(list) == 0 || list[len(list)-1].Criterion != w.Criterion {
		return append(list, w)
	}
	if last := &list[len(list)-1]; isStricter(&w, last) {
		*last = w
	}
	return list
}

// isStricter compares two of one kind.
func isStricter(a, b *aftercare.Waiting) bool {
	return a.State > b.State || a.State == b.State && (a.On > b.On || a.On == b.On && a.Amount.Days(true) > b.Amount.Days(true))
}

// waiting puts one criterion into the words of the guidance.
func (r *reasons) waiting(n int) aftercare.Waiting {
	k, o := &r.criteria[n], r.opens[n]
	w := aftercare.Waiting{Criterion: k.kind, State: o.state(r.now.today), Amount: k.amount}
	if w.State == aftercare.Scheduled {
		w.On = o.on
	}
	switch {
	case k.kind == aftercare.BleedingStopped:
		w.Have, w.Need = min(r.dryDays, r.policy.dryDays), r.policy.dryDays
	case k.periods > 0:
		w.Have, w.Need = min(r.starts, k.periods), k.periods
	}
	return w
}

// heldBy names what holds an activity whatever the rules say: alarms, and
// danger signs that were not asked about.
func (r *reasons) heldBy(a aftercare.Activity) []string {
	if !r.soon.has(a) && !r.unsafe.has(a) {
		return nil
	}
	list := r.names.start()
	for n := range r.holding.each {
		if alarm := &r.alarms[n]; alarm.holds.has(a) {
			list = append(list, r.pack.Statements[alarm.statement].ID)
		}
	}
	for i, code := range r.policy.check {
		if r.calm&(1<<i) == 0 && r.policy.unasked[code].has(a) {
			list = append(list, aftercare.HeldByDangerSigns)
			break
		}
	}
	return r.names.keep(list)
}
