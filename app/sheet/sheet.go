// Package sheet makes the sheet of paper that a nurse or midwife gives a
// patient on the day of care, and reads the code at its foot.
package sheet

import (
	"cmp"
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/guideline"
	"aftercare/handover"
	"aftercare/locale"
)

// Unit is who gives the sheet: a ward or clinic, and the address of the site
// that reads its code. Each part may be empty; where no ward or clinic is named
// it is that of the pack.
type Unit struct {
	guideline.Unit
	Site string
}

// Sheet is the text of one page of paper, addressed to the patient.
type Sheet struct {
	Unit
	First        string // when to call the unit
	Title, Facts string
	Cards        []Card // the most urgent first
	Mind         string // the number for thoughts of ending one's life
	Settled      string // what "settled" means in the rows; "" if none says it
	When         []Row  // each activity's condition and earliest day
	Due          []Row
	Code         string // "" if the facts have none
	Notes        []string
}

// Card is signs under what to do about them.
type Card struct {
	Level aftercare.Urgency
	Do    string
	Signs []string
}

// Row is a line of a table.
type Row struct{ Name, Text string }

// Make writes the sheet of a record, as of the day of its care: then nothing
// has stopped yet, and every day is still to come.
func Make(p *page.Page, rec *aftercare.Record, unit Unit) *Sheet {
	p.Know = p.Site.Knowledge(rec.Jurisdiction)
	day := dayOf(rec)
	if day == 0 {
		day = p.Today
	}
	if unit.Unit == (guideline.Unit{}) {
		unit.Unit = p.Know.Pack.Unit
	}
	rec = bare(rec)
	g := p.Know.Engine.Evaluate(rec, aftercare.On(day))
	m := &maker{p, rec, g, day, &Sheet{Unit: unit}}
	m.head()
	m.signs()
	m.activities()
	m.dues()
	m.foot()
	return m.sheet
}

// dayOf is the day a sheet is made for: that of the last care, else of the loss.
func dayOf(rec *aftercare.Record) aftercare.Date {
	for i := len(rec.Care) - 1; i >= 0; i-- {
		if d := rec.Care[i].Start.Day; d != 0 {
			return d
		}
	}
	return cmp.Or(rec.Loss.To, rec.Loss.DiagnosedOn)
}

// bare is a record with what a sheet rests on. It is given to the patient, so
// it is about whoever reads it.
func bare(rec *aftercare.Record) *aftercare.Record {
	return &aftercare.Record{Jurisdiction: rec.Jurisdiction, Loss: rec.Loss, Care: rec.Care, Person: rec.Person}
}

// maker writes a sheet part by part.
type maker struct {
	*page.Page
	rec   *aftercare.Record
	g     *aftercare.Guidance
	day   aftercare.Date
	sheet *Sheet
}

func (m *maker) head() {
	s := m.sheet
	s.Title = m.W.Text("sheet.title." + m.title())
	var facts []string
	for _, f := range factsOf(m.Page, m.rec) {
		facts = append(facts, f.value)
	}
	s.Facts = m.W.Join(locale.Dot, facts...)
	if s.Number == "" {
		return
	}
	s.First = m.W.Text("sheet.first")
	if s.Hours != "" {
		s.First += " " + m.W.Text("sheet.hours", locale.With("hours", strings.TrimSuffix(s.Hours, m.W.FullStop())))
	}
	if c := m.line(guideline.AdviceLine); c != nil {
		s.First += " " + m.W.Text("sheet.else", locale.With("line", called(m.W, c)))
	}
}

// called is a line with its number, which may be its name too.
func called(w *locale.Words, c *guideline.CallNumber) string {
	if c.Name == "" || strings.Contains(c.Name, c.Number) {
		return cmp.Or(c.Name, c.Number)
	}
	return w.Join(locale.Comma, c.Name, c.Number)
}

// title names the sheet after what happened, and else after the care.
func (m *maker) title() string {
	l := &m.rec.Loss
	switch {
	case l.Kind == aftercare.Threatened || l.Kind == aftercare.Ectopic || l.Kind == aftercare.Molar:
		return l.Kind.String()
	case l.Location == aftercare.Unlocated:
		return l.Location.String()
	case len(m.rec.Care) > 0:
		c := &m.rec.Care[len(m.rec.Care)-1]
		if key := careOption(c); m.W.Has("sheet.title." + key) {
			return key
		}
		if c.Route == aftercare.Expectant && l.To == 0 {
			return "waiting"
		}
		if c.Route != aftercare.Expectant {
			return c.Route.String()
		}
	}
	return "loss"
}

// line is the first checked number of a kind where she is, nil for none.
func (m *maker) line(kind guideline.CallKind) *guideline.CallNumber {
	return m.CheckedNumber(m.rec.Jurisdiction, kind)
}

// signs are the signs to act on, the most urgent first; what is about the mind
// has a number of its own.
func (m *maker) signs() {
	for level := aftercare.Emergency; level >= aftercare.Soon; level-- {
		card := Card{Level: level, Do: m.do(level)}
		for _, id := range m.net() {
			if x := m.Know.Statement(id); x != nil && max(x.Level, aftercare.Soon) == level && !ofMind(x) {
				card.Signs = append(card.Signs, m.W.Brief(x))
			}
		}
		if len(card.Signs) > 0 {
			m.sheet.Cards = append(m.sheet.Cards, card)
		}
	}
	m.sheet.Mind = m.W.Text("sheet.mind.nowhere")
	if c := m.line(guideline.CrisisLine); c != nil {
		m.sheet.Mind = m.W.Text("sheet.mind", locale.With("line", called(m.W, c)))
	}
}

// net are the signs that would change the level. A loss that needs a doctor
// today has none of its own: its sheet has those of any other.
func (m *maker) net() []string {
	if len(m.g.SafetyNet) > 0 {
		return m.g.SafetyNet
	}
	other := *m.rec
	other.Loss.Kind, other.Loss.Location = 0, 0
	return m.Know.Engine.Evaluate(&other, m.g.AsOf).SafetyNet
}

func ofMind(x *guideline.Statement) bool {
	return x.Action == aftercare.CallCrisisLine || x.Action == aftercare.CallSafetyLine
}

// do is what to do about the signs of a level: a unit comes before any other
// number but that for emergencies.
func (m *maker) do(level aftercare.Urgency) string {
	key := "sheet.do." + level.String()
	if level == aftercare.Emergency {
		if c := m.line(guideline.EmergencyLine); c != nil {
			return m.W.Text(key, locale.With("number", c.Number))
		}
		return m.W.Text(key + ".nowhere")
	}
	if m.sheet.Number == "" {
		key += ".nobody"
	}
	return m.W.Text(key)
}

// dues are the next of each kind of thing to be done, with its day. How she
// feels is asked by the program, not by the unit.
func (m *maker) dues() {
	var items []aftercare.Item
	for i := range m.g.Due {
		d := &m.g.Due[i]
		x := m.Know.Statement(d.Statement)
		if x == nil || d.State == aftercare.DueDone || d.Item == aftercare.ItemFeelings || slices.Contains(items, d.Item) {
			continue
		}
		items = append(items, d.Item)
		m.sheet.Due = append(m.sheet.Due, Row{m.dueOn(d) + " " + m.W.Item(d), m.W.Says(x)})
	}
}

// dueOn is when something is due.
func (m *maker) dueOn(d *aftercare.Due) string {
	day, until := locale.With("day", m.W.Day(d.On, m.day)), locale.With("until", m.W.Day(d.Until, m.day))
	switch {
	case d.On == 0:
		return m.W.Text("sheet.due.open")
	case d.Until != 0 && d.Until != d.On:
		return m.W.Text("sheet.due.span", day, until)
	}
	return m.W.Text("sheet.due.day", day)
}

// foot is what the sheet was made from, and the code.
func (m *maker) foot() {
	s := m.sheet
	if checked := m.W.Checked(); checked != "" && checked != "clinician" {
		s.Notes = append(s.Notes, m.W.Text("sheet.unsigned"))
	}
	s.Notes = append(s.Notes,
		m.W.Text("sheet.holds"),
		m.W.Text("sheet.edition", locale.With("edition", m.g.Pack.Edition), locale.With("published", m.W.Day(m.Know.Pack.Published, 1)), locale.With("today", m.W.Day(m.Today, 1))))
	if code, err := handover.Encode(m.rec); err == nil {
		s.Code = code
	}
}
