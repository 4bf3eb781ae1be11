package guideline_test

import (
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

// parentPack has an alarm, a due that leads to it, and a question whose answer names the due.
func parentPack() *guideline.Pack {
	text := func(s string) guideline.Text { return guideline.Text{{Lang: "en", Text: s}} }
	return &guideline.Pack{
		ID:        "parent",
		Questions: []guideline.Question{{ID: "test-when", Ask: text("When?"), Short: text("After {DUE-TEST-01.after}.")}},
		Statements: []guideline.Statement{
			{ID: "TEST-POSITIVE-01", Kind: guideline.Alarm, Status: guideline.Active, Level: aftercare.Soon},
			{ID: "DUE-TEST-01", Kind: guideline.Due, Status: guideline.Active, Questions: []string{"test-when"}, After: aftercare.Amount{N: 3, Unit: aftercare.Week},
				Outcomes: []guideline.Outcome{{Answer: "positive", LeadsTo: "TEST-POSITIVE-01"}}},
		},
	}
}

func childPack(statements ...guideline.Statement) *guideline.Pack {
	return &guideline.Pack{ID: "child", Inherits: "parent", Statements: statements}
}

// complains reports whether lint of a child has a finding that holds some words.
func complains(child *guideline.Pack, words string) bool {
	return slices.ContainsFunc(guideline.Lint(child, parentPack()), func(f aftercare.Finding) bool { return strings.Contains(f.Message, words) })
}

func TestLint_OnlyAnAlarmOfAtLeastItsLevelReplacesAnAlarm(t *testing.T) {
	replacing := guideline.Statement{ID: "TEST-OWN-01", Kind: guideline.Alarm, Status: guideline.Active, Level: aftercare.Soon, Replaces: []string{"TEST-POSITIVE-01"}}
	const words = "only an alarm of at least its level"
	if complains(childPack(replacing), words) {
		t.Error("an alarm of the same level may replace it")
	}
	higher, lower, inform := replacing, replacing, replacing
	higher.Level, lower.Level, inform.Kind = aftercare.SameDay, aftercare.Routine, guideline.Inform
	if complains(childPack(higher), words) {
		t.Error("an alarm of a higher level may replace it")
	}
	if !complains(childPack(lower), words) {
		t.Error("an alarm of a lower level replaced it")
	}
	if !complains(childPack(inform), words) {
		t.Error("an inform replaced an alarm")
	}
}

func TestResolve_AnAnswerOfACountrysOwnKeepsTheNumbersBesideIt(t *testing.T) {
	parent := parentPack()
	parent.Questions[0].Urgent, parent.Questions[0].Line = true, guideline.PoisonLine
	child := childPack()
	child.Questions = []guideline.Question{{ID: "test-when", Ask: parent.Questions[0].Ask, Short: parent.Questions[0].Ask}}
	if q := guideline.Resolve(child, parent).Questions[0]; !q.Urgent || q.Line != guideline.PoisonLine {
		t.Errorf("urgent %v, line %q", q.Urgent, q.Line)
	}
}

func TestResolve_WhatIsNotActiveReplacesNothing(t *testing.T) {
	for _, status := range []guideline.Status{guideline.Draft, guideline.Retired} {
		child := childPack(guideline.Statement{ID: "TEST-OWN-01", Kind: guideline.Alarm, Status: status, Replaces: []string{"TEST-POSITIVE-01"}})
		kept := slices.ContainsFunc(guideline.Resolve(child, parentPack()).Statements, func(s guideline.Statement) bool { return s.ID == "TEST-POSITIVE-01" })
		if !kept {
			t.Errorf("a %s statement took the parent's alarm away", status)
		}
	}
}

func TestLint_NoDueOfTheParentLeadsToAReplacedAlarm(t *testing.T) {
	alarm := guideline.Statement{ID: "TEST-OWN-01", Kind: guideline.Alarm, Status: guideline.Active, Level: aftercare.Soon, Replaces: []string{"TEST-POSITIVE-01"}}
	due := guideline.Statement{ID: "DUE-OWN-01", Kind: guideline.Due, Status: guideline.Active, Replaces: []string{"DUE-TEST-01"}}
	const words = "DUE-TEST-01 leads to TEST-POSITIVE-01"
	if !complains(childPack(alarm), words) {
		t.Error("the parent's due leads nowhere")
	}
	if complains(childPack(alarm, due), words) {
		t.Error("the due is replaced as well")
	}
}

func TestLint_NoAnswerOfTheParentNamesWhatIsReplaced(t *testing.T) {
	due := guideline.Statement{ID: "DUE-OWN-01", Kind: guideline.Due, Status: guideline.Active, Replaces: []string{"DUE-TEST-01"}, Questions: []string{"test-when"}}
	const words = "names {DUE-TEST-01.after}"
	child := childPack(due)
	if !complains(child, words) {
		t.Error("the parent's answer names a due that is gone")
	}
	child.Questions = []guideline.Question{{ID: "test-when"}}
	if complains(child, words) {
		t.Error("the child answers the question itself")
	}
	due.Questions = nil
	if !complains(childPack(due), "no statement answers the inherited question test-when") {
		t.Error("the parent's question lost its only statement")
	}
	if complains(childPack(), words) || complains(childPack(), "answers the inherited question") {
		t.Error("nothing is replaced")
	}
}
