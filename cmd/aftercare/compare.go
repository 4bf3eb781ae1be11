package main

import (
	"cmp"
	"slices"
	"strings"

	"aftercare"
)

type compareCmd struct {
	asked
	Activity []string `placeholder:"A" help:"An activity; repeatable. Default: those the record asks about, else all."`
	Record   string   `arg:"" placeholder:"RECORD.json" help:"The record; - is standard input."`
}

// Run draws, for each activity, what every source says on a time line.
func (c *compareCmd) Run(std streams) error {
	in, err := c.open(c.Record, std)
	if err != nil {
		return err
	}
	defer in.Close()
	if in.more {
		return invalidf("compare takes one record")
	}
	rec, g, e, err := guideOne(in.first, in.engines, in.asOf)
	if err != nil {
		return err
	}
	list, err := c.activities(rec)
	if err != nil {
		return err
	}
	t := &paper{w: in.words, p: e.Pack()}
	for _, a := range list {
		t.compare(&g.Activities[a-1], in.asOf.Day)
	}
	return t.print(std.out)
}

// activities are those of the flags, else those the record asks about, else all.
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

// row is one source of the picture.
type row struct {
	*aftercare.SourceAnswer
	name string
}

// compare draws one activity: followed sources first, then the others by day.
func (t *paper) compare(a *aftercare.ActivityAnswer, today aftercare.Date) {
	t.heading(t.w.Activity(a.Activity))
	t.say("", t.w.Verdict(a, today))
	if a.Verdict == aftercare.GetHelpFirst {
		return
	}
	var rows []row
	for i := range a.Sources {
		if s := &a.Sources[i]; s.Applies {
			rows = append(rows, row{s, t.source(s.Source).Name})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if a.Followed != b.Followed {
			if a.Followed {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(orLast(a.Earliest), orLast(b.Earliest)), strings.Compare(a.name, b.name))
	})
	first, last := span(rows, today)
	t.axis(first, last, today)
	for _, r := range rows {
		t.row(r, first, last, today)
	}
	t.line("")
	t.say("", t.w.Text("text.legend"))
}

func orLast(d aftercare.Date) aftercare.Date {
	if d == 0 {
		return 1 << 30
	}
	return d
}

// columns is the width of the time line.
const columns = 40

// span returns the first and last day of the picture.
func span(rows []row, today aftercare.Date) (first, last aftercare.Date) {
	first, last = today-3, today+11
	for _, r := range rows {
		for _, d := range []aftercare.Date{r.Earliest, r.NotBefore} {
			if d != 0 {
				first, last = min(first, d), max(last, d)
			}
		}
	}
	return max(first, today-31), min(last, today+92)
}

// place returns the column of a day.
func place(d, first, last aftercare.Date) int {
	return int(min(max(d, first), last)-first) * (columns - 1) / int(last-first)
}

func (t *paper) axis(first, last, today aftercare.Date) {
	line := []byte(strings.Repeat(" ", columns))
	line[place(today, first, last)] = '|'
	t.line("")
	t.line(pad("", 36) + pad(t.w.ShortDay(first, today), columns-8) + t.w.ShortDay(last, today))
	t.line(pad("", 36) + string(line) + " " + t.w.Text("away.today"))
}

// row draws one source: dashes while it waits, o where it opens, dots where it
// waits for an event without a date.
func (t *paper) row(r row, first, last, today aftercare.Date) {
	line := []byte(strings.Repeat(" ", columns))
	open := r.Earliest
	if open == 0 {
		open = max(r.NotBefore, today)
	}
	at := place(open, first, last)
	for i := range at {
		line[i] = '-'
	}
	switch {
	case r.NoRule:
		line = []byte(strings.Repeat(" ", columns))
	case r.Earliest != 0 || r.Verdict == aftercare.WhenReady:
		line[at] = 'o'
	default:
		for i := at; i < columns; i += 2 {
			line[i] = '.'
		}
	}
	mark := "  "
	if r.Followed {
		mark = "* "
	}
	t.line(strings.TrimRight(mark+pad(r.name, 34)+string(line), " "))
	t.say(pad("", 36), t.w.ForHer(r.SourceAnswer, today))
}
