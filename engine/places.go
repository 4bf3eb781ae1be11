package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// Cells returns the follow rules that an answer about an activity rests on:
// those of every kind of care and phase that applies to her or may apply.
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
