package engine

import (
	"testing"

	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// An anchor that somebody forgets to list is never known. It doesn't count from
// the loss.
func TestAnchor_EachIsListedAndAnotherIsNeverKnown(t *testing.T) {
	var a anchors
	named := map[*anchor]guideline.Anchor{}
	for k, name := range guideline.AnchorTerms.All() {
		at := a.of(k)
		if at == &a.unlisted {
			t.Errorf("%s has no anchor", name)
		}
		if other, both := named[at]; both {
			t.Errorf("%s counts from the same as %s", name, other)
		}
		named[at] = k
	}
	if a.of(0) != &a.unlisted || a.of(guideline.AnchorCount) != &a.unlisted {
		t.Error("an anchor that isn't listed counts from an event")
	}
}

func TestCriterion_EachThatCountsDaysIsListedAndAnotherIsNeverKnown(t *testing.T) {
	var r run
	named := map[*anchor]aftercare.Criterion{}
	for k, name := range aftercare.CriterionTerms.All() {
		at := r.anchorOf(k)
		derived := k == aftercare.DaysSinceSymptomsSettled // counts from a criterion
		if (at != &r.unlisted) != (k.CountsDays() && !derived) {
			t.Errorf("%s: has an anchor: %v", name, at != &r.unlisted)
		}
		if other, both := named[at]; both && at != &r.unlisted {
			t.Errorf("%s counts from the same as %s", name, other)
		}
		named[at] = k
	}
	if r.anchorOf(0) != &r.unlisted || r.anchorOf(aftercare.DangerSignsAnswered+1) != &r.unlisted {
		t.Error("a criterion that isn't listed counts from an event")
	}
}

// unnamed are criteria that lack no one fact.
var unnamed = map[aftercare.Criterion]string{
	aftercare.SymptomsSettled:          "several facts, which the danger check asks for",
	aftercare.SymptomsEased:            "several facts, which the danger check asks for",
	aftercare.DaysSinceSymptomsSettled: "several facts, which the danger check asks for",
	aftercare.ClinicianClearance:       "nobody is asked for it",
	aftercare.DangerSignsAnswered:      "the danger check itself",
}

func TestCriterion_NamesTheFactThatItLacks(t *testing.T) {
	for k, name := range aftercare.CriterionTerms.All() {
		if fact := missingFor(k); (fact == "") != (unnamed[k] != "") {
			t.Errorf("%s: the fact is %q", name, fact)
		}
	}
}

// Nothing that was not told opens anything.
func TestCriterion_NoneIsOpenWithoutAFact(t *testing.T) {
	r := run{Tables: &compiled.Tables{}, rec: &aftercare.Record{}, now: clockOf(aftercare.On(738_000))}
	r.prepare()
	var kinds [aftercare.DangerSignsAnswered]opening
	r.readKinds(&kinds)
	for k, name := range aftercare.CriterionTerms.All() {
		if k < aftercare.DangerSignsAnswered && kinds[k].wait == 0 {
			t.Errorf("%s is open for an empty record", name)
		}
	}
}

// Hours since all was settled run from the day of that, not from the loss.
func TestCriterion_HoursWithoutAnAnchorRunFromTheDayItOpened(t *testing.T) {
	r := run{anchors: anchors{loss: anchor{anchorKnown, aftercare.On(100), aftercare.On(100)}}}
	if got := r.countedFrom(aftercare.DaysSinceSymptomsSettled, metOn(110)); got != aftercare.On(110) {
		t.Errorf("they run from day %d", got.Day)
	}
	if got := r.countedFrom(aftercare.DaysSinceLoss, metOn(100)); got != aftercare.On(100) {
		t.Errorf("those since the loss run from day %d", got.Day)
	}
}
