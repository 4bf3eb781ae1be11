package locale

import (
	"strconv"

	"aftercare"
)

// Day returns a day as a sentence says it, with the year if it is not today's: "17
// November".
//
// A language in which the name of a month has another form after a day has that form
// as month.of.N: "17 ноября", but "ноябрь 2026".
func (w *Words) Day(d, today aftercare.Date) string {
	months := "month."
	if of := "month.of."; w.Has(of + "1") {
		months = of
	}
	return w.day("date.day", months, d, today)
}

// ShortDay returns a day for a picture: "17 Nov".
func (w *Words) ShortDay(d, today aftercare.Date) string {
	return w.day("date.day", "month.short.", d, today)
}

// WeekDay returns a day with its day of the week: "Tuesday 17 November".
func (w *Words) WeekDay(d, today aftercare.Date) string {
	return w.Text("date.weekday", With("weekday", w.Text("weekday."+strconv.Itoa(d.Weekday()+1))), With("day", w.Day(d, today)))
}

func (w *Words) day(key, months string, d, today aftercare.Date) string {
	year, month, day := d.Civil()
	text := w.Text(key, With("day", strconv.Itoa(day)), With("month", w.Text(months+strconv.Itoa(month))))
	if now, _, _ := today.Civil(); year != now {
		return w.Text("date.year", With("day", text), With("year", strconv.Itoa(year)))
	}
	return text
}

// Away says how far off a day is: "today", "tomorrow", "in 8 days", "8 days ago".
func (w *Words) Away(d, today aftercare.Date) string {
	switch n := int(d - today); {
	case n == 0:
		return w.Text("away.today")
	case n == 1:
		return w.Text("away.tomorrow")
	case n == -1:
		return w.Text("away.yesterday")
	case n > 0:
		return w.Count("away.in", n)
	default:
		return w.Count("away.ago", -n)
	}
}

// PartialDate returns YYYY, YYYY-MM or YYYY-MM-DD in words, and anything else
// unchanged.
func (w *Words) PartialDate(s string) string {
	if d, ok := aftercare.ParseDate(s); ok {
		return w.Day(d, 1)
	}
	if d, ok := aftercare.ParseDate(s + "-01"); ok {
		year, month, _ := d.Civil()
		return w.Text("date.month", With("month", w.Text("month."+strconv.Itoa(month))), With("year", strconv.Itoa(year)))
	}
	return s
}
