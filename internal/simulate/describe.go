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
		text += " " + info.Words[o.Word-1]
	case aftercare.PayloadNumber:
		text += " " + o.Number.String() + aftercare.TermName(info.Units, uint8(o.Unit))
		if o.Hours > 0 {
			text += " for " + o.Hours.String() + " h"
		}
	case aftercare.PayloadActivity:
		text += " " + o.Activity.String()
	case aftercare.PayloadItems:
		for _, n := range o.Items {
			text += " " + strconv.Itoa(int(n))
		}
	case aftercare.PayloadTotal:
		text += " " + strconv.Itoa(int(o.Total)) + " item10 " + strconv.Itoa(int(o.Item10))
	}
	if o.Site > 0 {
		text += " " + aftercare.SiteTerms[o.Site-1]
	}
	if o.Worsening != aftercare.Unknown {
		text += " worsening " + o.Worsening.String()
	}
	if o.Relieved != aftercare.Unknown {
		text += " relieved " + o.Relieved.String()
	}
	return text
}
