package read

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// A statement tells the course of something by the shares of people at three
// times. The names of its numbers say so, and whose shares they are.
var (
	shareTimes  = [...]string{"first", "next", "last"}
	shareGroups = [...]struct {
		who, class string
		names      [len(shareTimes)]string
	}{
		{"women", "part", [...]string{"a", "b", "c"}},
		{"partners", "part theirs", [...]string{"pa", "pb", "pc"}},
	}
)

const (
	barHeight = 14
	percent   = "percent"
)

// splitDrawn takes the statements that tell a course out of a list.
func splitDrawn(list []*guideline.Statement) (drawn, rest []*guideline.Statement) {
	for _, s := range list {
		if tellsCourse(s, 0) {
			drawn = append(drawn, s)
		} else {
			rest = append(rest, s)
		}
	}
	return drawn, rest
}

// tellsCourse reports whether a statement has the shares of a group at each time.
func tellsCourse(s *guideline.Statement, group int) bool {
	for i, name := range shareTimes {
		when, timed := s.Quantity(name)
		share, told := s.Quantity(shareGroups[group].names[i])
		if !timed || !told || when.Amount.Unit == 0 || share.Unit != percent {
			return false
		}
	}
	return true
}

// shares draws the courses that statements tell. Each is a table whose rows
// hold a bar, so that it reads the same with eyes and ears.
func (p *reading) shares(list []*guideline.Statement) view.Node {
	items := view.UL(view.Class("says"))
	for _, s := range list {
		items.With(view.LI(p.shareTable(s), p.Evidence(s)))
	}
	return view.Section(view.H2(p.Text("shares.title")), view.Figure(view.Class("course"), view.Figcaption(p.Text("shares.caption")), items))
}

// shareTable is one course: a row for each time and group, under its words.
func (p *reading) shareTable(s *guideline.Statement) view.Node {
	body := view.Tbody()
	both := tellsCourse(s, 1)
	for i, name := range shareTimes {
		when, _ := s.Quantity(name)
		for group := range shareGroups {
			g := &shareGroups[group]
			share, told := s.Quantity(g.names[i])
			if !told {
				continue
			}
			head := view.TH(view.Set("scope", "row"), view.Text(p.W.Quantity(when, false)))
			if both {
				head.With(view.Text(p.W.Between(locale.Comma)), p.Text("shares."+g.who))
			}
			body.With(view.TR(head, view.TD(p.shareBar(g.class, share.Value)), view.TD(view.Text(p.W.Quantity(share, false)))))
		}
	}
	return view.Table(view.Class("shares"), view.Caption(view.Text(p.W.Says(s))), body)
}

// shareBar is a share of all who answered, from where a line of text begins.
func (p *reading) shareBar(class string, percent aftercare.Decimal) view.Node {
	wide, from := int(percent*10/aftercare.DecimalOne), 0
	if p.W.Dir == "rtl" {
		from = 1000 - wide
	}
	return view.SVG(view.Set("width", "100%"), view.Count("height", barHeight), view.Aria("hidden", "true"), view.Set("focusable", "false"),
		view.SVGRect(view.Class("all"), view.Across("width", 1000), view.Down("height", barHeight)),
		view.SVGRect(view.Class(class), view.Across("x", from), view.Across("width", wide), view.Down("height", barHeight)))
}
