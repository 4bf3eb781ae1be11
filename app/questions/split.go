package questions

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
)

// splitRecord splits a record into fields for the questions, and the rest that they
// cannot hold. A part goes into fields only if reading them gives it back unchanged;
// days in the future stay in the rest, to be asked about again.
func splitRecord(rec *aftercare.Record, today aftercare.Date) (head []page.Field, rest *aftercare.Record) {
	r := *rec
	add := func(name, value string) {
		if value != "" {
			head = append(head, page.Field{Name: name, Value: value})
		}
	}
	add("country", aftercare.CountryOf(r.Jurisdiction))
	if aftercare.CountryOf(r.Jurisdiction) != r.Jurisdiction {
		add("nation", r.Jurisdiction)
	}
	add("about", r.About.String())
	add("kind", r.Loss.Kind.String())
	add("location", r.Loss.Location.String())
	add("rh", r.Person.Rh.String())
	add("conceive", r.Wishes.Conceive.String())
	r.Jurisdiction, r.About, r.Loss.Kind, r.Loss.Location, r.Person.Rh, r.Wishes.Conceive = "", 0, 0, 0, 0, 0
	for _, word := range aftercare.ConditionTerms.Of(r.Person.Conditions) {
		if slices.Contains(painkillerRisks, word) {
			add("painkiller-risk", word)
		} else {
			add("condition", word)
		}
	}
	r.Person.Conditions = 0
	for _, activity := range r.Wishes.Activities {
		add("activity", activity.String())
	}
	r.Wishes.Activities = nil
	if g := r.Loss.Gestation; g != 0 {
		add("weeks", strconv.Itoa(int(g/7)))
		add("days", strconv.Itoa(int(g%7)))
		r.Loss.Gestation = 0
	}
	head = splitCare(head, &r, today)
	head = splitDates(head, &r, today)
	return head, &r
}

// splitCare takes the care out where the questions can hold all of it.
func splitCare(head []page.Field, r *aftercare.Record, today aftercare.Date) []page.Field {
	var fields []page.Field
	for _, c := range r.Care {
		if c.Start.Day > today {
			return head
		}
		day := c.Start.Day.String()
		method := c.Method.String()
		switch {
		case c.Route == aftercare.Expectant:
			fields = append(fields, page.Field{Name: "care", Value: "expectant"})
		case c.Method == aftercare.Methotrexate:
			fields = append(fields, page.Field{Name: "care", Value: "methotrexate"}, page.Field{Name: "injection-on", Value: day})
		case c.Route == aftercare.Medical:
			fields = append(fields, page.Field{Name: "care", Value: "medical"}, page.Field{Name: "tablets-on", Value: day}, page.Field{Name: "tablets", Value: method})
		default:
			fields = append(fields, page.Field{Name: "care", Value: "surgical"}, page.Field{Name: "operation-on", Value: day}, page.Field{Name: "operation", Value: method},
				page.Field{Name: "anaesthetic", Value: c.Anaesthetic.String()}, page.Field{Name: "approach", Value: c.Approach.String()})
		}
	}
	a := NewAnswers(aftercare.When{}, &aftercare.Record{}, FieldSpecs)
	for _, f := range fields {
		a.take(f)
	}
	back := a.care()
	if a.Faulty() || len(back) != len(r.Care) {
		return head
	}
	for i := range back {
		if back[i] != r.Care[i] {
			return head
		}
	}
	r.Care = nil
	for _, f := range fields {
		if f.Value != "" {
			head = append(head, f)
		}
	}
	return head
}

// splitDates takes out the days that have come.
func splitDates(head []page.Field, r *aftercare.Record, today aftercare.Date) []page.Field {
	if d := r.Loss.DiagnosedOn; d != 0 && d <= today {
		head = append(head, page.Field{Name: "found-on", Value: d.String()})
		r.Loss.DiagnosedOn = 0
	}
	from, to := r.Loss.From, r.Loss.To
	if to == 0 || to > today || r.Loss.DiagnosedOn != 0 {
		return head
	}
	r.Loss.From, r.Loss.To = 0, 0
	if from == to {
		return append(head, page.Field{Name: "passed", Value: "day"}, page.Field{Name: "passed-on", Value: from.String()})
	}
	return append(head, page.Field{Name: "passed", Value: "between"}, page.Field{Name: "passed-from", Value: from.String()}, page.Field{Name: "passed-to", Value: to.String()})
}
