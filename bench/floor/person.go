package floor

import (
	"math/bits"

	"aftercare"
)

// person is what she is or may be, one bit a value, in the order of the lists
// of the record and the pack.
type person struct {
	routes, lastRoutes    uint32 // the fourth is methotrexate
	toldRoutes            uint32
	kinds, kind           uint32 // may be; told
	anaesthetics, methods uint32
	approaches            uint32
	conditions, medicines uint32
	location, rh          uint32
	notEarly, notLate     bool // may be after the first months; within them
	isLate                bool
	columns, toldColumns  uint32 // may be; those less what is rare and not told
	lastColumns           uint32 // by her last care alone
	places                uint64
	scopes, dueScopes     uint64 // whom gates and dues are about
}

const (
	anyRoute       = 1<<3 - 1
	byMethotrexate = 1 << 3
	rareKinds      = 1<<(aftercare.Molar-1) | 1<<(aftercare.Ectopic-1)
)

func bit[T ~uint8](v T) uint32 { return 1 << v >> 1 }

// readPerson reads what does not change from day to day. What was not told may
// be anything but the rare.
func (f *facts) readPerson() {
	p, rec := &f.person, f.rec
	lastDay := aftercare.Date(0)
	for i := range rec.Care {
		c := &rec.Care[i]
		route := bit(c.Route)
		if c.Method == aftercare.Methotrexate {
			route = byMethotrexate
		}
		p.routes |= route
		p.methods |= bit(c.Method)
		p.approaches |= bit(c.Approach)
		if c.Start.Day >= lastDay {
			p.lastRoutes, lastDay = route, c.Start.Day
		}
		if c.Route == aftercare.Surgical {
			p.anaesthetics |= bit(max(c.Anaesthetic, aftercare.General))
		}
	}
	if len(rec.Care) == 0 {
		p.routes, p.lastRoutes, p.anaesthetics = anyRoute, anyRoute, ^uint32(0)
	}
	p.kind = bit(rec.Loss.Kind)
	if p.kinds = p.kind; rec.Loss.Kind == 0 || rec.Loss.Kind == aftercare.KindUnknown {
		p.kinds = ^uint32(rareKinds)
	}
	p.conditions, p.medicines = uint32(rec.Person.Conditions), uint32(rec.Person.Medicines)
	p.location, p.rh = bit(rec.Loss.Location), bit(rec.Person.Rh)
	g := rec.Loss.Gestation
	late := g >= lateFrom || rec.Loss.Kind == aftercare.LateLoss
	early := g != 0 && g < lateFrom || rec.Loss.Kind == aftercare.Chemical
	p.isLate = late
	p.notEarly, p.notLate = late || !early, early || !late // both if the two contradict each other
	f.readColumns()
	spread := uint64(0) // a place is a column, waiting and after: two bits each
	for left := p.columns; left != 0; left &= left - 1 {
		spread |= 1 << (2 * bits.TrailingZeros32(left))
	}
	if f.mayWait {
		p.places |= spread
	}
	if f.mayBeAfter {
		p.places |= spread << 1
	}
}

// weeks reports whether her weeks may lie in a half-open range; 0 is no end.
func (f *facts) weeks(from, to aftercare.GestationalAge) bool {
	g := f.rec.Loss.Gestation
	return g == 0 || g >= from && (to == 0 || g < to)
}

// weeksMayBe is the same as a fact of alarms: where she told no weeks, a loss
// that was not late may not be in the late ones.
func (f *facts) weeksMayBe(from, to aftercare.GestationalAge, told bool) bool {
	if f.rec.Loss.Gestation == 0 {
		return !told && (f.notEarly || from < lateFrom)
	}
	return f.weeks(from, to)
}

// mayTake are the antibiotics that she took, or may have.
func (f *facts) mayTake() uint32 {
	other := bit(aftercare.AntibioticOther)
	if f.antibiotics&other != 0 || f.antibiotics == 0 && f.medicines&bit(aftercare.AntibioticMedicine) != 0 {
		return ^uint32(0)
	}
	return f.antibiotics
}

// nations are those that she lives in or may.
func (f *facts) nations() uint32 { return uint32(aftercare.NationsOf(f.rec.Jurisdiction)) }
