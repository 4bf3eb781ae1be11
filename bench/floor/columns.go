package floor

import "aftercare"

// The columns of care, one bit each, in the order of the pack.
const (
	expectant = 1 << iota
	medical
	surgical
	threatened
	ectopicWaiting
	methotrexate
	ectopicKept
	ectopicRemoved
	unlocated
	molar
	chemical
	late

	womb    = expectant | medical | surgical
	ectopic = ectopicWaiting | methotrexate | ectopicKept | ectopicRemoved
)

// readColumns finds the columns that are hers or may be: by her kind of loss,
// then by her care. A route that she did not tell may be any.
func (f *facts) readColumns() {
	p, loss := &f.person, &f.rec.Loss
	if loss.Kind == aftercare.Ectopic || loss.Location == aftercare.EctopicLocation {
		f.readEctopicColumns()
		return
	}
	p.toldRoutes = p.routes
	if len(f.rec.Care) == 0 {
		p.toldRoutes = 0
	}
	if f.threatened() && !f.mayBeAfter {
		f.readCareColumns(false, true)
		all := p.columns
		p.columns, p.toldColumns, p.lastColumns = threatened|all, threatened, threatened
		if len(f.rec.Care) == 0 {
			f.untreated()
		}
		return
	}
	own, waits := uint32(0), false
	switch loss.Kind {
	case aftercare.Molar:
		own = molar
	case aftercare.Chemical:
		own, waits = chemical, true
	}
	if loss.Location == aftercare.Unlocated {
		own, waits = own|unlocated, true
	}
	surely := p.isLate && !p.notLate
	if p.isLate {
		own |= late
	}
	f.readCareColumns(false, waits)
	all, last := p.columns, p.lastColumns
	ofKind := loss.Kind == aftercare.Molar || surely // texts on other care are not about her
	complete := func(care uint32) uint32 {
		mine := own
		if care&methotrexate != 0 {
			mine &^= unlocated
		}
		if ofKind {
			care = 0
		}
		if care == 0 && (own == 0 || p.isLate && !surely) {
			care = womb
		}
		return mine | care
	}
	p.toldColumns, p.lastColumns = complete(all), complete(last)
	p.columns = p.toldColumns
	if p.notEarly {
		p.columns |= late
	}
	if ofKind {
		p.columns |= all
	}
	switch {
	case loss.Kind == aftercare.Chemical && len(f.rec.Care) == 0:
		f.untreated()
	case all == 0 && own&(late|molar|unlocated) != 0 && (!waits || len(f.rec.Care) == 0):
		p.columns |= womb
	}
}

// untreated is somebody whom nobody treats: care that was not told was none.
func (f *facts) untreated() {
	f.routes, f.lastRoutes, f.anaesthetics = expectant, expectant, 0
}

func (f *facts) readEctopicColumns() {
	p := &f.person
	f.readCareColumns(true, false)
	all := p.columns
	complete := func(care uint32) uint32 {
		if care &= ectopic; care == 0 {
			return ectopic
		}
		return care
	}
	p.toldColumns, p.lastColumns = complete(all), complete(p.lastColumns)
	p.columns = p.toldColumns | all
	routes := uint32(0)
	if p.columns&ectopicWaiting != 0 {
		routes |= expectant
	}
	if p.columns&methotrexate != 0 {
		routes |= byMethotrexate
	}
	if p.columns&(ectopicKept|ectopicRemoved) != 0 {
		routes |= surgical
	}
	if all == 0 {
		p.routes = routes
	} else {
		p.routes |= routes
	}
	if len(f.rec.Care) > 0 {
		p.toldRoutes = p.routes
	}
}

// readCareColumns finds the columns of her care, and of the last of it.
func (f *facts) readCareColumns(inTube, waits bool) {
	p := &f.person
	lastDay := aftercare.Date(0)
	for i := range f.rec.Care {
		c := &f.rec.Care[i]
		column := bit(c.Route)
		switch {
		case c.Method == aftercare.Methotrexate:
			column = methotrexate
		case c.Method == aftercare.Salpingectomy:
			column = ectopicRemoved
		case c.Method == aftercare.Salpingotomy:
			column = ectopicKept
		case inTube && c.Route == aftercare.Expectant:
			column = ectopicWaiting
		case inTube && c.Method == 0 && c.Route == aftercare.Medical:
			column = methotrexate
		case inTube && c.Method == 0:
			column = ectopicKept | ectopicRemoved
		case waits && c.Route == aftercare.Expectant:
			column = 0
		}
		p.columns |= column
		if c.Start.Day >= lastDay {
			p.lastColumns, lastDay = column, c.Start.Day
		}
	}
}
