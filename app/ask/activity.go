package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// activity is the answer about one activity: the verdict as a sentence, what
// it waits for, what each source says on her own days, and why they differ.
func (s *Page) activity(a *aftercare.ActivityAnswer, legend bool) view.Node {
	box := view.Section(view.Class("activity"), view.ID(a.Activity.String()),
		view.H2(view.Text(s.W.Activity(a.Activity))),
		view.P(view.Class("verdict"), page.Marked(s.W.Verdict(a, s.Today))),
		s.waiting(a))
	if a.Verdict == aftercare.GetHelpFirst {
		return box
	}
	return box.With(s.comparison(a, legend), s.differ(a), s.sourceTable(a), s.reading(a.Activity))
}

// waiting is what an activity waits for: met is filled, open is a ring.
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
			row = row.With(view.Text(" "), s.askButton(questions[q].ID, "answer.tell"))
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
}

func (s *Page) questionOf(x *aftercare.Waiting) int {
	for _, c := range criterionQuestions {
		if c.criterion == x.Criterion {
			return step(c.question)
		}
	}
	if x.Criterion == aftercare.DangerSignsAnswered {
		return 0
	}
	return -1
}

// differ says why sources differ, in up to three sentences, and why the answer
// follows those it does.
func (s *Page) differ(a *aftercare.ActivityAnswer) view.Node {
	why := s.W.WhyTheyDiffer(a.Sources)
	var cells []view.Node
	var said []string
	for _, c := range s.Know.Engine.Cells(s.Record, s.Answers.Now, a.Activity) {
		if text := c.Why.In(s.W.Lang); !slices.Contains(said, text) {
			said = append(said, text)
			cells = append(cells, view.P(view.Text(text)))
		}
	}
	if len(why) == 0 && len(cells) == 0 {
		return view.Node{}
	}
	box := view.Div(view.Class("differ"))
	if len(why) > 0 {
		list := view.UL()
		for _, text := range why {
			list = list.With(view.LI(view.Text(text)))
		}
		box = box.With(view.H3(s.Text("differ.title")), list)
	}
	if len(cells) > 0 {
		box = box.With(s.Folded("differ.follow", cells...))
	}
	return box
}

// sourceTable is the picture as a table, with what each source says.
func (s *Page) sourceTable(a *aftercare.ActivityAnswer) view.Node {
	var rows []view.Part
	other := 0
	for _, followed := range [...]bool{true, false} {
		for i := range a.Sources {
			src := &a.Sources[i]
			if !src.Applies {
				if followed {
					other++
				}
				continue
			}
			if src.Followed == followed {
				rows = append(rows, s.sourceRow(src))
			}
		}
	}
	if len(rows) == 0 {
		return view.Node{}
	}
	return s.Folded("table.title", view.Div(view.Class("wide"), view.Table(
		view.Caption(s.Text("table.caption", locale.With("activity", s.W.Activity(a.Activity)))),
		view.Thead(view.TR(view.TH(view.Set("scope", "col"), s.Text("table.source")), view.TH(view.Set("scope", "col"), s.Text("table.you")))),
		view.Tbody(rows...))),
		view.If(other > 0, view.P(view.Class("quiet"), view.Text(s.W.Count("table.other", other)))))
}

func (s *Page) sourceRow(src *aftercare.SourceAnswer) view.Node {
	known := s.Know.Sources[src.Source]
	if known == nil {
		return view.Node{}
	}
	cell := view.TD(view.Strong(view.Text(locale.First(s.W.ForHer(src, s.Today)))))
	if len(src.Ideally) > 0 {
		var names []string
		for i := range src.Ideally {
			names = append(names, s.W.Until(&src.Ideally[i]))
		}
		cell = cell.With(view.P(s.Text("source.ideally", locale.With("events", s.W.List(names)))))
	}
	for _, id := range src.Statements {
		if x := s.Know.Statement(id); x != nil {
			cell = cell.With(view.P(view.Text(s.W.Says(x))), s.Evidence(x))
		}
	}
	head := view.TH(view.Set("scope", "row"), s.SourceLink(known))
	if src.Followed {
		head = head.With(view.Small(s.Text("table.followed")))
	}
	return view.TR(head, cell)
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
