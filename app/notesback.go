package app

import (
	"strconv"

	"aftercare"
	"aftercare/diary"
)

// correct takes an entry back into the leaf that holds it best, to be written
// anew. What the leaf has no place for stays in the draft's base.
func (n *notes) correct(e *diary.Entry) *draft {
	best := n.fill(&leaves[0], e)
	for i := 1; i < len(leaves) && e.Sleep == 0 && !best.a.base.IsZero(); i++ {
		if d := n.fill(&leaves[i], e); d.a.base.IsZero() {
			return d
		}
	}
	return best
}

// fill puts an entry into a leaf.
func (n *notes) fill(l *leaf, e *diary.Entry) *draft {
	d := n.draft(l)
	d.corrects = e.ID
	rec := &aftercare.Record{}
	if e.Record != nil {
		r := *e.Record
		rec = &r
	}
	d.a.at = momentOf(e)
	fields, rest := splitRecord(rec, n.today)
	for _, word := range aftercare.MedicineTerms.Of(rest.Person.Medicines) {
		fields = append(fields, Field{"medicine", word})
	}
	rest.Person.Medicines = 0
	signs, left := signFields(rest.Observations, d.a.at)
	rest.Observations = left
	fields = append(fields, signs...)
	if e.Sleep != 0 {
		fields = append(fields, Field{"sleep", e.Sleep.String()})
	}
	for _, g := range l.given {
		if g.Value != "" && !has(fields, g) {
			rest = rec // it is no such leaf
			d.a.base = rest
			return d
		}
	}
	other := newAnswers(n.now, rest, noteSpecs)
	other.at = d.a.at
	for _, f := range fields {
		into := other
		if l.holds(f) {
			into = d.a
		}
		into.values[f.Name] = append(into.values[f.Name], f.Value)
	}
	if l.on == "day" {
		d.a.values["day"] = []string{e.About.String()}
	}
	d.a.base = allAsked(other)
	return d
}

// allAsked is the record of all answers, of the diary's questions too.
func allAsked(a *answers) *aftercare.Record {
	var list []*question
	for i := range questions {
		list = append(list, &questions[i])
	}
	for i := range noteQuestions {
		list = append(list, &noteQuestions[i])
	}
	rec := a.recordOf(list)
	rec.Person.Medicines |= setOf(a, "medicine", aftercare.MedicineTerms)
	return rec
}

// momentOf is the moment of what an entry tells without a day of its own.
func momentOf(e *diary.Entry) aftercare.When {
	if e.Record != nil {
		for i := range e.Record.Observations {
			if w := e.Record.Observations[i].When; w.HasInstant() && w.Day == e.About {
				return w
			}
		}
	}
	return aftercare.On(e.About)
}

// signFields gives the fields that say the same as observations of a moment,
// and the observations that no fields can say.
func signFields(list []aftercare.Observation, at aftercare.When) (fields []Field, rest []aftercare.Observation) {
	var all []Field
	for i := range list {
		all = append(all, signField(&list[i])...)
	}
	for i := range questions {
		if isNone(&questions[i], list) {
			all = append(all, Field{noneField, questions[i].id})
		}
	}
	a := newAnswers(at, &aftercare.Record{}, noteSpecs)
	for _, f := range all {
		if noteSpecs[f.Name] != nil && !has(fields, f) && (noteSpecs[f.Name].many || a.one(f.Name) == "") && noteSpecs[f.Name].accepts(f.Value) {
			a.values[f.Name] = append(a.values[f.Name], f.Value)
			fields = append(fields, f)
		}
	}
	back := allAsked(a).Observations
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

// signField gives the fields that could say one observation.
func signField(o *aftercare.Observation) []Field {
	name := o.Code.String()
	info := o.Code.Info()
	whole := func(d aftercare.Decimal) string { return strconv.Itoa(int(d / aftercare.DecimalOne)) }
	switch o.Code {
	case aftercare.Bleeding:
		if o.Since != 0 {
			return nil
		}
	case aftercare.PadsPerHour:
		list := []Field{{name, whole(o.Number)}}
		if o.Hours != 0 {
			list = append(list, Field{"pads-hours", whole(o.Hours)})
		}
		return list
	case aftercare.Temperature:
		return []Field{{name, o.Number.String()}, {"temperature-unit", info.Units.Name(o.Unit)}}
	case aftercare.Note:
		return []Field{{name, o.Text}}
	case aftercare.Clearance, aftercare.HoldCode:
		return []Field{{"said", name}, {"said-activity", o.Activity.String()}}
	}
	if o.Word == 0 {
		return nil
	}
	list := []Field{{name, info.Words.Name(o.Word)}}
	if o.Code == aftercare.Pain {
		list = append(list, Field{"pain-site", o.Site.String()},
			Field{"pain-worse", triWord(o.Worsening)}, Field{"pain-relieved", triWord(o.Relieved)})
	}
	if !o.When.HasInstant() && noteSpecs[name+"-on"] != nil {
		list = append(list, Field{name + "-on", o.When.Day.String()})
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
func isNone(q *question, list []aftercare.Observation) bool {
	calm := func(c aftercare.Code) bool {
		for i := range list {
			if o := &list[i]; o.Code == c && o.Word != 0 && o.Word == c.Info().Calm.First() {
				return true
			}
		}
		return false
	}
	some := false
	for _, in := range q.inputs {
		for _, it := range in.items {
			c := aftercare.ParseCode(it.field)
			if c == 0 || !calm(c) {
				return false
			}
			some = true
		}
	}
	return some
}
