package hours

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aftercare"
)

// at reads "2026-11-23 09:30"; 2026-11-23 is a Monday.
func at(t testing.TB, s string) Moment {
	day, ok := aftercare.ParseDate(s[:10])
	r := &reader{text: s, pos: 11}
	minute, ok2 := r.clock()
	if !ok || !ok2 {
		t.Fatalf("bad moment %q", s)
	}
	return Moment{Day: day, Minute: minute}
}

// cases hold the meaning of the syntax; section names the part of
// Key:opening_hours/specification (0.7.2) that each is about.
var cases = []struct {
	section, text, moment string
	public                aftercare.Tri
	want                  State
	why                   Reason
}{
	{"time_domain: 24/7", "24/7", "2026-11-23 03:00", 0, Open, None},
	{"time_domain: 24/7", "24/7; Dec 25 off", "2026-12-25 03:00", 0, Closed, None},
	{"time_selector", "08:00-12:00", "2026-11-23 07:59", 0, Closed, None},
	{"time_selector", "08:00-12:00", "2026-11-23 08:00", 0, Open, None},
	{"time_selector: the end is not within", "08:00-12:00", "2026-11-23 12:00", 0, Closed, None},
	{"time_selector: several", "08:00-12:00,13:00-17:00", "2026-11-23 12:30", 0, Closed, None},
	{"time_selector: several, with a space", "Mo-Fr 08:00-12:00, 13:00-17:00", "2026-11-23 16:30", 0, Open, None},
	{"extended_hour_minutes", "Fr 18:00-26:00", "2026-11-28 01:59", 0, Open, None},
	{"extended_hour_minutes", "Fr 18:00-26:00", "2026-11-28 02:00", 0, Closed, None},
	{"timespan over midnight", "Su 22:00-02:00", "2026-11-23 01:00", 0, Open, None},
	{"timespan over midnight", "Su 22:00-02:00", "2026-11-22 01:00", 0, Closed, None},
	{"timespan over midnight, the year turns", "Dec 31 22:00-02:00", "2027-01-01 01:00", 0, Open, None},
	{"timespan, open end", "Mo 18:00+", "2026-11-23 17:00", 0, Closed, None},
	{"timespan, open end", "Mo 18:00+", "2026-11-23 19:00", 0, Unknown, NoEnd},
	{"timespan, open end after an end", "Mo 10:00-16:00+", "2026-11-23 15:00", 0, Open, None},
	{"timespan, open end after an end", "Mo 10:00-16:00+", "2026-11-23 16:00", 0, Unknown, NoEnd},
	{"timespan, open end in the night", "Mo 18:00+", "2026-11-24 02:00", 0, Unknown, NoEnd},
	{"timespan, open end the next noon", "Mo 18:00+", "2026-11-24 12:00", 0, Closed, None},
	{"weekday_range", "Mo-Fr 08:00-18:00", "2026-11-27 10:00", 0, Open, None},
	{"weekday_range", "Mo-Fr 08:00-18:00", "2026-11-28 10:00", 0, Closed, None},
	{"weekday_range over Sunday", "Sa-Mo 08:00-18:00", "2026-11-23 10:00", 0, Open, None},
	{"weekday_range over Sunday", "Sa-Mo 08:00-18:00", "2026-11-24 10:00", 0, Closed, None},
	{"weekday_sequence", "Mo,We,Fr 08:00-18:00", "2026-11-24 10:00", 0, Closed, None},
	{"weekday without hours is the whole day", "Mo", "2026-11-23 23:59", 0, Open, None},
	{"nth_entry", "Mo[1] 10:00-12:00", "2026-11-02 11:00", 0, Open, None},
	{"nth_entry", "Mo[1] 10:00-12:00", "2026-11-09 11:00", 0, Closed, None},
	{"nth_entry from the end", "Mo[-1] 10:00-12:00", "2026-11-30 11:00", 0, Open, None},
	{"nth_entry from the end", "Th[-1] 10:00-12:00", "2026-12-31 11:00", 0, Open, None},
	{"nth_entry from the end", "Mo[-1] 10:00-12:00", "2026-11-23 11:00", 0, Closed, None},
	{"nth_entry range", "Mo[2-4] 10:00-12:00", "2026-11-23 11:00", 0, Open, None},
	{"nth_entry list", "Mo[1,3] 10:00-12:00", "2026-11-16 11:00", 0, Open, None},
	{"holiday", "Mo-Fr 08:00-18:00; PH off", "2026-11-23 10:00", aftercare.No, Open, None},
	{"holiday", "Mo-Fr 08:00-18:00; PH off", "2026-11-23 10:00", aftercare.Yes, Closed, None},
	{"holiday not told", "Mo-Fr 08:00-18:00; PH off", "2026-11-23 10:00", 0, Unknown, OnHoliday},
	{"holiday not told, and closed either way", "Mo-Fr 08:00-18:00; PH off", "2026-11-28 10:00", 0, Closed, None},
	{"holiday in a list", "Mo-Fr,PH 08:00-18:00", "2026-11-28 10:00", aftercare.Yes, Open, None},
	{"holiday with weekdays", "PH Mo-Fr 08:00-10:00", "2026-11-28 09:00", aftercare.Yes, Closed, None},
	{"holiday with weekdays", "PH Mo-Fr 08:00-10:00", "2026-11-23 09:00", aftercare.Yes, Open, None},
	{"holiday takes the place of the weekday", "Mo 08:00-18:00; PH 10:00-12:00", "2026-11-23 09:00", aftercare.Yes, Closed, None},
	{"school holiday not told", "SH off; Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"school holiday not told", "Mo 08:00-18:00; SH off", "2026-11-23 09:00", 0, Unknown, OnHoliday},
	{"month_range", "Jan-Mar Mo 08:00-18:00", "2026-11-23 09:00", 0, Closed, None},
	{"month_range over the year", "Nov-Mar Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"month_range over the year", "Nov-Mar 08:00-18:00", "2027-03-31 09:00", 0, Open, None},
	{"month list, with a colon", "Jan,Nov: Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"monthday_range", "Dec 24-26 off", "2026-12-26 09:00", 0, Closed, None},
	{"monthday_range", "08:00-18:00; Dec 24-26 10:00-11:00", "2026-12-26 09:00", 0, Closed, None},
	{"monthday_range over the year", "08:00-18:00; Dec 24-Jan 02 off", "2027-01-02 09:00", 0, Closed, None},
	{"monthday_range over the year", "08:00-18:00; Dec 24-Jan 02 off", "2027-01-03 09:00", 0, Open, None},
	{"date with a year", "2026 Nov 23 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"date with a year", "2026 Nov 23 08:00-18:00", "2027-11-23 09:00", 0, Closed, None},
	{"dates from year to year", "2026 Dec 24-2027 Jan 02 08:00-18:00", "2027-01-01 09:00", 0, Open, None},
	{"year_range", "2025-2026 Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"year without an end", "2027+ Mo 08:00-18:00", "2026-11-23 09:00", 0, Closed, None},
	{"year with a step", "2024-2030/2 Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"week_selector", "week 48 Mo 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"week_selector, ISO week of a new year", "week 53 Fr 08:00-18:00", "2027-01-01 09:00", 0, Open, None},
	{"week_selector with a step", "week 1-53/2 Mo 08:00-18:00", "2026-11-23 09:00", 0, Closed, None},
	{"normal_rule_separator: the later rule stands", "Mo-Fr 08:00-18:00; Mo 10:00-12:00", "2026-11-23 09:00", 0, Closed, None},
	{"normal_rule_separator: off for some hours", "Mo-Fr 08:00-18:00; Mo 12:00-13:00 off", "2026-11-23 12:30", 0, Closed, None},
	{"normal_rule_separator: off for some hours", "Mo-Fr 08:00-18:00; Mo 12:00-13:00 off", "2026-11-23 13:30", 0, Open, None},
	{"additional_rule_separator", "Mo-Fr 08:00-12:00, We 14:00-18:00", "2026-11-25 09:00", 0, Open, None},
	{"additional_rule_separator", "Mo-Fr 08:00-12:00, We 14:00-18:00", "2026-11-25 15:00", 0, Open, None},
	{"fallback_rule_separator", `Mo 08:00-12:00 || "call first"`, "2026-11-23 15:00", 0, Unknown, SaidSo},
	{"fallback_rule_separator", `Mo 08:00-12:00 || "call first"`, "2026-11-23 09:00", 0, Open, None},
	{"fallback_rule_separator, twice", `Mo 08:00-12:00 || Tu 08:00-12:00 || off`, "2026-11-24 09:00", 0, Open, None},
	{"rule_modifier: off", "off", "2026-11-24 09:00", 0, Closed, None},
	{"rule_modifier: closed", `closed "moved away"`, "2026-11-24 09:00", 0, Closed, None},
	{"rule_modifier: unknown", "Mo 08:00-12:00 unknown", "2026-11-23 09:00", 0, Unknown, SaidSo},
	{"rule_modifier: unknown takes the day's place", "24/7; Mo 08:00-12:00 unknown", "2026-11-23 15:00", 0, Closed, None},
	{"comment alone is unknown", `Mo 08:00-12:00 "by appointment"`, "2026-11-23 09:00", 0, Unknown, SaidSo},
	{"comment after open", `Mo 08:00-12:00 open "ring the bell"`, "2026-11-23 09:00", 0, Open, None},
	{"a night is cut where its day's rule was replaced", "Mo-Su 20:00-02:00; Sa 20:00-22:00", "2026-11-29 01:00", 0, Closed, None},
	{"last night against today's rule: not settled", "Mo-Su 22:00-02:00; Sa off", "2026-11-28 01:00", 0, Unknown, RulesDiffer},
	{"a rule that closes over midnight closes the morning too", "24/7; 22:00-06:00 off", "2026-11-24 03:00", 0, Closed, None},
	{"a rule that closes over midnight closes the morning too", "24/7; 22:00-06:00 off", "2026-11-24 06:00", 0, Open, None},
	{"a rule that closes over midnight, and one that opens after it", "22:00-06:00 off, 05:00-08:00", "2026-11-24 05:30", 0, Open, None},
	{"hours that are closed by the clock end the night", "Mo-Su 22:00-02:00; Sa 00:00-01:00 off", "2026-11-28 00:30", 0, Closed, None},
	{"unknown hours leave the others", `24/7; 22:00-06:00 unknown "ring"`, "2026-11-23 12:00", 0, Open, None},
	{"unknown hours leave the others", `24/7; 22:00-06:00 unknown "ring"`, "2026-11-24 03:00", 0, Unknown, SaidSo},
	{"unknown hours without an end", `07:00+ unknown "call"`, "2026-11-23 09:00", 0, Unknown, NoEnd},
	{"unknown hours with an end after it", `Mo 09:00-13:00+ "by appointment"`, "2026-11-23 10:00", 0, Unknown, SaidSo},
	{"unknown hours with an end after it", `Mo 09:00-13:00+ "by appointment"`, "2026-11-23 14:00", 0, Unknown, NoEnd},
	{"the night runs into a day that another rule replaced", "Mo-Fr,Su 11:00-01:00; Sa 11:00-02:00", "2026-11-28 00:30", 0, Unknown, RulesDiffer},
	{"the night runs into a day of a rule that adds", "Mo-Fr,Su 11:00-01:00, Sa 11:00-02:00", "2026-11-28 00:30", 0, Open, None},
	{"the night of an evening that another rule replaced", "22:00-02:00; Tu 12:00-14:00", "2026-11-25 01:00", 0, Unknown, RulesDiffer},
	{"hours.md: a day off, and the night before it", "Mo-Su 20:00-06:00; Fr off", "2026-11-27 03:00", 0, Unknown, RulesDiffer},
	{"hours.md: a day off, and the night of it", "Mo-Su 20:00-06:00; Fr off", "2026-11-28 03:00", 0, Closed, None},
	{"hours.md: an open end before a day that is open anyway", "Mo-Su 00:00-24:00; We 11:00-14:00,17:00+", "2026-11-26 00:30", 0, Open, None},
	{"hours.md: an evening with another end", "Mo-Su 20:00-02:00; Sa 20:00-22:00", "2026-11-29 00:30", 0, Closed, None},
	{"hours.md: a fallback over midnight", "Mo,Tu 10:00-26:00 || 22:00-02:00 unknown", "2026-11-24 01:00", 0, Open, None},
	{"hours.md: the end of February", "Feb 20-29 08:00-18:00", "2027-02-28 09:00", 0, Open, None},
	{"hours.md: the end of February", "Feb 20-28 08:00-18:00", "2027-02-28 09:00", 0, Open, None},
	{"hours.md: days of one month in a year", "2026 Oct 12-16,28 08:00-18:00", "2027-10-28 09:00", 0, Closed, None},
	{"hours.md: days of one month in a year", "2026 Oct 12-16,28 08:00-18:00", "2026-10-28 09:00", 0, Open, None},
	{"hours that end where they begin", "We 22:00-22:00", "2026-11-26 21:59", 0, Open, None},
	{"hours that end where they begin", "We 22:00-22:00", "2026-11-26 22:00", 0, Closed, None},
	{"extended_hour_minutes, over a day", "Tu 23:59-48:00", "2026-11-25 23:59", 0, Open, None},
	{"extended_hour_minutes, open end in the afternoon", "Tu 23:59-40:00+", "2026-11-25 16:30", 0, Unknown, NoEnd},
	{"a rule without days after one with days", "Mo-Fr 08:00-12:00; 14:00-16:00", "2026-11-23 09:00", 0, Unknown, RulesDiffer},
	{"a rule without days after one with days", "Mo-Fr 08:00-12:00; 14:00-16:00", "2026-11-23 15:00", 0, Open, None},
	{"a rule without days after one with days", "Mo-Fr 08:00-12:00; 14:00-16:00", "2026-11-23 13:00", 0, Closed, None},
	{"rules after a fallback", `Mo,Tu 09:00-12:00 || "ask"; We off`, "2026-11-25 10:00", 0, Closed, None},
	{"rules after a fallback", `Mo,Tu 09:00-12:00 || "ask"; We off`, "2026-11-26 10:00", 0, Unknown, SaidSo},
	{"a rule that adds to a fallback is one too", `Mo 09:00-12:00 || Tu "ask", 10:00-14:00`, "2026-11-23 13:00", 0, Open, None},
	{"comment before the times", `Mo-Fr 10:00-20:00; We "ask" 10:00-16:00`, "2026-11-25 11:00", 0, Unknown, SaidSo},
	{"comment before the days", `Mo-Fr 10:00-20:00; "ask" We 10:00-16:00`, "2026-11-25 17:00", 0, Closed, None},
	{"days of one month", "08:00-18:00; Dec 24,26,28-31 off", "2026-12-29 09:00", 0, Closed, None},
	{"days of one month", "08:00-18:00; Dec 24,26,28-31 off", "2026-12-25 09:00", 0, Open, None},
	{"days of one month, then another", "08:00-18:00; Dec 24,26,Jan 1 off", "2027-01-01 09:00", 0, Closed, None},
	{"dates between weekdays of a month", "Mar Su[-1]-Oct Su[-1] 08:00-18:00", "2026-03-29 09:00", 0, Open, None},
	{"dates between weekdays of a month", "Mar Su[-1]-Oct Su[-1] 08:00-18:00", "2026-03-28 09:00", 0, Closed, None},
	{"dates between weekdays of a month", "Mar Su[-1]-Oct Su[-1] 08:00-18:00", "2026-10-25 09:00", 0, Open, None},
	{"dates between weekdays of a month", "Mar Su[-1]-Oct Su[-1] 08:00-18:00", "2026-10-26 09:00", 0, Closed, None},
	{"dates from a weekday of a month", "Nov Th[4]-Dec 02 08:00-18:00", "2026-11-26 09:00", 0, Open, None},
	{"dates from a weekday of a month", "Nov Th[4]-Dec 02 08:00-18:00", "2026-11-25 09:00", 0, Closed, None},
	{"year without an end", "2026+ 08:00-18:00", "2031-01-01 09:00", 0, Open, None},
	{"every other year", "2026/2 08:00-18:00", "2027-01-01 09:00", 0, Closed, None},
	{"week list with its word again", "week 47,week 48 08:00-18:00", "2026-11-23 09:00", 0, Open, None},
	{"letters of either case", "MO-fr 08:00-12:00; ph OFF", "2026-11-23 09:00", aftercare.No, Open, None},
	{"spaces of other kinds", "Mo\u00a008:00\u2009-\t12:00", "2026-11-23 09:00", 0, Open, None},
	{"every Monday and the first", "Mo,Mo[1] 10:00-12:00", "2026-11-23 11:00", 0, Open, None},
	{"separator_for_readability, spaces", "Mo - Fr 8:00 - 12:00 ; PH off ;", "2026-11-23 09:00", aftercare.No, Open, None},
}

func TestAt_FollowsTheSpecification(t *testing.T) {
	for _, c := range cases {
		h, err := Parse(c.text)
		if err != nil {
			t.Errorf("%s: %q: %v", c.section, c.text, err)
			continue
		}
		m := at(t, c.moment)
		m.Public = c.public
		if got := h.At(m); got.State != c.want || got.Why != c.why {
			t.Errorf("%s: %q at %s: %v (%v), want %v (%v)", c.section, c.text, c.moment, got.State, got.Why, c.want, c.why)
		}
	}
}

func TestAt_SaysWhatHoldsOnAnOrdinaryDay(t *testing.T) {
	h, _ := Parse("Mo-Fr 08:00-18:00; PH off")
	if a := h.At(at(t, "2026-11-23 10:00")); a.Otherwise != Open {
		t.Errorf("on a day that is no holiday: %v", a.Otherwise)
	}
}

func TestAt_AHolidayTodayTellsNothingOfYesterday(t *testing.T) {
	h, _ := Parse("Mo-Su 20:00-02:00; PH off")
	m := at(t, "2026-11-24 01:00")
	m.Public = aftercare.No
	if a := h.At(m); a.State != Unknown || a.Why != OnHoliday {
		t.Errorf("%v (%v)", a.State, a.Why)
	}
}

func TestParse_WhatIsNotUnderstoodIsRefusedWithItsPlace(t *testing.T) {
	for text, offset := range map[string]int{
		"":                                 0,
		"Monday to Friday":                 0,
		"Mo-Fr 08:00-18:00; nights too":    19,
		"Mo-Fr 08:00-sunset":               12,
		"sunrise-sunset":                   0,
		"easter off":                       0,
		"Mo-Fr 08:00":                      11,
		"Mo 25:00-26:00":                   8,
		"08:61-09:00":                      0,
		"10:00-16:00/90":                   11,
		"PH +1 day off":                    2,
		"Mo[6] 10:00-12:00":                4,
		"Feb 30 off":                       6,
		`Mo 08:00-12:00 "no end`:           15,
		"Mo 08:00-12:00 || ":               18,
		"week 54 off":                      7,
		"2026 Dec 24-2025 Jan 2 off":       22,
		"Mo-Fr 08:00-12:00 Sa 10:00-12:00": 18,
		"08:00-12:00 Mo":                   12,
		"Mo 09:00-17:00 open closed":       20,
		"Mo 9:00-6:00":                     8,
		"9:00-12:00,1:00-5:00":             16,
		"We, Aug Mo":                       2,
		"2014, Aug Mo":                     4,
		"0900-1700":                        4,
		"2000-2030":                        9,
		"2100-2300":                        4,
		"Tu 23:59-48:00+":                  15,
		"24:00-26:00":                      5,
		"Dec 24-26,27-32 off":              15,
		"Jan 01-31/8 off":                  9,
		"Mar Su[5]-Oct Su[1] off":          8,
		"Jan Su[-1] -1 day off":            10,
		"We \"ask\" 10:00-12:00 open":      21,
		`Mo "a" 10:00-12:00 "b"`:           19,
		"Mo-Fr 08:00-12:00,":               18,
		"Monday-Friday 08:00-12:00":        0,
		"Mo-Fr 10-12":                      6,
		"Mo 10:00am-5:00pm":                8,
	} {
		_, err := Parse(text)
		if err == nil {
			t.Errorf("%q was taken", text)
		} else if err.Offset != offset {
			t.Errorf("%q: refused at %d (%s), want %d", text, err.Offset, err.Message, offset)
		}
	}
}

// What a careful reader says is in a file: value, moment, the states that are
// right, and what was once said.
func TestAt_SaysWhatACarefulReaderSays(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "hours-list.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		h, err := Parse(cells[0])
		if err != nil {
			t.Errorf("%q: %v", cells[0], err)
			continue
		}
		if a := h.At(at(t, strings.Replace(cells[1], "T", " ", 1))); !strings.Contains(cells[2], a.State.String()) {
			t.Errorf("%q at %s: %v, want %s", cells[0], cells[1], a.State, cells[2])
		}
	}
}

func FuzzParse_NeverFallsAndAlwaysAnswersOneOfThree(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text, 700)
	}
	f.Fuzz(func(t *testing.T, text string, minute int) {
		h, err := Parse(text)
		if err != nil {
			if err.Offset < 0 || err.Offset > len(text) {
				t.Fatalf("place %d of %d", err.Offset, len(text))
			}
			return
		}
		m := Moment{Day: 739_943 + aftercare.Date(minute&1023), Minute: (minute & 0xffff) % dayMinutes}
		a := h.At(m)
		if (a.State == Unknown) == (a.Why == None) {
			t.Fatalf("%q: %v with reason %v", text, a.State, a.Why)
		}
		// What does not hang on holidays must not change when they are told.
		if a.Why != OnHoliday {
			m.Public, m.School = aftercare.Yes, aftercare.No
			if b := h.At(m); b.State != a.State {
				t.Fatalf("%q: %v, and %v once holidays are told", text, a.State, b.State)
			}
		}
	})
}
