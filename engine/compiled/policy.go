package compiled

import (
	"errors"

	"aftercare"
	"aftercare/guideline"
)

// policy is the pack's own numbers, ready to use.
type policy struct {
	DryDays     int
	Window      [aftercare.CodeCount]int64  // seconds an alarm's finding counts
	AnswersDays int32                       // days an answer that all is settled counts
	Check       []aftercare.Code            // asked about before anything opens
	Asks        [aftercare.CodeCount]uint32 // the questions of the check that a code answers, and FeverAsked
	AllAsked    uint32                      // all questions of the check
	answeredBy  [aftercare.CodeCount]CodeSet
	LateFrom    aftercare.GestationalAge
	GraceDays   aftercare.Date
	PeriodDays  aftercare.Date
	Plausible   [2]int64                                // temperature, in the scale of Number
	groups      [guideline.GroupConceive + 1]activities // activities that alarms hold back
	openUnasked activities                              // not held while danger signs are unasked
	Unasked     [aftercare.CodeCount]activities         // held while a question of the check is unasked; 0 is all others
}

type activities = aftercare.Set[aftercare.Activity]

const everyActivity activities = 1<<aftercare.ActivityCount - 1

// held are the activities that an alarm holds back. An alarm that names none holds
// the same activities as unasked danger signs.
func (p *policy) held(holds aftercare.Set[guideline.HoldGroup]) (d activities) {
	for group := range guideline.HoldTerms.All() {
		switch {
		case !holds.Has(group) || group == guideline.GroupNone:
		case group == guideline.GroupAll:
			d |= everyActivity
		default:
			d |= p.groups[group]
		}
	}
	if holds == 0 {
		return everyActivity &^ p.openUnasked
	}
	return d
}

// readPolicy takes the entries of the pack, which must have every key.
func (c *compiler) readPolicy() error {
	have := map[guideline.PolicyKey]bool{}
	p := &c.Policy
	for pass := range 2 { // the general window first, then those of single codes
		for i := range c.Pack.Policy {
			e := &c.Pack.Policy[i]
			have[e.Key] = true
			if e.Key == guideline.Current && (len(e.Codes) == 0) == (pass == 0) {
				p.current(e)
			}
		}
	}
	for i := range c.Pack.Policy {
		e := &c.Pack.Policy[i]
		switch e.Key {
		case guideline.DryDays:
			p.DryDays = e.Amount.Days(true)
		case guideline.AnswersCurrent:
			p.AnswersDays = int32(e.Amount.Days(true))
		case guideline.DangerCheck:
			p.Check = e.Codes
		case guideline.AnsweredBy:
			for _, c := range e.Codes {
				p.answeredBy[e.Code].Add(c)
			}
		case guideline.LateFrom:
			p.LateFrom = aftercare.GestationalAge(e.Amount.Days(true))
		case guideline.PeriodLasts:
			p.PeriodDays = aftercare.Date(e.Amount.Days(true))
		case guideline.DueGrace:
			p.GraceDays = aftercare.Date(e.Amount.Days(false))
		case guideline.PlausibleTemperature:
			p.Plausible = [2]int64{int64(e.Least) * 9, int64(e.Most) * 9}
		case guideline.OpenUnasked:
			p.openUnasked = aftercare.SetOf(e.Activities...)
		case guideline.UnaskedHolds:
			p.Unasked[e.Code] = aftercare.SetOf(e.Activities...)
		}
		if group := e.Key.Group(); group != 0 {
			p.groups[group] = aftercare.SetOf(e.Activities...)
		}
	}
	for i := range p.Unasked {
		if p.Unasked[i] == 0 {
			p.Unasked[i] = everyActivity
		}
		p.Unasked[i] &^= p.openUnasked
	}
	p.questions()
	for key, word := range guideline.PolicyTerms.All() {
		if !have[key] {
			return errors.New("engine: the pack lacks the policy entry " + word)
		}
	}
	return nil
}

// FeverAsked is the bit of the question about fever, beside those of the check.
const FeverAsked = 1 << 31

// questions finds which questions of the danger check each code answers.
func (p *policy) questions() {
	for i, question := range p.Check {
		p.AllAsked |= 1 << i
		for c := range p.Asks {
			if p.Answers(question, aftercare.Code(c)) {
				p.Asks[c] |= 1 << i
			}
		}
	}
	for c := range p.Asks {
		if p.Answers(aftercare.Temperature, aftercare.Code(c)) {
			p.Asks[c] |= FeverAsked
		}
	}
}

// Answers reports whether an observation of one code answers the question of another.
func (p *policy) Answers(question, code aftercare.Code) bool {
	return question == code || p.answeredBy[question].Has(code)
}

func (p *policy) current(e *guideline.Policy) {
	if len(e.Codes) == 0 {
		for code := range p.Window {
			p.Window[code] = e.Amount.Seconds()
		}
	}
	for _, code := range e.Codes {
		p.Window[code] = e.Amount.Seconds()
	}
}

// secondsOrDays is a length of time as it is counted: hours in seconds, all else in
// days, which are rounded as for a clearance or as for a due. The other value is 0.
func secondsOrDays(a aftercare.Amount, clearance bool) (secs int64, days int32) {
	if a.Unit == aftercare.Hour {
		return a.Seconds(), 0
	}
	return 0, int32(a.Days(clearance))
}

// Number puts a decimal on one scale: ninths of a ten-thousandth, in degrees
// Celsius if it is a temperature, so that 100.4 °F is exactly 38 °C.
func Number(code aftercare.Code, d aftercare.Decimal, unit aftercare.Unit) int64 {
	if code == aftercare.Temperature && unit == aftercare.UnitFahrenheit {
		return (int64(d) - 32*int64(aftercare.DecimalOne)) * 5
	}
	return int64(d) * 9
}

// leafThreshold returns what a finding compares with, on the scale of Number.
func leafThreshold(c *guideline.Finding) int64 {
	switch c.Compares {
	case guideline.AtLeast:
		return Number(c.Code, c.AtLeast, c.Unit)
	case guideline.AtMost, guideline.Below:
		return Number(c.Code, c.AtMost, c.Unit)
	}
	return 0
}
