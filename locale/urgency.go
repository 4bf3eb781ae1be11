package locale

import "aftercare"

// Urgency says how soon she needs help, in one sentence. The action comes before the
// level, so that a crisis line is named as such. If danger signs were not asked about,
// it says that first.
func (w *Words) Urgency(u *aftercare.UrgencyAnswer) string {
	if !u.Asked && u.Level < aftercare.SameDay {
		return w.Text("urgency.unasked") + " " + w.Level(u)
	}
	return w.Level(u)
}

// Level says how soon she needs help by what was told.
func (w *Words) Level(u *aftercare.UrgencyAnswer) string {
	if key := "urgency." + u.Level.String() + "." + u.Action.String(); w.Has(key) {
		return w.Text(key)
	}
	return w.Text("urgency." + u.Level.String())
}

// Expected says until when an effect of a treatment is expected.
func (w *Words) Expected(e *aftercare.Effect, today aftercare.Date) string {
	day := With("day", w.WeekDay(e.Until.Day, today))
	if !e.Until.HasInstant() {
		return w.Text("effect.day", day)
	}
	return w.Text("effect.time", day, With("time", e.Until.At.Clock()))
}

// Action is the one thing to do.
func (w *Words) Action(u *aftercare.UrgencyAnswer) string {
	if key := "action." + u.Level.String() + "." + u.Action.String(); w.Has(key) {
		return w.Text(key)
	}
	return w.Text("action." + u.Action.String())
}

// Order is the one thing to do if she needs help today. A person to talk to comes
// before the emergency number.
func (w *Words) Order(u *aftercare.UrgencyAnswer) string {
	if number := u.EmergencyNumber(); u.Action == aftercare.CallEmergency && number != "" {
		return w.Text("action.call-emergency.number", With("number", number))
	}
	if u.Action == aftercare.CallCrisisLine || u.Action == aftercare.CallSafetyLine {
		return w.Level(u)
	}
	return w.Action(u)
}

// Due says by when something is due.
func (w *Words) Due(d *aftercare.Due, today aftercare.Date) string {
	key := "due." + d.State.String()
	switch {
	case d.On == 0 || d.State == aftercare.DueDone:
		return w.Text(key)
	case d.Until != 0 && d.Until != d.On && d.State != aftercare.DueOverdue:
		return w.Text(key+".span", With("day", w.Day(d.On, today)), With("until", w.Day(d.Until, today)), With("away", w.Away(d.On, today)))
	}
	return w.Text(key+".day", With("day", w.WeekDay(d.On, today)), With("away", w.Away(d.On, today)))
}

// Item is what is due, as a heading.
func (w *Words) Item(d *aftercare.Due) string { return w.Text("item." + d.Item.String()) }

// NotTold names a fact that was not told and matters. About somebody else it falls
// back to the name of the sign.
func (w *Words) NotTold(fact string) string {
	if key := "sign." + fact; w.Other && !w.Has("fact."+fact+aboutOther) && w.Has(key) {
		return w.Text(key)
	}
	return w.Text("fact." + fact)
}

// Recheck asks about a fact again.
func (w *Words) Recheck(why aftercare.RecheckReason) string { return w.Text("recheck." + why.String()) }

// Limit is one line of what the program cannot do.
func (w *Words) Limit(limit string) string { return w.Text("limit." + limit) }
