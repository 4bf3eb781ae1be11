package simulate

import (
	"strconv"

	"aftercare"
)

// describe names an observation in a few words.
func describe(o *aftercare.Observation) string {
	info := o.Code.Info()
	text := info.Name
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		text += " " + info.Words.Name(o.Word)
	case aftercare.PayloadNumber:
		text += " " + o.Number.String() + info.Units.Name(o.Unit)
	case aftercare.PayloadActivity:
		text += " " + o.Activity.String()
	case aftercare.PayloadItems:
		for _, n := range o.Items {
			text += " " + strconv.Itoa(int(n))
		}
	case aftercare.PayloadTotal:
		text += " " + strconv.Itoa(int(o.Total))
		if o.Item10.Told() {
			text += " item10 " + strconv.Itoa(o.Item10.Value())
		}
	}
	if o.Hours > 0 {
		text += " for " + o.Hours.String() + " h"
	}
	if o.Site > 0 {
		text += " " + o.Site.String()
	}
	if o.Worsening != aftercare.Unknown {
		text += " worsening " + o.Worsening.String()
	}
	if o.Relieved != aftercare.Unknown {
		text += " relieved " + o.Relieved.String()
	}
	return text
}
