package engine

import (
	"aftercare"
)

// diaryDays is how far back single days of bleeding are kept. Older days
// count only through what they started and ended.
const diaryDays = 512

// run is one evaluation. It lives on the stack.
type run struct {
	*Engine
	rec *aftercare.Record
	now clock

	anchors
	person person

	// The diary: the worst told about bleeding on each day back from as-of.
	bled  [diaryDays]uint8
	menst [diaryDays / 64]uint64 // days of a period she confirmed

	starts    int            // periods begun after the loss
	started   aftercare.Date // the first of them
	lastStart aftercare.Date
	notYet    bool           // told that none has come
	ended     aftercare.Date // first dry day after a period began
	pain      latest
	smell     latest // discharge
	feelsHot  latest
	scan      latest
	cervix    latest
	test      latest
	trend     latest
	follow    latest
	dry       opening        // bleeding-stopped
	dryDays   int            // the dry days told so far
	lastWet   aftercare.Date // the last day of bleeding, but for that of periods
	cleared   [aftercare.ActivityCount + 1]aftercare.When
	held      [aftercare.ActivityCount + 1]aftercare.When

	told   bitset // findings that hold now
	ever   bitset // findings that held once, whenever
	danger bitset // findings of alarms of level soon and above that fire or once fired
	level  aftercare.Urgency
	lapsed codeSet // danger signs told once, no longer current and not answered since
	asked  codeSet // codes of the danger check that are not answered

	opens   [maxBits]opening // one for each criterion
	inScope bitset
}

// latest is the last answer to a question; on one day the worst.
type latest struct {
	day  aftercare.Date
	word uint8
}

// take keeps the later answer, and on one day the one the order prefers.
func (l *latest) take(day aftercare.Date, word uint8, worse func(a, b uint8) bool) {
	if day > l.day || day == l.day && worse(word, l.word) {
		*l = latest{day, word}
	}
}

func larger(a, b uint8) bool  { return a > b }
func smaller(a, b uint8) bool { return a < b }

// person is what the record says of her, as sets of what it may be.
type person struct {
	places      uint16        // columns and phases that are hers or may be
	routes      aftercare.Set // of guideline.RouteTerms
	lastRoute   aftercare.Set // the routes of her last step of care
	kinds       aftercare.Set
	kindTold    bool
	late        aftercare.Tri
	anaesthetic aftercare.Set
	methods     aftercare.Set
	location    aftercare.Set
}

// readsPerson reports whether the observation is about the person herself.
func readsPerson(o *aftercare.Observation) bool {
	return !o.Withdrawn && o.Who == aftercare.ThePerson
}

// day returns the index of a day in the diary, -1 where it is not kept. What
// was told where it is tomorrow already has happened by today.
func (r *run) day(d aftercare.Date) int {
	if i := int(r.now.today - d); i < diaryDays {
		return max(i, 0)
	}
	return -1
}

// gather reads every observation once: the diary, the events and the answers.
func (r *run) gather() {
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if !readsPerson(o) {
			continue
		}
		day := o.When.Day
		switch o.Code {
		case aftercare.Bleeding:
			r.bleeding(day, o.Word)
			for d := max(o.Since, r.now.today-diaryDays+1); o.Since != 0 && d < day; d++ {
				r.bleeding(d, o.Word)
			}
		case aftercare.PadsPerHour:
			if o.Number > 0 {
				r.bleeding(day, aftercare.BleedingHeavy)
			}
		case aftercare.Clots:
			if o.Word > 1 {
				r.bleeding(day, aftercare.BleedingLight)
			}
		case aftercare.BleedingRestarted:
			if o.Word == aftercare.BoolYes {
				r.bleeding(day, aftercare.BleedingLight)
			}
		case aftercare.Pain:
			r.pain.take(day, o.Word, larger)
		case aftercare.Discharge:
			r.smell.take(day, o.Word, func(a, b uint8) bool { return a == aftercare.DischargeFoul })
		case aftercare.FeelsHot:
			r.feelsHot.take(day, o.Word, larger)
		case aftercare.Scan:
			r.scan.take(day, o.Word, larger)
		case aftercare.Cervix:
			r.cervix.take(day, o.Word, smaller)
		case aftercare.PregnancyTest:
			r.test.take(day, o.Word, func(a, b uint8) bool { return a == aftercare.TestPositive || b == aftercare.TestNegative })
		case aftercare.HCGTrend:
			r.trend.take(day, o.Word, func(a, b uint8) bool { return trendRank[a] > trendRank[b] })
		case aftercare.FollowUp:
			r.follow.take(day, o.Word, func(a, b uint8) bool { return a == aftercare.FollowUpMissed || b == aftercare.FollowUpDone })
		case aftercare.Clearance:
			later(&r.cleared[o.Activity], o.When)
		case aftercare.HoldCode:
			later(&r.held[o.Activity], o.When)
		}
	}
}

// trendRank orders the trends of hCG, the worst last.
var trendRank = [...]uint8{
	aftercare.TrendNotPregnantLevel: 1, aftercare.TrendFalling: 2, aftercare.TrendPlateau: 3, aftercare.TrendRising: 4,
}

func later(w *aftercare.When, v aftercare.When) {
	if v.Day > w.Day || v.Day == w.Day && laterInDay(v, *w) {
		*w = v
	}
}

func (r *run) bleeding(d aftercare.Date, word uint8) {
	if i := r.day(d); i >= 0 {
		r.bled[i] = max(r.bled[i], word)
	}
}

// readMenses finds the periods she confirmed after the loss, and marks their
// days, so that they do not reset the end of the loss's own bleeding. A period
// has a fixed length of policy: were it to last until a dry day is told, a dry
// day left out would open activities earlier, and bleeding for weeks would
// count as one period. Told again while it lasts, it is the same one.
func (r *run) readMenses() {
	var told [diaryDays / 64]uint64
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if o.Code != aftercare.MensesCode || !readsPerson(o) || r.loss.state == anchorNotYet ||
			r.loss.state == anchorKnown && o.When.Day <= r.loss.late.Day {
			continue
		}
		if o.Word == aftercare.MensesNotYet {
			r.notYet = true
			continue
		}
		day := min(o.When.Day, r.now.today)
		if r.started == 0 || day < r.started {
			r.started = day
		}
		if i := r.day(day); i >= 0 {
			told[i>>6] |= 1 << (i & 63)
		}
	}
	oldest := r.now.today - diaryDays + 1
	if r.started != 0 && r.started < oldest {
		r.starts, r.lastStart = 1, r.started
	}
	for d := max(r.started, oldest); r.started != 0 && d <= r.now.today; d++ {
		i := int(r.now.today - d)
		if told[i>>6]&(1<<(i&63)) != 0 && (r.starts == 0 || d >= r.lastStart+r.policy.periodDays) {
			r.starts++
			r.lastStart = d
		}
		if d < r.lastStart+r.policy.periodDays {
			r.menst[i>>6] |= 1 << (i & 63)
		}
		if r.ended == 0 && d > r.started && r.bled[i] == aftercare.BleedingNone {
			r.ended = d
		}
	}
}

// inPeriod reports whether a day belongs to a period she confirmed.
func (r *run) inPeriod(d aftercare.Date) bool {
	i := r.day(d)
	return i >= 0 && r.isMenses(i)
}

func (r *run) isMenses(i int) bool { return r.menst[i>>6]&(1<<(i&63)) != 0 }

// dryRun finds the end of the loss's bleeding: the first run of enough dry
// days, one after another, since the last told day with any. A day without an
// entry breaks a run; bleeding of a period does not count either way.
func (r *run) dryRun() (o opening, end aftercare.Date, have int) {
	first := diaryDays - 1 // the oldest day that counts: the day of the loss
	switch r.loss.state {
	case anchorKnown:
		first = min(first, int(r.now.today-r.loss.late.Day))
	case anchorNotYet:
		if !r.threatened() {
			return isUnmet, 0, 0 // it has not begun
		}
	}
	o = isUnknown
	run, before := 0, aftercare.Date(0)
	for i := first; i >= 0; i-- {
		word := r.bled[i]
		if r.isMenses(i) && word != aftercare.BleedingNone {
			continue
		}
		switch {
		case word == 0:
			run = 0
			continue
		case word > aftercare.BleedingNone:
			run, end, o = 0, 0, isUnmet
		default:
			day := r.now.today - aftercare.Date(i)
			if run == 0 {
				before = day - 1
			}
			if run++; run < r.policy.dryDays && o.wait != 0 {
				o = isUnmet
			} else if o.wait != 0 {
				o, end = metOn(day), before
			}
		}
		have = run
	}
	if r.unsure && o.wait == 0 {
		return isUnknown, 0, have // the dry days may lie before it
	}
	return o, end, have
}

func (r *run) threatened() bool { return r.rec.Loss.Kind == aftercare.Threatened }

// readAnchors finds the events that days are counted from.
func (r *run) readAnchors() {
	rec := r.rec
	if to := rec.Loss.To; to > r.now.today || rec.Loss.DiagnosedOn > r.now.today {
		r.future = true
	} else if to != 0 {
		r.loss = anchor{anchorKnown, aftercare.On(rec.Loss.From), aftercare.On(to)}
	}
	passed := rec.Loss.To != 0
	for i := range rec.Observations {
		o := &rec.Observations[i]
		if o.Code == aftercare.TissuePassed && o.Word == aftercare.BoolYes && readsPerson(o) {
			passed = true
			r.loss.setLater(o.When, o.When)
		}
	}
	operated, dated := r.readCare()
	if operated {
		passed = true
	}
	if !dated {
		r.loss = anchor{} // an operation of unknown day may be the later one
	}
	if r.unsure = r.future || !dated; r.future {
		r.forgetDated()
	}
	if d := rec.Loss.DiagnosedOn; d != 0 && d <= r.now.today {
		r.diagnosis = anchor{anchorKnown, aftercare.On(d), aftercare.On(d)}
	}
	r.phase = 3
	if rec.Loss.Kind == aftercare.Ectopic || rec.Loss.Location == aftercare.EctopicLocation {
		passed = true // nothing is waited for in the womb
	}
	switch {
	case passed && r.loss.state != anchorKnown && !operated && rec.Loss.To == 0:
		r.phase = 2
	case passed && r.loss.state == anchorKnown:
		r.phase = 2
	case !passed && (rec.Loss.DiagnosedOn != 0 || r.threatened()):
		r.phase = 1
		if !r.future {
			r.loss = anchor{state: anchorNotYet}
		}
	}
}

// forgetDated drops the anchors of a record that holds a date after as-of:
// until it is asked back they are unknown for every gate and due.
func (r *run) forgetDated() {
	r.loss, r.procedure, r.medicine, r.treatment = anchor{}, anchor{}, anchor{}, anchor{}
	r.misoprostol, r.methotrexate, r.anaesthetic = anchor{}, anchor{}, anchor{}
}

// readCare reads the steps of care. operated: the tissue was removed at least
// once; dated: every such step has its day.
func (r *run) readCare() (operated, dated bool) {
	dated = true
	undated := [4]bool{} // procedure, medicine, misoprostol, methotrexate
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		told := c.Start.Told()
		if told && c.Start.Day > r.now.today {
			r.future = true
		}
		early := c.Start
		switch {
		case c.Route == aftercare.Surgical:
			operated = operated || !c.Method.OnTube()
			if !told {
				undated[0], dated = true, dated && c.Method.OnTube()
				continue
			}
			r.procedure.setLater(early, c.Start)
			if !c.Method.OnTube() {
				r.loss.setLater(early, c.Start)
			}
		case c.Method == aftercare.Methotrexate:
			undated[3] = undated[3] || !told
			if told {
				r.methotrexate.setLater(early, c.Start)
			}
		case c.Route == aftercare.Medical:
			undated[1], undated[2] = undated[1] || !told, undated[2] || !told
			if told {
				r.medicine.setLater(early, c.Start)
				// Only misoprostol alone starts on the day its care starts.
				if c.Method == aftercare.Misoprostol {
					r.misoprostol.setLater(early, c.Start)
				} else {
					undated[2] = true
				}
			}
		}
	}
	r.anaesthetic = r.procedure
	r.treatment = r.procedure
	if r.medicine.state == anchorKnown {
		r.treatment.setLater(r.medicine.early, r.medicine.late)
	}
	for i, a := range []*anchor{&r.procedure, &r.medicine, &r.misoprostol, &r.methotrexate} {
		if undated[i] {
			*a = anchor{}
		}
	}
	if undated[0] || undated[1] {
		r.treatment = anchor{}
	}
	if undated[0] {
		r.anaesthetic = anchor{}
	}
	return operated, dated
}
