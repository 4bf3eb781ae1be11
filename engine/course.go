package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// Course gives pictures and summaries the days of a record as the engine reads
// them. It decides nothing.
type Course struct {
	run run
	hot int64 // the lowest temperature that is a fever, on the scale of compiled.Number
}

// Course reads the days of a record as [Engine.Evaluate] does.
func (e *Engine) Course(rec *aftercare.Record, asOf aftercare.When) *Course {
	c := &Course{run: run{Tables: e.tables, rec: rec, now: clockOf(asOf)}}
	c.run.prepare()
	if f := e.fever(); f != nil {
		c.hot = f.Threshold
	}
	return c
}

// fever is the finding with the lowest temperature that some alarm takes for a
// fever; nil if there is none.
func (e *Engine) fever() *compiled.Finding {
	var low *compiled.Finding
	for i := range e.tables.Findings {
		if f := &e.tables.Findings[i]; f.Code == aftercare.Temperature && f.Compares == guideline.AtLeast && (low == nil || f.Threshold < low.Threshold) {
			low = f
		}
	}
	return low
}

// Anchor returns the first and the last day on which an event may have happened;
// zero if it has not happened or was not told.
func (c *Course) Anchor(k guideline.Anchor) (early, late aftercare.Date) {
	a := c.run.of(k)
	if a.state != anchorKnown {
		return 0, 0
	}
	return a.early.Day, a.late.Day
}

// NotYet reports whether she told that the event has not happened.
func (c *Course) NotYet(k guideline.Anchor) bool { return c.run.of(k).state == anchorNotYet }

// InPeriod reports whether a day belongs to a period that she says has come.
func (c *Course) InPeriod(d aftercare.Date) bool { return c.run.inPeriod(d) }

// IsFever reports whether some alarm of the pack takes a temperature for a fever. An
// implausible reading counts as a fever until it is measured again.
func (c *Course) IsFever(o *aftercare.Observation) bool {
	v := compiled.Number(o.Code, o.Number, o.Unit)
	return o.Code == aftercare.Temperature && c.hot != 0 && (v >= c.hot || c.run.implausible(v))
}

// FeverFrom is the lowest temperature that some alarm takes for a fever, as its
// source prints it.
func (e *Engine) FeverFrom() (guideline.Quantity, bool) {
	f := e.fever()
	if f == nil {
		return guideline.Quantity{}, false
	}
	return guideline.Quantity{Value: f.AtLeast, Unit: aftercare.Temperature.Info().Units.Name(f.Unit)}, true
}
