package hours

import "strings"

var weekdayNames = [7]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}

var monthNames = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// holidayNames are public and school holidays.
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

// ahead reports whether one of a list of words stands here.
func (r *reader) ahead(list []string) bool {
	mark := r.pos
	found := r.name(list) > 0
	r.pos = mark
	return found
}

// wide reads years, dates and weeks.
func (r *reader) wide(out *rule) *Error {
	if strings.HasPrefix(r.text[r.pos:], "easter") {
		return r.fail("easter is not worked out")
	}
	if !r.done() && digit(r.text[r.pos]) && !r.clockAhead() {
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
	return r.spans(&out.weeks, 1, 2, 1, 53, false)
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
	if err := r.spans(&out.years, 4, 4, 1, 9999, true); err != nil {
		return err
	}
	mark = r.pos
	r.space()
	if r.ahead(monthNames[:]) {
		return r.dateList(out)
	}
	r.pos = mark
	return nil
}

// spans reads numbers and ranges of them, with steps.
func (r *reader) spans(list *[]span, min, max, least, most int, plus bool) *Error {
	for {
		from, ok := r.number(min, max)
		s := span{from, from, 1}
		if !ok || from < least || from > most {
			return r.fail("a number is missing or out of range")
		}
		if plus && r.take("+") {
			s.to = most
		} else if r.take("-") {
			if s.to, ok = r.number(min, max); !ok || s.to < from || s.to > most {
				return r.fail("the end of the range is not understood")
			}
			if r.take("/") {
				if s.step, ok = r.number(1, 2); !ok || s.step == 0 {
					return r.fail("the step of the range is not understood")
				}
			}
		}
		*list = append(*list, s)
		mark := r.pos
		if r.take(",") && !r.done() && digit(r.text[r.pos]) && !r.clockAhead() {
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
		mark := r.pos
		r.space()
		if !r.take(",") {
			r.pos = mark
			return nil
		}
		r.space()
		if !r.ahead(monthNames[:]) && !r.yearAndMonth() {
			return r.fail("after a comma among dates a month is missing")
		}
	}
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
	if d.from, err = r.monthDay(0); err != nil {
		return d, err
	}
	d.to = d.from
	mark := r.pos
	r.space()
	if !r.take("-") {
		r.pos = mark
		if r.pos < len(r.text) && r.text[r.pos] == '+' {
			return d, r.fail("dates without an end are not understood")
		}
		return d, nil
	}
	r.space()
	if day, ok := r.number(1, 2); ok {
		if d.from.day == 0 || day < d.from.day || day > 31 {
			return d, r.fail("the end of the dates is not understood")
		}
		d.to.day = day
		return d, r.shift()
	}
	if d.to, err = r.monthDay(d.from.year); err != nil {
		return d, err
	}
	if (d.from.day == 0) != (d.to.day == 0) {
		return d, r.fail("a range between a month and a day")
	}
	if d.from.year == 0 && d.to.year > 0 || d.from.year > 0 && !ordered(d.from, d.to) {
		return d, r.fail("the range of dates runs backwards, or only its end has a year")
	}
	return d, r.shift()
}

// shift refuses what moves a date: +1 day, +Su.
func (r *reader) shift() *Error {
	mark := r.pos
	r.space()
	if r.take("+") || r.take("/") || r.take("-") {
		r.pos = mark
		return r.fail("moved dates are not understood")
	}
	r.pos = mark
	return nil
}

func ordered(a, b monthDay) bool {
	return (a.year*16+a.month)*32+a.day <= (b.year*16+b.month)*32+b.day
}

func (r *reader) monthDay(year int) (d monthDay, err *Error) {
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
	if r.done() || !digit(r.text[r.pos]) || r.clockAhead() {
		r.pos = mark
		return d, nil
	}
	day, ok := r.number(1, 2)
	most := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	if !ok || day < 1 || day > most[d.month-1] {
		return d, r.fail("there is no such day in the month")
	}
	d.day = day
	return d, nil
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
	if out.week[day] && out.nth[day] == 0 {
		return r.fail("the weekday is there already")
	}
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
		out.week[day] = true
		return nil
	}
}
