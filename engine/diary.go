package engine

import (
	"aftercare"
	"aftercare/engine/days"
)

// diary is what she told about bleeding day by day.
type diary struct {
	dry, wet  days.Set                  // days told to be without, and with any
	filed     days.Set                  // days that files tell to be with any
	period    days.Set                  // days of a period she confirmed
	worst     [days.Kept]aftercare.Word // what was recorded for each wet day
	lastWet   aftercare.Date            // the last day with any, but for those of periods
	stopped   opening                   // bleeding-stopped
	dryDays   int                       // the dry days told so far
	starts    int                       // periods begun after the loss
	started   aftercare.Date            // the first of them
	lastStart aftercare.Date
	dryEnd    anchor         // what DaysSinceBleedingStopped counts from
	wholes    int            // periods that ended: with a dry day after they began
	ended     aftercare.Date // the first dry day after the last of those
	notYet    bool           // told that none has come
}

// day returns the index of a day in the diary, -1 if it is not kept. What was
// told in a zone where it is already tomorrow has happened by today.
func (r *run) day(d aftercare.Date) int {
	if i := int(r.now.today - d); i < days.Kept {
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
		r.wet.Add(i)
		r.worst[i] = max(r.worst[i], word)
	default:
		r.dry.Add(i)
	}
	for d := r.since(o); d < o.When.Day; d++ {
		r.dry.Add(r.day(d))
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
	told := r.dry.Union(&r.wet)
	for i := told.Newest(); i >= 0; i = told.Newest() {
		if word := max(r.worst[i], aftercare.BleedingNone); word <= allowed || !r.period.Has(i) {
			return latest{r.date(i), word}
		}
		told.Drop(i)
	}
	return latest{}
}

// readMenses finds the periods she confirmed after the loss, and marks their
// days, so that they do not reset the end of the loss's own bleeding. A period
// has a fixed length of policy: were it to last until a dry day is told, a dry
// day left out would open activities earlier, and bleeding for weeks would
// count as one period. Told again while it lasts, it is the same one, also
// where it was first told before the loss: then it is none.
func (r *run) readMenses() {
	var told days.Set
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
			told.Add(i)
		} else if day > after && (r.started == 0 || day < r.started) {
			r.started, r.lastStart, r.starts = day, day, 1 // before the diary begins
		}
	}
	first := told.Oldest()
	if r.starts > 0 {
		first = days.Kept - 1
	}
	last := r.lastStart // also one before the loss
	for i := first; i >= 0; i-- {
		d := r.date(i)
		if told.Has(i) && (last == 0 || d >= last+r.Policy.PeriodDays) {
			if last = d; d > after {
				r.beginPeriod(d)
			}
		}
		if r.starts > 0 && d < r.lastStart+r.Policy.PeriodDays {
			r.period.Add(i)
		}
		if r.wholes < r.starts && d > r.lastStart && r.dry.Has(i) && !r.wet.Has(i) && !r.filed.Has(i) {
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
	return i >= 0 && r.period.Has(i)
}

// readBleedingEnd finds the end of the loss's own bleeding.
func (r *run) readBleedingEnd() {
	all := r.wet.Union(&r.filed)
	if wet := all.Without(&r.period); wet.Newest() >= 0 {
		r.lastWet = r.date(wet.Newest())
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
func (r *run) bleedingEndBy(wet *days.Set) (opening, anchor) {
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

// dryRun finds the first run of enough dry days, one after another, since the
// last day with any, and the day before it. A day without an entry breaks
// a run; bleeding of a period does not count either way.
func (r *run) dryRun(bled *days.Set) (o opening, end aftercare.Date) {
	first := days.Kept - 1 // the oldest day that counts: the day of the loss
	switch r.loss.state {
	case anchorKnown:
		first = min(first, int(r.now.today-r.loss.late.Day))
	case anchorNotYet:
		if !r.threatened() {
			return isUnmet, 0 // it has not begun
		}
	}
	o = isUnknown
	wet := bled.Without(&r.period)
	if i := wet.Newest(); i >= 0 && i <= first {
		o, first = isUnmet, i-1
	}
	dry := r.dry.Without(bled)
	length := 0
	r.dryDays = 0
	for i := min(first, dry.Oldest()); i >= 0; i-- {
		switch {
		case dry.Has(i):
			if length == 0 {
				end = r.date(i) - 1
			}
			length++
			if r.dryDays = length; length == r.Policy.DryDays {
				return metOn(r.date(i)), end
			}
			o = isUnmet
		case !r.period.Has(i):
			length = 0
		}
	}
	return o, 0
}
