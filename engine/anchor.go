package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// anchor is an event that days are counted from.
type anchor struct {
	state       anchorState
	early, late aftercare.When // the same if the day is known
}

type anchorState uint8

const (
	anchorUnknown anchorState = iota // not told
	anchorNotYet                     // told that it has not happened
	anchorKnown
)

// setLater replaces the anchor if a candidate is later.
func (a *anchor) setLater(early, late aftercare.When) {
	if a.state != anchorKnown || late.Day > a.late.Day || late.Day == a.late.Day && laterInDay(&late, &a.late) {
		*a = anchor{anchorKnown, early, late}
	}
}

// setTold is setLater for an event whose day may not be known.
func (a *anchor) setTold(w aftercare.When) {
	if w.Told() {
		a.setLater(w, w)
	}
}

// laterInDay compares two moments of one day; a bare day counts to its end.
func laterInDay(a, b *aftercare.When) bool {
	switch {
	case !b.HasInstant():
		return false
	case !a.HasInstant():
		return true
	}
	return a.At.Universal() > b.At.Universal()
}

// opening returns when the anchor itself is reached.
func (a *anchor) opening() opening {
	switch a.state {
	case anchorUnknown:
		return isUnknown
	case anchorNotYet:
		return isUnmet
	}
	return metOn(a.late.Day)
}

// clock is the as-of of one evaluation.
type clock struct {
	today aftercare.Date
	at    aftercare.Instant // zero if as-of is a day: its end
}

func clockOf(asOf aftercare.When) clock { return clock{asOf.Day, asOf.At} }

// hoursAfter is met at an instant. From a bare day the hours run from its end.
func (c *clock) hoursAfter(from aftercare.When, hours int) opening {
	if !from.HasInstant() {
		end := int64(from.Day)*86400 + int64(hours)*3600
		return metOn(aftercare.Date(end/86400) + 1)
	}
	end := addSeconds(from.At, int64(hours)*3600)
	switch {
	case c.at.IsZero():
		return metOn(end.Day)
	case c.at.Universal() >= end.Universal():
		return metOn(min(end.Day, c.today)) // the moment may carry a later day in its own offset
	case end.Day <= c.today:
		return opening{on: c.today, wait: waitLater}
	}
	return metOn(end.Day)
}

// addSeconds returns the moment some seconds after another, in the same offset.
func addSeconds(at aftercare.Instant, seconds int64) aftercare.Instant {
	all := int64(at.Second) + seconds
	at.Day += aftercare.Date(all / 86400)
	at.Second = int32(all % 86400)
	return at
}

// age returns the seconds from a moment to as-of; a bare day counts to its end.
func (c *clock) age(w *aftercare.When) int64 {
	then := int64(w.Day) * 86400
	switch {
	case c.at.IsZero():
		if w.HasInstant() {
			then = w.At.Local()
		}
		return int64(c.today)*86400 - then
	case w.HasInstant():
		return c.at.Universal() - w.At.Universal()
	}
	return c.at.Local() - then
}

// anchors are all events of one record that anything counts from.
type anchors struct {
	loss, procedure, medicine, treatment   anchor
	misoprostol, methotrexate, anaesthetic anchor
	bleedingEnd, diagnosis, hcgComplete    anchor
	firstHCG, secondHCG, waiting           anchor
	unlisted                               anchor                         // never known
	phase                                  aftercare.Set[guideline.Phase] // those that may be
	future                                 bool                           // a loss or care date lies after as-of
	unsure                                 bool                           // the loss may lie after what was told: future, or an operation of unknown day
}

// of returns an anchor. One that isn't listed is never known: counting it from
// another event could open something early.
func (a *anchors) of(k guideline.Anchor) *anchor {
	switch k {
	case guideline.AnchorLoss:
		return &a.loss
	case guideline.AnchorProcedure:
		return &a.procedure
	case guideline.AnchorMedicine:
		return &a.medicine
	case guideline.AnchorTreatment:
		return &a.treatment
	case guideline.AnchorMisoprostol:
		return &a.misoprostol
	case guideline.AnchorMethotrexate:
		return &a.methotrexate
	case guideline.AnchorBleedingStopped:
		return &a.bleedingEnd
	case guideline.AnchorDiagnosis:
		return &a.diagnosis
	case guideline.AnchorFirstHCG:
		return &a.firstHCG
	case guideline.AnchorSecondHCG:
		return &a.secondHCG
	case guideline.AnchorWaiting:
		return &a.waiting
	}
	return &a.unlisted
}
