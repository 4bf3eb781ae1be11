// Package hours reads opening hours in the syntax of OpenStreetMap
// (Key:opening_hours/specification, version 0.7.2) and says for a moment by
// the clock on the wall whether a place is open, closed, or whether that is
// not known. What is not understood is never guessed: the whole text is then
// refused, with the character at which it stops being understood.
package hours

import (
	"slices"

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
// day is a public or a school holiday there is known to the caller or unknown.
type Moment struct {
	Day    aftercare.Date
	Minute int // of the day, from 0
	Public aftercare.Tri
	School aftercare.Tri
}

// Reason says why a state is unknown.
type Reason uint8

// The reasons.
const (
	None          Reason = iota
	NotTold              // there are no hours
	NotRead              // the text is not understood
	SaidSo               // the hours themselves say unknown, or only a comment
	NoEnd                // they say when it opens and not when it closes
	OnHoliday            // it depends on whether the day is a holiday
	RulesDiffer          // two rules disagree, and readers of the syntax follow different ones
	NoClock              // the time at the place is not known
	SourcesDiffer        // its listings disagree
)

var reasonNames = [...]string{"", "not-told", "not-read", "said-so", "no-end", "depends-on-holiday", "night-against-rule", "no-clock", "sources-differ"}

// String names the reason as in JSON, "" for none.
func (r Reason) String() string { return reasonNames[r] }

// Answer is a state, why it is unknown, and the comment of the rule that decided.
type Answer struct {
	State   State
	Why     Reason
	Comment string
	// Otherwise is the state on a day that is not a holiday, where Why is
	// OnHoliday.
	Otherwise State
}

// separator is how a rule follows the one before it.
type separator uint8

const (
	normal     separator = iota // ; replaces earlier rules on its days
	additional                  // , adds to them
	fallback                    // || applies where they leave it closed
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
	said    bool // the state is written
}

// dated reports whether the rule names any days.
func (r *rule) dated() bool {
	return len(r.years)+len(r.dates)+len(r.weeks) > 0 || r.days.any()
}

type span struct{ from, to, step int }

func (s span) has(n int) bool {
	return n >= s.from && n <= s.to && (n-s.from)%s.step == 0
}

// dateRange runs from one day of a year to another, both included.
type dateRange struct{ from, to monthDay }

// monthDay is a day of a month, or with nth the nth such weekday of it, from
// the end where nth is negative. Year 0 is every year; without day and nth it
// is the whole month.
type monthDay struct{ year, month, day, nth, weekday int }

type timeSpan struct {
	from, to int // minutes; to may be on the next day
	open     bool
}

type days struct {
	week           [7]bool
	nth            [7]uint16 // bits 1 to 5 from the start, 8+1 to 8+5 from the end
	listed         bool
	public, school bool // one of the list
	onlyPublic     bool // the weekdays only where they are a holiday: PH Mo-Fr
	onlySchool     bool
}

func (d *days) any() bool {
	return d.listed || d.public || d.school || d.onlyPublic || d.onlySchool
}

// Hours are opening hours that were understood.
type Hours struct {
	rules          []rule
	public, school bool // some rule depends on holidays
	unclear        bool // some open rule without days follows one with days
}

// Never reports whether the hours only say that it is closed.
func (h *Hours) Never() bool {
	return !slices.ContainsFunc(h.rules, func(r rule) bool { return r.state != Closed || r.dated() || len(r.times) > 0 })
}

const dayMinutes = 24 * 60

// noon of the next day is the latest at which an end that is not given is
// assumed. The specification leaves it open; this is ours.
const noon = dayMinutes * 3 / 2

// At returns what the hours say for a moment.
func (h *Hours) At(m Moment) Answer {
	var first Answer
	seen := false
	for _, public := range choices(h.public, m.Public) {
		for _, school := range choices(h.school, m.School) {
			// Nobody is asked about the day before.
			for _, wasPublic := range choices(h.public, aftercare.Unknown) {
				for _, wasSchool := range choices(h.school, aftercare.Unknown) {
					a := h.on(m, [2]bool{public, school}, [2]bool{wasPublic, wasSchool})
					if !seen {
						first, seen = a, true
					} else if a.State != first.State {
						return Answer{State: Unknown, Why: OnHoliday, Comment: first.Comment, Otherwise: first.State}
					}
				}
			}
		}
	}
	return first
}

// choices are the values to try. No comes first, as the ordinary day.
func choices(asked bool, told aftercare.Tri) []bool {
	switch {
	case !asked || told == aftercare.No:
		return []bool{false}
	case told == aftercare.Yes:
		return []bool{true}
	}
	return []bool{false, true}
}

// on answers for known holidays. Where readers of the syntax differ in what a
// rule without days replaces, both readings must agree.
func (h *Hours) on(m Moment, holiday, before [2]bool) Answer {
	a := h.read(m, holiday, before, false)
	if h.unclear && h.read(m, holiday, before, true).State != a.State {
		return Answer{State: Unknown, Why: RulesDiffer, Comment: a.Comment}
	}
	return a
}

func (h *Hours) read(m Moment, holiday, before [2]bool, replace bool) Answer {
	night := h.day(m.Day-1, m.Minute+dayMinutes, before, replace, Closed)
	if night.whole {
		night.rule = -1 // a whole day off ends with the day
	}
	running := Closed
	if night.rule >= 0 {
		running = night.State
	}
	return h.day(m.Day, m.Minute, holiday, replace, running).after(night)
}

// ruling is what the rules of one day say about a minute, and which rule did.
type ruling struct {
	Answer
	rule  int      // the last that covers the minute, -1 for none
	first int      // the first that was not replaced on this day
	whole bool     // that rule closes the whole day
	weak  bool     // it is an end that is not given
	span  timeSpan // of that rule
	cut   timeSpan // hours of a replaced rule that would run over midnight to the minute
}

// day applies the rules of one day to a minute from its start, which may be on
// the next day. running is the state that continues from the night before: a
// fallback applies only if that is closed.
func (h *Hours) day(day aftercare.Date, minute int, holiday [2]bool, replace bool, running State) ruling {
	out := ruling{Answer: Answer{State: Closed}, rule: -1}
	for i := range h.rules {
		r := &h.rules[i]
		if !r.on(day, holiday) {
			continue
		}
		if h.replaces(i, replace) {
			cut := out.cut
			if out.State != Closed && minute >= dayMinutes {
				cut = out.span
			}
			out = ruling{Answer: Answer{State: Closed}, rule: -1, first: i, cut: cut}
		}
		if r.restates(out.cut) {
			out.cut = timeSpan{}
		}
		if r.sep == fallback && (out.State != Closed || running != Closed) {
			continue
		}
		if a, span, ok := r.covers(minute); ok {
			out = ruling{a, i, out.first, r.state == Closed && len(r.times) == 0, a.Why == NoEnd, span, out.cut}
		}
	}
	return out
}

// replaces reports whether a rule replaces those before it on its days. One that
// closes only modifies them. For one without days after one with days, undated
// chooses between the two readings.
func (h *Hours) replaces(i int, undated bool) bool {
	r := &h.rules[i]
	if i == 0 || r.sep != normal || r.state == Closed {
		return false
	}
	return r.dated() || r.state == Open && (undated || !h.rules[i-1].dated())
}

// after combines a day's ruling with that of the night that runs into it.
func (own ruling) after(night ruling) Answer {
	differ := Answer{State: Unknown, Why: RulesDiffer, Comment: own.Comment}
	later := own.rule > night.rule
	switch {
	case night.rule < 0:
		// Another rule replaced the evening's hours without restating them: some
		// readers still apply them from midnight.
		if own.rule < 0 && night.cut.to > 0 {
			return differ
		}
		return own.Answer
	case night.State == Closed:
		if later || own.first > night.rule {
			return own.Answer
		}
		return night.Answer
	case own.rule < 0:
		// Today's rule replaced that of the night: some readers end it at midnight.
		if night.State == Open && own.first > night.rule {
			return differ
		}
		return night.Answer
	case own.State == Closed && later:
		switch {
		case !own.whole:
			return own.Answer
		case night.State == Open:
			return differ
		}
		return night.Answer
	case night.State == Open:
		if own.State == Open || later {
			return own.Answer
		}
		return night.Answer
	case own.State == Open && (night.weak || later):
		return own.Answer
	}
	return night.Answer
}

// restates reports whether the rule gives those hours another end (they begin at
// the same time) or covers the whole day.
func (r *rule) restates(those timeSpan) bool {
	return len(r.times) == 0 || slices.ContainsFunc(r.times, func(t timeSpan) bool { return t.from == those.from })
}

// covers returns what the rule says about a minute from the start of its day, and
// which of its times does. The last one that covers the minute decides.
func (r *rule) covers(minute int) (a Answer, by timeSpan, ok bool) {
	plain := Answer{State: r.state, Comment: r.comment}
	if r.state == Unknown {
		plain.Why = SaidSo
	}
	if len(r.times) == 0 {
		// A day off includes the night that would follow from it.
		return plain, by, minute < dayMinutes || r.state == Closed
	}
	for _, t := range r.times {
		switch {
		case minute >= t.from && minute < t.to:
			a, by, ok = plain, t, true
		case t.open && minute >= t.to && minute < t.givenUp():
			a, by, ok = Answer{State: Unknown, Why: NoEnd, Comment: r.comment}, t, true
		}
	}
	return a, by, ok
}

// givenUp is the minute from which an end that is not given is past: noon of
// the next day, or eight hours after the time that is given.
func (t timeSpan) givenUp() int {
	return min(max(noon, t.to+8*60), 2*dayMinutes)
}
