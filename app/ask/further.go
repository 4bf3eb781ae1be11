package ask

import (
	"aftercare"
	"aftercare/app/questions"
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
		q := questions.Find(id)
		if q.IsAsked(s.Answers) && !s.Answers.IsAnswered(q) && s.raises(q, g.Urgency.Level) {
			list = append(list, said{s.W.Text("further." + id), id})
		}
	}
	return list
}

// raises reports whether an answer to a question, or to one that it opens, asks
// for help today, and more than the level so far.
func (s *Page) raises(q *questions.Question, level aftercare.Urgency) bool {
	var d engine.Decision
	asksForHelp := func(a *questions.Answers) bool {
		s.Know.Engine.Decide(a.Record(), a.Now, &d)
		return d.Level > level && d.Level >= aftercare.SameDay
	}
	return s.Answers.AnyOf(q, func(told *questions.Answers) bool {
		if asksForHelp(told) {
			return true
		}
		for _, id := range furtherQuestions {
			opened := questions.Find(id)
			if opened.IsAsked(told) && !opened.IsAsked(s.Answers) && told.AnyOf(opened, asksForHelp) {
				return true
			}
		}
		return false
	})
}
