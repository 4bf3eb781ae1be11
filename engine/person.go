package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// readPersonFacts finds what she is, or may be where she did not tell: routes not
// told are any of the three, kinds not told any but the rare ones.
func (r *run) readPersonFacts() {
	p, rec := &r.person, r.rec
	var last aftercare.When
	for i := range rec.Care {
		c := &rec.Care[i]
		route := uint8(c.Route)
		if c.Method == aftercare.Methotrexate {
			route = 4
		}
		p.routes = p.routes.With(route)
		if c.Start.Day >= last.Day { // on one day, and without days, the list's order
			p.lastRoute, last = aftercare.Set(0).With(route), c.Start
		}
		if c.Method != 0 {
			p.methods = p.methods.With(uint8(c.Method))
		}
		if c.Route == aftercare.Surgical {
			a := c.Anaesthetic
			if a == 0 {
				a = aftercare.General
			}
			p.anaesthetic = p.anaesthetic.With(uint8(a))
		}
	}
	if p.routes == 0 {
		p.routes = aftercare.Set(0).With(1).With(2).With(3)
		p.lastRoute, p.anaesthetic = p.routes, ^aftercare.Set(0)
	}
	kind := rec.Loss.Kind
	if kind != 0 && kind != aftercare.KindUnknown {
		p.kinds = p.kinds.With(uint8(kind))
	} else {
		p.kinds = ^aftercare.Set(0) &^ (1<<(aftercare.Molar-1) | 1<<(aftercare.Ectopic-1))
	}
	p.late = r.isLate(kind)
	if l := rec.Loss.Location; l != 0 {
		p.location = p.location.With(uint8(l))
	}
	p.places = r.places()
}

// isLate reports whether the loss was after the first three months. Where the
// kind and the weeks contradict each other it may be either.
func (r *run) isLate(kind aftercare.LossKind) aftercare.Tri {
	g := r.rec.Loss.Gestation
	byWeeks, byKind := aftercare.TriOf(g >= r.policy.lateFrom), aftercare.Unknown
	switch kind {
	case aftercare.LateLoss:
		byKind = aftercare.Yes
	case aftercare.Chemical:
		byKind = aftercare.No
	}
	switch {
	case g == 0:
		return byKind
	case byKind != aftercare.Unknown && byKind != byWeeks:
		return aftercare.Unknown
	}
	return byWeeks
}

// toldLate reports whether anything told says that the loss was late.
func (r *run) toldLate() bool {
	return r.rec.Loss.Kind == aftercare.LateLoss || r.rec.Loss.Gestation >= r.policy.lateFrom
}

// places returns the columns and phases that are hers or may be.
func (r *run) places() uint16 {
	var columns [guideline.ColumnCount]bool
	columns[guideline.ColumnExpectant] = r.person.routes.Has(uint8(aftercare.Expectant))
	columns[guideline.ColumnMedical] = r.person.routes.Has(uint8(aftercare.Medical))
	columns[guideline.ColumnSurgical] = r.person.routes.Has(uint8(aftercare.Surgical))
	columns[guideline.ColumnMethotrexate] = r.person.routes.Has(4)
	columns[guideline.ColumnMolar] = r.rec.Loss.Kind == aftercare.Molar
	columns[guideline.ColumnLate] = r.person.late != aftercare.No
	var places uint16
	for c, is := range columns {
		for _, phase := range [...]guideline.Phase{guideline.Waiting, guideline.After} {
			if is && r.phase&(1<<(phase-1)) != 0 {
				places |= guideline.Place(guideline.Column(c), phase)
			}
		}
	}
	return places
}
