package questions

import (
	"slices"

	"aftercare"
)

// Conditions on which questions are asked, by the answers before them.

var operations = aftercare.MethodTerms.Words()[aftercare.VacuumAspiration-1 : aftercare.HysteroscopicRemoval]

// conditions are asked for at once; painkillerRisks only of somebody who asks
// about ibuprofen.
var conditions, painkillerRisks = splitConditions("asthma", "stomach-ulcer", "kidney-disease")

func splitConditions(later ...string) (now, last []string) {
	for _, word := range aftercare.ConditionTerms.Words() {
		if slices.Contains(later, word) {
			last = append(last, word)
		} else {
			now = append(now, word)
		}
	}
	return now, last
}

// hasNations: a nation is asked for where the country is a state of several.
func hasNations(a *Answers) bool {
	country := a.One("country")
	return aftercare.NationsOf(country) != 0
}

func bleeds(a *Answers) bool {
	b := a.One("bleeding")
	return b != "" && b != "none"
}

// clots: she bleeds, or ticked clots in the list of danger signs.
func clots(a *Answers) bool { return bleeds(a) || a.Ticked(8) }

func bleedsMuch(a *Answers) bool {
	b := a.One("bleeding")
	return b == "moderate" || b == "heavy" || b == "soaking"
}

// bleedsHeavily: she bleeds much, or ticked that in the list of danger signs.
func bleedsHeavily(a *Answers) bool { return bleedsMuch(a) || a.Ticked(1) }

func hasPain(a *Answers) bool {
	b := a.One("pain")
	return b != "" && b != "none"
}

func placeUnclear(a *Answers) bool { return a.One("kind") != "ectopic" && a.One("kind") != "molar" }

// CareOpen: not if the record she brought has more care than the question can hold.
func CareOpen(a *Answers) bool { return len(a.Base.Care) == 0 }

func cared(route string) func(*Answers) bool {
	return func(a *Answers) bool { return CareOpen(a) && slices.Contains(a.All("care"), route) }
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

func racesOrGasps(a *Answers) bool {
	return a.One("palpitations") == "true" || a.One("breathless") != "" && a.One("breathless") != "none"
}

// takesSomething: somebody in pain takes painkillers, and somebody who does not want
// to live may take too many on purpose.
func takesSomething(a *Answers) bool {
	harm, mood := a.One("harm-thoughts"), a.One("mood")
	return hasPain(a) || a.One("dose-taken") != "" || harm != "" && harm != "none" || mood == "very-low" || mood == "no-hope"
}

// tissueSeen: a laboratory looks at tissue that was removed or kept.
func tissueSeen(a *Answers) bool {
	switch a.One("kind") {
	case "complete", "incomplete", "ectopic", "molar":
		return true
	}
	return a.One("location") == "unlocated" || slices.Contains(a.All("care"), "surgical")
}

// hasWound: only an operation on a tube leaves one.
func hasWound(a *Answers) bool {
	return slices.Contains(a.All("care"), "surgical") &&
		(a.One("kind") == "ectopic" || a.One("location") == "ectopic" || termOf(a, "operation", aftercare.MethodTerms).OnTube())
}

// approachMatters: the gas of keyhole surgery, and the tube of its anaesthetic, can
// cause signs that are a danger after any other operation.
func approachMatters(a *Answers) bool {
	signs := slices.Contains(a.All("pain-site"), "shoulder") || a.One("abdomen-distended") == "true" || a.One("sore-throat") == "true"
	return signs && CareOpen(a) && hasWound(a)
}

// mouthMatters: methotrexate harms the mouth and the blood, blood thinners make
// every bleeding longer, and blisters on the skin with a sore mouth or throat are
// an emergency after any medicine.
func mouthMatters(a *Answers) bool {
	has := a.All("condition")
	return a.One("rash-kind") == "blisters" || slices.Contains(a.All("care"), "methotrexate") || slices.Contains(has, "anticoagulant") || slices.Contains(has, "bleeding-disorder")
}

// elsewhereMatters: a drug or an illness makes every bleeding longer, or she bleeds
// much. If she has bled for long the answer page asks.
func elsewhereMatters(a *Answers) bool {
	b := a.One("bleeding")
	return mouthMatters(a) || b == "heavy" || b == "soaking" || a.One("bleeding-elsewhere") != ""
}

// inPlaceOnly: asked on the answer page, not among the questions; once it is answered
// it can be changed there.
func inPlaceOnly(field string) func(*Answers) bool {
	return func(a *Answers) bool { return a.Step == StepAnswer || a.Then == StepAnswer || a.One(field) != "" }
}

// laterMatters: a day was told on which the tissue passed or was removed.
func laterMatters(a *Answers) bool {
	return inPlaceOnly(fieldLater)(a) && hasPassed(a)
}

func hasAntibiotic(a *Answers) bool {
	return a.One("kind") == "septic" || slices.Contains(a.All("care"), "surgical") || slices.Contains(a.All("medicine"), "antibiotic")
}
