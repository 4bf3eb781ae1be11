package questions

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
)

// SplitEntry splits a record into fields for the questions of a diary, and the rest
// that they cannot hold. Its signs are of one moment.
func SplitEntry(rec *aftercare.Record, at aftercare.When, today aftercare.Date) (fields []page.Field, rest *aftercare.Record) {
	fields, rest = splitRecord(rec, today)
	for _, word := range aftercare.MedicineTerms.Of(rest.Person.Medicines) {
		fields = append(fields, page.Field{Name: "medicine", Value: word})
	}
	rest.Person.Medicines = 0
	signs, left := signFields(rest.Observations, at)
	rest.Observations = left
	return append(fields, signs...), rest
}

// signFields returns observations of one moment as fields, and the observations that
// no field can hold.
func signFields(list []aftercare.Observation, at aftercare.When) (fields []page.Field, rest []aftercare.Observation) {
	var all []page.Field
	for i := range list {
		all = append(all, signField(&list[i])...)
	}
	for i := range All {
		if isNone(&All[i], list) {
			all = append(all, page.Field{Name: NoneField, Value: All[i].ID})
		}
	}
	a := NewAnswers(at, &aftercare.Record{}, noteSpecs)
	for _, f := range all {
		spec := noteSpecs[f.Name]
		if spec == nil || slices.Contains(fields, f) || !spec.many && a.One(f.Name) != "" {
			continue
		}
		if kept, _, ok := spec.read(f.Value); ok && kept == f.Value {
			a.Values[f.Name] = append(a.Values[f.Name], f.Value)
			fields = append(fields, f)
		}
	}
	back := a.AllAsked().Observations
	for i := range list {
		said := false
		for j := range back {
			if said = back[j].Equal(&list[i]); said {
				back = append(back[:j], back[j+1:]...)
				break
			}
		}
		if !said {
			rest = append(rest, list[i])
		}
	}
	if len(back) > 0 {
		return nil, list // the fields would say more
	}
	return fields, rest
}

// signField returns the fields that can hold one observation.
func signField(o *aftercare.Observation) []page.Field {
	name := o.Code.String()
	info := o.Code.Info()
	whole := func(d aftercare.Decimal) string { return strconv.Itoa(int(d / aftercare.DecimalOne)) }
	switch o.Code {
	case aftercare.Bleeding:
		if o.Since != 0 {
			return nil
		}
	case aftercare.PadsPerHour:
		list := []page.Field{{Name: name, Value: whole(o.Number)}}
		if o.Hours != 0 {
			list = append(list, page.Field{Name: "pads-hours", Value: whole(o.Hours)})
		}
		return list
	case aftercare.Temperature:
		return []page.Field{{Name: name, Value: o.Number.String()}, {Name: "temperature-unit", Value: info.Units.Name(o.Unit)}}
	case aftercare.HeartRate, aftercare.BreathingRate:
		return []page.Field{{Name: name, Value: o.Number.String()}}
	case aftercare.Note:
		return []page.Field{{Name: name, Value: o.Text}}
	case aftercare.Clearance, aftercare.HoldCode:
		return []page.Field{{Name: "said", Value: name}, {Name: "said-activity", Value: o.Activity.String()}}
	}
	if o.Word == 0 {
		return nil
	}
	list := []page.Field{{Name: name, Value: info.Words.Name(o.Word)}}
	if o.Code == aftercare.Pain {
		list = append(list, page.Field{Name: "pain-site", Value: o.Site.String()},
			page.Field{Name: "pain-worse", Value: triWord(o.Worsening)}, page.Field{Name: "pain-relieved", Value: triWord(o.Relieved)})
	}
	if !o.When.HasInstant() && noteSpecs[name+"-on"] != nil {
		list = append(list, page.Field{Name: name + "-on", Value: o.When.Day.String()})
	}
	return list
}

func triWord(t aftercare.Tri) string {
	switch t {
	case aftercare.Yes:
		return "true"
	case aftercare.No:
		return "false"
	}
	return ""
}

// isNone reports whether observations say that none of a checklist's signs is there.
func isNone(q *Question, list []aftercare.Observation) bool {
	calm := func(c aftercare.Code) bool {
		for i := range list {
			if o := &list[i]; o.Code == c && o.Word != 0 && o.Word == c.Info().Calm.First() {
				return true
			}
		}
		return false
	}
	some := false
	for _, in := range q.Inputs {
		for _, it := range in.Items {
			c := aftercare.ParseCode(it.Field)
			if c == 0 || !calm(c) {
				return false
			}
			some = true
		}
	}
	return some
}

// AllAsked is the record of all answers, including those to the diary's questions.
func (a *Answers) AllAsked() *aftercare.Record {
	var list []*Question
	for i := range All {
		list = append(list, &All[i])
	}
	for i := range noteQuestions {
		list = append(list, &noteQuestions[i])
	}
	return a.RecordOf(list)
}

// NoneOf finds the checklists all of whose signs the observations deny: their ids, and
// the codes that they are about.
func NoneOf(list []aftercare.Observation) (ids []string, codes map[aftercare.Code]bool) {
	codes = map[aftercare.Code]bool{}
	for i := range All {
		if q := &All[i]; isNone(q, list) {
			ids = append(ids, q.ID)
			for _, in := range q.Inputs {
				for _, it := range in.Items {
					codes[aftercare.ParseCode(it.Field)] = true
				}
			}
		}
	}
	return ids, codes
}
