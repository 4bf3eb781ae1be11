package floor

import "aftercare"

// set is a set of findings, by the numbers that rules_signs.go gives them.
type set struct{ a, b, c uint64 }

func (s set) and(m set) set    { return set{s.a & m.a, s.b & m.b, s.c & m.c} }
func (s set) minus(m set) set  { return set{s.a &^ m.a, s.b &^ m.b, s.c &^ m.c} }
func (s set) meets(m set) bool { return s.a&m.a|s.b&m.b|s.c&m.c != 0 }
func (s set) empty() bool      { return s.a|s.b|s.c == 0 }
func (s *set) add(m set)       { s.a, s.b, s.c = s.a|m.a, s.b|m.b, s.c|m.c }

// signs are the findings of the alarms.
type signs struct {
	now, ever  set
	dangers    set // those of alarms of level soon or above that hold or once held
	told       [maxTold]told
	tolds      int                           // may be more than there is room for
	counts     [easedCount]aftercare.Urgency // the levels of alarms that effects lower
	countsEver [easedCount]aftercare.Urgency // the same by all that was ever told
	asked      uint32                        // questions of the danger check with a recent answer
	old        set                           // the danger signs that lapsed
}

// told is an observation that is a finding.
type told struct {
	o *aftercare.Observation
	s set
}

const maxTold = 24

// finding is what an observation tells the alarms, whenever it was told.
func (f *facts) finding(o *aftercare.Observation) set {
	s := words[o.Code][o.Word]
	if special[o.Code] {
		s = f.detailed(o)
	}
	if s.meets(absences) {
		s = f.untimely(o, s)
	}
	if s.meets(dated) {
		if o.Code == aftercare.Bleeding && f.inPeriod(o.When.Day) {
			rest := s.minus(dated) // how long it has gone on is counted outside a period
			rest.add(f.undated(o, s.and(fromTablets)))
			return rest
		}
		s = f.undated(o, s)
	}
	return s
}

// total is the sum of an instrument's answers.
func total(items []int8) (sum int) {
	for _, n := range items {
		sum += int(n)
	}
	return sum
}

// readSigns finds the findings that hold now, and those that held once.
func (f *facts) readSigns() {
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		if !f.readsSigns(o) {
			continue
		}
		s := f.finding(o)
		if s.empty() {
			if asks[o.Code] != 0 && f.recent(o) {
				f.asked |= asks[o.Code]
			}
			continue
		}
		if f.tolds < maxTold {
			f.told[f.tolds] = told{o, s}
		}
		f.tolds++
		f.ever.add(s)
		if f.age(&o.When) <= window[o.Code] {
			f.now.add(s)
		}
	}
}

// recent reports whether an answer about how she feels still counts.
func (f *facts) recent(o *aftercare.Observation) bool {
	return o.Who == aftercare.ThePerson && f.today-o.When.Day <= answersDays
}

// eachTold yields the observations that are findings.
func (f *facts) eachTold(yield func(*aftercare.Observation, set)) {
	if f.tolds <= maxTold {
		for i := range f.told[:f.tolds] {
			yield(f.told[i].o, f.told[i].s)
		}
		return
	}
	for i := range f.rec.Observations {
		if o := &f.rec.Observations[i]; f.readsSigns(o) {
			if s := f.finding(o); !s.empty() {
				yield(o, s)
			}
		}
	}
}

// readDanger finds which findings are danger signs, and which of them lapsed
// unanswered. One that holds now is an answer to the danger check too.
func (f *facts) readDanger(level aftercare.Urgency) {
	if level >= aftercare.Soon || f.ever != f.now {
		f.dangers = f.danger(f.ever)
	}
	f.eachTold(func(o *aftercare.Observation, s set) {
		danger := s.meets(f.dangers)
		if (!danger || f.age(&o.When) <= window[o.Code]) && f.recent(o) {
			f.asked |= asks[o.Code]
		}
		switch {
		case !danger:
		case f.cleared != 0 && o.Who == aftercare.ThePerson:
			f.undoClearances(&o.When)
		}
	})
	if old := f.dangers.minus(f.now); !old.empty() {
		f.readLapsed(old)
	}
}

// readLapsed finds which of these signs were not answered since they were last
// told, by the same one of the two and by no danger sign.
func (f *facts) readLapsed(old set) {
	var last [2][aftercare.CodeCount]*aftercare.When
	var open [2]codeSet
	f.eachTold(func(o *aftercare.Observation, s set) {
		if s.meets(old) {
			last[o.Who][o.Code] = latest(last[o.Who][o.Code], &o.When)
			open[o.Who].add(o.Code)
		}
	})
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		own, other := open[o.Who].has(o.Code), open[o.Who].meets(&answersOthers[o.Code])
		if !own && !other || !f.readsSigns(o) || f.finding(o).meets(f.dangers) {
			continue
		}
		if own && known(last[o.Who][o.Code], &o.When) {
			open[o.Who].drop(o.Code)
		}
		if !other {
			continue
		}
		for code := range aftercare.Code(aftercare.CodeCount) {
			if answersOthers[o.Code].has(code) && open[o.Who].has(code) && known(last[o.Who][code], &o.When) {
				open[o.Who].drop(code)
			}
		}
	}
	f.eachTold(func(o *aftercare.Observation, s set) {
		if open[o.Who].has(o.Code) || s.meets(old) && !f.answeredAfter(o) {
			f.old.add(s.and(old))
		}
	})
}

// answeredAfter reports whether anything but a danger sign answers a sign after
// it: the last of its kind may be told on another clock.
func (f *facts) answeredAfter(sign *aftercare.Observation) bool {
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		if o.Who == sign.Who && (o.Code == sign.Code || answersOthers[o.Code].has(sign.Code)) && known(&sign.When, &o.When) &&
			f.readsSigns(o) && !f.finding(o).meets(f.dangers) {
			return true
		}
	}
	return false
}

// readsSigns reports whether an observation is read for danger signs.
func (f *facts) readsSigns(o *aftercare.Observation) bool {
	return !o.Withdrawn && (o.Who == aftercare.ThePerson || o.Code.IncludesPartner())
}

// known reports whether one moment is known to lie before another.
func known(before, after *aftercare.When) bool {
	if before.At.Day != 0 && after.At.Day != 0 {
		return before.At.Universal() < after.At.Universal()
	}
	return before.Day < after.Day
}

// codeSet is a set of codes.
type codeSet [2]uint64

func (s *codeSet) add(c aftercare.Code)      { s[c>>6] |= 1 << (c & 63) }
func (s *codeSet) drop(c aftercare.Code)     { s[c>>6] &^= 1 << (c & 63) }
func (s *codeSet) has(c aftercare.Code) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *codeSet) meets(m *codeSet) bool     { return s[0]&m[0]|s[1]&m[1] != 0 }
