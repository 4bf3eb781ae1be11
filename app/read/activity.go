package read

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// followed is what the answer follows for some kinds of care.
type followed struct {
	columns    []string // the kinds of care, in words
	cell       *guideline.Cell
	statements []*guideline.Statement
}

// activityPage shows for each kind of care what the answer follows and why,
// and then what every source says in general.
func (p *reading) activityPage(a aftercare.Activity) []view.Node {
	gates := p.gatesOf(a)
	return append(p.followedParts(a, gates), view.Section(
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

// followedParts are what the answer follows, by kind of care.
func (p *reading) followedParts(a aftercare.Activity, gates []*guideline.Statement) []view.Node {
	main := []view.Node{view.H2(p.Text("activity.followed")), view.P(p.Text("activity.followed.what"))}
	for _, f := range p.followedBy(a, gates) {
		main = append(main, view.Details(
			view.Summary(view.H3(view.Text(strings.Join(f.columns, " · ")))),
			view.P(view.Class("why"), view.Text(f.cell.Why.In(p.W.Lang))),
			p.Statements(f.statements)))
	}
	return main
}

// foldedTable is the table of every rule behind one tap.
func (p *reading) foldedTable(a aftercare.Activity, gates []*guideline.Statement) view.Node {
	return view.Details(view.Summary(view.Text(p.W.Count("activity.all.open", len(gates)))), p.gateTable(a, gates))
}

// followedBy puts kinds of care together that follow the same for the same reason.
func (p *reading) followedBy(a aftercare.Activity, gates []*guideline.Statement) []followed {
	var list []followed
	for column := range guideline.ColumnTerms.All() {
		for i := range p.Know.Pack.Follow {
			cell := &p.Know.Pack.Follow[i]
			places := cell.Places() & (guideline.Place(column, guideline.Waiting) | guideline.Place(column, guideline.After))
			if !p.Know.Pack.IsAbout(cell, a) || places == 0 {
				continue
			}
			name := p.W.Text("column." + column.String())
			switch places {
			case guideline.Place(column, guideline.Waiting):
				name += p.W.Text("column.waiting")
			case guideline.Place(column, guideline.After):
				name += p.W.Text("column.after")
			}
			var own []*guideline.Statement
			for _, s := range gates {
				if p.Know.Pack.FollowedAt(a, s)&s.Places()&places != 0 {
					own = append(own, s)
				}
			}
			list = addFollowed(list, followed{[]string{name}, cell, own})
		}
	}
	return list
}

// addFollowed adds to an entry that says the same, or at the end.
func addFollowed(list []followed, f followed) []followed {
	for i := range list {
		same := list[i].cell.Why.In("en") == f.cell.Why.In("en") && len(list[i].statements) == len(f.statements)
		for j := 0; same && j < len(f.statements); j++ {
			same = list[i].statements[j] == f.statements[j]
		}
		if same {
			list[i].columns = append(list[i].columns, f.columns...)
			return list
		}
	}
	return append(list, f)
}

// gateTable is every rule on an activity: whose it is, what it says, for what care.
func (p *reading) gateTable(a aftercare.Activity, gates []*guideline.Statement) view.Node {
	var rows []view.Part
	for _, s := range gates {
		src := p.Know.Sources[s.Cites[0].Source]
		notes := append(p.W.SourceNotes(src), p.W.StatementNotes(s)...)
		rows = append(rows, view.TR(
			view.TH(view.Set("scope", "row"), p.SourceLink(src), view.Small(view.Text(strings.Join(notes, " ")))),
			view.TD(view.Text(p.W.Says(s)), view.Small(view.Text(p.careOf(s))))))
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
	return strings.Join(names, " · ")
}
