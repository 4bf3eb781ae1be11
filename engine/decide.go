package engine

import (
	"aftercare"
)

// Decision is the bare answer, without reasons.
type Decision struct {
	Level      aftercare.Urgency
	Stale      bool
	Activities [aftercare.ActivityCount]ActivityDecision // in list order
	Due        []DueDecision                             // in the pack's order

	spare []sign // room for the signs of a long record
}

// ActivityDecision is the bare answer for one activity.
type ActivityDecision struct {
	Verdict             aftercare.Verdict
	Earliest, NotBefore aftercare.Date
}

// DueDecision is the state of one due.
type DueDecision struct {
	Statement int // index into the resolved pack's statements
	On, Until aftercare.Date
	State     aftercare.DueState
}

// Decide judges a record without reasons. It reuses d and does not allocate
// once d's list has grown.
func (e *Engine) Decide(rec *aftercare.Record, asOf aftercare.When, d *Decision) {
	r := run{Engine: e, rec: rec, now: clockOf(asOf)}
	r.signs.more = d.spare[:0]
	r.prepare()
	d.spare = r.signs.more
	r.readScopes(e.scopes[:e.followedScopes])
	d.Level = r.level
	d.Stale = r.stale()
	if r.level < aftercare.SameDay {
		r.readDanger()
		r.readHold()
		r.readCriteria()
	}
	for a := range d.Activities {
		d.Activities[a], _ = r.decide(aftercare.Activity(a + 1))
	}
	d.Due = r.decideDues(d.Due[:0])
}

// prepare reads the record and finds its level.
func (r *run) prepare() {
	r.gather()
	r.readAnchors()
	r.readPersonFacts()
	if r.toldMenses {
		r.readMenses()
	}
	r.readBleedingEnd()
	r.readFindings()
	r.readEffects()
	r.judge()
}

func (r *run) stale() bool { return r.now.today > r.pack.ReviewBy }

// decide judges one activity: the strictest of the followed rules that apply,
// and the holds that stand above all rules. It also returns the criteria that
// the rules ask.
func (r *run) decide(a aftercare.Activity) (d ActivityDecision, asks bitset) {
	if r.level >= aftercare.SameDay {
		return ActivityDecision{Verdict: aftercare.GetHelpFirst}, asks
	}
	rules := r.activities[a].rules
	avoid := false
	for i := range rules {
		rule := &rules[i]
		if rule.places&r.person.places != 0 && r.inScope.has(int(rule.scope)) {
			avoid = avoid || rule.avoid
			asks.union(&rule.asks)
		}
	}
	o := r.hold(a)
	for n := range asks.each {
		o = both(o, r.opens[n])
	}
	return r.verdict(o, avoid), asks
}

// verdict puts an opening into the words of the guidance.
func (r *run) verdict(o opening, avoid bool) ActivityDecision {
	d := ActivityDecision{}
	switch state := o.state(r.now.today); {
	case state == aftercare.Scheduled:
		d.Verdict, d.Earliest = aftercare.Hold, o.on
	case state != aftercare.Met:
		d.Verdict = aftercare.Hold
		if o.on > r.now.today || o.wait&waitLater != 0 {
			d.NotBefore = o.on
		}
	}
	if avoid {
		d.Verdict, d.Earliest, d.NotBefore = aftercare.Avoid, 0, 0
	}
	return d
}

// readHold finds what keeps activities closed whatever the rules say: danger
// signs that were not asked about or lapsed, findings to be looked at within
// days, a pack past its review date.
func (r *run) readHold() {
	for i, code := range r.policy.check {
		if r.calm&(1<<i) == 0 {
			r.unsafe |= r.policy.unasked[code]
		}
	}
	for n := range r.missed.each {
		r.unsafe |= r.alarms[n].holds
		if r.alarms[n].level >= aftercare.Soon {
			r.holding.add(n)
		}
	}
	if !r.old.empty() || r.level == aftercare.Soon {
		for i := range r.ways {
			w := &r.ways[i]
			if w.level >= aftercare.Soon {
				r.holdBy(w)
			}
		}
	}
	if r.stale() {
		r.above = both(r.above, isUnmet)
	}
}

// holdBy adds what an alarm holds back, by findings that hold now or by ones
// that lapsed.
func (r *run) holdBy(w *way) {
	if r.holdsSoon(w) {
		r.soon |= r.alarms[w.alarm].holds
		r.holding.add(int(w.alarm))
	}
	if r.holdsLapsed(w) {
		r.unsafe |= r.alarms[w.alarm].holds
		r.holding.add(int(w.alarm))
	}
}

// holdsSoon reports whether a way of an alarm fires at level soon.
func (r *run) holdsSoon(w *way) bool {
	return w.holds(&r.told) && r.levelOf(w.alarm, w.level) >= aftercare.Soon
}

// holdsLapsed reports whether a way of an alarm once fired, by a sign that has
// lapsed since.
func (r *run) holdsLapsed(w *way) bool {
	return w.meets(&r.old) && w.holds(&r.ever) && r.leftOf(w.alarm, w.level, &r.quietEver, &r.actingEver) >= aftercare.Soon
}

// hold is what keeps an activity closed whatever its rules say; a clinician's
// "wait" is part of it.
func (r *run) hold(a aftercare.Activity) opening {
	clearance := r.opens[r.activities[a].clearance]
	o := r.above
	if r.unsafe.has(a) {
		o = both(o, isUnknown)
	}
	if r.soon.has(a) {
		o = both(o, clearance)
	}
	if r.held[a] != nil && clearance.wait != 0 {
		o = both(o, isUnmet)
	}
	return o
}
