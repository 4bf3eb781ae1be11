package simulate

import (
	"slices"

	"aftercare"
)

// Clone copies a record so that the copy can be changed.
func Clone(rec *aftercare.Record) *aftercare.Record {
	c := *rec
	c.Care = slices.Clone(rec.Care)
	c.Observations = slices.Clone(rec.Observations)
	c.Wishes.Activities = slices.Clone(rec.Wishes.Activities)
	return &c
}

// Shrink takes away from a record what a failure does not need, so that a
// finding can be read: observations, steps of care, facts, instants.
func Shrink(s Subject, fails func(Subject) bool) Subject {
	for again := true; again; {
		again = false
		try := func(change func(*aftercare.Record)) bool {
			smaller := s
			smaller.Record = Clone(s.Record)
			change(smaller.Record)
			if !fails(smaller) {
				return false
			}
			s, again = smaller, true
			return true
		}
		for i := len(s.Record.Observations) - 1; i >= 0; i-- {
			try(func(r *aftercare.Record) { r.Observations = slices.Delete(r.Observations, i, i+1) })
		}
		for i := len(s.Record.Care) - 1; i >= 0; i-- {
			try(func(r *aftercare.Record) { r.Care = slices.Delete(r.Care, i, i+1) })
		}
		shrinkFacts(s.Record, try)
	}
	return s
}

// shrinkFacts forgets single facts that are there.
func shrinkFacts(rec *aftercare.Record, try func(func(*aftercare.Record)) bool) {
	for _, f := range []struct {
		there  bool
		forget func(*aftercare.Record)
	}{
		{rec.Loss.Kind != 0, func(r *aftercare.Record) { r.Loss.Kind = 0 }},
		{rec.Loss.Location != 0, func(r *aftercare.Record) { r.Loss.Location = 0 }},
		{rec.Loss.Gestation != 0, func(r *aftercare.Record) { r.Loss.Gestation = 0 }},
		{rec.Loss.DiagnosedOn != 0, func(r *aftercare.Record) { r.Loss.DiagnosedOn = 0 }},
		{rec.Loss.To != 0, func(r *aftercare.Record) { r.Loss.From, r.Loss.To = 0, 0 }},
		{rec.Loss.From != rec.Loss.To, func(r *aftercare.Record) { r.Loss.From = r.Loss.To }},
		{rec.Person != aftercare.Person{}, func(r *aftercare.Record) { r.Person = aftercare.Person{} }},
		{rec.Jurisdiction+rec.Language != "", func(r *aftercare.Record) { r.Jurisdiction, r.Language = "", "" }},
		{rec.About != 0 || rec.Wishes.Conceive != 0, func(r *aftercare.Record) { r.About, r.Wishes = 0, aftercare.Wishes{} }},
	} {
		if f.there {
			try(f.forget)
		}
	}
	for i := range rec.Care {
		c := &rec.Care[i]
		if c.Method != 0 {
			try(func(r *aftercare.Record) { r.Care[i].Method = 0 })
		}
		if c.Anaesthetic != 0 {
			try(func(r *aftercare.Record) { r.Care[i].Anaesthetic = 0 })
		}
		if c.Approach != 0 {
			try(func(r *aftercare.Record) { r.Care[i].Approach = 0 })
		}
		if c.Start.HasInstant() {
			try(func(r *aftercare.Record) { r.Care[i].Start = aftercare.On(r.Care[i].Start.Day) })
		}
	}
	for i := range rec.Observations {
		o := &rec.Observations[i]
		if o.When.HasInstant() {
			try(func(r *aftercare.Record) { r.Observations[i].When = aftercare.On(r.Observations[i].When.Day) })
		}
		if o.Since != 0 {
			try(func(r *aftercare.Record) { r.Observations[i].Since = 0 })
		}
	}
}
