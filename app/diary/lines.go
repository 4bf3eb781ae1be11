package diary

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// line is one thing that was recorded: what it is about, and what it says.
type line struct{ name, value string }

// lineList is lines one under the other.
func lineList(lines []line) view.Node {
	list := view.DL(view.Class("lines"))
	for _, l := range lines {
		list.With(view.Div(view.DT(view.Text(l.name)), view.DD(view.Set("dir", "auto"), view.Text(l.value))))
	}
	return list
}

// entryLines is what an entry tells.
func (n *diaryPage) entryLines(e *diary.Entry) view.Node {
	var lines []line
	if e.Record != nil {
		lines = n.recordLines(e.Record)
	}
	if e.Sleep != 0 {
		word := e.Sleep.String()
		lines = append(lines, line{n.W.Text("line.sleep"), n.W.Text("opt.sleep." + word)})
	}
	if len(lines) == 0 {
		return view.P(n.Text("entry.tells-nothing"))
	}
	return lineList(lines)
}

// recordLines is what a record tells, in the order of the format.
func (n *diaryPage) recordLines(rec *aftercare.Record) []line {
	lines := n.factLines(rec)
	var no []string
	ids, none := questions.NoneOf(rec.Observations)
	for _, id := range ids {
		no = append(no, n.W.Text("more."+id))
	}
	for i := range rec.Observations {
		o := &rec.Observations[i]
		info := o.Code.Info()
		calm := info.Calm.Has(o.Word)
		switch {
		case calm && none[o.Code]:
		case calm && !n.W.Has("line."+o.Code.String()):
			no = append(no, n.W.NotTold(o.Code.String()))
		default:
			name, value := n.sign(o)
			lines = append(lines, line{name, value})
		}
	}
	if len(no) > 0 {
		lines = append(lines, line{n.W.Text("line.no"), n.W.Join(locale.Semicolon, no...)})
	}
	return lines
}

// sign is an observation in words.
func (n *diaryPage) sign(o *aftercare.Observation) (name, value string) {
	code := o.Code.String()
	name = n.W.NotTold(code)
	if n.W.Has("line." + code) {
		name = n.W.Text("line." + code)
	}
	info := o.Code.Info()
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		value = n.option(code, info.Words.Name(max(o.Word, 1)))
	case aftercare.PayloadNumber:
		value = n.amount(o)
	case aftercare.PayloadActivity:
		value = n.W.Activity(o.Activity)
	case aftercare.PayloadItems:
		var items []string
		for _, item := range o.Items {
			items = append(items, strconv.Itoa(int(item)))
		}
		value = n.W.Join(locale.Comma, items...)
	case aftercare.PayloadTotal:
		value = strconv.Itoa(int(o.Total))
	case aftercare.PayloadText:
		value = o.Text
	}
	more := []string{value}
	if o.Site != 0 {
		more = append(more, n.W.Text("opt.pain-site."+o.Site.String()))
	}
	for _, t := range [...]struct {
		key string
		tri aftercare.Tri
	}{{"line.worse", o.Worsening}, {"line.relieved", o.Relieved}} {
		if t.tri != aftercare.Unknown {
			more = append(more, n.W.Text(t.key+"."+t.tri.String()))
		}
	}
	if o.Since != 0 {
		more = append(more, n.W.Text("line.since", locale.With("day", n.W.Day(o.Since, n.Today))))
	}
	return name, n.W.Join(locale.Semicolon, more...)
}

// option is the words of a value.
func (n *diaryPage) option(field, word string) string {
	if key := "opt." + field + "." + word; n.W.Has(key) {
		return n.W.Text(key)
	}
	return n.W.Text("opt." + word)
}

// amount is a number with its unit.
func (n *diaryPage) amount(o *aftercare.Observation) string {
	point := func(d aftercare.Decimal) string { return strings.Replace(d.String(), ".", n.W.Text("number.point"), 1) }
	number := point(o.Number)
	with := locale.With("n", number)
	units := o.Code.Info().Units
	switch {
	case o.Unit != 0:
		return n.W.Text(n.W.Form("unit."+units.Name(o.Unit), o.Number), with)
	case units.Len() == 1:
		return n.W.Text(n.W.Form("unit."+units.Name(1), o.Number), with)
	case o.Hours > 0:
		return n.W.Text("line.hours", with, locale.With("hours", point(o.Hours)))
	}
	return number
}

// factLines is what a record tells that is no observation.
func (n *diaryPage) factLines(rec *aftercare.Record) (lines []line) {
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, line{n.W.Text(key), value})
		}
	}
	terms := func(key, field string, words ...string) {
		var options []string
		for _, word := range words {
			if word != "" {
				options = append(options, n.option(field, word))
			}
		}
		add(key, n.W.Join(locale.Semicolon, options...))
	}
	day := func(d aftercare.Date) string {
		if d == 0 {
			return ""
		}
		return n.W.WeekDay(d, n.Today)
	}
	if rec.Jurisdiction != "" {
		add("ask.country.country", n.Jurisdiction(rec.Jurisdiction))
	}
	terms("ask.about", "about", rec.About.String())
	terms("line.kind", "kind", rec.Loss.Kind.String())
	terms("line.location", "location", rec.Loss.Location.String())
	add("line.found", day(rec.Loss.DiagnosedOn))
	if passed := day(rec.Loss.To); rec.Loss.From == rec.Loss.To {
		add("line.passed", passed)
	} else {
		add("line.passed", n.W.Text("line.between", locale.With("from", day(rec.Loss.From)), locale.With("to", passed)))
	}
	if g := int(rec.Loss.Gestation); g != 0 {
		add("line.weeks", n.W.Text("line.gestation", n.W.Counted("weeks", "week", g/7), n.W.Counted("days", "day", g%7)))
	}
	for i := range rec.Care {
		c := &rec.Care[i]
		parts := []string{n.option("care", max(c.Route, aftercare.Expectant).String())}
		if c.Method == aftercare.Methotrexate {
			parts[0] = n.option("care", "methotrexate")
		} else if c.Method != 0 {
			parts = append(parts, n.W.Text("line.method."+c.Method.String()))
		}
		if c.Anaesthetic != 0 {
			parts = append(parts, n.option("anaesthetic", c.Anaesthetic.String()))
		}
		if c.Approach != 0 {
			parts = append(parts, n.option("approach", c.Approach.String()))
		}
		if c.Start.Told() {
			parts = append(parts, day(c.Start.Day))
		}
		add("line.care", n.W.Join(locale.Semicolon, parts...))
	}
	terms("line.rh", "rh", rec.Person.Rh.String())
	terms("line.condition", "condition", aftercare.ConditionTerms.Of(rec.Person.Conditions)...)
	terms("line.medicine", "medicine", aftercare.MedicineTerms.Of(rec.Person.Medicines)...)
	if n := rec.Person.PreviousLosses; n.Told() {
		add("line.previous-losses", strconv.Itoa(n.Value()))
	}
	if rec.Person.Age != 0 {
		add("line.age", strconv.Itoa(int(rec.Person.Age)))
	}
	terms("ask.wishes.conceive", "conceive", rec.Wishes.Conceive.String())
	var wishes []string
	for _, a := range rec.Wishes.Activities {
		wishes = append(wishes, n.W.Activity(a))
	}
	add("line.activity", n.W.Join(locale.Semicolon, wishes...))
	return lines
}

// entryLink leads to the page of an entry.
func (n *diaryPage) entryLink(e *diary.Entry) view.Node {
	told := view.Node{}
	if e.Told != nil {
		told = view.P(view.Class("quiet"), view.Text(n.toldText(e.Told)))
	}
	return view.List(told, view.P(view.Class("quiet"), page.Link(page.Numbered(pathEntry, e.ID), n.Text("entry.open", locale.With("time", e.Written.Clock())))))
}

// toldText is what she was told when she wrote it.
func (n *diaryPage) toldText(t *diary.Told) string {
	u := aftercare.UrgencyAnswer{Level: t.Level, Asked: true} // the level alone was kept
	for _, id := range t.Statements {
		if x := n.Know.Statement(id); x != nil && x.Level == t.Level {
			u.Action = x.Action
			break
		}
	}
	return n.W.Text("entry.told", locale.With("what", n.W.Urgency(&u)))
}
