package engine

import (
	"errors"

	"aftercare"
	"aftercare/guideline"
)

// policy is the pack's own numbers, ready to use.
type policy struct {
	dryDays     int
	window      [aftercare.CodeCount]int64 // seconds an alarm's finding counts
	answersDays int32                      // days an answer that all is settled counts
	check       []aftercare.Code           // asked about before anything opens
	answeredBy  [aftercare.CodeCount][]aftercare.Code
	lateFrom    aftercare.GestationalAge
	graceDays   aftercare.Date
	periodDays  aftercare.Date
	plausible   [2]int64 // temperature, in the scale of number()
	faint       []aftercare.Code
}

// readPolicy takes the entries of the pack; each key must be there.
func (c *compiler) readPolicy() error {
	have := map[string]bool{}
	p := &c.policy
	for pass := range 2 { // the general window first, then those of single codes
		for i := range c.pack.Policy {
			e := &c.pack.Policy[i]
			have[e.Key] = true
			if e.Key == "current" && (len(e.Codes) == 0) == (pass == 0) {
				p.current(e)
			}
		}
	}
	for i := range c.pack.Policy {
		e := &c.pack.Policy[i]
		switch e.Key {
		case "dry-days":
			p.dryDays = e.Amount.Days(true)
		case "answers-current":
			p.answersDays = int32(e.Amount.Days(true))
		case "danger-check":
			p.check = e.Codes
		case "answered-by":
			p.answeredBy[e.Code] = e.Codes
		case "late-from":
			p.lateFrom = aftercare.GestationalAge(e.Amount.Days(true))
		case "period-lasts":
			p.periodDays = aftercare.Date(e.Amount.Days(true))
		case "due-grace":
			p.graceDays = aftercare.Date(e.Amount.Days(false))
		case "plausible-temperature":
			p.plausible = [2]int64{int64(e.Least) * 9, int64(e.Most) * 9}
		case "soon-holds":
			for _, a := range e.Activities {
				c.activities[a].soonHolds = true
			}
		case "soon-holds-faint":
			p.faint = e.Codes
			for _, a := range e.Activities {
				c.activities[a].faintHold = true
			}
		}
	}
	for _, key := range guideline.PolicyTerms {
		if !have[key] {
			return errors.New("the pack lacks the policy entry " + key)
		}
	}
	return nil
}

func (p *policy) current(e *guideline.Policy) {
	seconds := int64(e.Amount.Days(true)) * 86400
	if e.Amount.Unit == aftercare.Hour {
		seconds = int64(e.Amount.N) * 3600
	}
	if len(e.Codes) == 0 {
		for code := range p.window {
			p.window[code] = seconds
		}
	}
	for _, code := range e.Codes {
		p.window[code] = seconds
	}
}

// number puts a decimal on one scale: ninths of a ten-thousandth, in degrees
// Celsius where it is a temperature, so that 100.4 °F is exactly 38 °C.
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
	case guideline.AtMost:
		return number(c.Code, c.AtMost, c.Unit)
	}
	return 0
}
