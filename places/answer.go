package places

import (
	"aftercare/internal/jsondoc"
	"aftercare/places/hours"
)

// answerFormat is the version of an answer's JSON form.
const answerFormat = "aftercare.places/1"

// Used returns the listings that the places found come from, in the list's order.
func (l *List) Used(found []Found) (out []*Source) {
	named := map[string]bool{}
	for _, f := range found {
		for _, o := range f.Service.From {
			named[o.Source] = true
		}
	}
	for i := range l.Sources {
		if named[l.Sources[i].ID] {
			out = append(out, &l.Sources[i])
		}
	}
	return out
}

// Unplaced counts the places without a position, which Near never finds.
func (l *List) Unplaced() (n int) {
	for i := range l.Services {
		if !l.Services[i].Placed {
			n++
		}
	}
	return n
}

// AppendAnswer appends what was found as one JSON document.
func AppendAnswer(b []byte, l *List, q *Query, found []Found) []byte {
	o := jsondoc.Writer{B: b}
	o.Object()
	o.Str("format", answerFormat)
	o.OpenList("sources")
	for _, s := range l.Used(found) {
		appendSource(&o, s, "") // an answer names the listing; only a list has its address
	}
	o.EndList()
	o.OptInt("withoutPosition", l.Unplaced())
	o.OpenList("found")
	for _, f := range found {
		o.Object()
		o.Int("metres", int(f.Metres+0.5))
		o.Int("bearing", int(Bearing(q.At, f.Service.At)+0.5)%360)
		if len(q.Want) > 0 {
			o.Str("offers", f.Offers.String())
		}
		if q.Clock != nil {
			o.OpenObject("open")
			o.Str("state", f.Hours.State.String())
			o.OptStr("why", f.Hours.Why.String())
			if f.Hours.Why == hours.OnHoliday {
				o.Str("otherwise", f.Hours.Otherwise.String())
			}
			o.OptStr("comment", f.Hours.Comment)
			o.EndObject()
		}
		o.Key("place")
		o.B = appendService(o.B, f.Service)
		o.EndObject()
	}
	o.EndList()
	o.EndObject()
	return o.B
}
