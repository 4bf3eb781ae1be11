package engine

import (
	"aftercare"
	"aftercare/guideline"
)

type columns = aftercare.Set[guideline.Column]

// readColumns finds the columns that apply to her or may apply, by the kind of
// loss first and then by care. Care that she did not tell may have been
// expectant, medical or surgical, or any care of an ectopic pregnancy. After a
// molar or a late loss the gates on her care apply too; other texts on that care
// were not written for her.
func (r *run) readColumns() {
	p := &r.person
	s := r.situation()
	all, last := columns(0), columns(0)
	var lastDay aftercare.Date
	for i := range r.rec.Care {
		c := &r.rec.Care[i]
		step := s.ofStep(c)
		all |= step
		if c.Start.Day >= lastDay {
			last, lastDay = step, c.Start.Day
		}
	}
	p.toldColumns, p.lastColumns = s.complete(all), s.complete(last)
	p.columns = p.toldColumns
	if s.mayBeLate {
		p.columns = p.columns.With(guideline.ColumnLate)
	}
	if s.always {
		p.columns |= all
	}
	switch {
	case s.untreated && len(r.rec.Care) == 0:
		p.routes = aftercare.SetOf(guideline.ByWaiting)
		p.lastRoute, p.anaesthetic = p.routes, 0
	case all == 0:
		if !s.waits || len(r.rec.Care) == 0 {
			p.columns |= s.gates
		}
		if s.ectopic {
			p.routes = routesOf(p.columns)
		}
	case s.ectopic:
		p.routes |= routesOf(p.columns)
	}
}

// situation says how her kind of loss decides which columns apply to her.
type situation struct {
	ectopic bool
	own     columns // of her kind of loss, whatever the treatment
	always  bool    // texts on other care are not for her, but its gates apply
	waits   bool    // her own column means waiting, so a step of waiting adds none
	noCare  columns // apply if no step of care leads to a column
	gates   columns // the same for gates alone, unless waits is set and a step of waiting was told

	untreated bool // it is not treated, so no care told means no care
	mayBeLate bool
}

func (r *run) situation() situation {
	loss := &r.rec.Loss
	if loss.Kind == aftercare.Ectopic || loss.Location == aftercare.EctopicLocation {
		return situation{ectopic: true, always: true, noCare: guideline.EctopicColumns}
	}
	var s situation
	late, unlocated := r.toldLate(), loss.Location == aftercare.Unlocated
	switch {
	case loss.Kind == aftercare.Threatened && r.phase == onlyWaiting:
		return situation{own: columns(0).With(guideline.ColumnThreatened), waits: true, always: true, untreated: true}
	case loss.Kind == aftercare.Molar:
		s = situation{own: columns(0).With(guideline.ColumnMolar), always: true, gates: guideline.WombColumns}
	case loss.Kind == aftercare.Chemical:
		s = situation{own: columns(0).With(guideline.ColumnChemical), waits: true, untreated: true}
	}
	if unlocated {
		s.own, s.waits = s.own.With(guideline.ColumnUnlocated), true
		s.gates = guideline.WombColumns
	}
	if late {
		s.own = s.own.With(guideline.ColumnLate)
		s.always = s.always || r.person.late == aftercare.Yes
		s.gates = guideline.WombColumns
	}
	// If kind and weeks contradict each other, both may apply.
	if s.own == 0 || late && r.person.late != aftercare.Yes {
		s.noCare = guideline.WombColumns
	}
	s.mayBeLate = r.person.late != aftercare.No
	return s
}

// ofStep returns the columns that a step of care leads to; none if her kind of loss
// leads there anyway.
func (s *situation) ofStep(c *aftercare.Care) (to columns) {
	switch {
	case c.Method == aftercare.Methotrexate:
		return to.With(guideline.ColumnMethotrexate)
	case c.Method == aftercare.Salpingectomy:
		return to.With(guideline.ColumnEctopicRemoved)
	case c.Method == aftercare.Salpingotomy:
		return to.With(guideline.ColumnEctopicKept)
	case s.ectopic && c.Route == aftercare.Expectant:
		return to.With(guideline.ColumnEctopicWaiting)
	case s.ectopic && c.Method == 0 && c.Route == aftercare.Medical:
		return to.With(guideline.ColumnMethotrexate)
	case s.ectopic && c.Method == 0:
		return to.With(guideline.ColumnEctopicKept).With(guideline.ColumnEctopicRemoved)
	case s.waits && c.Route == aftercare.Expectant:
		return 0
	}
	return to.With(guideline.Column(c.Route))
}

// complete adds the columns of her kind of loss to those of her care, and if no
// care was told those that are possible. After methotrexate it no longer matters
// whether the pregnancy was ever located.
func (s *situation) complete(care columns) columns {
	own := s.own
	if care.Has(guideline.ColumnMethotrexate) {
		own = own.Without(guideline.ColumnUnlocated)
	}
	switch {
	case s.ectopic:
		care &= guideline.EctopicColumns
	case s.always:
		care = 0
	}
	if care == 0 {
		care |= s.noCare
	}
	return own | care
}

// routesOf are the routes of care of an ectopic pregnancy in some columns.
func routesOf(c columns) (routes aftercare.Set[guideline.CareRoute]) {
	if c.Has(guideline.ColumnEctopicWaiting) {
		routes = routes.With(guideline.ByWaiting)
	}
	if c.Has(guideline.ColumnMethotrexate) {
		routes = routes.With(guideline.ByMethotrexate)
	}
	if c.Has(guideline.ColumnEctopicKept) || c.Has(guideline.ColumnEctopicRemoved) {
		routes = routes.With(guideline.BySurgery)
	}
	return routes
}
