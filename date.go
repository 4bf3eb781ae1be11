package aftercare

import "strconv"

// Date is a civil day, counted from 0001-01-01 = 1 in the proleptic Gregorian
// calendar. It has no time zone. The zero value is no date.
type Date int32

// The years a record may hold. A date outside them is taken for a typing error.
const (
	minYear = 1900
	maxYear = 2199
)

// MakeDate returns the day of a year, month and day, and whether that day exists.
func MakeDate(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	// Days before March count with the year before, so that a leap day comes last.
	y, m := year, month
	if m <= 2 {
		y--
		m += 12
	}
	return Date(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + day - 306), true
}

// ParseDate reads YYYY-MM-DD. It rejects days that do not exist and years
// outside 1900 to 2199.
func ParseDate(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, ok1 := digits(s[0:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 || y < minYear || y > maxYear {
		return 0, false
	}
	return MakeDate(y, m, d)
}

// Civil returns the year, month and day.
func (d Date) Civil() (year, month, day int) {
	// Shift to days since 0000-03-01, then cut into 400-year spans.
	z := int(d) + 305
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	year = yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// AppendTo appends the date as YYYY-MM-DD.
func (d Date) AppendTo(b []byte) []byte {
	y, m, day := d.Civil()
	b = appendPadded(b, y, 4)
	b = append(b, '-')
	b = appendPadded(b, m, 2)
	b = append(b, '-')
	return appendPadded(b, day, 2)
}

// String returns the date as YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(d.AppendTo(nil))
}

// Weekday returns 0 for Monday to 6 for Sunday.
func (d Date) Weekday() int { return (int(d) + 6) % 7 }

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// digits reads a run of decimal digits, and only digits.
func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(s) > 0
}

func appendPadded(b []byte, n, width int) []byte {
	var buf [8]byte
	s := strconv.AppendInt(buf[:0], int64(n), 10)
	for i := len(s); i < width; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}
