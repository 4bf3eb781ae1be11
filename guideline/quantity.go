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
	case "window":
		return Quantity{Amount: s.Window.Amount}, s.Window.Anchor != 0
	case "absence":
		return Quantity{Amount: s.Absence.Amount}, s.Absence.Anchor != 0
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
	for _, c := range []*Condition{s.When, s.Finding} {
		if c != nil {
			if v, ok := c.quantity(name); ok {
				return v, true
			}
		}
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
	own := c.Name
	switch {
	case own != "":
	case c.Code != 0:
		own = c.Code.String()
	default:
		own = "gestation"
	}
	part, isPart := strings.CutPrefix(name, own+".")
	switch {
	case name == own && c.Compares != NoCompare:
		value := c.AtLeast
		if c.Compares != AtLeast {
			value = c.AtMost
		}
		return Quantity{Value: value, Unit: c.unitName()}, true
	case isPart && part == "hours" && c.Hours > 0:
		return Quantity{Amount: aftercare.Amount{N: int(c.Hours / aftercare.DecimalOne), Unit: aftercare.Hour}}, true
	case isPart && (part == "after" || part == "since") && c.AfterAnchor != 0:
		return Quantity{Amount: c.After}, true
	case isPart:
		return c.Finding.part(part)
	}
	return Quantity{}, false
}

// part returns an amount of a finding that looks at several observations or at weeks.
func (f *Finding) part(name string) (Quantity, bool) {
	if key, ok := ChangeTerms.Parse(name); ok {
		n := f.Change.Percent(key)
		return Quantity{Value: whole(n.Value()), Unit: "percent"}, n.Told()
	}
	switch name {
	case "times":
		return Quantity{Value: whole(f.Times), Unit: "times"}, f.Times > 0
	case "days":
		return Quantity{Amount: aftercare.Amount{N: f.Within, Unit: aftercare.Day}}, f.Times > 0
	case "lasts":
		return Quantity{Amount: f.Lasts}, f.Lasts.Unit != 0
	case "from":
		return Quantity{Amount: inWeeks(f.WeeksFrom)}, f.WeeksFrom > 0
	case "to":
		return Quantity{Amount: inWeeks(f.WeeksTo)}, f.WeeksTo > 0
	}
	return Quantity{}, false
}

func whole(n int) aftercare.Decimal { return aftercare.Decimal(n) * aftercare.DecimalOne }

// inWeeks is a length of pregnancy in weeks, or in days if it isn't whole weeks.
func inWeeks(g aftercare.GestationalAge) aftercare.Amount {
	if g%7 == 0 {
		return aftercare.Amount{N: int(g / 7), Unit: aftercare.Week}
	}
	return aftercare.Amount{N: int(g), Unit: aftercare.Day}
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
