package guideline

import (
	"aftercare"
	"slices"
)

// tightening holds a pack that tightens its parent to its promise: it adds
// alarms, rules and followed sources, and replaces nothing. Only a cell that a
// named person signs may stand in for the parent's.
func (l *linter) tightening() {
	for i := range l.own.Follow {
		if c := &l.own.Follow[i]; c.SignedBy != "" && (c.Add || !l.own.Tightens) {
			l.Fail(at("follow", i).At("signedBy"), "a signature stands where a pack that tightens relaxes what it inherits")
		}
	}
	if !l.own.Tightens || l.parent == nil {
		return
	}
	for i := range l.own.Statements {
		if len(l.own.Statements[i].Replaces) > 0 {
			l.Fail(at("statements", i).At("replaces"), "a pack that tightens adds and replaces nothing")
		}
	}
	for i := range l.own.Policy {
		if e := &l.own.Policy[i]; !e.tightens(l.parent.Policy) {
			l.Fail(at("policy", i), "a pack that tightens can not make "+e.Key+" laxer")
		}
	}
}

// tightens reports whether an entry holds at least as much back, and raises at
// least as much, as what it stands in for.
func (e *Policy) tightens(parents []Policy) bool {
	for i := range parents {
		if p := &parents[i]; policyKey(p) == policyKey(e) {
			return e.atLeastAsStrict(p)
		}
	}
	return e.Key != "answered-by" && e.Key != "current" // one more answer to a question is laxer
}

func (e *Policy) atLeastAsStrict(p *Policy) bool {
	longer := seconds(e.Amount) >= seconds(p.Amount)
	shorter := seconds(e.Amount) <= seconds(p.Amount)
	switch e.Key {
	case "dry-days":
		return longer
	case "answers-current", "due-grace", "period-lasts":
		return shorter
	case "danger-check":
		return holdsAll(e.Codes, p.Codes)
	case "answered-by":
		return holdsAll(p.Codes, e.Codes)
	case "soon-holds", "soon-holds-faint":
		return holdsAll(e.Activities, p.Activities) && holdsAll(e.Codes, p.Codes)
	case "plausible-temperature":
		return e.Least >= p.Least && e.Most <= p.Most
	}
	// Neither more nor less is stricter: a sign that lapsed holds more than one
	// of level soon that is still current, and raises less.
	return e.Amount == p.Amount && slices.Equal(e.Codes, p.Codes)
}

// seconds compares amounts of any unit.
func seconds(a aftercare.Amount) int {
	if a.Unit == aftercare.Hour {
		return a.N * 3600
	}
	return a.Days(true) * 86400
}

func holdsAll[T comparable](list, all []T) bool {
	return !slices.ContainsFunc(all, func(v T) bool { return !slices.Contains(list, v) })
}
