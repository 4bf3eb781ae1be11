package engine

import (
	"math/bits"
	"strconv"

	"aftercare"
)

// Check refuses what only the day of asking can show to be wrong: an
// observation from after it.
func Check(rec *aftercare.Record, asOf aftercare.When) []aftercare.Finding {
	var findings []aftercare.Finding
	for i := range rec.Observations {
		w := rec.Observations[i].When
		if w.Day <= asOf.Day || w.HasInstant() && asOf.HasInstant() && w.At.Universal() <= asOf.At.Universal() {
			continue
		}
		findings = append(findings, aftercare.Finding{
			Pointer: "/observations/" + strconv.Itoa(i),
			Message: "this observation is dated after the day that is asked about",
		})
	}
	return findings
}

// unknown lists what was not told and matters: lapsed danger signs first, then
// the questions of the danger check, then the facts that rules wait for.
func (r *run) unknown() []string {
	var list []string
	for _, code := range r.lapsedInOrder() {
		list = append(list, code.String())
	}
	for i, code := range r.policy.check {
		if r.calm&(1<<i) == 0 && !contains(list, code.String()) {
			list = append(list, code.String())
		}
	}
	if r.level >= aftercare.SameDay {
		return list // nothing else matters before help
	}
	var waits bitset
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		r.decide(a, &waits)
	}
	var kinds uint32 // the facts come in the order of the criteria, whatever the pack's
	for n := range waits.each {
		if r.opens[n].wait&waitUnknown != 0 {
			kinds |= 1 << r.criteria[n].kind
		}
	}
	for ; kinds != 0; kinds &= kinds - 1 {
		if fact := r.factOf(aftercare.Criterion(bits.TrailingZeros32(kinds))); fact != "" && !contains(list, fact) {
			list = append(list, fact)
		}
	}
	return list
}

// lapsedInOrder lists lapsed danger signs by when they were last told, then by code.
func (r *run) lapsedInOrder() []aftercare.Code {
	var codes []aftercare.Code
	var when []aftercare.When
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		if !r.lapsed.has(c) {
			continue
		}
		var last aftercare.When
		for i := range r.rec.Observations {
			if o := &r.rec.Observations[i]; o.Code == c && !o.Withdrawn {
				if isLater(&o.When, &last) {
					last = o.When
				}
			}
		}
		at := len(codes)
		for at > 0 && knownOrder(last, when[at-1]) {
			at--
		}
		codes = append(codes[:at], append([]aftercare.Code{c}, codes[at:]...)...)
		when = append(when[:at], append([]aftercare.When{last}, when[at:]...)...)
	}
	return codes
}

// knownOrder orders moments; a bare day stands at its end.
func knownOrder(a, b aftercare.When) bool {
	return a.Day < b.Day || a.Day == b.Day && laterInDay(&b, &a)
}

// factOf names the fact that a criterion needs.
func (r *run) factOf(k aftercare.Criterion) string {
	switch k {
	case aftercare.DaysSinceLoss:
		return "loss.on"
	case aftercare.DaysSinceProcedure, aftercare.DaysSinceMedicine, aftercare.DaysSinceTreatment,
		aftercare.DaysSinceMisoprostol, aftercare.DaysSinceMethotrexate, aftercare.DaysSinceAnaesthetic:
		return "care"
	case aftercare.DaysSinceDiagnosis:
		return "loss.diagnosedOn"
	case aftercare.BleedingStopped, aftercare.HeavyBleedingStopped, aftercare.DaysSinceBleedingStopped:
		return "bleeding"
	case aftercare.PainSettled:
		return "pain"
	case aftercare.MensesReturned:
		return "menses"
	case aftercare.CheckUpDone, aftercare.ResultsKnown, aftercare.HCGFollowUpComplete:
		return "follow-up"
	case aftercare.NoRetainedTissue:
		return "scan"
	case aftercare.CervixIsClosed:
		return "cervix"
	case aftercare.PregnancyTestNegative:
		return "pregnancy-test"
	case aftercare.HCGNotPregnantLevel, aftercare.HCGFalling, aftercare.DaysSinceHCGComplete:
		return "hcg-trend"
	}
	return ""
}

// recheck names input to ask back.
func (r *run) recheck() []aftercare.Recheck {
	var list []aftercare.Recheck
	add := func(pointer, why string) { list = append(list, aftercare.Recheck{Pointer: pointer, Why: why}) }
	loss := &r.rec.Loss
	if loss.To > r.now.today {
		add("/loss/on", "after-as-of")
	}
	if loss.DiagnosedOn > r.now.today {
		add("/loss/diagnosedOn", "after-as-of")
	}
	if loss.To != 0 && loss.DiagnosedOn > loss.To {
		add("/loss/diagnosedOn", "contradictory")
	}
	if g := loss.Gestation; g != 0 && (loss.Kind == aftercare.LateLoss && g < r.policy.lateFrom || loss.Kind == aftercare.Chemical && g >= r.policy.lateFrom) {
		add("/loss/gestation", "contradictory")
	}
	for i := range r.rec.Care {
		c, p := &r.rec.Care[i], "/care/"+strconv.Itoa(i)
		if c.Start.Day > r.now.today {
			add(p, "after-as-of")
		}
		if c.Method != 0 && c.Method.ByMedicine() != (c.Route == aftercare.Medical) {
			add(p+"/method", "contradictory")
		}
	}
	for i := range r.rec.Observations {
		if why := r.recheckObservation(i); why != "" {
			add("/observations/"+strconv.Itoa(i), why)
		}
	}
	return list
}

func (r *run) recheckObservation(i int) string {
	o := &r.rec.Observations[i]
	if o.Withdrawn {
		return ""
	}
	if o.Code == aftercare.Temperature && r.implausible(number(o.Code, o.Number, o.Unit)) {
		return "implausible"
	}
	for j := range r.rec.Observations {
		p := &r.rec.Observations[j]
		if i != j && !p.Withdrawn && p.Who == o.Who && contradict(o, p) {
			return "contradictory"
		}
	}
	return ""
}

// contradict reports whether two observations can not both be right.
func contradict(a, b *aftercare.Observation) bool {
	if a.Code != b.Code || a.Word == b.Word {
		return false
	}
	sameDay := a.When.Day == b.When.Day && !(a.When.HasInstant() && b.When.HasInstant())
	switch a.Code {
	case aftercare.Bleeding:
		dry, wet := a, b
		if a.Word != aftercare.BleedingNone {
			dry, wet = b, a
		}
		return dry.Word == aftercare.BleedingNone && (sameDay || dry.Since != 0 && wet.When.Day >= dry.Since && wet.When.Day < dry.When.Day)
	case aftercare.PregnancyTest, aftercare.Scan, aftercare.Cervix, aftercare.HCGTrend, aftercare.MensesCode, aftercare.AntiD:
		return sameDay
	}
	return false
}
