package app

import (
	"strconv"

	"aftercare"
)

// splitRecord gives what the questions can hold of a record as fields, and the
// rest of it. A part goes into fields only where reading them gives it back
// unchanged; days still to come stay in the rest, to be asked back.
func splitRecord(rec *aftercare.Record, today aftercare.Date) (head []Field, rest *aftercare.Record) {
	r := *rec
	add := func(name, value string) {
		if value != "" {
			head = append(head, Field{name, value})
		}
	}
	add("country", r.Jurisdiction)
	add("about", r.About.String())
	add("kind", r.Loss.Kind.String())
	add("location", r.Loss.Location.String())
	add("rh", r.Person.Rh.String())
	add("conceive", r.Wishes.Conceive.String())
	r.Jurisdiction, r.About, r.Loss.Kind, r.Loss.Location, r.Person.Rh, r.Wishes.Conceive = "", 0, 0, 0, 0, 0
	for _, word := range aftercare.ConditionTerms.Of(r.Person.Conditions) {
		add("condition", word)
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
func splitCare(head []Field, r *aftercare.Record, today aftercare.Date) []Field {
	var fields []Field
	for _, c := range r.Care {
		if c.Start.Day > today {
			return head
		}
		day := c.Start.Day.String()
		method := c.Method.String()
		switch {
		case c.Route == aftercare.Expectant:
			fields = append(fields, Field{"care", "expectant"})
		case c.Method == aftercare.Methotrexate:
			fields = append(fields, Field{"care", "methotrexate"}, Field{"injection-on", day})
		case c.Route == aftercare.Medical:
			fields = append(fields, Field{"care", "medical"}, Field{"tablets-on", day}, Field{"tablets", method})
		default:
			fields = append(fields, Field{"care", "surgical"}, Field{"operation-on", day}, Field{"operation", method},
				Field{"anaesthetic", c.Anaesthetic.String()})
		}
	}
	a := newAnswers(aftercare.When{}, &aftercare.Record{}, fieldSpecs)
	for _, f := range fields {
		a.take(f)
	}
	back := a.care()
	if a.faulty() || len(back) != len(r.Care) {
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
func splitDates(head []Field, r *aftercare.Record, today aftercare.Date) []Field {
	if d := r.Loss.DiagnosedOn; d != 0 && d <= today {
		head = append(head, Field{"found-on", d.String()})
		r.Loss.DiagnosedOn = 0
	}
	from, to := r.Loss.From, r.Loss.To
	if to == 0 || to > today || r.Loss.DiagnosedOn != 0 {
		return head
	}
	r.Loss.From, r.Loss.To = 0, 0
	if from == to {
		return append(head, Field{"passed", "day"}, Field{"passed-on", from.String()})
	}
	return append(head, Field{"passed", "between"}, Field{"passed-from", from.String()}, Field{"passed-to", to.String()})
}
