package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
)

// inPlace asks the one thing that what she asked about waits for and that she
// has not told, with its answers as buttons.
func (s *Page) inPlace(asked []*aftercare.ActivityAnswer) view.Node {
	if len(asked) == 0 {
		return view.Node{}
	}
	q := s.unknownOf(asked[0])
	if q == nil {
		return view.Node{}
	}
	without := s.Text("inplace.without")
	box := page.FormTo(s.route(), view.Class("card in-place"), view.H2(s.Text("ask."+q.ID)))
	in := &q.Inputs[0]
	if in.Kind != questions.InputChoice {
		return view.Section(view.Class("card in-place"), view.P(without), view.P(s.askButton(q.ID, "answer.tell")))
	}
	row := view.Div(view.Class("row"))
	for _, word := range in.Words {
		row.With(view.Button(view.Class("button plain"), view.Type("submit"), view.Name(in.Field), view.Value(word), s.Text(s.optionKey("opt."+in.Field+"."+word, in.Field, word))))
	}
	return box.With(s.Hidden(q), row, view.P(view.Class("quiet"), without))
}

// unknownOf is the question of the first thing that an activity waits for and
// that is not known; nil for none, and while danger signs come first.
func (s *Page) unknownOf(a *aftercare.ActivityAnswer) *questions.Question {
	var found *questions.Question
	for i := range a.WaitingFor {
		x := &a.WaitingFor[i]
		if x.State != aftercare.StateUnknown {
			continue
		}
		if x.Criterion == aftercare.DangerSignsAnswered {
			return nil
		}
		if at := s.questionOf(x); at >= 0 && found == nil {
			found = &questions.All[at]
		}
	}
	return found
}
