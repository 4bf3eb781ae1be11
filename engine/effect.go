package engine

import (
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// effect is an expected effect of a treatment: for a while after it one finding
// does not count for one alarm.
type effect struct {
	statement int    // index
	alarm     uint16 // index into Engine.alarms
	finding   finding
	anchor    guideline.Anchor
	days      int32
	seconds   int64 // 0 if the window counts days
	level     aftercare.Urgency
	scope     scope
	methods   aftercare.Set[aftercare.Method]
	unless    aftercare.Set[aftercare.Approach] // recorded for that step, it is no such effect
	cites     []aftercare.Citation
}

// compileEffects compiles the effects of the alarms that there are.
func (c *compiler) compileEffects() {
	index := map[string]uint16{}
	for i := range c.alarms {
		index[c.pack.Statements[c.alarms[i].statement].ID] = uint16(i)
	}
	for i := range c.pack.Statements {
		s := &c.pack.Statements[i]
		alarm, ok := index[s.Alarm]
		if s.Kind != guideline.Expected || s.Status != guideline.Active || !ok {
			continue
		}
		x := effect{statement: i, alarm: alarm, finding: compileFinding(&s.Finding.Finding),
			anchor: s.Window.Anchor, level: s.Level, scope: compileScope(&who{Applies: s.Applies}), methods: s.Applies.Methods, unless: s.UnlessApproach, cites: citations(s)}
		x.seconds, x.days = secondsOrDays(s.Window.Amount, false)
		c.effects = append(c.effects, x)
		c.easing.add(int(alarm))
	}
	slices.SortStableFunc(c.effects, func(a, b effect) int { return int(a.alarm) - int(b.alarm) })
	c.within(len(c.effects))
}

// readEffects finds the alarms of which every sign that was told is excused,
// among the signs that hold now, and among all.
func (r *run) readEffects() {
	known := false
	for n := range r.easing.each {
		a := &r.alarms[n]
		if !r.ever.meets(&a.signs) {
			continue
		}
		if !known {
			known, r.toldToBe = true, r.toldProfile()
		}
		used, usedEver, ok, okEver := r.excused(uint16(n))
		if ok {
			r.quiet.add(n)
			r.acting.union(&used)
		}
		if okEver {
			r.quietEver.add(n)
			r.actingEver.union(&usedEver)
		}
	}
}

// excused reports whether effects excuse every sign that an alarm looks for,
// and which ones they are: of what is told now, and of what was ever told.
func (r *run) excused(alarm uint16) (used, usedEver bitset, ok, okEver bool) {
	a := &r.alarms[alarm]
	ok, okEver = !r.told.meets(&a.facts), !r.ever.meets(&a.facts)
	for i := range r.signs.n {
		s := r.signs.at(i)
		if !s.findings.meets(&a.signs) {
			continue
		}
		n := r.excuse(alarm, r.observation(s))
		switch {
		case n >= 0 && s.now:
			used.add(n)
			usedEver.add(n)
		case n >= 0:
			usedEver.add(n)
		case s.now:
			return bitset{}, bitset{}, false, false
		default:
			okEver = false
		}
	}
	return used, usedEver, ok && !used.empty(), okEver && !usedEver.empty()
}

// excuse finds the effect of an alarm that excuses a sign, the one that leaves
// most of the alarm; -1 if none does.
func (r *run) excuse(alarm uint16, o *aftercare.Observation) int {
	found := -1
	if o.Worsening == aftercare.Yes || o.Relieved == aftercare.No {
		return -1
	}
	for i := range r.effects {
		x := &r.effects[i]
		if x.alarm == alarm && x.finding.Code == o.Code && r.matches(&x.finding, o) && r.isTold(x) && r.inWindow(x, o) &&
			(found < 0 || x.level > r.effects[found].level) {
			found = i
		}
	}
	return found
}

// isTold reports whether she told all that an effect applies to: what she may
// be is not enough.
func (r *run) isTold(x *effect) bool {
	p, weeks := &r.toldToBe, r.rec.Loss.Gestation
	in := x.scope.from == 0 && x.scope.to == 0 || weeks != 0 && weeks >= x.scope.from && (x.scope.to == 0 || weeks < x.scope.to)
	for i := range x.scope.sets {
		in = in && p.has(&x.scope.sets[i])
	}
	if in && x.methods != 0 { // the step of care that the window counts from
		in = false
		for i := range r.rec.Care {
			c := &r.rec.Care[i]
			if !x.methods.Has(c.Method) || c.Start != r.of(x.anchor).late {
				continue
			}
			if c.Approach != 0 && x.unless.Has(c.Approach) {
				return false
			}
			in = true
		}
	}
	return in
}

// withoutCare are the columns that she is in whatever her care was.
var withoutCare = aftercare.SetOf(guideline.ColumnThreatened, guideline.ColumnUnlocated, guideline.ColumnMolar, guideline.ColumnChemical, guideline.ColumnLate)

// toldProfile is what she told that she is.
func (r *run) toldProfile() profile {
	p := &r.person
	t := traits{columns: p.toldColumns, kinds: aftercare.SetOf(r.rec.Loss.Kind), conditions: r.rec.Person.Conditions, methods: p.methods,
		location: p.location, rh: aftercare.SetOf(r.rec.Person.Rh), late: aftercare.SetOf(p.late)}
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		t.routes, t.anaesthetic = t.routes.With(guideline.RouteOf(c)), t.anaesthetic.With(c.Anaesthetic)
	}
	if t.routes == 0 {
		t.columns &= withoutCare
	}
	t.phase = only(r.phase)
	t.nations = only(aftercare.NationsOf(r.rec.Jurisdiction))
	return t.profile()
}

// only is a set of one value, or none if there are several.
func only[T ~uint8](s aftercare.Set[T]) aftercare.Set[T] {
	if s != aftercare.SetOf(s.First()) {
		return 0
	}
	return s
}

// inWindow reports whether a sign is known to have come between the anchor of
// an effect and the end of its window. On one bare day it counts as after, as
// in the date rules of alarms; hours from a bare day count from its beginning.
func (r *run) inWindow(x *effect, o *aftercare.Observation) bool {
	a := r.of(x.anchor)
	if a.state != anchorKnown || o.When.Day < a.late.Day || x.seconds != 0 && x.seconds < 86400 && !a.early.HasInstant() {
		return false
	}
	if a.late.HasInstant() && o.When.HasInstant() && o.When.At.Universal() < a.late.At.Universal() {
		return false
	}
	if x.seconds == 0 {
		return int32(o.When.Day-a.early.Day) <= x.days
	}
	from, to := longest(&a.early, &o.When)
	return to-from <= x.seconds
}

// longest is the longest that can have passed between two moments, in seconds on
// one scale. A bare day begins at its midnight and counts to its end.
func longest(a, b *aftercare.When) (from, to int64) {
	from, to = int64(a.Day-1)*86400, int64(b.Day)*86400
	if a.HasInstant() && b.HasInstant() {
		return a.At.Universal(), b.At.Universal()
	}
	if a.HasInstant() {
		from = a.At.Local()
	}
	if b.HasInstant() {
		to = b.At.Local()
	}
	return from, to
}

// windowEnd is the last day of an effect's window, or its last moment.
func (r *run) windowEnd(x *effect) aftercare.When {
	from := r.of(x.anchor).early
	switch {
	case x.seconds == 0:
		return aftercare.On(from.Day + aftercare.Date(x.days))
	case !from.HasInstant():
		return aftercare.On(from.Day + aftercare.Date(x.seconds/86400) - 1)
	}
	return aftercare.At(later(from.At, x.seconds))
}

// levelOf is the level at which an alarm counts now.
func (r *run) levelOf(alarm uint16, own aftercare.Urgency) aftercare.Urgency {
	return r.leftOf(alarm, own, &r.quiet, &r.acting)
}

// leftOf is the highest level that the effects leave of an alarm.
func (r *run) leftOf(alarm uint16, own aftercare.Urgency, eased, acting *bitset) aftercare.Urgency {
	if !eased.has(int(alarm)) {
		return own
	}
	left := aftercare.SelfCare
	for n := range acting.each {
		if x := &r.effects[n]; x.alarm == alarm {
			left = max(left, x.level)
		}
	}
	return left
}

// excusedFacts names for an effect what of the record it excuses.
func (r *reasons) excusedFacts(n int) []aftercare.Fact {
	list := r.facts.start()
	x := &r.effects[n]
	for i := range r.signs.n {
		s := r.signs.at(i)
		if s.now && s.findings.meets(&r.alarms[x.alarm].signs) && r.excuse(x.alarm, r.observation(s)) == n {
			list = append(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: s.at})
		}
	}
	return r.facts.keep(list)
}

// acts lists the effects that hold back an alarm which would fire.
func (r *reasons) acts() (list []aftercare.Effect) {
	for n := range r.acting.each {
		x := &r.effects[n]
		if !r.fires(x.alarm, &r.told) {
			continue
		}
		list = append(list, aftercare.Effect{Statement: r.pack.Statements[x.statement].ID, Alarm: r.pack.Statements[r.alarms[x.alarm].statement].ID,
			Facts: r.excusedFacts(n), Until: r.windowEnd(x)})
	}
	return list
}
