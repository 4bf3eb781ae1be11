package main

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/locale"
)

// Bounds of the short answer.
const (
	nextDues     = 2 // dates
	shortFacts   = 2 // unknown facts
	shortRecheck = 3 // facts that cannot be right
	shortSigns   = 6 // emergency signs: one for each line of the list of danger signs, from its top
)

// brief prints the rest of an answer on one screen: what she asked about, the
// emergency signs, the next dates, everything else in three lines, what is not
// known, and where the rest is.
func (t *paper) brief(g *aftercare.Guidance, rec *aftercare.Record) {
	if g.Urgency.Level < aftercare.SameDay {
		t.wishes(g, rec)
		t.signsInShort(g)
		t.line("")
		t.next(g)
		t.others(g, rec.Wishes.Activities)
		t.unknown(g)
	}
	t.recheck(g, shortRecheck)
	t.line("")
	t.say("", t.w.Text("text.more"))
}

// wishes prints the answer on each activity that she wishes about, what holds it, and
// how many sources say something else.
func (t *paper) wishes(g *aftercare.Guidance, rec *aftercare.Record) {
	for _, act := range rec.Wishes.Activities {
		a := &g.Activities[act-1]
		t.line("")
		t.labelled(t.w.Labelled(t.w.Activity(act)), t.w.Verdict(a, g.AsOf.Day))
		t.held("  ", a, g, rec)
		t.signed("  ", a, g.AsOf.Day)
		if len(a.Sources) > 0 && a.Verdict != aftercare.GetHelpFirst {
			t.say("  ", t.w.Finding(a, g.AsOf.Day)+t.w.FullStop())
		}
	}
}

// signsInShort prints the first sentence of the first emergency sign of each
// line of the list of danger signs.
func (t *paper) signsInShort(g *aftercare.Guidance) {
	var first [shortSigns + 1]string // by line
	for _, id := range g.SafetyNet {
		s := t.statement(id)
		if s != nil && s.Level == aftercare.Emergency && s.Line <= shortSigns && first[s.Line] == "" {
			first[s.Line] = t.w.Sourced(s, strings.TrimSuffix(locale.FirstSentence(t.w.Says(s)), t.w.FullStop()))
		}
	}
	var signs []string
	for _, text := range first[1:] {
		if text != "" {
			signs = append(signs, text)
		}
	}
	if len(signs) > 0 {
		t.line("")
		t.labelled(t.callAtOnce(g), t.w.Join(locale.Dot, signs...))
	}
}

// callAtOnce asks to call the emergency number, by its digits if they are known.
func (t *paper) callAtOnce(g *aftercare.Guidance) string {
	if number := g.Urgency.EmergencyNumber(); number != "" {
		return t.w.Text("text.emergency", locale.With("number", number))
	}
	return t.w.Text("text.emergency.unknown")
}

// next prints the dates that come next, in one line.
func (t *paper) next(g *aftercare.Guidance) {
	var list []string
	for i := range g.Due {
		d := &g.Due[i]
		switch {
		case d.On == 0 || d.State == aftercare.DueDone:
		case d.State == aftercare.DueUpcoming:
			list = append(list, t.w.Join(locale.Colon, t.w.WeekDay(d.On, g.AsOf.Day), t.w.Item(d)))
		default:
			list = append(list, t.w.Join(locale.Colon, t.w.Item(d), t.w.Due(d, g.AsOf.Day)))
		}
	}
	if len(list) > 0 {
		t.labelled(t.w.Text("text.next"), t.w.Join(locale.Dot, list[:min(len(list), nextDues)]...))
	}
}

// others prints the activities that she did not ask about, in four lines: what is open,
// what opens on a day, what has no day, and what is not advised.
func (t *paper) others(g *aftercare.Guidance, wishes []aftercare.Activity) {
	var open, undated, avoid []string
	days := map[aftercare.Date][]string{}
	var order []aftercare.Date
	for i := range g.Activities {
		a := &g.Activities[i]
		if slices.Contains(wishes, a.Activity) {
			continue
		}
		name := t.w.Activity(a.Activity)
		switch day := max(a.Earliest, a.NotBefore); {
		case a.Verdict == aftercare.WhenReady:
			open = append(open, name)
		case a.Verdict != aftercare.Hold:
			avoid = append(avoid, name)
		case day == 0:
			undated = append(undated, name)
		default:
			if len(days[day]) == 0 {
				order = append(order, day)
			}
			days[day] = append(days[day], name)
		}
	}
	slices.Sort(order)
	var dated []string
	for _, day := range order {
		dated = append(dated, t.w.InBrackets(t.w.ShortDay(day, g.AsOf.Day), t.w.Join(locale.Comma, days[day]...)))
	}
	for _, x := range []struct {
		key  string
		list []string
	}{{"open", open}, {"not-before", dated}, {"undated", undated}, {"avoid", avoid}} {
		if len(x.list) > 0 {
			t.labelled(t.w.Text("text.others."+x.key), t.w.Join(locale.Dot, x.list...))
		}
	}
}

// more counts what isn't printed.
func (t *paper) more(n int) string {
	return t.w.Text("text.unknown.more", locale.With("n", strconv.Itoa(n)))
}

// unknown prints what was not recorded and matters most, and how much else.
func (t *paper) unknown(g *aftercare.Guidance) {
	var facts []string
	for _, fact := range g.Unknown[:min(len(g.Unknown), shortFacts)] {
		facts = append(facts, t.w.NotTold(fact))
	}
	if more := len(g.Unknown) - len(facts); more > 0 {
		facts = append(facts, t.more(more))
	}
	if len(facts) > 0 {
		t.labelled(t.w.Text("text.unknown"), t.w.Join(locale.Dot, facts...))
	}
}
