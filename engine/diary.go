package engine

import "aftercare"

// diary is what she told about bleeding day by day.
type diary struct {
	dry, wet  daySet         // days told to be without bleeding, and with it
	filed     daySet         // days with bleeding according to files
	period    daySet         // days of a period she confirmed
	lastWet   aftercare.Date // the last day with bleeding outside of periods
	stopped   opening        // bleeding-stopped
	dryDays   int            // length of the current run of dry days
	starts    int            // periods begun after the loss
	started   aftercare.Date // the first of them
	lastStart aftercare.Date
	dryEnd    anchor         // what DaysSinceBleedingStopped counts from
	wholes    int            // periods that ended: with a dry day after they began
	ended     aftercare.Date // the first dry day after the last of those
	notYet    bool           // told that none has come
}

// day returns the index of a day in the diary, -1 if it is not kept. What was
// told in a zone where it is already tomorrow has happened by today.
func (r *run) day(d aftercare.Date) int {
	if i := int(r.now.today - d); i < diaryDays {
		return max(i, 0)
	}
	return -1
}

func (r *run) date(i int) aftercare.Date { return r.now.today - aftercare.Date(i) }

// bleedingOf is the bleeding that an observation tells of, 0 if it tells nothing.
func bleedingOf(o *aftercare.Observation) aftercare.Word {
	switch o.Code {
	case aftercare.Bleeding:
		return o.Word
	case aftercare.PadsPerHour:
		if o.Number > 0 {
			return aftercare.BleedingHeavy
		}
	case aftercare.Clots:
		if o.Word > 1 {
			return aftercare.BleedingLight
		}
	case aftercare.BleedingRestarted:
		if o.Word == aftercare.BoolYes {
			return aftercare.BleedingLight
		}
	}
	return 0
}

// bleeds notes an observation about bleeding in the diary.
func (r *run) bleeds(o *aftercare.Observation) {
	i := r.day(o.When.Day)
	word := bleedingOf(o)
	switch {
	case i < 0 || word == 0:
		return
	case word > aftercare.BleedingNone:
		r.wet.add(i)
	default:
		r.dry.add(i)
	}
	for d := r.since(o); d < o.When.Day; d++ {
		r.dry.add(r.day(d))
	}
}

// lastBleeding is the last day that anything was told about bleeding, and the worst
// told for it. Days of a period with more than what is allowed are passed over, as a
// period undoes nothing.
func (r *run) lastBleeding(allowed aftercare.Word) latest {
	l := r.lastTold(allowed)
	if r.files {
		r.worsenBleeding(&l)
	}
	return l
}

func (r *run) lastTold(allowed aftercare.Word) latest {
	told := r.dry.union(&r.wet)
	for i := told.newest(); i >= 0; i = told.newest() {
		if word := r.worstOn(i); word <= allowed || !r.period.has(i) {
			return latest{r.date(i), word}
		}
		told.drop(i)
	}
	return latest{}
}

// worstOn is the worst told about bleeding on a day that is in the diary.
func (r *run) worstOn(day int) aftercare.Word {
	worst := aftercare.BleedingNone
	for i := range r.rec.Observations {
		if o := &r.rec.Observations[i]; r.wet.has(day) && readsPerson(o) && r.day(o.When.Day) == day {
			worst = max(worst, bleedingOf(o))
		}
	}
	return worst
}

// readMenses finds the periods she confirmed after the loss, and marks their days,
// so that they do not reset the end of the loss's own bleeding. Policy fixes how long
// a period lasts: if it lasted until a dry day is told, leaving one out would open
// activities earlier, and weeks of bleeding would count as one period. A period told
// again while it lasts is the same one; if it was first told before the loss, it
// doesn't count.
func (r *run) readMenses() {
	var told daySet
	after := aftercare.Date(0) // the day of the loss
	if r.loss.state == anchorKnown {
		after = r.loss.late.Day
	}
	for i := range r.rec.Observations {
		o := &r.rec.Observations[i]
		if o.Code != aftercare.MensesCode || !readsPerson(o) || r.loss.state == anchorNotYet {
			continue
		}
		if o.Word == aftercare.MensesNotYet {
			r.notYet = r.notYet || o.When.Day > after
			continue
		}
		day := min(o.When.Day, r.now.today)
		if i := r.day(day); i >= 0 {
			told.add(i)
		} else if day > after && (r.started == 0 || day < r.started) {
			r.started, r.lastStart, r.starts = day, day, 1 // before the diary begins
		}
	}
	first := told.oldest()
	if r.starts > 0 {
		first = diaryDays - 1
	}
	last := r.lastStart // also one before the loss
	for i := first; i >= 0; i-- {
		d := r.date(i)
		if told.has(i) && (last == 0 || d >= last+r.Policy.PeriodDays) {
			if last = d; d > after {
				r.beginPeriod(d)
			}
		}
		if r.starts > 0 && d < r.lastStart+r.Policy.PeriodDays {
			r.period.add(i)
		}
		if r.wholes < r.starts && d > r.lastStart && r.dry.has(i) && !r.wet.has(i) && !r.filed.has(i) {
			r.wholes, r.ended = r.starts, d
		}
	}
}

func (r *run) beginPeriod(d aftercare.Date) {
	if r.starts++; r.started == 0 {
		r.started = d
	}
	r.lastStart = d
}

// inPeriod reports whether a day belongs to a period she confirmed.
func (r *run) inPeriod(d aftercare.Date) bool {
	i := r.day(d)
	return i >= 0 && r.period.has(i)
}

// readBleedingEnd finds the end of the loss's own bleeding.
func (r *run) readBleedingEnd() {
	all := r.wet.union(&r.filed)
	if wet := all.without(&r.period); wet.newest() >= 0 {
		r.lastWet = r.date(wet.newest())
	}
	r.stopped, r.bleedingEnd = r.bleedingEndBy(&r.wet)
	r.dryEnd = r.bleedingEnd
	if r.files { // alarms count from what she told; what opens waits for both
		var o opening
		o, r.dryEnd = r.bleedingEndBy(&all)
		r.stopped = both(r.stopped, o)
	}
}

// bleedingEndBy finds the end of the bleeding that some days have.
func (r *run) bleedingEndBy(wet *daySet) (opening, anchor) {
	o, end := r.dryRun(wet)
	on := aftercare.On(end)
	switch {
	case o.wait == 0 && r.unsure:
		return isUnknown, anchor{} // the dry days may lie before the loss
	case o.wait == 0:
		return o, anchor{anchorKnown, on, on}
	case o == isUnmet:
		return o, anchor{state: anchorNotYet}
	}
	return o, anchor{}
}

// dryRun finds the first run of enough consecutive dry days since the last day with
// bleeding, and the day before the run. A day without an entry breaks a run; a day of
// a period neither breaks nor extends it.
func (r *run) dryRun(bled *daySet) (o opening, end aftercare.Date) {
	first := diaryDays - 1 // the oldest day that counts: the day of the loss
	switch r.loss.state {
	case anchorKnown:
		first = min(first, int(r.now.today-r.loss.late.Day))
	case anchorNotYet:
		if !r.threatened() {
			return isUnmet, 0 // it has not begun
		}
	}
	o = isUnknown
	wet := bled.without(&r.period)
	if i := wet.newest(); i >= 0 && i <= first {
		o, first = isUnmet, i-1
	}
	dry := r.dry.without(bled)
	length := 0
	r.dryDays = 0
	for i := min(first, dry.oldest()); i >= 0; i-- {
		switch {
		case dry.has(i):
			if length == 0 {
				end = r.date(i) - 1
			}
			length++
			if r.dryDays = length; length == r.Policy.DryDays {
				return metOn(r.date(i)), end
			}
			o = isUnmet
		case !r.period.has(i):
			length = 0
		}
	}
	return o, 0
}
