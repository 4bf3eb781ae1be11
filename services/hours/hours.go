// Package hours reads opening hours in the syntax of OpenStreetMap
// (Key:opening_hours/specification, version 0.7.2) and says for a moment by
// the clock on the wall whether a place is open, closed, or whether that can
// not be told. What is not understood is never guessed: the whole text is
// then unknown, with the place in it.
package hours

import (
	"aftercare"
)

// State is what the hours say for a moment. The zero value is Unknown.
type State uint8

// The three states.
const (
	Unknown State = iota
	Closed
	Open
)

// String returns "unknown", "closed" or "open".
func (s State) String() string { return [...]string{"unknown", "closed", "open"}[s] }

// Moment is a day and a minute of it by the clock at the place. Whether the
// day is a public or a school holiday there is told by the caller or unknown.
type Moment struct {
	Day    aftercare.Date
	Minute int // of the day, from 0
	Public aftercare.Tri
	School aftercare.Tri
}

// Reason says why a state is unknown, or under which comment it holds.
type Reason uint8

// The reasons.
const (
	None          Reason = iota
	NotTold              // there are no hours
	NotRead              // the text is not understood; the answer names the place in it
	SaidSo               // the hours themselves say unknown, or only a comment
	NoEnd                // they say when it opens and not when it closes
	OnHoliday            // it depends on whether the day is a holiday
	NightAgainst         // last night's hours run into a time that another rule closes
	NoClock              // the time at the place is not known
	SourcesDiffer        // its listings do not say the same
)

var reasonNames = [...]string{"", "not-told", "not-read", "said-so", "no-end", "depends-on-holiday", "night-against-rule", "no-clock", "sources-differ"}

// String names the reason as in JSON, "" for none.
func (r Reason) String() string { return reasonNames[r] }

// Answer is a state, why it is unknown, and the comment of the rule that decided.
type Answer struct {
	State   State
	Why     Reason
	Comment string
	// Otherwise is what holds where the day is no holiday and the answer
	// depends on that.
	Otherwise State
}

// separator is how a rule follows the one before it.
type separator uint8

const (
	normal     separator = iota // ; takes the place of earlier rules on its days
	additional                  // , adds to them
	fallback                    // || holds where they leave it closed
)

type rule struct {
	sep     separator
	years   []span
	dates   []dateRange
	weeks   []span
	days    days
	times   []timeSpan // none is the whole day
	state   State
	comment string
}

// dated reports whether the rule names any days.
func (r *rule) dated() bool {
	return len(r.years)+len(r.dates)+len(r.weeks) > 0 || r.days.any()
}

type span struct{ from, to, step int }

func (s span) has(n int) bool {
	return n >= s.from && n <= s.to && (n-s.from)%s.step == 0
}

// dateRange runs from a day of a year to another, both within; year 0 is
// every year, day 0 the whole month.
type dateRange struct{ from, to monthDay }

type monthDay struct{ year, month, day int }

type timeSpan struct {
	from, to int // minutes; to may lie on the next day
	open     bool
}

type days struct {
	week           [7]bool
	nth            [7]uint16 // bits 1 to 5 from the start, 8+1 to 8+5 from the end
	listed         bool
	public, school bool // one of the list
	onlyPublic     bool // and not the list alone: PH Mo-Fr
	onlySchool     bool
}

func (d *days) any() bool {
	return d.listed || d.public || d.school || d.onlyPublic || d.onlySchool
}

// Hours are opening hours that were understood.
type Hours struct {
	rules          []rule
	public, school bool // some rule asks for holidays
}

// noon is how far into the next day an end that was not told may lie. The
// specification leaves it open; this is ours.
const noon = dayMinutes * 3 / 2

const dayMinutes = 24 * 60

// At says what the hours say for a moment.
func (h *Hours) At(m Moment) Answer {
	var first, plain Answer
	seen := false
	today := choices(h.public, m.Public)
	for _, public := range today {
		for _, school := range choices(h.school, m.School) {
			// Of the day before nobody is asked.
			for _, wasPublic := range choices(h.public, aftercare.Unknown) {
				for _, wasSchool := range choices(h.school, aftercare.Unknown) {
					a := h.at(m.Day, m.Minute, [2]bool{public, school}, [2]bool{wasPublic, wasSchool})
					if !seen {
						first, plain, seen = a, a, true
						continue
					}
					if a.State != first.State {
						return Answer{State: Unknown, Why: OnHoliday, Comment: plain.Comment, Otherwise: plain.State}
					}
				}
			}
		}
	}
	return first
}

// choices are the holidays to try: no first, so that the plain day leads.
func choices(asked bool, told aftercare.Tri) []bool {
	switch {
	case !asked || told == aftercare.No:
		return []bool{false}
	case told == aftercare.Yes:
		return []bool{true}
	}
	return []bool{false, true}
}

func (h *Hours) at(day aftercare.Date, minute int, holiday, before [2]bool) Answer {
	own, said := h.on(day, minute, holiday)
	night, ran := h.on(day-1, minute+dayMinutes, before)
	switch {
	case !ran || night.State == Closed:
	case night.State == Open && said && own.State == Closed:
		return Answer{State: Unknown, Why: NightAgainst, Comment: own.Comment}
	case night.State == Open:
		return night
	case own.State != Open: // the night is unknown
		return night
	}
	return own
}

// on applies the rules of one day to a minute from its start, which may lie
// on the next day. said is false where no rule speaks of that minute.
func (h *Hours) on(day aftercare.Date, minute int, holiday [2]bool) (a Answer, said bool) {
	start := 0
	for i := range h.rules {
		r := &h.rules[i]
		// A rule that closes has no hours of its own to put in the place of others.
		if r.sep == normal && r.state != Closed && r.on(day, holiday) {
			start = i
		}
	}
	a = Answer{State: Closed}
	for i := start; i < len(h.rules); i++ {
		r := &h.rules[i]
		if !r.on(day, holiday) || r.sep == fallback && a.State != Closed {
			continue
		}
		if got, ok := r.covers(minute); ok {
			a, said = got, true
		}
	}
	return a, said
}

// covers says what the rule says of a minute from the start of its day.
func (r *rule) covers(minute int) (a Answer, ok bool) {
	plain := Answer{State: r.state, Comment: r.comment}
	if r.state == Unknown {
		plain.Why = SaidSo
	}
	if len(r.times) == 0 {
		// A day that is off is so with the night that would follow from it.
		return plain, minute < dayMinutes || r.state == Closed
	}
	for _, t := range r.times {
		switch {
		case minute >= t.from && minute < t.to:
			return plain, true
		case t.open && minute >= t.to && minute < noon && r.state == Open:
			a, ok = Answer{State: Unknown, Why: NoEnd, Comment: r.comment}, true
		}
	}
	return a, ok
}

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
	last, _ := aftercare.MakeDate(year+month/12, month%12+1, 1)
	fromEnd := (int(last-day)-1)/7 + 1
	return d.nth[w]&(1<<((date-1)/7+1)) != 0 || d.nth[w]&(1<<(8+fromEnd)) != 0
}

// has compares days as numbers that grow through the year.
func (d dateRange) has(year, month, date int) bool {
	at := month*32 + date
	from, to := d.from.month*32+d.from.day, d.to.month*32+d.to.day
	if d.to.day == 0 {
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

// isoWeek returns the week of ISO 8601, whose first holds the first Thursday.
func isoWeek(day aftercare.Date) int {
	thursday := day + aftercare.Date(3-day.Weekday())
	year, _, _ := thursday.Civil()
	first, _ := aftercare.MakeDate(year, 1, 1)
	return int(thursday-first)/7 + 1
}
