package simulate

import (
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// lines are the numbers of a pack at which an answer may change.
type lines struct {
	numbers    [aftercare.CodeCount][]reading
	hours      [aftercare.CodeCount][]aftercare.Decimal // how long it has lasted
	several    []*guideline.Condition                   // findings that look at several observations
	items      [aftercare.CodeCount][]int
	since      [guideline.AnchorCount][]int // days after each anchor
	sinceHours [guideline.AnchorCount][]int
	gestations []aftercare.GestationalAge
	windows    [aftercare.CodeCount]int64 // seconds an observation counts
	days       []int                      // of diaries and answers
}

// reading is a number in its unit.
type reading struct {
	n    aftercare.Decimal
	unit aftercare.Unit
}

// anchorOf names the event that a criterion counts from, 0 for none of the
// record's own.
var anchorOf = map[aftercare.Criterion]guideline.Anchor{
	aftercare.DaysSinceLoss:            guideline.AnchorLoss,
	aftercare.DaysSinceProcedure:       guideline.AnchorProcedure,
	aftercare.DaysSinceAnaesthetic:     guideline.AnchorProcedure,
	aftercare.DaysSinceMedicine:        guideline.AnchorMedicine,
	aftercare.DaysSinceTreatment:       guideline.AnchorTreatment,
	aftercare.DaysSinceMisoprostol:     guideline.AnchorMisoprostol,
	aftercare.DaysSinceMethotrexate:    guideline.AnchorMethotrexate,
	aftercare.DaysSinceBleedingStopped: guideline.AnchorBleedingStopped,
	aftercare.DaysSinceDiagnosis:       guideline.AnchorDiagnosis,
}

func readLines(p *guideline.Pack) *lines {
	l := &lines{}
	l.policy(p)
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.When != nil {
			l.condition(s.When)
		}
		for j := range s.DoneBy {
			l.condition(&s.DoneBy[j])
		}
		for _, q := range []*guideline.Requirement{s.Require, s.Ideally} {
			if q != nil {
				l.requirement(q)
			}
		}
		for _, a := range []aftercare.Amount{s.After, s.Until} {
			l.amount(s.Anchor, a)
		}
		l.gestations = append(l.gestations, s.Applies.From, s.Applies.To)
	}
	l.tidy()
	return l
}

func (l *lines) policy(p *guideline.Pack) {
	for pass := range 2 {
		for i := range p.Policy {
			e := &p.Policy[i]
			switch {
			case e.Key == guideline.Current && (len(e.Codes) == 0) == (pass == 0):
				l.window(e)
			case pass > 0:
			case e.Key == guideline.LateFrom:
				l.gestations = append(l.gestations, aftercare.GestationalAge(e.Amount.Days(true)))
			case e.Key == guideline.PlausibleTemperature:
				l.number(aftercare.Temperature, e.Least, aftercare.UnitCelsius)
				l.number(aftercare.Temperature, e.Most, aftercare.UnitCelsius)
			case e.Amount.Unit != 0:
				l.days = append(l.days, e.Amount.Days(true))
			}
		}
	}
}

func (l *lines) window(e *guideline.Policy) {
	seconds := int64(e.Amount.Days(true)) * 86400
	if e.Amount.Unit == aftercare.Hour {
		seconds = int64(e.Amount.N) * 3600
	}
	for _, code := range e.Codes {
		l.windows[code] = seconds
	}
	for code := range l.windows {
		if len(e.Codes) == 0 {
			l.windows[code] = seconds
		}
	}
}

func (l *lines) condition(c *guideline.Condition) {
	for i := range c.All {
		l.condition(&c.All[i])
	}
	for i := range c.Any {
		l.condition(&c.Any[i])
	}
	if c.Hours > 0 {
		l.hours[c.Code] = append(l.hours[c.Code], c.Hours)
	}
	if c.Change != (guideline.Change{}) || c.Times > 0 || c.Lasts.Unit != 0 {
		l.several = append(l.several, c)
	}
	l.gestations = append(l.gestations, c.WeeksFrom, c.WeeksTo)
	if c.AfterAnchor != 0 {
		l.amount(c.AfterAnchor, c.After)
	}
	n := c.AtLeast
	if c.Compares == guideline.AtMost || c.Compares == guideline.Below {
		n = c.AtMost
	}
	switch {
	case c.Item10 > 0:
		l.items[c.Code] = append(l.items[c.Code], c.Item10)
	case c.Compares != guideline.NoCompare && c.Item > 0:
		l.items[c.Code] = append(l.items[c.Code], int(n/aftercare.DecimalOne))
	case c.Compares != guideline.NoCompare:
		l.number(c.Code, n, c.Unit)
	}
}

// number takes a threshold and its neighbours: a step of the last decimal, a
// tenth and a whole one away; a temperature in both units.
func (l *lines) number(code aftercare.Code, n aftercare.Decimal, unit aftercare.Unit) {
	for _, step := range []aftercare.Decimal{0, 1, aftercare.DecimalOne / 10, aftercare.DecimalOne} {
		for _, v := range []aftercare.Decimal{n - step, n + step} {
			if v < 0 {
				continue
			}
			l.numbers[code] = append(l.numbers[code], reading{v, unit})
			if unit == aftercare.UnitCelsius && code == aftercare.Temperature {
				l.numbers[code] = append(l.numbers[code], reading{v*9/5 + 32*aftercare.DecimalOne, aftercare.UnitFahrenheit})
			}
		}
	}
}

func (l *lines) requirement(q *guideline.Requirement) {
	for i := range q.All {
		l.requirement(&q.All[i])
	}
	for i := range q.Any {
		l.requirement(&q.Any[i])
	}
	l.amount(anchorOf[q.Criterion], q.Amount)
}

func (l *lines) amount(a guideline.Anchor, n aftercare.Amount) {
	if n.Unit == 0 {
		return
	}
	for _, days := range []int{n.Days(true), n.Days(false)} {
		l.since[a] = append(l.since[a], days-1, days, days+1)
	}
	if n.Unit == aftercare.Hour {
		l.sinceHours[a] = append(l.sinceHours[a], n.N)
	}
}

// tidy sorts, drops doubles and adds the neighbours of what has none yet.
func (l *lines) tidy() {
	for code := range l.numbers {
		l.numbers[code] = tidied(l.numbers[code], func(a, b reading) int {
			if a.unit != b.unit {
				return int(a.unit) - int(b.unit)
			}
			return int(a.n - b.n)
		})
	}
	compare := func(a, b int) int { return a - b }
	for a := range l.since {
		l.since[a] = tidied(append(l.since[a], 0, 1), compare)
		l.sinceHours[a] = tidied(l.sinceHours[a], compare)
	}
	for code := range l.hours {
		list := l.hours[code]
		for _, h := range list {
			list = append(list, h-aftercare.DecimalOne, h+aftercare.DecimalOne, h-1)
		}
		list = tidied(list, func(a, b aftercare.Decimal) int { return int(a - b) })
		l.hours[code] = slices.DeleteFunc(list, func(h aftercare.Decimal) bool { return h <= 0 })
	}
	for _, d := range l.days {
		l.days = append(l.days, d-1, d+1)
	}
	l.days = tidied(l.days, compare)
	for _, g := range l.gestations {
		l.gestations = append(l.gestations, g-1, g+1)
	}
	l.gestations = tidied(append(l.gestations, 5*7, 9*7+3, 24*7), func(a, b aftercare.GestationalAge) int { return int(a) - int(b) })
	l.gestations = slices.DeleteFunc(l.gestations, func(g aftercare.GestationalAge) bool { return g <= 2 })
}

func tidied[T comparable](list []T, compare func(a, b T) int) []T {
	slices.SortFunc(list, compare)
	return slices.Compact(list)
}
