package simulate

import (
	"aftercare"
	"aftercare/guideline"
)

// observationAxes is one axis for each code.
func (w *World) observationAxes() []Axis {
	var axes []Axis
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		a := Axis{Name: code.String()}
		seen := map[string]bool{}
		for _, o := range w.forms(code) {
			if name := describe(&o); !seen[name] {
				seen[name] = true
				a.Values = append(a.Values, Value{name, func(d *draft) { d.tell(o) }})
			}
		}
		axes = append(axes, a)
	}
	return append(axes, w.severalAxes()...)
}

// tell adds an observation at some moment.
func (d *draft) tell(o aftercare.Observation) {
	o.When = d.moment(o.Code)
	if o.Code == aftercare.Bleeding && o.Word == aftercare.BleedingNone && d.rand.IntN(3) == 0 {
		o.Since = o.When.Day - aftercare.Date(d.rand.IntN(9))
	}
	if !d.now {
		o.Withdrawn = d.rand.IntN(25) == 0
		if d.rand.IntN(15) == 0 {
			o.Who = aftercare.TheAsker
		}
	}
	d.Record.Observations = append(d.Record.Observations, o)
}

// forms returns an observation of a code in each way that may matter.
func (w *World) forms(code aftercare.Code) []aftercare.Observation {
	info := code.Info()
	blank := aftercare.Observation{Code: code}
	var list []aftercare.Observation
	add := func(change func(o *aftercare.Observation)) {
		o := blank
		change(&o)
		list = append(list, o)
	}
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		for word := range info.Words.All() {
			if code == aftercare.Ready {
				add(func(o *aftercare.Observation) { o.Word, o.Activity = word, aftercare.Swimming })
				continue
			}
			add(func(o *aftercare.Observation) { o.Word = word })
			if !info.Calm.Has(word) {
				list = append(list, w.hourForms(list[len(list)-1])...)
			}
		}
		if code == aftercare.Pain {
			list = append(list, painForms()...)
		}
	case aftercare.PayloadNumber:
		list = w.numberForms(blank)
	case aftercare.PayloadActivity:
		for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
			add(func(o *aftercare.Observation) { o.Activity = a })
		}
	case aftercare.PayloadItems:
		list = w.itemForms(blank, info.Items, int8(info.Most))
	case aftercare.PayloadTotal:
		for _, total := range w.totals(code, 30) {
			for item := -1; item <= 3; item++ {
				add(func(o *aftercare.Observation) { o.Total, o.Item10 = int16(total), aftercare.CountOf(item) })
			}
		}
	case aftercare.PayloadText:
		add(func(o *aftercare.Observation) { o.Text = "severe pain, fever 40, soaked two pads \"in an hour\"\n" })
	}
	return list
}

func painForms() []aftercare.Observation {
	var list []aftercare.Observation
	for word := range aftercare.Pain.Info().Words.All() {
		o := aftercare.Observation{Code: aftercare.Pain, Word: word}
		for site := range aftercare.SiteTerms.All() {
			o.Site = site
			list = append(list, o)
		}
		o.Site = 0
		for _, t := range []aftercare.Tri{aftercare.No, aftercare.Yes} {
			o.Worsening, o.Relieved = t, aftercare.Unknown
			list = append(list, o)
			o.Worsening, o.Relieved = aftercare.Unknown, t
			list = append(list, o)
		}
		o.Worsening, o.Relieved = aftercare.Yes, aftercare.No
		list = append(list, o)
	}
	return list
}

func (w *World) numberForms(blank aftercare.Observation) []aftercare.Observation {
	var list []aftercare.Observation
	numbers := w.lines.numbers[blank.Code]
	if blank.Code == aftercare.Temperature {
		numbers = append(numbers, reading{37 * aftercare.DecimalOne, aftercare.UnitCelsius}, reading{383 * aftercare.DecimalOne, aftercare.UnitCelsius})
	} else {
		unit := aftercare.Unit(blank.Code.Info().Units.Len())
		numbers = append(numbers, reading{0, unit}, reading{5 * aftercare.DecimalOne, unit})
	}
	for _, n := range numbers {
		o := blank
		o.Number, o.Unit = n.n, n.unit
		list = append(list, o)
		list = append(list, w.hourForms(o)...)
	}
	return list
}

// hourForms are the hours around those that a finding on the code asks for.
func (w *World) hourForms(o aftercare.Observation) []aftercare.Observation {
	var list []aftercare.Observation
	for _, h := range w.lines.hours[o.Code] {
		o.Hours = h
		list = append(list, o)
	}
	return list
}

// itemForms answers an instrument: all alike, each threshold of an item, and
// the totals around each threshold of the sum.
func (w *World) itemForms(blank aftercare.Observation, n int, most int8) []aftercare.Observation {
	var list []aftercare.Observation
	add := func(items []int8) {
		o := blank
		o.Items = items
		list = append(list, o)
	}
	last := func(answer int8) []int8 {
		items := make([]int8, n)
		items[n-1] = answer
		return items
	}
	for answer := int8(0); answer <= most; answer++ {
		add(last(answer))
	}
	for _, total := range w.totals(blank.Code, int(most)*n) {
		items := make([]int8, n)
		for left, i := total, 0; left > 0; i = (i + 1) % n {
			if items[i] < most {
				items[i]++
				left--
			}
		}
		add(items)
	}
	return list
}

// totals are the sums around the thresholds of an instrument.
func (w *World) totals(code aftercare.Code, most int) []int {
	list := []int{0, most}
	for _, n := range w.lines.numbers[code] {
		if v := int(n.n / aftercare.DecimalOne); v <= most {
			list = append(list, v)
		}
	}
	return tidied(list, func(a, b int) int { return a - b })
}

// readSigns finds the observations that alarms read, and those that reassure.
func (w *World) readSigns() {
	read := map[aftercare.Code]aftercare.Set[aftercare.Word]{} // words that alarms read
	for i := range w.pack.Statements {
		if s := &w.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active {
			w.alarms = append(w.alarms, s)
			readWords(s.When, read)
		}
	}
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		info := code.Info()
		for _, o := range w.forms(code) {
			switch {
			case info.Calm.Has(o.Word):
				w.calms = append(w.calms, o)
			case o.Word > 0 && read[code].Has(o.Word), o.Word == 0 && read[code] != 0:
				w.signs = append(w.signs, o)
			}
		}
	}
}

func readWords(when *guideline.Condition, into map[aftercare.Code]aftercare.Set[aftercare.Word]) {
	for c := range when.Findings() {
		if c.Code == 0 {
			continue
		}
		into[c.Code] |= c.Words
		if c.Compares != guideline.NoCompare || c.Item10 > 0 || c.Change != (guideline.Change{}) {
			into[c.Code] |= 1 << 31
		}
	}
}
