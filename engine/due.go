package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// decideDues finds the state of every due that applies to her. If she waited and
// was then treated, checks count from the treatment, so the last step of care
// decides.
func (r *run) decideDues(list []DueDecision) []DueDecision {
	for i := range r.Dues {
		d := &r.Dues[i]
		p := &r.person
		if r.inScope.Has(int(d.Scope)) && (d.Routes == 0 || d.Routes&p.lastRoute != 0) && (d.Columns == 0 || d.Columns&p.lastColumns != 0) {
			list = append(list, r.decideDue(d))
		}
	}
	return list
}

// decideDue finds the day of a due. It counts from the earliest day its anchor
// may have been, so that a check never comes too late.
func (r *run) decideDue(d *compiled.Due) DueDecision {
	out := DueDecision{Statement: d.Statement}
	a := r.of(d.Anchor)
	switch a.state {
	case anchorUnknown:
		out.State = aftercare.DueUnknown
		return out
	case anchorNotYet:
		out.State = aftercare.DueWaiting
		return out
	}
	out.On = a.early.Day + d.After
	if d.Until != 0 {
		out.Until = a.early.Day + d.Until
	}
	if d.Repeat != 0 && d.EndsDischarge && r.isDischarged() {
		out.State = aftercare.DueDone
		return out
	}
	from := out.On
	if d.Early {
		from = a.early.Day
	}
	done := r.doneOn(d, from)
	for n := 1; d.Repeat != 0 && done >= out.On && (d.Times == 0 || n <= d.Times); n++ {
		out.On += d.Repeat
		if out.Until != 0 {
			out.Until += d.Repeat
		}
	}
	switch {
	case done != 0 && (d.Repeat == 0 || done >= out.On):
		out.State = aftercare.DueDone
	case r.now.today < out.On:
		out.State = aftercare.DueUpcoming
	case out.Until != 0 && r.now.today > out.Until || out.Until == 0 && r.now.today > out.On+r.Policy.GraceDays:
		out.State = aftercare.DueOverdue
	default:
		out.State = aftercare.DueNow
	}
	return out
}

// isDischarged reports whether she was discharged from follow-up since the loss.
func (r *run) isDischarged() bool {
	return r.follow.word == aftercare.FollowUpDischarged && r.result(r.follow, true).wait == 0
}

// readDone notes the dues that an observation fulfils.
func (r *run) readDone(list []compiled.Done, o *aftercare.Observation) {
	for _, d := range list {
		if r.matches(&r.Findings[d.Finding], o) {
			r.done[d.Slot] = max(r.done[d.Slot], o.When.Day)
		}
	}
}

// doneOn returns the last day on which the due was done, 0 if that is before from.
func (r *run) doneOn(d *compiled.Due, from aftercare.Date) aftercare.Date {
	last := aftercare.Date(0)
	for _, slot := range d.DoneBy {
		last = max(last, r.done[slot])
	}
	if last < from {
		return 0
	}
	return last
}
