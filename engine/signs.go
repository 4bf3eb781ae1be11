package engine

import (
	"math"

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
	r.forget()
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
	var done [aftercare.TheAsker + 1]compiled.CodeSet
	for i := range r.signs.n {
		if s := r.signs.at(i); !s.now && s.findings.Meets(&old) {
			if o := r.observation(s); !done[o.Who].Has(o.Code) {
				done[o.Who].Add(o.Code)
				r.readLapsed(o.Code, o.Who, &old)
			}
		}
	}
}

// readLapsed finds which signs of a code, told by one of the two, have lapsed
// among some findings: those that were not answered since, and all where the
// last of them was not.
func (r *run) readLapsed(code aftercare.Code, who aftercare.Who, among *compiled.Bits) {
	answered := r.answered(code, who)
	var latest *aftercare.When
	for i := range r.signs.n {
		if s := r.signs.at(i); r.isOf(s, code, who, among) {
			latest = laterOf(latest, &r.observation(s).When)
		}
	}
	all := !answered.after(latest)
	for i := range r.signs.n {
		if s := r.signs.at(i); !s.now && r.isOf(s, code, who, among) && (all || !answered.after(&r.observation(s).When)) {
			r.lapsed.Add(code)
			part := s.findings.And(among)
			r.old.Union(&part)
		}
	}
}

// isOf reports whether a sign is of a code, told by one of the two, and among
// some findings.
func (r *run) isOf(s *sign, code aftercare.Code, who aftercare.Who, among *compiled.Bits) bool {
	o := r.observation(s)
	return o.Code == code && o.Who == who && s.findings.Meets(among)
}

// answered is when a question was last answered with no danger sign.
type answered struct {
	day, bare aftercare.Date // of any answer, and of one without an hour
	moment    int64
}

// after reports whether an answer is known to have come after a moment.
func (a *answered) after(w *aftercare.When) bool {
	if w.HasInstant() {
		return a.bare > w.Day || a.moment > w.At.Universal()
	}
	return a.day > w.Day
}

// answered finds when the question of a sign was last answered by the person who
// told it.
func (r *run) answered(code aftercare.Code, who aftercare.Who) answered {
	a := answered{moment: math.MinInt64}
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if o.Who != who || o.Withdrawn || o.FromFile || !r.Policy.Answers(code, o.Code) {
			continue
		}
		next := a
		next.day = max(a.day, o.When.Day)
		if o.When.HasInstant() {
			next.moment = max(a.moment, o.When.At.Universal())
		} else {
			next.bare = max(a.bare, o.When.Day)
		}
		if next == a {
			continue // it says nothing more
		}
		if set := r.found(o); !set.Meets(&r.danger) {
			a = next
		}
	}
	return a
}

// allAsked reports whether every danger sign that anything waits for was asked
// about, and none has lapsed.
func (r *run) allAsked() bool {
	return r.lapsed.Empty() && r.missed.Empty() && r.calm&r.Policy.AllAsked == r.Policy.AllAsked
}
