package compiled

import "aftercare"

// Way is one way for an alarm to fire: at least one finding of each group.
type Way struct {
	groups []Bits
	Alarm  uint16 // index into Tables.Alarms
	Level  aftercare.Urgency
}

// Holds reports whether some findings are enough for it.
func (w *Way) Holds(s *Bits) bool {
	for i := range w.groups {
		if !s.Meets(&w.groups[i]) {
			return false
		}
	}
	return true
}

// Meets reports whether it rests on some of the findings.
func (w *Way) Meets(s *Bits) bool {
	for i := range w.groups {
		if s.Meets(&w.groups[i]) {
			return true
		}
	}
	return false
}

// AddTo adds to set the findings of from that it rests on.
func (w *Way) AddTo(set, from *Bits) {
	for i := range w.groups {
		part := w.groups[i].And(from)
		set.Union(&part)
	}
}
