package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// Check reports the faults of a record that depend on the day asked about:
// observations that are dated after it.
func Check(rec *aftercare.Record, asOf aftercare.When) []aftercare.Finding {
	var findings aftercare.Findings
	for i := range rec.Observations {
		w := rec.Observations[i].When
		if w.Day <= asOf.Day || w.HasInstant() && asOf.HasInstant() && w.At.Universal() <= asOf.At.Universal() {
			continue
		}
		findings.Add(aftercare.Finding{
			Pointer: aftercare.Fact{Kind: aftercare.FactObservation, Index: i}.Pointer(),
			Message: "this observation is dated after the day that is asked about",
		})
	}
	return findings.List()
}

// unknown lists the facts that are missing and would matter: lapsed danger signs
// first, then the questions of the danger check, then what rules wait for.
func (r *reasons) unknown() []string {
	list := r.names.Start()
	var named compiled.CodeSet
	name := func(code aftercare.Code) {
		if !named.Has(code) {
			named.Add(code)
			list = append(list, code.String())
		}
	}
	for _, a := range r.Absences {
		if r.missed.Has(int(a.Alarm)) {
			name(r.Findings[a.Finding].Code)
		}
	}
	if !r.lapsed.Empty() {
		for _, code := range r.lapsedInOrder() {
			name(code)
		}
	}
	for i, code := range r.Policy.Check {
		if r.calm&(1<<i) == 0 {
			name(code)
		}
	}
	if r.level < aftercare.SameDay { // nothing else matters before help
		list = r.appendMissing(list)
	}
	return r.names.Keep(list)
}

// appendMissing appends the facts that texts and rules wait for.
func (r *reasons) appendMissing(list []string) []string {
	if r.person.late == aftercare.Unknown && !r.weeksAreNothing() {
		list = append(list, "loss.gestation") // a late loss has texts of its own
	}
	for n := range r.asks.Each { // in the order of the guidance
		if r.opens[n].wait&waitUnknown != 0 {
			if fact := missingFor(r.Criteria[n].Kind); fact != "" {
				list = aftercare.AddNew(list, fact)
			}
		}
	}
	return list
}

// lapsedInOrder lists lapsed danger signs by when they were last told, then by
// code. A bare day counts to its end.
func (r *run) lapsedInOrder() []aftercare.Code {
	var codes []aftercare.Code
	var last [aftercare.CodeCount]aftercare.When
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; r.lapsed.Has(o.Code) && !o.Withdrawn && isLater(&o.When, &last[o.Code]) {
			last[o.Code] = o.When
		}
	}
	for c := range r.lapsed.Each {
		codes = append(codes, c)
	}
	sorting.Stable(codes, func(c, d aftercare.Code) int {
		switch a, b := &last[c], &last[d]; {
		case isLater(b, a):
			return -1
		case isLater(a, b):
			return 1
		}
		return 0
	})
	return codes
}

// weeksAreNothing reports whether there is no need to ask for the weeks: they were
// told, or the texts for her kind of loss are the same in every week.
func (r *run) weeksAreNothing() bool {
	return r.rec.Loss.Gestation != 0 || r.person.toldColumns&guideline.WombColumns == 0
}

// missingFor names the fact that a criterion needs.
func missingFor(k aftercare.Criterion) string {
	switch k {
	case aftercare.DaysSinceLoss:
		return "loss.on"
	case aftercare.DaysSinceProcedure, aftercare.DaysSinceMedicine, aftercare.DaysSinceTreatment,
		aftercare.DaysSinceMisoprostol, aftercare.DaysSinceMethotrexate, aftercare.DaysSinceAnaesthetic:
		return "care"
	case aftercare.DaysSinceDiagnosis:
		return "loss.diagnosedOn"
	case aftercare.DaysSinceAntibiotic:
		return "antibiotic"
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
