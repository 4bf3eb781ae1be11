package locale

import (
	"slices"
	"strconv"

	"aftercare"
)

// Activity is an activity as a heading.
func (w *Words) Activity(a aftercare.Activity) string { return w.Text("activity." + a.String()) }

// Until is a criterion as the end of a wait: "the bleeding has stopped".
func (w *Words) Until(x *aftercare.Waiting) string {
	return w.criterion("until.", x)
}

func (w *Words) criterion(prefix string, x *aftercare.Waiting) string {
	key := prefix + x.Criterion.String()
	if x.Criterion.CountsDays() {
		return w.Text(key, w.Lasting("amount", x.Amount))
	}
	if x.Criterion == aftercare.MensesReturned && x.Need > 1 {
		return w.Count(key, x.Need)
	}
	return w.Text(key)
}

// Verdict is the answer about one activity as a sentence, its weight in *marks*.
func (w *Words) Verdict(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	if a.Verdict != aftercare.Hold {
		return w.Text("verdict." + a.Verdict.String())
	}
	events, unsure := w.waits("until.", a.WaitingFor)
	day := max(a.Earliest, a.NotBefore)
	key := "verdict.hold"
	switch {
	case a.Earliest != 0 && a.Earliest <= today:
		return w.Text("verdict.hold.later-today")
	case len(events) > 0 && day > today:
		key += ".day-and-event"
	case len(events) > 0:
		key += ".event"
	case len(unsure) > 0 && day > today:
		key += ".unsure-and-day"
	case len(unsure) > 0:
		key += ".unsure"
	case day > today:
		key += ".day"
	}
	text := w.Text(key, With("day", w.Day(day, today)), With("events", w.List(events)), With("unsure", w.List(unsure)))
	if len(events) > 0 && len(unsure) > 0 {
		text += " " + w.Text("verdict.hold.also-unsure", With("unsure", w.List(unsure)))
	}
	return text
}

// waits splits the criteria into what must happen, in words with a prefix, and what
// is not known.
func (w *Words) waits(prefix string, list []aftercare.Waiting) (events, unsure []string) {
	for i := range list {
		x := &list[i]
		if covered(list, x) {
			continue
		}
		switch x.State {
		case aftercare.Unmet:
			events = append(events, w.criterion(prefix, x))
		case aftercare.StateUnknown:
			if text := w.unsure(x); !slices.Contains(unsure, text) {
				unsure = append(unsure, text)
			}
		}
	}
	return events, unsure
}

// Conditions are all criteria, met or not. A criterion that another one covers is left
// out: a time since the loss or the anaesthetic, if a time since an operation is as
// long.
func (w *Words) Conditions(list []aftercare.Waiting) []string {
	all := append([]aftercare.Waiting(nil), list...)
	for i := range all {
		all[i].State = aftercare.Unmet
	}
	var operated int
	for i := range all {
		if all[i].Criterion == aftercare.DaysSinceProcedure {
			operated = all[i].Amount.Days(true)
		}
	}
	var texts []string
	for i := range all {
		x := &all[i]
		within := (x.Criterion == aftercare.DaysSinceLoss || x.Criterion == aftercare.DaysSinceAnaesthetic) && x.Amount.Days(true) <= operated
		if !within && !covered(all, x) {
			texts = append(texts, w.Until(x))
		}
	}
	return texts
}

// unsure is what is not known about a criterion: "when the loss was".
func (w *Words) unsure(x *aftercare.Waiting) string {
	if key := "unsure." + x.Criterion.String(); w.Has(key) {
		return w.Text(key)
	}
	return w.Text("unsure.whether", With("until", w.Until(x)))
}

// covers says which criteria are covered by another.
var covers = [...]struct{ whole, part aftercare.Criterion }{
	{aftercare.SymptomsSettled, aftercare.BleedingStopped},
	{aftercare.SymptomsSettled, aftercare.HeavyBleedingStopped},
	{aftercare.SymptomsSettled, aftercare.SymptomsEased},
	{aftercare.SymptomsSettled, aftercare.PainSettled},
	{aftercare.BleedingStopped, aftercare.HeavyBleedingStopped},
}

// covered reports whether another criterion of the same state covers this one.
func covered(list []aftercare.Waiting, x *aftercare.Waiting) bool {
	for _, c := range covers {
		if x.Criterion != c.part {
			continue
		}
		for i := range list {
			if list[i].Criterion == c.whole && list[i].State == x.State {
				return true
			}
		}
	}
	return false
}

// Glance is the verdict in a few words, for the strip of all activities.
func (w *Words) Glance(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	if a.Verdict != aftercare.Hold {
		return w.Text("glance." + a.Verdict.String())
	}
	events, unsure := w.waits("short.", a.WaitingFor)
	var parts []string
	if day := max(a.Earliest, a.NotBefore); day > today {
		parts = append(parts, w.Text("glance.day", With("day", w.ShortDay(day, today))))
	}
	parts = append(parts, events...)
	switch {
	case len(unsure) > 0 && len(parts) > 0:
		return w.Join(Dot, w.List(parts), w.Text("glance.unsure"))
	case len(unsure) > 0:
		return w.Text("glance.unsure")
	case len(parts) == 0 && a.Earliest == 0:
		parts = append(parts, w.Text("glance.hold"))
	case len(parts) == 0:
		parts = append(parts, w.Text("glance.later-today"))
	}
	return w.List(parts)
}

// Criterion is a criterion as an entry of a list. If the list names the bleeding by
// itself, the signs are named without it.
func (w *Words) Criterion(list []aftercare.Waiting, x *aftercare.Waiting) string {
	if x.Criterion == aftercare.SymptomsSettled {
		for i := range list {
			if list[i].Criterion == aftercare.BleedingStopped {
				return w.Text("criterion.symptoms-settled.rest")
			}
		}
	}
	return w.criterion("criterion.", x)
}

// Standing says whether a criterion is met and what that rests on.
func (w *Words) Standing(x *aftercare.Waiting, today aftercare.Date) string {
	need := strconv.Itoa(x.Need)
	switch x.State {
	case aftercare.Met:
		return w.Text("standing.met")
	case aftercare.Scheduled:
		if x.On <= today {
			return w.Text("standing.later-today")
		}
		return w.Text("standing.scheduled", With("day", w.WeekDay(x.On, today)), With("away", w.Away(x.On, today)))
	case aftercare.StateUnknown:
		return w.Text("standing.unknown")
	}
	switch {
	case x.Criterion == aftercare.BleedingStopped && x.Have == 0:
		return w.Text("standing.dry-none", w.Counted("need", "day", x.Need))
	case x.Criterion == aftercare.BleedingStopped:
		return w.Text("standing.dry-some", w.Counted("have", "day", x.Have), With("need", need))
	case w.Has("standing." + x.Criterion.String()):
		return w.Text("standing." + x.Criterion.String())
	}
	return w.Text("standing.unmet")
}
