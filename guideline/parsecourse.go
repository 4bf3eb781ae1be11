package guideline

import (
	"aftercare"
	"aftercare/internal/jsondoc"
)

// course reads what a finding looks for in several observations.
func (r *reader) course(f *Finding, key string, m value, p *pointer) bool {
	switch key {
	case "change":
		f.Change = r.change(m, p)
	case "repeats":
		f.Times, f.Within = r.repeats(m, p)
	case "lasts":
		f.Lasts = r.amount(m, p)
	default:
		return false
	}
	return true
}

func (r *reader) change(v value, p *pointer) Change {
	var c Change
	compared := false
	r.members(v, p, func(key string, m value, p *pointer) bool {
		if key == "days" {
			c.From, c.To = r.daysBefore(m, p)
			return true
		}
		if key == "risesPer" {
			c.RisesPer, _ = r.Int(m, p, 1, 100)
			return true
		}
		k, ok := ChangeTerms.Parse(key)
		if ok {
			n, _ := r.Int(m, p, 0, 200)
			*c.Percent(k) = aftercare.CountOf(n)
			compared = true
		}
		return ok
	})
	if !compared || c.To == 0 {
		r.Fail(p, "a change needs a percentage, and the days from one value to the other")
	}
	if c.RisesPer > 0 && !c.RisesAtMost.Told() && !c.RisesMoreThan.Told() {
		r.Fail(p.At("risesPer"), "risesPer needs risesAtMost or risesMoreThan")
	}
	return c
}

// daysBefore reads how many days before a value the earlier one was: the fewest and
// the most.
func (r *reader) daysBefore(v value, p *pointer) (from, to int) {
	days := items(r, v, p, func(v value, p *pointer) int { n, _ := r.Int(v, p, 1, 100); return n })
	switch {
	case v.Kind() != jsondoc.Array:
		return 1, 1 // reported as not a list
	case len(days) != 2:
		r.Fail(p, "two numbers of days are required: the least and the most")
		return 1, 1
	case days[0] > days[1]:
		r.Fail(p, "the least number of days comes first")
	}
	return days[0], days[1]
}

func (r *reader) repeats(v value, p *pointer) (times, days int) {
	r.members(v, p, func(key string, m value, p *pointer) bool {
		switch key {
		case "times":
			times, _ = r.Int(m, p, 2, 30)
		case "days":
			days, _ = r.Int(m, p, 1, 400)
		default:
			return false
		}
		return true
	})
	switch {
	case times == 0 || days == 0:
		r.Fail(p, "times and days are required")
	case days < times-1:
		r.Fail(p, "so many times need more days: each counts on a day of its own")
	}
	return times, days
}
