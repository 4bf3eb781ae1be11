package guideline

import "aftercare"

// expectable are the codes of findings that may be an expected effect: what a
// treatment is known to cause for a while. Collapse, breathlessness, chest pain,
// thoughts of harm and the like must never be on this list.
var expectable = map[aftercare.Code]bool{
	aftercare.Temperature: true, aftercare.FeelsHot: true, aftercare.Chills: true, aftercare.Nausea: true,
	aftercare.Vomiting: true, aftercare.Diarrhoea: true, aftercare.Bleeding: true, aftercare.PadsPerHour: true,
	aftercare.Clots: true, aftercare.Pain: true, aftercare.PregnancyTest: true, aftercare.HCG: true,
	aftercare.HCGTrend: true, aftercare.Scan: true, aftercare.MensesCode: true, aftercare.AbdomenDistended: true,
	aftercare.NoFlatus: true, aftercare.Constipated: true, aftercare.SoreThroat: true, aftercare.Headache: true,
}

// windowed are the anchors that a window counts from: steps of care with their
// day. No sign of her body moves one, so that none can open a window.
var windowed = map[Anchor]bool{
	AnchorProcedure: true, AnchorMedicine: true, AnchorTreatment: true, AnchorMisoprostol: true, AnchorMethotrexate: true,
}

// expected checks that an effect takes one finding out of one alarm, and no
// more than its sources say.
func (l *linter) expected(s *Statement, p *pointer) {
	alarm := l.statements[s.Alarm]
	switch {
	case alarm == nil || alarm.Kind != Alarm:
		l.Fail(p.At("alarm"), "an expected effect names an alarm of the pack or its parent")
	case s.Level >= alarm.Level:
		l.Fail(p.At("level"), "an expected effect lowers its alarm, which is "+alarm.Level.String())
	}
	if s.Level < aftercare.Soon && !s.NoCall {
		l.Fail(p.At("level"), "below soon only where the source asks for no call: noCall")
	}
	if s.Window.Anchor == 0 || !windowed[s.Window.Anchor] {
		l.Fail(p.At("window"), "an expected effect needs a window from a step of care: procedure, medicine, treatment, misoprostol or methotrexate")
	}
	if (s.Approach != 0 || s.Applies.Anaesthetic != 0) && s.Applies.Methods == 0 {
		l.Fail(p.At("applies"), "how an operation was done, or its anaesthetic, counts only beside its methods")
	}
	if l.own.Tightens {
		l.Fail(p.At("kind"), "a pack that tightens expects no effects")
	}
	if own, restated := l.readings(s); own == 0 && len(restated) < 2 {
		l.Fail(p.At("cites"), "an expected effect needs a source that was read, or two restatements that agree")
	}
	if f := s.Finding; f == nil || f.Code == 0 {
		l.Fail(p.At("finding"), "an expected effect needs one finding on a code")
	} else {
		l.excusable(f, p.At("finding"))
		if alarm != nil && alarm.When != nil && !looksFor(alarm.When, f) {
			l.Fail(p.At("finding"), s.Alarm+" does not look for this")
		}
	}
}

// excusable refuses findings that no effect may excuse.
func (l *linter) excusable(f *Condition, p *pointer) {
	switch {
	case !expectable[f.Code]:
		l.Fail(p.At("code"), f.Code.String()+" is never an expected effect")
	case f.Worsening || f.Unrelieved || f.Sites.Has(aftercare.SiteChest):
		l.Fail(p, "pain that gets worse, that painkillers do not help, or in the chest is never expected")
	case f.Code == aftercare.Pain && f.Words.Has(aftercare.PainSevere) && !f.Relieved:
		l.Fail(p.At("is"), "severe pain is expected only with relieved: true, where the source says so")
	case f.Rule != 0:
		l.Fail(p.At(f.Rule.String()), "the window of an expected effect is its own")
	}
}

// looksFor reports whether a condition has a finding that can match the same
// observation as another finding.
func looksFor(c *Condition, f *Condition) bool {
	for _, kids := range [][]Condition{c.All, c.Any} {
		for i := range kids {
			if looksFor(&kids[i], f) {
				return true
			}
		}
	}
	return c.Code != 0 && c.Code == f.Code && (c.Words == f.Words || c.Words&f.Words != 0) &&
		(c.Sites == 0 || f.Sites == 0 || c.Sites&f.Sites != 0)
}

// holdsBack checks what an alarm holds back below same-day.
func (l *linter) holdsBack(s *Statement, p *pointer) {
	switch {
	case s.Level == aftercare.Soon && s.Holds == 0:
		l.Fail(p.At("holds"), "an alarm of level soon says which activities it holds back, or none")
	case s.Level < aftercare.Soon && s.Holds != 0:
		l.Fail(p.At("holds"), "only an alarm of level soon or above holds something back")
	case (s.Holds.Has(GroupAll) || s.Holds.Has(GroupNone)) && s.Holds&(s.Holds-1) != 0:
		l.Fail(p.At("holds"), "all and none stand alone")
	}
}

// absence checks an alarm that an event has not occurred.
func (l *linter) absence(s *Statement, p *pointer) {
	if s.Absence.Anchor == 0 {
		return
	}
	if !windowed[s.Absence.Anchor] && s.Absence.Anchor != AnchorWaiting {
		l.Fail(p.At("absence"), "an absence counts from a step of care: procedure, medicine, treatment, misoprostol, methotrexate or waiting")
	}
	if s.Holds == 0 {
		l.Fail(p.At("holds"), "an alarm of absence says which activities it holds back, or none")
	}
	calm := 0
	eachFinding(s.When, p.At("when"), func(c *Condition, _ *pointer) {
		if c.IsCalm() {
			calm++
		}
	})
	if calm != 1 {
		l.Fail(p.At("when"), "an alarm of absence needs exactly one finding that something is not there")
	}
}

// IsCalm reports whether all words of a finding reassure.
func (c *Condition) IsCalm() bool {
	return c.Code != 0 && c.Words != 0 && c.Words&^c.Code.Info().Calm == 0
}

// endless refuses an alarm that rests on a kind of loss or a diagnosis without end.
func (l *linter) endless(s *Statement, p *pointer) {
	rests := false
	eachFinding(s.When, p.At("when"), func(c *Condition, _ *pointer) {
		rests = rests || (c.Kinds != 0 || c.Locations != 0) && c.Rule == 0
	})
	if rests && s.NoEnd == "" {
		l.Fail(p.At("when"), "this condition has no end: add until, or say in noEnd why it needs none")
	}
	if !rests && s.NoEnd != "" {
		l.Fail(p.At("noEnd"), "every kind and place in this alarm has its until")
	}
}
