package app

import "aftercare"

// record is what the answers say, as a record: what was brought along, what
// the fields say over it, and the signs of this sitting after those before.
func (a *answers) record() *aftercare.Record {
	var asked []*question
	for i := range questions {
		if q := &questions[i]; q.isAsked(a) {
			asked = append(asked, q)
		}
	}
	return a.recordOf(asked)
}

// recordOf is what the answers to some questions say.
func (a *answers) recordOf(asked []*question) *aftercare.Record {
	rec := *a.base
	rec.Observations = append([]aftercare.Observation(nil), a.base.Observations...)
	a.head(&rec)
	o := observer{a: a, rec: &rec}
	for _, q := range asked {
		o.observe(q)
	}
	return &rec
}

// head puts in what is no observation.
func (a *answers) head(rec *aftercare.Record) {
	term := func(field string, list []string, into *uint8) {
		if v := aftercare.Term(list, a.one(field)); v != 0 {
			*into = v
		}
	}
	term("about", aftercare.AboutTerms, (*uint8)(&rec.About))
	term("kind", aftercare.LossKindTerms, (*uint8)(&rec.Loss.Kind))
	term("location", aftercare.LocationTerms, (*uint8)(&rec.Loss.Location))
	term("rh", aftercare.RhTerms, (*uint8)(&rec.Person.Rh))
	term("conceive", aftercare.WishTerms, (*uint8)(&rec.Wishes.Conceive))
	if c := a.one("country"); c != "" {
		rec.Jurisdiction = c
	}
	if g := a.gestation(); g != 0 {
		rec.Loss.Gestation = g
	}
	a.dates(rec)
	if care := a.care(); len(care) > 0 {
		rec.Care = care
	}
	if set := a.set("condition", aftercare.ConditionTerms); set != 0 {
		rec.Person.Conditions = set
	}
	if list := a.all("activity"); len(list) > 0 {
		rec.Wishes.Activities = nil
		for _, word := range list {
			rec.Wishes.Activities = append(rec.Wishes.Activities, aftercare.Activity(aftercare.Term(aftercare.ActivityTerms, word)))
		}
	}
}

// dates puts in when it passed and when it was found. They are kept also
// where a later answer makes the question needless.
func (a *answers) dates(rec *aftercare.Record) {
	day, from, to := a.day("passed-on"), a.day("passed-from"), a.day("passed-to")
	switch word := a.one("passed"); {
	case word == "day" && day != 0:
		rec.Loss.From, rec.Loss.To = day, day
	case word == "between" && from != 0 && from <= to:
		rec.Loss.From, rec.Loss.To = from, to
	case word == "not-yet":
		rec.Loss.From, rec.Loss.To = 0, 0
	}
	if d := a.day("found-on"); d != 0 {
		rec.Loss.DiagnosedOn = d
	}
}

func (a *answers) set(field string, list []string) aftercare.Set {
	var s aftercare.Set
	for _, word := range a.all(field) {
		s = s.With(aftercare.Term(list, word))
	}
	return s
}

// care lists the steps of care that were ticked, each with its details.
func (a *answers) care() []aftercare.Care {
	var list []aftercare.Care
	on := func(field string) aftercare.When {
		if d := a.day(field); d != 0 {
			return aftercare.On(d)
		}
		return aftercare.When{}
	}
	method := func(field string) aftercare.Method {
		return aftercare.Method(aftercare.Term(aftercare.MethodTerms, a.one(field)))
	}
	for _, route := range a.all("care") {
		switch route {
		case "expectant":
			list = append(list, aftercare.Care{Route: aftercare.Expectant})
		case "medical":
			list = append(list, aftercare.Care{Route: aftercare.Medical, Method: method("tablets"), Start: on("tablets-on")})
		case "surgical":
			list = append(list, aftercare.Care{Route: aftercare.Surgical, Method: method("operation"), Start: on("operation-on"),
				Anaesthetic: aftercare.Anaesthetic(aftercare.Term(aftercare.AnaestheticTerms, a.one("anaesthetic")))})
		case "methotrexate":
			list = append(list, aftercare.Care{Route: aftercare.Medical, Method: aftercare.Methotrexate, Start: on("injection-on")})
		}
	}
	return list
}
