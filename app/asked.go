package app

import "aftercare"

// When a question is worth asking, by what was answered before it.

var operations = aftercare.MethodTerms.Words()[aftercare.VacuumAspiration-1 : aftercare.HysteroscopicRemoval]

func bleeds(a *answers) bool {
	b := a.one("bleeding")
	return b != "" && b != "none"
}

func bleedsMuch(a *answers) bool {
	b := a.one("bleeding")
	return b == "moderate" || b == "heavy" || b == "soaking"
}

func hurts(a *answers) bool {
	b := a.one("pain")
	return b != "" && b != "none"
}

func placeUnclear(a *answers) bool { return a.one("kind") != "ectopic" && a.one("kind") != "molar" }

// careOpen: not where a record that was brought along tells more of the care
// than the question can hold.
func careOpen(a *answers) bool { return len(a.base.Care) == 0 }

func cared(route string) func(*answers) bool {
	return func(a *answers) bool { return careOpen(a) && has(a.all("care"), route) }
}

// passingOpen: an operation on a known day says when the tissue was removed,
// unless it was on a tube.
func passingOpen(a *answers) bool {
	if a.one("kind") == "threatened" {
		return false
	}
	onTube := a.one("kind") == "ectopic" || termOf(a, "operation", aftercare.MethodTerms).OnTube()
	return onTube || !has(a.all("care"), "surgical") || a.one("operation-on") == ""
}

func hasPassed(a *answers) bool { return a.one("passed") != "not-yet" && a.one("kind") != "threatened" }

func watchesHormone(a *answers) bool {
	return a.one("kind") == "molar" || a.one("kind") == "ectopic" || has(a.all("care"), "methotrexate")
}

// isAsked reports whether the path comes by the question.
func (q *question) isAsked(a *answers) bool { return q.asked == nil || q.asked(a) }

// step finds a question by its id; -1 where there is none.
func step(id string) int {
	for i := range questions {
		if questions[i].id == id {
			return i
		}
	}
	return -1
}

// next is the first question to ask after a step, -1 at the end. With only
// the danger signs wanted it ends with them.
func (a *answers) next(after int) int {
	for i := after + 1; i < len(questions); i++ {
		if q := &questions[i]; q.isAsked(a) && (a.aim != aimSigns || q.part == partDanger) {
			return i
		}
	}
	return -1
}

// before is the question asked before a step, -1 at the start.
func (a *answers) before(at int) int {
	for i := at - 1; i >= 0; i-- {
		if questions[i].isAsked(a) {
			return i
		}
	}
	return -1
}
