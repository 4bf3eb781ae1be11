package locale

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

var timeUnits = [...]string{"", "hour", "day", "week", "month"}

// caseMark separates a placeholder's name from the grammatical case that it needs.
const caseMark = ":"

// Counted names a whole number with its unit for a placeholder. A text may ask for
// it in a grammatical case of its language: {amount:gen} takes the words of the key
// unit.day.few.gen, or those of unit.day.few if there are none.
func (w *Words) Counted(name, unit string, n int) Arg {
	return w.amounts(name, func(grammar string) string {
		return w.unit(unit, aftercare.Decimal(n)*aftercare.DecimalOne, grammar)
	})
}

// Lasting is Counted for a length of time.
func (w *Words) Lasting(name string, a aftercare.Amount) Arg {
	return w.Counted(name, timeUnits[a.Unit], a.N)
}

// Quantified is Counted for a number of a statement.
func (w *Words) Quantified(name string, q guideline.Quantity) Arg {
	return w.amounts(name, func(grammar string) string { return w.quantity(q, grammar) })
}

// Measuring is Counted for a number that was told.
func (w *Words) Measuring(name string, o *aftercare.Observation) Arg {
	return w.amounts(name, func(grammar string) string { return w.measured(o, grammar) })
}

func (w *Words) amounts(name string, cases func(grammar string) string) Arg {
	return Arg{name, cases(""), cases}
}

// Amount returns a length of time as its source prints it: "2 weeks".
func (w *Words) Amount(a aftercare.Amount) string {
	return w.Count("unit."+timeUnits[a.Unit], a.N)
}

// Number returns a number with the language's decimal point and, if it is large, its
// separator of thousands.
func (w *Words) Number(d aftercare.Decimal) string {
	whole, part, hasPart := strings.Cut(d.String(), ".")
	if len(whole) > 4 {
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + w.Text("number.group") + whole[at:]
		}
	}
	if !hasPart {
		return whole
	}
	return whole + w.Text("number.point") + part
}

// Quantity returns a number of a statement with its unit, or bare.
func (w *Words) Quantity(q guideline.Quantity, bare bool) string {
	switch {
	case !bare:
		return w.quantity(q, "")
	case q.Amount.Unit != 0:
		return strconv.Itoa(q.Amount.N)
	}
	return w.Number(q.Value)
}

// quantity is a number of a statement with its unit, in a grammatical case if one
// is named.
func (w *Words) quantity(q guideline.Quantity, grammar string) string {
	if q.Amount.Unit != 0 {
		return w.unit(timeUnits[q.Amount.Unit], aftercare.Decimal(q.Amount.N)*aftercare.DecimalOne, grammar)
	}
	return w.unit(q.Unit, q.Value, grammar)
}

// asked returns a number of a statement as a placeholder asks for it: {name},
// {name#} bare, {name:gen} in a grammatical case.
func (w *Words) asked(s *guideline.Statement, placeholder string) (string, bool) {
	name, grammar, _ := strings.Cut(placeholder, caseMark)
	name, bare := strings.CutSuffix(name, "#")
	q, ok := s.Quantity(name)
	if bare || !ok {
		return w.Quantity(q, bare), ok
	}
	return w.quantity(q, grammar), true
}

// Says returns what a statement says, with its numbers in place. If the reader tells
// about somebody else and there are words for that, it returns those.
func (w *Words) Says(s *guideline.Statement) string {
	if w.isOriginal {
		return w.quantities(s, w.forReader(saysPrefix+s.ID))
	}
	if w.Other && len(s.SaysOther) > 0 {
		return w.Own(s, s.SaysOther)
	}
	return w.Own(s, s.Says)
}

// Brief returns a danger sign in a few words, as part of a list; in full if it has no
// such words.
func (w *Words) Brief(s *guideline.Statement) string {
	text := w.text["brief."+s.ID]
	if text == "" {
		return w.SaysForWhom(s)
	}
	return w.quantities(s, text)
}

// Own fills the words of a part of a statement: of one of its sources, or of
// an answer to its question.
func (w *Words) Own(s *guideline.Statement, text guideline.Text) string {
	return w.quantities(s, text.In(w.Lang))
}

// quantities puts the numbers of a statement into a text.
func (w *Words) quantities(s *guideline.Statement, text string) string {
	return w.fill(text, func(name string) (string, bool) { return w.asked(s, name) })
}

// Short returns the short answer to a question; statement finds one by its id.
func (w *Words) Short(q *guideline.Question, statement func(id string) *guideline.Statement) string {
	return w.fill(q.Short.In(w.Lang), func(name string) (string, bool) {
		id, name, _ := strings.Cut(name, ".")
		if s := statement(id); s != nil {
			return w.asked(s, name)
		}
		return "", false
	})
}
