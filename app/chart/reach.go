package chart

import (
	"cmp"
	"slices"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// reach is how long bleeding is usual by one statement: a line of the picture.
type reach struct {
	statement *guideline.Statement
	from      aftercare.Date // the day it counts from; 0 if that is not known
	sure, to  aftercare.Date // usual up to sure, at most up to to; 0 if the statement gives no number
}

// reachEnds are the numbers of a statement that give the last day of bleeding,
// reachSure those up to which bleeding is usual.
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
	sorting.Stable(list, compareReaches)
	return list
}

// compareReaches puts the shortest first, those without a number of days last.
func compareReaches(a, b reach) int {
	if a.to == 0 || b.to == 0 {
		return cmp.Compare(b.to, a.to)
	}
	return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(a.sure, b.sure))
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
