package floor

import "aftercare"

// due finds the state of a due. It counts from the first day its event may
// have been; done is the last day it was done.
func (f *facts) due(statement int, e *event, after, until aftercare.Date, done aftercare.Date, early bool) Due {
	d := Due{Statement: statement}
	switch e.state {
	case notTold:
		d.State = aftercare.DueUnknown
		return d
	case notYet:
		d.State = aftercare.DueWaiting
		return d
	}
	d.On = e.first + after
	if until != 0 {
		d.Until = e.first + until
	}
	from := d.On
	if early {
		from = e.first
	}
	if done >= from {
		d.State = aftercare.DueDone
		return d
	}
	f.dueState(&d)
	return d
}

// again is the same for a due that comes again, so many times at most.
func (f *facts) again(d Due, done, every aftercare.Date, times int, ended bool) Due {
	if d.On == 0 {
		return d
	}
	if ended {
		d.State = aftercare.DueDone
		return d
	}
	for ; done >= d.On && times > 0; times-- {
		d.On += every
		if d.Until != 0 {
			d.Until += every
		}
	}
	if done >= d.On {
		d.State = aftercare.DueDone
		return d
	}
	f.dueState(&d)
	return d
}

func (f *facts) dueState(d *Due) {
	last := d.Until
	if last == 0 {
		last = d.On + dueGrace
	}
	switch {
	case f.today < d.On:
		d.State = aftercare.DueUpcoming
	case f.today > last:
		d.State = aftercare.DueOverdue
	default:
		d.State = aftercare.DueNow
	}
}
