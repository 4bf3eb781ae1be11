package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// readCriteria derives the opening of each criterion.
func (r *run) readCriteria() {
	var kinds [aftercare.DangerSignsAnswered]opening
	r.readKinds(&kinds)
	for i := range r.Criteria {
		k := &r.Criteria[i]
		o := kinds[k.Kind]
		switch k.Form {
		case compiled.PlusDays:
			if o.wait == 0 {
				o.on += k.Days
			}
		case compiled.PlusHours:
			if o.wait == 0 {
				o = r.now.hoursAfter(r.countedFrom(k.Kind, o), k.Amount.N)
			}
		case compiled.OfPeriods:
			o = r.menses(k)
		case compiled.OfActivity:
			o = r.clearance(k.Activity)
		case compiled.AllOf:
			for j := range len(k.Of) {
				o = both(o, r.opens[k.Of[j]])
			}
		case compiled.AnyOf:
			o = r.opens[r.soonest(k.Of)]
		}
		r.opens[i] = o
		if o.rank() != 0 {
			r.notOpen.Add(i)
		}
	}
}

// countedFrom is the moment that the hours of a criterion count from. What has no
// anchor of its own opened on a bare day.
func (r *run) countedFrom(k aftercare.Criterion, o opening) aftercare.When {
	if a := r.anchorOf(k); a.state == anchorKnown {
		return a.late
	}
	return aftercare.On(o.on)
}

// soonest is the criterion that opens first; the first of those that open alike.
func (r *run) soonest(of string) (n byte) {
	for i := range len(of) {
		if i == 0 || r.opens[of[i]].sooner(r.opens[n]) {
			n = of[i]
		}
	}
	return n
}

// addTaken adds for each criterion the plain criteria that it rests on: itself, or
// for a combination those of the alternative that opens first.
func (r *run) addTaken(into, criteria *compiled.Bits) {
	made := criteria.And(&r.Branches)
	for n := range made.Each {
		r.addWay(into, byte(n))
	}
	plain := criteria.Without(&r.Branches)
	into.Union(&plain)
}

func (r *run) addWay(into *compiled.Bits, n byte) {
	switch k := &r.Criteria[n]; k.Form {
	case compiled.AnyOf:
		r.addWay(into, r.soonest(k.Of))
	case compiled.AllOf:
		for i := range len(k.Of) {
			r.addWay(into, k.Of[i])
		}
	default:
		into.Add(int(n))
	}
}

// readKinds finds the opening of each kind of criterion; for a kind that counts
// days, of the anchor that it counts from.
func (r *run) readKinds(kinds *[aftercare.DangerSignsAnswered]opening) {
	for k := range kinds[1:] {
		kinds[1+k] = isUnknown // what nothing below reads never opens
	}
	r.readHCGComplete()
	kinds[aftercare.BleedingStopped] = r.stopped
	kinds[aftercare.HeavyBleedingStopped] = r.heavyStopped()
	kinds[aftercare.SymptomsSettled] = r.settled()
	kinds[aftercare.SymptomsEased] = r.eased()
	kinds[aftercare.PainSettled] = r.felt(aftercare.Pain, r.pain, noPain)
	kinds[aftercare.CheckUpDone] = r.result(r.follow, r.follow.word != aftercare.FollowUpMissed)
	kinds[aftercare.ResultsKnown] = kinds[aftercare.CheckUpDone]
	kinds[aftercare.NoRetainedTissue] = r.noRetainedTissue()
	kinds[aftercare.CervixIsClosed] = r.result(r.cervix, r.cervix.word == aftercare.CervixClosed)
	kinds[aftercare.PregnancyTestNegative] = r.testNegative()
	kinds[aftercare.HCGFollowUpComplete] = r.hcgFollowUpComplete()
	kinds[aftercare.HCGNotPregnantLevel] = r.hcgNotPregnantLevel()
	kinds[aftercare.HCGFalling] = r.result(r.trend, r.trend.word == aftercare.TrendFalling || r.trend.word == aftercare.TrendNotPregnantLevel)
	for k := aftercare.DaysSinceLoss; k <= aftercare.DaysSinceAntibiotic; k++ {
		if k == aftercare.DaysSinceSymptomsSettled {
			if kinds[k] = kinds[aftercare.SymptomsSettled]; kinds[k].wait == 0 {
				kinds[k].on-- // counted from the day before she told that all was settled
			}
			continue
		}
		kinds[k] = r.anchorOf(k).opening()
	}
}

// anchorOf is the anchor that a kind of criterion counts from. One that isn't
// listed is never known, as in of.
func (r *run) anchorOf(k aftercare.Criterion) *anchor {
	switch k {
	case aftercare.DaysSinceLoss:
		return &r.loss
	case aftercare.DaysSinceProcedure:
		return &r.procedure
	case aftercare.DaysSinceMedicine:
		return &r.medicine
	case aftercare.DaysSinceTreatment:
		return &r.treatment
	case aftercare.DaysSinceMisoprostol:
		// A combined regimen starts with the other medicine, so counting from
		// the day its misoprostol is due would guess; from its start would be early.
		return &r.misoprostol
	case aftercare.DaysSinceBleedingStopped:
		return &r.dryEnd
	case aftercare.DaysSinceAnaesthetic:
		return &r.anaesthetic
	case aftercare.DaysSinceMethotrexate:
		return &r.methotrexate
	case aftercare.DaysSinceHCGComplete:
		return &r.hcgComplete
	case aftercare.DaysSinceDiagnosis:
		return &r.diagnosis
	case aftercare.DaysSinceAntibiotic:
		return &r.antibiotic
	}
	return &r.unlisted
}

func (r *run) noRetainedTissue() opening {
	if r.scan.word > aftercare.ScanRetained {
		return isUnknown // it says nothing about tissue
	}
	return r.result(r.scan, r.scan.word == aftercare.ScanEmpty)
}

func (r *run) testNegative() opening {
	if r.test.word > aftercare.TestNegative {
		return isUnknown
	}
	return r.result(r.test, r.test.word == aftercare.TestNegative)
}

func (r *run) hcgFollowUpComplete() opening {
	if r.isDischarged() {
		return r.metSince(r.follow.day)
	}
	return r.result(latest{max(r.follow.day, r.trend.day), 1}, false)
}

func (r *run) hcgNotPregnantLevel() opening {
	if r.isDischarged() && r.follow.day >= r.trend.day {
		return r.metSince(r.follow.day)
	}
	return r.result(r.trend, r.trend.word == aftercare.TrendNotPregnantLevel)
}

// result is met since the day of a good answer, unmet by a bad one, and unknown
// without one. Answers from before the loss don't count.
func (r *run) result(l latest, good bool) opening {
	switch {
	case l.day == 0 || r.unsure || r.loss.state == anchorKnown && l.day < r.loss.late.Day:
		return isUnknown
	case good:
		return r.metSince(l.day)
	}
	return isUnmet
}

// metSince is met since the day on which something was told. If it was told in a
// zone where it is already tomorrow, it is met today.
func (r *run) metSince(d aftercare.Date) opening { return metOn(min(d, r.now.today)) }

// answer is result for how she feels, which has to be asked again after some days.
func (r *run) answer(l latest, good bool) opening {
	if int32(r.now.today-l.day) > r.Policy.AnswersDays {
		return isUnknown
	}
	return r.result(l, good)
}

func noPain(word aftercare.Word) bool  { return word == aftercare.PainNone }
func notFoul(word aftercare.Word) bool { return word != aftercare.DischargeFoul }

// felt is answer, met since the first day after the last bad answer: repeating a
// good answer does not restart the count.
func (r *run) felt(code aftercare.Code, l latest, good func(aftercare.Word) bool) opening {
	o := r.answer(l, good(l.word))
	if o.wait != 0 {
		return o
	}
	after, first := aftercare.Date(0), l.day
	if r.loss.state == anchorKnown {
		after = r.loss.late.Day - 1
	}
	for i := range r.rec.Observations {
		if p := &r.rec.Observations[i]; p.Code == code && isAboutHer(p) && !good(p.Word) {
			after = max(after, p.When.Day)
		}
	}
	for i := range r.rec.Observations {
		if p := &r.rec.Observations[i]; p.Code == code && readsPerson(p) && p.When.Day > after {
			first = min(first, p.When.Day)
		}
	}
	return r.metSince(first)
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
	if hot := r.told.And(&r.danger); hot.Meets(&r.Feverish) {
		return isUnmet
	}
	if r.feelsHot.word == aftercare.BoolYes && r.now.age(&aftercare.When{Day: r.feelsHot.day}) <= r.Policy.Window[aftercare.FeelsHot] {
		return isUnmet
	}
	if r.calm&compiled.FeverAsked == 0 {
		return isUnknown
	}
	return opening{}
}

// settled: bleeding stopped, pain none, no fever, discharge not foul.
func (r *run) settled() opening {
	o := both(r.stopped, r.felt(aftercare.Pain, r.pain, noPain))
	o = both(o, r.felt(aftercare.Discharge, r.smell, notFoul))
	return both(o, r.fever())
}

// eased: bleeding at most light, pain at most mild, no fever, discharge not foul.
func (r *run) eased() opening {
	bled := r.lastBleeding(aftercare.BleedingLight)
	o := r.answer(bled, bled.word <= aftercare.BleedingLight)
	o = both(o, r.answer(r.pain, r.pain.word <= aftercare.PainMild))
	o = both(o, r.answer(r.smell, r.smell.word != aftercare.DischargeFoul))
	return both(o, r.fever())
}

func (r *run) heavyStopped() opening {
	bled := r.lastBleeding(aftercare.BleedingModerate)
	return r.answer(bled, bled.word < aftercare.BleedingHeavy)
}

func (r *run) menses(k *compiled.Criterion) opening {
	need := max(k.Periods, 1)
	switch {
	case r.unsure:
		return isUnknown
	case r.loss.state == anchorNotYet:
		return isUnmet
	case r.starts >= need && !k.Whole && need == 1:
		return r.metSince(r.started)
	case r.starts >= need && (!k.Whole || r.wholes >= need):
		return r.metSince(max(r.lastStart, r.ended))
	case r.starts > 0 || r.notYet:
		return isUnmet
	}
	return isUnknown
}

// clearance is met by a clinician's clearance of an activity, unless a hold of the
// same day or later, bleeding or a danger sign came after it.
func (r *run) clearance(a aftercare.Activity) opening {
	yes, no := r.cleared[a], r.held[a]
	switch {
	case yes == nil:
		return isUnmet
	case r.unsure:
		return isUnknown // it may be from before the loss
	case no != nil && no.Day >= yes.Day || r.loss.state == anchorKnown && yes.Day < r.loss.late.Day || r.lastWet > yes.Day:
		return isUnmet
	}
	for i := range r.signs.n {
		s := r.signs.at(i)
		if o := r.observation(s); o.Who == aftercare.ThePerson && s.findings.Meets(&r.danger) && !knownBefore(&o.When, yes) {
			return isUnmet
		}
	}
	return r.metSince(yes.Day)
}

// knownBefore reports whether one moment is known to lie before another.
func knownBefore(a, b *aftercare.When) bool {
	if a.HasInstant() && b.HasInstant() {
		return a.At.Universal() < b.At.Universal()
	}
	return a.Day < b.Day
}
