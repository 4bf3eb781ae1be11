package sheet

import (
	"cmp"
	"slices"

	"aftercare"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// opening is when an activity opens, for the order of the rows.
type opening struct {
	names []string
	text  string
	rank  int // now, on a day, once something has happened, after asking
	day   aftercare.Date
}

// activities are the rows on when each activity may start again. Those that
// open alike share one: what is open first, then the nearest day.
func (m *maker) activities() {
	var list []opening
	for i := range m.g.Activities {
		o := m.opens(&m.g.Activities[i])
		for _, x := range m.g.Activities[i].Signed {
			o.text += " " + m.W.Signed(m.Know.Pack, x, m.day)
		}
		name := m.W.Activity(m.g.Activities[i].Activity)
		if at := slices.IndexFunc(list, func(x opening) bool { return x.text == o.text }); at >= 0 {
			list[at].names = append(list[at].names, name)
			continue
		}
		o.names = []string{name}
		list = append(list, o)
	}
	sorting.Stable(list, func(a, b opening) int { return cmp.Or(a.rank-b.rank, int(a.day-b.day)) })
	for _, o := range list {
		m.sheet.When = append(m.sheet.When, Row{m.W.Join(locale.Dot, o.names...), o.text})
	}
}

// opens says when an activity opens. Danger signs that nobody asked about hold
// nothing on paper: the sheet has them above, with what to do.
func (m *maker) opens(a *aftercare.ActivityAnswer) opening {
	switch a.Verdict {
	case aftercare.Avoid:
		return opening{text: m.W.Text("sheet.when.avoid"), rank: 4}
	case aftercare.GetHelpFirst:
		return opening{text: m.W.Text("sheet.when.ask"), rank: 3}
	case aftercare.WhenReady:
		return opening{text: m.W.Text("sheet.when.now")}
	}
	var events []string
	for i := range a.WaitingFor {
		if text := m.once(a.WaitingFor, &a.WaitingFor[i]); text != "" {
			events = append(events, text)
		}
	}
	day := max(a.Earliest, a.NotBefore)
	if day <= m.day {
		day = 0
	}
	on, what := locale.With("day", m.W.Day(day, m.day)), locale.With("events", m.all(events))
	switch {
	case len(events) > 0 && day > 0:
		return opening{text: m.W.Text("sheet.when.once.day", on, what), rank: 2, day: day}
	case len(events) > 0:
		return opening{text: m.W.Text("sheet.when.once", what), rank: 2}
	case day > 0:
		return opening{text: m.W.Text("sheet.when.day", on), rank: 1, day: day}
	}
	return opening{text: m.W.Text("sheet.when.now")}
}

// all joins what has to happen, so that none of it reads as part of another.
func (m *maker) all(events []string) string {
	n := len(events) - 1
	switch n {
	case -1, 0:
		return m.W.Join(locale.Comma, events...)
	case 1:
		return m.W.Text("sheet.both", locale.With("a", events[0]), locale.With("b", events[1]))
	}
	return m.W.Text("sheet.all", locale.With("a", m.W.Join(locale.Semicolon, events[:n]...)), locale.With("b", events[n]))
}

// said are the criteria that another one says as well.
var said = map[aftercare.Criterion][]aftercare.Criterion{
	aftercare.HeavyBleedingStopped: {aftercare.BleedingStopped, aftercare.SymptomsSettled, aftercare.SymptomsEased},
	aftercare.SymptomsEased:        {aftercare.SymptomsSettled},
	aftercare.PainSettled:          {aftercare.SymptomsSettled},
}

// once is a criterion that only something that happens can meet, as part of a
// sentence; "" for one that is a day, or that another has said.
func (m *maker) once(list []aftercare.Waiting, x *aftercare.Waiting) string {
	if x.State != aftercare.Unmet && x.State != aftercare.StateUnknown || x.Criterion == aftercare.DangerSignsAnswered {
		return ""
	}
	waits := func(c aftercare.Criterion) bool {
		return slices.ContainsFunc(list, func(y aftercare.Waiting) bool {
			return y.Criterion == c && y.State != aftercare.Met && y.State != aftercare.Scheduled
		})
	}
	if slices.ContainsFunc(said[x.Criterion], waits) {
		return ""
	}
	key := "sheet.once." + x.Criterion.String()
	settled := waits(aftercare.SymptomsSettled) && waits(aftercare.BleedingStopped)
	switch {
	case x.Criterion == aftercare.BleedingStopped && settled:
		m.sheet.Settled = m.W.Text("sheet.settled", m.W.Counted("need", "day", x.Need))
		return m.W.Text("sheet.once.settled")
	case x.Criterion == aftercare.SymptomsSettled && settled:
		return ""
	case x.Criterion == aftercare.MensesReturned && x.Need > 1:
		return m.W.Count(key, x.Need)
	}
	need := m.W.Counted("need", "day", x.Need)
	if x.Amount.Unit == 0 {
		return m.W.Text(key, need)
	}
	return m.W.Text(key, m.W.Lasting("amount", x.Amount), need)
}
