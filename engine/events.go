package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// The phases, if only one is possible.
const onlyWaiting, onlyAfter = 1 << (guideline.Waiting - 1), 1 << (guideline.After - 1)

func (r *run) threatened() bool { return r.rec.Loss.Kind == aftercare.Threatened }

// readAnchors finds the events that days are counted from.
func (r *run) readAnchors() {
	rec := r.rec
	if to := rec.Loss.To; to > r.now.today || rec.Loss.DiagnosedOn > r.now.today {
		r.future = true
	} else if to != 0 {
		r.loss = anchor{anchorKnown, aftercare.On(rec.Loss.From), aftercare.On(to)}
	}
	passed := rec.Loss.To != 0
	if r.tissue != nil {
		passed = true
		r.loss.setLater(*r.tissue, *r.tissue)
	}
	operated, dated := r.readCare()
	if operated {
		passed = true
	}
	if !dated {
		r.loss = anchor{} // an operation of unknown day may be the later one
	}
	if r.unsure = r.future || !dated; r.future {
		r.forgetDated()
	}
	if d := r.foundOn(); d != 0 && d <= r.now.today {
		r.diagnosis = anchor{anchorKnown, aftercare.On(d), aftercare.On(d)}
	}
	r.readHCGTests()
	r.phase = onlyWaiting | onlyAfter
	if rec.Loss.Kind == aftercare.Ectopic || rec.Loss.Location == aftercare.EctopicLocation {
		passed = true // nothing is waited for in the womb
	}
	switch {
	case passed && r.loss.state != anchorKnown && !operated && rec.Loss.To == 0 && !r.future: // after a future date nothing is known to be over
		r.phase = onlyAfter
	case passed && r.loss.state == anchorKnown:
		r.phase = onlyAfter
	case !passed && (rec.Loss.DiagnosedOn != 0 || r.threatened()):
		r.phase = onlyWaiting
		if !r.future {
			r.loss = anchor{state: anchorNotYet}
		}
	}
	r.readWaiting()
}

// readWaiting finds the start of waiting for a miscarriage, or else the
// diagnosis; it is known only while a loss in the womb is still to come.
func (r *run) readWaiting() {
	if r.waiting.state != anchorKnown {
		r.waiting = r.diagnosis
	}
	if r.phase&onlyWaiting == 0 || r.threatened() || r.rec.Loss.Location == aftercare.Unlocated {
		r.waiting = anchor{}
	}
}

// foundOn is the day of the diagnosis. A pregnancy that may go on, so none outside
// the womb, is counted from the first scan or bleeding where no day was told; 0 if
// there is none.
func (r *run) foundOn() aftercare.Date {
	if r.rec.Loss.DiagnosedOn == 0 && r.threatened() && r.rec.Loss.Location != aftercare.EctopicLocation {
		return r.firstSign
	}
	return r.rec.Loss.DiagnosedOn
}

// readHCGTests finds the first and the second blood test for hCG.
func (r *run) readHCGTests() {
	r.firstHCG, r.secondHCG = r.diagnosis, anchor{}
	for i, a := range [...]*anchor{&r.firstHCG, &r.secondHCG} {
		if d := r.hcgDays[i]; d != 0 && d <= r.now.today {
			*a = anchor{anchorKnown, aftercare.On(d), aftercare.On(d)}
		}
	}
}

// forgetDated drops the anchors of a record with a date after as-of: until the date
// is corrected, they are unknown to every gate and due.
func (r *run) forgetDated() {
	r.loss, r.procedure, r.medicine, r.treatment = anchor{}, anchor{}, anchor{}, anchor{}
	r.misoprostol, r.methotrexate, r.anaesthetic = anchor{}, anchor{}, anchor{}
}

// undated says which events of care include a step without a day.
type undated struct{ procedure, medicine, misoprostol, methotrexate bool }

// readCare reads the steps of care. operated reports whether tissue was removed from
// the womb, dated whether every such step has a day.
func (r *run) readCare() (operated, dated bool) {
	dated = true
	var u undated
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		r.future = r.future || c.Start.Day > r.now.today
		switch {
		case c.Route == aftercare.Surgical:
			operated = operated || !c.Method.OnTube()
			dated = r.readOperation(c, &u) && dated
		case c.Method == aftercare.Methotrexate:
			u.methotrexate = u.methotrexate || !c.Start.Told()
			r.methotrexate.setTold(c.Start)
		case c.Route == aftercare.Medical:
			r.readMedicine(c, &u)
		case c.Route == aftercare.Expectant && c.Start.Day <= r.now.today:
			r.waiting.setTold(c.Start)
		}
	}
	r.anaesthetic, r.treatment = r.procedure, r.procedure
	if r.medicine.state == anchorKnown {
		r.treatment.setLater(r.medicine.early, r.medicine.late)
	}
	r.forgetUndated(&u)
	return operated, dated
}

// readOperation reports whether an operation that ends the loss has its day.
func (r *run) readOperation(c *aftercare.Care, u *undated) (dated bool) {
	if !c.Start.Told() {
		u.procedure = true
		return c.Method.OnTube()
	}
	r.procedure.setLater(c.Start, c.Start)
	if !c.Method.OnTube() {
		r.loss.setLater(c.Start, c.Start)
	}
	return true
}

func (r *run) readMedicine(c *aftercare.Care, u *undated) {
	told := c.Start.Told()
	u.medicine = u.medicine || !told
	r.medicine.setTold(c.Start)
	// Only misoprostol alone starts on the day its care starts.
	if told && c.Method == aftercare.Misoprostol {
		r.misoprostol.setLater(c.Start, c.Start)
	} else {
		u.misoprostol = true
	}
}

// forgetUndated drops the anchors that a step without a day may have moved.
func (r *run) forgetUndated(u *undated) {
	if u.procedure {
		r.procedure, r.anaesthetic = anchor{}, anchor{}
	}
	if u.medicine {
		r.medicine = anchor{}
	}
	if u.misoprostol {
		r.misoprostol = anchor{}
	}
	if u.methotrexate {
		r.methotrexate = anchor{}
	}
	if u.procedure || u.medicine {
		r.treatment = anchor{}
	}
}
