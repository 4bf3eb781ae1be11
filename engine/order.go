package engine

import (
	"cmp"
	"math"
	"sort"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/internal/sorting"
)

// order is a record in the order of time, and what the findings that look at
// several observations make of it. Each is worked out once, so that the time it
// takes grows with the record and not with its square. The memory is used again.
type order struct {
	all   []int // the observations that are not withdrawn, the earliest first
	alike []alike
	spots []spot
	codes []values
	ints  []int
	spare []int // to sort in
}

// alike are the observations that match a finding, told by one of the two.
type alike struct {
	finding  *compiled.Finding
	who      aftercare.Who
	from, to int // among the spots
}

// spot is one of the observations that match a finding.
type spot struct {
	at     int32 // its place in the record
	days   int32 // on how many days there are some, up to its own
	first  int32 // the first that leads up to it without too long a gap
	bare   int32 // the next, or itself, that has no hour
	latest int64 // the latest moment up to its own
}

// forget drops what may have changed since it was worked out.
func (r *run) forget() {
	if r.order != nil {
		r.order.alike, r.order.spots = r.order.alike[:0], r.order.spots[:0]
	}
}

func (o *order) reset() {
	*o = order{o.all[:0], o.alike[:0], o.spots[:0], o.codes[:0], o.ints[:0], o.spare}
}

func (r *run) at(i int) *aftercare.Observation { return &r.rec.Observations[i] }

func (r *run) when(s *spot) *aftercare.When { return &r.rec.Observations[s.at].When }

// inOrder puts the record in the order of time.
func (r *run) inOrder() *order {
	if r.order == nil {
		r.order = &order{}
	}
	if o := r.order; len(o.all) == 0 {
		for i := range r.rec.Observations {
			if !r.at(i).Withdrawn {
				o.all = append(o.all, i)
			}
		}
		o.spare = sorting.Ints(o.all, o.spare, func(i, j int) int { return compareWhen(&r.at(i).When, &r.at(j).When) })
	}
	return r.order
}

func compareWhen(a, b *aftercare.When) int {
	switch {
	case isLater(a, b):
		return 1
	case isLater(b, a):
		return -1
	}
	return 0
}

// alike lists the observations that match a finding by themselves, told by one
// of the two.
func (r *run) alike(f *compiled.Finding, who aftercare.Who) []spot {
	l := r.inOrder()
	for i := range l.alike {
		if a := &l.alike[i]; a.finding == f && a.who == who {
			return l.spots[a.from:a.to]
		}
	}
	begin := len(l.spots)
	for _, at := range l.all {
		if o := r.at(at); o.Code == f.Code && o.Who == who && r.matchesAlone(f, o) && !r.exempt(f, o) {
			l.spots = append(l.spots, spot{at: int32(at)})
		}
	}
	l.alike = append(l.alike, alike{f, who, begin, len(l.spots)})
	list := l.spots[begin:]
	r.link(f, list)
	return list
}

// link works out how the observations that match a finding follow each other.
func (r *run) link(f *compiled.Finding, list []spot) {
	latest, days, day := int64(math.MinInt64), int32(0), aftercare.Date(0)
	for i := range list {
		w := r.when(&list[i])
		if w.HasInstant() {
			latest = max(latest, w.At.Universal())
		}
		if w.Day != day {
			days, day = days+1, w.Day
		}
		list[i].latest, list[i].days = latest, days
	}
	bare := int32(len(list))
	for i := len(list) - 1; i >= 0; i-- {
		if !r.when(&list[i]).HasInstant() {
			bare = int32(i)
		}
		list[i].bare = bare
	}
	for i := range list {
		list[i].first = int32(i)
		if j := r.leading(f, list, r.when(&list[i])); j >= 0 {
			list[i].first = list[j].first
		}
	}
}

// leading is the first that lies before a moment by no more than such an
// observation counts; -1 if none does. Moments of other offsets may be out of
// order, by their days, so they are looked for by the latest so far.
func (r *run) leading(f *compiled.Finding, list []spot, w *aftercare.When) int {
	window := r.Policy.Window[f.Code]
	i := r.from(list, int(w.Day)-wholeDays(window))
	if w.HasInstant() {
		if i < len(list) {
			i = int(list[i].bare)
		}
		least := w.At.Universal() - window
		i = min(i, sort.Search(len(list), func(i int) bool { return list[i].latest >= least }))
	}
	if i < len(list) && isLater(w, r.when(&list[i])) {
		return i
	}
	return -1
}

// from is the first that is of a day or later.
func (r *run) from(list []spot, day int) int {
	return sort.Search(len(list), func(i int) bool { return int(r.when(&list[i]).Day) >= day })
}

// values are the values of a code, told by one of the two, by unit, day and
// number.
type values struct {
	code aftercare.Code
	who  aftercare.Who
	list []int // their places in the record
	tree []int // from its middle on the list; before it at n the nearer of those at 2n and 2n+1
}

// values puts the values of a code in order.
func (r *run) values(code aftercare.Code, who aftercare.Who) *values {
	l := r.inOrder()
	for i := range l.codes {
		if v := &l.codes[i]; v.code == code && v.who == who {
			return v
		}
	}
	begin := len(l.ints)
	for _, at := range l.all {
		if o := r.at(at); o.Code == code && o.Who == who {
			l.ints = append(l.ints, at)
		}
	}
	n := len(l.ints) - begin
	for range n {
		l.ints = append(l.ints, 0)
	}
	tree := l.ints[begin:]
	list := tree[n:]
	copy(list, tree)
	l.spare = sorting.Ints(list, l.spare, func(i, j int) int {
		a, b := r.at(i), r.at(j)
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.When.Day, b.When.Day), cmp.Compare(a.Number, b.Number))
	})
	for i := n - 1; i > 0; i-- {
		tree[i] = r.nearer(tree[2*i], tree[2*i+1])
	}
	l.codes = append(l.codes, values{code, who, list, tree})
	return &l.codes[len(l.codes)-1]
}

// valuesFrom is the first of some values that is of a unit and of a day or later.
func (r *run) valuesFrom(list []int, unit aftercare.Unit, day aftercare.Date) int {
	return sort.Search(len(list), func(i int) bool {
		o := r.at(list[i])
		return o.Unit > unit || o.Unit == unit && o.When.Day >= day
	})
}

// nearest is the nearest of the values from one place to before another.
func (r *run) nearest(tree []int, from, to int) int {
	best := -1
	for from, to = from+len(tree)/2, to+len(tree)/2; from < to; from, to = from/2, to/2 {
		if from&1 != 0 {
			best = r.nearer(best, tree[from])
			from++
		}
		if to&1 != 0 {
			to--
			best = r.nearer(best, tree[to])
		}
	}
	return best
}

// nearer is the later of two values or, of the same moment, the smaller, or the
// first in the record.
func (r *run) nearer(i, j int) int {
	if i < 0 {
		return j
	}
	a, b := r.at(i), r.at(j)
	if cmp.Or(compareWhen(&b.When, &a.When), cmp.Compare(a.Number, b.Number), i-j) <= 0 {
		return i
	}
	return j
}
