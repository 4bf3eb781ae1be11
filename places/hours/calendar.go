package hours

import "aftercare"

// on reports whether the rule speaks of a day that is, or is not, a public
// and a school holiday.
func (r *rule) on(day aftercare.Date, holiday [2]bool) bool {
	year, month, date := day.Civil()
	if len(r.years) > 0 && !anyHas(r.years, year) || len(r.weeks) > 0 && !anyHas(r.weeks, isoWeek(day)) {
		return false
	}
	if len(r.dates) > 0 {
		found := false
		for _, d := range r.dates {
			found = found || d.has(year, month, date)
		}
		if !found {
			return false
		}
	}
	return r.days.on(day, year, month, date, holiday)
}

func anyHas(list []span, n int) bool {
	for _, s := range list {
		if s.has(n) {
			return true
		}
	}
	return false
}

func (d *days) on(day aftercare.Date, year, month, date int, holiday [2]bool) bool {
	if d.onlyPublic && !holiday[0] || d.onlySchool && !holiday[1] {
		return false
	}
	if !d.listed && !d.public && !d.school {
		return true
	}
	if d.public && holiday[0] || d.school && holiday[1] {
		return true
	}
	w := day.Weekday()
	if !d.listed || !d.week[w] {
		return false
	}
	if d.nth[w] == 0 {
		return true
	}
	fromEnd := (int(nextMonth(year, month)-day)-1)/7 + 1
	return d.nth[w]&(1<<((date-1)/7+1)) != 0 || d.nth[w]&(1<<(8+fromEnd)) != 0
}

// has compares days as numbers that grow through the year.
func (d dateRange) has(year, month, date int) bool {
	at := month*32 + date
	from, to := d.from.number(year), d.to.number(year)
	if d.to.day == 0 && d.to.nth == 0 {
		to += 31
	}
	if d.from.year > 0 {
		at += year * 512
		return at >= from+d.from.year*512 && at <= to+d.to.year*512
	}
	if from <= to {
		return at >= from && at <= to
	}
	return at >= from || at <= to
}

// number is the day in its own year, or in the given one where it has none.
func (d monthDay) number(year int) int {
	if d.nth == 0 {
		return d.month*32 + d.day
	}
	if d.year > 0 {
		year = d.year
	}
	first, _ := aftercare.MakeDate(year, d.month, 1)
	day := 1 + (d.weekday-first.Weekday()+7)%7 + 7*(d.nth-1)
	if d.nth < 0 {
		next := nextMonth(year, d.month)
		day = int(next-first) - (next - 1).Weekday() + d.weekday
		if d.weekday > (next - 1).Weekday() {
			day -= 7
		}
		day += 7 * (d.nth + 1)
	}
	return d.month*32 + day
}

// nextMonth is the first day of the month after.
func nextMonth(year, month int) aftercare.Date {
	day, _ := aftercare.MakeDate(year+month/12, month%12+1, 1)
	return day
}

// isoWeek returns the week of ISO 8601, whose first holds the first Thursday.
func isoWeek(day aftercare.Date) int {
	thursday := day + aftercare.Date(3-day.Weekday())
	year, _, _ := thursday.Civil()
	first, _ := aftercare.MakeDate(year, 1, 1)
	return int(thursday-first)/7 + 1
}
