package floor

import "aftercare"

// answer is the last answer to a question, on one day the worst.
type answer struct {
	day  aftercare.Date
	rank aftercare.Word // of ranks.go, larger is worse
}

// answers are what was answered about results and how she feels, and the
// clinicians' words.
type answers struct {
	pain, smell, hot, scan, cervix answer
	test, trend, follow            answer
	firstTest, secondTest          aftercare.Date // for hCG, in the blood
	firstSign                      aftercare.Date // the first scan or bleeding
	yes, no                        [aftercare.ActivityCount + 1]*aftercare.When
	saidYes, saidNo                uint32          // activities that there is a word on
	tissue                         *aftercare.When // the last time it passed
	toldPeriod                     bool
	noPeriod                       bool
}

// The ranks of answers that come in another order than their words.
const (
	testNegative = iota + 1
	testUnclear
	testPositive
)

const (
	trendGone = iota + 1
	trendFalling
	trendPlateau
	trendRising
)

const (
	followDone = iota + 1
	followDischarged
	followMissed
)

const (
	cervixClosed = iota + 1
	cervixOpen
)

var (
	testRank   = [...]aftercare.Word{aftercare.TestPositive: testPositive, aftercare.TestNegative: testNegative, 3: testUnclear}
	trendRank  = [...]aftercare.Word{aftercare.TrendFalling: trendFalling, aftercare.TrendRising: trendRising, aftercare.TrendPlateau: trendPlateau, aftercare.TrendNotPregnantLevel: trendGone}
	followRank = [...]aftercare.Word{aftercare.FollowUpDone: followDone, aftercare.FollowUpMissed: followMissed, aftercare.FollowUpDischarged: followDischarged}
	cervixRank = [...]aftercare.Word{aftercare.CervixClosed: cervixClosed, aftercare.CervixOpen: cervixOpen}
)

func (a *answer) take(d aftercare.Date, rank aftercare.Word) {
	if d > a.day || d == a.day && rank > a.rank {
		*a = answer{d, rank}
	}
}

// readAnswers reads what she told about herself, once, in any order.
func (f *facts) readAnswers() {
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		if o.Withdrawn || o.Who != aftercare.ThePerson {
			continue
		}
		d := o.When.Day
		if slot := doneBy[o.Code][o.Word]; slot > 0 {
			f.done[slot] = max(f.done[slot], d)
		}
		if (o.Code == aftercare.Scan || bleedingOf(o) > aftercare.BleedingNone) && (f.firstSign == 0 || d < f.firstSign) {
			f.firstSign = d
		}
		switch o.Code {
		case aftercare.Bleeding:
			f.bleeds(d, o.Word)
			if o.Since != 0 {
				f.dryRun(o.Since, d)
			}
		case aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted:
			if word := bleedingOf(o); word > 0 {
				f.bleeds(d, word)
			}
		case aftercare.TissuePassed:
			if o.Word == aftercare.BoolYes {
				f.tissue = latest(f.tissue, &o.When)
			}
		case aftercare.Pain:
			f.pain.take(d, o.Word)
		case aftercare.Discharge:
			f.smell.take(d, 1+b2u(o.Word == aftercare.DischargeFoul))
		case aftercare.FeelsHot:
			f.hot.take(d, o.Word)
		case aftercare.Scan:
			f.scan.take(d, o.Word)
		case aftercare.Cervix:
			f.cervix.take(d, cervixRank[o.Word])
		case aftercare.PregnancyTest:
			f.test.take(d, testRank[o.Word])
		case aftercare.HCG:
			f.tested(d)
		case aftercare.HCGTrend:
			f.trend.take(d, trendRank[o.Word])
			f.secondTest = firstOf(f.secondTest, d)
		case aftercare.FollowUp:
			f.follow.take(d, followRank[o.Word])
		case aftercare.Antibiotic:
			f.antibiotics |= bit(o.Word)
			f.antibiotic.last(&o.When)
		case aftercare.MensesCode:
			f.toldPeriod = true
		case aftercare.Clearance:
			f.yes[o.Activity] = latest(f.yes[o.Activity], &o.When)
			f.saidYes |= 1 << o.Activity
		case aftercare.HoldCode:
			f.no[o.Activity] = latest(f.no[o.Activity], &o.When)
			f.saidNo |= 1 << o.Activity
		}
	}
}

// tested keeps the first two days of blood tests for hCG.
func (f *facts) tested(d aftercare.Date) {
	if f.firstTest == 0 || d < f.firstTest {
		f.firstTest, d = d, f.firstTest
	}
	if d != f.firstTest {
		f.secondTest = firstOf(f.secondTest, d)
	}
}

// firstOf is the earlier of two days that may be 0, which is none.
func firstOf(a, b aftercare.Date) aftercare.Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

func b2u(b bool) aftercare.Word {
	if b {
		return 1
	}
	return 0
}

// bleedingOf is how she bled by one observation, 0 if it says nothing.
func bleedingOf(o *aftercare.Observation) aftercare.Word {
	switch {
	case o.Code == aftercare.Bleeding:
		return o.Word
	case o.Code == aftercare.PadsPerHour && o.Number > 0:
		return aftercare.BleedingHeavy
	case o.Code == aftercare.Clots && o.Word > 1, o.Code == aftercare.BleedingRestarted && o.Word == aftercare.BoolYes:
		return aftercare.BleedingLight
	}
	return 0
}
