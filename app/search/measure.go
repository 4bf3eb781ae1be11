package search

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/typing"
)

// limits are the thresholds of the pack's alarms, so that a typed number means the
// same here as everywhere else; 0 if no alarm has one.
type limits struct {
	fever aftercare.Decimal // degrees Celsius, for the same day
	pads  aftercare.Decimal // in one hour, for an emergency
	pulse aftercare.Decimal // beats a minute, for the same day
}

func limitsOf(p *guideline.Pack) limits {
	var l limits
	lower := func(limit *aftercare.Decimal, c *guideline.Condition) {
		if c.AtLeast > 0 && (*limit == 0 || c.AtLeast < *limit) {
			*limit = c.AtLeast
		}
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind != guideline.Alarm || s.Status != guideline.Active || s.When == nil {
			continue
		}
		for _, c := range parts(s.When) {
			switch {
			case c.Code == aftercare.Temperature && s.Level == aftercare.SameDay && c.Hours == 0:
				lower(&l.fever, c)
			case c.Code == aftercare.HeartRate && s.Level == aftercare.SameDay:
				lower(&l.pulse, c)
			case c.Code == aftercare.PadsPerHour && s.Level == aftercare.Emergency && c.Hours == 0 && len(parts(s.When)) == 1:
				lower(&l.pads, c)
			}
		}
	}
	return l
}

// parts are the conditions that a condition is made of.
func parts(c *guideline.Condition) []*guideline.Condition {
	list := []*guideline.Condition{}
	if c.Code != 0 {
		list = append(list, c)
	}
	for _, some := range [][]guideline.Condition{c.All, c.Any} {
		for i := range some {
			list = append(list, parts(&some[i])...)
		}
	}
	return list
}

// Degrees that nobody writes in Celsius are in Fahrenheit.
const (
	coolestFahrenheit = 90 * aftercare.DecimalOne
	warmest           = 45 * aftercare.DecimalOne
)

// measured gives where a measure of a kind ends that begins with a token, or 0. A
// number is one of the kinds "number", "fever", "degrees" or "pads"; "racing" is a
// pulse, "short" and "hour" are times of at most half an hour and an hour, "rate" and
// "hourly" are pads that come as fast as the pack calls an emergency, and one an hour.
func (t *typed) measured(kind string, i int) (to int) {
	switch kind {
	case "short", "hour":
		most := aftercare.DecimalOne
		if kind == "short" {
			most /= 2
		}
		if d, to := t.hours(i); d > 0 && d <= most {
			return to
		}
		return 0
	case "rate", "hourly":
		least := aftercare.DecimalOne
		if kind == "rate" {
			least = t.limits.pads
		}
		if rate, to := t.rate(i); least > 0 && rate >= least {
			return to
		}
		return 0
	}
	n, to := t.number(i)
	if to > 0 && t.limits.means(kind, n, strings.Contains(t.tokens[i].word, ".") || to > i+1) {
		return to
	}
	return 0
}

// fastest is more beats a minute than a heart can have; above it a number is
// something else.
const fastest = 220 * aftercare.DecimalOne

// means reports whether a number can be one of a kind. A fever to the tenth is one
// without a word for it: few other numbers look like it.
func (l *limits) means(kind string, n aftercare.Decimal, exact bool) bool {
	switch kind {
	case "degrees":
		return exact && l.means("fever", n, exact)
	case "fever":
		if n >= coolestFahrenheit {
			n = (n - 32*aftercare.DecimalOne) * 5 / 9
		}
		return l.fever > 0 && n >= l.fever && n <= warmest
	case "pads":
		return l.pads > 0 && n >= l.pads
	case "racing":
		return l.pulse > 0 && l.pulse <= n && n <= fastest
	}
	return true
}

// number reads a number that begins with a token, in digits, with a sign or letter of
// degrees right after it or not, or in words: "thirty eight point six". It gives where
// the number ends, 0 if there is none.
func (t *typed) number(i int) (n aftercare.Decimal, to int) {
	if digits, _, ok := typing.Degrees(t.tokens[i].word); ok {
		if n, ok = aftercare.ParseDecimal(digits); ok {
			return n, i + 1
		}
		return 0, 0
	}
	word := func(list []string, i int) aftercare.Decimal {
		if i >= len(t.tokens) || i > to && to > 0 && t.tokens[i].after {
			return 0
		}
		return aftercare.Decimal(slices.Index(list, t.tokens[i].stem)+1) * aftercare.DecimalOne
	}
	if tens := word(t.tens, i); tens > 0 {
		n, to = 10*tens, i+1
	}
	if one := word(t.numbers, max(i, to)); one > 0 && (to == 0 || one < 10*aftercare.DecimalOne) {
		n, to = n+one, max(i, to)+1
	}
	if to > 0 && to+1 < len(t.tokens) && t.in("point", to) {
		if tenth := word(t.numbers, to+1); tenth > 0 && tenth < 10*aftercare.DecimalOne {
			n, to = n+tenth/10, to+2
		}
	}
	return n, to
}

// hours reads a time in hours that begins with a token: "2 hrs", "20mins", "half an
// hour", "quarter of an hour"; "hour" is one only after a word such as "every".
func (t *typed) hours(i int) (hours aftercare.Decimal, to int) {
	rest := strings.TrimLeft(t.tokens[i].word, "0123456789.")
	if amount, ok := aftercare.ParseDecimal(strings.TrimSuffix(t.tokens[i].word, rest)); ok && rest != "" {
		return t.ofUnit(amount, t.unitOf(rest)), i + 1
	}
	n, at := t.number(i)
	switch {
	case at > 0:
	case t.in("half", i):
		n, at = aftercare.DecimalOne/2, i+1
	case t.in("quarter", i):
		n, at = aftercare.DecimalOne/4, i+1
	case i > 0 && t.in("each", i-1) && t.in("hours", i):
		return aftercare.DecimalOne, i + 1
	default:
		return 0, 0
	}
	for end := at + wordsBetween; at < min(len(t.tokens), end+1) && !t.tokens[at].after; at++ {
		if unit := t.unitOf(t.tokens[at].word); unit != "" {
			return t.ofUnit(n, unit), at + 1
		}
		if t.says(at) {
			break
		}
	}
	return 0, 0
}

// wordsBetween is how many words may stand in a time that say nothing: "of an".
const wordsBetween = 2

func (t *typed) ofUnit(n aftercare.Decimal, unit string) aftercare.Decimal {
	switch unit {
	case "hours":
		return n
	case "minutes":
		return n / 60
	}
	return 0
}

// unitOf is the unit of time that a word is, "" for another word.
func (t *typed) unitOf(word string) string {
	one := token{word: word, stem: t.stem(word)}
	for _, some := range t.signs.startingAt(&one) {
		for _, m := range some {
			if (m.group == "hours" || m.group == "minutes") && len(m.stems) == 1 && one.fits(m.stems[0]) {
				return m.group
			}
		}
	}
	return ""
}

// How far from the word for pads their number and their time may stand.
const (
	padsNumber = 3
	padsTime   = 6
)

// rate reads how many pads come in an hour, from the word for them on: their number
// is the nearest that belongs to no time, or one.
func (t *typed) rate(i int) (rate aftercare.Decimal, to int) {
	if !t.in("pads", i) {
		return 0, 0
	}
	timed := span{}
	var hours aftercare.Decimal
	for j := max(0, i-padsTime); j < min(len(t.tokens), i+1+padsTime); j++ {
		if t.sentence[j] != t.sentence[i] {
			continue
		}
		if h, end := t.hours(j); h > 0 && (end <= i || j > i) && (hours == 0 || timed.to <= i) {
			hours, timed = h, span{j, end}
			j = end - 1
		}
	}
	if hours == 0 {
		return 0, 0
	}
	pads, far := aftercare.DecimalOne, padsNumber+1
	for j := max(0, i-padsNumber); j < min(len(t.tokens), i+1+padsNumber); j++ {
		n, end := t.number(j)
		if distance := max(i-j, j-i); end > 0 && t.sentence[j] == t.sentence[i] && distance < far && (end <= timed.from || j >= timed.to) {
			pads, far = n, distance
		}
	}
	return pads * aftercare.DecimalOne / hours, i + 1
}
