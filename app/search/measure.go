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

// measured reports whether a token is a number of a kind: "number", "fever",
// "degrees" or "pads".
func (t *typed) measured(kind string, i int) bool {
	n, ok := t.number(i)
	if !ok {
		return false
	}
	switch kind {
	case "fever":
		if n >= coolestFahrenheit {
			n = (n - 32*aftercare.DecimalOne) * 5 / 9
		}
		return t.limits.fever > 0 && n >= t.limits.fever && n <= warmest
	case "degrees": // a fever to the tenth, which few other numbers are
		return strings.Contains(t.tokens[i].word, ".") && t.measured("fever", i)
	case "pads":
		return t.limits.pads > 0 && n >= t.limits.pads
	}
	return true
}

// number reads a token as a number, in digits, with a sign or letter of degrees
// right after it or not, or as a word.
func (t *typed) number(i int) (aftercare.Decimal, bool) {
	if digits, _, ok := typing.Degrees(t.tokens[i].word); ok {
		return aftercare.ParseDecimal(digits)
	}
	at := slices.Index(t.numbers, t.tokens[i].stem)
	return aftercare.Decimal(at+1) * aftercare.DecimalOne, at >= 0
}
