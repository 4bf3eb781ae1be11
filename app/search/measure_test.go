package search

import "testing"

// Numbers mean what they say in digits and in words, with their units in any order.
func TestMeasured_ReadsNumbersTimesAndPads(t *testing.T) {
	x := newIndex(newApp(t).Site)
	measured := func(kind, typed string) bool {
		tokens := x.correct(x.split(typed))
		text := x.read(tokens)
		for i := range tokens {
			if text.measured(kind, i) > i {
				return true
			}
		}
		return false
	}
	for kind, cases := range map[string]map[string]bool{
		"fever":   {"thirty eight point six": true, "thirty nine": true, "hundred and two": false, "thirty six point six": false, "38.6": true, "eight": false},
		"degrees": {"thirty eight point five": true, "38.5": true, "39": false, "forty": false},
		"racing":  {"128 on the watch": true, "72": false, "500": false},
		"short":   {"every quarter of an hour": true, "20mins": true, "20 mins": true, "twenty minutes": true, "half an hour": true, "in half hour": true, "an hour": false, "45 minutes": false, "2 hrs": false},
		"hour":    {"every hour": true, "an hour": true, "45 mins": true, "hours": false, "two hours": false, "for hours": false},
		"rate": {
			"6 pads 2 hrs": true, "in 2 hrs 6 pads": true, "two pads an hour since nine": true, "a pad every 20 minutes": true, "pad full in half an hour": true,
			"3 maternity pads in the last hour": true, "pads 4 1 hour": true,
			"one pad an hour": false, "a pad every two hours": false, "3 pads in 6 hours": false, "4 pads a day": false, "3 pads. An hour": false,
		},
		"hourly": {"one pad an hour": true, "a pad every hour": true, "pad every 2 hours": false, "6 pads in 24 hours": false},
	} {
		for typed, want := range cases {
			if measured(kind, typed) != want {
				t.Errorf("%q: %s is %v", typed, kind, !want)
			}
		}
	}
}
