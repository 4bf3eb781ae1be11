package ask

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// agreement is sources that say the same for her.
type agreement struct {
	says     string
	answer   *aftercare.SourceAnswer // one of them
	names    []string
	followed bool
}

// comparison is what each source says on her own days: a row for each thing
// that sources agree on, what the answer follows first, the rest behind one tap.
func (s *Page) comparison(a *aftercare.ActivityAnswer, legend bool) view.Node {
	rows := s.agreements(a)
	if len(rows) == 0 {
		return view.Node{}
	}
	var days []aftercare.Date
	for i := range rows {
		days = append(days, max(rows[i].answer.Earliest, rows[i].answer.NotBefore))
	}
	x := page.NewAxis(s.start(), s.Today, max(a.Earliest, a.NotBefore), days)
	drawn := s.dated(days)
	scale := func() view.Node { return view.If(drawn, view.Div(view.Class("scale"), x.Head(s.W))) }
	first, rest := view.UL(view.Class("rows")), view.UL(view.Class("rows"))
	n, sources := 0, 0
	for i := range rows {
		row := s.agreementRow(&x, &rows[i], drawn)
		if rows[i].followed {
			first = first.With(row)
		} else {
			rest = rest.With(row)
			n++
			sources += len(rows[i].names)
		}
	}
	box := view.Figure(view.Class("picture"),
		view.Figcaption(s.Text("picture.caption"), view.If(legend, view.List(view.Text(" "), s.Text("picture.legend")))),
		scale(), first)
	if n > 0 {
		box = box.With(view.Details(view.Summary(view.Text(s.W.Count("picture.rest", sources))),
			scale(), rest))
	}
	return box
}

// agreements groups the sources that apply by what they say for her: what the
// answer follows first, then by day, those without a day last.
func (s *Page) agreements(a *aftercare.ActivityAnswer) []agreement {
	var list []agreement
	for i := range a.Sources {
		src := &a.Sources[i]
		known := s.Know.Sources[src.Source]
		if !src.Applies || known == nil {
			continue
		}
		says := s.W.ForHer(src, s.Today)
		name := s.shortName(src)
		at := -1
		for j := range list {
			if list[j].says == says && list[j].followed == src.Followed {
				at = j
			}
		}
		if at < 0 {
			list = append(list, agreement{says: says, answer: src, followed: src.Followed})
			at = len(list) - 1
		}
		list[at].names = append(list[at].names, name)
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].order() < list[j-1].order(); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// order is where a group stands: followed first, then by day, events after
// days, no rule last.
func (g *agreement) order() int {
	n := int(max(g.answer.Earliest, g.answer.NotBefore))
	switch {
	case g.answer.NoRule:
		n = 1 << 28
	case g.answer.Verdict == aftercare.Avoid:
		n = 1 << 27
	case len(g.answer.WaitingFor) > 0:
		n += 1 << 24
	}
	if !g.followed {
		n += 1 << 29
	}
	return n
}

// shortName is a source's name, with what must be known to weigh it.
func (s *Page) shortName(src *aftercare.SourceAnswer) string {
	known := s.Know.Sources[src.Source]
	var notes []string
	for _, id := range src.Statements {
		if x := s.Know.Statement(id); x != nil {
			if key := "mark.population." + x.Population.String(); s.W.Has(key) && !slices.Contains(notes, s.W.Text(key)) {
				notes = append(notes, s.W.Text(key))
			}
			if key := "mark.unsupported"; x.Unsupported != "" && !slices.Contains(notes, s.W.Text(key)) {
				notes = append(notes, s.W.Text(key))
			}
		}
	}
	if key := "mark.seen." + known.Seen.String(); s.W.Has(key) {
		notes = append(notes, s.W.Text(key))
	}
	if len(notes) == 0 {
		return s.W.Isolate(known.Name)
	}
	return s.W.Text("mark.name", locale.With("name", known.Name), locale.With("notes", strings.Join(notes, ", ")))
}

func (s *Page) agreementRow(x *page.Axis, g *agreement, drawn bool) view.Node {
	class := "quiet-row"
	if g.followed {
		class = "followed"
	}
	says := locale.First(g.says)
	who := view.P(view.Class("who"), view.Text(s.W.Join(g.names, " · ")))
	row := view.LI(view.Class(class), view.P(view.Class("what"), view.Text(says)))
	if drawn && !g.answer.NoRule {
		row = row.With(x.Row(s.spanOf(g), view.Role("img"), view.SVGTitle(view.Text(says)), view.SVGDesc(view.Text(s.W.Join(g.names, ", ")))))
	}
	return row.With(who)
}

// spanOf is how a group is drawn.
func (s *Page) spanOf(g *agreement) page.Span {
	src := g.answer
	sp := page.Span{Start: s.start(), Day: max(src.Earliest, src.NotBefore), Strong: g.followed,
		Never: src.Verdict == aftercare.Avoid, Event: len(src.WaitingFor) > 0, Open: src.Verdict == aftercare.WhenReady}
	for i := range src.Ideally {
		sp.Ideally = max(sp.Ideally, src.Ideally[i].On)
	}
	return sp
}
