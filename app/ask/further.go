package ask

import (
	"aftercare"
	"aftercare/engine"
)

// furtherQuestions are asked in place where an answer to them could ask for help
// today. Each has its word under "further.".
var furtherQuestions = []string{"person", "blood", "anti-d", "test", "scan", "visit", "hormone", "lab", "wound", "treated", "mole", "period"}

// further are the questions not answered yet of which some answer would raise
// the level to one that asks for help today.
func (s *Page) further(g *aftercare.Guidance) []said {
	var list []said
	if g.Urgency.Level >= aftercare.SameDay {
		return nil
	}
	for _, id := range furtherQuestions {
		q := &questions[step(id)]
		if q.isAsked(s.Answers) && !s.Answers.isAnswered(q) && s.raises(q, g.Urgency.Level) {
			list = append(list, said{s.W.Text("further." + id), id})
		}
	}
	return list
}

// raises reports whether an answer to a question, or to one that it opens, asks
// for help today, and more than the level so far.
func (s *Page) raises(q *Question, level aftercare.Urgency) bool {
	var d engine.Decision
	asksForHelp := func(a *Answers) bool {
		s.Know.Engine.Decide(a.Record(), a.Now, &d)
		return d.Level > level && d.Level >= aftercare.SameDay
	}
	return s.Answers.anyOf(q, func(told *Answers) bool {
		if asksForHelp(told) {
			return true
		}
		for _, id := range furtherQuestions {
			opened := &questions[step(id)]
			if opened.isAsked(told) && !opened.isAsked(s.Answers) && told.anyOf(opened, asksForHelp) {
				return true
			}
		}
		return false
	})
}

// anyOf reports whether something holds with any one answer to a question.
func (a *Answers) anyOf(q *Question, holds func(*Answers) bool) bool {
	for _, in := range q.inputs {
		for _, it := range in.answers() {
			told := *a
			told.values = map[string][]string{}
			for field, values := range a.values {
				told.values[field] = values
			}
			told.values[it.field] = []string{it.value}
			if holds(&told) {
				return true
			}
		}
	}
	return false
}

// answers are the answers that can be chosen.
func (in *input) answers() []item {
	list := in.items
	for _, word := range in.words {
		list = append(list, item{in.field, word})
	}
	return list
}
