package simulate

import (
	"cmp"
	"fmt"

	"aftercare"
	"aftercare/guideline"
)

// severalAxes is one axis for each finding that looks at several observations:
// what is enough for it, and what just is not.
func (w *World) severalAxes() []Axis {
	var axes []Axis
	met := map[string]bool{}
	for n, c := range w.lines.several {
		a := Axis{Name: fmt.Sprintf("%s over days %d", c.Code, n+1)}
		for _, days := range w.tellings(c) {
			a.Values = append(a.Values, Value{fmt.Sprintf("%s %v days ago", c.Code, days), func(d *draft) {
				for _, day := range days {
					d.tellOn(sample(c), day)
				}
			}})
		}
		if c.Change != (guideline.Change{}) {
			for _, v := range changeValues(c) { // two findings may meet at the same values
				if !met[v.Name] {
					met[v.Name] = true
					a.Values = append(a.Values, v)
				}
			}
		}
		if len(a.Values) > 0 {
			axes = append(axes, a)
		}
	}
	return axes
}

// tellOn adds an observation so many days before as-of.
func (d *draft) tellOn(o aftercare.Observation, days int) {
	if o.When = d.back(0); days > 0 {
		o.When = d.back(int64(days) * 86400)
	}
	d.Record.Observations = append(d.Record.Observations, o)
}

// tellings are the days on which a finding that repeats or lasts is told: as
// often and as long as it asks, once less and a day less or more.
func (w *World) tellings(c *guideline.Condition) [][]int {
	var list [][]int
	for _, span := range []int{c.Within - 1, c.Within, c.Within + 1} {
		for _, times := range []int{c.Times - 1, c.Times} {
			if times > 1 && span >= times-1 {
				list = append(list, spread(span, times))
			}
		}
	}
	if c.Lasts.Unit == 0 {
		return list
	}
	gap := int(max(w.lines.windows[c.Code]/86400, 1))
	for _, span := range []int{c.Lasts.Days(true) - 1, c.Lasts.Days(true), c.Lasts.Days(true) + 1} {
		if span > 0 {
			list = append(list, spread(span, span/gap+2), spread(span, 2))
		}
	}
	return list
}

// spread lays so many days over a span, both of its ends among them.
func spread(span, times int) []int {
	var days []int
	for i := range times {
		days = append(days, span*i/(times-1))
	}
	return days
}

// sample is an observation that a finding on a code looks for.
func sample(c *guideline.Condition) aftercare.Observation {
	o := aftercare.Observation{Code: c.Code, Word: c.Words.First(), Unit: c.Unit, Hours: c.Hours, Site: c.Sites.First()}
	if o.Number = c.AtLeast; c.Compares == guideline.AtMost || c.Compares == guideline.Below {
		o.Number = c.AtMost
	}
	if n := c.Code.Info().Items; n > 0 {
		o.Items = make([]int8, n)
	}
	if c.Worsening {
		o.Worsening = aftercare.Yes
	}
	if c.Unrelieved {
		o.Relieved = aftercare.No
	}
	return o
}

// changeValues are pairs of values around the percentages and days of a change.
func changeValues(c *guideline.Condition) []Value {
	var list []Value
	first := max(aftercare.DecimalOne*1000, 4*c.AtLeast)
	for key, name := range guideline.ChangeTerms.All() {
		if !c.Change.Percent(key).Told() {
			continue
		}
		for _, step := range []aftercare.Decimal{-1, 0, 1} {
			for _, days := range tidied([]int{c.Change.From - 1, c.Change.From, c.Change.To, c.Change.To + 1}, cmp.Compare[int]) {
				then := aftercare.Observation{Code: c.Code, Number: first, Unit: c.Unit}
				now := aftercare.Observation{Code: c.Code, Number: c.Change.Limit(key, first, days)/100 + step, Unit: c.Unit}
				list = append(list, Value{fmt.Sprintf("%s %s %s after %d days", c.Code, name, now.Number, days), func(d *draft) {
					d.tellOn(then, days)
					d.tellOn(now, 0)
				}})
			}
		}
	}
	return list
}
