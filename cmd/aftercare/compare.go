package main

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/groups"
	"aftercare/guideline"
	"aftercare/locale"
)

type compareCmd struct {
	asked
	Activity []string `placeholder:"A" help:"An activity; repeatable. Default: those the record asks about, else all."`
	Record   string   `arg:"" placeholder:"RECORD.json" help:"The record; - is standard input."`
}

// Run draws, for each activity, what every source says on a line of days.
func (c *compareCmd) Run(std streams) error {
	in, err := c.open(c.Record, std, true)
	if err != nil {
		return err
	}
	defer in.Close()
	if in.more {
		return invalidf("compare takes one record, not a stream")
	}
	rec, g, e, err := guideOne(in.first, in.engines, in.asOf)
	if err != nil {
		return err
	}
	list, err := c.activities(rec)
	if err != nil {
		return err
	}
	t := newPaper(std.out, in.words.About(rec.About), e.Pack())
	if u := &g.Urgency; !u.Asked && u.Level < aftercare.SameDay {
		t.say("", t.w.Text("urgency.unasked")) // before anything reassuring
	}
	for _, a := range list {
		t.compare(&g.Activities[a-1], g, rec)
	}
	return t.writeTo(std.out)
}

// activities are those of the flags, else those that the record asks about, else all.
func (c *compareCmd) activities(rec *aftercare.Record) ([]aftercare.Activity, error) {
	var list []aftercare.Activity
	for _, name := range c.Activity {
		a, ok := aftercare.ActivityTerms.Parse(name)
		if !ok {
			return nil, invalidf("--activity %s: must be one of %s", name, strings.Join(aftercare.ActivityTerms.Words(), ", "))
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		list = rec.Wishes.Activities
	}
	if len(list) > 0 {
		return list, nil
	}
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		list = append(list, a)
	}
	return list, nil
}

// signs are the marks of the groups: each is before the name of its group, and at the
// end of its sources' lines, on the day that they open.
var signs = map[groups.Kind]string{
	groups.Followed: "*", groups.Open: "o", groups.Sooner: "<", groups.Most: "#", groups.Later: ">",
	groups.Event: "~", groups.Never: "x", groups.NoTime: "-",
}

// compare draws one activity, group by group, on one line of days.
func (t *paper) compare(a *aftercare.ActivityAnswer, whole *aftercare.Guidance, rec *aftercare.Record) {
	today := whole.AsOf.Day
	t.heading(t.w.Activity(a.Activity))
	t.say("", t.w.Verdict(a, today))
	t.held("", a, whole, rec)
	t.signed("", a, today)
	list := groups.Of(a)
	if a.Verdict == aftercare.GetHelpFirst || len(list) == 0 {
		return
	}
	t.say("", t.w.Finding(a, today)+t.w.Between(locale.Stop)+strings.Join(t.w.FindingRest(a), " "))
	first, last := span(list, today)
	t.axis(first, last, today)
	var marked [][]*guideline.Statement
	for i := range list {
		g := &list[i]
		name, says := t.w.Group(list, g, today)
		if says != "" {
			says = t.w.Between(locale.Colon) + says
		}
		t.line("")
		from := len(t.text)
		t.say(signs[g.Kind]+" ", strconv.Itoa(len(g.Sources))+" "+name+says)
		t.wrapIn(bold, from, len(t.text)-1)
		for _, s := range g.Sources {
			t.row(g.Kind, s, first, last, today)
			marked = append(marked, t.statementsOf(s))
		}
	}
	t.line("")
	if says := t.w.Marked(marked); says != "" {
		t.say("", says)
	}
	t.say("", t.w.Text("text.legend"))
}

// Columns for names and for the line of days. With two spaces before and the day after,
// a line fits a terminal of 80 columns.
const (
	nameColumns = 35
	columns     = 34
)

// How many days before and after today the picture shows at least and at most.
const (
	leastPast, mostPast     = 3, 31
	leastFuture, mostFuture = 11, 92 // three months at most
)

// span returns the first and last day of the picture.
func span(list []groups.Group, today aftercare.Date) (first, last aftercare.Date) {
	first, last = today-leastPast, today+leastFuture
	for i := range list {
		if g := &list[i]; g.From != 0 {
			first, last = min(first, g.From), max(last, g.To)
		}
	}
	return max(first, today-mostPast), min(last, today+mostFuture)
}

// place returns the column of a day.
func place(d, first, last aftercare.Date) int {
	return int(min(max(d, first), last)-first) * (columns - 1) / int(last-first)
}

// axis prints the first day, today and the last.
func (t *paper) axis(first, last, today aftercare.Date) {
	at := place(today, first, last)
	end := t.w.ShortDay(last, today)
	t.line("")
	t.line(pad("", nameColumns+2) + pad(t.w.ShortDay(first, today), columns-wide(end)) + end)
	t.line(pad("", nameColumns+2+at) + "| " + t.w.Text("away.today"))
}

// row draws one source: dashes while it waits, the mark of its group on the day it
// opens, dots while it waits for an event without a date. Notes are on the lines below.
func (t *paper) row(k groups.Kind, s *aftercare.SourceAnswer, first, last, today aftercare.Date) {
	line := []byte(strings.Repeat(" ", columns))
	day := groups.Day(s)
	at := place(max(day, min(today, first)), first, last)
	if day == 0 {
		at = place(today, first, last)
	}
	opens := s.Earliest != 0 || s.Verdict == aftercare.WhenReady
	if !s.NoRule {
		for i := range at {
			line[i] = '-'
		}
		for i := at; i < columns && !opens; i += 2 {
			line[i] = '.'
		}
		if opens {
			line[at] = signs[k][0]
		}
	}
	when := ""
	if day != 0 && opens {
		when = t.w.ShortDay(day, today)
	}
	known := t.source(s.Source)
	t.line(strings.TrimRight("  "+pad(known.Name, nameColumns)+string(line)+" "+when, " "))
	t.under(s, opens, known, today)
}

// statementsOf are the statements of a source that apply to her.
func (t *paper) statementsOf(s *aftercare.SourceAnswer) []*guideline.Statement {
	var list []*guideline.Statement
	for _, id := range s.Statements {
		if x := t.statement(id); x != nil {
			list = append(list, x)
		}
	}
	return list
}

// under prints what the line of days cannot show: an event, and how to weigh the
// source.
func (t *paper) under(s *aftercare.SourceAnswer, opens bool, known *guideline.Source, today aftercare.Date) {
	notes := t.w.Marks(known, t.source(known.SupersededBy).Name, t.statementsOf(s))
	if !opens && !s.NoRule {
		notes = append([]string{t.w.ForHer(s, today)}, notes...)
	}
	if len(notes) > 0 {
		t.say("      ", t.w.Join(locale.Semicolon, notes...))
	}
}
