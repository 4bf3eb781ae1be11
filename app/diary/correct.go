package diary

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/diary"
)

// correct reopens an entry in the form that fits it best. What the form has no
// place for stays in the base of its answers.
func (n *diaryPage) correct(e *diary.Entry) *draft {
	best := n.fill(&entryForms[0], e)
	for i := 1; i < len(entryForms) && e.Sleep == 0 && !best.a.Base.IsZero(); i++ {
		if d := n.fill(&entryForms[i], e); d.a.Base.IsZero() {
			return d
		}
	}
	return best
}

// fill puts an entry into a form.
func (n *diaryPage) fill(l *entryForm, e *diary.Entry) *draft {
	d := n.draft(l)
	d.corrects = e.ID
	rec := &aftercare.Record{}
	if e.Record != nil {
		r := *e.Record
		rec = &r
	}
	d.a.At = momentOf(e)
	fields, rest := questions.SplitEntry(rec, d.a.At, n.Today)
	if e.Sleep != 0 {
		fields = append(fields, page.Field{Name: "sleep", Value: e.Sleep.String()})
	}
	for _, g := range l.given {
		if g.Value != "" && !slices.Contains(fields, g) {
			d.a.Base = rec // it is no such form
			return d
		}
	}
	other := questions.EntryAnswers(n.now, rest)
	other.At = d.a.At
	for _, f := range fields {
		into := other
		if l.holds(f) {
			into = d.a
		}
		into.Put(f)
	}
	if l.on == "day" {
		d.a.Put(page.Field{Name: "day", Value: e.About.String()})
	} else if on := d.a.Day(l.on); on != 0 && on != e.About {
		d.a.Base = rec // it would move the entry to another day
		return d
	}
	d.a.Base = other.AllAsked()
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
