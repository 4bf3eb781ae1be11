package locale

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/groups"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// Finding sums up the sources on an activity in one sentence: how many wait longer
// than our answer and often until when, or if our answer has no day, what most of
// them wait for.
func (w *Words) Finding(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	t := groups.Count(a)
	ruled := t.Sources - t.NoTime
	day := With("day", w.Day(t.Often, today))
	switch {
	case t.Sources == 1:
		return w.Text("finding.single", With("says", w.onlySays(a, today)))
	case ruled == 0:
		return w.Text("finding.no-time", With("all", strconv.Itoa(t.Sources)))
	case !t.Compared:
		return w.Text("finding.of", With("all", strconv.Itoa(t.Sources)), With("parts", w.List(w.largest(&t))))
	case a.Earliest != 0:
		as := ruled - t.Sooner
		return Capitalize(w.Count("finding.as-long", as, With("who", w.share(as, t.Sources)), With("day", w.Day(a.Earliest, today))))
	case t.Longer == 0:
		return w.Text("finding.nobody-longer")
	case t.Often == 0:
		return Capitalize(w.Count("finding.longer", t.Longer, With("who", w.share(t.Longer, t.Sources))))
	}
	return Capitalize(w.Text("finding.longer.often", With("who", w.share(t.Longer, t.Sources)), day))
}

// onlySays is what the only source of an answer says.
func (w *Words) onlySays(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	for i := range a.Sources {
		if a.Sources[i].Applies {
			return w.ForHer(&a.Sources[i], today)
		}
	}
	return ""
}

// counted is how many sources say something, by the end of its key.
type counted struct {
	key string
	n   int
}

// largest counts the two most common things that sources wait for, or one and that
// some give no time.
func (w *Words) largest(t *groups.Tally) []string {
	parts := []counted{{"open", t.Open}, {"dated", t.Dated}, {"event", t.Event}, {"never", t.Never}}
	sorting.Stable(parts, func(a, b counted) int { return b.n - a.n })
	var out []string
	for _, p := range append(parts[:2], counted{"no-time", t.NoTime}) {
		if p.n > 0 && len(out) < 2 {
			out = append(out, w.Count("finding.part."+p.key, p.n))
		}
	}
	return out
}

// Upper bounds of the words for a share, in per cent. Fewer sources than fewShared are
// counted instead.
const fewShared = 8

var shares = [...]struct {
	upTo int
	key  string
}{{16, "few"}, {29, "quarter"}, {41, "third"}, {58, "half"}, {70, "two-thirds"}, {82, "three-quarters"}, {99, "nearly-all"}, {100, "all"}}

// share is how many of all sources: "about half of the sources".
func (w *Words) share(n, all int) string {
	if all < fewShared || n < 3 {
		return w.Text("share.of", With("n", strconv.Itoa(n)), With("all", strconv.Itoa(all)))
	}
	for _, s := range shares {
		if n*100 <= s.upTo*all {
			return w.Text("share." + s.key)
		}
	}
	return w.Text("share.all")
}

// FindingRest gives the numbers that go with the finding, a sentence each, and says
// whether the longer wait is known to help.
func (w *Words) FindingRest(a *aftercare.ActivityAnswer) []string {
	t := groups.Count(a)
	if !t.Compared || t.Sources == 1 {
		return nil
	}
	var out []string
	all := With("all", strconv.Itoa(t.Sources))
	switch {
	case a.Earliest == 0 && t.Open > 0 && t.Longer > 0:
		out = append(out, w.Count("finding.open", t.Open, all))
	case a.Earliest != 0 && t.Sooner > 0:
		out = append(out, w.Count("finding.sooner", t.Sooner, all))
	}
	if t.Careful > 0 && t.Careful*2 >= t.Longer {
		out = append(out, w.Text("finding.careful"))
	}
	return out
}

// Group returns the name of a group and, in a few words, its days or what its sources
// wait for. list is all groups of the answer.
func (w *Words) Group(list []groups.Group, g *groups.Group, today aftercare.Date) (name, says string) {
	key := "group." + g.Kind.String()
	other := func(k groups.Kind) bool {
		return slices.ContainsFunc(list, func(g groups.Group) bool { return g.Kind == k })
	}
	if g.Kind == groups.Most && !other(groups.Sooner) && !other(groups.Later) {
		key = "group.dated"
	}
	return w.Text(key), w.groupSays(g, today)
}

// groupSays is what the sources of a group say if they agree, else their days, else
// what most of them say.
func (w *Words) groupSays(g *groups.Group, today aftercare.Date) string {
	if g.Kind == groups.NoTime {
		return "" // the name says it
	}
	counts := map[string]int{}
	common := ""
	for _, s := range g.Sources {
		text := w.ForHer(s, today)
		counts[text]++
		if counts[text] > counts[common] {
			common = text
		}
	}
	switch {
	case len(counts) == 1:
		return common
	case g.Kind == groups.Event || g.From == 0 || g.From == g.To:
		return w.Text("group.mostly", With("says", common))
	}
	return w.span(g.From, g.To, today)
}

// span is from one day to another: "2 to 4 December".
func (w *Words) span(from, to, today aftercare.Date) string {
	fromYear, fromMonth, day := from.Civil()
	if year, month, _ := to.Civil(); year == fromYear && month == fromMonth {
		return w.Text("date.span", With("from", strconv.Itoa(day)), With("to", w.Day(to, today)))
	}
	return w.Text("date.span", With("from", w.Day(from, today)), With("to", w.Day(to, today)))
}

// Marks are what a reader must know to weigh a source: whom its statements were
// written for, if not for a miscarriage, whether anything supports them, how it was
// seen, and the name of what replaced it.
func (w *Words) Marks(source *guideline.Source, newer string, statements []*guideline.Statement) []string {
	var marks []string
	add := func(key string) {
		if w.Has(key) && !slices.Contains(marks, w.Text(key)) {
			marks = append(marks, w.Text(key))
		}
	}
	for _, s := range statements {
		add("mark.population." + s.Population.String())
		if s.Unsupported != "" {
			add("mark.unsupported")
		}
	}
	add("mark.seen." + source.Seen.String())
	if newer != "" {
		marks = append(marks, w.replaced(newer))
	}
	return marks
}

// markedFor are the populations that are counted under the groups.
var markedFor = [...]guideline.Population{guideline.OfInducedAbortion, guideline.OfNotStated}

// Marked says how many sources, each given by its statements, were written for other
// people; nothing if none was.
func (w *Words) Marked(sources [][]*guideline.Statement) string {
	var parts []string
	for _, population := range markedFor {
		n := 0
		for _, list := range sources {
			if slices.ContainsFunc(list, func(s *guideline.Statement) bool { return s.Population == population }) {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, w.Count("marked."+population.String(), n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return w.Text("marked", With("parts", w.List(parts)))
}
