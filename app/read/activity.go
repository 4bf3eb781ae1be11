package read

import (
	"slices"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// activityPage shows for each kind of care what the answer follows and why,
// and then what every source says in general.
func (p *reading) activityPage(a aftercare.Activity) []view.Node {
	gates := p.gatesOf(a)
	return append(p.followedParts(a), view.Section(
		view.H2(p.Text("activity.all")),
		view.P(p.Text("activity.all.what")),
		p.foldedTable(a, gates)))
}

// gatesOf lists every rule on an activity.
func (p *reading) gatesOf(a aftercare.Activity) []*guideline.Statement {
	return p.Know.Active(func(s *guideline.Statement) bool {
		return s.Kind == guideline.Gate && slices.Contains(s.Activities, a)
	})
}

// foldedTable is the table of every rule behind one tap.
func (p *reading) foldedTable(a aftercare.Activity, gates []*guideline.Statement) view.Node {
	return view.Details(view.Summary(view.Text(p.W.Count("activity.all.open", len(gates)))), p.gateTable(a, gates))
}

// gateTable is every rule on an activity: whose it is, what it says, for what care.
func (p *reading) gateTable(a aftercare.Activity, gates []*guideline.Statement) view.Node {
	var rows []view.Part
	for _, s := range gates {
		rows = append(rows, p.tableLine(s, view.Text(p.W.Says(s)), view.Small(view.Text(p.careOf(s)))))
	}
	return view.Div(view.Class("wide"), view.Table(
		view.Caption(p.Text("activity.all.caption", locale.With("activity", p.W.Activity(a)))),
		view.Thead(view.TR(view.TH(view.Set("scope", "col"), p.Text("table.source")), view.TH(view.Set("scope", "col"), p.Text("table.says")))),
		view.Tbody(rows...)))
}

// careOf says which kinds of care a rule is about; nothing where it is about all.
func (p *reading) careOf(s *guideline.Statement) string {
	places := s.Places()
	var names []string
	for c := range guideline.ColumnTerms.All() {
		if places&(guideline.Place(c, guideline.Waiting)|guideline.Place(c, guideline.After)) != 0 {
			names = append(names, p.W.Text("column."+c.String()))
		}
	}
	if len(names) == 0 || len(names) == guideline.ColumnTerms.Len() {
		return ""
	}
	return p.W.Join(locale.Dot, names...)
}
