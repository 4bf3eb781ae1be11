package guideline

import (
	"aftercare"
	"strings"
)

// Quantity is a number that a statement's words name: a length of time, or a
// value in a unit.
type Quantity struct {
	Amount aftercare.Amount
	Value  aftercare.Decimal
	Unit   string
}

// Quantity returns what {name} means in the words of the statement: one of its
// numbers, a criterion, a finding's threshold, or a time of a due.
func (s *Statement) Quantity(name string) (Quantity, bool) {
	for _, n := range s.Numbers {
		if n.Name == name {
			return Quantity{n.Amount, n.Value, n.Unit.String()}, true
		}
	}
	switch name {
	case "after":
		if s.After.Unit != 0 {
			return Quantity{Amount: s.After}, true
		}
	case "until":
		if s.Until.Unit != 0 {
			return Quantity{Amount: s.Until}, true
		}
	case "repeat":
		if s.Repeat.Unit != 0 {
			return Quantity{Amount: s.Repeat}, true
		}
	case "times":
		if s.Times > 0 {
			return Quantity{Value: aftercare.Decimal(s.Times) * aftercare.DecimalOne, Unit: "times"}, true
		}
	}
	for _, q := range []*Requirement{s.Require, s.Ideally} {
		if q != nil {
			if v, ok := q.quantity(name); ok {
				return v, true
			}
		}
	}
	if s.When != nil {
		return s.When.quantity(name)
	}
	return Quantity{}, false
}

func (q *Requirement) quantity(name string) (Quantity, bool) {
	for _, kids := range [][]Requirement{q.All, q.Any} {
		for i := range kids {
			if v, ok := kids[i].quantity(name); ok {
				return v, true
			}
		}
	}
	if q.Criterion == 0 || name != q.Name && (q.Name != "" || name != q.Criterion.String()) {
		return Quantity{}, false
	}
	if q.Periods > 0 {
		return Quantity{Value: aftercare.Decimal(q.Periods) * aftercare.DecimalOne, Unit: "period"}, true
	}
	return Quantity{Amount: q.Amount}, q.Amount.Unit != 0
}

func (c *Condition) quantity(name string) (Quantity, bool) {
	for _, kids := range [][]Condition{c.All, c.Any} {
		for i := range kids {
			if v, ok := kids[i].quantity(name); ok {
				return v, true
			}
		}
	}
	if c.Code == 0 {
		return Quantity{}, false
	}
	own := c.Name
	if own == "" {
		own = c.Code.String()
	}
	part, isPart := strings.CutPrefix(name, own+".")
	switch {
	case name == own && c.Compares != NoCompare:
		value := c.AtLeast
		if c.Compares == AtMost {
			value = c.AtMost
		}
		return Quantity{Value: value, Unit: c.unitName()}, true
	case isPart && part == "hours" && c.Hours > 0:
		return Quantity{Amount: aftercare.Amount{N: int(c.Hours / aftercare.DecimalOne), Unit: aftercare.Hour}}, true
	case isPart && (part == "after" || part == "since") && c.AfterAnchor != 0:
		return Quantity{Amount: c.After}, true
	}
	return Quantity{}, false
}

// unitName returns the unit in which a threshold is printed.
func (c *Condition) unitName() string {
	info := c.Code.Info()
	switch {
	case c.Code == aftercare.PadsPerHour:
		return "pad"
	case c.Code == aftercare.SleeplessNights:
		return "count"
	case c.Unit > 0:
		return info.Units.Name(c.Unit)
	case info.Units.Len() == 1:
		return info.Units.Name(1)
	}
	return "point"
}

// Placeholders returns the names in braces of a text, and whether the braces are
// balanced.
func Placeholders(text string) (names []string, ok bool) {
	for {
		open := strings.IndexByte(text, '{')
		closing := strings.IndexByte(text, '}')
		if open < 0 {
			return names, closing < 0
		}
		if closing < open {
			return names, false
		}
		names = append(names, text[open+1:closing])
		text = text[closing+1:]
	}
}
