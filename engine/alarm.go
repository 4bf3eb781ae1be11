package engine

import "aftercare"

// way is one way for an alarm to fire: at least one finding of each group.
type way struct {
	groups []bitset
	alarm  uint16 // index into Engine.alarms
	level  aftercare.Urgency
}

// holds reports whether some findings are enough.
func (w *way) holds(s *bitset) bool {
	for i := range w.groups {
		if !s.meets(&w.groups[i]) {
			return false
		}
	}
	return true
}

// meets reports whether it rests on some of the findings.
func (w *way) meets(s *bitset) bool {
	for i := range w.groups {
		if s.meets(&w.groups[i]) {
			return true
		}
	}
	return false
}

// addTo adds those of some findings that it rests on.
func (w *way) addTo(set, from *bitset) {
	for i := range w.groups {
		part := w.groups[i].and(from)
		set.union(&part)
	}
}

// fires reports whether some findings fire an alarm, whatever effects leave of
// it.
func (e *Engine) fires(alarm uint16, s *bitset) bool {
	for i := range e.ways {
		if w := &e.ways[i]; w.alarm == alarm && w.holds(s) {
			return true
		}
	}
	return false
}

// judge finds the level: the maximum over alarms that fire.
func (r *run) judge() {
	for n := range r.told.each {
		for _, i := range r.byFirst[n] {
			if w := &r.ways[i]; w.level > r.level && w.holds(&r.told) {
				r.level = max(r.level, r.levelOf(w.alarm, w.level))
			}
		}
	}
}

// dangers are the findings of alarms that fire, or once fired, at level soon
// and above.
func (r *run) dangers() (set bitset) {
	for n := range r.ever.each {
		for _, i := range r.byFirst[n] {
			if w := &r.ways[i]; w.level >= aftercare.Soon && w.holds(&r.ever) && r.leftOf(w.alarm, w.level, &r.quietEver, &r.actingEver) >= aftercare.Soon {
				w.addTo(&set, &r.ever)
			}
		}
	}
	return set
}
