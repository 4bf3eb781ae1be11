package engine

import (
	"errors"

	"aftercare"
	"aftercare/guideline"
)

// policy is the pack's own numbers, ready to use.
type policy struct {
	dryDays     int
	window      [aftercare.CodeCount]int64  // seconds an alarm's finding counts
	answersDays int32                       // days an answer that all is settled counts
	check       []aftercare.Code            // asked about before anything opens
	asks        [aftercare.CodeCount]uint32 // the questions of the check that a code answers, and feverAsked
	allAsked    uint32                      // all questions of the check
	answeredBy  [aftercare.CodeCount]codeSet
	lateFrom    aftercare.GestationalAge
	graceDays   aftercare.Date
	periodDays  aftercare.Date
	plausible   [2]int64                            // temperature, in the scale of number()
	groups      [guideline.GroupConceive + 1]doings // activities that alarms hold back
	openUnasked doings                              // open while danger signs are unasked
	unasked     [aftercare.CodeCount]doings         // held while a question of the check is unasked; 0 is all others
}

// doings is a set of activities.
type doings uint32

const everything doings = 1<<aftercare.ActivityCount - 1

func doingsOf(list []aftercare.Activity) (d doings) {
	for _, a := range list {
		d |= 1 << (a - 1)
	}
	return d
}

func (d doings) has(a aftercare.Activity) bool { return d&(1<<(a-1)) != 0 }

// held are the activities that an alarm holds back. One that does not say so
// holds all that does not open while danger signs are unasked.
func (p *policy) held(holds aftercare.Set[guideline.HoldGroup]) (d doings) {
	for group := range guideline.HoldTerms.All() {
		switch {
		case !holds.Has(group) || group == guideline.GroupNone:
		case group == guideline.GroupAll:
			d |= everything
		default:
			d |= p.groups[group]
		}
	}
	if holds == 0 {
		return everything &^ p.openUnasked
	}
	return d
}

// readPolicy takes the entries of the pack; each key must be there.
func (c *compiler) readPolicy() error {
	have := map[guideline.PolicyKey]bool{}
	p := &c.policy
	for pass := range 2 { // the general window first, then those of single codes
		for i := range c.pack.Policy {
			e := &c.pack.Policy[i]
			have[e.Key] = true
			if e.Key == guideline.Current && (len(e.Codes) == 0) == (pass == 0) {
				p.current(e)
			}
		}
	}
	for i := range c.pack.Policy {
		e := &c.pack.Policy[i]
		switch e.Key {
		case guideline.DryDays:
			p.dryDays = e.Amount.Days(true)
		case guideline.AnswersCurrent:
			p.answersDays = int32(e.Amount.Days(true))
		case guideline.DangerCheck:
			p.check = e.Codes
		case guideline.AnsweredBy:
			for _, c := range e.Codes {
				p.answeredBy[e.Code].add(c)
			}
		case guideline.LateFrom:
			p.lateFrom = aftercare.GestationalAge(e.Amount.Days(true))
		case guideline.PeriodLasts:
			p.periodDays = aftercare.Date(e.Amount.Days(true))
		case guideline.DueGrace:
			p.graceDays = aftercare.Date(e.Amount.Days(false))
		case guideline.PlausibleTemperature:
			p.plausible = [2]int64{int64(e.Least) * 9, int64(e.Most) * 9}
		case guideline.OpenUnasked:
			p.openUnasked = doingsOf(e.Activities)
		case guideline.UnaskedHolds:
			p.unasked[e.Code] = doingsOf(e.Activities)
		}
		if group := e.Key.Group(); group != 0 {
			p.groups[group] = doingsOf(e.Activities)
		}
	}
	for i := range p.unasked {
		if p.unasked[i] == 0 {
			p.unasked[i] = everything
		}
		p.unasked[i] &^= p.openUnasked
	}
	p.questions()
	for key, word := range guideline.PolicyTerms.All() {
		if !have[key] {
			return errors.New("engine: the pack lacks the policy entry " + word)
		}
	}
	return nil
}

// feverAsked is the question about fever, beside those of the check.
const feverAsked = 1 << 31

// questions finds which questions of the danger check each code answers.
func (p *policy) questions() {
	for i, question := range p.check {
		p.allAsked |= 1 << i
		for c := range p.asks {
			if p.answers(question, aftercare.Code(c)) {
				p.asks[c] |= 1 << i
			}
		}
	}
	for c := range p.asks {
		if p.answers(aftercare.Temperature, aftercare.Code(c)) {
			p.asks[c] |= feverAsked
		}
	}
}

// answers reports whether an observation of one code answers the question of another.
func (p *policy) answers(question, code aftercare.Code) bool {
	return question == code || p.answeredBy[question].has(code)
}

func (p *policy) current(e *guideline.Policy) {
	if len(e.Codes) == 0 {
		for code := range p.window {
			p.window[code] = seconds(e.Amount)
		}
	}
	for _, code := range e.Codes {
		p.window[code] = seconds(e.Amount)
	}
}

// seconds is a length of time in seconds, months as for a clearance.
func seconds(a aftercare.Amount) int64 {
	if a.Unit == aftercare.Hour {
		return int64(a.N) * 3600
	}
	return int64(a.Days(true)) * 86400
}

// secondsOrDays is a length of time as it is counted: hours in seconds, all
// else in days, as for a clearance or for a due. The other is 0.
func secondsOrDays(a aftercare.Amount, clearance bool) (secs int64, days int32) {
	if a.Unit == aftercare.Hour {
		return seconds(a), 0
	}
	return 0, int32(a.Days(clearance))
}

// number puts a decimal on one scale: ninths of a ten-thousandth, in degrees
// Celsius if it is a temperature, so that 100.4 °F is exactly 38 °C.
func number(code aftercare.Code, d aftercare.Decimal, unit aftercare.Unit) int64 {
	if code == aftercare.Temperature && unit == aftercare.UnitFahrenheit {
		return (int64(d) - 32*int64(aftercare.DecimalOne)) * 5
	}
	return int64(d) * 9
}

// leafThreshold returns what a finding compares with, on the scale of number().
func leafThreshold(c *guideline.Finding) int64 {
	switch c.Compares {
	case guideline.AtLeast:
		return number(c.Code, c.AtLeast, c.Unit)
	case guideline.AtMost, guideline.Below:
		return number(c.Code, c.AtMost, c.Unit)
	}
	return 0
}
