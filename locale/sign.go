package locale

import (
	"strconv"

	"aftercare"
)

// Sign is something that was told, in a few words: "Pregnancy test: negative".
func (w *Words) Sign(o *aftercare.Observation) string {
	name, value := w.Text("sign."+o.Code.String()), w.Value(o)
	if value == "" {
		return name
	}
	return w.Text("sign.is", With("name", name), With("value", value))
}

// Value is the value of a sign; "" if it can only be there or not.
func (w *Words) Value(o *aftercare.Observation) string {
	info := o.Code.Info()
	switch info.Payload {
	case aftercare.PayloadWord:
		return w.Text("sign." + info.Name + "." + info.Words.Name(o.Word))
	case aftercare.PayloadBool:
		if o.Word == aftercare.BoolYes {
			return ""
		}
		return w.Text("sign.no")
	case aftercare.PayloadNumber:
		return w.Measured(o)
	case aftercare.PayloadActivity:
		return w.Activity(o.Activity)
	case aftercare.PayloadTotal:
		return strconv.Itoa(int(o.Total))
	case aftercare.PayloadItems:
		total := 0
		for _, n := range o.Items {
			total += int(n)
		}
		return strconv.Itoa(total)
	}
	return ""
}

// Measured is a number that was told, with its unit.
func (w *Words) Measured(o *aftercare.Observation) string { return w.measured(o, "") }

func (w *Words) measured(o *aftercare.Observation, grammar string) string {
	unit := o.Code.Info().Units.Name(o.Unit)
	if units := o.Code.Info().Units; unit == "" && units.Len() == 1 {
		unit = units.Name(1)
	}
	if o.Code == aftercare.PadsPerHour {
		unit = "pad"
	}
	if unit == "" {
		return w.Number(o.Number)
	}
	return w.unit(unit, o.Number, grammar)
}
