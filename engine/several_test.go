package engine

import (
	"fmt"
	"reflect"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/engine/days"
	"aftercare/guideline"
)

// plain is an evaluation that asks each question of the whole record anew. It
// takes the time of a square or a cube, and nothing has to be kept in order.
type plain struct{ *reasons }

// DiffersFromPlain says where an evaluation differs from the plain way to the
// same answers, "" if nowhere.
func (e *Engine) DiffersFromPlain(rec *aftercare.Record, asOf aftercare.When) string {
	r := &reasons{run: run{Tables: e.tables, rec: rec, now: clockOf(asOf)}}
	r.prepare()
	p := plain{r}
	for i := range e.tables.Findings {
		f := &e.tables.Findings[i]
		if f.Rule == guideline.CountsAbsent && r.hasCome(f) != r.looksCome(f) {
			return fmt.Sprintf("finding %d has come", i)
		}
		for j := range rec.Observations {
			o := &rec.Observations[j]
			if !f.Course || o.Withdrawn || o.Code != f.Code || !r.matchesAlone(f, o) {
				continue
			}
			if got, want := r.hasCourse(f, o), p.hasCourse(f, o); got != want {
				return fmt.Sprintf("finding %d, observation %d has a course: %v, not %v", i, j, got, want)
			}
			if f.Change == (guideline.Change{}) {
				continue
			}
			if got, want := r.changed(f, o), p.changed(f, o); got != want {
				return fmt.Sprintf("finding %d, observation %d changed from %d, not %d", i, j, got, want)
			}
		}
	}
	for i := range e.tables.Effects {
		if r.isTold(i) != r.tellsAll(&e.tables.Effects[i]) {
			return fmt.Sprintf("effect %d is told", i)
		}
	}
	for i := range days.Kept {
		if r.wet.Has(i) && r.worst[i] != p.worstOn(i) {
			return fmt.Sprintf("on day %d the worst bleeding is %d, not %d", i, r.worst[i], p.worstOn(i))
		}
	}
	r.readDanger()
	lapsed, old := p.lapsed()
	if r.lapsed != lapsed || r.old != old {
		return fmt.Sprintf("what lapsed: %v %v, not %v %v", r.lapsed, r.old, lapsed, old)
	}
	var u aftercare.UrgencyAnswer
	r.urgency(&u)
	for i := range e.tables.Findings {
		var need compiled.Bits
		need.Add(i)
		if !r.told.Has(i) {
			continue
		}
		if got, want := r.factsOf(&need), p.factsOf(i); !reflect.DeepEqual(got, want) {
			return fmt.Sprintf("finding %d rests on %v, not %v", i, got, want)
		}
	}
	return ""
}

func (r plain) hasCourse(f *compiled.Finding, o *aftercare.Observation) bool {
	return (f.Times == 0 || r.repeats(f, o)) && (f.Lasts.Unit == 0 || r.lasts(f, o)) && (f.Change == guideline.Change{} || r.changed(f, o) >= 0)
}

// isAnother reports whether an observation is another than one, of its code and
// of whom it is about, and no later.
func isAnother(p, o *aftercare.Observation) bool {
	return p != o && p.Code == o.Code && p.Who == o.Who && !p.Withdrawn && !isLater(&p.When, &o.When)
}

func (r plain) isSame(f *compiled.Finding, p, o *aftercare.Observation) bool {
	return isAnother(p, o) && r.matchesAlone(f, p) && !r.exempt(f, p)
}

func (r plain) repeats(f *compiled.Finding, o *aftercare.Observation) bool {
	days := 1
	for next := o.When.Day; days < f.Times; days++ {
		last := aftercare.Date(0) // the last day before it
		for i := range r.rec.Observations {
			p := &r.rec.Observations[i]
			if day := p.When.Day; day < next && day > last && int(o.When.Day-day) <= f.Within && r.isSame(f, p, o) {
				last = day
			}
		}
		if last == 0 {
			return false
		}
		next = last
	}
	return true
}

func (r plain) lasts(f *compiled.Finding, o *aftercare.Observation) bool {
	if f.LastsSecs > 0 && o.Hours > 0 && int64(o.Hours)*3600 >= f.LastsSecs*int64(aftercare.DecimalOne) {
		return true
	}
	first := r.firstOf(f, o)
	if f.LastsSecs > 0 {
		return secondsBetween(&first.When, &o.When) >= f.LastsSecs
	}
	return int32(o.When.Day-first.When.Day) >= f.LastsDays
}

func (r plain) firstOf(f *compiled.Finding, o *aftercare.Observation) *aftercare.Observation {
	first := o
	for {
		earlier := first
		for i := range r.rec.Observations {
			p := &r.rec.Observations[i]
			if isLater(&earlier.When, &p.When) && secondsBetween(&p.When, &first.When) <= r.Policy.Window[f.Code] && r.isSame(f, p, o) {
				earlier = p
			}
		}
		if earlier == first {
			return first
		}
		first = earlier
	}
}

func (r plain) changed(f *compiled.Finding, o *aftercare.Observation) int {
	found := -1
	for i := range r.rec.Observations {
		p := &r.rec.Observations[i]
		days := int(o.When.Day - p.When.Day)
		if days < f.Change.From || days > f.Change.To || !isAnother(p, o) || p.Unit != o.Unit ||
			!isBelow(&f.Change, p.Number, o.Number*100, days) || !isAbove(&f.Change, p.Number, o.Number*100, days) {
			continue
		}
		if found < 0 {
			found = i
			continue
		}
		q := &r.rec.Observations[found]
		if isLater(&p.When, &q.When) || !isLater(&q.When, &p.When) && p.Number < q.Number {
			found = i
		}
	}
	return found
}

func (r plain) worstOn(day int) aftercare.Word {
	worst := aftercare.Word(0)
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; readsPerson(o) && r.day(o.When.Day) == day && bleedingOf(o) > aftercare.BleedingNone {
			worst = max(worst, bleedingOf(o))
		}
	}
	return worst
}

func (r plain) lapsed() (lapsed compiled.CodeSet, all compiled.Bits) {
	old := r.danger.Without(&r.hers)
	for i := range r.signs.n {
		s := r.signs.at(i)
		if !s.now && s.findings.Meets(&old) && !(r.answeredSince(r.observation(s)) && r.answeredSince(r.lastLike(s, &old))) {
			lapsed.Add(r.observation(s).Code)
			part := s.findings.And(&old)
			all.Union(&part)
		}
	}
	return lapsed, all
}

func (r plain) lastLike(s *sign, among *compiled.Bits) *aftercare.Observation {
	last := r.observation(s)
	for i := range r.signs.n {
		s := r.signs.at(i)
		if o := r.observation(s); o.Code == last.Code && o.Who == last.Who && s.findings.Meets(among) && isLater(&o.When, &last.When) {
			last = o
		}
	}
	return last
}

func (r plain) answeredSince(sign *aftercare.Observation) bool {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if o.Who == sign.Who && !o.Withdrawn && !o.FromFile && r.Policy.Answers(sign.Code, o.Code) && knownBefore(&sign.When, &o.When) {
			if set := r.found(o); !set.Meets(&r.danger) {
				return true
			}
		}
	}
	return false
}

func (r plain) factsOf(n int) []aftercare.Fact {
	f := &r.Findings[n]
	if f.Code == 0 {
		var one compiled.Bits
		one.Add(n)
		return r.reasons.factsOf(&one)
	}
	var list []aftercare.Fact
	add := func(i int) {
		list = aftercare.AddNew(list, aftercare.Fact{Kind: aftercare.FactObservation, Index: i})
	}
	for i := range r.signs.n {
		s := r.signs.at(i)
		if !s.now || !s.findings.Has(n) {
			continue
		}
		add(s.at)
		if f.Change != (guideline.Change{}) {
			add(r.changed(f, r.observation(s)))
		}
		for j := range r.rec.Observations {
			if (f.Times > 0 || f.Lasts.Unit != 0) && r.isSame(f, &r.rec.Observations[j], r.observation(s)) {
				add(j)
			}
		}
	}
	return list
}
