package wire

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
)

func (r *recordReader) observation(v jsondoc.Value, p *jsondoc.Pointer) aftercare.Observation {
	var o aftercare.Observation
	if !r.Is(v, p, jsondoc.Object) {
		return o
	}
	// The code decides what else may be there, so it is read first.
	if o.Code = r.code(v, p); o.Code == 0 {
		return o
	}
	var has given
	for m := range v.All {
		r.member(m, p.At(m.Key()), &o, &has)
	}
	r.complete(p, &o, has)
	return o
}

// given says which members an observation has.
type given struct{ payload, unit, when, item10 bool }

// code reads the code of an observation, 0 with a finding if it has none.
func (r *recordReader) code(v jsondoc.Value, p *jsondoc.Pointer) aftercare.Code {
	for m := range v.All {
		if m.Key() != "code" {
			continue
		}
		if !r.Is(m, p.At("code"), jsondoc.String) {
			return 0
		}
		code := aftercare.ParseCode(m.Text())
		if code == 0 {
			r.Fail(p.At("code"), "unknown observation code")
		}
		return code
	}
	r.Fail(p.At("code"), "required")
	return 0
}

// member reads one member of an observation.
func (r *recordReader) member(m jsondoc.Value, p *jsondoc.Pointer, o *aftercare.Observation, has *given) {
	switch p.Key {
	case "code":
	case "value", "items", "total":
		if own := payloadKey(o.Code.Info().Payload); p.Key != own {
			r.Fail(p, "a "+o.Code.String()+" observation has "+own+" instead")
			return
		}
		has.payload = true
		r.payload(m, p, o)
	case "unit":
		has.unit = true
		r.unit(m, p, o)
	case "on", "at":
		has.when = true
		r.when(m, p, &o.When)
	case "who":
		o.Who = term(r, m, p, aftercare.WhoTerms)
	case "status":
		if r.Text(m, p) != "entered-in-error" {
			r.Fail(p, "must be entered-in-error, or left out")
		}
		o.Withdrawn = true
	case "source":
		if r.Text(m, p) != "file" {
			r.Fail(p, "must be file, or left out")
		}
		o.FromFile = true
	case "item10":
		has.item10 = true
		if n, ok := r.Int(m, p, 0, 3); ok {
			o.Item10 = aftercare.CountOf(n)
		}
	default:
		r.detail(m, p, o)
	}
}

// complete checks that an observation has what its code needs, and nothing that
// its code or value does not have.
func (r *recordReader) complete(p *jsondoc.Pointer, o *aftercare.Observation, has given) {
	info := o.Code.Info()
	if !has.payload {
		r.Fail(p.At(payloadKey(info.Payload)), "required")
	}
	if !has.when {
		r.Fail(p, "a day (on) or an instant (at) is required")
	}
	if info.Units.Len() > 1 && !has.unit {
		r.Fail(p.At("unit"), "required: one of "+strings.Join(info.Units.Words(), ", "))
	}
	if has.item10 && o.Code != aftercare.EPDS {
		r.Fail(p.At("item10"), "a "+info.Name+" observation does not have this key")
	}
	if o.Code == aftercare.Ready && o.Activity == 0 {
		r.Fail(p.At("activity"), "required")
	}
	if o.Since != 0 && (o.Word != aftercare.BleedingNone || o.Since > o.When.Day) {
		r.Fail(p.At("since"), "since needs bleeding none, and must not be after its day")
	}
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
			r.Fail(p, "must not be below 0")
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
			r.Fail(p, info.Name+" needs "+strconv.Itoa(info.Items)+" answers")
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
	case p.Key == "hours" && o.Code.Lasts():
		if n, ok := r.Decimal(v, p); ok {
			if n <= 0 {
				r.Fail(p, "must be above 0; leave it out if it is unknown")
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
		r.Fail(p, "a "+o.Code.String()+" observation does not have this key")
	}
}
