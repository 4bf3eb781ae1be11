package engine

import (
	"math/bits"

	"aftercare"
)

// waitingFor lists the criteria of an answer and what overrides the rules, one
// for each kind, the strictest of that kind.
func (r *run) waitingFor(a aftercare.Activity, criteria bitset) []aftercare.Waiting {
	var best strictest
	if r.unsafe.has(a) {
		best.take(&dangerUnasked)
	}
	clearance := r.activities[a].clearance
	if r.stale() {
		best.take(&reviewPast)
	} else if r.soon.has(a) || r.held[a] != nil && r.opens[clearance].wait != 0 {
		criteria.add(clearance)
	}
	r.takeAll(&best, &criteria)
	return r.waits.keep(best.appendTo(r.waits.start()))
}

// What overrides the rules.
var (
	dangerUnasked = aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown}
	reviewPast    = aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet}
)

// heldBy names what holds an activity whatever the rules say: alarms, and
// danger signs that were not asked about.
func (r *run) heldBy(a aftercare.Activity) []string {
	if !r.soon.has(a) && !r.unsafe.has(a) {
		return nil
	}
	list := r.names.start()
	for _, n := range r.holding() {
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

// holding lists the alarms that hold something, once for all activities.
func (r *run) holding() []uint16 {
	if r.book.held {
		return r.book.holding
	}
	r.book.held, r.book.holding = true, r.book.few[:0]
	if r.soon == 0 && r.old.empty() && r.missed.empty() {
		return nil
	}
	last := -1
	for i := range r.ways {
		w := &r.ways[i]
		if int(w.alarm) != last && w.level >= aftercare.Soon && (r.holdsSoon(w) || r.holdsLapsed(w) || r.missed.has(int(w.alarm))) {
			last = int(w.alarm)
			r.book.holding = append(r.book.holding, w.alarm)
		}
	}
	return r.book.holding
}

// closed lists the criteria that are unmet or unknown.
func (r *run) closed(criteria *bitset) []aftercare.Waiting {
	some := criteria.and(&r.notOpen)
	if some.empty() {
		return nil
	}
	var best strictest
	r.takeAll(&best, &some)
	return r.waits.keep(best.appendTo(r.waits.start()))
}

// closedOf is closed for a list in the order of the guidance: those of a kind
// stand side by side.
func (r *run) closedOf(criteria []uint16) []aftercare.Waiting {
	first, n := -1, 0
	var list []aftercare.Waiting
	for _, i := range criteria {
		if r.opens[i].rank() == 0 {
			continue
		}
		switch n++; n {
		case 1:
			first = int(i)
			continue
		case 2:
			list = append(r.waits.start(), r.book.waiting(r, first)...)
		}
		list = tighten(list, &r.book.waiting(r, int(i))[0])
	}
	switch n {
	case 0:
		return nil
	case 1:
		return r.book.waiting(r, first)
	}
	return r.waits.keep(list)
}

// tighten adds a criterion to a list whose last one may be of its kind.
func tighten(list []aftercare.Waiting, w *aftercare.Waiting) []aftercare.Waiting {
	if last := &list[len(list)-1]; last.Criterion == w.Criterion {
		if isStricter(w, last) {
			*last = *w
		}
		return list
	}
	return append(list, *w)
}

// isStricter compares two of one kind.
func isStricter(a, b *aftercare.Waiting) bool {
	return a.State > b.State || a.State == b.State && (a.On > b.On || a.On == b.On && a.Amount.Days(true) > b.Amount.Days(true))
}

// waiting is one criterion in the words of the guidance, as a list of its own.
func (b *ruleBook) waiting(r *run, n int) []aftercare.Waiting {
	if b.words == nil {
		b.words = make([]aftercare.Waiting, len(r.criteria))
	}
	if b.words[n].Criterion == 0 {
		b.words[n] = r.waiting(n)
	}
	return b.words[n : n+1 : n+1]
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

// strictest is the strictest of each kind of criterion.
type strictest struct {
	kinds uint32 // bit of each kind there is
	of    [aftercare.DangerSignsAnswered + 1]*aftercare.Waiting
}

func (s *strictest) take(w *aftercare.Waiting) {
	kind := uint32(1) << w.Criterion
	if s.kinds&kind == 0 || isStricter(w, s.of[w.Criterion]) {
		s.kinds |= kind
		s.of[w.Criterion] = w
	}
}

func (r *run) takeAll(s *strictest, criteria *bitset) {
	for n := range criteria.each {
		s.take(&r.book.waiting(r, n)[0])
	}
}

// appendTo appends them in the order of the format, what is not met first.
func (s *strictest) appendTo(list []aftercare.Waiting) []aftercare.Waiting {
	met := uint32(0)
	for kinds := s.kinds; kinds != 0; kinds &= kinds - 1 {
		w := s.of[bits.TrailingZeros32(kinds)]
		if w.State == aftercare.Met {
			met |= kinds & -kinds
		} else {
			list = append(list, *w)
		}
	}
	for ; met != 0; met &= met - 1 {
		list = append(list, *s.of[bits.TrailingZeros32(met)])
	}
	return list
}
