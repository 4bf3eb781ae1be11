package locale

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// Held says what holds an activity until somebody has looked at it: the facts that
// were told, in a few words each, or the alarm itself if its facts have no words. It is
// "" if no alarm holds the activity or a clinician has cleared it. If help comes
// first, every alarm holds every activity.
func (w *Words) Held(rec *aftercare.Record, g *aftercare.Guidance, a *aftercare.ActivityAnswer, statement func(id string) *guideline.Statement) string {
	helpFirst := a.Verdict == aftercare.GetHelpFirst
	if !helpFirst && !AsksFirst(a) {
		return ""
	}
	var told, says []string
	for i := range g.Urgency.Because {
		b := &g.Urgency.Because[i]
		if !helpFirst && !slices.Contains(a.HeldBy, b.Statement) {
			continue
		}
		facts := w.Facts(rec, b.Facts)
		told = aftercare.AddMany(told, facts)
		if s := statement(b.Statement); len(facts) == 0 && s != nil {
			says = append(says, FirstSentence(w.SaysForWhom(s)))
		}
	}
	if len(told) > 0 {
		says = append([]string{w.YouTold(told)}, says...)
	}
	return strings.Join(says, " ")
}

// YouTold is what the reader told, in one line.
func (w *Words) YouTold(facts []string) string {
	return w.Text("because.told", With("facts", w.Join(Dot, facts...)))
}

// StillThere asks about a sign that was told before and holds an activity until it
// was asked about again; "" for none.
func (w *Words) StillThere(rec *aftercare.Record, g *aftercare.Guidance, a *aftercare.ActivityAnswer, statement func(id string) *guideline.Statement) string {
	for _, id := range a.HeldBy {
		s := statement(id)
		if s == nil || slices.ContainsFunc(g.Urgency.Because, func(b aftercare.Because) bool { return b.Statement == id }) {
			continue
		}
		for _, fact := range g.Unknown { // those that were told before come first
			o := rec.LastTold(aftercare.ParseCode(fact))
			for x := range s.When.Findings() {
				if o != nil && o.Code == x.Code {
					return w.Still(o, g.AsOf.Day)
				}
			}
		}
	}
	return ""
}

// Still asks whether a sign of an earlier day is still there.
func (w *Words) Still(o *aftercare.Observation, today aftercare.Date) string {
	return w.Text("inplace.still", With("day", w.Day(o.When.Day, today)), With("sign", w.mentioned(o)))
}

// mentioned is a sign within a sentence that has a colon already.
func (w *Words) mentioned(o *aftercare.Observation) string {
	text := w.Told(o)
	if value := w.Value(o); value != "" && text == w.Sign(o) {
		return w.InBrackets(w.Text("sign."+o.Code.String()), value)
	}
	return text
}

// Facts are facts that were told, in a few words each, but for those that only say
// of whom an alarm speaks.
func (w *Words) Facts(rec *aftercare.Record, facts []aftercare.Fact) []string {
	var list []string
	for _, f := range facts {
		if text := w.fact(rec, f); text != "" {
			list = append(list, text)
		}
	}
	return aftercare.AddMany(nil, list)
}

func (w *Words) fact(rec *aftercare.Record, f aftercare.Fact) string {
	switch f.Kind {
	case aftercare.FactObservation:
		return w.mentioned(&rec.Observations[f.Index])
	case aftercare.FactLossKind:
		return w.Text("loss." + rec.Loss.Kind.String())
	case aftercare.FactConditions:
		var names []string
		for _, word := range aftercare.ConditionTerms.Of(rec.Person.Conditions) {
			names = append(names, w.Text("condition."+word))
		}
		return w.List(names)
	}
	return ""
}
