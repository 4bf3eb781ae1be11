package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"aftercare"
	"aftercare/guideline"
	"aftercare/locale"
)

// paper is text for a terminal: wrapped, with plain headings and, if colour is
// wanted, the most important words in bold.
type paper struct {
	text   []byte
	w      *locale.Words
	p      *guideline.Pack
	colour bool
}

func newPaper(out io.Writer, w *locale.Words, p *guideline.Pack) *paper {
	return &paper{w: w, p: p, colour: useColour(out, os.Getenv)}
}

// lineWidth is where lines break.
const lineWidth = 80

// Escape sequences of a terminal.
const (
	bold    = "\x1b[1m"
	boldRed = "\x1b[1;31m"
	usual   = "\x1b[0m"
)

// useColour reports whether to write in colour: on a terminal that can, unless
// NO_COLOR is set (no-color.org).
func useColour(out io.Writer, env func(string) string) bool {
	f, ok := out.(*os.File)
	if !ok || env("NO_COLOR") != "" || env("TERM") == "" || env("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// styled prints text in a style.
func (t *paper) styled(style string, print func()) {
	from := len(t.text)
	print()
	t.wrapIn(style, from, len(t.text)-1)
}

// wrapIn puts a stretch of the text into a style.
func (t *paper) wrapIn(style string, from, to int) {
	if t.colour {
		t.text = slices.Concat(t.text[:from], []byte(style), t.text[from:to], []byte(usual), t.text[to:])
	}
}

// labelled prints a text after its label, which is bold.
func (t *paper) labelled(label, text string) {
	from := len(t.text)
	t.say("", label+" "+text)
	t.wrapIn(bold, from, from+len(label))
}

// writeTo writes the whole text at once.
func (t *paper) writeTo(out io.Writer) error {
	_, err := out.Write(t.text)
	return err
}

func (t *paper) line(text string) {
	t.text = append(append(t.text, text...), '\n')
}

// wide is how many columns a text takes in a terminal: two for the characters of
// Korean and other wide scripts, none for combining marks and for invisible ones such
// as those that isolate a piece of text.
func wide(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// say wraps a text. indent comes before its first line, and as many spaces
// before the others.
func (t *paper) say(indent, text string) {
	indented := wide(indent)
	t.text = append(t.text, indent...)
	column, first := indented, true
	for _, word := range unbroken(locale.Plain(text)) {
		n := wide(word)
		switch {
		case first:
		case column+1+n > lineWidth:
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

// unbroken splits a text where a line may break: not before the dot between
// two entries of a list.
func unbroken(text string) []string {
	var words []string
	for word := range strings.FieldsSeq(text) {
		if word == "·" && len(words) > 0 {
			words[len(words)-1] += " ·"
			continue
		}
		words = append(words, word)
	}
	return words
}

func (t *paper) heading(text string) {
	t.line("")
	t.styled(bold, func() { t.line(text) })
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
	if key := "mark.population." + s.Population.String(); t.w.Has(key) {
		names = append(names, t.w.Text(key))
	}
	t.say(indent, t.w.Says(s)+" ["+t.w.Join(locale.Semicolon, names...)+"]")
}

// guidance prints an answer as a person reads it: in short, or in full.
func (t *paper) guidance(g *aftercare.Guidance, rec *aftercare.Record, full bool) {
	t.w = t.w.About(rec.About)
	t.urgency(g, rec, full)
	if full {
		t.full(g, rec)
	} else {
		t.brief(g, rec)
	}
}

// urgency prints how soon help is needed, what to do, whom to call and what
// that rests on.
func (t *paper) urgency(g *aftercare.Guidance, rec *aftercare.Record, cited bool) {
	u := &g.Urgency
	style := bold
	if u.Level >= aftercare.SameDay {
		style = boldRed
	}
	t.styled(style, func() { t.say("", t.w.Urgency(u)) })
	t.say("", t.w.Action(u))
	t.calls(u.Call)
	words := t.w
	for i := range u.Because {
		b := &u.Because[i]
		if t.w = words; b.OfAsker(rec) {
			t.w = words.OfReader()
		}
		if cited {
			t.says("  - ", b.Statement)
		} else if s := t.statement(b.Statement); s != nil {
			t.say("  - ", t.w.SaysForWhom(s))
		}
	}
	t.w = words
}

// full prints each activity, the wished ones first, then the rest of the answer.
func (t *paper) full(g *aftercare.Guidance, rec *aftercare.Record) {
	wishes, today := rec.Wishes.Activities, g.AsOf.Day
	t.effects(g)
	t.heading(t.w.Text("text.activities", locale.With("day", t.w.WeekDay(today, today))))
	for _, a := range wishes {
		t.activity(&g.Activities[a-1], g, rec)
	}
	for i := range g.Activities {
		if !slices.Contains(wishes, g.Activities[i].Activity) {
			t.activity(&g.Activities[i], g, rec)
		}
	}
	if len(g.Due) > 0 {
		t.heading(t.w.Text("answer.due"))
		for i := range g.Due {
			t.say("  - ", t.w.Join(locale.Colon, t.w.Item(&g.Due[i]), t.w.Due(&g.Due[i], today)))
		}
	}
	t.topics(t.w.Text("answer.topics"), g.Topics[:min(len(g.Topics), aftercare.MostLines)])
	t.topics(t.w.Text("answer.topics.more"), g.Topics[min(len(g.Topics), aftercare.MostLines):])
	t.list(t.w.Text("answer.when-to-call"), g.SafetyNet)
	if len(g.Unknown) > 0 {
		t.heading(t.w.Text("answer.unknown"))
		for _, fact := range g.Unknown {
			t.say("  - ", t.w.NotTold(fact))
		}
	}
	t.recheck(g, len(g.Recheck))
	t.limits(g)
}

// recheck prints the first facts of the record that cannot be right, and counts the
// others.
func (t *paper) recheck(g *aftercare.Guidance, most int) {
	shown := g.Recheck[:min(len(g.Recheck), most)]
	for _, r := range shown {
		t.say("  ! ", t.w.Join(locale.Colon, r.Fact.Pointer(), t.w.Recheck(r.Why)))
	}
	if more := len(g.Recheck) - len(shown) + g.MoreRecheck; more > 0 {
		t.say("  ! ", t.more(more))
	}
}

// limits prints what the program cannot do, and what the answer was made from.
func (t *paper) limits(g *aftercare.Guidance) {
	today := g.AsOf.Day
	t.heading(t.w.Text("answer.limits"))
	for _, limit := range g.Limits {
		t.say("  - ", t.w.Limit(limit))
	}
	t.say("  - ", t.w.Text("answer.edition", locale.With("edition", t.p.ID+" "+t.p.Edition),
		locale.With("published", t.w.Day(t.p.Published, today)), locale.With("away", t.w.Away(t.p.Published, today))))
}

// effects says what to expect of a treatment, and until when; each text once.
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

// topics prints one line for each topic, and under it the other texts on it.
func (t *paper) topics(heading string, list []aftercare.TopicLine) {
	if len(list) == 0 {
		return
	}
	t.heading(heading)
	for i := range list {
		l := &list[i]
		name, says := t.w.Line(t.p.Topics, l, t.statement(l.Statements[0]))
		t.say("  - ", t.w.Join(locale.Colon, name, says))
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

// calls prints the numbers, those of one service in one line: the verified ones, or
// all if none is.
func (t *paper) calls(list []aftercare.Call) {
	for i := 0; i < len(list); {
		name := t.serviceName(list[i])
		var verified, numbers []string
		for ; i < len(list) && t.serviceName(list[i]) == name; i++ {
			if list[i].Verified {
				verified = append(verified, t.number(list[i]))
			}
			numbers = append(numbers, t.number(list[i]))
		}
		if verified != nil {
			numbers = verified
		}
		t.styled(bold, func() { t.say("  > ", t.w.Join(locale.Colon, name, t.w.Join(locale.Comma, numbers...))) })
	}
}

func (t *paper) serviceName(c aftercare.Call) string {
	if c.Name == "" {
		return t.w.Text("text.service." + c.Service.String())
	}
	return t.w.Isolate(c.Name)
}

// number is a number to call, and whether it was verified.
func (t *paper) number(c aftercare.Call) string {
	switch {
	case c.Number == "":
		return t.w.Text("answer.no-country")
	case c.Verified:
		return t.w.Isolate(c.Number)
	}
	return t.w.InBrackets(c.Number, t.w.Text("text.not-verified"))
}

// activity prints one activity's sentence, what it waits for and what holds it.
func (t *paper) activity(a *aftercare.ActivityAnswer, g *aftercare.Guidance, rec *aftercare.Record) {
	today := g.AsOf.Day
	t.say("  "+pad(t.w.Activity(a.Activity), 26), t.w.Verdict(a, today))
	for i := range a.WaitingFor {
		w := &a.WaitingFor[i]
		mark := "( ) "
		if w.State == aftercare.Met {
			mark = "(x) "
		}
		t.say(strings.Repeat(" ", 28)+mark, t.w.Criterion(a.WaitingFor, w)+" - "+t.w.Standing(w, today))
	}
	if a.Verdict != aftercare.GetHelpFirst { // otherwise it is at the top
		t.held(strings.Repeat(" ", 28), a, g, rec)
	}
	t.signed(strings.Repeat(" ", 28), a, today)
}

// held prints the facts that hold an activity.
func (t *paper) held(indent string, a *aftercare.ActivityAnswer, g *aftercare.Guidance, rec *aftercare.Record) {
	for _, text := range []string{t.w.Held(rec, g, a, t.statement), t.w.StillThere(rec, g, a, t.statement)} {
		if text != "" {
			t.say(indent, text)
		}
	}
}

// signed prints who signed for a relaxation by a clinic, when and why.
func (t *paper) signed(indent string, a *aftercare.ActivityAnswer, today aftercare.Date) {
	for _, x := range a.Signed {
		t.say(indent, t.w.Signed(t.p, x, today))
	}
}

// pad fills a text with spaces to a number of columns.
func pad(text string, n int) string {
	if have := wide(text); have < n {
		return text + strings.Repeat(" ", n-have)
	}
	return text + " "
}
