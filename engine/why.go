package engine

import (
	"aftercare"
)

// reasons is an evaluation with its reasons. What answers of one guidance share
// stands here once. It lives on the stack.
type reasons struct {
	run
	asked bitset // criteria that the rules of all activities ask

	rules    [maxAsked + 1]*aftercare.SourceRule // by their place in Engine.asked; nil is not known yet
	ruleRoom []aftercare.SourceRule              // for the next ones
	answers  []aftercare.SourceAnswer            // for those of the next activities

	names shelf[string] // lists for the guidance
	facts shelf[aftercare.Fact]
	waits shelf[aftercare.Waiting]
}

// activity gives one activity's answer with its reasons.
func (r *reasons) activity(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	out.Activity = a
	d, asks := r.decide(a)
	out.Verdict, out.Earliest, out.NotBefore = d.Verdict, d.Earliest, d.NotBefore
	if d.Verdict == aftercare.GetHelpFirst {
		return
	}
	var own bitset
	r.addTaken(&own, &asks)
	r.asked.union(&own)
	if d.Verdict == aftercare.Hold {
		out.WaitingFor = r.waitingFor(a, own)
	}
	out.HeldBy = r.heldBy(a)
	r.sources(a, out)
	out.Signed = r.signatures(a)
}

// signatures are those of the cells that stand in for others, where they are
// hers or may be.
func (r *reasons) signatures(a aftercare.Activity) (list []aftercare.Signature) {
	for _, i := range r.signed {
		if c := &r.pack.Follow[i]; c.Places()&r.person.places != 0 && r.pack.IsAbout(c, a) {
			list = append(list, aftercare.Signature{By: c.SignedBy, On: c.SignedOn})
		}
	}
	return list
}

// sources says for every source that speaks of the activity what it says for
// her, the all of its statements that apply; which of them the answer rests on;
// and the first and the last day among those that give one.
func (r *reasons) sources(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	rows := r.activities[a].rows
	if r.answers == nil {
		r.answers = make([]aftercare.SourceAnswer, r.rowCount) // for all activities at once
	}
	list := r.answers[:len(rows):len(rows)]
	r.answers = r.answers[len(rows):]
	follows, count := r.names.start(), 0
	for i := range rows {
		row := &rows[i]
		says, applies := &row.one, r.inScope.has(int(row.scope))
		if row.several != nil {
			says, applies = r.reading(row.several)
		}
		followed := applies && says.places&r.person.places != 0
		if row.onFloor && !followed {
			continue
		}
		s := &list[count]
		count++
		switch {
		case !applies:
			s.SourceText, s.SourceRule = row.other, notForHer
			continue
		case followed:
			s.SourceText, s.SourceRule = says.followed, r.rule(says.asks)
			follows = append(follows, says.followed.Source)
		default:
			s.SourceText, s.SourceRule = says.differs, r.rule(says.asks)
		}
		span(&out.Range, s.SourceRule)
	}
	if out.Range.From == 0 {
		out.Range = aftercare.Range{}
	}
	out.Sources, out.Follows = list[:count], r.names.keep(follows)
}

// reading is what several gates of a source say for her, and whether any of
// them applies.
func (r *reasons) reading(s *several) (says *reading, applies bool) {
	some, last := uint32(0), 0
	for i, scope := range s.scopes {
		if r.inScope.has(int(scope)) {
			some |= 1 << i
			last = i
		}
	}
	switch all := len(s.scopes); {
	case some == 0:
		return nil, false
	case all <= fewGates:
		return &s.reads[some-1], true
	case some == 1<<all-1:
		return &s.reads[all], true
	case some == 1<<last:
		return &s.reads[last], true
	}
	return r.readSome(s, some), true
}

// readSome puts together what several gates of a source say that are not all.
func (r *reasons) readSome(s *several, some uint32) *reading {
	text := aftercare.SourceText{Source: s.reads[0].differs.Source, Statements: make([]string, 0, len(s.scopes))}
	all := &reading{asks: noTime}
	var whole asked
	for i := range s.scopes {
		one := &s.reads[i]
		if some&(1<<i) == 0 {
			continue
		}
		text.Statements = append(text.Statements, one.differs.Statements...)
		text.Differs = aftercare.AddNew(text.Differs, one.differs.Differs...)
		all.places |= one.places
		if one.asks != noTime {
			all.asks = ofSome
			whole.add(&r.Engine.asked[one.asks])
		}
	}
	all.followed, all.differs = bothTexts(text)
	if all.asks == ofSome {
		r.rules[ofSome] = r.comesTo(&whole)
	}
	return all
}

// ofSome is the place of what readSome puts together, until it does so again.
const ofSome = maxAsked

// What answers share that need no looking at.
var (
	notForHer = &aftercare.SourceRule{}
	noRule    = &aftercare.SourceRule{Applies: true, NoRule: true}
)

// rule is what gates come to that ask something together.
func (r *reasons) rule(n uint16) *aftercare.SourceRule {
	if r.rules[n] == nil {
		r.rules[n] = r.comesTo(&r.Engine.asked[n])
	}
	return r.rules[n]
}

// comesTo is what gates come to that ask something together.
func (r *reasons) comesTo(a *asked) *aftercare.SourceRule {
	var o opening
	for n := range a.plain.each {
		o = both(o, r.opens[n])
	}
	if len(r.ruleRoom) == 0 {
		r.ruleRoom = make([]aftercare.SourceRule, fewRules)
	}
	out := &r.ruleRoom[0]
	r.ruleRoom = r.ruleRoom[1:]
	d := r.verdict(o, a.avoid)
	out.Applies, out.Verdict, out.NotBefore = true, d.Verdict, d.NotBefore
	switch {
	case o.rank() != 0:
		out.WaitingFor = r.closed(&a.plain)
	case !a.avoid:
		out.Earliest = o.on
	}
	out.Ideally = r.closed(&a.ideally)
	return out
}

// span takes the day of one source into a range. Without any day there is none.
func span(out *aftercare.Range, s *aftercare.SourceRule) {
	switch {
	case s.NoRule:
	case s.Earliest == 0:
		out.Open = out.Open || s.Verdict != aftercare.WhenReady
	default:
		if out.From == 0 || s.Earliest < out.From {
			out.From = s.Earliest
		}
		out.To = max(out.To, s.Earliest)
	}
}
