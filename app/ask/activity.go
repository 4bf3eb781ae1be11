package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
)

// waiting lists what an activity waits for, with a filled mark if it is met and a
// ring if not.
func (s *Page) waiting(a *aftercare.ActivityAnswer) view.Node {
	if len(a.WaitingFor) == 0 {
		return view.Node{}
	}
	list := view.UL(view.Class("waiting"))
	for i := range a.WaitingFor {
		x := &a.WaitingFor[i]
		class := "open"
		if x.State == aftercare.Met {
			class = "met"
		}
		row := view.LI(view.Class(class),
			view.Span(view.Class("mark"), view.Text(s.W.Text("mark."+class))),
			view.Span(view.Class("label"), view.Text(s.W.Criterion(a.WaitingFor, x))),
			view.Span(view.Class("standing"), view.Text(s.W.Standing(x, s.Today))))
		if q := s.questionOf(x); x.State == aftercare.StateUnknown && q >= 0 {
			row = row.With(view.Text(" "), s.askButton(questions.All[q].ID, "answer.tell"))
		}
		list = list.With(row)
	}
	return list
}

// criterionQuestions are the questions whose answers a criterion waits for.
var criterionQuestions = [...]struct {
	criterion aftercare.Criterion
	question  string
}{
	{aftercare.BleedingStopped, "bleeding"}, {aftercare.HeavyBleedingStopped, "bleeding"}, {aftercare.DaysSinceBleedingStopped, "bleeding"},
	{aftercare.PainSettled, "pain"}, {aftercare.MensesReturned, "period"}, {aftercare.CheckUpDone, "visit"}, {aftercare.ResultsKnown, "visit"},
	{aftercare.HCGFollowUpComplete, "visit"}, {aftercare.NoRetainedTissue, "scan"}, {aftercare.PregnancyTestNegative, "test"},
	{aftercare.HCGNotPregnantLevel, "hormone"}, {aftercare.HCGFalling, "hormone"}, {aftercare.DaysSinceHCGComplete, "hormone"},
	{aftercare.DaysSinceLoss, "passed"}, {aftercare.DaysSinceProcedure, "operation"}, {aftercare.DaysSinceMedicine, "tablets"},
	{aftercare.DaysSinceTreatment, "care"}, {aftercare.DaysSinceMisoprostol, "tablets"}, {aftercare.DaysSinceAnaesthetic, "operation"},
	{aftercare.DaysSinceMethotrexate, "injection"}, {aftercare.DaysSinceDiagnosis, "found"},
	{aftercare.DaysSinceAntibiotic, "antibiotic"},
}

func (s *Page) questionOf(x *aftercare.Waiting) int {
	for _, c := range criterionQuestions {
		if c.criterion == x.Criterion {
			return questions.Step(c.question)
		}
	}
	if x.Criterion == aftercare.DangerSignsAnswered {
		return 0
	}
	return -1
}

// reading leads to the general page of the activity.
func (s *Page) reading(a aftercare.Activity) view.Node {
	for i := range s.Topics {
		if s.Topics[i].Question.Activity == a {
			return view.P(page.Link(page.Numbered(page.PathRead, i+1), s.Text("answer.general")))
		}
	}
	return view.Node{}
}
