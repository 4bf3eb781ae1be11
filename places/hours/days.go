package hours

import "strings"

var weekdayNames = [7]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}

var monthNames = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// holidayNames are the words for public and school holidays.
var holidayNames = strings.Fields("PH SH")

// name takes one of a list of words and returns its index from 1, 0 for none.
func (r *reader) name(list []string) int {
	for i, s := range list {
		if r.word(s) {
			return i + 1
		}
	}
	return 0
}

// ahead reports whether one of a list of words follows.
func (r *reader) ahead(list []string) bool {
	mark := r.pos
	found := r.name(list) > 0
	r.pos = mark
	return found
}

// wide reads years, dates and weeks.
func (r *reader) wide(out *rule) *Error {
	if err := r.easter(); err != nil {
		return err
	}
	if r.digitAhead() && !r.clockAhead() {
		if err := r.yearsOrDates(out); err != nil {
			return err
		}
	} else if r.ahead(monthNames[:]) {
		if err := r.dateList(out); err != nil {
			return err
		}
	}
	mark := r.pos
	r.space()
	if !r.word("week") {
		r.pos = mark
		return nil
	}
	r.space()
	return r.spans(&out.weeks, 1, 2, 1, 53)
}

func (r *reader) easter() *Error {
	if r.ahead([]string{"easter"}) {
		return r.fail("easter is not worked out")
	}
	return nil
}

// yearsOrDates reads what begins with a year: 2026, 2026-2028, 2026 Dec 24-...
func (r *reader) yearsOrDates(out *rule) *Error {
	mark := r.pos
	year, ok := r.number(4, 4)
	if !ok {
		return r.fail("not understood")
	}
	r.space()
	if year > 0 && r.ahead(monthNames[:]) {
		r.pos = mark
		return r.dateList(out)
	}
	r.pos = mark
	if err := r.spans(&out.years, 4, 4, firstYear, lastYear); err != nil {
		return err
	}
	mark = r.pos
	r.space()
	if err := r.easter(); err != nil {
		return err
	}
	if r.ahead(monthNames[:]) {
		return r.dateList(out)
	}
	r.pos = mark
	return nil
}

// Four digits outside of these are times without a colon: 0900-1700, 2100-2300.
const firstYear, lastYear = 1901, 2099

// spans reads numbers and ranges of them, with steps. Years may also be
// without an end (2026+, 2026/2), and each number of a week may repeat its word.
func (r *reader) spans(list *[]span, min, max, least, most int) *Error {
	years := max == 4
	for {
		from, ok := r.number(min, max)
		s := span{from, from, 1}
		if !ok || from < least || from > most {
			return r.fail("a number is missing or out of range")
		}
		ranged := years && r.take("+")
		if ranged {
			s.to = most
		}
		mark := r.pos
		r.space()
		if !ranged && r.take("-") {
			r.space()
			if s.to, ok = r.number(min, max); !ok || s.to < from || s.to > most {
				return r.fail("the end of the range is not understood")
			}
			ranged = true
			mark = r.pos
			r.space()
		}
		if (ranged || years) && r.take("/") {
			if !ranged {
				s.to = most
			}
			if s.step, ok = r.number(1, 2); !ok || s.step == 0 {
				return r.fail("the step of the range is not understood")
			}
			mark = r.pos
		}
		r.pos = mark
		*list = append(*list, s)
		r.space()
		comma := r.take(",")
		r.space()
		if comma && !years && r.word("week") {
			r.space()
		}
		if comma && r.digitAhead() && !r.clockAhead() {
			continue
		}
		r.pos = mark
		return nil
	}
}

// dateList reads months, days of months and ranges of both.
func (r *reader) dateList(out *rule) *Error {
	for {
		d, err := r.dateRange()
		if err != nil {
			return err
		}
		out.dates = append(out.dates, d)
		for more := true; more; {
			mark := r.pos
			r.space()
			if !r.take(",") {
				r.pos = mark
				return nil
			}
			r.space()
			if more, err = r.sameMonth(out); err != nil {
				return err
			}
		}
		if err := r.easter(); err != nil {
			return err
		}
		if !r.ahead(monthNames[:]) && !r.yearAndMonth() {
			return r.fail("after a comma among dates a month is missing")
		}
	}
}

// sameMonth reads another day, or days, of the month before: Dec 24,26,28-31.
func (r *reader) sameMonth(out *rule) (found bool, err *Error) {
	last := out.dates[len(out.dates)-1]
	if last.from.day == 0 || last.to.day == 0 || last.from.month != last.to.month || last.from.year != last.to.year ||
		!r.digitAhead() || r.clockAhead() || r.yearAndMonth() {
		return false, nil
	}
	d := dateRange{from: monthDay{year: last.from.year, month: last.from.month}}
	if err := r.day(&d.from); err != nil {
		return false, err
	}
	if err := r.rangeOf(&d); err != nil {
		return false, err
	}
	out.dates = append(out.dates, d)
	return true, nil
}

func (r *reader) yearAndMonth() bool {
	mark := r.pos
	_, ok := r.number(4, 4)
	r.space()
	ok = ok && r.ahead(monthNames[:])
	r.pos = mark
	return ok
}

func (r *reader) dateRange() (d dateRange, err *Error) {
	if d.from, err = r.monthDay(0, false); err != nil {
		return d, err
	}
	return d, r.rangeOf(&d)
}

// rangeOf reads the end of dates that begin with from; there may be none.
func (r *reader) rangeOf(d *dateRange) (err *Error) {
	d.to = d.from
	mark := r.pos
	r.space()
	if !r.take("-") {
		r.pos = mark
		if r.pos < len(r.text) && (r.text[r.pos] == '+' || r.text[r.pos] == '/') {
			return r.fail("dates without an end, or at intervals, are not understood")
		}
		return nil
	}
	r.space()
	if day, ok := r.number(1, 2); ok {
		if d.from.day == 0 || day < d.from.day || day > monthDays[d.from.month-1] {
			return r.fail("the end of the dates is not understood")
		}
		d.to.day = day
		return r.shift()
	}
	if err := r.easter(); err != nil {
		return err
	}
	if d.to, err = r.monthDay(d.from.year, !d.from.wholeMonth()); err != nil {
		return err
	}
	if d.from.wholeMonth() != d.to.wholeMonth() {
		return r.fail("a range between a month and a day")
	}
	if d.from.year == 0 && d.to.year > 0 || d.from.year > 0 && !ordered(d.from, d.to) {
		return r.fail("the range of dates runs backwards, or only its end has a year")
	}
	return r.shift()
}

func (d monthDay) wholeMonth() bool { return d.day == 0 && d.nth == 0 }

// shift refuses what moves a date: +1 day, +Su.
func (r *reader) shift() *Error {
	mark := r.pos
	r.space()
	if r.take("+") || r.take("/") || r.take("-") {
		r.pos = mark
		return r.fail("moved dates and intervals of days are not worked out")
	}
	r.pos = mark
	return nil
}

func ordered(a, b monthDay) bool {
	return a.year*512+a.number(a.year) <= b.year*512+b.number(b.year)
}

func (r *reader) monthDay(year int, ends bool) (d monthDay, err *Error) {
	d.year = year
	mark := r.pos
	if y, ok := r.number(4, 4); ok {
		d.year = y
		r.space()
	} else {
		r.pos = mark
	}
	if d.month = r.name(monthNames[:]); d.month == 0 {
		return d, r.fail("a month is missing here")
	}
	mark = r.pos
	r.space()
	if r.nthAhead(ends) {
		return d, r.nthDay(&d)
	}
	if !r.digitAhead() || r.clockAhead() {
		r.pos = mark
		return d, nil
	}
	return d, r.day(&d)
}

var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func (r *reader) day(d *monthDay) *Error {
	day, ok := r.number(1, 2)
	if !ok || day < 1 || day > monthDays[d.month-1] {
		return r.fail("there is no such day in the month")
	}
	d.day = day
	return nil
}

// nthAhead reports whether a weekday of the month follows that is an end of a
// range of dates: Mar Su[-1]-Oct Su[-1]. At the beginning of one, a month must
// come after the dash: any other weekday is a selector of its own.
func (r *reader) nthAhead(ends bool) bool {
	mark := r.pos
	defer func() { r.pos = mark }()
	if r.name(weekdayNames[:]) == 0 || !r.take("[") {
		return false
	}
	end := strings.IndexByte(r.text[r.pos:], ']')
	if ends || end < 0 {
		return ends
	}
	r.pos += end + 1
	r.space()
	if !r.take("-") {
		return false
	}
	r.space()
	return r.ahead(monthNames[:]) || r.yearAndMonth()
}

// nthDay reads one weekday of the month, from the first to the fourth or back
// from the last: not every month has a fifth.
func (r *reader) nthDay(d *monthDay) *Error {
	d.weekday = r.name(weekdayNames[:]) - 1
	r.take("[")
	back := r.take("-")
	n, ok := r.number(1, 1)
	if !ok || n < 1 || n > 4 || !r.take("]") {
		return r.fail("which one of the month is not understood")
	}
	if d.nth = n; back {
		d.nth = -n
	}
	return nil
}

// weekdays reads weekdays and holidays: Mo-Fr,PH or PH Mo-Fr.
func (r *reader) weekdays(out *days) *Error {
	for {
		switch {
		case r.word(holidayNames[0]):
			out.public = true
		case r.word(holidayNames[1]):
			out.school = true
		case r.ahead(weekdayNames[:]):
			if err := r.weekdayRange(out); err != nil {
				return err
			}
		default:
			if out.any() {
				return r.fail("after a comma a day is missing")
			}
			return nil
		}
		if err := r.shift(); err != nil {
			return err
		}
		mark := r.pos
		r.space()
		if r.take(",") {
			r.space()
			if r.ahead(weekdayNames[:]) || r.ahead(holidayNames) {
				continue
			}
			r.pos = mark // the comma begins another rule
			return nil
		}
		if r.pos > mark && r.ahead(weekdayNames[:]) && !out.listed {
			// Holidays before weekdays, with a space: both must hold.
			if out.public && out.school || out.onlyPublic || out.onlySchool {
				return r.fail("two kinds of holiday before weekdays")
			}
			out.onlyPublic, out.onlySchool = out.public, out.school
			out.public, out.school = false, false
			continue
		}
		r.pos = mark
		return nil
	}
}

func (r *reader) weekdayRange(out *days) *Error {
	from := r.name(weekdayNames[:]) - 1
	to := from
	out.listed = true
	if !r.done() && r.text[r.pos] == '[' {
		return r.nth(out, from)
	}
	mark := r.pos
	r.space()
	if r.take("-") {
		r.space()
		if to = r.name(weekdayNames[:]) - 1; to < 0 {
			return r.fail("the range of weekdays has no end")
		}
	} else {
		r.pos = mark
	}
	for d := from; ; d = (d + 1) % 7 {
		out.week[d], out.nth[d] = true, 0
		if d == to {
			return nil
		}
	}
}

// nth reads which weekday of the month: Su[1], Su[-1], Su[1,3], Su[1-2].
func (r *reader) nth(out *days, day int) *Error {
	every := out.week[day] && out.nth[day] == 0 // Mo,Mo[1] is every Monday
	r.pos++
	for {
		back := r.take("-")
		from, ok := r.number(1, 1)
		to := from
		if ok && !back && r.take("-") {
			to, ok = r.number(1, 1)
		}
		if !ok || from < 1 || to < from || to > 5 {
			return r.fail("which one of the month is not understood")
		}
		for n := from; n <= to; n++ {
			if back {
				out.nth[day] |= 1 << (8 + n)
			} else {
				out.nth[day] |= 1 << n
			}
		}
		if r.take(",") {
			continue
		}
		if !r.take("]") {
			return r.fail("a closing bracket is missing")
		}
		if out.week[day] = true; every {
			out.nth[day] = 0
		}
		return nil
	}
}
