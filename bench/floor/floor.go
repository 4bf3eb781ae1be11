// Package floor answers what engine.Decide answers, for one pack, the way one
// would write it by hand if nothing but speed counted: the facts are read
// straight into bits and days, and the pack's rules are straight-line Go with
// their numbers in place (rules_*.go, printed by aftercare/bench/gen).
//
// It shares no code with the engine. It is the floor that the engine's speed
// is measured against, and a second reading of the contract: where the two
// differ, one of them is wrong.
package floor

import "aftercare"

// Answer is the bare answer for one record on one day.
type Answer struct {
	Level      aftercare.Urgency
	Activities [aftercare.ActivityCount]Activity
	Dues       int // how many of Due are set
	Due        [dueCount]Due
}

// Activity is the answer for one activity.
type Activity struct {
	Verdict             aftercare.Verdict
	Earliest, NotBefore aftercare.Date
}

// Due is the state of one due.
type Due struct {
	Statement int // index into DueIDs
	On, Until aftercare.Date
	State     aftercare.DueState
}

// facts are what one record says on one day. It lives on the stack.
type facts struct {
	rec   *aftercare.Record
	asOf  aftercare.When
	today aftercare.Date
	local int64 // as-of in seconds by its own clock, and by the common one
	world int64

	events
	person
	diary
	answers
	signs
	criteria

	done [doneCount]aftercare.Date // last day each kind of due was done; 0 is for none
}

// Decide answers into a, which it overwrites.
func Decide(rec *aftercare.Record, asOf aftercare.When, a *Answer) {
	var f facts
	f.decide(rec, asOf, a)
}

func (f *facts) decide(rec *aftercare.Record, asOf aftercare.When, a *Answer) {
	f.rec, f.asOf, f.today = rec, asOf, asOf.Day
	if asOf.HasInstant() {
		f.local, f.world = asOf.At.Local(), asOf.At.Universal()
	}
	f.readAnswers()
	f.readEvents()
	f.readPerson()
	f.readPeriods()
	f.readDryDays()
	f.readClearances()
	f.readSigns()
	f.readEffects()
	a.Level = f.level(f.now)
	f.readScopes()
	if a.Level >= aftercare.SameDay {
		for i := range a.Activities {
			a.Activities[i] = Activity{Verdict: aftercare.GetHelpFirst}
		}
	} else {
		f.readDanger(a.Level)
		f.readCriteria()
		f.readHolds(a.Level)
		f.gates(a)
	}
	a.Dues = 0
	f.dues(a)
}
