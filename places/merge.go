package places

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"aftercare"
)

// How alike two records of different listings must be to count as one place. No
// source gives these; they are ours, and prefer a duplicate to a wrong merge.
const (
	sameWithin   = 300.0 // metres
	namesAlike   = 0.85  // by name and distance alone
	contactAlike = 0.5   // if the telephone number or website is the same
	unseenAlike  = 0.8   // by telephone and name, if a position is missing
	phoneDigits  = 8     // from the end: country and trunk codes come first
)

// Merge joins lists. Records of different listings that count as one place
// become one, which names each listing with the reason; its wording is that of
// the first. Records of one listing are never joined.
func Merge(lists ...*List) (*List, error) {
	m := newMerger(lists)
	if err := m.merge(lists); err != nil {
		return nil, err
	}
	return &m.out, nil
}

func (m *merger) merge(lists []*List) error {
	ids, towns := map[string]bool{}, map[string]bool{}
	for _, l := range lists {
		for _, s := range l.Sources {
			if old := m.out.Source(s.ID); old == nil {
				m.out.Sources = append(m.out.Sources, s)
			} else if *old != s {
				return errors.New("places: source " + s.ID + " is in two lists and differs")
			}
		}
		for _, t := range l.Towns {
			if key := t.Name + "\n" + t.Country + "\n" + t.Record; !towns[key] {
				towns[key] = true
				m.out.Towns = append(m.out.Towns, t)
			}
		}
		for i := range l.Services {
			s := l.Services[i]
			if ids[s.ID] {
				return errors.New("places: duplicate place " + s.ID)
			}
			ids[s.ID] = true
			at := m.match(&s)
			if at < 0 {
				at = len(m.out.Services)
				m.out.Services = append(m.out.Services, s)
				m.groups = append(m.groups, nil)
			} else {
				m.leave(at)
				_, why := same(&m.out.Services[at], &s)
				join(&m.out.Services[at], &s, why)
			}
			m.enter(at)
		}
	}
	return nil
}

// same returns how alike two records are and why they count as one place, "" if
// they do not.
func same(a, b *Service) (alike float64, why string) {
	for _, f := range a.From {
		for _, g := range b.From {
			if f.Source == g.Source {
				return 0, ""
			}
		}
	}
	if a.Kind != b.Kind && (a.Kind == Pharmacy || b.Kind == Pharmacy) || a.Country != "" && b.Country != "" && a.Country != b.Country {
		return 0, ""
	}
	alike = max(likeness(a.Name, b.Name), likeness(a.Latin, b.Latin), likeness(a.Latin, b.Name), likeness(a.Name, b.Latin))
	names := "names alike by " + strconv.FormatFloat(alike, 'f', 2, 64)
	phone := slices.ContainsFunc(numbers(a), func(p string) bool { return slices.Contains(numbers(b), p) })
	if !a.Placed || !b.Placed {
		if phone && alike >= unseenAlike {
			return alike, "same telephone number, " + names
		}
		return 0, ""
	}
	metres := Distance(a.At, b.At)
	if metres > sameWithin {
		return 0, ""
	}
	apart := ", " + strconv.FormatFloat(metres, 'f', 0, 64) + " m apart"
	switch {
	case phone && alike >= contactAlike:
		return alike, "same telephone number, " + names + apart
	case a.Website != "" && site(a.Website) == site(b.Website) && alike >= contactAlike:
		return alike, "same website, " + names + apart
	case alike >= namesAlike:
		return alike, names + apart
	}
	return 0, ""
}

// join adds a record to a place. Where both have a value, the place keeps its own.
func join(a, b *Service, why string) {
	a.From, b.From = slices.Clone(a.From), slices.Clone(b.From)
	for _, s := range []*Service{a, b} {
		if len(s.From) == 1 {
			s.From[0].Offers = s.Offers
		}
	}
	first := &b.From[0]
	first.Because = why
	if b.Name != a.Name {
		first.Name = b.Name
	}
	if b.Hours != a.Hours && a.Hours != "" {
		first.Hours = b.Hours
	}
	a.From = append(a.From, b.From...)
	if !a.Placed {
		a.At, a.Placed = b.At, b.Placed
	}
	if a.Kind == 0 {
		a.Kind = b.Kind
	}
	for _, field := range [][2]*string{{&a.Latin, &b.Latin}, {&a.Address, &b.Address}, {&a.City, &b.City}, {&a.Country, &b.Country}, {&a.Website, &b.Website}} {
		if *field[0] == "" {
			*field[0] = *field[1]
		}
	}
	if a.Hours == "" {
		a.Hours = b.Hours
	}
	if a.Zone == "" {
		a.Zone = b.Zone
	}
	a.Phones = slices.Clone(a.Phones)
	for _, p := range b.Phones {
		if !slices.Contains(a.Phones, p) {
			a.Phones = append(a.Phones, p)
		}
	}
	if a.Access == 0 {
		a.Access = b.Access // all of one listing: half of each would be wrong
	}
	a.Offers = Offers{}
	for i := range a.Offers {
		told := [3]bool{}
		for _, f := range a.From {
			told[f.Offers[i]] = true
		}
		if told[aftercare.Yes] != told[aftercare.No] {
			a.Offers[i] = aftercare.TriOf(told[aftercare.Yes])
		}
	}
}

// numbers are the ends of those telephone numbers that are long enough to
// identify a place.
func numbers(s *Service) (list []string) {
	for _, p := range s.Phones {
		digits := strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, p)
		if len(digits) >= phoneDigits {
			list = append(list, digits[len(digits)-phoneDigits:])
		}
	}
	return list
}

func site(s string) string {
	_, s, _ = strings.Cut(strings.ToLower(s), "://")
	return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
}

// likeness is the share of adjacent letter pairs that two names have in common
// (Dice), ignoring case, spaces and punctuation.
func likeness(a, b string) float64 {
	x, y := pairs(a), pairs(b)
	common := 0
	for p := range x {
		if y[p] {
			common++
		}
	}
	return dice(common, len(x), len(y))
}

func dice(common, a, b int) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return 2 * float64(common) / float64(a+b)
}

// pair is two adjacent letters of a name; nth numbers repeated ones.
type pair struct {
	letters [2]rune
	nth     int
}

func pairs(s string) map[pair]bool {
	out := map[pair]bool{}
	last := ' '
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) {
			continue
		}
		c = unicode.ToLower(c)
		p := pair{letters: [2]rune{last, c}}
		for out[p] {
			p.nth++
		}
		out[p] = true
		last = c
	}
	return out
}
