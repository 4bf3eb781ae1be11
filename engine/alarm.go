package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// fires reports whether some findings fire an alarm, before expected effects are
// looked at.
func (r *run) fires(alarm uint16, s *compiled.Bits) bool {
	for i := range r.Ways {
		if w := &r.Ways[i]; w.Alarm == alarm && w.Holds(s) {
			return true
		}
	}
	return false
}

// findLevel takes the highest level of all alarms that fire.
func (r *run) findLevel() {
	for n := range r.told.Each {
		for _, i := range r.ByFirst[n] {
			if w := &r.Ways[i]; w.Level > r.level && w.Holds(&r.told) {
				r.level = max(r.level, r.levelOf(w.Alarm, w.Level))
			}
		}
	}
}

// dangers are the findings of alarms that fire, or once fired, at level soon
// and above.
func (r *run) dangers() (set compiled.Bits) {
	for n := range r.ever.Each {
		for _, i := range r.ByFirst[n] {
			if w := &r.Ways[i]; w.Level >= aftercare.Soon && w.Holds(&r.ever) && r.leftOf(w.Alarm, w.Level, &r.quietEver, &r.actingEver) >= aftercare.Soon {
				w.AddTo(&set, &r.ever)
			}
		}
	}
	return set
}
