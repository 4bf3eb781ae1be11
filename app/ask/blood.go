package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/questions"
	"aftercare/engine"
)

// AsksBlood reports whether the rhesus type is asked before the answer: if anti-D
// would be due now for a negative one, the time for it is not over, and nothing told
// needs help first. Without a known day the answer offers the question.
func (s *Page) AsksBlood() bool {
	rec := *s.Record
	rec.Person.Rh = 0
	rec.Observations = slices.DeleteFunc(slices.Clone(rec.Observations), func(x aftercare.Observation) bool { return x.Code == aftercare.AntiD })
	var d engine.Decision
	s.Know.Engine.Decide(&rec, s.Answers.Now, &d)
	if d.Level >= aftercare.SameDay {
		return false
	}
	rec.Person.Rh = aftercare.RhNegative
	s.Know.Engine.Decide(&rec, s.Answers.Now, &d)
	return slices.ContainsFunc(d.Due, func(due engine.DueDecision) bool {
		return s.Know.Pack.Statements[due.Statement].Item == aftercare.ItemAntiD && (due.State == aftercare.DueUpcoming || due.State == aftercare.DueNow)
	})
}

// bloodFirst is the question to ask before the answer to the short form, if that did
// not ask it in place; nil for none.
func (s *Page) bloodFirst() *questions.Question {
	a, q := s.Answers, questions.Find("blood")
	if a.IsAnswered(q) || s.skipped(q.ID) || !s.AsksBlood() {
		return nil
	}
	return q
}

// opens is the question that an answer about the rhesus type, or about an
// operation, opens, which is asked before the answer page too; -1 for none.
func opens(a *questions.Answers, at int) int {
	if at < 0 {
		return -1
	}
	id := map[string]string{"blood": "anti-d", "operation": "approach"}[questions.All[at].ID]
	if id == "" {
		return -1
	}
	if q := questions.Find(id); !q.IsAsked(a) || a.IsAnswered(q) {
		return -1
	}
	return questions.Step(id)
}
