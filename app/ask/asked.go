package ask

import (
	"slices"

	"aftercare"
)

// When a question is worth asking, by what was answered before it.

var operations = aftercare.MethodTerms.Words()[aftercare.VacuumAspiration-1 : aftercare.HysteroscopicRemoval]

func bleeds(a *Answers) bool {
	b := a.One("bleeding")
	return b != "" && b != "none"
}

func bleedsMuch(a *Answers) bool {
	b := a.One("bleeding")
	return b == "moderate" || b == "heavy" || b == "soaking"
}

func hurts(a *Answers) bool {
	b := a.One("pain")
	return b != "" && b != "none"
}

func placeUnclear(a *Answers) bool { return a.One("kind") != "ectopic" && a.One("kind") != "molar" }

// careOpen: not where a record that was brought along tells more of the care
// than the question can hold.
func careOpen(a *Answers) bool { return len(a.Base.Care) == 0 }

func cared(route string) func(*Answers) bool {
	return func(a *Answers) bool { return careOpen(a) && slices.Contains(a.All("care"), route) }
}

// passingOpen: an operation on a known day says when the tissue was removed,
// unless it was on a tube.
func passingOpen(a *Answers) bool {
	if a.One("kind") == "threatened" {
		return false
	}
	onTube := a.One("kind") == "ectopic" || termOf(a, "operation", aftercare.MethodTerms).OnTube()
	return onTube || !slices.Contains(a.All("care"), "surgical") || a.One("operation-on") == ""
}

func hasPassed(a *Answers) bool { return a.One("passed") != "not-yet" && a.One("kind") != "threatened" }

func watchesHormone(a *Answers) bool {
	return a.One("kind") == "molar" || a.One("kind") == "ectopic" || slices.Contains(a.All("care"), "methotrexate")
}
