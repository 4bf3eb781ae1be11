package engine

import "aftercare"

// waitingFor lists the criteria of an answer, one for each kind, the strictest
// of that kind; what overrides the rules comes first.
func (r *run) waitingFor(a aftercare.Activity, criteria bitset) []aftercare.Waiting {
	list := r.waits.start()
	if r.unsafe.has(a) {
		list = append(list, aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown})
	}
	clearance := r.activities[a].clearance
	if r.stale() {
		list = append(list, aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet})
	} else if r.soon.has(a) || r.held[a] != nil && r.opens[clearance].wait != 0 {
		criteria.add(clearance)
	}
	for n := range criteria.each {
		list = mergeWaiting(list, r.waiting(n))
	}
	sortWaiting(list)
	return r.waits.keep(list)
}

// heldBy names what holds an activity whatever the rules say: alarms, and
// danger signs that were not asked about.
func (r *run) heldBy(a aftercare.Activity) []string {
	if !r.soon.has(a) && !r.unsafe.has(a) {
		return nil
	}
	list := r.names.start()
	last := -1
	for i := range r.ways {
		w := &r.ways[i]
		if int(w.alarm) != last && w.level >= aftercare.Soon && r.alarms[w.alarm].holds.has(a) && (r.holdsSoon(w) || r.holdsLapsed(w) || r.missed.has(int(w.alarm))) {
			last = int(w.alarm)
			list = append(list, r.pack.Statements[r.alarms[w.alarm].statement].ID)
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

// closed lists the criteria that are unmet or unknown.
func (r *run) closed(criteria *bitset) []aftercare.Waiting {
	some := criteria.and(&r.notOpen)
	if some.empty() {
		return nil
	}
	list := r.waits.start()
	for n := range some.each {
		list = mergeWaiting(list, r.waiting(n))
	}
	sortWaiting(list)
	return r.waits.keep(list)
}

// waiting puts one criterion into the words of the guidance.
func (r *run) waiting(n int) aftercare.Waiting {
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

// mergeWaiting adds a criterion, or tightens the one of its kind that is there.
func mergeWaiting(list []aftercare.Waiting, w aftercare.Waiting) []aftercare.Waiting {
	for i := range list {
		if list[i].Criterion != w.Criterion {
			continue
		}
		if w.State > list[i].State || w.State == list[i].State && (w.On > list[i].On || w.On == list[i].On && w.Amount.Days(true) > list[i].Amount.Days(true)) {
			list[i] = w
		}
		return list
	}
	return append(list, w)
}

// sortWaiting puts what is not met before what is, in the order of the format.
func sortWaiting(list []aftercare.Waiting) {
	before := func(a, b aftercare.Waiting) bool {
		if am, bm := a.State == aftercare.Met, b.State == aftercare.Met; am != bm {
			return bm
		}
		return a.Criterion < b.Criterion
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && before(list[j], list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
