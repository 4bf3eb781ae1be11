package places

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"aftercare/internal/sorting"
	"aftercare/internal/typing"
)

// Spot is a candidate for a typed name.
type Spot struct {
	Name, Latin string
	Country     string // empty if unknown
	Kind        TownKind
	At          Position
	Placed      bool // At is known
	// Of is the number of places whose centre it is; 0 if the name has a
	// position of its own.
	Of int
}

// Names finds towns by typed names. It is built once.
type Names struct{ entries []entry }

type entry struct {
	Spot
	names []string // folded
}

// NewNames takes the shipped names and those of a list: its towns first, then
// the towns in its places' addresses.
func NewNames(shipped []Town, l *List) *Names {
	n := &Names{}
	if l != nil {
		n.towns(l.Towns)
		n.cities(l.Services)
	}
	n.towns(shipped)
	return n
}

func (n *Names) towns(list []Town) {
	for i := range list {
		t := &list[i]
		n.add(Spot{Name: t.Name, Latin: t.Latin, Country: t.Country, Kind: t.Kind, At: t.At, Placed: true}, t.Also...)
	}
}

// cities takes the towns in addresses. A town's position is the centre of its
// places that have one.
func (n *Names) cities(list []Service) {
	type city struct {
		spot   Spot
		middle vector
	}
	var order []string
	all := map[string]*city{}
	for i := range list {
		s := &list[i]
		if s.City == "" {
			continue
		}
		key := s.Country + " " + typing.Fold(s.City)
		c := all[key]
		if c == nil {
			c = &city{spot: Spot{Name: s.City, Country: s.Country}}
			all[key] = c
			order = append(order, key)
		}
		if s.Placed {
			c.spot.Of++
			for d, x := range s.At.vector() {
				c.middle[d] += x
			}
		}
	}
	for _, key := range order {
		c := all[key]
		c.spot.At, c.spot.Placed = c.middle.position()
		n.add(c.spot)
	}
}

// position is the point of the surface in a vector's direction; the zero vector
// has none.
func (v vector) position() (Position, bool) {
	level := math.Hypot(v[0], v[1])
	if level == 0 && v[2] == 0 {
		return Position{}, false
	}
	return MakePosition(math.Atan2(v[2], level)*180/math.Pi, math.Atan2(v[1], v[0])*180/math.Pi)
}

func (n *Names) add(s Spot, also ...string) {
	e := entry{Spot: s}
	for _, name := range append([]string{s.Name, s.Latin}, also...) {
		if f := typing.Fold(name); f != "" && !slices.Contains(e.names, f) {
			e.names = append(e.names, f)
		}
	}
	n.entries = append(n.entries, e)
}

// mostSpots is the most candidates that Find returns.
const mostSpots = 8

// oneTown is the distance in metres below which two towns of one name count as
// one. It is ours.
const oneTown = 30_000

// How certain a match is: a typo less than a prefix, a prefix less than the name.
const (
	slip = iota + 1
	beginning
	exact
)

// Find returns the best candidates for a text in a country, or anywhere for "".
// sure means that there is one, typed as it is written; otherwise the caller asks.
func (n *Names) Find(text, country string) (spots []Spot, sure bool) {
	spots, how := n.find(typing.Fold(text), country)
	if before, _, cut := strings.Cut(text, ","); cut && how < exact {
		// Bath, Somerset
		if other, better := n.find(typing.Fold(before), country); better > how {
			spots, how = other, better
		}
	}
	return spots, len(spots) == 1 && how == exact
}

func (n *Names) find(asked, country string) (spots []Spot, how int) {
	if asked == "" {
		return nil, 0
	}
	var found []*entry
	for i := range n.entries {
		e := &n.entries[i]
		if country != "" && e.Country != "" && e.Country != country {
			continue
		}
		like := e.like(asked, how)
		if like > how {
			how, found = like, found[:0]
		}
		if like > 0 && like == how {
			found = append(found, e)
		}
	}
	sorting.Stable(found, func(a, b *entry) int { return cmp.Compare(a.size(), b.size()) })
	for _, e := range found {
		known := slices.ContainsFunc(spots, func(s Spot) bool {
			return (s.Country == e.Country || s.Country == "" || e.Country == "") && shareName(&s, e) && (!e.Placed || s.Placed && Distance(s.At, e.At) <= oneTown)
		})
		if !known && len(spots) < mostSpots {
			spots = append(spots, e.Spot)
		}
	}
	return spots, how
}

// size orders towns from large to small, with unknown sizes and derived
// positions last.
func (e *entry) size() int {
	switch {
	case !e.Placed:
		return TownTerms.Len() + 2
	case e.Kind == 0:
		return TownTerms.Len() + 1
	}
	return int(e.Kind)
}

func shareName(s *Spot, e *entry) bool {
	return slices.Contains(e.names, typing.Fold(s.Name)) || s.Latin != "" && slices.Contains(e.names, typing.Fold(s.Latin))
}

// like is how certain a match with any of the names is; matches below least are
// not computed.
func (e *entry) like(asked string, least int) (how int) {
	length := utf8.RuneCountInString(asked)
	for _, name := range e.names {
		switch {
		case name == asked:
			return exact
		case least <= beginning && len(asked) >= 3 && strings.HasPrefix(name, asked):
			how = beginning
		case least <= slip && how == 0 && slips(length) > 0 && near(length, utf8.RuneCountInString(name), slips(length)) && typing.Within(asked, name, slips(length)):
			how = slip
		}
	}
	return how
}

func slips(length int) int {
	switch {
	case length >= 8:
		return 2
	case length >= 4:
		return 1
	}
	return 0
}

func near(a, b, within int) bool { return a-b <= within && b-a <= within }
