package imports

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// DateOrder is the order of day, month and year in a date of numbers.
type DateOrder uint8

// The orders. The zero value leaves it to the file itself.
const (
	DayMonthYear DateOrder = iota + 1
	MonthDayYear
	YearMonthDay
)

// DateOrderTerms are the names of the orders.
var DateOrderTerms = aftercare.NewTerms(DayMonthYear, "dmy mdy ymd")

// String returns the name of the order.
func (o DateOrder) String() string { return DateOrderTerms.Name(o) }

// Choice is one way to read the dates of a file: the order, and the day that a
// date of the file is in it.
type Choice struct {
	Order DateOrder
	Day   aftercare.Date
}

// fileDate is a date as a file has it: a day that is certain, three numbers
// whose order has to be found, or a spreadsheet's count of days.
type fileDate struct {
	day     aftercare.Date
	numbers [3]int
	serial  aftercare.Date
}

// in is the day in an order.
func (f *fileDate) in(o DateOrder) (aftercare.Date, bool) {
	n := f.numbers
	switch {
	case f.day != 0:
		return f.day, true
	case o == DayMonthYear:
		return civil(n[2], n[1], n[0])
	case o == MonthDayYear:
		return civil(n[2], n[0], n[1])
	case o == YearMonthDay:
		return civil(n[0], n[1], n[2])
	}
	return 0, false
}

// century is what a year of two digits leaves out: everything here is recent.
const century = 2000

func civil(year, month, day int) (aftercare.Date, bool) {
	if year < 100 {
		year += century
	}
	d, ok := aftercare.MakeDate(year, month, day)
	if !ok {
		return 0, false
	}
	return aftercare.ParseDate(d.String()) // which bounds the year
}

var (
	monthNames   = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	weekdayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)

// named finds a name by its first three letters or more, counted from 1.
func named(list []string, word string) int {
	for i, name := range list {
		if len(word) >= 3 && strings.HasPrefix(name, word) || word == "sept" && name == "september" {
			return i + 1
		}
	}
	return 0
}

// longestDate bounds what is looked at: a weekday, a month, a time and a zone.
const longestDate = 64

// readDate reads a date, alone or at the start of a moment.
func readDate(text string) (fileDate, bool) {
	if len(text) > longestDate*utf8.UTFMax {
		return fileDate{}, false
	}
	text = tabular.Trim(typing.Unmarked(text))
	if text == "" || len(text) > longestDate {
		return fileDate{}, false
	}
	if n, ok := smallNumber(text); ok {
		return compactDate(text, n)
	}
	date, time := cutTime(text)
	if !isTime(time) {
		return fileDate{}, false
	}
	var numbers []string
	month, monthAt := 0, 0
	for _, token := range strings.FieldsFunc(typing.Plain(date), func(r rune) bool { return strings.ContainsRune(" \t,-/.\u00a0", r) }) {
		_, isNumber := smallNumber(strings.TrimRight(token, "stndrh"))
		switch {
		case isNumber && len(numbers) < 3:
			numbers = append(numbers, strings.TrimRight(token, "stndrh"))
		case month == 0 && named(monthNames, token) != 0:
			month, monthAt = named(monthNames, token), len(numbers)
		case month == 0 && len(numbers) == 0 && named(weekdayNames, token) != 0:
		default:
			return fileDate{}, false
		}
	}
	if month != 0 {
		return withMonth(numbers, month, monthAt)
	}
	return ofNumbers(numbers)
}

// cutTime cuts a date in the digits 0 to 9 from the time of day after it.
func cutTime(text string) (date, time string) {
	if len(text) > 10 && (text[10] == 'T' || text[10] == 't') && text[4] == '-' {
		return text[:10], text[11:]
	}
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		return text, ""
	}
	space := strings.LastIndexAny(text[:colon], " \t,")
	return text[:space+1], text[space+1:]
}

// isTime reports whether a text can be a time of day with a zone, or with the
// half of the day, which is ص or م in Arabic.
func isTime(s string) bool {
	return strings.Trim(s, "0123456789:.,+-zZTapmAPMUCGصم \u202f\u00a0") == ""
}

// smallNumber reads up to eight digits.
func smallNumber(s string) (n int, ok bool) {
	if s == "" || len(s) > 8 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// Spreadsheets count days from the end of 1899, or, some old ones, from 1904.
const (
	serialStart aftercare.Date = 693_594
	since1904   aftercare.Date = 1462
)

// compactDate reads a date without separators: eight digits, or a count of
// days of a spreadsheet.
func compactDate(text string, n int) (fileDate, bool) {
	switch len(text) {
	case 8:
		d, ok := civil(n/10_000, n/100%100, n%100)
		return fileDate{day: d}, ok && n/10_000 >= 100
	case 5:
		return fileDate{serial: serialStart + aftercare.Date(n)}, true
	}
	return fileDate{}, false
}

// withMonth reads a date with the name of its month.
func withMonth(numbers []string, month, monthAt int) (fileDate, bool) {
	if len(numbers) != 2 {
		return fileDate{}, false
	}
	day, year := numbers[0], numbers[1]
	if len(day) == 4 && monthAt == 1 {
		day, year = year, day
	}
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	date, ok := civil(y, month, d)
	return fileDate{day: date}, ok && len(day) <= 2 && (len(year) == 4 || len(year) == 2)
}

// ofNumbers reads a date of three numbers. With the year first it is certain.
func ofNumbers(numbers []string) (f fileDate, ok bool) {
	if len(numbers) != 3 {
		return f, false
	}
	for i, s := range numbers {
		f.numbers[i], _ = strconv.Atoi(s)
	}
	switch a, b, c := len(numbers[0]), len(numbers[1]), len(numbers[2]); {
	case a == 4 && b <= 2 && c <= 2:
		f.day, ok = f.in(YearMonthDay)
		return f, ok
	case a > 2 || b > 2 || c != 4 && c != 2:
		return f, false
	case c == 4:
		f.numbers[2] = max(f.numbers[2], 100) // 0026 is not 2026
	}
	return f, true
}

// orders are those in which a date can be read; all where it is certain.
func (f *fileDate) orders() (can [YearMonthDay + 1]bool) {
	for o := range can {
		_, can[o] = f.in(DateOrder(o))
	}
	return can
}

// dates finds the order of the dates of a file from all of them.
type dates struct {
	order   DateOrder
	choices []Choice // more than one where the file does not show it
	sample  string   // a date that the choices differ in
	serials bool     // whether counts of days are certain
}

// settle looks at all dates of a column. Dates that no order can read are left
// out. Where some dates are certain and fewer are not, those are slips and no
// question: each is reported.
func settle(texts []string, now aftercare.Date) (d dates) {
	can := [YearMonthDay + 1]bool{DayMonthYear: true, MonthDayYear: true, YearMonthDay: true}
	certain, open := 0, 0
	var latest aftercare.Date
	for _, text := range texts {
		f, ok := readDate(text)
		switch {
		case !ok:
		case f.day != 0:
			certain++
		case f.serial != 0:
			latest = max(latest, f.serial)
		default:
			here := f.orders()
			if here == ([YearMonthDay + 1]bool{}) {
				continue
			}
			open++
			for o := range can {
				can[o] = can[o] && here[o]
			}
		}
	}
	// Counted from 1904, all would be four years later: where that is to come
	// still, it is not so.
	d.serials = latest <= now && latest+since1904 > now
	for o := DayMonthYear; o <= YearMonthDay; o++ {
		if can[o] {
			d.choices = append(d.choices, Choice{Order: o})
		}
	}
	if open == 0 || certain > open {
		d.choices = nil
	}
	d.tellApart(texts)
	return d
}

// tellApart keeps the choices that differ in some date, and takes the order
// where one is left.
func (d *dates) tellApart(texts []string) {
	for _, text := range texts {
		f, ok := readDate(text)
		if !ok || f.day != 0 || f.serial != 0 || len(d.choices) < 2 {
			continue
		}
		differ := false
		for i := range d.choices {
			d.choices[i].Day, _ = f.in(d.choices[i].Order)
			differ = differ || d.choices[i].Day != d.choices[0].Day
		}
		if differ {
			d.sample = tabular.Trim(text)
			return
		}
	}
	if len(d.choices) > 0 {
		d.order = d.choices[0].Order
	}
	d.choices = nil
}

// day reads a date of the file.
func (d *dates) day(text string) (aftercare.Date, bool) {
	f, ok := readDate(text)
	if !ok {
		return 0, false
	}
	if f.serial != 0 {
		return f.serial, d.serials
	}
	return f.in(d.order)
}
