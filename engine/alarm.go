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

// addTo adds those of some findings that it rests on.
func (w *way) addTo(set, from *bitset) {
	for i := range w.groups {
		part := w.groups[i].and(from)
		set.union(&part)
	}
}

// judge finds the level: the maximum over alarms that fire.
func (r *run) judge() {
	for n := range r.told.each {
		for _, i := range r.byFirst[n] {
			if w := &r.ways[i]; w.level > r.level && w.holds(&r.told) {
				r.level = w.level
			}
		}
	}
}

// dangers are the findings of alarms of level soon and above that fire or once
// fired.
func (r *run) dangers() (set bitset) {
	for n := range r.ever.each {
		for _, i := range r.byFirst[n] {
			if w := &r.ways[i]; w.level >= aftercare.Soon && w.holds(&r.ever) {
				w.addTo(&set, &r.ever)
			}
		}
	}
	return set
}
