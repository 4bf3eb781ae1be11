package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// sign is an observation that some alarm looks for.
type sign struct {
	at       int           // its place among the observations
	findings compiled.Bits // the findings of alarms that it matches
	now      bool          // it is recent enough to count
}

// signs are the signs of a record, in its order. The array holds those of most
// records, so that a decision doesn't allocate.
type signs struct {
	n    int
	few  [fewSigns]sign
	more []sign
}

func (l *signs) add(s sign) {
	if l.n < len(l.few) {
		l.few[l.n] = s
	} else {
		l.more = append(l.more, s)
	}
	l.n++
}

func (l *signs) at(i int) *sign {
	if i < len(l.few) {
		return &l.few[i]
	}
	return &l.more[i-len(l.few)]
}

// observation returns the observation of a sign.
func (r *run) observation(s *sign) *aftercare.Observation { return &r.rec.Observations[s.at] }

// readsSign reports whether alarms read an observation.
func readsSign(o *aftercare.Observation) bool {
	return !o.Withdrawn && (o.Who == aftercare.ThePerson || o.Code.IncludesPartner())
}

// found returns the findings of alarms that an observation matches, at any time.
func (r *run) found(o *aftercare.Observation) compiled.Bits {
	w := &r.Watches[r.Watched[o.Code][o.Word]]
	set := w.Sure
	for _, n := range w.Check {
		if f := &r.Findings[n]; r.matches(f, o) && !r.exempt(f, o) {
			set.Add(int(n))
		}
	}
	return set
}

// readFindings finds which findings hold now, and which ever held.
func (r *run) readFindings() {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !readsSign(o) {
			continue
		}
		if r.Watched[o.Code][o.Word] != 0 {
			if set := r.found(o); !set.Empty() {
				now := r.now.age(&o.When) <= r.Policy.Window[o.Code]
				r.signs.add(sign{i, set, now})
				r.ever.Union(&set)
				if now {
					r.told.Union(&set)
				}
				if now && !o.FromFile {
					r.hers.Union(&set)
				}
				continue
			}
		}
		r.reassures(o) // worries nobody
	}
	for _, n := range r.Facts {
		if f := &r.Findings[n]; r.factHolds(&f.Finding) && !r.isPast(f) {
			r.told.Add(int(n))
			r.hers.Add(int(n))
			r.ever.Add(int(n))
		}
	}
}

// reassures notes the questions of the danger check that an observation answers; the
// observation must not be a danger sign.
func (r *run) reassures(o *aftercare.Observation) {
	if asks := r.Policy.Asks[o.Code]; asks != 0 && readsPerson(o) && int32(r.now.today-o.When.Day) <= r.Policy.AnswersDays {
		r.calm |= asks
	}
}

// readDanger finds the danger signs: the findings of alarms of level soon and above
// that fire or once fired. Signs that lapsed without an answer since, and questions
// that were not asked, hold the activities that depend on them.
func (r *run) readDanger() {
	r.readAbsences()
	if r.level >= aftercare.Soon || r.ever != r.hers {
		r.danger = r.dangers()
	}
	for i := range r.signs.n {
		if s := r.signs.at(i); s.now || !s.findings.Meets(&r.danger) {
			r.reassures(r.observation(s)) // a danger sign that holds now is an answer too: its alarm does the holding
		}
	}
	old := r.danger.Without(&r.hers) // repeating it in a file doesn't answer it
	if old.Empty() {
		return
	}
	for i := range r.signs.n {
		s := r.signs.at(i)
		if !s.now && s.findings.Meets(&old) && !(r.answeredSince(r.observation(s)) && r.answeredSince(r.lastLike(s, &old))) {
			r.lapsed.Add(r.observation(s).Code)
			part := s.findings.And(&old)
			r.old.Union(&part)
		}
	}
}

// allAsked reports whether every danger sign that anything waits for was asked
// about, and none has lapsed.
func (r *run) allAsked() bool {
	return r.lapsed.Empty() && r.missed.Empty() && r.calm&r.Policy.AllAsked == r.Policy.AllAsked
}

// lastLike is the last sign of the same code and teller that matches some of the
// given findings.
func (r *run) lastLike(s *sign, among *compiled.Bits) *aftercare.Observation {
	last := r.observation(s)
	for i := range r.signs.n {
		s := r.signs.at(i)
		if o := r.observation(s); o.Code == last.Code && o.Who == last.Who && s.findings.Meets(among) && isLater(&o.When, &last.When) {
			last = o
		}
	}
	return last
}

// answeredSince reports whether the question of a lapsed sign was answered
// after it, by the person who told it, with no danger sign.
func (r *run) answeredSince(sign *aftercare.Observation) bool {
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
