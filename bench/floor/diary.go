package floor

import (
	"math/bits"

	"aftercare"
)

// dayCount is how many days back single days are kept.
const dayCount = 512

// days is a set of days, today is 0 and yesterday 1.
type days [dayCount / 64]uint64

func (d *days) has(i int) bool { return d[i>>6]&(1<<(i&63)) != 0 }
func (d *days) add(i int)      { d[i>>6] |= 1 << (i & 63) }

// diary is what was told day by day.
type diary struct {
	dry, wet, period days
	bledOn           aftercare.Date // the last day bleeding was told about, and the worst of it
	bled             aftercare.Word
	starts           int
	periodsEnded     int // by a dry day after they began
}

// index is a day's place, -1 if it is too long ago. What was told in a zone
// where it is tomorrow already has happened by today.
func (f *facts) index(d aftercare.Date) int {
	if i := int(f.today - d); i < dayCount {
		return max(i, 0)
	}
	return -1
}

// bleeds notes how she bled on a day.
func (f *facts) bleeds(d aftercare.Date, word aftercare.Word) {
	i := f.index(d)
	if i < 0 {
		return
	}
	if word > aftercare.BleedingNone {
		f.wet.add(i)
	} else {
		f.dry.add(i)
	}
	if d = min(d, f.today); d > f.bledOn {
		f.bledOn, f.bled = d, word
	} else if d == f.bledOn {
		f.bled = max(f.bled, word)
	}
}

// dryRun notes the days of a run that she did not write down one by one.
func (f *facts) dryRun(since, before aftercare.Date) {
	since = max(since, f.today-dayCount+1)
	for d := since; d < before; d++ {
		if i := f.index(d); i >= 0 {
			f.dry.add(i)
		}
	}
}

// readPeriods finds the periods after the loss, each of a fixed length. Who
// says again that it started while one lasts speaks of the same one, and that
// is none where it began before the loss.
func (f *facts) readPeriods() {
	if !f.toldPeriod || f.loss.state == notYet {
		return
	}
	var told days
	lost := aftercare.Date(0)
	if f.loss.state == happened {
		lost = f.loss.day
	}
	first := 0 // of the days she says one started on
	for i := range f.rec.Observations {
		o := &f.rec.Observations[i]
		if o.Code != aftercare.MensesCode || o.Withdrawn || o.Who != aftercare.ThePerson {
			continue
		}
		if o.Word == aftercare.MensesNotYet {
			f.noPeriod = f.noPeriod || o.When.Day > lost
		} else if d := f.index(o.When.Day); d >= 0 {
			told.add(d)
			first = max(first, d)
		} else if o.When.Day > lost { // too long ago to have days of its own
			f.starts, first = 1, dayCount
		}
	}
	last := dayCount + periodDays // when the last one began, also before the loss
	began := last
	for i := min(first, dayCount-1); i >= 0; i-- {
		if told.has(i) && last-i >= periodDays {
			if last = i; f.today-aftercare.Date(i) > lost {
				began = i
				f.starts++
			}
		}
		if f.starts > 0 && began-i < periodDays {
			f.period.add(i)
		}
		if i < began && f.starts > 0 && f.dry.has(i) && !f.wet.has(i) {
			f.periodsEnded = f.starts
		}
	}
	if f.starts > 0 {
		for w := range f.period { // a dry day is one in a period too
			f.period[w] &^= f.dry[w] &^ f.wet[w]
		}
	}
}

// lastBleeding is the last day bleeding was told about, and the worst of it.
// More than is allowed in a period undoes nothing, and is passed over.
func (f *facts) lastBleeding(allowed aftercare.Word) (answer, aftercare.Word) {
	if f.starts == 0 {
		return answer{day: f.bledOn}, f.bled
	}
	for w := range f.dry {
		for told := f.dry[w] | f.wet[w]; told != 0; told &= told - 1 {
			i := w<<6 + bits.TrailingZeros64(told)
			worst := aftercare.BleedingNone
			for j := range f.rec.Observations {
				if o := &f.rec.Observations[j]; f.index(o.When.Day) == i && !o.Withdrawn && o.Who == aftercare.ThePerson {
					worst = max(worst, bleedingOf(o))
				}
			}
			if worst <= allowed || !f.period.has(i) {
				return answer{day: f.today - aftercare.Date(i)}, worst
			}
		}
	}
	return answer{}, 0
}

// readDryDays finds whether the loss's own bleeding has stopped, and its end:
// the day before the first run of enough dry days since the last day with any.
func (f *facts) readDryDays() {
	oldest := dayCount - 1
	switch f.loss.state {
	case happened:
		oldest = min(oldest, int(f.today-f.loss.day))
	case notYet:
		if !f.threatened() {
			f.bleeding, f.bleedingEnd = unmet, event{state: notYet}
			return
		}
	}
	f.bleeding = unknown
	for w := range f.wet { // only what was told after the last wet day counts
		if wet := f.wet[w] &^ f.period[w] & upTo(w, oldest); wet != 0 {
			f.bleeding, oldest = unmet, w<<6+bits.TrailingZeros64(wet)-1
			break
		}
	}
	if f.unsure { // the dry days may lie before the loss
		defer f.doubtBleeding()
	}
	before := 0
	if f.starts == 0 {
		before = f.firstRun(oldest)
	} else {
		before = f.firstRunAroundPeriods(oldest)
	}
	switch {
	case before > 0:
		f.bleeding, f.bleedingEnd = met, happenedOn(f.today-aftercare.Date(before))
	case f.bleeding == unmet:
		f.bleedingEnd = event{state: notYet}
	}
}

// doubtBleeding takes back that bleeding has stopped.
func (f *facts) doubtBleeding() {
	if f.bleeding == met {
		f.bleeding, f.bleedingEnd = unknown, event{}
	}
}

func (f *facts) inPeriod(d aftercare.Date) bool {
	i := f.index(d)
	return i >= 0 && f.period.has(i)
}

// firstRun finds the first run of enough dry days and returns the day before
// it; 0 if there is none.
func (f *facts) firstRun(oldest int) int {
	var clear days
	for w := range clear {
		clear[w] = f.dry[w] &^ f.wet[w] & upTo(w, oldest)
		if clear[w] != 0 {
			f.bleeding = unmet
		}
	}
	ends := clear // the days that so many dry ones end on
	for range dryDays - 1 {
		for w := range ends {
			older := ends[w] >> 1
			if w+1 < len(ends) {
				older |= ends[w+1] << 63
			}
			ends[w] = clear[w] & older
		}
	}
	for w := len(ends) - 1; w >= 0; w-- {
		if ends[w] != 0 {
			return w<<6 + 63 - bits.LeadingZeros64(ends[w]) + dryDays
		}
	}
	return 0
}

// firstRunAroundPeriods is the same where days of a period count neither way.
func (f *facts) firstRunAroundPeriods(oldest int) int {
	run, before := 0, 0
	for i := oldest; i >= 0; i-- {
		switch {
		case f.period.has(i):
			continue
		case !f.dry.has(i) || f.wet.has(i):
			run = 0
			continue
		case run == 0:
			before = i + 1
		}
		f.bleeding = unmet
		if run++; run == dryDays {
			return before
		}
	}
	return 0
}

// upTo is the part of a word of days that is not older than a day.
func upTo(w, oldest int) uint64 {
	switch n := oldest - w<<6; {
	case n < 0:
		return 0
	case n < 63:
		return 1<<(n+1) - 1
	}
	return ^uint64(0)
}
