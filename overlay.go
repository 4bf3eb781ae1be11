package aftercare

import "slices"

// IsZero reports whether the record tells nothing, as its zero value does.
func (r *Record) IsZero() bool {
	return r.About == 0 && r.Jurisdiction == "" && r.Language == "" && r.Loss == Loss{} && len(r.Care) == 0 &&
		r.Person == Person{} && r.Wishes.Conceive == 0 && len(r.Wishes.Activities) == 0 && len(r.Observations) == 0
}

// Overlay adds what another record tells. A single fact of the other replaces that
// told before; conditions and medicines are joined; care and observations are
// appended.
func (r *Record) Overlay(over *Record) {
	replace(&r.About, over.About)
	replace(&r.Jurisdiction, over.Jurisdiction)
	replace(&r.Language, over.Language)
	replace(&r.Loss.Kind, over.Loss.Kind)
	replace(&r.Loss.Location, over.Loss.Location)
	replace(&r.Loss.Gestation, over.Loss.Gestation)
	replace(&r.Loss.DiagnosedOn, over.Loss.DiagnosedOn)
	if over.Loss.To != 0 {
		r.Loss.From, r.Loss.To = over.Loss.From, over.Loss.To
	}
	r.Care = append(r.Care, over.Care...)
	replace(&r.Person.Rh, over.Person.Rh)
	r.Person.Conditions |= over.Person.Conditions
	r.Person.Medicines |= over.Person.Medicines
	replace(&r.Person.PreviousLosses, over.Person.PreviousLosses)
	replace(&r.Person.Age, over.Person.Age)
	replace(&r.Wishes.Conceive, over.Wishes.Conceive)
	if len(over.Wishes.Activities) > 0 {
		r.Wishes.Activities = append([]Activity(nil), over.Wishes.Activities...)
	}
	r.Observations = append(r.Observations, over.Observations...)
}

// replace sets a fact if the later record tells it.
func replace[T comparable](fact *T, later T) {
	var none T
	if later != none {
		*fact = later
	}
}

// Without returns what the record tells beyond a known one.
func (r *Record) Without(known *Record) *Record {
	out := *r
	drop(&out.About, known.About)
	drop(&out.Jurisdiction, known.Jurisdiction)
	drop(&out.Language, known.Language)
	drop(&out.Loss.Kind, known.Loss.Kind)
	drop(&out.Loss.Location, known.Loss.Location)
	drop(&out.Loss.Gestation, known.Loss.Gestation)
	drop(&out.Loss.DiagnosedOn, known.Loss.DiagnosedOn)
	if out.Loss.From == known.Loss.From && out.Loss.To == known.Loss.To {
		out.Loss.From, out.Loss.To = 0, 0
	}
	out.Care = nil
	for _, c := range r.Care {
		if !slices.Contains(known.Care, c) {
			out.Care = append(out.Care, c)
		}
	}
	drop(&out.Person.Rh, known.Person.Rh)
	out.Person.Conditions &^= known.Person.Conditions
	out.Person.Medicines &^= known.Person.Medicines
	drop(&out.Person.PreviousLosses, known.Person.PreviousLosses)
	drop(&out.Person.Age, known.Person.Age)
	drop(&out.Wishes.Conceive, known.Wishes.Conceive)
	if slices.Equal(r.Wishes.Activities, known.Wishes.Activities) {
		out.Wishes.Activities = nil
	}
	out.Observations = nil
	for i := range r.Observations {
		if !known.Has(&r.Observations[i]) {
			out.Observations = append(out.Observations, r.Observations[i])
		}
	}
	return &out
}

// drop clears a fact if the known one is the same.
func drop[T comparable](fact *T, known T) {
	if *fact == known {
		var none T
		*fact = none
	}
}

// Has reports whether the record holds an equal observation.
func (r *Record) Has(o *Observation) bool {
	for i := range r.Observations {
		if r.Observations[i].Equal(o) {
			return true
		}
	}
	return false
}

// Equal reports whether two observations are the same in every field.
func (o *Observation) Equal(p *Observation) bool {
	return o.Code == p.Code && o.When == p.When && o.Who == p.Who && o.Withdrawn == p.Withdrawn && o.FromFile == p.FromFile &&
		o.Word == p.Word && o.Number == p.Number && o.Unit == p.Unit && o.Hours == p.Hours && o.Since == p.Since &&
		o.Activity == p.Activity && o.Site == p.Site && o.Worsening == p.Worsening && o.Relieved == p.Relieved &&
		slices.Equal(o.Items, p.Items) && o.Total == p.Total && o.Item10 == p.Item10 && o.Text == p.Text
}

// LastTold is the last observation of a code about the person that was not
// withdrawn; nil if there is none.
func (r *Record) LastTold(code Code) (last *Observation) {
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Code == code && !o.Withdrawn && o.Who != TheAsker && (last == nil || o.When.Day >= last.When.Day) {
			last = o
		}
	}
	return last
}
