package hours

import (
	"reflect"
	"testing"

	"aftercare"
)

func TestToday_SaysWhenItIsOpen(t *testing.T) {
	monday, _ := aftercare.MakeDate(2026, 11, 23)
	for _, c := range []struct {
		text    string
		day     aftercare.Date
		public  aftercare.Tri
		want    []Span
		told    bool
		holiday bool
	}{
		{"24/7", monday, 0, []Span{{0, 1440}}, true, false},
		{"Mo-Fr 08:30-12:00,13:00-17:00", monday, 0, []Span{{510, 720}, {780, 1020}}, true, false},
		{"Mo-Fr 08:30-12:00", monday + 5, 0, nil, true, false},
		{"Su-Mo 20:00-06:00", monday, 0, []Span{{0, 360}, {1200, 1440}}, true, false},
		{"Mo-Fr 08:00-17:00; PH off", monday, 0, []Span{{480, 1020}}, true, true},
		{"Mo-Fr 08:00-17:00; PH off", monday, aftercare.No, []Span{{480, 1020}}, true, false},
		{"Mo-Fr 08:00-17:00; PH off", monday, aftercare.Yes, nil, true, false},
		{"Mo 18:00+", monday, 0, nil, false, false},
	} {
		h, err := Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		open, told, holiday := h.Today(Moment{Day: c.day, Public: c.public})
		if !reflect.DeepEqual(open, c.want) || told != c.told || holiday != c.holiday {
			t.Errorf("%s on %v: %v, told %v, holiday %v", c.text, c.day, open, told, holiday)
		}
	}
}
