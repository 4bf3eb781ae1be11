package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// decideDues judges every due that applies.
func (r *run) decideDues(list []DueDecision) []DueDecision {
	for i := range r.dues {
		d := &r.dues[i]
		if r.inScope.has(int(d.scope)) && r.byLastRoute(d) {
			list = append(list, r.decideDue(d))
		}
	}
	return list
}

// byLastRoute reports whether a due belongs to her last step of care: who
// waited and was then treated is checked after the treatment.
func (r *run) byLastRoute(d *due) bool {
	routes := r.pack.Statements[d.statement].Applies.Routes
	return routes == 0 || routes&r.person.lastRoute != 0
}

// decideDue finds the day of a due. It counts from the earliest day its anchor
// may have been, so that a check never comes too late.
func (r *run) decideDue(d *due) DueDecision {
	s := &r.pack.Statements[d.statement]
	out := DueDecision{Statement: d.statement}
	a := r.of(s.Anchor)
	switch a.state {
	case anchorUnknown:
		out.State = aftercare.DueUnknown
		return out
	case anchorNotYet:
		out.State = aftercare.DueWaiting
		return out
	}
	from := a.early.Day
	out.On = from + aftercare.Date(s.After.Days(false))
	if s.Until.Unit != 0 {
		out.Until = from + aftercare.Date(s.Until.Days(false))
	}
	if s.Repeat.Unit != 0 && r.isDischarged() && r.endsByDischarge(d) {
		out.State = aftercare.DueDone
		return out
	}
	done := r.doneOn(d, s, from, out.On)
	for n := 1; s.Repeat.Unit != 0 && done >= out.On && (s.Times == 0 || n <= s.Times); n++ {
		out.On += aftercare.Date(s.Repeat.Days(false))
		if out.Until != 0 {
			out.Until += aftercare.Date(s.Repeat.Days(false))
		}
	}
	switch {
	case done != 0 && (s.Repeat.Unit == 0 || done >= out.On):
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

// endsByDischarge reports whether a discharge is among what does the due; it
// then also ends what would come again.
func (r *run) endsByDischarge(d *due) bool {
	for _, n := range d.doneBy {
		if f := &r.findings[n]; f.Code == aftercare.FollowUp && f.Words.Has(aftercare.FollowUpDischarged) {
			return true
		}
	}
	return false
}

// earlyCounts are the items that are done by what came before their day too: a
// visit is a visit, while a test taken early says nothing yet.
func earlyCounts(item string) bool {
	switch item {
	case "pregnancy-test", "hcg", "feelings":
		return false
	}
	return true
}

// doneOn returns the last day something ended the due, 0 for none.
func (r *run) doneOn(d *due, s *guideline.Statement, from, on aftercare.Date) aftercare.Date {
	if !earlyCounts(s.Item) {
		from = on
	}
	last := aftercare.Date(0)
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !readsPerson(o) || o.When.Day < from || o.When.Day <= last {
			continue
		}
		for _, n := range d.doneBy {
			if f := &r.findings[n]; f.Code == o.Code && r.matches(f, o) {
				last = o.When.Day
				break
			}
		}
	}
	return last
}
