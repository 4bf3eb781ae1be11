package read

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// A wait is what one or more sources ask for before trying again, for one kind
// of care.
type wait struct {
	asks     string
	span     page.Span
	none     bool   // they give no time
	followed bool   // our answer follows one of them
	dated    string // the words that mark it as old; "" where it is not
	names    []string
}

// waitGroups are the kinds of care that the sources are shown by.
var waitGroups = [...]string{"when.early", "column.surgical", "when.ectopic", "column.methotrexate", "column.molar", "column.late"}

// waitGroup is which of them a rule was written for.
func waitGroup(x *guideline.Applies) string {
	only := func(columns ...guideline.Column) bool {
		return x.Columns != 0 && x.Columns&^aftercare.SetOf(columns...) == 0
	}
	switch {
	case x.Kinds == aftercare.SetOf(aftercare.Molar) || only(guideline.ColumnMolar):
		return "column.molar"
	case x.Routes == aftercare.SetOf(guideline.ByMethotrexate) || only(guideline.ColumnMethotrexate):
		return "column.methotrexate"
	case x.Kinds == aftercare.SetOf(aftercare.Ectopic) || x.Location == aftercare.SetOf(aftercare.EctopicLocation) || x.Columns != 0 && x.Columns&^guideline.EctopicColumns == 0:
		return "when.ectopic"
	case x.Late == aftercare.Yes || only(guideline.ColumnLate):
		return "column.late"
	case x.Routes == aftercare.SetOf(guideline.BySurgery) || only(guideline.ColumnSurgical):
		return "column.surgical"
	}
	return "when.early"
}

// waitFrom is where the axis of the waits begins: day one; nothing is counted from 0.
const waitFrom = 1

// whenFigure is how long each source asks to wait, on one axis, by kind of care.
func (p *reading) whenFigure() figure {
	gates := p.gatesOf(aftercare.Conceive)
	groups := map[string][]wait{}
	x := page.Axis{From: waitFrom, To: waitFrom + 1, Today: waitFrom, Leftwards: p.W.Dir == "rtl"}
	for _, s := range gates {
		// What holds until the tissue has passed says nothing of the time after.
		if s.Applies.Phase == guideline.Waiting {
			continue
		}
		w := p.waitOf(s)
		x.To = max(x.To, w.span.Day, w.span.Ideally)
		name := waitGroup(&s.Applies)
		groups[name] = addWait(groups[name], w)
	}
	box := view.Section(view.H2(p.Text("when.title")), view.P(p.Text("when.what")),
		view.P(view.Class("quiet"), p.Text("when.caption"), view.Text(" "), p.Text("picture.legend")))
	for i, name := range waitGroups {
		list := groups[name]
		sorting.Stable(list, func(a, b wait) int { return a.order() - b.order() })
		rows := view.UL(view.Class("rows"))
		for _, w := range list {
			rows.With(p.waitRow(&x, &w))
		}
		box.With(view.Details(view.Flag("open", i == 0), view.Summary(view.H3(p.Text(name))),
			view.Figure(view.Class("picture"), view.Aria("label", p.W.Text(name)), view.Div(view.Class("scale"), monthsHead(&x, p.W)), rows)))
	}
	return figure{nodes: []view.Node{box.With(p.foldedTable(aftercare.Conceive, gates),
		p.Folded("when.followed", p.followedParts(aftercare.Conceive)[1:]...))}}
}

// waitOf reads a rule as a wait.
func (p *reading) waitOf(s *guideline.Statement) wait {
	w := wait{none: s.Rule == guideline.RuleNone, followed: p.isFollowed(s), dated: p.dated(s)}
	w.span = page.Span{Start: waitFrom, Never: s.Rule == guideline.RuleAvoid, Strong: w.followed}
	switch {
	case w.none:
		w.asks = p.W.Text("source.no-rule")
	case w.span.Never:
		w.asks = p.W.Text("source.avoid")
	case len(s.Require.All)+len(s.Require.Any) == 0 && s.Require.Criterion == 0:
		w.asks, w.span.Open = p.W.Text("source.ready"), true
	default:
		w.asks = p.W.Text("source.event", locale.With("events", p.asked(s.Require)))
		w.span.Day, w.span.Event = lastDay(s.Require)
	}
	if q, ok := s.Quantity("wait"); ok {
		w.asks = p.W.Join(locale.Semicolon, w.asks, p.W.Text("when.often", p.W.Lasting("amount", q.Amount)))
		w.span.Day = waitFrom + aftercare.Date(q.Amount.Days(true))
	}
	if s.Ideally != nil {
		w.asks = p.W.Join(locale.Stop, w.asks, p.W.Text("source.ideally", locale.With("events", p.asked(s.Ideally))))
		w.span.Ideally, _ = lastDay(s.Ideally)
	}
	src := p.Know.Sources[s.Cites[0].Source]
	w.names = []string{p.sourceMark(src)}
	return w
}

// asked puts a requirement into words: what must have come or passed.
func (p *reading) asked(q *guideline.Requirement) string {
	if q.Criterion != 0 {
		return p.W.Until(&aftercare.Waiting{Criterion: q.Criterion, Amount: q.Amount, Need: q.Periods})
	}
	var all, any []string
	for i := range q.All {
		all = append(all, p.asked(&q.All[i]))
	}
	for i := range q.Any {
		any = append(any, p.asked(&q.Any[i]))
	}
	if len(any) > 0 {
		all = append(all, strings.Join(any, " "+p.W.Text("when.or")+" "))
	}
	return p.W.List(all)
}

// lastDay is where the longest of the times that a requirement names ends, 0
// where it names none, and whether something is asked for that has no day.
func lastDay(q *guideline.Requirement) (day aftercare.Date, event bool) {
	if q.Criterion != 0 {
		if q.Amount.Unit == 0 {
			return 0, true
		}
		return waitFrom + aftercare.Date(q.Amount.Days(true)), false
	}
	for _, kids := range [...][]guideline.Requirement{q.All, q.Any} {
		for i := range kids {
			d, e := lastDay(&kids[i])
			day, event = max(day, d), event || e
		}
	}
	return day, event
}

// isFollowed reports whether our answer follows a rule for some kind of care.
func (p *reading) isFollowed(s *guideline.Statement) bool {
	return slices.ContainsFunc(s.Activities, func(a aftercare.Activity) bool {
		return p.Know.Pack.FollowedAt(a, s)&s.Places() != 0
	})
}

// dated says that newer evidence speaks against a rule, or that a newer
// edition has come.
func (p *reading) dated(s *guideline.Statement) string {
	switch {
	case s.Unsupported != "":
		return p.W.Text("when.dated", locale.With("why", s.Unsupported))
	case slices.Contains(s.Differs, aftercare.OlderEdition):
		return p.W.Text("when.older")
	}
	return ""
}

// sourceMark is a source with its marks.
func (p *reading) sourceMark(src *guideline.Source) string {
	return p.W.Isolate(src.Name) + p.marks(src)
}

// marks are what kind of source it is, where its name does not say so, and,
// where it was not read itself, how it was seen.
func (p *reading) marks(src *guideline.Source) string {
	var notes []string
	if kind := p.W.Text("kind." + src.Kind.String()); !strings.Contains(strings.ToLower(src.Name), kind) {
		notes = append(notes, kind)
	}
	if key := "mark.seen." + src.Seen.String(); p.W.Has(key) {
		notes = append(notes, p.W.Text(key))
	}
	if len(notes) == 0 {
		return ""
	}
	return p.W.InBrackets("", p.W.Join(locale.Comma, notes...))
}

// addWait joins sources that ask for the same.
func addWait(list []wait, w wait) []wait {
	for i := range list {
		if x := &list[i]; x.asks == w.asks && x.followed == w.followed && x.dated == w.dated {
			if !slices.Contains(x.names, w.names[0]) {
				x.names = append(x.names, w.names[0])
			}
			return list
		}
	}
	return append(list, w)
}

// order is where a wait stands: when she is ready, then by day, what gives no
// time last.
func (w *wait) order() int {
	n := 4 * int(w.span.Day)
	if !w.followed {
		n++
	}
	switch {
	case w.none:
		return 1 << 20
	case w.span.Never:
		return 1 << 19
	case w.span.Event:
		n += 2
	}
	return n
}

func (p *reading) waitRow(x *page.Axis, w *wait) view.Node {
	class := "quiet-row"
	if w.followed {
		class = "followed"
	}
	row := view.LI(view.Class(class), view.P(view.Class("what"), view.Text(locale.Capitalize(w.asks))))
	names := p.W.Join(locale.Dot, w.names...)
	if !w.none {
		row.With(x.Row(w.span, view.Role("img"), view.SVGTitle(view.Text(locale.Capitalize(w.asks))), view.SVGDesc(view.Text(names))))
	}
	return row.With(view.P(view.Class("who"), view.If(w.dated != "", view.Strong(view.Text(w.dated+" "))), view.Text(names)))
}

// tickMonths is how many months lie between two marks.
const tickMonths = 6

// monthsHead is the scale of the waits; the last mark names the unit.
func monthsHead(x *page.Axis, w *locale.Words) view.Node {
	marks := []page.Mark{{At: waitFrom, Word: w.Text("when.start")}}
	for n := tickMonths; ; n += tickMonths {
		a := aftercare.Amount{N: n, Unit: aftercare.Month}
		next := aftercare.Amount{N: n + tickMonths, Unit: aftercare.Month}
		at, last := waitFrom+aftercare.Date(a.Days(true)), waitFrom+aftercare.Date(next.Days(true)) > x.To
		if last {
			return x.MarksHead(append(marks, page.Mark{At: at, Word: w.Amount(a)}))
		}
		marks = append(marks, page.Mark{At: at, Word: strconv.Itoa(n)})
	}
}
