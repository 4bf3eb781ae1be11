package compiled

import (
	"aftercare"
	"aftercare/guideline"
)

// Profile holds what applies to her or may apply, one bit for each value of each
// fact.
type Profile [2]uint64

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

func (p *Profile) add(o oneOf) { p[o.word&1] |= o.bits }

// Has reports whether one of some values of a fact is in the profile.
func (p *Profile) Has(o *oneOf) bool { return p[o.word&1]&o.bits != 0 }

// Scope says whom a statement is about: she must have, or may have, one value of
// each of the sets.
type Scope struct {
	Sets     []oneOf
	From, To aftercare.GestationalAge
}

// who says whom a statement is about, and whether rare columns count only if she
// told them: gates also apply if that is merely possible, texts don't.
type who struct {
	guideline.Applies
	told bool
}

// Traits are values of each fact: those that a statement is about, or that apply to
// her or may apply. Columns and lateness are there twice: all, and those told.
type Traits struct {
	Columns, ToldColumns aftercare.Set[guideline.Column]
	Routes               aftercare.Set[guideline.CareRoute]
	Kinds                aftercare.Set[aftercare.LossKind]
	Anaesthetic          aftercare.Set[aftercare.Anaesthetic]
	Conditions           aftercare.Set[aftercare.Condition]
	Methods              aftercare.Set[aftercare.Method]
	Location             aftercare.Set[aftercare.Location]
	Rh                   aftercare.Set[aftercare.Rh]
	Late, ToldLate       aftercare.Set[aftercare.Tri]
	Phase                aftercare.Set[guideline.Phase]
	Nations              aftercare.Set[aftercare.Nation]
	Antibiotics          aftercare.Set[aftercare.Word]
}

// facts returns each fact at its place in a profile.
func (t *Traits) facts() [14]oneOf {
	return [...]oneOf{
		oneOfSet(t.Columns, columnBits, columnMax),
		oneOfSet(t.ToldColumns, toldColumnBits, columnMax),
		oneOfSet(t.Routes, routeBits, routeCount),
		oneOfSet(t.Kinds, kindBits, kindCount),
		oneOfSet(t.Anaesthetic, anaestheticBits, anaestheticMax),
		oneOfSet(t.Conditions, conditionBits, conditionMax),
		oneOfSet(t.Methods, methodBits, methodMax),
		oneOfSet(t.Location, locationBits, locationMax),
		oneOfSet(t.Rh, rhBits, rhMax),
		oneOfSet(t.Late, lateBits, int(aftercare.Yes)),
		oneOfSet(t.ToldLate, toldLateBits, int(aftercare.Yes)),
		oneOfSet(t.Phase, phaseBits, int(guideline.After)),
		oneOfSet(t.Nations, nationBits, nationMax),
		oneOfSet(t.Antibiotics, antibioticBits, antibioticMax),
	}
}

// Profile puts the traits together.
func (t *Traits) Profile() (p Profile) {
	for _, f := range t.facts() {
		p.add(f)
	}
	return p
}

func compileScope(a *who) Scope {
	t := Traits{Columns: a.Columns, Routes: a.Routes, Kinds: a.Kinds, Anaesthetic: a.Anaesthetic, Conditions: a.Conditions,
		Methods: a.Methods, Location: a.Location, Rh: aftercare.SetOf(a.Rh), Late: aftercare.SetOf(a.Late), Phase: aftercare.SetOf(a.Phase), Nations: a.Nations, Antibiotics: a.Antibiotics}
	if a.told {
		t.ToldColumns, t.Columns = t.Columns, 0
		t.ToldLate, t.Late = t.Late, 0
	}
	s := Scope{From: a.From, To: a.To}
	for _, f := range t.facts() {
		if f.bits != 0 {
			s.Sets = append(s.Sets, f)
		}
	}
	return s
}
