package places

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// merger finds the place that a record is most like without comparing it with
// every other. Places with the same words form a group, which is compared once.
// A group is indexed under the rarest letter pairs of its names: two names that
// are alike enough share at least one of those (prefix filtering).
type merger struct {
	out     List
	order   map[pair]int32 // letter pairs, rarest first
	byWords map[words]*group
	byPair  map[clue][]*group
	groups  [][]*group // that each place is in
	asked   int        // records matched so far
	work    int        // groups compared and places checked
}

// area is where the places of a group are: in one cell of the globe, or, for
// places that share a telephone number, anywhere with or without a position.
type area struct {
	kind areaKind
	cell [3]int32
}

type areaKind uint8

const (
	inCell areaKind = iota
	placedAnywhere
	unplaced
)

// words are what the places of a group have in common.
type words struct {
	area
	contact     string // a telephone number or website, "" for the group of a name alone
	name, latin string
}

type clue struct {
	area
	contact string
	pair    int32
}

type group struct {
	names   [2][]int32 // letter pairs of the name and the Latin name, sorted
	members map[traits][]int32
	asked   int // the record that saw it last
}

// traits decide, besides words and distance, whether a place may be the same as
// a record.
type traits struct {
	sources  string // sorted, one a line
	pharmacy bool
	country  string
}

func newMerger(lists []*List) *merger {
	m := &merger{order: map[pair]int32{}, byWords: map[words]*group{}, byPair: map[clue][]*group{}}
	for _, l := range lists {
		for i := range l.Services {
			for _, name := range [...]string{l.Services[i].Name, l.Services[i].Latin} {
				for p := range pairs(name) {
					m.order[p]++
				}
			}
		}
	}
	all := make([]pair, 0, len(m.order))
	for p := range m.order {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(m.order[a], m.order[b]), cmp.Compare(a.letters[0], b.letters[0]), cmp.Compare(a.letters[1], b.letters[1]), cmp.Compare(a.nth, b.nth))
	})
	for i, p := range all {
		m.order[p] = int32(i)
	}
	return m
}

func (m *merger) pairs(name string) []int32 {
	list := make([]int32, 0, len(name))
	for p := range pairs(name) {
		list = append(list, m.order[p])
	}
	slices.Sort(list)
	return list
}

// rarest returns the pairs under which a name is indexed and looked up, so that
// any two names alike by at least that much meet.
func rarest(list []int32, alike float64) []int32 {
	if len(list) == 0 {
		return nil
	}
	shared := int(math.Ceil(float64(len(list))*alike/(2-alike) - 1e-9))
	return list[:len(list)-shared+1]
}

func cellOf(p Position) (c [3]int32) {
	v := p.vector()
	for d := range v {
		c[d] = int32(math.Floor(v[d] * earthRadius / sameWithin))
	}
	return c
}

// kinship is one way for two places to match: in an area, with the same contact
// or by name alone, and names alike by at least that much.
type kinship struct {
	area
	contact string
	least   float64
}

// contacts returns the telephone numbers and website that identify a place.
func contacts(s *Service) []string {
	list := numbers(s)
	if s.Website != "" {
		list = append(list, site(s.Website))
	}
	return list
}

// enter adds a place to the groups in which records find it.
func (m *merger) enter(at int) {
	s := &m.out.Services[at]
	var list []kinship
	if s.Placed {
		here := area{inCell, cellOf(s.At)}
		list = append(list, kinship{here, "", namesAlike})
		for _, c := range contacts(s) {
			list = append(list, kinship{here, c, contactAlike})
		}
	}
	for _, p := range numbers(s) {
		anywhere := area{kind: unplaced}
		if s.Placed {
			anywhere.kind = placedAnywhere
		}
		list = append(list, kinship{anywhere, p, unseenAlike})
	}
	for _, k := range list {
		w := words{k.area, k.contact, s.Name, s.Latin}
		g := m.byWords[w]
		if g == nil {
			g = &group{names: [2][]int32{m.pairs(s.Name), m.pairs(s.Latin)}, members: map[traits][]int32{}}
			m.byWords[w] = g
			for _, name := range g.names {
				for _, p := range rarest(name, k.least) {
					c := clue{k.area, k.contact, p}
					m.byPair[c] = append(m.byPair[c], g)
				}
			}
		}
		t := traitsOf(s)
		i, found := slices.BinarySearch(g.members[t], int32(at))
		if !found {
			g.members[t] = slices.Insert(g.members[t], i, int32(at))
			m.groups[at] = append(m.groups[at], g)
		}
	}
}

// leave removes a place from its groups, before it changes.
func (m *merger) leave(at int) {
	t := traitsOf(&m.out.Services[at])
	for _, g := range m.groups[at] {
		list := g.members[t]
		i, _ := slices.BinarySearch(list, int32(at))
		switch {
		case len(list) == 1:
			delete(g.members, t)
		case i == 0:
			g.members[t] = list[1:]
		default:
			g.members[t] = slices.Delete(list, i, i+1)
		}
	}
	m.groups[at] = nil
}

func traitsOf(s *Service) traits {
	var sources []string
	for _, f := range s.From {
		sources = append(sources, f.Source)
	}
	slices.Sort(sources)
	t := traits{pharmacy: s.Kind == Pharmacy, country: s.Country}
	for _, source := range slices.Compact(sources) {
		t.sources += source + "\n"
	}
	return t
}

// match finds the place that a record is most like, the first of several, or -1.
func (m *merger) match(s *Service) (at int) {
	m.asked++
	q := &question{service: s, names: [2][]int32{m.pairs(s.Name), m.pairs(s.Latin)}, best: -1}
	var list []kinship
	anywhere := []areaKind{unplaced}
	if s.Placed {
		c := cellOf(s.At)
		for i := range 27 {
			here := area{inCell, [3]int32{c[0] + int32(i%3) - 1, c[1] + int32(i/3%3) - 1, c[2] + int32(i/9) - 1}}
			list = append(list, kinship{here, "", namesAlike})
			for _, contact := range contacts(s) {
				list = append(list, kinship{here, contact, contactAlike})
			}
		}
	} else {
		anywhere = append(anywhere, placedAnywhere)
	}
	for _, kind := range anywhere {
		for _, p := range numbers(s) {
			list = append(list, kinship{area{kind: kind}, p, unseenAlike})
		}
	}
	for _, k := range list {
		for _, name := range q.names {
			for _, p := range rarest(name, k.least) {
				for _, g := range m.byPair[clue{k.area, k.contact, p}] {
					if g.asked != m.asked {
						g.asked = m.asked
						m.try(q, g, k)
					}
				}
			}
		}
	}
	return q.best
}

type question struct {
	service *Service
	names   [2][]int32
	best    int
	alike   float64
}

// try compares a record with a group and takes its first place that may be the
// same.
func (m *merger) try(q *question, g *group, k kinship) {
	m.work++
	alike := 0.0
	for _, x := range q.names {
		for _, y := range g.names {
			alike = max(alike, dice(common(x, y), len(x), len(y)))
		}
	}
	if alike < k.least || alike < q.alike {
		return
	}
	for t, list := range g.members {
		if !t.fit(q.service) {
			continue
		}
		for _, i := range list {
			m.work++
			if alike == q.alike && q.best >= 0 && int(i) >= q.best {
				break
			}
			if k.kind == inCell && Distance(m.out.Services[i].At, q.service.At) > sameWithin {
				continue
			}
			q.best, q.alike = int(i), alike
			break
		}
	}
}

func (t traits) fit(s *Service) bool {
	if t.pharmacy != (s.Kind == Pharmacy) || t.country != "" && s.Country != "" && t.country != s.Country {
		return false
	}
	for _, f := range s.From {
		if containsLine(t.sources, f.Source) {
			return false
		}
	}
	return true
}

// common counts the elements that two sorted lists share.
func common(a, b []int32) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			n++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

func containsLine(text, line string) bool {
	for l := range strings.SplitSeq(text, "\n") {
		if l == line {
			return true
		}
	}
	return false
}
