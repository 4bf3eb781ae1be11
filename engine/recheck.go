package engine

import (
	"cmp"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/engine/days"
	"aftercare/internal/sorting"
)

// recheck names the facts to ask about again, and counts those beyond the most that
// are named: one wrong unit can make thousands.
func (r *run) recheck() (list []aftercare.Recheck, more int) {
	add := func(kind aftercare.FactKind, i int, why aftercare.RecheckReason) {
		list = append(list, aftercare.Recheck{Fact: aftercare.Fact{Kind: kind, Index: i}, Why: why})
	}
	loss := &r.rec.Loss
	if loss.To > r.now.today {
		add(aftercare.FactLossOn, 0, aftercare.AfterAsOf)
	}
	if loss.DiagnosedOn > r.now.today {
		add(aftercare.FactDiagnosedOn, 0, aftercare.AfterAsOf)
	}
	if loss.To != 0 && loss.DiagnosedOn > loss.To {
		add(aftercare.FactDiagnosedOn, 0, aftercare.Contradictory)
	}
	if g := loss.Gestation; g != 0 && (loss.Kind == aftercare.LateLoss && g < r.Policy.LateFrom || loss.Kind == aftercare.Chemical && g >= r.Policy.LateFrom) {
		add(aftercare.FactGestation, 0, aftercare.Contradictory)
	}
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		if c.Start.Day > r.now.today {
			add(aftercare.FactCare, i, aftercare.AfterAsOf)
		}
		if c.Method != 0 && c.Method.ByMedicine() != (c.Route == aftercare.Medical) {
			add(aftercare.FactMethod, i, aftercare.Contradictory)
		}
	}
	var buf [fewEntries]int
	clashing := r.contradictions(buf[:0])
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		switch {
		case len(clashing) > 0 && clashing[0] == i:
			clashing = clashing[1:]
			add(aftercare.FactObservation, i, aftercare.Contradictory)
		case o.Code == aftercare.Temperature && !o.Withdrawn && r.implausible(compiled.Number(o.Code, o.Number, o.Unit)):
			add(aftercare.FactObservation, i, aftercare.Implausible)
		}
	}
	named := min(len(list), aftercare.MaxFindings)
	return list[:named], len(list) - named
}

// hasOneAnswer reports whether two different words for one day cannot both be
// right.
func hasOneAnswer(c aftercare.Code) bool {
	switch c {
	case aftercare.Bleeding, aftercare.PregnancyTest, aftercare.Scan, aftercare.Cervix, aftercare.HCGTrend, aftercare.MensesCode, aftercare.AntiD:
		return true
	}
	return false
}

// contradictions lists, in order, the observations that contradict another one of
// the same teller. It looks at the days of the diary.
func (r *run) contradictions(list []int) []int {
	var once, twice [aftercare.TheAsker + 1]compiled.CodeSet
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		switch {
		case o.Withdrawn || !hasOneAnswer(o.Code):
		case once[o.Who].Has(o.Code):
			twice[o.Who].Add(o.Code)
		default:
			once[o.Who].Add(o.Code)
		}
	}
	for who := range twice {
		for code := range twice[who].Each {
			list = r.clashes(aftercare.Who(who), code, list)
		}
	}
	sorting.Stable(list, cmp.Compare[int])
	return list
}

// dayAnswers are the answers to one question by day, one bit for each word.
type dayAnswers struct {
	any, bare [days.Kept]uint8 // bare: without an instant
	runs      days.Set         // days told as part of a dry stretch
}

// clashes adds the contradictions about one code.
func (r *run) clashes(who aftercare.Who, code aftercare.Code, list []int) []int {
	var t dayAnswers
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; o.Code == code && o.Who == who && !o.Withdrawn {
			r.record(&t, o)
		}
	}
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; o.Code == code && o.Who == who && !o.Withdrawn && r.clashesWith(&t, o) {
			list = append(list, i)
		}
	}
	return list
}

func (r *run) record(t *dayAnswers, o *aftercare.Observation) {
	i := r.day(o.When.Day)
	if i < 0 {
		return
	}
	t.any[i] |= 1 << mark(o)
	if !o.When.HasInstant() {
		t.bare[i] |= 1 << mark(o)
	}
	for d := r.since(o); d < o.When.Day; d++ {
		t.runs.Add(r.day(d))
	}
}

// mark numbers the words so that two different marks cannot both be right; for
// bleeding that is none and any.
func mark(o *aftercare.Observation) aftercare.Word {
	if o.Code == aftercare.Bleeding {
		return min(o.Word, aftercare.BleedingSpotting)
	}
	return o.Word
}

// clashesWith reports whether an observation contradicts what was told for one of its
// days. Two moments of one day may differ.
func (r *run) clashesWith(t *dayAnswers, o *aftercare.Observation) bool {
	i := r.day(o.When.Day)
	if i < 0 {
		return false
	}
	others := t.any[i]
	if o.When.HasInstant() {
		others = t.bare[i]
	}
	if others&^(1<<mark(o)) != 0 || o.Word != aftercare.BleedingNone && t.runs.Has(i) {
		return true
	}
	for d := r.since(o); d < o.When.Day; d++ {
		if t.any[r.day(d)]&^(1<<mark(o)) != 0 {
			return true
		}
	}
	return false
}

// since is the first day that an observation is about, as far back as the diary goes.
func (r *run) since(o *aftercare.Observation) aftercare.Date {
	if o.Since == 0 {
		return o.When.Day
	}
	return max(o.Since, r.date(days.Kept-1))
}
