package aftercare

import (
	"strings"
	"testing"
	"time"
)

func TestDate_AgreesWithTheStandardCalendarOnEveryDay(t *testing.T) {
	day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	first, ok := ParseDate("1900-01-01")
	if !ok {
		t.Fatal("1900-01-01 refused")
	}
	for d := first; day.Year() <= maxYear; d, day = d+1, day.AddDate(0, 0, 1) {
		text := day.Format("2006-01-02")
		if d.String() != text {
			t.Fatalf("day %d prints %s, want %s", d, d, text)
		}
		got, ok := ParseDate(text)
		if !ok || got != d {
			t.Fatalf("%s reads as %d, want %d", text, got, d)
		}
		if want := (int(day.Weekday()) + 6) % 7; d.Weekday() != want {
			t.Fatalf("%s is weekday %d, want %d", text, d.Weekday(), want)
		}
	}
}

func TestParseDate_RefusesDaysThatDoNotExist(t *testing.T) {
	for _, s := range []string{"", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1",
		"26-01-01", "2026/01/01", "1899-12-31", "2200-01-01", "2026-01-00", "2026-01-1x", " 2026-01-01", "2026-01-01 "} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q read as %s", s, d)
		}
	}
	if _, ok := ParseDate("2028-02-29"); !ok {
		t.Error("2028-02-29 exists")
	}
}

func TestInstant_KeepsItsOwnDayAndOffset(t *testing.T) {
	for _, c := range []struct{ in, day, out string }{
		{"2026-11-05T21:00:00+00:00", "2026-11-05", "2026-11-05T21:00:00+00:00"},
		{"2026-11-05T23:30:00-05:00", "2026-11-05", "2026-11-05T23:30:00-05:00"},
		{"2026-11-05T00:10:00Z", "2026-11-05", "2026-11-05T00:10:00+00:00"},
		{"2026-11-05T00:10:00.250+05:45", "2026-11-05", "2026-11-05T00:10:00.25+05:45"},
	} {
		got, ok := ParseInstant(c.in)
		if !ok || got.Day.String() != c.day || got.String() != c.out {
			t.Errorf("%s: day %s, prints %s", c.in, got.Day, got)
		}
		std, err := time.Parse(time.RFC3339Nano, c.in)
		if err != nil {
			t.Fatal(err)
		}
		if want := std.Unix() + 62135596800; got.Universal() != want {
			t.Errorf("%s: universal %d, want %d", c.in, got.Universal(), want)
		}
	}
	for _, s := range []string{"2026-11-05", "2026-11-05T21:00:00", "2026-11-05T24:00:00Z", "2026-11-05T21:60:00Z",
		"2026-11-05T21:00:60Z", "2026-11-05 21:00:00Z", "2026-11-05T21:00Z", "2026-11-05T21:00:00.Z", "2026-11-05T21:00:00+0000"} {
		if _, ok := ParseInstant(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}

func TestParseGestation_ReadsWeeksAndDays(t *testing.T) {
	for s, want := range map[string]GestationalAge{"9w3d": 66, "9w": 63, "12w0d": 84, "6w6d": 48, "0w1d": 1} {
		if g, ok := ParseGestation(s); !ok || g != want {
			t.Errorf("%s: %d %v", s, g, ok)
		}
	}
	for _, s := range []string{"", "9", "w3d", "9w7d", "9w3", "9 w3d", "099w1d", "46w0d", "0w", "0w0d", "9w3d "} {
		if _, ok := ParseGestation(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}

// Days, moments and lengths of pregnancy: what is read prints back, and the
// standard library reads the same.
func FuzzParse_ADayOrAMomentIsTheOneThatIsWritten(f *testing.F) {
	for _, s := range []string{"2026-11-05", "2028-02-29", "2026-02-29", "1899-12-31", "2026-11-05T21:00:00Z", "2026-11-05t00:10:00.250000001+05:45", "2026-11-05T23:59:60-00:00", "2026-11-05T21:00:00+23:59", "9w3d", "45w6d", "0w0d", "9w"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := ParseDate(s); ok {
			std, err := time.Parse(time.DateOnly, s)
			if again, ok := ParseDate(d.String()); err != nil || std.Format(time.DateOnly) != d.String() || !ok || again != d {
				t.Fatalf("%q is %s, and %v to the standard library: %v", s, d, std, err)
			}
		} else if d != 0 {
			t.Fatalf("%q is refused, and read as %s", s, d)
		}
		if at, ok := ParseInstant(s); ok {
			std, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
			if again, ok := ParseInstant(at.String()); err != nil || std.Unix() != at.Universal()-62135596800 || std.Nanosecond() != int(at.Nano) || !ok || again != at {
				t.Fatalf("%q is %s, and %v to the standard library: %v", s, at, std, err)
			}
		} else if !at.IsZero() {
			t.Fatalf("%q is refused, and read as %s", s, at)
		}
		g, ok := ParseGestation(s)
		if again, _ := ParseGestation(g.String()); ok != (g != 0) || again != g || g < 0 || g > maxGestationWeeks*7+6 {
			t.Fatalf("%q is %d days (%v), and printed %s", s, g, ok, g)
		}
	})
}
