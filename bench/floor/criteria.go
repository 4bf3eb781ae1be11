package floor

import (
	"math/bits"

	"aftercare"
)

// standing is the state of a criterion that counts no days.
type standing uint8

const (
	met standing = iota
	unknown
	unmet
)

// worse is the state of two that are both required.
func worse(a, b standing) standing { return max(a, b) }

// criteria are the states of the criteria that the followed rules ask, one bit
// each, by the numbers that rules_gates.go gives them.
type criteria struct {
	bleeding standing
	unmets   uint64
	unknowns uint64
	laters   uint64 // only some hours are missing
	on       [criterionCount]aftercare.Date
	cleared  uint32 // activities that a clinician said yes to
	held     opening
	looked   uint32 // activities that wait for a clinician
	unsafe   uint32 // activities that wait for a question about danger signs
}

// put sets the state of a criterion.
func (f *facts) put(n int, s standing) {
	f.unmets |= uint64(s>>1) << n
	f.unknowns |= uint64(s&1) << n
}

// since marks criteria that count from an event, and reports whether there is
// a day to count from.
func (f *facts) since(e *event, criteria uint64) bool {
	switch e.state {
	case notTold:
		f.unknowns |= criteria
	case notYet:
		f.unmets |= criteria
	}
	return e.state == happened
}

// hours counts hours from the moment of an event, from a bare day's end.
func (f *facts) hours(n int, e *event, hours int64) {
	if e.at == nil {
		f.on[n] = e.day + aftercare.Date(hours/24) + 1 // whole days: rules_gates.go is refused otherwise
		return
	}
	end := int64(e.at.Second) + hours*3600
	day := e.at.Day + aftercare.Date(end/daySeconds)
	switch f.on[n] = day; {
	case f.asOf.At.Day == 0:
	case f.world >= e.at.Universal()+hours*3600:
		f.on[n] = min(day, f.today)
	case day <= f.today:
		f.on[n], f.laters = f.today, f.laters|1<<n
	}
}

// answered is where an answer leaves a criterion. What was told before the
// loss is about something else.
func (f *facts) answered(a *answer, good bool) standing {
	switch {
	case a.day == 0 || f.unsure || f.loss.state == happened && a.day < f.loss.day:
		return unknown
	case good:
		return met
	}
	return unmet
}

// felt is the same for how she feels, which is asked again after a while.
func (f *facts) felt(a *answer, good bool) standing {
	if f.today-a.day > answersDays {
		return unknown
	}
	return f.answered(a, good)
}

func (f *facts) noFever() standing {
	if f.now.and(f.dangers).meets(fever) {
		return unmet
	}
	hot := aftercare.On(f.hot.day)
	switch {
	case f.hot.rank == aftercare.BoolYes && f.age(&hot) <= window[aftercare.FeelsHot]:
		return unmet
	case f.asked&feverQuestion == 0:
		return unknown
	}
	return met
}

func (f *facts) symptomsSettled() standing {
	s := worse(f.bleeding, f.felt(&f.pain, f.pain.rank == aftercare.PainNone))
	return worse(worse(s, f.felt(&f.smell, f.smell.rank == 1)), f.noFever())
}

func (f *facts) symptomsEased() standing {
	day, bled := f.lastBleeding(aftercare.BleedingLight)
	s := worse(f.felt(&day, bled <= aftercare.BleedingLight), f.felt(&f.pain, f.pain.rank <= aftercare.PainMild))
	return worse(worse(s, f.felt(&f.smell, f.smell.rank == 1)), f.noFever())
}

func (f *facts) heavyBleedingStopped() standing {
	day, bled := f.lastBleeding(aftercare.BleedingModerate)
	return f.felt(&day, bled < aftercare.BleedingHeavy)
}

func (f *facts) mensesReturned(periods int, whole bool) standing {
	switch {
	case f.unsure:
		return unknown
	case f.loss.state == notYet:
		return unmet
	case f.starts >= periods && (!whole || f.periodsEnded >= periods):
		return met
	case f.starts > 0 || f.noPeriod:
		return unmet
	}
	return unknown
}

func (f *facts) checkUpDone() standing  { return f.answered(&f.follow, f.follow.rank != followMissed) }
func (f *facts) resultsKnown() standing { return f.checkUpDone() }

func (f *facts) noRetainedTissue() standing {
	if f.scan.rank > aftercare.ScanRetained {
		return unknown
	}
	return f.answered(&f.scan, f.scan.rank == aftercare.ScanEmpty)
}

func (f *facts) cervixClosed() standing {
	return f.answered(&f.cervix, f.cervix.rank == cervixClosed)
}

func (f *facts) pregnancyTestNegative() standing {
	if f.test.rank == testUnclear {
		return unknown
	}
	return f.answered(&f.test, f.test.rank == testNegative)
}

func (f *facts) discharged() bool {
	return f.follow.rank == followDischarged && f.answered(&f.follow, true) == met
}

func (f *facts) hcgFollowUpComplete() standing {
	if f.discharged() {
		return met
	}
	return f.answered(&answer{day: max(f.follow.day, f.trend.day)}, false)
}

func (f *facts) hcgNotPregnantLevel() standing {
	if f.discharged() && f.follow.day >= f.trend.day {
		return met
	}
	return f.answered(&f.trend, f.trend.rank == trendGone)
}

func (f *facts) hcgFalling() standing {
	return f.answered(&f.trend, f.trend.rank <= trendFalling)
}

// readHCGComplete finds the day the hCG was no longer that of a pregnancy.
func (f *facts) readHCGComplete() {
	switch told := f.answered(&f.trend, f.trend.rank == trendGone); {
	case f.discharged():
		f.hcgComplete = happenedOn(f.follow.day)
	case told == met:
		f.hcgComplete = happenedOn(f.trend.day)
	case told == unmet:
		f.hcgComplete = event{state: notYet}
	}
}

// readClearances finds the activities a clinician said yes to, last, after the
// loss and not before more bleeding.
func (f *facts) readClearances() {
	if f.saidYes == 0 || f.unsure {
		return
	}
	wet := aftercare.Date(0)
	for w := range f.wet {
		if days := f.wet[w] &^ f.period[w]; days != 0 {
			wet = f.today - aftercare.Date(w<<6+bits.TrailingZeros64(days))
			break
		}
	}
	for left := f.saidYes; left != 0; left &= left - 1 {
		a := bits.TrailingZeros32(left)
		yes, no := f.yes[a], f.no[a]
		if (no == nil || no.Day < yes.Day) && (f.loss.state != happened || yes.Day >= f.loss.day) && wet <= yes.Day {
			f.cleared |= 1 << a
		}
	}
}

// undoClearances drops those that a danger sign is not known to come before.
func (f *facts) undoClearances(sign *aftercare.When) {
	for left := f.cleared; left != 0; left &= left - 1 {
		a := bits.TrailingZeros32(left)
		yes := f.yes[a]
		if !known(sign, yes) {
			f.cleared &^= 1 << a
		}
	}
}
