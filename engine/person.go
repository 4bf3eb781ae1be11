package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// readPersonFacts finds the facts that apply to her, or may apply if she did not tell
// them: a route not told is any of the three, a kind any but the rare ones.
func (r *run) readPersonFacts() {
	p, rec := &r.person, r.rec
	var last aftercare.When
	for i := range rec.Care {
		c := &rec.Care[i]
		route := guideline.RouteOf(c)
		p.routes = p.routes.With(route)
		if c.Start.Day >= last.Day { // on one day, and without days, the list's order
			p.lastRoute, last = aftercare.SetOf(route), c.Start
		}
		if c.Method != 0 {
			p.methods = p.methods.With(c.Method)
		}
		p.approaches = p.approaches.With(c.Approach)
		if c.Route == aftercare.Surgical {
			a := c.Anaesthetic
			if a == 0 {
				a = aftercare.General
			}
			p.anaesthetic = p.anaesthetic.With(a)
		}
	}
	if p.routes == 0 {
		p.routes = guideline.WombRoutes
		p.lastRoute, p.anaesthetic = p.routes, ^aftercare.Set[aftercare.Anaesthetic](0)
	}
	kind := rec.Loss.Kind
	if kind != 0 && kind != aftercare.KindUnknown && (kind != aftercare.Threatened || r.phase == onlyWaiting) {
		p.kinds = p.kinds.With(kind)
	} else { // a threatened loss that may have happened since is of no known kind
		p.kinds = ^aftercare.SetOf(aftercare.Molar, aftercare.Ectopic)
	}
	p.late = r.isLate(kind)
	if l := rec.Loss.Location; l != 0 {
		p.location = p.location.With(l)
	}
	r.readColumns()
	p.places = guideline.ColumnPlaces(p.columns, r.phase)
}

// mayTake are the antibiotics that she takes, took or may have taken: one without a
// name may be any.
func (r *run) mayTake() aftercare.Set[aftercare.Word] {
	takes := r.rec.Person.Medicines.Has(aftercare.AntibioticMedicine)
	if r.antibiotics.Has(aftercare.AntibioticOther) || r.antibiotics == 0 && takes {
		return ^aftercare.Set[aftercare.Word](0)
	}
	return r.antibiotics
}

// isLate reports whether the loss was after the first three months. If the kind and
// the weeks contradict each other, it is unknown.
func (r *run) isLate(kind aftercare.LossKind) aftercare.Tri {
	g := r.rec.Loss.Gestation
	byWeeks, byKind := aftercare.TriOf(g >= r.Policy.LateFrom), aftercare.Unknown
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

// weeksMayBe reports whether the loss was in the weeks of a fact, or may have been
// because they were not told.
func (r *run) weeksMayBe(c *guideline.Finding) bool {
	g := r.rec.Loss.Gestation
	if g == 0 && c.WeeksTold {
		return false
	}
	if g == 0 {
		return r.person.late != aftercare.No || c.WeeksFrom < r.Policy.LateFrom // a chemical loss is not late
	}
	return g >= c.WeeksFrom && (c.WeeksTo == 0 || g < c.WeeksTo)
}

// toldLate reports whether anything told says that the loss was late.
func (r *run) toldLate() bool {
	return r.rec.Loss.Kind == aftercare.LateLoss || r.rec.Loss.Gestation >= r.Policy.LateFrom
}
