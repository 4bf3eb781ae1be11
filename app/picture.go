package app

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/guideline"
	"aftercare/locale"
)

// picture is her recovery as a timeline: bleeding, pain and temperature by
// day, what happened and what lies ahead, and the same as a table.
func picture(a *Site, r *Request, d *diary.Diary, asOf aftercare.When, note view.Node) *Response {
	c := newChart(a, r, d, asOf, false)
	main := []view.Node{heading(c.text("picture.title")), note}
	if c.g.Urgency.Level >= aftercare.SameDay {
		u := &c.g.Urgency
		main = append(main, view.Section(view.Class("now small"),
			view.P(view.Strong(view.Text(c.w.Urgency(u)))), view.P(view.Class("do"), view.Text(c.w.Action(u))), c.her.calls(u)))
	}
	if len(c.days) == 0 {
		return c.respond(append(main, view.P(view.Class("lead"), c.text("picture.empty")))...)
	}
	reaches := c.reaches()
	main = append(main,
		view.P(view.Class("lead"), view.Text(c.since())),
		view.P(view.Class("quiet"), c.text("picture.gaps")),
		view.Div(view.Class("lean"),
			c.drawing(reaches),
			c.key(),
			c.marked(),
			c.withoutDay(),
			c.usual(reaches),
			c.dayTable(),
			c.her.safetyNet(c.g)))
	return c.respond(append(main, c.her.limits(c.g), c.linkList(routeSummary, routeRemind, routeDays, routeNotes))...)
}

// since says how long ago the loss was, as far as it is known.
func (c *chart) since() string {
	early, late := c.course.Anchor(guideline.AnchorLoss)
	switch {
	case c.course.NotYet(guideline.AnchorLoss):
		return c.w.Text("picture.since.waiting")
	case early == 0:
		return c.w.Text("picture.since.unknown")
	case early != late:
		return c.w.Text("picture.since.between", locale.With("from", c.w.Day(early, c.today)), locale.With("to", c.w.Day(late, c.today)))
	}
	return c.w.Text("picture.since", locale.With("day", c.w.WeekDay(late, c.today)), locale.With("away", c.w.Away(late, c.today)))
}

// blocks are the weeks from the first day told to the last day that a line or
// a mark reaches.
func (c *chart) blocks(reaches []reach) []block {
	last := c.today
	for i := range c.days {
		last = max(last, c.days[i].day)
	}
	for i := range reaches {
		last = max(last, reaches[i].to)
	}
	last = min(last, c.today+longestAxis)
	var list []block
	for from := c.start; from <= last; from += blockDays {
		list = append(list, block{from: from, today: c.today, rtl: c.w.Dir == "rtl"})
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
	return !b.holds(c.today)
}

// drawing is the strips of all weeks; weeks in a row of which nothing was told
// are one line of words.
func (c *chart) drawing(reaches []reach) view.Node {
	box := view.Figure(view.Class("course"), view.Figcaption(c.text("picture.caption.days")))
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
	return view.P(view.Class("gap"), c.text("picture.gap", locale.With("from", c.w.Day(from, c.today)), locale.With("to", c.w.Day(to, c.today))))
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
		title := c.w.Text(key)
		return view.List(view.P(view.Class("lane"), view.Text(title)), draw(b, img(title, facts)...))
	}
	box := view.Div(view.Class("block"), b.scale(c.w), c.marks(b))
	if !b.holds(c.today) && !c.drawn(b) {
		if b.to() < c.today {
			box.With(c.untold(b.from, b.to()))
		}
		return box.With(c.yet(b, reaches))
	}
	flow := func(b *block, parts ...view.Part) view.Node { return c.flow(b, reaches, parts...) }
	if bleeding := lane("picture.bleeding", flow, c.flowWords); !bleeding.Empty() {
		box.With(bleeding)
	} else {
		box.With(view.P(view.Class("lane"), c.text("picture.bleeding")), c.flow(b, reaches, img(c.w.Text("picture.bleeding"), []string{c.w.Text("picture.untold")})...))
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
		day := c.span(d.day, end, c.today)
		list = append(list, c.w.Text("picture.told", locale.With("day", day), locale.With("words", words)))
	}
	return list
}

// span names the days from one to another, with their year where that is not
// the year of a third.
func (c *chart) span(from, to, today aftercare.Date) string {
	if from == to {
		return c.w.Day(from, today)
	}
	return c.w.Text("picture.run", locale.With("from", c.w.Day(from, today)), locale.With("to", c.w.Day(to, today)))
}

// flowWords says how she bled on a day; nothing where she did not tell.
func (c *chart) flowWords(d *chartDay) string {
	words := ""
	switch {
	case d.bleeding == 0:
		return ""
	case d.bleeding == someBleeding:
		words = c.w.Text("sign.bleeding.some")
	default:
		words = c.w.Text("sign.bleeding." + aftercare.Bleeding.Info().Words.Name(d.bleeding))
	}
	if d.period {
		words = c.w.Text("picture.period", locale.With("words", words))
	}
	if d.pads == nil {
		return words
	}
	return words + ", " + c.padWords(d.pads)
}

// padWords says how many pads an hour, and for how long where that was told.
func (c *chart) padWords(o *aftercare.Observation) string {
	pads := locale.With("pads", c.w.Measured(o))
	if o.Hours == 0 {
		return c.w.Text("picture.pads", pads)
	}
	key := "picture.pads.hours.other"
	if o.Hours == aftercare.DecimalOne {
		key = "picture.pads.hours.one"
	}
	return c.w.Text(key, pads, locale.With("n", c.w.Number(o.Hours)))
}

// acheWords says how strong the pain of a day was, and where.
func (c *chart) acheWords(d *chartDay) string {
	if d.pain == 0 {
		return ""
	}
	words := c.w.Text("sign.pain." + aftercare.Pain.Info().Words.Name(d.pain))
	if places := c.terms("site.", aftercare.SiteTerms.Of(d.sites)); len(places) > 0 {
		words += ", " + strings.Join(places, ", ")
	}
	if d.worse {
		words += ", " + c.w.Text("picture.worse")
	}
	return words
}

// heatWords says the highest temperature of a day.
func (c *chart) heatWords(d *chartDay) string {
	if d.temperature == nil {
		return ""
	}
	if words := c.w.Measured(d.temperature); !d.fever {
		return words
	}
	return c.w.Text("picture.fever", locale.With("words", c.w.Measured(d.temperature)))
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
			return view.LI(view.Span(view.Class(class), view.Text(strconv.Itoa(n))), view.Span(view.Class("day"), view.Text(c.w.Day(d.day, c.today))))
		}
		if len(d.events) > 0 {
			happened.With(row().With(view.Span(view.Class("what"), view.Text(strings.Join(d.events, " · ")))))
			past = true
		}
		for _, x := range d.ahead {
			waits.With(row().With(view.Span(view.Class("what"), view.Strong(view.Text(x.what)), view.Text(" "), view.Small(marked(x.when)))))
			next = true
		}
	}
	return view.List(
		view.If(past, view.Section(view.H2(c.text("picture.happened")), happened)),
		view.If(next, view.Section(view.H2(c.text("picture.ahead")), waits)))
}

// withoutDay lists the activities she asked about that no day is known for.
func (c *chart) withoutDay() view.Node {
	list := view.UL(view.Class("facts-open"))
	some := false
	for _, a := range c.rec.Wishes.Activities {
		if x := &c.g.Activities[a-1]; x.Verdict != aftercare.Hold || max(x.Earliest, x.NotBefore) <= c.today {
			list.With(view.LI(view.Strong(view.Text(c.w.Activity(a))), view.Span(view.Text(c.w.Glance(x, c.today)))))
			some = true
		}
	}
	return view.If(some, view.Section(view.H2(c.text("picture.dayless")), list))
}

// usual names the thin lines behind the bleeding, one for each statement, and
// what is said without a number of days.
func (c *chart) usual(reaches []reach) view.Node {
	list, more := view.UL(view.Class("says reaches")), view.UL(view.Class("says"))
	drawn, rest := false, false
	for i := range reaches {
		r := &reaches[i]
		if r.to == 0 {
			more.With(c.statement(r.statement))
			rest = true
			continue
		}
		drawn = true
		list.With(view.LI(view.P(
			view.Span(view.Class("lettered"), view.Text(letter(i))),
			view.Strong(c.text("picture.reach", locale.With("day", c.w.Day(r.to, c.today)))), view.Text(" "), view.Text(c.w.Says(r.statement))),
			c.evidence(r.statement)))
	}
	lead := "picture.usual.what"
	if !drawn {
		lead = "picture.usual.none"
	}
	return view.Section(view.H2(c.text("picture.usual")), view.P(c.text(lead), view.Text(" "), view.If(len(c.g.SafetyNet) > 0, view.A(view.Href(view.Fragment("call")), c.text("answer.when-to-call")))), view.If(drawn, list),
		view.If(rest, c.folded("picture.usual.more", more)))
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
			sample(c.w.Text("sign.bleeding."+word), mark)
		} else {
			sample(c.w.Text("sign.bleeding."+word), dot("dry", 3))
		}
	}
	sample(c.w.Text("picture.key.period"), bar("period", 3*keyStep))
	sample(c.w.Text("sign.bleeding.some"), bar("bled some", 2*keyStep))
	if q, ok := c.know.engine.FeverFrom(); ok {
		sample(c.w.Text("picture.key.fever", locale.With("from", c.w.Quantity(q, false))), dot("hot", 5))
	}
	sample(c.w.Text("picture.key.untold"))
	return view.Section(view.H2(c.text("picture.key")), list)
}

// dayTable is the picture as a table, one row for a day.
func (c *chart) dayTable() view.Node {
	col := func(key string) view.Node { return view.TH(view.Set("scope", "col"), c.text(key)) }
	body := view.Tbody()
	empty := func(from, to aftercare.Date) {
		day := c.span(from, to, c.today)
		body.With(view.TR(view.Class("untold"), view.TH(view.Set("scope", "row"), view.Text(day)), view.TD(view.Count("colspan", 4), c.text("picture.untold"))))
	}
	next := c.start
	for i := range c.days {
		d := &c.days[i]
		// Single days have a row of their own; weeks of nothing are one row.
		for next < min(d.day, c.today+1) {
			if until := min(d.day, c.today+1) - 1; until-next >= blockDays {
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
	for ; next <= c.today; next++ {
		if c.today-next >= blockDays {
			empty(next, c.today)
			break
		}
		empty(next, next)
	}
	return c.folded("picture.table", view.Section(view.Class("wide"), view.Aria("label", c.w.Text("picture.table")), view.Count("tabindex", 0),
		view.Table(view.Class("by-day"), view.Caption(c.text("picture.table.caption")),
			view.Thead(view.TR(col("picture.day"), col("picture.bleeding"), col("picture.pain"), col("picture.temperature"), col("picture.else"))), body)))
}

// dayRow is one day of the table. What was not told says so: it is not "none".
func (c *chart) dayRow(d *chartDay) view.Node {
	cell := func(words string) view.Node {
		if words == "" {
			return view.TD(view.Class("untold"), c.text("picture.untold.short"))
		}
		return view.TD(view.Text(words))
	}
	rest := view.TD()
	for _, text := range append(append([]string(nil), d.events...), d.signs...) {
		rest.With(view.P(view.Text(text)))
	}
	for _, x := range d.ahead {
		rest.With(view.P(view.Text(x.what+": "), marked(x.when)))
	}
	head := view.TH(view.Set("scope", "row"), view.Text(c.w.Day(d.day, c.today)))
	if !d.told() {
		return view.TR(view.Class("untold"), head, view.TD(view.Count("colspan", 3), c.text("picture.untold.ahead")), rest)
	}
	return view.TR(head, cell(c.flowWords(d)), cell(c.acheWords(d)), cell(c.heatWords(d)), rest)
}
