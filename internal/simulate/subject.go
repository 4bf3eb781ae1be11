package simulate

import (
	"math/rand/v2"
	"strconv"

	"aftercare"
)

// Subject draws one person. The number and the seed decide everything.
func (w *World) Subject(seed, n uint64) Subject {
	r := source(seed, n)
	d := w.draft(r)
	d.Name = "subject " + strconv.FormatUint(n, 10) + " of seed " + strconv.FormatUint(seed, 10)
	few, many := 1+r.IntN(3), 4+r.IntN(30)
	switch r.IntN(8) {
	case 0: // what an alarm looks for
		d.together(pick(r, w.alarms))
	case 7: // the same in a calm story
		d.story()
		d.calmly()
		d.together(pick(r, w.alarms))
	case 1: // a few facts, the rest not told
		w.some(d, few)
	case 2: // many facts
		w.some(d, many)
	case 3: // a life story, all calm
		d.story()
		d.calmly()
	case 4: // the same and one or two facts besides
		d.story()
		d.calmly()
		w.some(d, few)
	case 5: // a story with a diary
		d.story()
		d.diary()
	default:
		d.story()
		d.diary()
		d.calmly()
		w.some(d, r.IntN(4))
	}
	return d.done()
}

// some puts so many values of axes drawn at random.
func (w *World) some(d *draft, n int) {
	for range n {
		pick(d.rand, pick(d.rand, w.axes).Values).put(d)
	}
}

// done settles what would not be valid: nothing is told after as-of, and a
// dry run starts no later than its day.
func (d *draft) done() Subject {
	for i := range d.Record.Observations {
		o := &d.Record.Observations[i]
		if o.When.Day > d.AsOf.Day && !(o.When.HasInstant() && d.AsOf.HasInstant() && o.When.At.Universal() <= d.AsOf.At.Universal()) {
			o.When = d.AsOf
		}
		if o.Since > o.When.Day {
			o.Since = o.When.Day
		}
	}
	if d.rand.IntN(3) == 0 {
		shuffle(d.rand, d.Record.Observations)
	}
	return d.Subject
}

func shuffle(r *rand.Rand, list []aftercare.Observation) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// story gives a loss that hangs together: a kind, its care, its days.
func (d *draft) story() {
	r, rec := d.rand, d.Record
	rec.Loss.Kind = aftercare.LossKind(r.IntN(12))
	if r.IntN(3) > 0 {
		rec.Loss.Location = aftercare.Location(r.IntN(5))
	}
	if r.IntN(2) == 0 {
		rec.Loss.Gestation = pick(r, d.world.lines.gestations)
	}
	if r.IntN(4) == 0 {
		rec.Person.Rh = aftercare.Rh(r.IntN(4))
	}
	ago := aftercare.Date(r.IntN(70))
	if r.IntN(4) == 0 {
		ago = aftercare.Date(r.IntN(420))
	}
	switch r.IntN(8) {
	case 0: // still waiting
		rec.Loss.DiagnosedOn = d.AsOf.Day - ago
	case 1: // no day told
	case 2: // not sure when
		rec.Loss.To = d.AsOf.Day - ago
		rec.Loss.From = rec.Loss.To - aftercare.Date(1+r.IntN(14))
	default:
		rec.Loss.From, rec.Loss.To = d.AsOf.Day-ago, d.AsOf.Day-ago
	}
	for range r.IntN(3) {
		d.care(pick(r, steps))
	}
	if n := len(rec.Care); n > 0 && r.IntN(2) == 0 {
		rec.Care[n-1].Start = aftercare.On(d.AsOf.Day - ago)
	}
}

// calmly answers the questions that nothing opens without, and often others.
func (d *draft) calmly() {
	answers := map[aftercare.Code]aftercare.Word{
		aftercare.Bleeding: aftercare.BleedingNone, aftercare.Pain: aftercare.PainNone, aftercare.FeelsHot: aftercare.BoolNo,
		aftercare.Discharge: aftercare.DischargeNormal,
	}
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		if word := answers[code]; word != 0 {
			o := aftercare.Observation{Code: code, Word: word, When: d.back(d.rand.Int64N(2 * 86400))}
			if code == aftercare.Bleeding {
				o.Since = o.When.Day - aftercare.Date(pick(d.rand, d.world.lines.days))
			}
			d.Record.Observations = append(d.Record.Observations, o)
		}
	}
	for range d.rand.IntN(6) {
		d.tell(pick(d.rand, d.world.calms))
	}
	if d.rand.IntN(3) > 0 {
		return
	}
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ { // a clinician has looked
		d.note(aftercare.Observation{Code: aftercare.Clearance, Activity: a}, d.AsOf.Day)
	}
}
