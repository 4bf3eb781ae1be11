package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/questions"
	"aftercare/engine"
	"aftercare/internal/sorting"
)

// placeFields can be asked on the answer page itself: the screens before it don't ask
// everybody for them. The engine decides which of them is asked.
var placeFields = []string{
	"anti-d", "rh", "rash-kind", "heart-rate", "pregnancy-test", "scan", "hcg-trend", "follow-up", "pathology", "mole", "wound",
	"mouth-ulcers", "bleeding-elsewhere", "bleeding-restarted", "condition", "menses", "passed-later", "hold",
}

// furtherQuestions are offered at the foot of the answer if she left them open and an
// answer could mean help today. Their labels are under "further.".
var furtherQuestions = []string{"person", "blood", "anti-d", "test", "scan", "visit", "hormone", "lab", "wound", "treated", "mole", "period"}

// shift is how an answer would change the level, or what she asked about; the highest
// matters most.
type shift uint8

const (
	shiftsNothing shift = iota
	shiftsOpen          // it opens, opens sooner or is less urgent
	shiftsLater         // it opens later
	shiftsClosed        // it does not open
	shiftsRoutine       // she needs somebody in the next weeks
	shiftsSoon          // she needs somebody soon
	shiftsToday         // she needs help today
	shiftsNow           // she needs help now
)

// placed is something that can be asked in place, and what its answers could change.
type placed struct {
	question *questions.Question
	input    *questions.Input
	shift    shift
}

// placeable are the open inputs that can be asked in place and of which some answer
// would change the level, or the verdict or day of what she asked about, the most
// important first.
func (s *Page) placeable(g *aftercare.Guidance) []placed {
	if s.weighed != nil || g.Urgency.Level >= aftercare.Emergency {
		return s.weighed
	}
	from := s.standing(s.Answers)
	s.weighed = []placed{} // not nil, so that an empty result isn't worked out again
	for _, field := range placeFields {
		p := placedOf(field)
		if (p.question.IsAsked(s.Answers) || p.question.ID == "elsewhere" && s.bleedsLong(&g.Urgency)) && s.isOpen(p) && !s.knows(p.input) {
			if p.shift = s.weigh(from, p.input); p.shift != shiftsNothing {
				s.weighed = append(s.weighed, p)
			}
		}
	}
	sorting.Stable(s.weighed, func(a, b placed) int { return int(b.shift) - int(a.shift) })
	return s.weighed
}

// placedOf finds the input with a field.
func placedOf(field string) placed {
	for i := range questions.All {
		q := &questions.All[i]
		for j := range q.Inputs {
			if q.Inputs[j].Name() == field {
				return placed{question: q, input: &q.Inputs[j]}
			}
		}
	}
	panic("no question asks for " + field)
}

// isOpen reports whether an input was not answered.
func (s *Page) isOpen(p placed) bool {
	told := func(activity aftercare.Activity) bool {
		return slices.Contains(s.Answers.All("hold"), activity.String()) || slices.Contains(s.Answers.All("no-hold"), activity.String())
	}
	switch {
	case p.input.Name() == "hold":
		return slices.ContainsFunc(s.askedFor(), func(activity aftercare.Activity) bool { return !told(activity) })
	case p.input.Field == "":
		return !s.Answers.IsAnswered(p.question)
	}
	return s.Answers.One(p.input.Field) == ""
}

// skipped reports whether something was asked and left open.
func (s *Page) skipped(id string) bool { return slices.Contains(s.Answers.All("asked"), id) }

// knows reports whether the record she brought answers an input.
func (s *Page) knows(in *questions.Input) bool {
	c := aftercare.ParseCode(in.Name())
	return c != 0 && c != aftercare.HoldCode && s.Record.LastTold(c) != nil
}

// weigh is the largest shift of any answer to an input, by itself or with the
// questions that it opens.
func (s *Page) weigh(from *standing, in *questions.Input) shift {
	if s.isLong() {
		return shiftsNothing
	}
	most := shiftsNothing
	s.Answers.Each(in, func(then *questions.Answers) {
		most = max(most, from.to(s.standing(then)), s.opened(from, then))
	})
	return most
}

// opened is the largest shift by answers to the questions that an answer opens, if it
// is smaller without that answer.
func (s *Page) opened(from *standing, then *questions.Answers) shift {
	most := shiftsNothing
	for _, field := range placeFields {
		p := placedOf(field)
		if !p.question.IsAsked(then) || p.question.IsAsked(s.Answers) {
			continue
		}
		both, alone := shiftsNothing, shiftsNothing
		then.Each(p.input, func(a *questions.Answers) { both = max(both, from.to(s.standing(a))) })
		s.Answers.Each(p.input, func(a *questions.Answers) {
			alone = max(alone, from.to(s.standingOf(a.Record(p.question))))
		})
		if both > alone {
			most = max(most, both)
		}
	}
	return most
}

// standing is the level, and the answers about what she asked.
type standing struct {
	level      aftercare.Urgency
	activities []engine.ActivityDecision
	period     aftercare.Date // where she asked when it comes
}

func (s *Page) standing(a *questions.Answers) *standing { return s.standingOf(a.Record()) }

func (s *Page) standingOf(rec *aftercare.Record) *standing {
	var d engine.Decision
	s.Know.Engine.Decide(rec, s.Answers.Now, &d)
	now := &standing{level: d.Level}
	if s.Answers.Aim == questions.AimSigns {
		return now
	}
	for _, activity := range s.askedFor() {
		now.activities = append(now.activities, d.Activities[activity-1])
	}
	for _, due := range d.Due {
		if s.Answers.Aim == questions.AimPeriod && s.Know.Pack.Statements[due.Statement].Item == aftercare.ItemPeriod && due.State != aftercare.DueDone {
			now.period = due.On
			break
		}
	}
	return now
}

// mostWeighed is how many observations a server looks through again for each
// answer that might still be given.
const mostWeighed = 1000

// isLong reports whether a server has a longer record. Nobody fills in so many on
// its pages, and its answer is the same: it only asks nothing more in place.
func (s *Page) isLong() bool { return !s.InPage && len(s.Record.Observations) > mostWeighed }

// askedFor are the activities that she asked about, what she opened last first.
func (s *Page) askedFor() []aftercare.Activity {
	var list []aftercare.Activity
	for _, name := range slices.Backward(s.Answers.Show) {
		activity, _ := aftercare.ActivityTerms.Parse(name)
		list = aftercare.AddNew(list, activity)
	}
	return aftercare.AddNew(list, s.Record.Wishes.Activities...)
}

// strictness orders verdicts: what opens first, last what stays closed.
var strictness = []aftercare.Verdict{aftercare.WhenReady, aftercare.Hold, aftercare.Avoid, aftercare.GetHelpFirst}

// to is the shift from one standing to another.
func (n *standing) to(then *standing) shift {
	switch {
	case then.level > n.level:
		return map[aftercare.Urgency]shift{aftercare.Routine: shiftsRoutine, aftercare.Soon: shiftsSoon, aftercare.SameDay: shiftsToday, aftercare.Emergency: shiftsNow}[then.level]
	case then.level < n.level:
		return shiftsOpen
	}
	most := shiftsNothing
	for i, was := range n.activities {
		is := then.activities[i]
		switch stricter := slices.Index(strictness, is.Verdict) - slices.Index(strictness, was.Verdict); {
		case stricter > 0:
			most = max(most, shiftsClosed)
		case stricter < 0:
			most = max(most, shiftsOpen)
		case is != was && (is.Earliest == 0 && was.Earliest != 0 || max(is.Earliest, is.NotBefore) > max(was.Earliest, was.NotBefore)):
			most = max(most, shiftsLater)
		case is != was:
			most = max(most, shiftsOpen)
		}
	}
	if then.period != n.period {
		most = max(most, shiftsLater)
	}
	return most
}

// further is what the foot of the answer offers: while she bleeds, the question that
// is otherwise asked in place; once nothing else is asked, the open questions of which
// some answer would mean help today.
func (s *Page) further(g *aftercare.Guidance) []said {
	var list []said
	open := s.openPlace(g, s.asked(g))
	switch {
	case open.question != nil && open.shift != shiftsNothing && s.bleeds():
		return []said{{s.W.Text("further." + open.question.ID), open.question.ID}}
	case open.question != nil:
		return nil
	}
	for _, id := range furtherQuestions {
		isToday := func(p placed) bool { return p.question.ID == id && p.shift >= shiftsToday }
		if slices.ContainsFunc(s.placeable(g), isToday) {
			list = append(list, said{s.W.Text("further." + id), id})
		}
	}
	return list
}

// openPlace is what is asked in place: an unknown that the activity she asked about
// waits for, or else what would change it most; nil if nothing would.
func (s *Page) openPlace(g *aftercare.Guidance, asked []*aftercare.ActivityAnswer) placed {
	if s.waitsToKnow(asked) {
		q := s.unknownOf(asked[0])
		return placed{question: q, input: &q.Inputs[0]}
	}
	for _, p := range s.placeable(g) {
		if g.Urgency.Asked && !s.skipped(p.question.ID) {
			return p
		}
	}
	return placed{}
}

// waitsToKnow reports whether what she asked about waits for something that she
// can tell, and did not leave open.
func (s *Page) waitsToKnow(asked []*aftercare.ActivityAnswer) bool {
	if len(asked) == 0 {
		return false
	}
	q := s.unknownOf(asked[0])
	return q != nil && !s.skipped(q.ID)
}

// unknownOf is the question for the first unknown that an activity waits for and whose
// answer would change something: by itself, or together with the other unknowns if
// nothing else holds the activity. It is nil if there is none, and while danger signs
// come first.
func (s *Page) unknownOf(a *aftercare.ActivityAnswer) *questions.Question {
	open, from := s.unknowns(a), s.standing(s.Answers)
	for _, q := range open {
		for i := range q.Inputs {
			if s.weigh(from, &q.Inputs[i]) != shiftsNothing {
				return q
			}
		}
	}
	for i := range a.WaitingFor {
		if a.WaitingFor[i].State == aftercare.Unmet {
			return nil
		}
	}
	if len(open) < 2 {
		return nil
	}
	return open[0]
}

// unknowns are the questions for all unknowns that an activity waits for; none while
// danger signs come first.
func (s *Page) unknowns(a *aftercare.ActivityAnswer) (list []*questions.Question) {
	for i := range a.WaitingFor {
		x := &a.WaitingFor[i]
		if x.State != aftercare.StateUnknown {
			continue
		}
		if x.Criterion == aftercare.DangerSignsAnswered {
			return nil
		}
		if at := s.questionOf(x); at >= 0 {
			list = append(list, &questions.All[at])
		}
	}
	return list
}
