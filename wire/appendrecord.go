package wire

import (
	"aftercare"
	"aftercare/internal/jsondoc"
)

// out writes the formats' own members.
type out struct{ jsondoc.Writer }

func (o *out) toldWhen(w aftercare.When) {
	switch {
	case w.HasInstant():
		o.Str("at", w.At.String())
	case w.Told():
		o.Date("on", w.Day)
	}
}

// AppendRecord appends a record as JSON, in the order of the format.
func AppendRecord(b []byte, rec *aftercare.Record) []byte {
	o := out{}
	o.B = b
	o.Object()
	o.Str("format", aftercare.RecordFormat)
	o.OptStr("about", rec.About.String())
	o.OptStr("jurisdiction", rec.Jurisdiction)
	o.OptStr("language", rec.Language)
	if rec.Loss != (aftercare.Loss{}) {
		o.loss(&rec.Loss)
	}
	if len(rec.Care) > 0 {
		o.OpenList("care")
		for _, c := range rec.Care {
			o.Object()
			o.OptStr("route", c.Route.String())
			o.OptStr("method", c.Method.String())
			o.OptStr("anaesthetic", c.Anaesthetic.String())
			o.OptStr("approach", c.Approach.String())
			o.toldWhen(c.Start)
			o.EndObject()
		}
		o.EndList()
	}
	if p := rec.Person; p != (aftercare.Person{}) {
		o.OpenObject("person")
		o.OptStr("rh", p.Rh.String())
		o.OptList("conditions", aftercare.ConditionTerms.Of(p.Conditions))
		o.OptList("medicines", aftercare.MedicineTerms.Of(p.Medicines))
		if p.PreviousLosses.Told() {
			o.Int("previousLosses", p.PreviousLosses.Value())
		}
		if p.Age > 0 {
			o.Int("age", int(p.Age))
		}
		o.EndObject()
	}
	if w := rec.Wishes; w.Conceive != 0 || len(w.Activities) > 0 {
		o.OpenObject("wishes")
		o.OptStr("conceive", w.Conceive.String())
		if len(w.Activities) > 0 {
			o.OpenList("activities")
			for _, a := range w.Activities {
				o.Item(a.String())
			}
			o.EndList()
		}
		o.EndObject()
	}
	if len(rec.Observations) > 0 {
		o.OpenList("observations")
		for i := range rec.Observations {
			o.observation(&rec.Observations[i])
		}
		o.EndList()
	}
	o.EndObject()
	return o.B
}

func (o *out) loss(l *aftercare.Loss) {
	o.OpenObject("loss")
	o.OptStr("kind", l.Kind.String())
	o.OptStr("location", l.Location.String())
	o.OptStr("gestation", l.Gestation.String())
	o.OptDate("diagnosedOn", l.DiagnosedOn)
	if l.From == l.To {
		o.OptDate("on", l.To)
	} else {
		o.OpenObject("on")
		o.Date("from", l.From)
		o.Date("to", l.To)
		o.EndObject()
	}
	o.EndObject()
}

func (o *out) observation(v *aftercare.Observation) {
	info := v.Code.Info()
	o.Object()
	o.Str("code", info.Name)
	switch info.Payload {
	case aftercare.PayloadWord:
		o.Str("value", info.Words.Name(v.Word))
	case aftercare.PayloadBool:
		o.Bool("value", v.Word == aftercare.BoolYes)
	case aftercare.PayloadNumber:
		o.Decimal("value", v.Number)
	case aftercare.PayloadActivity:
		o.Str("value", v.Activity.String())
	case aftercare.PayloadText:
		o.Str("value", v.Text)
	case aftercare.PayloadTotal:
		o.Int("total", int(v.Total))
		if v.Item10.Told() {
			o.Int("item10", v.Item10.Value())
		}
	case aftercare.PayloadItems:
		o.OpenList("items")
		for _, n := range v.Items {
			o.IntItem(int(n))
		}
		o.EndList()
	}
	if v.Code == aftercare.Ready {
		o.Str("activity", v.Activity.String())
	}
	o.OptStr("unit", info.Units.Name(v.Unit))
	o.OptDecimal("hours", v.Hours)
	o.OptDate("since", v.Since)
	o.OptStr("site", v.Site.String())
	o.OptTri("worsening", v.Worsening)
	o.OptTri("relieved", v.Relieved)
	if v.Who != aftercare.ThePerson {
		o.Str("who", v.Who.String())
	}
	if v.Withdrawn {
		o.Str("status", "entered-in-error")
	}
	if v.FromFile {
		o.Str("source", "file")
	}
	o.toldWhen(v.When)
	o.EndObject()
}
