package guideline

import (
	"aftercare"
	"slices"
	"strings"
)

func (l *linter) statement(s *Statement, p *pointer) {
	if !isStatementID(s.ID) {
		l.Fail(p.At("id"), "must be AREA-TOPIC-NN, in capital letters")
	}
	for _, m := range [...][2]string{{"kind", s.Kind.String()}, {"status", s.Status.String()}, {"population", s.Population.String()}, {"strength", s.Strength.String()}, {"certainty", s.Certainty.String()}} {
		l.need(p, m[0], m[1])
	}
	if s.Status == Retired {
		l.need(p, "retiredWhy", s.RetiredWhy)
		l.filled(p.At("retiredWhy"), s.RetiredWhy)
		return // it only keeps its id from being used again
	}
	if s.RetiredWhy != "" {
		l.Fail(p.At("retiredWhy"), "only a retired statement says why it was retired")
	}
	l.text(s.Says, p.At("says"), false)
	for _, w := range s.Says {
		l.placeholders(w.Text, p.At("says").At(w.Lang), s.Quantity)
	}
	l.other(s, p.At("saysOther"))
	l.cites(s, p)
	for i, id := range s.Questions {
		if !l.questionIDs[id] {
			l.Fail(p.At("questions").Item(i), "unknown question "+id)
		}
	}
	l.replaces(s, p)
	l.scope(s, p)
	l.secondHand(s, p)
	switch s.Kind {
	case Alarm:
		l.alarm(s, p)
	case Gate:
		l.gate(s, p)
	case Due:
		l.due(s, p)
	case Expected:
		l.expected(s, p)
	}
	l.foreignKeys(s, p)
}

// scope checks that a text says whom it is about. What is usual after a miscarriage
// is not usual for others, so leaving it out is not enough.
func (l *linter) scope(s *Statement, p *pointer) {
	switch {
	case s.Everybody && s.AppliesWhy == "":
		l.Fail(p.At("appliesWhy"), "say why this is about everybody")
	case !s.Everybody && s.AppliesWhy != "":
		l.Fail(p.At("appliesWhy"), "only a statement that applies to everybody says why")
	}
	switch s.Kind {
	case Due, Expect, Inform:
		if s.Applies.Columns == 0 && !s.Everybody {
			l.Fail(p.At("applies"), "whom this is about: name the columns, or everybody with appliesWhy")
		}
	}
	switch s.Kind {
	case Expect, Inform:
		if !l.topicIDs[s.Topic] {
			l.Fail(p.At("topic"), "the pack has no such topic")
		}
	}
}

func (l *linter) cites(s *Statement, p *pointer) {
	if len(s.Cites) == 0 {
		l.Fail(p.At("cites"), "at least one source is required")
	}
	cited := map[string]bool{}
	for i, c := range s.Cites {
		p := p.At("cites").Item(i)
		l.source(p.At("source"), c.Source)
		cited[c.Source] = true
		l.need(p, "locator", c.Locator)
		if len(c.Says) > 0 {
			l.text(c.Says, p.At("says"), false)
		}
	}
	from := func(list []string, p *pointer, isNumber bool) {
		if isNumber && len(list) == 0 && len(s.Cites) > 1 {
			l.Fail(p.At("from"), "a number must name the cited sources it is from")
		}
		for i, id := range list {
			if !cited[id] {
				l.Fail(p.At("from").Item(i), id+" is not cited here")
			}
		}
	}
	for i := range s.Numbers {
		from(s.Numbers[i].From, p.At("numbers").At(s.Numbers[i].Name), true)
	}
	if s.When != nil {
		eachFinding(s.When, p.At("when"), func(c *Condition, p *pointer) {
			from(c.From, p, c.hasNumber())
		})
	}
	if s.Finding != nil {
		from(s.Finding.From, p.At("finding"), s.Finding.Compares != NoCompare)
	}
	if s.Require != nil {
		eachCriterion(s.Require, p.At("require"), func(q *Requirement, p *pointer) { from(q.From, p, false) })
	}
	if s.Ideally != nil {
		eachCriterion(s.Ideally, p.At("ideally"), func(q *Requirement, p *pointer) { from(q.From, p, false) })
	}
}

// eachFinding calls each for every finding of a condition.
func eachFinding(c *Condition, p *pointer, each func(*Condition, *pointer)) {
	for i := range c.All {
		eachFinding(&c.All[i], p.At("all").Item(i), each)
	}
	for i := range c.Any {
		eachFinding(&c.Any[i], p.At("any").Item(i), each)
	}
	if len(c.All)+len(c.Any) == 0 {
		each(c, p)
	}
}

// eachCriterion calls each for every criterion of a requirement.
func eachCriterion(q *Requirement, p *pointer, each func(*Requirement, *pointer)) {
	for i := range q.All {
		eachCriterion(&q.All[i], p.At("all").Item(i), each)
	}
	for i := range q.Any {
		eachCriterion(&q.Any[i], p.At("any").Item(i), each)
	}
	if q.Criterion != 0 {
		each(q, p)
	}
}

// dateRules are the codes whose findings may depend on the time since an anchor:
// fever that a drug causes, bleeding as the loss begins, a test that is still
// positive. Pain, collapse and breathlessness must never be on this list.
var dateRules = map[aftercare.Code]bool{
	aftercare.Temperature: true, aftercare.FeelsHot: true, aftercare.Chills: true, aftercare.Nausea: true,
	aftercare.Vomiting: true, aftercare.Diarrhoea: true, aftercare.Bleeding: true, aftercare.Clots: true,
	aftercare.PregnancyTest: true, aftercare.MensesCode: true, aftercare.AntiD: true, aftercare.Scan: true, aftercare.HCG: true, aftercare.HCGTrend: true,
}

func (l *linter) alarm(s *Statement, p *pointer) {
	if s.When == nil {
		l.Fail(p.At("when"), "an alarm must say what it fires on")
		return
	}
	if s.Level == aftercare.SelfCare {
		l.Fail(p.At("level"), "an alarm raises the level to routine, soon, same-day or emergency")
	}
	if s.Action == 0 || s.Action == aftercare.ExpectedRecovery {
		l.Fail(p.At("action"), "an alarm must say what to do")
	}
	if s.Applies != (Applies{}) {
		l.Fail(p.At("applies"), "an alarm must not have applies; narrow it in when")
	}
	l.holdsBack(s, p)
	l.absence(s, p)
	l.endless(s, p)
	l.line(s, p)
	eachFinding(s.When, p.At("when"), func(c *Condition, p *pointer) {
		if c.Code != 0 && !(s.Absence.Anchor != 0 && c.IsCalm()) {
			l.worries(c, p)
		}
		if c.Kinds.Has(aftercare.KindUnknown) || c.Rh == aftercare.RhUnknown || c.Rh == aftercare.RhPositive || c.Locations.Has(aftercare.Intrauterine) {
			l.Fail(p, "an alarm cannot rest on a fact that reassures or is unknown")
		}
		if c.AfterAnchor != 0 && c.Code != 0 && !dateRules[c.Code] {
			l.Fail(p.At(c.Rule.String()), c.Code.String()+" counts at any time")
		}
	})
}

// line requires the line of an urgent alarm in the list of danger signs. An alarm on
// none of its lines must say where else it is asked about.
func (l *linter) line(s *Statement, p *pointer) {
	switch {
	case s.Line != 0 && s.LineWhy != "":
		l.Fail(p.At("lineWhy"), "only an alarm on no line of the danger list says why")
	case s.Line == 0 && s.LineWhy == "" && s.Level >= aftercare.SameDay:
		l.Fail(p.At("line"), "an urgent alarm needs its line of the danger list, or none and lineWhy")
	}
}

// other checks the words about somebody else.
func (l *linter) other(s *Statement, p *pointer) {
	if len(s.SaysOther) == 0 {
		if s.Kind == Alarm && s.Level >= aftercare.SameDay && s.Status == Active && addresses(s.Says.In("en")) {
			l.Fail(p, "an urgent alarm that says you needs words for somebody who tells about her")
		}
		return
	}
	l.text(s.SaysOther, p, false)
	for _, w := range s.SaysOther {
		l.placeholders(w.Text, p.At(w.Lang), s.Quantity)
		if w.Lang == "en" && addresses(w.Text) {
			l.Fail(p.At(w.Lang), "these words are about somebody else: they must not say you")
		}
	}
}

// addresses reports whether an English text speaks to its reader.
func addresses(text string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if word == "you" || word == "your" || word == "yours" || word == "yourself" {
			return true
		}
	}
	return false
}

// worries refuses findings that reassure.
func (l *linter) worries(c *Condition, p *pointer) {
	info := c.Code.Info()
	for w, word := range info.Words.All() {
		if c.Words.Has(w) && info.Calm.Has(w) {
			l.Fail(p.At("is"), "an alarm cannot rest on \""+word+"\", which reassures")
		}
	}
	if c.Relieved {
		l.Fail(p.At("relieved"), "an alarm cannot rest on pain that painkillers help")
	}
	if (c.Compares == AtMost || c.Compares == Below) && c.Code != aftercare.Temperature {
		l.Fail(p, "only a temperature can be too low")
	}
	if c.Change.FallsMoreThan.Told() {
		l.Fail(p.At("change"), "an alarm cannot rest on a fall, which reassures")
	}
	if c.Code == aftercare.Ready {
		l.Fail(p.At("code"), "an alarm cannot rest on whether she feels ready")
	}
}

func (l *linter) gate(s *Statement, p *pointer) {
	if len(s.Activities) == 0 {
		l.Fail(p.At("activities"), "a gate needs at least one activity")
	}
	if len(s.Cites) > 1 {
		l.Fail(p.At("cites"), "a gate cites exactly one source")
	}
	if s.Itself && !slices.ContainsFunc(s.Activities, func(a aftercare.Activity) bool { return l.all.FloorOf(a) != 0 }) {
		l.Fail(p.At("itself"), "only a gate whose activity is on a floor is about the thing itself")
	}
	if (s.Require != nil) == (s.Rule != RuleRequire) {
		l.Fail(p, "exactly one of require and rule is required")
	}
}

func (l *linter) due(s *Statement, p *pointer) {
	if s.Item == 0 || s.Anchor == 0 || s.After.Unit == 0 {
		l.Fail(p, "a due needs item, anchor and after")
	}
	if len(s.DoneBy) == 0 && s.Item != aftercare.ItemFeelings && s.Item != aftercare.ItemContraception {
		l.Fail(p.At("doneBy"), "a due must say what ends it")
	}
	for i := range s.DoneBy {
		if s.DoneBy[i].Code == 0 {
			l.Fail(p.At("doneBy").Item(i), "only an observation can end a due")
		}
	}
	for i, o := range s.Outcomes {
		p := p.At("outcomes").Item(i)
		if a := l.statements[o.LeadsTo]; o.LeadsTo != "" && (a == nil || a.Kind != Alarm) {
			l.Fail(p.At("leadsTo"), "unknown alarm "+o.LeadsTo)
		}
		if o.LeadsTo == "" && len(o.Says) == 0 {
			l.Fail(p, "an outcome needs leadsTo or says")
		}
		if len(o.Says) > 0 {
			l.text(o.Says, p.At("says"), false)
			for _, w := range o.Says {
				l.placeholders(w.Text, p.At("says").At(w.Lang), s.Quantity)
			}
		}
	}
}

// foreignKeys refuses keys that belong to another kind of statement.
func (l *linter) foreignKeys(s *Statement, p *pointer) {
	if s.Kind == 0 {
		return // the kind is unknown
	}
	refuse := func(there bool, key string, kinds ...Kind) {
		if there && !slices.Contains(kinds, s.Kind) {
			l.Fail(p.At(key), "a statement of kind "+s.Kind.String()+" does not have this key")
		}
	}
	refuse(len(s.Activities) > 0, "activities", Gate)
	refuse(s.Require != nil, "require", Gate)
	refuse(s.Ideally != nil, "ideally", Gate)
	refuse(s.Rule != RuleRequire, "rule", Gate)
	refuse(len(s.Differs) > 0, "differsBecause", Gate)
	refuse(s.Itself, "itself", Gate)
	refuse(s.Level != 0, "level", Alarm, Expected)
	refuse(s.Action != 0, "action", Alarm)
	refuse(s.SafetyNet != 0, "safetyNet", Alarm)
	refuse(s.SafetyNetIn != 0, "safetyNetIn", Alarm)
	refuse(len(s.Hazards) > 0, "hazards", Alarm)
	refuse(s.Holds != 0, "holds", Alarm)
	refuse(s.Absence.Anchor != 0, "absence", Alarm)
	refuse(s.NoEnd != "", "noEnd", Alarm)
	refuse(s.Alarm != "", "alarm", Expected)
	refuse(s.Finding != nil, "finding", Expected)
	refuse(s.Window.Anchor != 0, "window", Expected)
	refuse(s.NoCall, "noCall", Expected)
	refuse(s.Approach != 0, "approach", Expected)
	refuse(s.Line != 0, "line", Alarm)
	refuse(s.LineWhy != "", "lineWhy", Alarm)
	refuse(s.When != nil, "when", Alarm, Inform, Expect)
	refuse(s.ShowPages, "show", Inform, Expect)
	refuse(s.Topic != "", "topic", Inform, Expect)
	refuse(s.Item != 0, "item", Due)
	refuse(s.Anchor != 0, "anchor", Due)
	refuse(s.After.Unit != 0, "after", Due)
	refuse(s.Until.Unit != 0, "until", Due)
	refuse(s.Repeat.Unit != 0, "repeat", Due)
	refuse(len(s.DoneBy) > 0, "doneBy", Due)
	refuse(len(s.Outcomes) > 0, "outcomes", Due)
}
