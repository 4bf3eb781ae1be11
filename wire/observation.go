package wire

import (
	"strconv"

	"aftercare"
	"aftercare/internal/jsondoc"
)

func (r *recordReader) observation(v jsondoc.Value, p *jsondoc.Pointer) aftercare.Observation {
	o := aftercare.Observation{}
	if !r.Is(v, p, jsondoc.Object) {
		return o
	}
	// The code decides what else may be there, so it is read first.
	if o.Code = r.code(v, p); o.Code == 0 {
		return o
	}
	payload, item10, dated := false, false, false
	var unit jsondoc.Value
	for m := range v.All {
		p := p.At(m.Key())
		switch key := m.Key(); key {
		case "code":
		case "value", "items", "total":
			if key != payloadKey(o.Code.Info().Payload) {
				r.Fail(p, "a "+o.Code.String()+" observation holds "+payloadKey(o.Code.Info().Payload)+" instead")
				break
			}
			payload = true
			r.payload(m, p, &o)
		case "unit":
			unit = m
			r.unit(m, p, &o)
		case "on", "at":
			dated = true
			r.when(m, p, &o.When)
		case "who":
			o.Who = term(r, m, p, aftercare.WhoTerms)
		case "status":
			if r.Text(m, p) != "entered-in-error" {
				r.Fail(p, "this must be entered-in-error, or left out")
			}
			o.Withdrawn = true
		case "item10":
			item10 = true
			if n, ok := r.Int(m, p, 0, 3); ok {
				o.Item10 = aftercare.CountOf(n)
			}
		default:
			r.detail(m, p, &o)
		}
	}
	if !payload {
		r.Fail(p.At(payloadKey(o.Code.Info().Payload)), "each "+o.Code.String()+" observation needs this")
	}
	if !o.When.Told() && !dated {
		r.Fail(p, "each observation needs a day (on) or an instant (at)")
	}
	if units := o.Code.Info().Units; units.Len() > 1 && unit == (jsondoc.Value{}) {
		r.Fail(p.At("unit"), "this number needs its unit: "+join(units.Words()))
	}
	if item10 && o.Code != aftercare.EPDS {
		r.Fail(p.At("item10"), "only epds has this")
	}
	r.together(&o, p)
	return o
}

// together checks the members of an observation that depend on each other.
func (r *recordReader) together(o *aftercare.Observation, p *jsondoc.Pointer) {
	if o.Code == aftercare.Ready && o.Activity == 0 {
		r.Fail(p.At("activity"), "ready needs the activity it is about")
	}
	if o.Since != 0 && (o.Word != aftercare.BleedingNone || o.Since > o.When.Day) {
		r.Fail(p.At("since"), "since belongs to bleeding none and is not after its day")
	}
}

// code reads the code of an observation: 0 if there is none, with a finding.
func (r *recordReader) code(v jsondoc.Value, p *jsondoc.Pointer) (code aftercare.Code) {
	given := false
	for m := range v.All {
		if m.Key() != "code" {
			continue
		}
		name := r.Text(m, p.At("code"))
		if given = name != "" || m.Kind() != jsondoc.String; name == "" {
			continue
		}
		if code = aftercare.ParseCode(name); code == 0 {
			r.Fail(p.At("code"), "this is not an observation code of the format")
		}
	}
	if !given {
		r.Fail(p.At("code"), "each observation needs a code")
	}
	return code
}

func payloadKey(k aftercare.Payload) string {
	switch k {
	case aftercare.PayloadItems:
		return "items"
	case aftercare.PayloadTotal:
		return "total"
	}
	return "value"
}

func (r *recordReader) payload(v jsondoc.Value, p *jsondoc.Pointer, o *aftercare.Observation) {
	info := o.Code.Info()
	switch info.Payload {
	case aftercare.PayloadWord:
		o.Word = term(r, v, p, info.Words)
	case aftercare.PayloadBool:
		if r.Is(v, p, jsondoc.Bool) {
			o.Word = aftercare.BoolNo
			if v.IsTrue() {
				o.Word = aftercare.BoolYes
			}
		}
	case aftercare.PayloadNumber:
		n, ok := r.Decimal(v, p)
		if ok && n < 0 && o.Code != aftercare.Temperature {
			r.Fail(p, "this number cannot be below zero")
		}
		o.Number = n
	case aftercare.PayloadActivity:
		o.Activity = term(r, v, p, aftercare.ActivityTerms)
	case aftercare.PayloadText:
		o.Text = r.Text(v, p)
	case aftercare.PayloadTotal:
		if n, ok := r.Int(v, p, 0, 30); ok {
			o.Total = int16(n)
		}
	case aftercare.PayloadItems:
		if !r.Is(v, p, jsondoc.Array) {
			return
		}
		for item := range v.All {
			n, _ := r.Int(item, p.Item(len(o.Items)), 0, info.Most)
			o.Items = append(o.Items, int8(n))
		}
		if len(o.Items) != info.Items {
			r.Fail(p, info.Name+" has "+strconv.Itoa(info.Items)+" answers")
		}
	}
}

func (r *recordReader) unit(v jsondoc.Value, p *jsondoc.Pointer, o *aftercare.Observation) {
	units := o.Code.Info().Units
	if units.Len() == 0 {
		r.Fail(p, "a "+o.Code.String()+" observation has no unit")
		return
	}
	o.Unit = term(r, v, p, units)
}

// detail reads a key that only some codes have.
func (r *recordReader) detail(v jsondoc.Value, p *jsondoc.Pointer, o *aftercare.Observation) {
	switch {
	case p.Key == "hours" && o.Code == aftercare.PadsPerHour:
		if n, ok := r.Decimal(v, p); ok {
			if n <= 0 {
				r.Fail(p, "this must be above zero; leave it out where it is not known")
			}
			o.Hours = n
		}
	case p.Key == "since" && o.Code == aftercare.Bleeding:
		o.Since = r.Date(v, p)
	case p.Key == "activity" && o.Code == aftercare.Ready:
		o.Activity = term(r, v, p, aftercare.ActivityTerms)
	case p.Key == "site" && o.Code == aftercare.Pain:
		o.Site = term(r, v, p, aftercare.SiteTerms)
	case p.Key == "worsening" && o.Code == aftercare.Pain:
		if r.Is(v, p, jsondoc.Bool) {
			o.Worsening = aftercare.TriOf(v.IsTrue())
		}
	case p.Key == "relieved" && o.Code == aftercare.Pain:
		if r.Is(v, p, jsondoc.Bool) {
			o.Relieved = aftercare.TriOf(v.IsTrue())
		}
	default:
		r.Fail(p, "this key is not part of the format of a "+o.Code.String()+" observation")
	}
}
