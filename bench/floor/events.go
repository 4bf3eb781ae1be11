package floor

import "aftercare"

// events are what days are counted from.
type events struct {
	loss, procedure, medicine, treatment   event
	misoprostol, methotrexate, anaesthetic event
	bleedingEnd, diagnosis, hcgComplete    event
	firstHCG, secondHCG, waiting           event
	antibiotic                             event // the last of it
	antibiotics                            uint32
	mayWait, mayBeAfter                    bool // the tissue may not have passed yet; may have
	unsure                                 bool // the loss may be later than anything told
}

func (f *facts) threatened() bool { return f.rec.Loss.Kind == aftercare.Threatened }

// readEvents finds the events of the record.
func (f *facts) readEvents() {
	loss := &f.rec.Loss
	future := loss.To > f.today || loss.DiagnosedOn > f.today
	if loss.To != 0 {
		f.loss = event{state: happened, first: loss.From, day: loss.To}
	}
	passed := loss.To != 0
	if f.tissue != nil {
		f.loss.last(f.tissue)
		passed = true
	}
	c := f.readCare()
	passed = passed || c.evacuated
	future = future || c.future
	switch {
	case future: // until it is asked back, nothing that could be later is known
		f.loss, f.procedure, f.medicine, f.treatment = event{}, event{}, event{}, event{}
		f.misoprostol, f.methotrexate, f.anaesthetic = event{}, event{}, event{}
	case c.evacuatedSometime: // it may have been the later one
		f.loss = event{}
	}
	f.unsure = future || c.evacuatedSometime
	found := loss.DiagnosedOn
	if found == 0 && f.threatened() && loss.Location != aftercare.EctopicLocation {
		found = f.firstSign
	}
	if found != 0 && found <= f.today {
		f.diagnosis = happenedOn(found)
	}
	f.firstHCG = f.diagnosis
	if d := f.firstTest; d != 0 && d <= f.today {
		f.firstHCG = happenedOn(d)
	}
	if d := f.secondTest; d != 0 && d <= f.today {
		f.secondHCG = happenedOn(d)
	}
	passed = passed || loss.Kind == aftercare.Ectopic || loss.Location == aftercare.EctopicLocation // nothing is waited for
	waits := !passed && (loss.DiagnosedOn != 0 || f.threatened())
	if waits && !future {
		f.loss = event{state: notYet}
	}
	f.mayWait = !passed || f.loss.state != happened && (c.evacuated || loss.To != 0 || future)
	f.mayBeAfter = !waits
	if f.waiting.state != happened {
		f.waiting = f.diagnosis
	}
	if !f.mayWait || f.threatened() || loss.Location == aftercare.Unlocated {
		f.waiting = event{}
	}
}

type care struct{ evacuated, evacuatedSometime, future bool }

// readCare finds the last treatments. One without a day makes unknown whatever
// it may have been the last of.
func (f *facts) readCare() (c care) {
	var procedure, medicine, misoprostol, methotrexate bool // without a day
	for i := range f.rec.Care {
		s := &f.rec.Care[i]
		dated := s.Start.Day != 0
		c.future = c.future || s.Start.Day > f.today
		if s.Route == aftercare.Surgical {
			inWomb := s.Method != aftercare.Salpingectomy && s.Method != aftercare.Salpingotomy
			c.evacuated = c.evacuated || inWomb
			if dated {
				f.procedure.last(&s.Start)
				if inWomb {
					f.loss.last(&s.Start)
				}
			} else {
				procedure = true
				c.evacuatedSometime = c.evacuatedSometime || inWomb
			}
			continue
		}
		if s.Method == aftercare.Methotrexate {
			if dated {
				f.methotrexate.last(&s.Start)
			} else {
				methotrexate = true
			}
			continue
		}
		if s.Route == aftercare.Expectant && dated && s.Start.Day <= f.today {
			f.waiting.last(&s.Start)
		}
		if s.Route != aftercare.Medical {
			continue
		}
		if dated {
			f.medicine.last(&s.Start)
		} else {
			medicine = true
		}
		if dated && s.Method == aftercare.Misoprostol {
			f.misoprostol.last(&s.Start)
		} else { // another medicine came first: the day of this one is not told
			misoprostol = true
		}
	}
	f.anaesthetic, f.treatment = f.procedure, f.procedure
	if m := &f.medicine; m.state == happened && (f.treatment.state != happened || later(m, &f.treatment)) {
		f.treatment = *m
	}
	if procedure {
		f.procedure, f.anaesthetic, f.treatment = event{}, event{}, event{}
	}
	if medicine {
		f.medicine, f.treatment = event{}, event{}
	}
	if misoprostol {
		f.misoprostol = event{}
	}
	if methotrexate {
		f.methotrexate = event{}
	}
	return c
}

func later(a, b *event) bool {
	if a.day != b.day || a.at == nil || b.at == nil {
		return a.day > b.day || a.day == b.day && a.at == nil && b.at != nil
	}
	return a.at.Universal() > b.at.Universal()
}

// stopped is the end of the bleeding as alarms count from it: where bleeding
// was not told it cannot have stopped before the loss.
func (f *facts) stopped() *event {
	if f.bleedingEnd.state == notTold && f.loss.state == happened {
		return &f.loss
	}
	return &f.bleedingEnd
}
