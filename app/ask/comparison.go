package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/view"
	"aftercare/groups"
	"aftercare/guideline"
	"aftercare/locale"
)

// comparison is what the sources say on an activity: a picture with one mark for
// each, who says what, why they differ, and the same as a table.
func (s *Page) comparison(a *aftercare.ActivityAnswer) view.Node {
	list := groups.Of(a)
	if len(list) == 0 {
		return view.Node{}
	}
	fold := view.Div(view.Class("all-sources"), view.P(view.Class("quiet"), s.Text("group.picture")))
	for i := range list {
		fold.With(s.group(list, &list[i]))
	}
	return view.List(view.Figure(view.Class("spread"), s.picture(list, false)),
		fold.With(s.differ(a), s.sourceTable(a, list)))
}

// marked counts the sources that were written for others.
func (s *Page) marked(list []groups.Group) view.Node {
	var sources [][]*guideline.Statement
	for i := range list {
		for _, src := range list[i].Sources {
			sources = append(sources, s.statements(src.Statements))
		}
	}
	says := s.W.Marked(sources)
	return view.If(says != "", view.P(view.Class("quiet"), view.Text(says)))
}

// group is one group of sources: its mark, how many it has and when they
// open, and behind one tap each of them.
func (s *Page) group(list []groups.Group, g *groups.Group) view.Node {
	rows := view.UL(view.Class("who-says"))
	for _, src := range g.Sources {
		if known := s.Know.Sources[src.Source]; known != nil {
			rows.With(s.groupRow(src, known))
		}
	}
	name, says := s.W.Group(list, g, s.Today)
	return view.Details(view.Class("group"), view.Summary(
		groupMark(g.Kind),
		view.Span(view.Class("n"), view.Text(s.W.Number(aftercare.Decimal(len(g.Sources))*aftercare.DecimalOne)), view.Text(" ")),
		view.Span(view.Class("name"), view.Text(name), view.If(says != "", view.Small(view.Text(" "+says))))),
		rows)
}

// groupRow is one source: its name, its day, what it says and how to weigh it.
func (s *Page) groupRow(src *aftercare.SourceAnswer, known *guideline.Source) view.Node {
	statements := s.statements(src.Statements)
	row := view.LI(view.P(view.Class("head"), view.Strong(s.Named(known.Name)), view.Text(" "), view.Span(view.Text(s.dayNamed(src)))))
	for _, x := range statements {
		row.With(view.P(view.Text(s.W.Says(x))))
	}
	return row.With(s.tags(known, statements))
}

// tags are the marks of a source, each as a tag.
func (s *Page) tags(known *guideline.Source, statements []*guideline.Statement) view.Node {
	marks := s.W.Marks(known, known.Newer(s.Know.Sources), statements)
	if len(marks) == 0 {
		return view.Node{}
	}
	line := view.P(view.Class("tags"))
	for _, text := range marks {
		line.With(view.Span(view.Text(text)), view.Text(" "))
	}
	return line
}

// dayNamed is the day of a source in a few letters; nothing if it names none.
func (s *Page) dayNamed(src *aftercare.SourceAnswer) string {
	switch day := groups.Day(src); {
	case src.NoRule:
		return ""
	case day != 0:
		return s.W.ShortDay(day, s.Today)
	case src.Verdict == aftercare.WhenReady:
		return s.W.Text("group.now")
	}
	return ""
}

// sourceTable shows the sources as a table, group by group, with the place in each.
func (s *Page) sourceTable(a *aftercare.ActivityAnswer, list []groups.Group) view.Node {
	var rows []view.Part
	for i := range list {
		name, _ := s.W.Group(list, &list[i], s.Today)
		rows = append(rows, view.TR(view.Class("group"), view.TH(view.Set("colspan", "2"), view.Set("scope", "rowgroup"),
			groupMark(list[i].Kind), view.Text(name))))
		for _, src := range list[i].Sources {
			if known := s.Know.Sources[src.Source]; known != nil {
				rows = append(rows, s.sourceRow(src, known))
			}
		}
	}
	other := len(a.Sources) - groups.Count(a).Sources
	return view.List(s.marked(list), s.Folded("table.title", view.Table(view.Class("source-table"),
		view.Caption(s.Text("table.caption", locale.With("activity", s.W.Activity(a.Activity)))),
		view.Thead(view.TR(view.TH(view.Set("scope", "col"), s.Text("table.source")), view.TH(view.Set("scope", "col"), s.Text("table.you")))),
		view.Tbody(rows...)),
		view.If(other > 0, view.P(view.Class("quiet"), view.Text(s.W.Count("table.other", other))))))
}

func (s *Page) sourceRow(src *aftercare.SourceAnswer, known *guideline.Source) view.Node {
	statements := s.statements(src.Statements)
	head := view.TH(view.Set("scope", "row"), s.SourceLink(known))
	for _, x := range statements {
		head.With(view.P(view.Text(s.W.Says(x))))
	}
	head.With(s.tags(known, statements))
	for _, x := range statements {
		head.With(s.Evidence(x))
	}
	cell := view.TD(view.Text(locale.Capitalize(s.W.ForHer(src, s.Today))))
	if len(src.Ideally) > 0 {
		var names []string
		for i := range src.Ideally {
			names = append(names, s.W.Until(&src.Ideally[i]))
		}
		cell.With(view.P(s.Text("source.ideally", locale.With("events", s.W.List(names)))))
	}
	return view.TR(head, cell)
}

// differ says why sources differ, in up to three sentences, and why the answer
// follows those it does.
func (s *Page) differ(a *aftercare.ActivityAnswer) view.Node {
	why := s.W.WhyTheyDiffer(a.Sources)
	var cells []view.Node
	var said []string
	for _, c := range s.Know.Engine.Cells(s.Record, s.Answers.Now, a.Activity) {
		if text := c.Why.In(s.W.Lang); c.SignedBy == "" && !slices.Contains(said, text) {
			said = append(said, text)
			cells = append(cells, view.P(view.Text(text)))
		}
	}
	if len(why) == 0 && len(cells) == 0 {
		return view.Node{}
	}
	box := view.Div(view.Class("differ"))
	if len(why) > 0 {
		list := view.UL()
		for _, text := range why {
			list = list.With(view.LI(view.Text(text)))
		}
		box = box.With(view.H2(s.Text("differ.title")), list)
	}
	if len(cells) > 0 {
		box = box.With(s.Folded("differ.follow", cells...))
	}
	return box
}

// groupMark is the sign of a group.
func groupMark(k groups.Kind) view.Node {
	return view.Span(view.Class("mk mk-"+k.String()), view.Aria("hidden", "true"))
}
