package guideline

import "aftercare"

func (l *linter) statement(s *Statement, p *pointer) {
	if !isStatementID(s.ID) {
		l.Fail(p.At("id"), "this must be AREA-TOPIC-NN in capital letters")
	}
	for _, m := range [...][2]string{{"status", s.Status}, {"population", s.Population}, {"strength", s.Strength}, {"certainty", s.Certainty}} {
		l.need(p, m[0], m[1])
	}
	if s.Kind == 0 {
		l.Fail(p.At("kind"), "this must be there")
	}
	if s.Status == "retired" {
		return // kept for its id; what it said is history
	}
	l.text(s.Says, p.At("says"), false)
	own := func(name string) bool { _, ok := s.Quantity(name); return ok }
	for _, w := range s.Says {
		l.placeholders(w.Text, p.At("says").At(w.Lang), own)
	}
	l.cites(s, p)
	for i, id := range s.Questions {
		if !l.questionIDs[id] {
			l.Fail(p.At("questions").Item(i), "there is no question "+id)
		}
	}
	l.replaces(s, p)
	switch s.Kind {
	case Alarm:
		l.alarm(s, p)
	case Gate:
		l.gate(s, p)
	case Due:
		l.due(s, p)
	}
	l.foreignKeys(s, p)
}

func (l *linter) cites(s *Statement, p *pointer) {
	if len(s.Cites) == 0 {
		l.Fail(p.At("cites"), "nothing is said without a source")
	}
	cited := map[string]bool{}
	for i, c := range s.Cites {
		p := p.At("cites").Item(i)
		if l.sources[c.Source] == nil {
			l.Fail(p.At("source"), "there is no source "+c.Source)
		}
		if cited[c.Source] && s.Kind == Gate {
			l.Fail(p.At("source"), "a source is cited once")
		}
		cited[c.Source] = true
		l.need(p, "locator", c.Locator)
		if len(c.Says) > 0 {
			l.text(c.Says, p.At("says"), false)
		}
	}
	from := func(list []string, p *pointer) {
		if len(list) == 0 && len(s.Cites) > 1 {
			l.Fail(p.At("from"), "a number says which of the cited sources it is from")
		}
		for i, id := range list {
			if !cited[id] {
				l.Fail(p.At("from").Item(i), id+" is not cited here")
			}
		}
	}
	for i := range s.Numbers {
		from(s.Numbers[i].From, p.At("numbers").At(s.Numbers[i].Name))
	}
	if s.When != nil {
		l.eachFinding(s.When, p.At("when"), func(c *Condition, p *pointer) {
			if c.Compares != NoCompare || c.Hours > 0 || c.AfterAnchor != 0 {
				from(c.From, p)
			}
		})
	}
}

func (l *linter) eachFinding(c *Condition, p *pointer, each func(*Condition, *pointer)) {
	for i := range c.All {
		l.eachFinding(&c.All[i], p.At("all").Item(i), each)
	}
	for i := range c.Any {
		l.eachFinding(&c.Any[i], p.At("any").Item(i), each)
	}
	if len(c.All)+len(c.Any) == 0 {
		each(c, p)
	}
}

// dateRules are the codes whose findings may count only some time after an
// anchor: a drug's own fever, bleeding that begins the loss, a test that is
// still positive. Pain, collapse and breath are never on this list.
var dateRules = map[aftercare.Code]bool{
	aftercare.Temperature: true, aftercare.FeelsHot: true, aftercare.Chills: true, aftercare.Nausea: true,
	aftercare.Vomiting: true, aftercare.Diarrhoea: true, aftercare.Bleeding: true, aftercare.Clots: true,
	aftercare.PregnancyTest: true, aftercare.MensesCode: true, aftercare.AntiD: true, aftercare.Scan: true, aftercare.HCGTrend: true,
}

func (l *linter) alarm(s *Statement, p *pointer) {
	if s.When == nil {
		l.Fail(p.At("when"), "an alarm needs what it fires on")
		return
	}
	if s.Level == aftercare.SelfCare {
		l.Fail(p.At("level"), "an alarm raises the level: routine, soon, same-day or emergency")
	}
	if s.Action == "" || s.Action == "expected-recovery" {
		l.Fail(p.At("action"), "an alarm says what to do")
	}
	if s.Applies != (Applies{}) {
		l.Fail(p.At("applies"), "an alarm fires for everybody; what narrows it stands in its findings")
	}
	l.eachFinding(s.When, p.At("when"), func(c *Condition, p *pointer) {
		if c.Code != 0 {
			l.worries(c, p)
		}
		if c.Kinds.Has(uint8(aftercare.KindUnknown)) || c.Rh == aftercare.RhUnknown || c.Rh == aftercare.RhPositive || c.Locations.Has(uint8(aftercare.Intrauterine)) {
			l.Fail(p, "this fact does not worry")
		}
		if c.AfterAnchor != 0 && c.Code != 0 && !dateRules[c.Code] {
			l.Fail(p.At("after"), "findings of "+c.Code.String()+" count at any time")
		}
	})
}

// worries refuses a finding that reassures.
func (l *linter) worries(c *Condition, p *pointer) {
	info := c.Code.Info()
	for i, word := range info.Words {
		if c.Words.Has(uint8(i+1)) && info.IsCalm(word) {
			l.Fail(p.At("is"), "\""+word+"\" reassures; an alarm is built on what worries")
		}
	}
	if c.Compares == AtMost && c.Code != aftercare.Temperature {
		l.Fail(p.At("atMost"), "only a low temperature worries")
	}
	if c.Code == aftercare.Clearance || c.Code == aftercare.HoldCode || c.Code == aftercare.Ready {
		l.Fail(p.At("code"), "this is not a sign")
	}
}

func (l *linter) gate(s *Statement, p *pointer) {
	if len(s.Activities) == 0 {
		l.Fail(p.At("activities"), "a gate names its activities")
	}
	if len(s.Cites) > 1 {
		l.Fail(p.At("cites"), "a gate is one source's rule")
	}
	if (s.Require != nil) == (s.Rule != RuleRequire) {
		l.Fail(p, "a gate has exactly one of require and rule")
	}
}

func (l *linter) due(s *Statement, p *pointer) {
	if s.Item == "" || s.Anchor == 0 || s.After.Unit == 0 {
		l.Fail(p, "a due needs its item, its anchor and after")
	}
	if len(s.DoneBy) == 0 && s.Item != "feelings" && s.Item != "contraception" {
		l.Fail(p.At("doneBy"), "a due says what ends it")
	}
	for i := range s.DoneBy {
		if s.DoneBy[i].Code == 0 {
			l.Fail(p.At("doneBy").Item(i), "a due is ended by an observation")
		}
	}
	for i, o := range s.Outcomes {
		p := p.At("outcomes").Item(i)
		if a := l.statements[o.LeadsTo]; o.LeadsTo != "" && (a == nil || a.Kind != Alarm) {
			l.Fail(p.At("leadsTo"), "there is no alarm "+o.LeadsTo)
		}
		if o.LeadsTo == "" && len(o.Says) == 0 {
			l.Fail(p, "an outcome says what follows from it")
		}
		if len(o.Says) > 0 {
			l.text(o.Says, p.At("says"), false)
			for _, w := range o.Says {
				l.placeholders(w.Text, p.At("says").At(w.Lang), func(name string) bool { _, ok := s.Quantity(name); return ok })
			}
		}
	}
}

// foreignKeys refuses keys that belong to another kind of statement.
func (l *linter) foreignKeys(s *Statement, p *pointer) {
	refuse := func(there bool, key string, kinds ...Kind) {
		for _, k := range kinds {
			if s.Kind == k {
				return
			}
		}
		if there {
			l.Fail(p.At(key), "this key is not part of "+KindTerms[max(s.Kind, 1)-1]+" statements")
		}
	}
	refuse(len(s.Activities) > 0, "activities", Gate)
	refuse(s.Require != nil, "require", Gate)
	refuse(s.Ideally != nil, "ideally", Gate)
	refuse(s.Rule != RuleRequire, "rule", Gate)
	refuse(len(s.Differs) > 0, "differsBecause", Gate)
	refuse(s.Level != 0, "level", Alarm)
	refuse(s.Action != "", "action", Alarm)
	refuse(s.SafetyNet != 0, "safetyNet", Alarm)
	refuse(s.When != nil, "when", Alarm, Inform, Expect)
	refuse(s.ShowPages, "show", Inform, Expect)
	refuse(s.Item != "", "item", Due)
	refuse(s.Anchor != 0, "anchor", Due)
	refuse(len(s.DoneBy) > 0, "doneBy", Due)
	refuse(len(s.Outcomes) > 0, "outcomes", Due)
}
