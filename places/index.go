package places

import (
	"cmp"
	"slices"

	"aftercare"
	"aftercare/places/hours"
)

// Index finds the nearest places of a list. It is a k-d tree over the unit
// sphere, built once and safe for concurrent use.
type Index struct {
	list     *List
	points   []point
	unplaced []point // those without a position, in the list's order
	nodes    []node
	hours    []*hours.Hours // nil where not understood
	zones    []string
}

// point is one place that has a position, in the order of the tree.
type point struct {
	at      vector
	service int32
	hours   int32 // -1 for none
	zone    int32
	marks   marks
}

// marks are what a place can answer: a bit for each speciality that it has, one
// for each that it may have, one for hours.
type marks uint16

const hasHours marks = 1 << 15

func yes(s Speciality) marks   { return 1 << s }
func maybe(s Speciality) marks { return 1 << (s + specialities) }

// node is a box around some points, with the marks of all of them.
type node struct {
	low, high  vector
	start, end int32
	left       int32 // the right one follows; 0 for a leaf
	marks      marks
}

const leafSize = 12

// NewIndex builds the index of a list, which must not change afterwards.
func NewIndex(l *List) *Index {
	x := &Index{list: l}
	texts, zones := map[string]int32{}, map[string]int32{}
	for i := range l.Services {
		s := &l.Services[i]
		p := point{at: s.At.vector(), service: int32(i), hours: -1, marks: s.Offers.marks()}
		if s.Hours != "" {
			n, known := texts[s.Hours]
			if !known {
				n = int32(len(x.hours))
				texts[s.Hours] = n
				h, _ := hours.Parse(s.Hours)
				x.hours = append(x.hours, h)
			}
			p.hours = n
			p.marks |= hasHours
		}
		z, known := zones[s.Zone]
		if !known {
			z = int32(len(x.zones))
			zones[s.Zone] = z
			x.zones = append(x.zones, s.Zone)
		}
		p.zone = z
		if s.Placed {
			x.points = append(x.points, p)
		} else {
			x.unplaced = append(x.unplaced, p)
		}
	}
	if len(x.points) > 0 {
		x.nodes = append(make([]node, 0, 4*len(x.points)/leafSize+2), node{end: int32(len(x.points))})
		x.split(0)
	}
	return x
}

func (o *Offers) marks() (m marks) {
	for s, told := range o {
		switch told {
		case aftercare.Yes:
			m |= yes(Speciality(s))
		case aftercare.Unknown:
			m |= maybe(Speciality(s))
		}
	}
	return m
}

// split bounds a node and cuts it in two along its longest side.
func (x *Index) split(i int32) {
	n := &x.nodes[i]
	points := x.points[n.start:n.end]
	n.low, n.high = points[0].at, points[0].at
	for j := range points {
		p := &points[j]
		n.marks |= p.marks
		for d := range p.at {
			n.low[d], n.high[d] = min(n.low[d], p.at[d]), max(n.high[d], p.at[d])
		}
	}
	if len(points) <= leafSize {
		return
	}
	side := 0
	for d := range n.low {
		if n.high[d]-n.low[d] > n.high[side]-n.low[side] {
			side = d
		}
	}
	middle := len(points) / 2
	halve(points, middle, side)
	start, end := n.start, n.end
	left := int32(len(x.nodes))
	n.left = left
	x.nodes = append(x.nodes, node{start: start, end: start + int32(middle)}, node{start: start + int32(middle), end: end})
	x.split(left)
	x.split(left + 1)
}

// halve puts the points that come first along a side before the middle. It only
// partitions (quickselect): sorting at every level takes 15 times as long.
func halve(points []point, middle, side int) {
	low, high := 0, len(points)-1
	for low < high {
		pivot := points[(low+high)/2].at[side]
		i, j := low, high
		for i <= j {
			for points[i].at[side] < pivot {
				i++
			}
			for points[j].at[side] > pivot {
				j--
			}
			if i <= j {
				points[i], points[j] = points[j], points[i]
				i++
				j--
			}
		}
		switch {
		case middle <= j:
			high = j
		case middle >= i:
			low = i
		default:
			return
		}
	}
}

// Query is what to look for, and near where.
type Query struct {
	At   Position
	N    int          // how many at most
	Want []Speciality // any of these; empty means any place
	// Clock gives the day and time at a place by the name of its zone, which
	// may be empty; false means unknown. Nil ignores hours.
	Clock func(zone string) (hours.Moment, bool)
	// OrUnknown also takes places that may have what is wanted, or may be open.
	OrUnknown bool
	// Closed also takes places that are, or may be, closed: the answer carries
	// their hours and does not filter by them.
	Closed bool
}

// Found is one result of a query.
type Found struct {
	Service *Service
	Metres  float64
	Offers  aftercare.Tri // Yes, or Unknown where the query takes that
	Hours   hours.Answer
}

type candidate struct {
	chord2 float64
	point  int32
	answer hours.Answer
}

type search struct {
	*Index
	q           *Query
	from        vector
	has, offers marks // all of has, any of offers
	moments     []moment
	best        []candidate
}

type moment struct {
	asked, told bool
	hours.Moment
}

// Near returns the nearest places, nearest first; ties are in the list's order.
func (x *Index) Near(q Query) []Found {
	if q.N <= 0 || len(x.points) == 0 {
		return nil
	}
	s := x.search(&q)
	s.visit(0)
	list := make([]Found, len(s.best))
	for i, c := range s.best {
		list[i] = s.found(&x.points[c.point], c.answer)
		list[i].Metres = metres(c.chord2)
	}
	return list
}

// Unplaced returns the places without a position that answer a query, in the
// order of the list.
func (x *Index) Unplaced(q Query) (list []Found) {
	s := x.search(&q)
	for i := range x.unplaced {
		p := &x.unplaced[i]
		if !s.fits(p.marks) {
			continue
		}
		if answer, ok := s.takes(p); ok {
			list = append(list, s.found(p, answer))
		}
	}
	return list
}

func (x *Index) search(q *Query) *search {
	s := &search{Index: x, q: q, from: q.At.vector()}
	for _, w := range q.Want {
		s.offers |= yes(w)
		if q.OrUnknown {
			s.offers |= maybe(w)
		}
	}
	if q.Clock != nil {
		s.moments = make([]moment, len(x.zones))
		if !q.OrUnknown && !q.Closed {
			s.has = hasHours
		}
	}
	return s
}

func (s *search) found(p *point, answer hours.Answer) Found {
	f := Found{Service: &s.list.Services[p.service], Offers: aftercare.Yes, Hours: answer}
	if !has(&f.Service.Offers, s.q.Want) {
		f.Offers = aftercare.Unknown
	}
	return f
}

// takes reports whether a place is open, if the query asks for that.
func (s *search) takes(p *point) (a hours.Answer, ok bool) {
	if s.q.Clock == nil {
		return a, true
	}
	a = s.answer(p)
	return a, s.q.Closed || a.State == hours.Open || a.State == hours.Unknown && s.q.OrUnknown
}

func has(o *Offers, want []Speciality) bool {
	for _, w := range want {
		if o[w] == aftercare.Yes {
			return true
		}
	}
	return len(want) == 0
}

func (s *search) fits(m marks) bool {
	return m&s.has == s.has && (s.offers == 0 || m&s.offers != 0)
}

// beyond reports whether a distance is too far to be among the results.
func (s *search) beyond(chord2 float64) bool {
	return len(s.best) == s.q.N && chord2 > s.best[len(s.best)-1].chord2
}

func (s *search) visit(i int32) {
	n := &s.nodes[i]
	if n.left == 0 {
		for j := n.start; j < n.end; j++ {
			s.try(j)
		}
		return
	}
	near, other := n.left, n.left+1
	a, b := s.toBox(near), s.toBox(other)
	if b < a {
		near, other, a, b = other, near, b, a
	}
	if s.fits(s.nodes[near].marks) && !s.beyond(a) {
		s.visit(near)
	}
	if s.fits(s.nodes[other].marks) && !s.beyond(b) {
		s.visit(other)
	}
}

// toBox is the square of the straight distance to a node's box, computed in the
// same steps as that to a point, so that rounding cannot put a point in front of
// the box that holds it.
func (s *search) toBox(i int32) float64 {
	n := &s.nodes[i]
	var v vector
	for d := range v {
		v[d] = min(max(s.from[d], n.low[d]), n.high[d])
	}
	return s.from.chord2(&v)
}

func (s *search) try(i int32) {
	p := &s.points[i]
	if !s.fits(p.marks) {
		return
	}
	c := candidate{chord2: s.from.chord2(&p.at), point: i}
	if s.beyond(c.chord2) {
		return
	}
	var ok bool
	if c.answer, ok = s.takes(p); !ok {
		return
	}
	at, _ := slices.BinarySearchFunc(s.best, c, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.chord2, b.chord2), cmp.Compare(s.points[a.point].service, s.points[b.point].service))
	})
	if len(s.best) < s.q.N {
		s.best = append(s.best, c)
	} else if at == len(s.best) {
		return
	}
	copy(s.best[at+1:], s.best[at:])
	s.best[at] = c
}

// answer is what the hours of a place say, if all its listings agree.
func (s *search) answer(p *point) hours.Answer {
	if p.hours < 0 {
		return hours.Answer{Why: hours.NotTold}
	}
	m := &s.moments[p.zone]
	if !m.asked {
		m.asked = true
		m.Moment, m.told = s.q.Clock(s.zones[p.zone])
	}
	if !m.told {
		return hours.Answer{Why: hours.NoClock}
	}
	h := s.hours[p.hours]
	if h == nil {
		return hours.Answer{Why: hours.NotRead}
	}
	a := h.At(m.Moment)
	for _, f := range s.list.Services[p.service].From {
		if f.Hours == "" {
			continue
		}
		other, err := hours.Parse(f.Hours)
		if err != nil || other.At(m.Moment).State != a.State {
			return hours.Answer{Why: hours.SourcesDiffer}
		}
	}
	return a
}
