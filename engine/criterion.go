package engine

import "aftercare"

// readCriteria finds where every criterion stands.
func (r *run) readCriteria() {
	r.readHCGComplete()
	settled := r.settled(r.dry)
	for i := range r.criteria {
		k := &r.criteria[i]
		switch k.kind {
		case aftercare.BleedingStopped:
			r.opens[i] = r.dry
		case aftercare.SymptomsSettled:
			r.opens[i] = settled
		case aftercare.DaysSinceSymptomsSettled:
			if r.opens[i] = settled; settled.wait == 0 {
				// Counted from the day before everything was first told settled.
				r.opens[i] = metOn(settled.on - 1 + aftercare.Date(k.days))
			}
		case aftercare.ClinicianClearance:
			r.opens[i] = r.clearance(k.activity)
		default:
			r.opens[i] = r.criterion(k)
		}
	}
}

// readBleedingEnd finds the end of the loss's own bleeding.
func (r *run) readBleedingEnd() {
	for i, word := range r.bled {
		if word > aftercare.BleedingNone && !r.isMenses(i) {
			r.lastWet = r.now.today - aftercare.Date(i)
			break
		}
	}
	var end aftercare.Date
	r.dry, end, r.dryDays = r.dryRun()
	if r.dry.wait == 0 {
		on := aftercare.On(end)
		r.bleedingEnd = anchor{anchorKnown, on, on}
	} else if r.dry.wait == waitUnmet {
		r.bleedingEnd = anchor{state: anchorNotYet}
	}
}

func (r *run) criterion(k *criterion) opening {
	since := func(a *anchor) opening { return a.after(k.amount, k.days, r.now) }
	switch k.kind {
	case aftercare.HeavyBleedingStopped:
		return r.heavyStopped()
	case aftercare.SymptomsEased:
		return r.eased()
	case aftercare.PainSettled:
		return r.answer(r.pain, r.pain.word == aftercare.PainNone)
	case aftercare.MensesReturned:
		return r.menses(k)
	case aftercare.CheckUpDone, aftercare.ResultsKnown:
		return r.result(r.follow, r.follow.word != aftercare.FollowUpMissed)
	case aftercare.NoRetainedTissue:
		if r.scan.word > aftercare.ScanRetained {
			return isUnknown // it says nothing about tissue
		}
		return r.result(r.scan, r.scan.word == aftercare.ScanEmpty)
	case aftercare.CervixIsClosed:
		return r.result(r.cervix, r.cervix.word == aftercare.CervixClosed)
	case aftercare.PregnancyTestNegative:
		if r.test.word > aftercare.TestNegative {
			return isUnknown
		}
		return r.result(r.test, r.test.word == aftercare.TestNegative)
	case aftercare.HCGFollowUpComplete:
		if r.isDischarged() {
			return r.metSince(r.follow.day)
		}
		return r.result(latest{max(r.follow.day, r.trend.day), 1}, false)
	case aftercare.HCGNotPregnantLevel:
		if r.isDischarged() && r.follow.day >= r.trend.day {
			return r.metSince(r.follow.day)
		}
		return r.result(r.trend, r.trend.word == aftercare.TrendNotPregnantLevel)
	case aftercare.HCGFalling:
		return r.result(r.trend, r.trend.word == aftercare.TrendFalling || r.trend.word == aftercare.TrendNotPregnantLevel)
	case aftercare.DaysSinceLoss:
		return since(&r.loss)
	case aftercare.DaysSinceProcedure:
		return since(&r.procedure)
	case aftercare.DaysSinceMedicine:
		return since(&r.medicine)
	case aftercare.DaysSinceTreatment:
		return since(&r.treatment)
	case aftercare.DaysSinceMisoprostol:
		// A combined regimen starts with the other medicine, so counting from
		// the day its misoprostol is due would guess; from its start would be early.
		return since(&r.misoprostol)
	case aftercare.DaysSinceBleedingStopped:
		return since(&r.bleedingEnd)
	case aftercare.DaysSinceAnaesthetic:
		return since(&r.anaesthetic)
	case aftercare.DaysSinceMethotrexate:
		return since(&r.methotrexate)
	case aftercare.DaysSinceHCGComplete:
		return since(&r.hcgComplete)
	case aftercare.DaysSinceDiagnosis:
		return since(&r.diagnosis)
	}
	return isUnknown
}

// result is met since the day of an answer that says so, unmet by one that
// says otherwise, unknown without any. Answers from before the loss are none.
func (r *run) result(l latest, good bool) opening {
	switch {
	case l.day == 0 || r.unsure || r.loss.state == anchorKnown && l.day < r.loss.late.Day:
		return isUnknown
	case good:
		return r.metSince(l.day)
	}
	return isUnmet
}

// metSince is met since a day something was told. Told where it is tomorrow
// already, it is met today.
func (r *run) metSince(d aftercare.Date) opening { return metOn(min(d, r.now.today)) }

// answer is the same for how she feels, which is asked again after a while.
func (r *run) answer(l latest, good bool) opening {
	if int32(r.now.today-l.day) > r.policy.answersDays {
		return isUnknown
	}
	return r.result(l, good)
}

func (r *run) readHCGComplete() {
	low := r.result(r.trend, r.trend.word == aftercare.TrendNotPregnantLevel)
	switch {
	case r.isDischarged():
		on := aftercare.On(r.follow.day)
		r.hcgComplete = anchor{anchorKnown, on, on}
	case low.wait == 0:
		on := aftercare.On(r.trend.day)
		r.hcgComplete = anchor{anchorKnown, on, on}
	case low == isUnmet:
		r.hcgComplete = anchor{state: anchorNotYet}
	}
}

// fever is met when no fever holds and a calm answer is recent.
func (r *run) fever() opening {
	for n := range r.told.each {
		f := &r.findings[n]
		if r.danger.has(n) && (f.Code == aftercare.Temperature || f.Code == aftercare.FeelsHot || f.Code == aftercare.Chills) {
			return isUnmet
		}
	}
	if r.feelsHot.word == aftercare.BoolYes && r.now.age(aftercare.On(r.feelsHot.day)) <= r.policy.window[aftercare.FeelsHot] {
		return isUnmet
	}
	if !r.calmlyAnswered(aftercare.Temperature) {
		return isUnknown
	}
	return opening{}
}

// settled: bleeding stopped, pain none, no fever, discharge not foul.
func (r *run) settled(dry opening) opening {
	o := both(dry, r.answer(r.pain, r.pain.word == aftercare.PainNone))
	o = both(o, r.answer(r.smell, r.smell.word != aftercare.DischargeFoul))
	return both(o, r.fever())
}

// eased: bleeding at most light, pain at most mild, no fever, discharge not foul.
func (r *run) eased() opening {
	day, word := r.lastBleeding(aftercare.BleedingLight)
	o := r.answer(latest{day, word}, word <= aftercare.BleedingLight)
	o = both(o, r.answer(r.pain, r.pain.word <= aftercare.PainMild))
	o = both(o, r.answer(r.smell, r.smell.word != aftercare.DischargeFoul))
	return both(o, r.fever())
}

// lastBleeding is the last day bleeding was told about. Bleeding of a period
// above what the criterion allows is passed over: it undoes nothing.
func (r *run) lastBleeding(allowed uint8) (aftercare.Date, uint8) {
	for i, word := range r.bled {
		if word != 0 && (word <= allowed || !r.isMenses(i)) {
			return r.now.today - aftercare.Date(i), word
		}
	}
	return 0, 0
}

func (r *run) heavyStopped() opening {
	day, word := r.lastBleeding(aftercare.BleedingModerate)
	return r.answer(latest{day, word}, word < aftercare.BleedingHeavy)
}

func (r *run) menses(k *criterion) opening {
	need := max(k.periods, 1)
	switch {
	case r.unsure:
		return isUnknown
	case r.loss.state == anchorNotYet:
		return isUnmet
	case r.starts >= need && !k.whole && need == 1:
		return r.metSince(r.started)
	case r.starts >= need && (!k.whole || r.ended != 0):
		return r.metSince(max(r.lastStart, r.ended))
	case r.starts > 0 || r.notYet:
		return isUnmet
	}
	return isUnknown
}

// clearance is a clinician's word on one activity: the latest counts, on one
// day the one that holds, and bleeding or a danger sign after it undoes it.
func (r *run) clearance(a aftercare.Activity) opening {
	yes, no := r.cleared[a], r.held[a]
	if r.unsure && yes.Told() {
		return isUnknown // it may be from before the loss
	}
	if !yes.Told() || no.Day >= yes.Day || r.loss.state == anchorKnown && yes.Day < r.loss.late.Day || r.lastWet > yes.Day {
		return isUnmet
	}
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if readsPerson(o) && r.isDanger(o) && !knownBefore(o.When, yes) {
			return isUnmet
		}
	}
	return r.metSince(yes.Day)
}

// knownBefore reports whether one moment is known to lie before another.
func knownBefore(a, b aftercare.When) bool {
	if a.HasInstant() && b.HasInstant() {
		return a.At.Universal() < b.At.Universal()
	}
	return a.Day < b.Day
}
