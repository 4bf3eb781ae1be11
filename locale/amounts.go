package locale

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

var timeUnits = [...]string{"", "hour", "day", "week", "month"}

// Amount returns a length of time as its source prints it: "2 weeks".
func (w *Words) Amount(a aftercare.Amount) string {
	return w.Count("unit."+timeUnits[a.Unit], a.N)
}

// Number returns a number with the language's own point, and with its own mark
// between thousands where there are many.
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
	if q.Amount.Unit != 0 {
		if bare {
			return strconv.Itoa(q.Amount.N)
		}
		return w.Amount(q.Amount)
	}
	if bare {
		return w.Number(q.Value)
	}
	return w.unit(q.Unit, q.Value)
}

// Says returns what a statement says, with its numbers in place: about somebody
// else where the reader tells about somebody else and there are such words.
func (w *Words) Says(s *guideline.Statement) string {
	if w.hasOriginal(s) {
		return w.originalSays(s)
	}
	if w.Other && len(s.SaysOther) > 0 {
		return w.Own(s, s.SaysOther)
	}
	return w.Own(s, s.Says)
}

// Brief returns a danger sign in a few words, as part of a list; in full where
// there are none.
func (w *Words) Brief(s *guideline.Statement) string {
	text := w.text["brief."+s.ID]
	if text == "" {
		return w.Says(s)
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
	return w.fill(text, func(name string) (string, bool) {
		name, bare := strings.CutSuffix(name, "#")
		q, ok := s.Quantity(name)
		return w.Quantity(q, bare), ok
	})
}

// Short returns the short answer to a question; statement finds one by its id.
func (w *Words) Short(q *guideline.Question, statement func(id string) *guideline.Statement) string {
	return w.fill(q.Short.In(w.Lang), func(name string) (string, bool) {
		id, name, _ := strings.Cut(name, ".")
		name, bare := strings.CutSuffix(name, "#")
		s := statement(id)
		if s == nil {
			return "", false
		}
		quantity, ok := s.Quantity(name)
		return w.Quantity(quantity, bare), ok
	})
}
