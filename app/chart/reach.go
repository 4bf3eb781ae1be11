package chart

import (
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// reach is how long bleeding is usual by one statement: a line of the picture.
type reach struct {
	statement *guideline.Statement
	from      aftercare.Date // the day it counts from; 0 where that is not known
	sure, to  aftercare.Date // usual up to sure, and by the statement at most up to to; 0 where it gives no number
}

// reachEnds are the numbers of a statement that are the last day of bleeding,
// reachSure those up to which it is told to last.
var (
	reachEnds = []string{"to", "most", "usual", "spotting"}
	reachSure = []string{"from", "mean", "least-from"}
)

// reaches are what is usual for her kind of care, the shortest first, then
// those that give no number of days.
func (c *chart) reaches() []reach {
	var list []reach
	for _, id := range c.g.Expect {
		s := c.Know.Statement(id)
		if s == nil || !isAboutBleeding(s) || !c.hadCare(s.Applies.Care()) {
			continue
		}
		r := reach{statement: s}
		r.from, _ = c.course.Anchor(anchorFor(s.Applies.Care()))
		if n := longest(s, reachEnds); n > 0 && r.from != 0 {
			r.to = r.from + n
			r.sure = min(r.from+longest(s, reachSure), r.to)
		}
		list = append(list, r)
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].before(&list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// before puts the shortest first, those without a number of days last.
func (r *reach) before(x *reach) bool {
	switch {
	case r.to == 0 || x.to == 0:
		return r.to > x.to
	case r.to != x.to:
		return r.to < x.to
	}
	return r.sure < x.sure
}

// howLong are the questions about how long bleeding lasts.
var howLong = []string{"bleeding-how-long", "bleeding-tablets", "bleeding-surgery"}

func isAboutBleeding(s *guideline.Statement) bool {
	for _, q := range s.Questions {
		if slices.Contains(howLong, q) {
			return true
		}
	}
	return false
}

// hadCare reports whether one of the routes is that of her last step of care.
// A statement for one kind of care is no measure for another.
func (c *chart) hadCare(routes aftercare.Set[guideline.CareRoute]) bool {
	if routes == 0 {
		return true
	}
	if len(c.rec.Care) == 0 {
		return false
	}
	return routes.Has(guideline.RouteOf(&c.rec.Care[len(c.rec.Care)-1]))
}

// anchorFor is the event that a statement for some routes counts from.
func anchorFor(routes aftercare.Set[guideline.CareRoute]) guideline.Anchor {
	medical, surgical := routes.Has(guideline.ByMedicine), routes.Has(guideline.BySurgery)
	switch {
	case routes.Has(guideline.ByWaiting), !medical && !surgical:
		return guideline.AnchorLoss
	case !surgical:
		return guideline.AnchorMedicine
	case !medical:
		return guideline.AnchorProcedure
	}
	return guideline.AnchorTreatment
}

// longest is the longest of the named lengths of time of a statement, in days;
// never longer than its source prints it.
func longest(s *guideline.Statement, names []string) aftercare.Date {
	n := 0
	for i := range s.Numbers {
		if x := &s.Numbers[i]; x.Amount.Unit != 0 && slices.Contains(names, x.Name) {
			n = max(n, x.Amount.Days(false))
		}
	}
	return aftercare.Date(n)
}
