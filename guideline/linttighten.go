package guideline

import (
	"slices"
)

// tightening checks the promise of a pack that tightens its parent: it adds
// alarms, rules and followed sources, and replaces nothing but cells that a
// named person signs for.
func (l *linter) tightening() {
	for i := range l.own.Follow {
		if c := &l.own.Follow[i]; c.SignedBy != "" && (c.Add || !l.own.Tightens) {
			l.Fail(at("follow", i).At("signedBy"), "only a cell that replaces one in a pack that tightens is signed")
		} else if (c.SignedBy == "") != (c.SignedOn == 0) {
			l.Fail(at("follow", i).At("signedOn"), "a signature is a name and a day")
		}
	}
	if !l.own.Tightens || l.parent == nil {
		return
	}
	for i := range l.own.Statements {
		if len(l.own.Statements[i].Replaces) > 0 {
			l.Fail(at("statements", i).At("replaces"), "a pack that tightens replaces no statement")
		}
	}
	for i := range l.own.Policy {
		if e := &l.own.Policy[i]; !e.tightens(l.parent.Policy) {
			l.Fail(at("policy", i), "a pack that tightens cannot relax "+e.Key.String())
		}
	}
}

// tightens reports whether an entry is at least as strict as the one that it
// replaces: it neither holds back nor raises less.
func (e *Policy) tightens(parents []Policy) bool {
	for i := range parents {
		if p := &parents[i]; policyKey(p) == policyKey(e) {
			return e.atLeastAsStrict(p)
		}
	}
	return e.Key != AnsweredBy && e.Key != Current && e.Key != UnaskedHolds // one more answer to a question is laxer
}

func (e *Policy) atLeastAsStrict(p *Policy) bool {
	longer := e.Amount.Seconds() >= p.Amount.Seconds()
	shorter := e.Amount.Seconds() <= p.Amount.Seconds()
	switch e.Key {
	case DryDays:
		return longer
	case AnswersCurrent, DueGrace, PeriodLasts:
		return shorter
	case DangerCheck:
		return holdsAll(e.Codes, p.Codes)
	case AnsweredBy:
		return holdsAll(p.Codes, e.Codes)
	case OpenUnasked:
		return holdsAll(p.Activities, e.Activities)
	case PlausibleTemperature:
		return e.Least >= p.Least && e.Most <= p.Most
	}
	if e.Key == UnaskedHolds || e.Key.Group() != 0 {
		return holdsAll(e.Activities, p.Activities)
	}
	// Neither direction is stricter: a lapsed sign holds back more than a current
	// one of level soon, and raises less.
	return e.Amount == p.Amount && slices.Equal(e.Codes, p.Codes)
}

func holdsAll[T comparable](list, all []T) bool {
	return !slices.ContainsFunc(all, func(v T) bool { return !slices.Contains(list, v) })
}
