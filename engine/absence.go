package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// isAbsent reports whether an observation that an event has not occurred counts:
// it was made when the event was due or later, and nothing told since the anchor
// says that it did occur.
func (r *run) isAbsent(f *compiled.Finding, o *aftercare.Observation) bool {
	return !o.FromFile && r.isDue(f, &o.When) && !r.hasCome(f)
}

// isDue reports whether the expected event is due at a moment. If the anchor or
// the moment is a bare day, days are counted.
func (r *run) isDue(f *compiled.Finding, w *aftercare.When) bool {
	a := r.of(f.AfterAnchor)
	switch {
	case a.state != anchorKnown:
		return false
	case f.AfterSecs != 0 && a.late.HasInstant() && w.HasInstant():
		return w.At.Universal()-a.late.At.Universal() >= f.AfterSecs
	}
	return int(w.Day-a.late.Day) >= f.After.Days(true)
}

// hasCome reports whether anything told since the anchor says that what is
// missing came: another answer, an end of it since, or that the loss is over.
func (r *run) hasCome(f *compiled.Finding) bool {
	return r.came.of(f.Absent, func() bool { return r.looksCome(f) })
}

func (r *run) looksCome(f *compiled.Finding) bool {
	from := &r.of(f.AfterAnchor).early
	if r.rec.Loss.From >= from.Day && r.rec.Loss.To <= r.now.today || r.procedure.state == anchorKnown && r.procedure.late.Day >= from.Day {
		return true
	}
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if readsPerson(o) && !knownBefore(&o.When, from) && contradicts(f, o, from.Day) {
			return true
		}
	}
	return false
}

// contradicts reports whether an observation says that the event a finding
// reports as missing has occurred.
func contradicts(f *compiled.Finding, o *aftercare.Observation, from aftercare.Date) bool {
	switch {
	case o.Code == f.Code:
		return !f.Words.Has(o.Word) || o.Since > from
	case f.Code != aftercare.Bleeding:
		return false
	case o.Code == aftercare.PadsPerHour:
		return o.Number > 0
	case o.Code == aftercare.Clots:
		return o.Word > 1
	case o.Code == aftercare.MensesCode:
		return o.Word == aftercare.MensesStarted
	}
	return (o.Code == aftercare.BleedingRestarted || o.Code == aftercare.TissuePassed) && o.Word == aftercare.BoolYes
}

// readAbsences finds the alarms of absence that are due although nothing was told
// about the event that they expect.
func (r *run) readAbsences() {
	now := aftercare.When{Day: r.now.today, At: r.now.at}
	for _, a := range r.Absences {
		f := &r.Findings[a.Finding]
		if r.isDue(f, &now) && !r.ever.Has(int(a.Finding)) && !r.hasCome(f) && r.holdsBut(a) {
			r.missed.Add(int(a.Alarm))
		}
	}
}

// holdsBut reports whether an alarm would fire if the event that it expects were
// reported missing.
func (r *run) holdsBut(a compiled.Absence) bool {
	with := r.told
	with.Add(int(a.Finding))
	return r.fires(a.Alarm, &with)
}
