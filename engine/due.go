package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// due is a due statement ready to evaluate.
type due struct {
	statement     int
	scope         uint16
	columns       columns                            // by her last step of care
	routes        aftercare.Set[guideline.CareRoute] // of her last step of care
	anchor        guideline.Anchor
	after, until  aftercare.Date // until is 0 if there is none
	repeat        aftercare.Date // 0 if it comes once
	times         int            // 0 is for ever
	doneBy        []uint8        // indexes into answers.done
	early         bool           // done by what came before its day too
	endsDischarge bool           // a discharge ends it for good
}

// done is a finding that does a due, and its index into answers.done.
type done struct{ finding, slot uint16 }

// decideDues judges every due that applies to her. If she waited and was then
// treated, she is checked after the treatment, so the last step of care counts.
func (r *run) decideDues(list []DueDecision) []DueDecision {
	for i := range r.dues {
		d := &r.dues[i]
		p := &r.person
		if r.inScope.has(int(d.scope)) && (d.routes == 0 || d.routes&p.lastRoute != 0) && (d.columns == 0 || d.columns&p.lastColumns != 0) {
			list = append(list, r.decideDue(d))
		}
	}
	return list
}

// decideDue finds the day of a due. It counts from the earliest day its anchor
// may have been, so that a check never comes too late.
func (r *run) decideDue(d *due) DueDecision {
	out := DueDecision{Statement: d.statement}
	a := r.of(d.anchor)
	switch a.state {
	case anchorUnknown:
		out.State = aftercare.DueUnknown
		return out
	case anchorNotYet:
		out.State = aftercare.DueWaiting
		return out
	}
	out.On = a.early.Day + d.after
	if d.until != 0 {
		out.Until = a.early.Day + d.until
	}
	if d.repeat != 0 && d.endsDischarge && r.isDischarged() {
		out.State = aftercare.DueDone
		return out
	}
	from := out.On
	if d.early {
		from = a.early.Day
	}
	done := r.doneOn(d, from)
	for n := 1; d.repeat != 0 && done >= out.On && (d.times == 0 || n <= d.times); n++ {
		out.On += d.repeat
		if out.Until != 0 {
			out.Until += d.repeat
		}
	}
	switch {
	case done != 0 && (d.repeat == 0 || done >= out.On):
		out.State = aftercare.DueDone
	case r.now.today < out.On:
		out.State = aftercare.DueUpcoming
	case out.Until != 0 && r.now.today > out.Until || out.Until == 0 && r.now.today > out.On+r.policy.graceDays:
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

// earlyCounts are the items that are done by what came before their day too: a
// visit is a visit, while a test taken early says nothing yet.
func earlyCounts(item aftercare.Item) bool {
	switch item {
	case aftercare.ItemPregnancyTest, aftercare.ItemHCG, aftercare.ItemFeelings:
		return false
	}
	return true
}

// readDone notes the dues that an observation does.
func (r *run) readDone(list []done, o *aftercare.Observation) {
	for _, d := range list {
		if r.matches(&r.findings[d.finding], o) {
			r.done[d.slot] = max(r.done[d.slot], o.When.Day)
		}
	}
}

// doneOn returns the last day something did the due, not before a day; 0 for none.
func (r *run) doneOn(d *due, from aftercare.Date) aftercare.Date {
	last := aftercare.Date(0)
	for _, slot := range d.doneBy {
		last = max(last, r.done[slot])
	}
	if last < from {
		return 0
	}
	return last
}
