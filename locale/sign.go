package locale

import "aftercare"

// Sign is something that was told, in a few words: "Pregnancy test: negative".
func (w *Words) Sign(o *aftercare.Observation) string {
	info := o.Code.Info()
	name := w.Text("sign." + info.Name)
	value := ""
	switch info.Payload {
	case aftercare.PayloadWord:
		value = w.Text("sign." + info.Name + "." + info.Words[o.Word-1])
	case aftercare.PayloadBool:
		if o.Word == aftercare.BoolYes {
			return name
		}
		value = w.Text("sign.no")
	case aftercare.PayloadNumber:
		value = w.Measured(o)
	case aftercare.PayloadActivity:
		value = w.Activity(o.Activity)
	case aftercare.PayloadTotal:
		value = w.Number(aftercare.Decimal(o.Total) * aftercare.DecimalOne)
	case aftercare.PayloadItems:
		total := 0
		for _, n := range o.Items {
			total += int(n)
		}
		value = w.Number(aftercare.Decimal(total) * aftercare.DecimalOne)
	default:
		return name
	}
	return w.Text("sign.is", With("name", name), With("value", value))
}

// Measured is a number that was told, with its unit.
func (w *Words) Measured(o *aftercare.Observation) string {
	unit := aftercare.TermName(o.Code.Info().Units, uint8(o.Unit))
	if units := o.Code.Info().Units; unit == "" && len(units) == 1 {
		unit = units[0]
	}
	if o.Code == aftercare.PadsPerHour {
		unit = "pad"
	}
	n := w.Number(o.Number)
	if unit == "" {
		return n
	}
	if key := "unit." + unit + ".one"; o.Number == aftercare.DecimalOne && w.Has(key) {
		return w.Text(key, With("n", n))
	}
	return w.Text("unit."+unit+".other", With("n", n))
}
