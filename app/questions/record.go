package questions

import "aftercare"

// Record returns the answers as a record: what she brought, overlaid with what the
// fields say, and the signs of this sitting after the earlier ones. Answers to further
// questions count even if those questions are not asked.
func (a *Answers) Record(more ...*Question) *aftercare.Record {
	asked := more
	for i := range All {
		if q := &All[i]; q.IsAsked(a) {
			asked = append(asked, q)
		}
	}
	return a.RecordOf(asked)
}

// RecordOf is what the answers to some questions say.
func (a *Answers) RecordOf(asked []*Question) *aftercare.Record {
	rec := *a.Base
	rec.Observations = append([]aftercare.Observation(nil), a.Base.Observations...)
	a.head(&rec)
	o := observer{a: a, rec: &rec}
	from := len(rec.Observations)
	for _, q := range asked {
		o.observe(q)
	}
	o.lines(from)
	o.earlierAgain()
	return &rec
}

// head sets everything but the observations.
func (a *Answers) head(rec *aftercare.Record) {
	setTerm(a, "about", aftercare.AboutTerms, &rec.About)
	setTerm(a, "kind", aftercare.LossKindTerms, &rec.Loss.Kind)
	setTerm(a, "location", aftercare.LocationTerms, &rec.Loss.Location)
	setTerm(a, "rh", aftercare.RhTerms, &rec.Person.Rh)
	setTerm(a, "conceive", aftercare.WishTerms, &rec.Wishes.Conceive)
	if c := a.One("country"); c != "" {
		rec.Jurisdiction = c
		if n := a.One("nation"); aftercare.CountryOf(n) == c {
			rec.Jurisdiction = n
		}
	}
	if g := a.gestation(); g != 0 {
		rec.Loss.Gestation = g
	}
	a.dates(rec)
	if care := a.care(); len(care) > 0 {
		rec.Care = care
	}
	rec.Person.Medicines |= setOf(a, "medicine", aftercare.MedicineTerms) // only a diary asks for them
	if set := setOf(a, "condition", aftercare.ConditionTerms) | setOf(a, "painkiller-risk", aftercare.ConditionTerms); set != 0 {
		rec.Person.Conditions = set
	}
	if list := a.All("activity"); len(list) > 0 {
		rec.Wishes.Activities = nil
		for _, word := range list {
			activity, _ := aftercare.ActivityTerms.Parse(word)
			rec.Wishes.Activities = append(rec.Wishes.Activities, activity)
		}
	}
}

// dates sets when the tissue passed and when the loss was found. They are kept even if
// a later answer makes the question unnecessary.
func (a *Answers) dates(rec *aftercare.Record) {
	day, from, to := a.Day("passed-on"), a.Day("passed-from"), a.Day("passed-to")
	switch word := a.One("passed"); {
	case word == "day" && day != 0:
		rec.Loss.From, rec.Loss.To = day, day
	case word == "between" && from != 0 && from <= to:
		rec.Loss.From, rec.Loss.To = from, to
	case word == "not-yet":
		rec.Loss.From, rec.Loss.To = 0, 0
	}
	if d := a.Day("found-on"); d != 0 {
		rec.Loss.DiagnosedOn = d
	}
}

// IsActivity reports whether a word of the start page is an activity.
func IsActivity(word string) bool {
	_, ok := aftercare.ActivityTerms.Parse(word)
	return ok
}

// care lists the steps of care that were ticked, each with its details.
func (a *Answers) care() []aftercare.Care {
	var list []aftercare.Care
	on := func(field string) aftercare.When {
		if d := a.Day(field); d != 0 {
			return aftercare.On(d)
		}
		return aftercare.When{}
	}
	method := func(field string) aftercare.Method { return termOf(a, field, aftercare.MethodTerms) }
	for _, route := range a.All("care") {
		switch route {
		case "expectant":
			list = append(list, aftercare.Care{Route: aftercare.Expectant})
		case "medical":
			list = append(list, aftercare.Care{Route: aftercare.Medical, Method: method("tablets"), Start: on("tablets-on")})
		case "surgical":
			list = append(list, aftercare.Care{Route: aftercare.Surgical, Method: method("operation"), Start: on("operation-on"),
				Anaesthetic: termOf(a, "anaesthetic", aftercare.AnaestheticTerms), Approach: termOf(a, "approach", aftercare.ApproachTerms)})
		case "methotrexate":
			list = append(list, aftercare.Care{Route: aftercare.Medical, Method: aftercare.Methotrexate, Start: on("injection-on")})
		}
	}
	return list
}
