package engine

import "aftercare"

// IsDanger reports whether a sign by itself, with nothing else known, asks for
// help of any kind on its day.
func (e *Engine) IsDanger(o aftercare.Observation) bool {
	var d Decision
	e.Decide(&aftercare.Record{Observations: []aftercare.Observation{o}}, o.When, &d)
	return d.Level > 0
}
