package imports

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
	"aftercare/internal/jsondoc"
)

// wide writes the digits of a text in another script, with a mark of direction
// after each separator.
func wide(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '٠' + r - '0'
		}
		return r
	}, strings.ReplaceAll(text, "/", "\u200f/"))
}

func FuzzReadDate_IsADayOfSomeOrderOrNone(f *testing.F) {
	for _, text := range []string{"2026-11-01", "13/11/2026", "1.2.03", "Nov 1, 2026", "Sun 1-Nov-26", "2nd November 2026 8:30 PM", "20261101", "46327", "2026-11-01T08:00:00.000Z", "٠١\u200f/١١\u200f/٢٠٢٦ ١٠:٣٠ ص", "31/02/2026", "0000-00-00", "99999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, ok := readDate(text)
		if other, same := readDate(wide(text)); len(text) <= longestDate/3 && (same != ok || other != date) {
			t.Fatalf("%q: %+v, and %+v in other digits", text, date, other)
		}
		if !ok {
			return
		}
		for o, can := range date.orders() {
			day, there := date.in(DateOrder(o))
			if there != can {
				t.Fatalf("%q: order %d: %v", text, o, there)
			}
			if again, ok := readDate(day.String()); there && (!ok || again.day != day) {
				t.Fatalf("%q: %s is read as %+v", text, day, again)
			}
		}
		d := settle([]string{text}, 739_943)
		if day, ok := d.day(text); ok && day != date.serial && day != date.day && len(d.choices) > 0 {
			t.Fatalf("%q: %s, though it has to be asked", text, day)
		}
	})
}

func FuzzReadNumber_IsTheNumberThatIsWritten(f *testing.F) {
	for _, text := range []string{"38.4", "38,4", "٣٨٫٤", " 98.2 °F", "-1", "1e3", "36.6 degrees celsius", "1,234.5", "3.0", "", "c", "\u200f١١٢"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, ok := readNumber(text)
		if again, same := readNumber(n.String()); ok && (!same || again != n) {
			t.Fatalf("%q: %s is read as %s", text, n, again)
		}
		if other, same := readNumber(wide(text)); same != ok || other != n {
			t.Fatalf("%q: %s, and %s in other digits", text, n, other)
		}
		if unit := scaleOf(text); unit != aftercare.UnitCelsius && unit != aftercare.UnitFahrenheit {
			t.Fatalf("%q: unit %d", text, unit)
		}
	})
}

// Whatever stands where no reader looks, "no place" is not said of what the
// diary holds.
func FuzzUnplaced_SaysNoPlaceOnlyOfWhatHasNone(f *testing.F) {
	for _, text := range []string{`{"heart_rate":[{"bpm":130},{"bpm":"x"}]}`, `{"a":{"fever":false,"b":[null,{"type":"pain","value":"severe"}]}}`, `{"notes":"I fainted","sleep":{}}`, `{"a":"no fever","b":1}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := jsondoc.Parse(text)
		if err != nil {
			return
		}
		m := newImporter(&diary.Diary{}, Settings{Now: aftercare.Instant{Day: 739_943}})
		m.file.text = text
		for v := range doc.Root().All {
			m.unplaced(v)
		}
		for _, r := range m.Report {
			if h := m.phrases.held(r.Column, ""); r.Outcome == NoPlace && h.is {
				t.Fatalf("%q: %+v", text, r)
			}
			if r.Line < 1 || r.Line > 1+strings.Count(text, "\n") {
				t.Fatalf("%q: line %d", text, r.Line)
			}
		}
	})
}
