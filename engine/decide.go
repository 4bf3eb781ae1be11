package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// Decision is the bare answer, without reasons.
type Decision struct {
	Level      aftercare.Urgency
	Stale      bool
	Activities [aftercare.ActivityCount]ActivityDecision // in list order
	Due        []DueDecision                             // in the pack's order

	spare []sign // room for the signs of a long record
	order order
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
	r := run{Tables: e.tables, rec: rec, now: clockOf(asOf)}
	r.signs.more = d.spare[:0]
	r.order = &d.order
	r.order.reset()
	r.prepare()
	d.spare = r.signs.more
	r.readScopes(r.Scopes[:r.FollowedScopes])
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
	r.readObservations()
	r.readAnchors()
	r.readPersonFacts()
	if r.toldMenses {
		r.readMenses()
	}
	r.readBleedingEnd()
	r.readFindings()
	r.readEffects()
	r.findLevel()
}

func (r *run) stale() bool { return r.now.today > r.Pack.ReviewBy }

// decide answers for one activity: the strictest of the followed rules that apply,
// and the holds that come before all rules. It also returns the criteria that the
// rules ask for.
func (r *run) decide(a aftercare.Activity) (d ActivityDecision, asks compiled.Bits) {
	if r.level >= aftercare.SameDay {
		return ActivityDecision{Verdict: aftercare.GetHelpFirst}, asks
	}
	rules := r.Activities[a].Rules
	avoid := false
	for i := range rules {
		rule := &rules[i]
		if rule.Places&r.person.places != 0 && r.inScope.Has(int(rule.Scope)) {
			avoid = avoid || rule.Avoid
			asks.Union(&rule.Asks)
		}
	}
	o := r.hold(a)
	for n := range asks.Each {
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

// readHold finds what holds activities back whatever the rules say: danger signs
// that lapsed or were not asked about, alarms of level soon, and a pack past its
// review date.
func (r *run) readHold() {
	for i, code := range r.Policy.Check {
		if r.calm&(1<<i) == 0 {
			r.unsafe |= r.Policy.Unasked[code]
		}
	}
	for n := range r.missed.Each {
		r.unsafe |= r.Alarms[n].Holds
		if r.Alarms[n].Level >= aftercare.Soon {
			r.holding.Add(n)
		}
	}
	if !r.old.Empty() || r.level == aftercare.Soon {
		for i := range r.Ways {
			w := &r.Ways[i]
			if w.Level >= aftercare.Soon {
				r.holdBy(w)
			}
		}
	}
	if r.stale() {
		r.above = both(r.above, isUnmet)
	}
}

// holdBy adds the activities that an alarm holds back, if it fires by findings that
// hold now or by ones that lapsed.
func (r *run) holdBy(w *compiled.Way) {
	if r.holdsSoon(w) {
		r.soon |= r.Alarms[w.Alarm].Holds
		r.holding.Add(int(w.Alarm))
	}
	if r.holdsLapsed(w) {
		r.unsafe |= r.Alarms[w.Alarm].Holds
		r.holding.Add(int(w.Alarm))
	}
}

// holdsSoon reports whether a way of an alarm fires at level soon.
func (r *run) holdsSoon(w *compiled.Way) bool {
	return w.Holds(&r.told) && r.levelOf(w.Alarm, w.Level) >= aftercare.Soon
}

// holdsLapsed reports whether a way of an alarm once fired, by a sign that has
// lapsed since.
func (r *run) holdsLapsed(w *compiled.Way) bool {
	return w.Meets(&r.old) && w.Holds(&r.ever) && r.leftOf(w.Alarm, w.Level, &r.quietEver, &r.actingEver) >= aftercare.Soon
}

// hold returns what an activity waits for whatever its rules say, a clinician's hold
// included.
func (r *run) hold(a aftercare.Activity) opening {
	clearance := r.opens[r.Activities[a].Clearance]
	o := r.above
	if r.unsafe.Has(a) {
		o = both(o, isUnknown)
	}
	if r.soon.Has(a) {
		o = both(o, clearance)
	}
	if r.held[a] != nil && clearance.wait != 0 {
		o = both(o, isUnmet)
	}
	return o
}
