package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// codeSet is a set of observation codes.
type codeSet [2]uint64

func (s *codeSet) add(c aftercare.Code)      { s[c>>6] |= 1 << (c & 63) }
func (s *codeSet) has(c aftercare.Code) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *codeSet) empty() bool               { return s[0]|s[1] == 0 }

// matches reports whether an observation is what a finding looks for, at
// whatever time.
func (r *run) matches(f *finding, o *aftercare.Observation) bool {
	switch f.Compares {
	case guideline.NoCompare:
		if f.Item10 > 0 {
			return int(o.Item10) >= f.Item10
		}
		if !f.Words.Has(o.Word) {
			return false
		}
	case guideline.AtLeast, guideline.AtMost:
		if !r.compares(f, o) {
			return false
		}
	}
	if f.Sites != 0 && !f.Sites.Has(uint8(o.Site)) || f.Worsening && o.Worsening != aftercare.Yes || f.Unrelieved && o.Relieved != aftercare.No {
		return false
	}
	return f.hours == 0 || o.Hours == 0 || int64(o.Hours) >= f.hours
}

func (r *run) compares(f *finding, o *aftercare.Observation) bool {
	var v int64
	switch f.Code.Info().Payload {
	case aftercare.PayloadNumber:
		v = number(o.Code, o.Number, o.Unit)
		if o.Code == aftercare.Temperature && r.implausible(v) {
			return true // a slip counts as fever and as cold, never as normal
		}
	case aftercare.PayloadItems:
		v = instrument(f.Item, o.Items) * int64(aftercare.DecimalOne) * 9
	case aftercare.PayloadTotal:
		v = int64(o.Total) * int64(aftercare.DecimalOne) * 9
	}
	if f.Compares == guideline.AtMost {
		return v <= f.threshold
	}
	return v >= f.threshold
}

func (r *run) implausible(v int64) bool {
	return v < r.policy.plausible[0] || v > r.policy.plausible[1]
}

// instrument returns one answer, or the total where item is 0.
func instrument(item int, items []int8) int64 {
	if item > 0 {
		if item > len(items) {
			return 0
		}
		return int64(items[item-1])
	}
	total := int64(0)
	for _, n := range items {
		total += int64(n)
	}
	return total
}

// exempt reports whether a finding with a date rule does not count: she told
// that it came within so much time after the anchor, before it, or that the
// anchor has not come yet. A medicine is not to blame for what came before it,
// so there it counts. What is not told is not exempt.
func (r *run) exempt(f *finding, o *aftercare.Observation) bool {
	if f.AfterAnchor == 0 {
		return false
	}
	if f.Code == aftercare.Bleeding && r.inPeriod(o.When.Day) {
		return true // how long it has gone on is counted outside a period
	}
	a := r.of(f.AfterAnchor)
	if f.AfterAnchor == guideline.AnchorBleedingStopped && a.state == anchorUnknown && r.loss.state == anchorKnown {
		a = &r.loss // it can not have stopped before the loss
	}
	switch {
	case a.state == anchorNotYet:
		return true
	case a.state == anchorUnknown:
		return f.Rule == guideline.CountsSince
	case o.When.Day < a.early.Day:
		return f.AfterAnchor != guideline.AnchorMisoprostol && f.AfterAnchor != guideline.AnchorMedicine
	case f.afterSecs == 0:
		return int32(o.When.Day-a.early.Day) < f.afterDays
	}
	// The longest the time between them can have been.
	from, to := int64(a.early.Day-1)*86400, int64(o.When.Day)*86400
	if a.early.HasInstant() && o.When.HasInstant() {
		from, to = a.early.At.Universal(), o.When.At.Universal()
	} else {
		if a.early.HasInstant() {
			from = a.early.At.Local()
		}
		if o.When.HasInstant() {
			to = o.When.At.Local()
		}
	}
	return to >= from && to-from <= f.afterSecs
}

// counts reports whether an observation is a finding at all, at whatever time.
func (r *run) counts(f *finding, o *aftercare.Observation) bool {
	return !o.Withdrawn && (o.Who == aftercare.ThePerson || o.Code.ReadsAsker()) && r.matches(f, o) && !r.exempt(f, o)
}

// readFindings finds which findings hold now, and which held once.
func (r *run) readFindings() {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		for _, n := range r.watched[o.Code][o.Word] {
			f := &r.findings[n]
			if !r.counts(f, o) {
				continue
			}
			r.ever.add(int(n))
			if r.now.age(o.When) <= f.window {
				r.told.add(int(n))
			}
		}
	}
	for _, n := range r.facts {
		if f := &r.findings[n]; r.factHolds(&f.Finding) && !r.isPast(f) {
			r.told.add(int(n))
			r.ever.add(int(n))
		}
	}
}

// isPast reports whether she told that a fact's anchor is longer ago than the
// fact counts.
func (r *run) isPast(f *finding) bool {
	if f.Rule != guideline.CountsUntil {
		return false
	}
	a := r.of(f.AfterAnchor)
	return a.state == anchorKnown && int32(r.now.today-a.late.Day) > f.afterDays
}

// factHolds reports whether the record tells a fact. Not told is not.
func (r *run) factHolds(c *guideline.Finding) bool {
	rec := r.rec
	switch {
	case c.Person != 0:
		return c.Person&rec.Person.Conditions != 0
	case c.Medicines != 0:
		return c.Medicines&rec.Person.Medicines != 0
	case c.Kinds != 0:
		return c.Kinds.Has(uint8(rec.Loss.Kind))
	case c.Locations != 0:
		return c.Locations.Has(uint8(rec.Loss.Location))
	case c.Methods != 0:
		return c.Methods&r.person.methods != 0
	case c.Routes != 0:
		return len(rec.Care) > 0 && c.Routes&r.person.routes != 0
	case c.Rh != 0:
		return c.Rh == rec.Person.Rh
	}
	return c.Late && r.toldLate()
}

// judge finds the level: the maximum over alarms that fire.
func (r *run) judge() {
	for first := range r.told.each {
		for _, i := range r.byFirst[first] {
			if c := &r.clauses[i]; c.level > r.level && r.told.holds(&c.need) {
				r.level = c.level
			}
		}
	}
}

// readLapsed finds the danger signs that were told once, are no longer
// current and were not answered since, and the questions of the danger check
// that have no calm answer. Both hold every activity.
func (r *run) readLapsed() {
	var old bitset // findings of danger that held only once
	for first := range r.ever.each {
		for _, i := range r.byFirst[first] {
			c := &r.clauses[i]
			if c.level < aftercare.Soon || !r.ever.holds(&c.need) {
				continue
			}
			r.danger.union(&c.need)
			for w := range old {
				old[w] |= c.need[w] &^ r.told[w]
			}
		}
	}
	for n := range old.each {
		f := &r.findings[n]
		if f.Code == 0 || r.answeredSince(f) {
			continue
		}
		r.lapsed.add(f.Code)
	}
	for _, code := range r.policy.check {
		if !r.calmlyAnswered(code) {
			r.asked.add(code)
		}
	}
}

// answeredSince reports whether the question of a lapsed finding was answered
// after it, by an answer that is no danger sign; for her and for the asker
// each by their own.
func (r *run) answeredSince(f *finding) bool {
	return r.answeredSinceBy(f, aftercare.ThePerson) && (!f.Code.ReadsAsker() || r.answeredSinceBy(f, aftercare.TheAsker))
}

func (r *run) answeredSinceBy(f *finding, who aftercare.Who) bool {
	var last aftercare.When
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; o.Who == who && o.Code == f.Code && r.counts(f, o) {
			later(&last, o.When)
		}
	}
	if !last.Told() {
		return true
	}
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !o.Withdrawn && o.Who == who && answers(&r.policy, f.Code, o.Code) && knownBefore(last, o.When) && !r.isDanger(o) {
			return true
		}
	}
	return false
}

// answers reports whether an observation of one code answers the question of another.
func answers(p *policy, question, code aftercare.Code) bool {
	if question == code {
		return true
	}
	for _, c := range p.answeredBy[question] {
		if c == code {
			return true
		}
	}
	return false
}

// isDanger reports whether an observation is part of an alarm of level soon or
// above that fires or once fired.
func (r *run) isDanger(o *aftercare.Observation) bool {
	for _, n := range r.watched[o.Code][o.Word] {
		if r.danger.has(int(n)) && r.counts(&r.findings[n], o) {
			return true
		}
	}
	return false
}

// calmlyAnswered reports whether a question of the danger check has an answer
// that is recent and no danger sign.
func (r *run) calmlyAnswered(code aftercare.Code) bool {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if readsPerson(o) && answers(&r.policy, code, o.Code) && int32(r.now.today-o.When.Day) <= r.policy.answersDays && !r.isDanger(o) {
			return true
		}
	}
	return false
}
