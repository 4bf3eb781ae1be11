package diary

import (
	"errors"
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
)

// errGone means that an entry is no longer current.
var errGone = errors.New("the entry was changed since")

// write is a form: asked for, or filled in.
func (n *diaryPage) write(l *entryForm) *page.Response {
	if len(n.form) == 0 {
		return n.newEntry(l).page()
	}
	d := n.draft(l)
	var fields []page.Field
	for _, f := range n.form {
		switch f.Name {
		case "corrects":
			d.corrects, _ = strconv.Atoi(f.Value)
		case "clock":
			d.notice = f.Value
		case "go":
			if f.Value == "draft" { // it was being written when the diary was locked
				n.again = "draft.back"
			}
		default:
			fields = append(fields, f)
		}
	}
	confirmed := d.notice != ""
	d.notice = ""
	if _, findings := d.a.Read(append(fields, l.given...)); findings != nil {
		return n.Problem(422)
	}
	if n.again != "" {
		d.notice = n.again
		return d.page()
	}
	d.a.CheckEntry(d.form.asked())
	e := d.entry()
	switch {
	case d.a.Faulty():
		if e.Record != nil && e.About <= n.Today {
			d.warn(e)
		}
	case e.Record == nil && e.Sleep == 0:
		d.notice = "notice.nothing"
	case n.late && !confirmed:
		d.notice = "clock.ask"
	default:
		return d.save(e)
	}
	n.Status = 422
	return d.page()
}

// newEntry is a form of today with nothing written in it.
func (n *diaryPage) newEntry(l *entryForm) *draft {
	d := n.draft(l)
	d.a.Put(page.Field{Name: l.on, Value: n.Today.String()})
	return d
}

// entry is what was written, as an entry of the diary.
func (d *draft) entry() diary.Entry {
	a := d.a
	about := a.Day(d.form.on)
	if about == 0 {
		about = d.n.Today
		if c := d.corrects; c > 0 && c <= len(d.n.d.Entries) {
			about = d.n.d.Entries[c-1].About
		}
	}
	if a.At.Day != about || d.n.late && d.corrects == 0 {
		a.At = aftercare.On(about)
	}
	e := diary.Entry{Written: d.n.written(), About: about, Replaces: d.corrects}
	e.Sleep, _ = diary.SleepTerms.Parse(a.One("sleep"))
	if rec := a.RecordOf(d.form.asked()); !rec.IsZero() {
		e.Record = rec
	}
	return e
}

// written is the moment of writing, by her clock.
func (n *diaryPage) written() aftercare.Instant {
	if at := n.r.Now.At; !at.IsZero() {
		return at
	}
	return aftercare.Instant{Day: n.r.Now.Day}
}

// save keeps the entry. Whether or not it can be stored, what it amounts to is
// said at once.
func (d *draft) save(e diary.Entry) *page.Response {
	n := d.n
	var s *ask.Page
	var g *aftercare.Guidance
	news := false
	err := n.v.Update(func(all *diary.Diary) error {
		if e.Replaces != 0 && !isCurrent(all, e.Replaces) {
			return errGone
		}
		id := all.Add(e)
		s, g = n.judge(all)
		news = noteUrgency(all, &all.Entries[id-1], s.Record, g)
		return nil
	})
	if err == nil {
		n.read()
		if news && g.Urgency.Level >= aftercare.SameDay {
			return n.urgent(s, g)
		}
		return n.front("kept")
	}
	d.notice = why(err)
	d.warn(e)
	n.Status = 503
	return d.page()
}

// isCurrent reports whether an entry is neither replaced nor withdrawn.
func isCurrent(d *diary.Diary, id int) bool {
	for _, e := range d.Current() {
		if e.ID == id {
			return true
		}
	}
	return false
}

// warn says what an entry that isn't kept amounts to, if it asks for help today.
func (d *draft) warn(e diary.Entry) {
	all := d.n.d.Clone()
	all.Add(e)
	if s, g := d.n.judge(all); g.Urgency.Level >= aftercare.SameDay {
		d.urgent = s.UrgencyBox(&g.Urgency, view.P)
	}
}

// tell notes with an entry what she is told now: where the entry itself meets
// an alarm, and if there is one she has not been shown before.
func noteUrgency(d *diary.Diary, e *diary.Entry, rec *aftercare.Record, g *aftercare.Guidance) bool {
	var before, now []string
	for i := range d.Entries {
		if t := d.Entries[i].Told; t != nil {
			before = append(before, t.Statements...)
		}
	}
	news := false
	for i := range g.Urgency.Because {
		b := &g.Urgency.Because[i]
		now = append(now, b.Statement)
		news = news || !slices.Contains(before, b.Statement) || restsOn(b.Facts, rec, e.Record)
	}
	if news && g.Urgency.Level > aftercare.SelfCare {
		e.Told = &diary.Told{Level: g.Urgency.Level, Statements: now, Pack: g.Pack.ID, Edition: g.Pack.Edition}
		return true
	}
	return false
}

// restsOn reports whether a part of the diary's record tells one of the facts.
func restsOn(facts []aftercare.Fact, rec, part *aftercare.Record) bool {
	if part == nil {
		return false
	}
	for _, f := range facts {
		if f.Kind == aftercare.FactObservation {
			if part.Has(&rec.Observations[f.Index]) {
				return true
			}
		} else if len(part.Care) > 0 || part.Loss != (aftercare.Loss{}) || part.Person.Conditions != 0 || part.Person.Medicines != 0 {
			return true
		}
	}
	return false
}

// urgent is shown at once where what was kept asks for help today.
func (n *diaryPage) urgent(s *ask.Page, g *aftercare.Guidance) *page.Response {
	u := &g.Urgency
	return n.Respond(s.UrgencyBox(u, page.Heading), n.Done("kept"),
		view.P(page.Link(page.PathNotes, view.Class("button plain"), n.Text("to.notes"))))
}
