package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
)

// answers are the last answers to the questions of gates and dues.
type answers struct {
	pain, smell, feelsHot, scan latest
	cervix, test, trend, follow latest
	tissue                      *aftercare.When                              // when it last passed
	cleared, held               [aftercare.ActivityCount + 1]*aftercare.When // a clinician's last clearances and holds
	done                        [compiled.MaxDone]aftercare.Date             // the last day each kind of due was done
	toldMenses                  bool
	hcgDays                     [2]aftercare.Date // of the first blood tests for hCG; 0 is not told
	firstSign                   aftercare.Date    // of the first scan or bleeding; 0 is not told
	antibiotics                 aftercare.Set[aftercare.Word]
	antibiotic                  anchor // when she last took one
	files                       bool   // some observation is from a file
}

// latest is the last answer to a question, the worst of its day.
type latest struct {
	day  aftercare.Date
	word aftercare.Word
}

// ranks order the words of a code, the worst last; 0 is no word.
type ranks [compiled.MaxWords]uint8

var (
	foulWorst  = ranks{aftercare.DischargeFoul: 1}
	openWorst  = ranks{aftercare.CervixClosed: 1, aftercare.CervixOpen: 2}
	testRank   = ranks{aftercare.TestNegative: 1, 3: 2, aftercare.TestPositive: 3}
	followRank = ranks{aftercare.FollowUpDone: 1, aftercare.FollowUpDischarged: 2, aftercare.FollowUpMissed: 3}
	trendRank  = ranks{aftercare.TrendNotPregnantLevel: 1, aftercare.TrendFalling: 2, aftercare.TrendPlateau: 3, aftercare.TrendRising: 4}
)

// asListed is the order of the words themselves.
var asListed = func() (r ranks) {
	for word := range r {
		r[word] = uint8(word)
	}
	return r
}()

// take keeps the later answer, and of one day the worse.
func (l *latest) take(o *aftercare.Observation, rank *ranks) {
	if day := o.When.Day; day > l.day || day == l.day && rank[o.Word] > rank[l.word] {
		*l = latest{day, o.Word}
	}
}

// readObservations reads every observation once: the diary, the events and the answers.
func (r *run) readObservations() {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !readsPerson(o) {
			r.files = r.files || isAboutHer(o)
			continue
		}
		if n := r.Dones[o.Code][o.Word]; n != 0 {
			r.readDone(r.DoneLists[n], o)
		}
		if o.Code == aftercare.Scan || bleedingOf(o) > aftercare.BleedingNone {
			r.firstSign = earlierOf(r.firstSign, o.When.Day)
		}
		switch o.Code {
		case aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted:
			r.bleeds(o)
		case aftercare.FeelsHot:
			r.feelsHot.take(o, &asListed)
		case aftercare.HCG:
			r.tested(o.When.Day)
		case aftercare.HCGTrend:
			r.trend.take(o, &trendRank)
			r.compared(o.When.Day)
		case aftercare.FollowUp:
			r.follow.take(o, &followRank)
		case aftercare.Antibiotic:
			r.antibiotics = r.antibiotics.With(o.Word)
			r.antibiotic.setTold(o.When)
		case aftercare.MensesCode:
			r.toldMenses = true
		case aftercare.Clearance:
			r.cleared[o.Activity] = laterOf(r.cleared[o.Activity], &o.When)
		case aftercare.HoldCode:
			r.held[o.Activity] = laterOf(r.held[o.Activity], &o.When)
		case aftercare.TissuePassed:
			if o.Word == aftercare.BoolYes {
				r.tissue = laterOf(r.tissue, &o.When)
			}
		default:
			if l, rank := r.latestOf(o.Code); l != nil {
				l.take(o, rank)
			}
		}
	}
	if r.files {
		r.gatherFiles()
	}
}

// latestOf returns where the last answer to a question is kept, and the order of its
// words; nil for other codes.
func (r *run) latestOf(c aftercare.Code) (*latest, *ranks) {
	switch c {
	case aftercare.Pain:
		return &r.pain, &asListed
	case aftercare.Discharge:
		return &r.smell, &foulWorst
	case aftercare.Scan:
		return &r.scan, &asListed
	case aftercare.Cervix:
		return &r.cervix, &openWorst
	case aftercare.PregnancyTest:
		return &r.test, &testRank
	case aftercare.HCGTrend:
		return &r.trend, &trendRank
	}
	return nil, nil
}

// tested notes the day of a blood test for hCG.
func (r *run) tested(d aftercare.Date) {
	first, second := &r.hcgDays[0], &r.hcgDays[1]
	switch {
	case *first == 0 || d < *first:
		*second = earlierOf(*second, *first)
		*first = d
	case d > *first:
		*second = earlierOf(*second, d)
	}
}

// compared notes the day of a test that was compared with an earlier one, so it was
// the second or a later one.
func (r *run) compared(d aftercare.Date) { r.hcgDays[1] = earlierOf(r.hcgDays[1], d) }

// earlierOf returns the earlier of two days; 0 is a day that was not told.
func earlierOf(a, b aftercare.Date) aftercare.Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// laterOf returns the later of two moments; the first may be nil.
func laterOf(have, w *aftercare.When) *aftercare.When {
	if have == nil || isLater(w, have) {
		return w
	}
	return have
}

// isLater orders moments; a bare day counts to its end.
func isLater(a, b *aftercare.When) bool {
	return a.Day > b.Day || a.Day == b.Day && laterInDay(a, b)
}
