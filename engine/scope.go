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
	antibioticBits, antibioticMax   = 102, 6
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

// traits are values of each fact: those that a statement is about, or that she
// has or may have. Of columns and weeks there are two: all, and those told.
type traits struct {
	columns, toldColumns columns
	routes               aftercare.Set[guideline.CareRoute]
	kinds                aftercare.Set[aftercare.LossKind]
	anaesthetic          aftercare.Set[aftercare.Anaesthetic]
	conditions           aftercare.Set[aftercare.Condition]
	methods              aftercare.Set[aftercare.Method]
	location             aftercare.Set[aftercare.Location]
	rh                   aftercare.Set[aftercare.Rh]
	late, toldLate       aftercare.Set[aftercare.Tri]
	phase                aftercare.Set[guideline.Phase]
	nations              aftercare.Set[aftercare.Nation]
	antibiotics          aftercare.Set[aftercare.Word]
}

// facts lays each fact at its place in a profile.
func (t *traits) facts() [14]oneOf {
	return [...]oneOf{
		oneOfSet(t.columns, columnBits, columnMax),
		oneOfSet(t.toldColumns, toldColumnBits, columnMax),
		oneOfSet(t.routes, routeBits, routeCount),
		oneOfSet(t.kinds, kindBits, kindCount),
		oneOfSet(t.anaesthetic, anaestheticBits, anaestheticMax),
		oneOfSet(t.conditions, conditionBits, conditionMax),
		oneOfSet(t.methods, methodBits, methodMax),
		oneOfSet(t.location, locationBits, locationMax),
		oneOfSet(t.rh, rhBits, rhMax),
		oneOfSet(t.late, lateBits, int(aftercare.Yes)),
		oneOfSet(t.toldLate, toldLateBits, int(aftercare.Yes)),
		oneOfSet(t.phase, phaseBits, int(guideline.After)),
		oneOfSet(t.nations, nationBits, nationMax),
		oneOfSet(t.antibiotics, antibioticBits, antibioticMax),
	}
}

func (t *traits) profile() (p profile) {
	for _, f := range t.facts() {
		p.add(f)
	}
	return p
}

func compileScope(a *who) scope {
	t := traits{columns: a.Columns, routes: a.Routes, kinds: a.Kinds, anaesthetic: a.Anaesthetic, conditions: a.Conditions,
		methods: a.Methods, location: a.Location, rh: aftercare.SetOf(a.Rh), late: aftercare.SetOf(a.Late), phase: aftercare.SetOf(a.Phase), nations: a.Nations, antibiotics: a.Antibiotics}
	if a.told {
		t.toldColumns, t.columns = t.columns, 0
		t.toldLate, t.late = t.late, 0
	}
	s := scope{from: a.From, to: a.To}
	for _, f := range t.facts() {
		if f.bits != 0 {
			s.sets = append(s.sets, f)
		}
	}
	return s
}

// profile puts together what she is or may be.
func (r *run) profile() profile {
	p := &r.person
	t := traits{columns: p.columns, toldColumns: p.toldColumns, routes: p.routes, kinds: p.kinds, anaesthetic: p.anaesthetic,
		conditions: r.rec.Person.Conditions, methods: p.methods, location: p.location, rh: aftercare.SetOf(r.rec.Person.Rh),
		phase: r.phase, nations: aftercare.NationsOf(r.rec.Jurisdiction), antibiotics: r.mayTake()}
	if p.late != aftercare.Yes {
		t.late, t.toldLate = t.late.With(aftercare.No), t.toldLate.With(aftercare.No)
	}
	if p.late != aftercare.No {
		t.late = t.late.With(aftercare.Yes)
	}
	if r.toldLate() {
		t.toldLate = t.toldLate.With(aftercare.Yes)
	}
	return t.profile()
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
