package diary

import (
	"slices"
	"unicode/utf8"

	"aftercare"
)

// Calendar is how reminders are written. Every word in the file comes from it,
// so the file reveals nothing.
type Calendar struct {
	Word  string            // what each event is called, such as Note
	Name  string            // of the identifiers: a random word kept by the caller, so that the same day is the same event again
	Stamp aftercare.Instant // when it is made
	// AlarmHour is the hour of the day at which the calendar shows an alarm; 0
	// for no alarms.
	AlarmHour int
}

// AppendCalendar appends a calendar file (iCalendar, RFC 5545) with one event
// of a whole day for each day on which something is due: its first day
// if that is to come, today if it is due or overdue. It returns how many events
// there are. Without any, nothing is appended: a calendar needs an event.
func AppendCalendar(b []byte, dues []aftercare.Due, today aftercare.Date, c Calendar) ([]byte, int) {
	days := dueDays(dues, today)
	if len(days) == 0 {
		return b, 0
	}
	w := lines{b}
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//" + plainWord(c.Word) + "//EN")
	for _, day := range days {
		date := string(basicDate(nil, day))
		w.line("BEGIN:VEVENT")
		w.line("UID:" + plainWord(c.Name) + "-" + date)
		w.line("DTSTAMP:" + stamp(c.Stamp))
		w.line("DTSTART;VALUE=DATE:" + date)
		w.line("SUMMARY:" + escaped(c.Word))
		w.line("CLASS:PRIVATE")
		w.line("TRANSP:TRANSPARENT")
		if c.AlarmHour > 0 {
			w.line("BEGIN:VALARM")
			w.line("ACTION:DISPLAY")
			w.line("DESCRIPTION:" + escaped(c.Word))
			w.line("TRIGGER:PT" + string(twoDigits(nil, c.AlarmHour)) + "H")
			w.line("END:VALARM")
		}
		w.line("END:VEVENT")
	}
	w.line("END:VCALENDAR")
	return w.b, len(days)
}

// dueDays are the days to be reminded of, each once, in order.
func dueDays(dues []aftercare.Due, today aftercare.Date) []aftercare.Date {
	var days []aftercare.Date
	for _, d := range dues {
		switch {
		case d.On == 0:
		case d.State == aftercare.DueUpcoming:
			days = withDay(days, max(d.On, today))
		case d.State == aftercare.DueNow, d.State == aftercare.DueOverdue:
			days = withDay(days, today)
		}
	}
	return days
}

// withDay adds a day to a sorted list that does not have it yet.
func withDay(days []aftercare.Date, day aftercare.Date) []aftercare.Date {
	at, found := slices.BinarySearch(days, day)
	if found {
		return days
	}
	return slices.Insert(days, at, day)
}

// lines appends content lines, folded so that none is longer than a line may
// be and no letter is cut in two.
type lines struct{ b []byte }

// maxLine is how many octets a line has at most, without its end.
const maxLine = 75

func (w *lines) line(s string) {
	room := maxLine
	for i, r := range s {
		size := utf8.RuneLen(r)
		if size > room {
			w.b = append(w.b, "\r\n "...)
			room = maxLine - 1
		}
		w.b = append(w.b, s[i:i+size]...)
		room -= size
	}
	w.b = append(w.b, "\r\n"...)
}

// escaped is text as a value; what no line may hold is left out.
func escaped(s string) string {
	var b []byte
	for _, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r < ' ' && r != '\t' || r == 0x7f:
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// plainWord is the letters and digits of a text, for places that allow nothing else.
func plainWord(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b = append(b, c)
		}
	}
	if len(b) == 0 {
		return "note"
	}
	return string(b)
}

// basicDate appends a day as YYYYMMDD.
func basicDate(b []byte, d aftercare.Date) []byte {
	s := d.String()
	return append(append(append(b, s[:4]...), s[5:7]...), s[8:]...)
}

// stamp is a moment in UTC as YYYYMMDDTHHMMSSZ.
func stamp(t aftercare.Instant) string {
	u := t.Universal()
	day, second := aftercare.Date(u/86400)+1, int(u%86400)
	b := append(basicDate(nil, day), 'T')
	for _, n := range []int{second / 3600, second / 60 % 60, second % 60} {
		b = twoDigits(b, n)
	}
	return string(append(b, 'Z'))
}

func twoDigits(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }
