package chart

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/guideline"
	"aftercare/locale"
)

// Picture is her recovery as a timeline: bleeding, pain and temperature by
// day, what happened and what lies ahead, and the same as a table.
func Picture(a *page.Site, r *page.Request, d *diary.Diary, asOf aftercare.When, note view.Node) *page.Response {
	c := newChart(a, r, d, asOf, false)
	main := []view.Node{page.Heading(c.Text("picture.title")), note}
	main = append(main, c.her.UrgentLine(&c.g.Urgency))
	if len(c.days) == 0 {
		return c.Respond(append(main, view.P(view.Class("lead"), c.Text("picture.empty")))...)
	}
	reaches := c.reaches()
	main = append(main,
		view.P(view.Class("lead"), view.Text(c.since())),
		view.P(view.Class("quiet"), c.Text("picture.gaps")),
		view.Div(view.Class("lean"),
			c.drawing(reaches),
			c.key(),
			c.marked(),
			c.withoutDay(),
			c.usual(reaches),
			c.dayTable(),
			c.her.SafetyNet(c.g)))
	return c.Respond(append(main, c.her.Limits(c.g), c.LinkList(page.PathSummary, page.PathRemind, page.PathDays, page.PathNotes))...)
}

// since says how long ago the loss was, as far as it is known.
func (c *chart) since() string {
	early, late := c.course.Anchor(guideline.AnchorLoss)
	switch {
	case c.course.NotYet(guideline.AnchorLoss):
		return c.W.Text("picture.since.waiting")
	case early == 0:
		return c.W.Text("picture.since.unknown")
	case early != late:
		return c.W.Text("picture.since.between", locale.With("from", c.W.Day(early, c.Today)), locale.With("to", c.W.Day(late, c.Today)))
	}
	return c.W.Text("picture.since", locale.With("day", c.W.WeekDay(late, c.Today)), locale.With("away", c.W.Away(late, c.Today)))
}

// blocks are the weeks from the first day told to the last day that a line or
// a mark reaches.
func (c *chart) blocks(reaches []reach) []block {
	last := c.Today
	for i := range c.days {
		last = max(last, c.days[i].day)
	}
	for i := range reaches {
		last = max(last, reaches[i].to)
	}
	last = min(last, c.Today+page.LongestAxis)
	var list []block
	for from := c.start; from <= last; from += blockDays {
		list = append(list, block{from: from, today: c.Today, rtl: c.W.Dir == "rtl"})
	}
	return list
}

// isEmpty reports whether nothing was told or is to be drawn in a block.
func (c *chart) isEmpty(b *block, reaches []reach) bool {
	for i := range c.days {
		if b.holds(c.days[i].day) {
			return false
		}
	}
	for i := range reaches {
		if r := &reaches[i]; r.to >= b.from && r.from <= b.to() {
			return false
		}
	}
	return !b.holds(c.Today)
}

// drawing is the strips of all weeks; weeks in a row of which nothing was told
// are one line of words.
func (c *chart) drawing(reaches []reach) view.Node {
	box := view.Figure(view.Class("course"), view.Figcaption(c.Text("picture.caption.days")))
	drawn := reaches
	for i := range drawn {
		if drawn[i].to == 0 {
			drawn = drawn[:i]
			break
		}
	}
	list := c.blocks(drawn)
	for i := 0; i < len(list); i++ {
		b := &list[i]
		if !c.isEmpty(b, drawn) {
			box.With(c.blockStrips(b, drawn))
			continue
		}
		end := b
		for i+1 < len(list) && c.isEmpty(&list[i+1], drawn) {
			i++
			end = &list[i]
		}
		box.With(c.untold(b.from, end.to()))
	}
	return box
}

// untold says that she told nothing in some weeks.
func (c *chart) untold(from, to aftercare.Date) view.Node {
	return view.P(view.Class("gap"), c.Text("picture.gap", locale.With("from", c.W.Day(from, c.Today)), locale.With("to", c.W.Day(to, c.Today))))
}

// drawn reports whether the strips of a block have anything to show but marks.
func (c *chart) drawn(b *block) bool {
	for i := range c.days {
		if d := &c.days[i]; b.holds(d.day) && (d.bleeding != 0 || d.pain != 0 || d.temperature != nil) {
			return true
		}
	}
	return false
}

// blockStrips are the strips of one block, each under its word.
func (c *chart) blockStrips(b *block, reaches []reach) view.Node {
	img := func(title string, facts []string) []view.Part {
		return []view.Part{view.Role("img"), view.SVGTitle(view.Text(title)), view.SVGDesc(view.Text(strings.Join(facts, " ")))}
	}
	lane := func(key string, draw func(*block, ...view.Part) view.Node, say func(*chartDay) string) view.Node {
		facts := c.runs(b, say)
		if facts == nil {
			return view.Node{}
		}
		title := c.W.Text(key)
		return view.List(view.P(view.Class("lane"), view.Text(title)), draw(b, img(title, facts)...))
	}
	box := view.Div(view.Class("block"), b.scale(c.W), c.marks(b))
	if !b.holds(c.Today) && !c.drawn(b) {
		if b.to() < c.Today {
			box.With(c.untold(b.from, b.to()))
		}
		return box.With(c.yet(b, reaches))
	}
	flow := func(b *block, parts ...view.Part) view.Node { return c.flow(b, reaches, parts...) }
	if bleeding := lane("picture.bleeding", flow, c.flowWords); !bleeding.Empty() {
		box.With(bleeding)
	} else {
		box.With(view.P(view.Class("lane"), c.Text("picture.bleeding")), c.flow(b, reaches, img(c.W.Text("picture.bleeding"), []string{c.W.Text("picture.untold")})...))
	}
	return box.With(lane("picture.pain", c.ache, c.acheWords), lane("picture.temperature", c.heat, c.heatWords))
}

// runs says what was told in a block, days of the same words together.
func (c *chart) runs(b *block, say func(*chartDay) string) []string {
	var list []string
	for i := 0; i < len(c.days); i++ {
		d := &c.days[i]
		words := say(d)
		if !b.holds(d.day) || words == "" {
			continue
		}
		end := d.day
		for i+1 < len(c.days) && c.days[i+1].day == end+1 && b.holds(end+1) && say(&c.days[i+1]) == words {
			i++
			end++
		}
		day := c.span(d.day, end, c.Today)
		list = append(list, c.W.Text("picture.told", locale.With("day", day), locale.With("words", words)))
	}
	return list
}

// span names the days from one to another, with their year where that is not
// the year of a third.
func (c *chart) span(from, to, today aftercare.Date) string {
	if from == to {
		return c.W.Day(from, today)
	}
	return c.W.Text("picture.run", locale.With("from", c.W.Day(from, today)), locale.With("to", c.W.Day(to, today)))
}

// flowWords says how she bled on a day; nothing where she did not tell.
func (c *chart) flowWords(d *chartDay) string {
	words := ""
	switch {
	case d.bleeding == 0:
		return ""
	case d.bleeding == someBleeding:
		words = c.W.Text("sign.bleeding.some")
	default:
		words = c.W.Text("sign.bleeding." + aftercare.Bleeding.Info().Words.Name(d.bleeding))
	}
	if d.period {
		words = c.W.Text("picture.period", locale.With("words", words))
	}
	if d.pads == nil {
		return words
	}
	return c.W.Join(locale.Comma, words, c.padWords(d.pads))
}

// padWords says how many pads an hour, and for how long where that was told.
func (c *chart) padWords(o *aftercare.Observation) string {
	pads := c.W.Measuring("pads", o)
	if o.Hours == 0 {
		return c.W.Text("picture.pads", pads)
	}
	return c.W.Text(c.W.Form("picture.pads.hours", o.Hours), pads, locale.With("n", c.W.Number(o.Hours)))
}

// acheWords says how strong the pain of a day was, and where.
func (c *chart) acheWords(d *chartDay) string {
	if d.pain == 0 {
		return ""
	}
	words := append([]string{c.W.Text("sign.pain." + aftercare.Pain.Info().Words.Name(d.pain))}, c.terms("site.", aftercare.SiteTerms.Of(d.sites))...)
	if d.worse {
		words = append(words, c.W.Text("picture.worse"))
	}
	return c.W.Join(locale.Comma, words...)
}

// heatWords says the highest temperature of a day.
func (c *chart) heatWords(d *chartDay) string {
	if d.temperature == nil {
		return ""
	}
	if words := c.W.Measured(d.temperature); !d.fever {
		return words
	}
	return c.W.Text("picture.fever", c.W.Measuring("words", d.temperature))
}

// marked lists the days with a mark, by the number in the picture: what
// happened, then what lies ahead.
func (c *chart) marked() view.Node {
	happened, waits := view.OL(view.Class("marked")), view.OL(view.Class("marked"))
	n, past, next := 0, false, false
	for i := range c.days {
		d := &c.days[i]
		if !d.marked() {
			continue
		}
		n++
		class := "pin happened"
		if len(d.events) == 0 {
			class = "pin ahead"
		}
		row := func() view.Node {
			return view.LI(view.Span(view.Class(class), view.Text(strconv.Itoa(n))), view.Span(view.Class("day"), view.Text(c.W.Day(d.day, c.Today))))
		}
		if len(d.events) > 0 {
			happened.With(row().With(view.Span(view.Class("what"), view.Text(c.W.Join(locale.Dot, d.events...)))))
			past = true
		}
		for _, x := range d.ahead {
			waits.With(row().With(view.Span(view.Class("what"), view.Strong(view.Text(x.what)), view.Text(" "), view.Small(page.Marked(x.when)))))
			next = true
		}
	}
	return view.List(
		view.If(past, view.Section(view.H2(c.Text("picture.happened")), happened)),
		view.If(next, view.Section(view.H2(c.Text("picture.ahead")), waits)))
}

// withoutDay lists the activities she asked about that no day is known for.
func (c *chart) withoutDay() view.Node {
	list := view.UL(view.Class("facts-open"))
	some := false
	for _, a := range c.rec.Wishes.Activities {
		if x := &c.g.Activities[a-1]; x.Verdict != aftercare.Hold || max(x.Earliest, x.NotBefore) <= c.Today {
			list.With(view.LI(view.Strong(view.Text(c.W.Activity(a))), view.Span(view.Text(c.W.Glance(x, c.Today)))))
			some = true
		}
	}
	return view.If(some, view.Section(view.H2(c.Text("picture.dayless")), list))
}

// usual names the thin lines behind the bleeding, one for each statement, and
// what is said without a number of days.
func (c *chart) usual(reaches []reach) view.Node {
	list, more := view.UL(view.Class("says reaches")), view.UL(view.Class("says"))
	drawn, rest := false, false
	for i := range reaches {
		r := &reaches[i]
		if r.to == 0 {
			more.With(c.Statement(r.statement))
			rest = true
			continue
		}
		drawn = true
		list.With(view.LI(view.P(
			view.Span(view.Class("lettered"), view.Text(letter(i))),
			view.Strong(c.Text("picture.reach", locale.With("day", c.W.Day(r.to, c.Today)))), view.Text(" "), view.Text(c.W.Says(r.statement))),
			c.Evidence(r.statement)))
	}
	lead := "picture.usual.what"
	if !drawn {
		lead = "picture.usual.none"
	}
	return view.Section(view.H2(c.Text("picture.usual")), view.P(c.Text(lead), view.Text(" "), view.If(len(c.g.SafetyNet) > 0, view.A(view.Href(view.Fragment("call")), c.Text("answer.when-to-call")))), view.If(drawn, list),
		view.If(rest, c.Folded("picture.usual.more", more)))
}

// key is what the columns and signs mean.
func (c *chart) key() view.Node {
	list := view.UL(view.Class("key"))
	sample := func(text string, parts ...view.Part) {
		svg := view.SVG(view.Class("days flow ache heat sample"), view.Count("width", 14), view.Count("height", keyHeight), view.Aria("hidden", "true"), view.Set("focusable", "false"))
		list.With(view.LI(svg.With(parts...), view.Span(view.Text(text))))
	}
	bar := func(class string, tall int) view.Node {
		return view.SVGRect(view.Class(class), view.Count("x", 3), view.Count("y", keyHeight-tall), view.Count("width", 8), view.Count("height", tall), view.Count("rx", 2))
	}
	dot := func(class string, r int) view.Node {
		return view.SVGCircle(view.Class(class), view.Count("cx", 7), view.Count("cy", keyHeight-6), view.Count("r", r))
	}
	for i, word := range aftercare.Bleeding.Info().Words.Words() {
		if mark := bar("bled", i*keyStep); i > 0 {
			sample(c.W.Text("sign.bleeding."+word), mark)
		} else {
			sample(c.W.Text("sign.bleeding."+word), dot("dry", 3))
		}
	}
	sample(c.W.Text("picture.key.period"), bar("period", 3*keyStep))
	sample(c.W.Text("sign.bleeding.some"), bar("bled some", 2*keyStep))
	if q, ok := c.Know.Engine.FeverFrom(); ok {
		sample(c.W.Text("picture.key.fever", c.W.Quantified("from", q)), dot("hot", 5))
	}
	sample(c.W.Text("picture.key.untold"))
	return view.Section(view.H2(c.Text("picture.key")), list)
}

// dayTable is the picture as a table, one row for a day.
func (c *chart) dayTable() view.Node {
	col := func(key string) view.Node { return view.TH(view.Set("scope", "col"), c.Text(key)) }
	body := view.Tbody()
	empty := func(from, to aftercare.Date) {
		day := c.span(from, to, c.Today)
		body.With(view.TR(view.Class("untold"), view.TH(view.Set("scope", "row"), view.Text(day)), view.TD(view.Count("colspan", 4), c.Text("picture.untold"))))
	}
	next := c.start
	for i := range c.days {
		d := &c.days[i]
		// Single days have a row of their own; weeks of nothing are one row.
		for next < min(d.day, c.Today+1) {
			if until := min(d.day, c.Today+1) - 1; until-next >= blockDays {
				empty(next, until)
				next = until + 1
				continue
			}
			empty(next, next)
			next++
		}
		body.With(c.dayRow(d))
		next = max(next, d.day+1)
	}
	for ; next <= c.Today; next++ {
		if c.Today-next >= blockDays {
			empty(next, c.Today)
			break
		}
		empty(next, next)
	}
	return c.Folded("picture.table", view.Section(view.Class("wide"), view.Aria("label", c.W.Text("picture.table")), view.Count("tabindex", 0),
		view.Table(view.Class("by-day"), view.Caption(c.Text("picture.table.caption")),
			view.Thead(view.TR(col("picture.day"), col("picture.bleeding"), col("picture.pain"), col("picture.temperature"), col("picture.else"))), body)))
}

// dayRow is one day of the table. What was not told says so: it is not "none".
func (c *chart) dayRow(d *chartDay) view.Node {
	cell := func(words string) view.Node {
		if words == "" {
			return view.TD(view.Class("untold"), c.Text("picture.untold.short"))
		}
		return view.TD(view.Text(words))
	}
	rest := view.TD()
	for _, text := range append(append([]string(nil), d.events...), d.signs...) {
		rest.With(view.P(view.Text(text)))
	}
	for _, x := range d.ahead {
		rest.With(view.P(view.Text(x.what+c.W.Between(locale.Colon)), page.Marked(x.when)))
	}
	head := view.TH(view.Set("scope", "row"), view.Text(c.W.Day(d.day, c.Today)))
	if !d.told() {
		return view.TR(view.Class("untold"), head, view.TD(view.Count("colspan", 3), c.Text("picture.untold.ahead")), rest)
	}
	return view.TR(head, cell(c.flowWords(d)), cell(c.acheWords(d)), cell(c.heatWords(d)), rest)
}
