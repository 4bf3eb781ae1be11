package ask

import (
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/groups"
	"aftercare/locale"
)

// The most columns of a picture of sources. Each holds the marks of one day, or of a
// few consecutive days if the picture spans many.
const mostColumns = 32

// nearLabels is the fewest columns between two labels.
const nearLabels = 10

// tallStack is how many marks may be stacked before they get smaller.
const tallStack = 22

// longestSpread is the most days of a picture, so that one distant day doesn't take
// the space of all others; later days are drawn at the end.
const longestSpread = 26 * 7

// spread is where the marks of sources lie.
type spread struct {
	from, perColumn aftercare.Date
	columns         [][]groups.Kind
	undated         []groups.Kind
	labels          []string // under the columns
	today           int
	bare            bool
}

// picture has one mark for each source, stacked on its day, and a line for today;
// sources without a day are in a row below. It repeats what the groups say, so it is
// hidden from screen readers. A bare one has no words.
func (s *Page) picture(list []groups.Group, bare bool) view.Node {
	sp := s.layOut(list)
	if sp.bare = bare; bare {
		clear(sp.labels)
	}
	box := view.Div(view.Class("marks"), view.Aria("hidden", "true"))
	if len(sp.columns) > 0 {
		class := "stacks"
		for _, marks := range sp.columns {
			if len(marks) > tallStack {
				class = "stacks dense"
			}
		}
		days := view.Div(view.Class(class))
		for i := range sp.columns {
			days.With(s.column(&sp, i))
		}
		box.With(days)
	}
	if len(sp.undated) > 0 {
		line := view.Div(view.Class("undated"), view.If(!bare, view.Span(s.Text("group.undated"))))
		for _, k := range sp.undated {
			line.With(groupMark(k))
		}
		box.With(line)
	}
	return box
}

// strip is a small picture without words. Screen readers read how many sources each
// group has.
func (s *Page) strip(list []groups.Group) view.Node {
	parts := make([]string, len(list))
	for i := range list {
		name, _ := s.W.Group(list, &list[i], s.Today)
		parts[i] = s.W.Join(locale.Colon, name, strconv.Itoa(len(list[i].Sources)))
	}
	says := s.W.Join(locale.Stop, parts...) + s.W.FullStop()
	return view.Div(view.Class("strip"), view.Role("img"), view.Aria("label", says), s.picture(list, true))
}

// column is the marks of one column, with its label and the line of today.
func (s *Page) column(sp *spread, i int) view.Node {
	class := "col"
	switch {
	case i == sp.today && i*2 > len(sp.columns):
		class = "col today before"
	case i == sp.today:
		class = "col today"
	}
	col := view.Div(view.Class(class))
	if i == sp.today && !sp.bare {
		col.With(view.Span(view.Class("day-now"), s.Text("group.today", locale.With("day", s.W.ShortDay(s.Today, s.Today)))))
	}
	for _, k := range sp.columns[i] {
		col.With(groupMark(k))
	}
	if label := sp.labels[i]; label != "" {
		col.With(view.Span(view.Class("at"), view.Span(view.Text(label))))
	}
	return col
}

// layOut places the groups: from the day that it happened, or the first that
// a source names, to the last.
func (s *Page) layOut(list []groups.Group) spread {
	sp := spread{from: s.start()}
	to, dated := s.Today, false
	for i := range list {
		if g := &list[i]; g.From != 0 && g.Kind != groups.Event {
			sp.from, to, dated = min(sp.from, g.From), max(to, g.To), true
		}
	}
	sp.from, to = max(sp.from, s.Today-page.LongestAxis), min(to, s.Today+longestSpread)
	if dated {
		sp.perColumn = (to-sp.from)/mostColumns + 1
		sp.columns = make([][]groups.Kind, (to-sp.from)/sp.perColumn+1)
		sp.labels = make([]string, len(sp.columns))
		sp.today = sp.column(s.Today)
	}
	for i := range list {
		for _, src := range list[i].Sources {
			sp.put(list[i].Kind, s.drawnOn(src))
		}
	}
	if dated {
		s.label(&sp, list, to)
	}
	return sp
}

// drawnOn is the day that a source is drawn on, 0 if it waits for no day alone.
func (s *Page) drawnOn(src *aftercare.SourceAnswer) aftercare.Date {
	switch {
	case src.NoRule:
		return 0
	case src.Earliest != 0:
		return src.Earliest
	case src.Verdict == aftercare.WhenReady:
		return s.Today
	}
	return 0
}

// column is the column of a day; days beyond the picture lie at its ends.
func (sp *spread) column(day aftercare.Date) int {
	at := int((day - sp.from) / sp.perColumn)
	return min(max(at, 0), len(sp.columns)-1)
}

func (sp *spread) put(k groups.Kind, day aftercare.Date) {
	if day == 0 || len(sp.columns) == 0 {
		sp.undated = append(sp.undated, k)
		return
	}
	at := sp.column(day)
	sp.columns[at] = append(sp.columns[at], k)
}

// label names the first day and the last, and if there is space the day on which the
// longer waits begin to end.
func (s *Page) label(sp *spread, list []groups.Group, to aftercare.Date) {
	last := len(sp.columns) - 1
	sp.labels[0] = s.W.ShortDay(sp.from, s.Today)
	if last < nearLabels {
		return
	}
	sp.labels[last] = s.W.ShortDay(to, s.Today)
	for i := range list {
		if list[i].Kind != groups.Most {
			continue
		}
		if at := sp.column(list[i].From); at >= nearLabels && last-at >= nearLabels {
			sp.labels[at] = s.W.ShortDay(list[i].From, s.Today)
		}
	}
}
