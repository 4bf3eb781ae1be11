package chart

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
	"aftercare/wire"
)

// summary is one page for a clinician, and the same as a plain file and as a
// record beside it. What she wrote for herself, and what she recorded about mood
// and safety, is on it only if she says so: others may read the page.
type summary struct {
	*chart
	d     *diary.Diary
	notes bool
	parts []summaryPart
}

// summaryPart is a part of the page: facts, each with its name.
type summaryPart struct {
	key   string
	facts []summaryFact
}

type summaryFact struct{ name, value string }

// The fields of its form.
const (
	summaryNotes = "notes"
	summaryMind  = "mind"
)

// Summary answers a step of the page.
func Summary(a *page.Site, r *page.Request, d *diary.Diary, asOf aftercare.When, note view.Node) *page.Response {
	press, notes, mind := "", false, false
	for _, f := range r.Form {
		switch f.Name {
		case "go":
			press = f.Value
		case summaryNotes:
			notes = true
		case summaryMind:
			mind = true
		}
	}
	s := &summary{chart: newChart(a, r, d, asOf, mind), d: d, notes: notes}
	s.start = s.weekOf(s.firstBleeding())
	s.fill()
	out := s.Respond(page.Heading(s.Text("summary.title")), note, s.form(), s.sheetOfPaper(), s.LinkList(page.PathPicture, page.PathDays, page.PathNotes))
	name := "notes-" + s.Today.String()
	switch press {
	case "text":
		out.Download = &page.Download{Name: name + ".txt", Type: "text/plain; charset=utf-8", Body: []byte(s.plainText())}
	case "record":
		out.Download = &page.Download{Name: name + ".json", Type: page.TypeJSON, Body: wire.AppendRecord(nil, s.record())}
	}
	return out
}

// record is the record to hand out: no more than the page shows.
func (s *summary) record() *aftercare.Record {
	rec := s.d.Record()
	if s.notes {
		rec = s.d.RecordWithNotes()
	}
	if s.mind {
		return rec
	}
	var list []aftercare.Observation
	for _, o := range rec.Observations {
		if !isMind(o.Code) {
			list = append(list, o)
		}
	}
	rec.Observations = list
	return rec
}

// form lets her choose what is on the page and take it along.
func (s *summary) form() view.Node {
	tick := func(name string, on bool) view.Node {
		return view.Label(view.Class("tick"), view.Input(view.Type("checkbox"), view.Name(name), view.Value("true"), view.ID("f-"+name), view.Flag("checked", on)),
			view.Span(s.Text("summary.with."+name)))
	}
	press := func(class, value string) view.Node { return s.PressButton(class, value, "summary.go."+value) }
	return page.FormTo(page.PathSummary, view.Class("screen"),
		view.P(view.Class("lead"), s.Text("summary.lead")),
		view.Fieldset(view.Legend(s.Text("summary.with")), tick(summaryNotes, s.notes), tick(summaryMind, s.mind)),
		view.Div(view.Class("buttons"), press("button", "show"), press("button plain", "text"), press("button plain", "record")),
		view.P(view.Class("quiet"), s.Text("summary.print")))
}

// sheetOfPaper is the page itself, as it is printed.
func (s *summary) sheetOfPaper() view.Node {
	box := view.Article(view.Class("paper"), view.Aria("label", s.W.Text("summary.paper")), view.P(view.Class("purpose"), s.Text("summary.purpose")))
	for i := range s.parts {
		p := &s.parts[i]
		list := view.DL()
		for _, f := range p.facts {
			list.With(view.Div(view.DT(view.Text(f.name)), view.DD(view.Set("dir", "auto"), view.Text(f.value))))
		}
		section := view.Section(view.Class("part-"+p.key), view.H2(s.Text("summary.part."+p.key)), list)
		if p.key == "bleeding" {
			section.With(s.curve(), s.calendar())
		}
		box.With(section)
	}
	return box.With(view.P(view.Class("edition"), s.Text("summary.edition", s.editionArgs()...)))
}

func (s *summary) editionArgs() []locale.Arg {
	return []locale.Arg{locale.With("pack", s.g.Pack.ID), locale.With("edition", s.g.Pack.Edition), locale.With("day", s.W.Day(s.Today, 1))}
}

// curve is the bleeding alone, without what is usual.
func (s *summary) curve() view.Node {
	box := view.Figure(view.Class("course"))
	for _, b := range s.blocks(nil) {
		if facts := s.runs(&b, s.flowWords); facts != nil {
			box.With(view.Div(view.Class("block"), b.scale(s.W), s.flow(&b, nil, view.Role("img"), view.SVGTitle(s.Text("picture.bleeding")), view.SVGDesc(view.Text(strings.Join(facts, " "))))))
		}
	}
	return box
}

// calendar is the bleeding as a table: a row for each week, a column for each
// day of it. Weeks in a row of which nothing was told are one row.
func (s *summary) calendar() view.Node {
	const week = 7
	head := view.TR(view.TH(view.Set("scope", "col"), s.Text("summary.week")))
	for i := range aftercare.Date(week) {
		head.With(view.TH(view.Set("scope", "col"), view.Text(s.W.Text("weekday.short."+strconv.Itoa((s.start+i).Weekday()+1)))))
	}
	body, some := view.Tbody(), false
	for from := s.start; from <= s.Today; from += week {
		to := from
		for to <= s.Today && !s.bledIn(to, to+week) {
			to += week
		}
		if to > from {
			body.With(view.TR(view.Class("untold"), view.TH(view.Set("scope", "row"), view.Text(s.W.ShortDay(from, s.Today))),
				view.TD(view.Count("colspan", week), s.Text("summary.untold", locale.With("to", s.W.Day(min(to-1, s.Today), 1))))))
		}
		if to > s.Today {
			break
		}
		from, some = to, true
		row := view.TR(view.TH(view.Set("scope", "row"), view.Text(s.W.ShortDay(from, s.Today))))
		for d := from; d < from+week; d++ {
			row.With(s.calendarDay(d))
		}
		body.With(row)
	}
	if !some {
		return view.Node{}
	}
	return view.Section(view.Class("wide"), view.Aria("label", s.W.Text("summary.calendar")), view.Count("tabindex", 0),
		view.Table(view.Class("calendar"), view.Caption(s.Text("summary.calendar")), view.Thead(head), body))
}

// firstBleeding is the day of the loss, or an earlier one with bleeding
// recorded; if the loss has no day, the first day with bleeding.
func (s *summary) firstBleeding() aftercare.Date {
	first := s.lossDay()
	for i := range s.days {
		if d := &s.days[i]; d.bleeding != 0 {
			if first == 0 || d.day < first {
				first = d.day
			}
			break
		}
	}
	if first == 0 {
		return s.Today
	}
	return first
}

// bledIn reports whether bleeding, or that there was none, was told in some days.
func (s *summary) bledIn(from, before aftercare.Date) bool {
	for d := from; d < before; d++ {
		if day := s.find(d); day != nil && day.bleeding != 0 {
			return true
		}
	}
	return false
}

func (s *summary) calendarDay(d aftercare.Date) view.Node {
	day := s.find(d)
	switch {
	case d > s.Today:
		return view.TD()
	case day == nil || day.bleeding == 0:
		return view.TD(view.Class("untold"), s.Text("picture.untold.short"))
	}
	return view.TD(view.Text(s.flowWords(day)))
}

// plainText is the page as plain text, and the days one by one.
func (s *summary) plainText() string {
	var b strings.Builder
	line := func(parts ...string) {
		for _, part := range parts {
			b.WriteString(oneLine(part))
		}
		b.WriteString("\r\n")
	}
	line(locale.Plain(s.W.Text("summary.paper")))
	line(locale.Plain(s.W.Text("summary.purpose")))
	for i := range s.parts {
		line()
		line(s.W.Text("summary.part." + s.parts[i].key))
		for _, f := range s.parts[i].facts {
			line("  ", s.W.Isolate(oneLine(f.name)), s.W.Between(locale.Colon), s.W.Isolate(oneLine(f.value)))
		}
	}
	line()
	line(s.W.Text("summary.days"))
	for _, x := range s.byDay() {
		line("  ", s.W.Isolate(oneLine(x.name)), s.W.Between(locale.Colon), s.W.Isolate(oneLine(x.value)))
	}
	line()
	line(s.W.Text("summary.edition", s.editionArgs()...))
	return b.String()
}

// byDay is every day up to today; days in a row of which nothing was told are
// one line that says so.
func (s *summary) byDay() []summaryFact {
	var list []summaryFact
	untold := func(from, to aftercare.Date) {
		day := s.span(from, to, 1)
		list = append(list, summaryFact{day, s.W.Text("picture.untold.short")})
	}
	next := s.start
	for i := range s.days {
		d := &s.days[i]
		if !d.told() || d.day > s.Today {
			continue
		}
		if d.day > next {
			untold(next, d.day-1)
		}
		next = d.day + 1
		list = append(list, summaryFact{s.W.Day(d.day, 1), s.dayWords(d)})
	}
	if len(s.days) > 0 && next <= s.Today {
		untold(next, s.Today)
	}
	return list
}

// dayWords is all that was recorded for a day. Bleeding that was not told is said
// to be so.
func (s *summary) dayWords(d *chartDay) string {
	flow := s.flowWords(d)
	if flow == "" {
		flow = s.W.Text("picture.untold.short")
	}
	parts := []string{s.W.Text("sign.is", locale.With("name", s.W.Text("picture.bleeding")), locale.With("value", flow))}
	if words := s.acheWords(d); words != "" {
		parts = append(parts, s.W.Text("sign.is", locale.With("name", s.W.Text("picture.pain")), locale.With("value", words)))
	}
	if words := s.heatWords(d); words != "" {
		parts = append(parts, words)
	}
	return s.W.Join(locale.Semicolon, append(append(parts, d.events...), d.signs...)...)
}

// oneLine keeps a text on its line and in its place there, so that no note can
// pass for a fact.
func oneLine(text string) string {
	return locale.Bounded(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029:
			return ' '
		case r >= 0x202A && r <= 0x202E:
			return -1
		}
		return r
	}, text), "\uFFFD"))
}
