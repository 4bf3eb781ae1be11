package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// Cells returns the places of follow that an answer about an activity rests
// on: for every kind of care and phase that is hers or may be.
func (e *Engine) Cells(rec *aftercare.Record, asOf aftercare.When, a aftercare.Activity) []*guideline.Cell {
	r := run{Tables: e.tables, rec: rec, now: clockOf(asOf)}
	r.prepare()
	var list []*guideline.Cell
	for i := range r.Pack.Follow {
		if c := &r.Pack.Follow[i]; r.Pack.IsAbout(c, a) && c.Places()&r.person.places != 0 {
			list = append(list, c)
		}
	}
	return list
}
