package simulate

import "aftercare"

// diary writes down bleeding day by day since the loss, with gaps: heavy at
// first, fading, sometimes starting again, later a period.
func (d *draft) diary() {
	r := d.rand
	from := d.Record.Loss.To
	if from == 0 || from > d.AsOf.Day {
		from = d.AsOf.Day - aftercare.Date(r.IntN(40))
	}
	from = max(from, d.AsOf.Day-aftercare.Date(90))
	gap := r.IntN(5) // one day in so many is left out; 0 is none
	lasts := 2 + r.IntN(20)
	period := aftercare.Date(25 + r.IntN(20))
	for day := from; day <= d.AsOf.Day; day++ {
		n := int(day - from)
		word := aftercare.BleedingNone
		switch {
		case n < lasts:
			word = aftercare.Word(max(int(aftercare.BleedingSpotting), 5-n*5/lasts-r.IntN(2)))
		case day-from >= period && day-from < period+5:
			word = aftercare.BleedingSpotting + aftercare.Word(r.IntN(3))
			if day-from == period && r.IntN(4) > 0 {
				d.note(aftercare.Observation{Code: aftercare.MensesCode, Word: aftercare.MensesStarted}, day)
			}
		case r.IntN(15) == 0:
			word = aftercare.BleedingSpotting
		}
		if gap > 0 && r.IntN(gap+1) == 0 {
			continue
		}
		d.note(aftercare.Observation{Code: aftercare.Bleeding, Word: word}, day)
		if r.IntN(12) == 0 {
			d.note(pick(r, d.world.signs), day)
		}
		if r.IntN(8) == 0 {
			d.note(pick(r, d.world.calms), day)
		}
	}
}

// note adds an observation to a day, or to a moment of it.
func (d *draft) note(o aftercare.Observation, day aftercare.Date) {
	o.When = aftercare.On(day)
	if d.rand.IntN(3) == 0 {
		o.When = aftercare.At(aftercare.Instant{Day: day, Second: second(d.rand), Offset: d.end().Offset})
	}
	d.Record.Observations = append(d.Record.Observations, o)
}
