package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// profile is what she is or may be, one bit for each value of each fact.
type profile [2]uint64

// Where the values of each fact begin in a profile. The bits of one fact are
// all in one word.
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
	columnBits, columnMax           = 64, 16
	toldColumnBits                  = 80
	toldLateBits                    = 96 // as lateBits, but late only if she told it
	nationBits, nationMax           = 98, 4
)

// wordBits is how many bits a word of a profile has.
const wordBits = 64

// oneOf are some values of one fact.
type oneOf struct {
	word uint8 // of the profile
	bits uint64
}

func oneOfSet[T ~uint8](s aftercare.Set[T], at, count int) oneOf {
	return oneOf{uint8(at / wordBits), uint64(s) & (1<<count - 1) << (at % wordBits)}
}

func (p *profile) add(o oneOf) { p[o.word&1] |= o.bits }

func (p *profile) has(o *oneOf) bool { return p[o.word&1]&o.bits != 0 }

// scope is whom a statement is about: she must be, or may be, among each of
// the sets.
type scope struct {
	sets     []oneOf
	from, to aftercare.GestationalAge
}

// who is whom a statement is about, and whether what is rare counts only if
// she told it: gates hold back what may be hers, texts show what is.
type who struct {
	guideline.Applies
	told bool
}

func compileScope(a *who) scope {
	s := scope{from: a.From, to: a.To}
	add := func(o oneOf) {
		if o.bits != 0 {
			s.sets = append(s.sets, o)
		}
	}
	columnsAt, lateAt := columnBits, lateBits
	if a.told {
		columnsAt, lateAt = toldColumnBits, toldLateBits
	}
	add(oneOfSet(a.Columns, columnsAt, columnMax))
	add(oneOfSet(a.Routes, routeBits, routeCount))
	add(oneOfSet(a.Kinds, kindBits, kindCount))
	add(oneOfSet(a.Anaesthetic, anaestheticBits, anaestheticMax))
	add(oneOfSet(a.Conditions, conditionBits, conditionMax))
	add(oneOfSet(a.Methods, methodBits, methodMax))
	add(oneOfSet(a.Location, locationBits, locationMax))
	add(oneOfSet(aftercare.SetOf(a.Rh), rhBits, rhMax))
	add(oneOfSet(aftercare.SetOf(a.Late), lateAt, int(aftercare.Yes)))
	add(oneOfSet(aftercare.SetOf(a.Phase), phaseBits, int(guideline.After)))
	add(oneOfSet(a.Nations, nationBits, nationMax))
	return s
}

// profile puts together what she is or may be.
func (r *run) profile() (all profile) {
	p := &r.person
	all.add(oneOfSet(p.columns, columnBits, columnMax))
	all.add(oneOfSet(p.toldColumns, toldColumnBits, columnMax))
	all.add(oneOfSet(p.routes, routeBits, routeCount))
	all.add(oneOfSet(p.kinds, kindBits, kindCount))
	all.add(oneOfSet(p.anaesthetic, anaestheticBits, anaestheticMax))
	all.add(oneOfSet(r.rec.Person.Conditions, conditionBits, conditionMax))
	all.add(oneOfSet(p.methods, methodBits, methodMax))
	all.add(oneOfSet(p.location, locationBits, locationMax))
	all.add(oneOfSet(aftercare.SetOf(r.rec.Person.Rh), rhBits, rhMax))
	all.add(oneOfSet(r.phase, phaseBits, int(guideline.After)))
	var late, told aftercare.Set[aftercare.Tri]
	if p.late != aftercare.Yes {
		late, told = late.With(aftercare.No), told.With(aftercare.No)
	}
	if p.late != aftercare.No {
		late = late.With(aftercare.Yes)
	}
	if r.toldLate() {
		told = told.With(aftercare.Yes)
	}
	all.add(oneOfSet(late, lateBits, int(aftercare.Yes)))
	all.add(oneOfSet(told, toldLateBits, int(aftercare.Yes)))
	all.add(oneOfSet(aftercare.NationsOf(r.rec.Jurisdiction), nationBits, nationMax))
	return all
}

// readScopes finds which of some scopes may be hers.
func (r *run) readScopes(scopes []scope) {
	p, weeks := r.profile(), r.rec.Loss.Gestation
	for i := range scopes {
		s := &scopes[i]
		in := weeks == 0 || weeks >= s.from && (s.to == 0 || weeks < s.to)
		for j := range s.sets {
			in = in && p.has(&s.sets[j])
		}
		if in {
			r.inScope.add(i)
		}
	}
}
