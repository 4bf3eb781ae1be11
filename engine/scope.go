package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// profile is what she is or may be, one bit for each value of each fact.
type profile uint64

// Where the values of each fact begin in a profile.
const (
	routeBits, routeCount           = 0, 4
	kindBits, kindCount             = 4, 12
	anaestheticBits, anaestheticMax = 16, 4
	conditionBits, conditionMax     = 20, 16
	methodBits, methodMax           = 36, 16
	locationBits, locationMax       = 52, 5
	rhBits, rhMax                   = 57, 3
	lateBits                        = 60 // early, then late
	phaseBits                       = 62 // waiting, then after
)

func profileOf[T ~uint8](s aftercare.Set[T], at, count int) profile {
	return profile(s) & (1<<count - 1) << at
}

// scope is whom a statement is about: she must be, or may be, among each of
// the sets.
type scope struct {
	sets     []profile
	from, to aftercare.GestationalAge
}

func compileScope(a *guideline.Applies) scope {
	s := scope{from: a.From, to: a.To}
	add := func(p profile) {
		if p != 0 {
			s.sets = append(s.sets, p)
		}
	}
	add(profileOf(a.Routes, routeBits, routeCount))
	add(profileOf(a.Kinds, kindBits, kindCount))
	add(profileOf(a.Anaesthetic, anaestheticBits, anaestheticMax))
	add(profileOf(a.Conditions, conditionBits, conditionMax))
	add(profileOf(a.Methods, methodBits, methodMax))
	add(profileOf(a.Location, locationBits, locationMax))
	add(profileOf(aftercare.SetOf(a.Rh), rhBits, rhMax))
	if a.Late != aftercare.Unknown {
		add(1 << (lateBits + a.Late - aftercare.No))
	}
	if a.Phase != 0 {
		add(1 << (phaseBits + a.Phase - guideline.Waiting))
	}
	return s
}

// profile puts together what she is or may be.
func (r *run) profile() profile {
	p := &r.person
	all := profileOf(p.routes, routeBits, routeCount) |
		profileOf(p.kinds, kindBits, kindCount) |
		profileOf(p.anaesthetic, anaestheticBits, anaestheticMax) |
		profileOf(r.rec.Person.Conditions, conditionBits, conditionMax) |
		profileOf(p.methods, methodBits, methodMax) |
		profileOf(p.location, locationBits, locationMax) |
		profileOf(aftercare.SetOf(r.rec.Person.Rh), rhBits, rhMax) |
		profile(r.phase)<<phaseBits
	if p.late != aftercare.Yes {
		all |= 1 << lateBits
	}
	if p.late != aftercare.No {
		all |= 2 << lateBits
	}
	return all
}

// readScopes finds which of some scopes may be hers.
func (r *run) readScopes(scopes []scope) {
	p, weeks := r.profile(), r.rec.Loss.Gestation
	for i := range scopes {
		s := &scopes[i]
		in := weeks == 0 || weeks >= s.from && (s.to == 0 || weeks < s.to)
		for _, set := range s.sets {
			in = in && set&p != 0
		}
		if in {
			r.inScope.add(i)
		}
	}
}
