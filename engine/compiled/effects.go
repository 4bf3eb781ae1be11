package compiled

import (
	"aftercare"
	"aftercare/guideline"
)

// Effect is an expected effect of a treatment: for a while after it one finding
// does not count for one alarm.
type Effect struct {
	Statement int    // index
	Alarm     uint16 // index into Tables.Alarms
	Finding   Finding
	Anchor    guideline.Anchor
	Days      int32
	Seconds   int64 // 0 if the window counts days
	Level     aftercare.Urgency
	Scope     Scope
	Step      Step
	Cites     []aftercare.Citation
}

// Step describes the step of care that a window counts from. Empty parts don't
// matter.
type Step struct {
	Methods     aftercare.Set[aftercare.Method]
	Approach    aftercare.Set[aftercare.Approach]
	Anaesthetic aftercare.Set[aftercare.Anaesthetic]
}

// Tells reports whether a step of care was told to be as described.
func (s *Step) Tells(c *aftercare.Care) bool {
	return s.Methods.Has(c.Method) && (s.Approach == 0 || s.Approach.Has(c.Approach)) && (s.Anaesthetic == 0 || s.Anaesthetic.Has(c.Anaesthetic))
}

// compileEffects compiles the effects of all alarms.
func (c *compiler) compileEffects() {
	var expected []int
	for i := range c.Pack.Statements {
		if s := &c.Pack.Statements[i]; s.Kind == guideline.Expected && s.Status == guideline.Active {
			expected = append(expected, i)
		}
	}
	for n := range c.Alarms {
		id := c.Pack.Statements[c.Alarms[n].Statement].ID
		for _, i := range expected {
			if c.Pack.Statements[i].Alarm == id {
				c.effect(n, i)
			}
		}
	}
	c.within(len(c.Effects))
}

// effect compiles one effect of an alarm.
func (c *compiler) effect(alarm, i int) {
	s := &c.Pack.Statements[i]
	x := Effect{Statement: i, Alarm: uint16(alarm), Finding: compileFinding(&s.Finding.Finding),
		Anchor: s.Window.Anchor, Level: s.Level, Scope: compileScope(&who{Applies: s.Applies}), Cites: citations(s),
		Step: Step{Methods: s.Applies.Methods, Approach: s.Approach, Anaesthetic: s.Applies.Anaesthetic}}
	x.Seconds, x.Days = secondsOrDays(s.Window.Amount, false)
	c.Effects = append(c.Effects, x)
	c.Easing.Add(alarm)
}
