package floor

import "aftercare"

// ease lowers an alarm of which every sign is excused.
func (f *facts) ease(alarm int, signs set) {
	now, ever := -1, -1
	nowOK, everOK := true, true
	f.eachTold(func(o *aftercare.Observation, s set) {
		if !s.meets(signs) {
			return
		}
		left := -1
		if o.Worsening != aftercare.Yes && o.Relieved != aftercare.No {
			left = f.excuse(alarm, o)
		}
		recent := f.age(&o.When) <= window[o.Code]
		everOK = everOK && left >= 0
		ever = max(ever, left)
		if recent {
			nowOK = nowOK && left >= 0
			now = max(now, left)
		}
	})
	if nowOK && now >= 0 {
		f.counts[alarm] = aftercare.Urgency(now)
	}
	if everOK && ever >= 0 {
		f.countsEver[alarm] = aftercare.Urgency(ever)
	}
}

// isAfter reports whether a moment is told to lie after an event, on one bare
// day too.
func (e *event) isAfter(w *aftercare.When) bool {
	if e.state != happened || w.Day < e.day {
		return false
	}
	return e.at == nil || w.At.Day == 0 || w.At.Universal() >= e.at.Universal()
}

func (e *event) coversDays(w *aftercare.When, n int) bool {
	return e.isAfter(w) && int(w.Day-e.first) <= n
}

// coversHours counts hours from a bare day's beginning; less than a day is not
// counted from one.
func (e *event) coversHours(w *aftercare.When, n int64) bool {
	return e.isAfter(w) && (n >= 24 || e.firstAt != nil) && e.apart(w) <= n*3600
}

// step reports whether the care that an event is was told to be by one of some
// methods, approaches and anaesthetics; 0 asks for none. Care at the same time by
// another method does not count, care by an untold one must be so too.
func (f *facts) step(e *event, methods, approaches, anaesthetics uint32) (found bool) {
	for i := range f.rec.Care {
		c := &f.rec.Care[i]
		if c.Method != 0 && bit(c.Method)&methods == 0 || c.Start.Day != e.day || (c.Start.At.Day != 0) != (e.at != nil) || e.at != nil && c.Start.At != *e.at {
			continue
		}
		if bit(c.Method)&methods == 0 || approaches != 0 && bit(c.Approach)&approaches == 0 || anaesthetics != 0 && bit(c.Anaesthetic)&anaesthetics == 0 {
			return false
		}
		found = true
	}
	return found
}
