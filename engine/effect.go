package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// readEffects finds the alarms whose signs are all excused by expected effects: the
// signs that hold now, and all that ever held.
func (r *run) readEffects() {
	known := false
	for n := range r.Easing.Each {
		a := &r.Alarms[n]
		if !r.ever.Meets(&a.Signs) {
			continue
		}
		if !known {
			known, r.toldToBe = true, r.toldProfile()
		}
		used, usedEver, ok, okEver := r.excused(uint16(n))
		if ok {
			r.quiet.Add(n)
			r.acting.Union(&used)
		}
		if okEver {
			r.quietEver.Add(n)
			r.actingEver.Union(&usedEver)
		}
	}
}

// excused reports whether effects excuse every sign of an alarm, and which effects:
// for the signs that hold now, and for all that ever held.
func (r *run) excused(alarm uint16) (used, usedEver compiled.Bits, ok, okEver bool) {
	a := &r.Alarms[alarm]
	ok, okEver = !r.told.Meets(&a.Facts), !r.ever.Meets(&a.Facts)
	for i := range r.signs.n {
		s := r.signs.at(i)
		if !s.findings.Meets(&a.Signs) {
			continue
		}
		n := r.excuse(alarm, r.observation(s))
		switch {
		case n >= 0 && s.now:
			used.Add(n)
			usedEver.Add(n)
		case n >= 0:
			usedEver.Add(n)
		case s.now:
			return compiled.Bits{}, compiled.Bits{}, false, false
		default:
			okEver = false
		}
	}
	return used, usedEver, ok && !used.Empty(), okEver && !usedEver.Empty()
}

// excuse finds the effect that excuses a sign of an alarm, the one that leaves the
// alarm the highest level; -1 if there is none.
func (r *run) excuse(alarm uint16, o *aftercare.Observation) int {
	found := -1
	if o.Worsening == aftercare.Yes || o.Relieved == aftercare.No {
		return -1
	}
	for i := range r.Effects {
		x := &r.Effects[i]
		if x.Alarm == alarm && x.Finding.Code == o.Code && r.matches(&x.Finding, o) && r.isTold(i) && r.inWindow(x, o) &&
			(found < 0 || x.Level > r.Effects[found].Level) {
			found = i
		}
	}
	return found
}

// isTold reports whether she told all that an effect applies to: what she may
// be is not enough.
func (r *run) isTold(effect int) bool {
	return r.fits.of(effect, func() bool { return r.tellsAll(&r.Effects[effect]) })
}

func (r *run) tellsAll(x *compiled.Effect) bool {
	p, weeks := &r.toldToBe, r.rec.Loss.Gestation
	in := x.Scope.From == 0 && x.Scope.To == 0 || weeks != 0 && weeks >= x.Scope.From && (x.Scope.To == 0 || weeks < x.Scope.To)
	for i := range x.Scope.Sets {
		in = in && p.Has(&x.Scope.Sets[i])
	}
	return in && (x.Step.Methods == 0 || r.isStep(x))
}

// isStep reports whether the step of care from which an effect's window counts was
// told to be of the right kind. A second step at that time must be as well, unless it
// was by another method.
func (r *run) isStep(x *compiled.Effect) (found bool) {
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		if c.Start != r.of(x.Anchor).late || c.Method != 0 && !x.Step.Methods.Has(c.Method) {
			continue
		}
		if !x.Step.Tells(c) {
			return false
		}
		found = true
	}
	return found
}

// withoutCare are the columns that don't depend on her care.
var withoutCare = aftercare.SetOf(guideline.ColumnThreatened, guideline.ColumnUnlocated, guideline.ColumnMolar, guideline.ColumnChemical, guideline.ColumnLate)

// toldProfile is the profile of what she told, without what is only possible.
func (r *run) toldProfile() compiled.Profile {
	p := &r.person
	t := compiled.Traits{Columns: p.toldColumns, Kinds: aftercare.SetOf(r.rec.Loss.Kind), Conditions: r.rec.Person.Conditions, Methods: p.methods,
		Location: p.location, Rh: aftercare.SetOf(r.rec.Person.Rh), Late: aftercare.SetOf(p.late)}
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		t.Routes, t.Anaesthetic = t.Routes.With(guideline.RouteOf(c)), t.Anaesthetic.With(c.Anaesthetic)
	}
	if t.Routes == 0 {
		t.Columns &= withoutCare
	}
	t.Phase = only(r.phase)
	t.Nations = only(aftercare.NationsOf(r.rec.Jurisdiction))
	return t.Profile()
}

// only returns a set if it has one value, and the empty set if it has several.
func only[T ~uint8](s aftercare.Set[T]) aftercare.Set[T] {
	if s != aftercare.SetOf(s.First()) {
		return 0
	}
	return s
}

// inWindow reports whether a sign is known to have come between the anchor of an
// effect and the end of its window. If both are the same bare day, the sign counts
// as later, as in the date rules of alarms; hours count from the beginning of a bare
// day.
func (r *run) inWindow(x *compiled.Effect, o *aftercare.Observation) bool {
	a := r.of(x.Anchor)
	if a.state != anchorKnown || o.When.Day < a.late.Day || x.Seconds != 0 && x.Seconds < 86400 && !a.early.HasInstant() {
		return false
	}
	if a.late.HasInstant() && o.When.HasInstant() && o.When.At.Universal() < a.late.At.Universal() {
		return false
	}
	if x.Seconds == 0 {
		return int32(o.When.Day-a.early.Day) <= x.Days
	}
	from, to := longest(&a.early, &o.When)
	return to-from <= x.Seconds
}

// longest returns two moments in seconds on one scale, so that the most time that can
// have passed lies between them: the first bare day counts from its beginning, the
// second to its end.
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
func (r *run) windowEnd(x *compiled.Effect) aftercare.When {
	from := r.of(x.Anchor).early
	switch {
	case x.Seconds == 0:
		return aftercare.On(from.Day + aftercare.Date(x.Days))
	case !from.HasInstant():
		return aftercare.On(from.Day + aftercare.Date(x.Seconds/86400) - 1)
	}
	return aftercare.At(addSeconds(from.At, x.Seconds))
}

// levelOf is the level at which an alarm counts now.
func (r *run) levelOf(alarm uint16, own aftercare.Urgency) aftercare.Urgency {
	return r.leftOf(alarm, own, &r.quiet, &r.acting)
}

// leftOf is the highest level that effects leave an alarm.
func (r *run) leftOf(alarm uint16, own aftercare.Urgency, eased, acting *compiled.Bits) aftercare.Urgency {
	if !eased.Has(int(alarm)) {
		return own
	}
	left := aftercare.SelfCare
	for n := range acting.Each {
		if x := &r.Effects[n]; x.Alarm == alarm {
			left = max(left, x.Level)
		}
	}
	return left
}

// excusedFacts lists the facts of the record that an effect excuses.
func (r *reasons) excusedFacts(n int) []aftercare.Fact {
	list := r.facts.Start()
	x := &r.Effects[n]
	for i := range r.signs.n {
		s := r.signs.at(i)
		if s.now && s.findings.Meets(&r.Alarms[x.Alarm].Signs) && r.excuse(x.Alarm, r.observation(s)) == n {
			list = append(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: s.at})
		}
	}
	return r.facts.Keep(list)
}

// suppressing lists the effects that hold back an alarm which would fire.
func (r *reasons) suppressing() (list []aftercare.Effect) {
	for n := range r.acting.Each {
		x := &r.Effects[n]
		if !r.fires(x.Alarm, &r.told) {
			continue
		}
		list = append(list, aftercare.Effect{Statement: r.Pack.Statements[x.Statement].ID, Alarm: r.Pack.Statements[r.Alarms[x.Alarm].Statement].ID,
			Facts: r.excusedFacts(n), Until: r.windowEnd(x)})
	}
	return list
}
