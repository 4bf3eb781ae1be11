package engine

import "aftercare"

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
	if d := rec.Loss.DiagnosedOn; d != 0 && d <= r.now.today {
		r.diagnosis = anchor{anchorKnown, aftercare.On(d), aftercare.On(d)}
	}
	r.phase = 3
	if rec.Loss.Kind == aftercare.Ectopic || rec.Loss.Location == aftercare.EctopicLocation {
		passed = true // nothing is waited for in the womb
	}
	switch {
	case passed && r.loss.state != anchorKnown && !operated && rec.Loss.To == 0:
		r.phase = 2
	case passed && r.loss.state == anchorKnown:
		r.phase = 2
	case !passed && (rec.Loss.DiagnosedOn != 0 || r.threatened()):
		r.phase = 1
		if !r.future {
			r.loss = anchor{state: anchorNotYet}
		}
	}
}

// forgetDated drops the anchors of a record that holds a date after as-of:
// until it is asked back they are unknown for every gate and due.
func (r *run) forgetDated() {
	r.loss, r.procedure, r.medicine, r.treatment = anchor{}, anchor{}, anchor{}, anchor{}
	r.misoprostol, r.methotrexate, r.anaesthetic = anchor{}, anchor{}, anchor{}
}

// readCare reads the steps of care. operated: the tissue was removed at least
// once; dated: every such step has its day.
func (r *run) readCare() (operated, dated bool) {
	dated = true
	undated := [4]bool{} // procedure, medicine, misoprostol, methotrexate
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		told := c.Start.Told()
		if told && c.Start.Day > r.now.today {
			r.future = true
		}
		early := c.Start
		switch {
		case c.Route == aftercare.Surgical:
			operated = operated || !c.Method.OnTube()
			if !told {
				undated[0], dated = true, dated && c.Method.OnTube()
				continue
			}
			r.procedure.setLater(early, c.Start)
			if !c.Method.OnTube() {
				r.loss.setLater(early, c.Start)
			}
		case c.Method == aftercare.Methotrexate:
			undated[3] = undated[3] || !told
			if told {
				r.methotrexate.setLater(early, c.Start)
			}
		case c.Route == aftercare.Medical:
			undated[1], undated[2] = undated[1] || !told, undated[2] || !told
			if told {
				r.medicine.setLater(early, c.Start)
				// Only misoprostol alone starts on the day its care starts.
				if c.Method == aftercare.Misoprostol {
					r.misoprostol.setLater(early, c.Start)
				} else {
					undated[2] = true
				}
			}
		}
	}
	r.anaesthetic = r.procedure
	r.treatment = r.procedure
	if r.medicine.state == anchorKnown {
		r.treatment.setLater(r.medicine.early, r.medicine.late)
	}
	for i, a := range []*anchor{&r.procedure, &r.medicine, &r.misoprostol, &r.methotrexate} {
		if undated[i] {
			*a = anchor{}
		}
	}
	if undated[0] || undated[1] {
		r.treatment = anchor{}
	}
	if undated[0] {
		r.anaesthetic = anchor{}
	}
	return operated, dated
}
