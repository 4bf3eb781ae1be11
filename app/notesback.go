package app

import (
	"aftercare"
	"aftercare/diary"
)

// correct takes an entry back into the leaf that holds it best, to be written
// anew. What the leaf has no place for stays in the draft's base.
func (n *notes) correct(e *diary.Entry) *draft {
	best := n.fill(&leaves[0], e)
	for i := 1; i < len(leaves) && e.Sleep == 0 && !best.a.base.IsZero(); i++ {
		if d := n.fill(&leaves[i], e); d.a.base.IsZero() {
			return d
		}
	}
	return best
}

// fill puts an entry into a leaf.
func (n *notes) fill(l *leaf, e *diary.Entry) *draft {
	d := n.draft(l)
	d.corrects = e.ID
	rec := &aftercare.Record{}
	if e.Record != nil {
		r := *e.Record
		rec = &r
	}
	d.a.at = momentOf(e)
	fields, rest := splitEntry(rec, d.a.at, n.today)
	if e.Sleep != 0 {
		fields = append(fields, Field{"sleep", e.Sleep.String()})
	}
	for _, g := range l.given {
		if g.Value != "" && !has(fields, g) {
			d.a.base = rec // it is no such leaf
			return d
		}
	}
	other := entryAnswers(n.now, rest)
	other.at = d.a.at
	for _, f := range fields {
		into := other
		if l.holds(f) {
			into = d.a
		}
		into.put(f)
	}
	if l.on == "day" {
		d.a.put(Field{"day", e.About.String()})
	}
	d.a.base = other.allAsked()
	return d
}

// momentOf is the moment of what an entry tells without a day of its own.
func momentOf(e *diary.Entry) aftercare.When {
	if e.Record != nil {
		for i := range e.Record.Observations {
			if w := e.Record.Observations[i].When; w.HasInstant() && w.Day == e.About {
				return w
			}
		}
	}
	return aftercare.On(e.About)
}
