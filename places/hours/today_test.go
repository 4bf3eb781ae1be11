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

func TestToday_IsWhatEveryMinuteSays(t *testing.T) {
	monday, _ := aftercare.MakeDate(2026, 11, 23)
	for _, text := range []string{"24/7", "Mo-Fr 08:30-12:00,13:00-17:00", "Su-Mo 20:00-06:00", "Mo-Fr 22:00-30:00; Sa 23:00-01:30", "Mo-Fr 08:00-17:00; PH off",
		"Mo 18:00+", "Fr 18:00+; Sa off", "Mo 20:00-26:00+, Tu 00:00-05:00", "Mo 18:00+, Tu 00:00-13:00", "Mo-Sa 07:00-19:00; We 12:00-13:00 off", "Mo-Su 00:00-24:00; Th off", "Mo-Fr 08:00-12:00 || \"ask\"", "Tu 10:00-26:00, We 01:00-03:00", "PH 09:00-12:00; Mo-Fr 08:00-18:00",
		"22:00-02:00; Tu 12:00-14:00", "24/7; 22:00-06:00 off", "Mo-Fr 08:00-12:00; 14:00-16:00", "Tu 23:59-40:00+", "We 22:00-22:00", "24/7; 22:00-06:00 unknown", "Mo 20:00-28:00+, Tu 10:00-14:00"} {
		h, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for day := monday; day < monday+14; day++ {
			for _, public := range []aftercare.Tri{aftercare.Unknown, aftercare.No, aftercare.Yes} {
				got, told, _ := h.Today(Moment{Day: day, Public: public})
				want, all := minutes(h, Moment{Day: day, Public: public})
				if told != all || !reflect.DeepEqual(got, want) {
					t.Errorf("%s on %v: %v, told %v; minute by minute %v, %v", text, day, got, told, want, all)
				}
			}
		}
	}
}

// minutes is Today by asking for every minute.
func minutes(h *Hours, m Moment) (open []Span, told bool) {
	if m.Public == aftercare.Unknown {
		m.Public = aftercare.No
	}
	m.School = aftercare.No
	for m.Minute = 0; m.Minute < dayMinutes; m.Minute++ {
		a := h.At(m)
		state := a.State
		if a.Why == OnHoliday {
			state = a.Otherwise
		}
		switch last := len(open) - 1; {
		case state == Unknown:
			return nil, false
		case state == Open && last >= 0 && open[last].To == m.Minute:
			open[last].To++
		case state == Open:
			open = append(open, Span{m.Minute, m.Minute + 1})
		}
	}
	return open, true
}
