package ask

import (
	"strings"

	"aftercare"
	"aftercare/app/questions"
	"aftercare/locale"
)

// now is what was told today or yesterday for a code; nil if nothing was.
func (s *Page) now(c aftercare.Code) *aftercare.Observation {
	if o := s.Record.LastTold(c); o != nil && o.When.Day+1 >= s.Today {
		return o
	}
	return nil
}

// bleeds reports whether she bleeds, as far as she told.
func (s *Page) bleeds() bool {
	o := s.now(aftercare.Bleeding)
	return o != nil && o.Word != aftercare.BleedingNone
}

// facts is what the answer rests on, in a line: "No blood since 26 November.
// No pain, fever or bad smell."
func (s *Page) facts(g *aftercare.Guidance) string {
	var says, without []string
	if b := s.now(aftercare.Bleeding); b != nil {
		says = append(says, s.bleeding(g, b))
	}
	if p := s.now(aftercare.Pain); p != nil && p.Word == aftercare.Pain.Info().Calm.First() {
		without = append(without, s.W.Text("facts.pain"))
	} else if p != nil {
		says = append(says, s.W.Text("facts.pain."+aftercare.Pain.Info().Words.Name(p.Word)))
	}
	if o := s.now(aftercare.FeelsHot); o != nil && o.Word == aftercare.BoolNo {
		without = append(without, s.W.Text("facts.fever"))
	}
	if o := s.now(aftercare.Discharge); o != nil && o.Word == o.Code.Info().Word("normal") {
		without = append(without, s.W.Text("facts.smell"))
	}
	if len(without) > 0 {
		says = append(says, s.W.Text("facts.none", locale.With("things", s.W.Either(without))))
	}
	return strings.Join(says, " ")
}

// bleeding says whether she bleeds, and since when.
func (s *Page) bleeding(g *aftercare.Guidance, b *aftercare.Observation) string {
	if b.Word != aftercare.BleedingNone {
		return s.W.Text("facts.bleeding." + b.Code.Info().Words.Name(b.Word))
	}
	since := b.Since
	for _, m := range g.Milestones {
		if m.Milestone == "bleeding-stopped" && since == 0 {
			since = m.On
		}
	}
	if since == 0 || since >= s.Today {
		return s.W.Text("facts.bleeding.none")
	}
	return s.W.Text("facts.dry", locale.With("day", s.W.Day(since, s.Today)))
}

// factQuestions are the questions for facts other than observations.
var factQuestions = map[string]string{
	"loss.on": "passed", "loss.diagnosedOn": "found", "care": "care", "temperature": "fever", "pads-per-hour": "pads",
	"feels-hot": "fever", "chills": "fever",
}

// questionFor finds the question that asks for a fact, -1 if none does.
func (s *Page) questionFor(fact string) int {
	if id := factQuestions[fact]; id != "" {
		return questions.Step(id)
	}
	for i := range questions.All {
		if questions.All[i].Owns(fact) {
			return i
		}
	}
	return -1
}
