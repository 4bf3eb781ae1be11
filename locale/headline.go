package locale

import (
	"aftercare"
	"aftercare/guideline"
)

// Headline is the answer about one activity in a few words: "Sex: wait until 2
// December." Verdict has the whole of it.
func (w *Words) Headline(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	activity := With("activity", w.Activity(a.Activity))
	if a.Verdict != aftercare.Hold {
		key := "head." + a.Verdict.String()
		if own := key + "." + a.Activity.String(); w.Has(own) {
			key = own
		}
		return w.Text(key, activity)
	}
	events, unsure := w.waits("short.", a.WaitingFor)
	day := max(a.Earliest, a.NotBefore)
	switch {
	case len(unsure) > 0:
		return w.Text("head.hold.unsure", activity)
	case AsksFirst(a):
		return w.Text("head.hold.ask", activity)
	case a.Earliest != 0 && a.Earliest <= today:
		return w.Text("head.hold.later-today", activity)
	case len(events) == 1 && day > today:
		return w.Text("head.hold.day-and-event", activity, With("day", w.Day(day, today)), With("events", events[0]))
	case len(events) == 1:
		return w.Text("head.hold.event", activity, With("events", events[0]))
	case len(events) > 1:
		return w.Text("head.hold.events", activity)
	case day > today:
		return w.Text("head.hold.day", activity, With("day", w.Day(day, today)))
	}
	return w.Text("head.hold.ask", activity)
}

// AsksFirst reports whether a doctor or midwife has to be asked first.
func AsksFirst(a *aftercare.ActivityAnswer) bool {
	for i := range a.WaitingFor {
		if x := &a.WaitingFor[i]; x.Criterion == aftercare.ClinicianClearance && x.State != aftercare.Met {
			return a.Verdict == aftercare.Hold
		}
	}
	return false
}

// Events is what has to happen before an activity, in a few words; "" if it only waits
// for a day.
func (w *Words) Events(a *aftercare.ActivityAnswer) string {
	events, _ := w.waits("short.", a.WaitingFor)
	if len(events) == 0 && a.Earliest == 0 && a.NotBefore == 0 {
		return w.Text("glance.hold")
	}
	return w.List(events)
}

// From is the day that an activity waits for: "5 Dec", or "and 5 Dec" if something
// has to happen as well; "" for none.
func (w *Words) From(a *aftercare.ActivityAnswer, today aftercare.Date) string {
	day := max(a.Earliest, a.NotBefore)
	switch {
	case day == 0:
		return ""
	case day <= today && w.Events(a) != "":
		return ""
	case day <= today:
		return w.Text("glance.later-today")
	case w.Events(a) != "":
		return w.Text("chip.and", With("day", w.ShortDay(day, today)))
	}
	return w.ShortDay(day, today)
}

// Chip is an activity in a word.
func (w *Words) Chip(a aftercare.Activity) string {
	if key := "chip." + a.String(); w.Has(key) {
		return w.Text(key)
	}
	return w.Activity(a)
}

// HeadlineSaysAll reports whether the headline has all that is waited for.
func (w *Words) HeadlineSaysAll(a *aftercare.ActivityAnswer) bool {
	events, unsure := w.waits("until.", a.WaitingFor)
	return a.Verdict == aftercare.WhenReady || a.Verdict == aftercare.Hold && len(unsure) == 0 && len(events) < 2 && !AsksFirst(a)
}

// If is an alarm as a sign to look out for: "you soak 2 pads or more in an hour". An
// alarm without such words is returned in full.
func (w *Words) If(s *guideline.Statement) string {
	key := "if." + s.ID
	if !w.Has(key) {
		return w.SaysForWhom(s)
	}
	return w.quantities(s, w.forReader(key))
}

// Told is a fact that was told, in a few words: "2 pads in an hour".
func (w *Words) Told(o *aftercare.Observation) string {
	if o.Code == aftercare.PadsPerHour {
		pads := w.Measuring("pads", o)
		if hours := int(o.Hours / aftercare.DecimalOne); hours > 0 {
			return w.Text("told.pads.hours", pads, w.Counted("hours", "hour", hours))
		}
		return w.Text("told.pads", pads)
	}
	if info := o.Code.Info(); info.Payload == aftercare.PayloadWord {
		if key := "told." + info.Name + "." + info.Words.Name(o.Word); w.Has(key) {
			return w.Text(key)
		}
	}
	return w.Sign(o)
}

// Weeks is a length of pregnancy in whole weeks: "9 weeks".
func (w *Words) Weeks(g aftercare.GestationalAge) string { return w.Count("unit.week", int(g/7)) }
