package guideline

import "strings"

// inherited checks what the pack keeps of its parent: none of it may refer to what
// the pack replaces.
func (l *linter) inherited() {
	if l.parent == nil {
		return
	}
	own := map[string]bool{}
	for i := range l.own.Questions {
		own[l.own.Questions[i].ID] = true
	}
	answered := l.answered()
	for i := range l.all.Questions {
		if q := &l.all.Questions[i]; !own[q.ID] {
			l.inheritedQuestion(q, answered[q.ID])
		}
	}
	for i := range l.all.Statements {
		if s := &l.all.Statements[i]; l.inParent(s.ID) != nil && s.Status == Active {
			l.inheritedOutcomes(s)
		}
	}
}

func (l *linter) inheritedQuestion(q *Question, answered bool) {
	p := top("questions")
	for _, w := range q.Short {
		names, _ := Placeholders(w.Text)
		for _, name := range names {
			if _, known := l.foreignQuantity(strings.TrimSuffix(name, "#")); !known {
				l.Fail(p, "the inherited answer to "+q.ID+" names {"+name+"}, which this pack replaces: answer "+q.ID+" here too")
			}
		}
	}
	if q.Activity == 0 && !answered {
		l.Fail(p, "no statement answers the inherited question "+q.ID+" any more")
	}
}

func (l *linter) inheritedOutcomes(s *Statement) {
	for _, o := range s.Outcomes {
		if o.LeadsTo != "" && l.statements[o.LeadsTo] == nil {
			l.Fail(top("statements"), "the inherited "+s.ID+" leads to "+o.LeadsTo+", which this pack replaces: replace "+s.ID+" too")
		}
	}
}

// replaces checks that a statement replaces one of the parent's, and that an alarm is
// only replaced by one of at least its level.
func (l *linter) replaces(s *Statement, p *pointer) {
	for i, id := range s.Replaces {
		switch old := l.inParent(id); {
		case old == nil:
			l.Fail(p.At("replaces").Item(i), "the parent has no statement "+id)
		case old.Kind == Alarm && (s.Kind != Alarm || s.Level < old.Level):
			l.Fail(p.At("replaces").Item(i), id+" is an alarm: only an alarm of at least its level can replace it")
		}
	}
}

// secondHand checks that statements that were only read as others restate them
// loosen nothing: they say that they are stricter, or that two publishers agree.
func (l *linter) secondHand(s *Statement, p *pointer) {
	own, restate := l.readings(s)
	p = p.At("secondHand")
	switch {
	case len(s.Replaces) == 0 && s.SecondHand != 0:
		l.Fail(p, "only a statement that replaces another says this")
	case len(s.Replaces) > 0 && own == 0 && len(restate) > 0 && s.SecondHand == 0:
		l.Fail(p, "what is cited was seen second-hand: say that this is stricter than what it replaces, or that two agree")
	case s.SecondHand == Agreed && len(restate) < 2:
		l.Fail(p, "two publishers must restate it")
	}
}

// readings counts the cited texts that were read themselves, and lists the publishers
// of those that were not. Our own policy counts as neither.
func (l *linter) readings(s *Statement) (own int, restated map[string]bool) {
	restated = map[string]bool{}
	for _, c := range s.Cites {
		switch src := l.sources[c.Source]; {
		case src == nil || src.Tier >= TierD:
		case src.Seen == SeenSecondHand || src.Seen == NotRetrieved || src.Tier == TierC:
			restated[src.Publisher] = true
		default:
			own++
		}
	}
	return own, restated
}

func (l *linter) inParent(id string) *Statement {
	if l.parent == nil {
		return nil
	}
	for i := range l.parent.Statements {
		if l.parent.Statements[i].ID == id {
			return &l.parent.Statements[i]
		}
	}
	return nil
}

// answered returns the questions that some statement of the resolved pack answers.
func (l *linter) answered() map[string]bool {
	ids := map[string]bool{}
	for i := range l.all.Statements {
		for _, id := range l.all.Statements[i].Questions {
			ids[id] = true
		}
	}
	return ids
}
