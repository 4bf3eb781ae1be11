package locale

import (
	"strconv"

	"aftercare"
)

// Activity is an activity as a heading.
func (w *Words) Activity(a aftercare.Activity) string { return w.Text("activity." + a.String()) }

// Until is a criterion as what somebody waits for: "the bleeding has stopped".
func (w *Words) Until(x *aftercare.Waiting) string {
	return w.criterion("until.", x)
}

func (w *Words) criterion(prefix string, x *aftercare.Waiting) string {
	key := prefix + x.Criterion.String()
	if x.Criterion.CountsDays() {
		return w.Text(key, With("amount", w.Amount(x.Amount)))
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
	events, unsure := w.waits(a.WaitingFor)
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

// waits splits what is waited for into what must happen and what was not told.
func (w *Words) waits(list []aftercare.Waiting) (events, unsure []string) {
	for i := range list {
		switch list[i].State {
		case aftercare.Unmet:
			events = append(events, w.Until(&list[i]))
		case aftercare.StateUnknown:
			unsure = append(unsure, w.Until(&list[i]))
		}
	}
	return events, unsure
}

// Glance is the verdict in a few words, for the strip of all activities.
func (w *Words) Glance(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	if a.Verdict != aftercare.Hold {
		return w.Text("glance." + a.Verdict.String())
	}
	events, unsure := w.waits(a.WaitingFor)
	day := w.Day(max(a.Earliest, a.NotBefore), today)
	dated := max(a.Earliest, a.NotBefore) > today
	switch {
	case len(events) > 0 && dated:
		return w.Text("glance.day-and-event", With("day", day), With("events", w.List(events)))
	case len(events) > 0:
		return w.Text("glance.event", With("events", w.List(events)))
	case len(unsure) > 0 && dated:
		return w.Text("glance.unsure-and-day", With("day", day))
	case len(unsure) > 0:
		return w.Text("glance.unsure")
	case dated:
		return w.Text("glance.day", With("day", day))
	}
	return w.Text("glance.later-today")
}

// Criterion is what is waited for, as an entry of a list.
func (w *Words) Criterion(x *aftercare.Waiting) string { return w.criterion("criterion.", x) }

// Standing says where a criterion stands and what it rests on.
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
		return w.Text("standing.dry-none", With("need", w.Count("unit.day", x.Need)))
	case x.Criterion == aftercare.BleedingStopped:
		return w.Text("standing.dry-some", With("have", w.Count("unit.day", x.Have)), With("need", need))
	case w.Has("standing." + x.Criterion.String()):
		return w.Text("standing." + x.Criterion.String())
	}
	return w.Text("standing.unmet")
}
