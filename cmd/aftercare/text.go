package main

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/guideline"
	"aftercare/locale"
)

// paper is text for a terminal: wrapped, with plain headings.
type paper struct {
	text []byte
	w    *locale.Words
	p    *guideline.Pack
}

// width is where lines break.
const width = 78

// print writes the whole text at once.
func (t *paper) print(out io.Writer) error {
	_, err := out.Write(t.text)
	return err
}

func (t *paper) line(text string) {
	t.text = append(append(t.text, text...), '\n')
}

// wide is how many columns a text takes: the signs that set a piece of it apart
// take none.
func wide(text string) int {
	n := 0
	for _, r := range text {
		if r < 0x2066 || r > 0x2069 {
			n++
		}
	}
	return n
}

// say wraps a text. indent comes before its first line, and as many spaces
// before the others.
func (t *paper) say(indent, text string) {
	indented := wide(indent)
	t.text = append(t.text, indent...)
	column, first := indented, true
	for word := range strings.FieldsSeq(locale.Plain(text)) {
		n := wide(word)
		switch {
		case first:
		case column+1+n > width:
			t.text = append(append(t.text, '\n'), strings.Repeat(" ", indented)...)
			column = indented
		default:
			t.text = append(t.text, ' ')
			column++
		}
		t.text = append(t.text, word...)
		column, first = column+n, false
	}
	t.text = append(t.text, '\n')
}

func (t *paper) heading(text string) {
	t.line("")
	t.line(text)
	t.line(strings.Repeat("-", wide(text)))
}

func (t *paper) statement(id string) *guideline.Statement {
	for i := range t.p.Statements {
		if t.p.Statements[i].ID == id {
			return &t.p.Statements[i]
		}
	}
	return nil
}

func (t *paper) source(id string) *guideline.Source {
	for i := range t.p.Sources {
		if t.p.Sources[i].ID == id {
			return &t.p.Sources[i]
		}
	}
	return &guideline.Source{ID: id, Name: id}
}

// says prints a statement by its id, with its sources' short names, and whom
// it was written for where that is not a miscarriage, as the pages do.
func (t *paper) says(indent, id string) {
	s := t.statement(id)
	if s == nil {
		return
	}
	var names []string
	for _, c := range s.Cites {
		names = append(names, t.source(c.Source).Name)
	}
	about := t.w.Join(names, "; ")
	if key := "mark.population." + s.Population.String(); t.w.Has(key) {
		about += "; " + t.w.Text(key)
	}
	t.say(indent, t.w.Says(s)+" ["+about+"]")
}

// printGuidance prints the guidance as a person reads it: first whether she
// needs help now, then each activity, the wished ones first, then the rest.
func printGuidance(out io.Writer, g *aftercare.Guidance, rec *aftercare.Record, p *guideline.Pack, w *locale.Words) error {
	own, wishes := w, rec.Wishes.Activities
	w = w.About(rec.About)
	t := &paper{w: w, p: p}
	today := g.AsOf.Day
	t.say("", w.Urgency(&g.Urgency))
	t.say("", w.Action(&g.Urgency))
	for _, c := range g.Urgency.Call {
		t.call(c)
	}
	for i := range g.Urgency.Because {
		b := &g.Urgency.Because[i]
		if t.w = w; b.OfAsker(rec) {
			t.w = own
		}
		t.says("  - ", b.Statement)
	}
	t.w = w
	t.effects(g)
	t.heading(w.Text("text.activities", locale.With("day", w.WeekDay(today, today))))
	for _, a := range wishes {
		t.activity(&g.Activities[a-1], today)
	}
	for i := range g.Activities {
		if !slices.Contains(wishes, g.Activities[i].Activity) {
			t.activity(&g.Activities[i], today)
		}
	}
	if len(g.Due) > 0 {
		t.heading(w.Text("answer.due"))
		for i := range g.Due {
			t.say("  - ", w.Item(&g.Due[i])+": "+w.Due(&g.Due[i], today))
		}
	}
	t.topics(w.Text("answer.topics"), g.Topics[:min(len(g.Topics), aftercare.MostLines)])
	t.topics(w.Text("answer.topics.more"), g.Topics[min(len(g.Topics), aftercare.MostLines):])
	t.list(w.Text("answer.when-to-call"), g.SafetyNet)
	if len(g.Unknown) > 0 {
		t.heading(w.Text("answer.unknown"))
		for _, fact := range g.Unknown {
			t.say("  - ", w.NotTold(fact))
		}
	}
	for _, r := range g.Recheck {
		t.say("  ! ", w.Isolate(r.Fact.Pointer())+": "+w.Recheck(r.Why))
	}
	t.heading(w.Text("answer.limits"))
	for _, limit := range g.Limits {
		t.say("  - ", w.Limit(limit))
	}
	t.say("  - ", w.Text("answer.edition", locale.With("edition", p.ID+" "+p.Edition),
		locale.With("published", w.Day(p.Published, today)), locale.With("away", w.Away(p.Published, today))))
	return t.print(out)
}

// effects says what is expected of a treatment, and until when; one text once.
func (t *paper) effects(g *aftercare.Guidance) {
	if len(g.Effects) == 0 {
		return
	}
	t.heading(t.w.Text("effect.title"))
	told := map[string]bool{}
	for i := range g.Effects {
		e := &g.Effects[i]
		text := t.w.Says(t.statement(e.Statement))
		if !told[text] {
			t.says("  - ", e.Statement)
			t.say("    ", t.w.Expected(e, g.AsOf.Day))
		}
		told[text] = true
	}
}

// topics prints one line a topic: in a few words, and under it what else is
// said of it.
func (t *paper) topics(heading string, list []aftercare.TopicLine) {
	if len(list) == 0 {
		return
	}
	t.heading(heading)
	for i := range list {
		l := &list[i]
		name, says := t.w.Line(t.p.Topics, l, t.statement(l.Statements[0]))
		t.say("  - ", name+": "+says)
		if len(l.Statements) > 1 || l.To.Unit != 0 {
			for _, id := range l.Statements {
				t.says("      ", id)
			}
		}
	}
}

func (t *paper) list(heading string, ids []string) {
	if len(ids) == 0 {
		return
	}
	t.heading(heading)
	for _, id := range ids {
		t.says("  - ", id)
	}
}

func (t *paper) call(c aftercare.Call) {
	name := c.Name
	if name == "" {
		name = t.w.Text("text.service." + c.Service.String())
	}
	name, number := t.w.Isolate(name), t.w.Isolate(c.Number)
	switch {
	case number == "":
		t.say("  > ", name+": "+t.w.Text("answer.no-country"))
	case c.Verified:
		t.say("  > ", name+": "+number)
	default:
		t.say("  > ", name+": "+number+" ("+t.w.Text("text.not-verified")+")")
	}
}

// activity prints one activity's sentence and what it waits for.
func (t *paper) activity(a *aftercare.ActivityAnswer, today aftercare.Date) {
	t.say("  "+pad(t.w.Activity(a.Activity), 26), t.w.Verdict(a, today))
	for i := range a.WaitingFor {
		w := &a.WaitingFor[i]
		mark := "( ) "
		if w.State == aftercare.Met {
			mark = "(x) "
		}
		t.say(strings.Repeat(" ", 28)+mark, t.w.Criterion(a.WaitingFor, w)+" - "+t.w.Standing(w, today))
	}
	for _, x := range a.Signed {
		t.say(strings.Repeat(" ", 28), t.w.Signed(x, today))
	}
}

// pad fills a text with spaces to a width.
func pad(text string, n int) string {
	if have := utf8.RuneCountInString(text); have < n {
		return text + strings.Repeat(" ", n-have)
	}
	return text + " "
}
