package simulate

import (
	"math/rand/v2"

	"aftercare"
	"aftercare/guideline"
)

// together tells what one alarm looks for, all of it of one moment, or all but
// a part.
func (d *draft) together(s *guideline.Statement) {
	if w := s.Absence; w.Anchor != 0 {
		d.anchor(w.Anchor, w.Amount)
	}
	d.meet(s.When)
}

// meet tells what a condition asks for, at times one part too little.
func (d *draft) meet(c *guideline.Condition) {
	if len(c.Any) > 0 {
		d.meet(&c.Any[d.rand.IntN(len(c.Any))])
		return
	}
	left := -1
	if n := len(c.All); n > 1 && d.rand.IntN(4) == 0 {
		left = d.rand.IntN(n)
	}
	for i := range c.All {
		if i != left {
			d.meet(&c.All[i])
		}
	}
	switch {
	case len(c.All) > 0:
	case c.Change != (guideline.Change{}):
		pick(d.rand, changeValues(c)).put(d)
	case c.Times > 0 || c.Lasts.Unit != 0:
		for _, day := range pick(d.rand, d.world.tellings(c)) {
			d.tellOn(sample(c), day)
		}
	case c.Code != 0 && c.Code.Info().Payload >= aftercare.PayloadItems:
		d.tellOn(pick(d.rand, d.world.forms(c.Code)), 0)
	case c.Code != 0:
		o := sample(c)
		if d.rand.IntN(3) == 0 {
			o.Word = anyOf(d.rand, c.Words)
		}
		d.tellOn(o, 0)
	default:
		d.meetFact(&c.Finding)
	}
	if c.AfterAnchor != 0 {
		d.anchor(c.AfterAnchor, c.After)
	}
}

// meetFact puts a fact of the record that a finding looks for.
func (d *draft) meetFact(f *guideline.Finding) {
	rec := d.Record
	switch {
	case f.Person != 0:
		rec.Person.Conditions = rec.Person.Conditions.With(anyOf(d.rand, f.Person))
	case f.Medicines != 0:
		rec.Person.Medicines = rec.Person.Medicines.With(anyOf(d.rand, f.Medicines))
	case f.Kinds != 0:
		rec.Loss.Kind = anyOf(d.rand, f.Kinds)
	case f.Locations != 0:
		rec.Loss.Location = anyOf(d.rand, f.Locations)
	case f.Rh != 0:
		rec.Person.Rh = f.Rh
	case f.Methods != 0:
		d.stepOf(func(s step) bool { return f.Methods.Has(s.method) })
	case f.Routes != 0:
		d.stepOf(func(s step) bool { return f.Routes.Has(s.route) })
	case f.WeeksFrom != 0:
		rec.Loss.Gestation = f.WeeksFrom
	case f.WeeksTo != 0:
		rec.Loss.Gestation = f.WeeksTo - 1
	}
}

// stepOf adds a step of care of some sort, unless the last one is of it.
func (d *draft) stepOf(is func(step) bool) {
	if n := len(d.Record.Care); n > 0 {
		last := &d.Record.Care[n-1]
		for _, s := range steps {
			if s.route == last.Route && s.method == last.Method && is(s) {
				return
			}
		}
	}
	var list []step
	for _, s := range steps {
		if is(s) {
			list = append(list, s)
		}
	}
	if len(list) > 0 {
		d.care(pick(d.rand, list))
	}
}

// anchor lays the event that something counts from about so long before as-of.
func (d *draft) anchor(a guideline.Anchor, n aftercare.Amount) {
	day := d.AsOf.Day - aftercare.Date(n.Days(true)+d.rand.IntN(3)-1)
	switch a {
	case guideline.AnchorLoss:
		d.Record.Loss.From, d.Record.Loss.To = day, day
		return
	case guideline.AnchorDiagnosis:
		d.Record.Loss.DiagnosedOn = day
		return
	}
	before := len(d.Record.Care)
	d.stepOf(func(s step) bool {
		return s.anchor == a || a == guideline.AnchorTreatment && s.anchor != guideline.AnchorDiagnosis
	})
	if n := len(d.Record.Care); n > before || n > 0 && d.rand.IntN(2) == 0 {
		d.Record.Care[n-1].Start = aftercare.On(day)
	}
}

// anyOf draws a value of a set, 0 of an empty one.
func anyOf[T ~uint8](r *rand.Rand, set aftercare.Set[T]) T {
	var list []T
	for ; set != 0; set = set.Without(set.First()) {
		list = append(list, set.First())
	}
	if len(list) == 0 {
		return 0
	}
	return pick(r, list)
}
