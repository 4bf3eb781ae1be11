package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/internal/arena"
)

// reasons is an evaluation with its reasons. It keeps what the answers of one
// guidance share, and lives on the stack.
type reasons struct {
	run
	asks compiled.Bits // criteria that the rules of all activities ask for

	named    []uint64 // the observations that an alarm was said to rest on, one bit each
	fewNamed [2]uint64

	rules     [compiled.MaxAsked + 1]*aftercare.SourceRule // by their place in Tables.Asked; nil is not known yet
	ruleBuf   []aftercare.SourceRule                       // for the next ones
	notForHer *aftercare.SourceRule
	answerBuf []aftercare.SourceAnswer // for those of the next activities

	names arena.Of[string] // lists for the guidance
	facts arena.Of[aftercare.Fact]
	waits arena.Of[aftercare.Waiting]
}

// activity gives one activity's answer with its reasons.
func (r *reasons) activity(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	out.Activity = a
	d, asks := r.decide(a)
	out.Verdict, out.Earliest, out.NotBefore = d.Verdict, d.Earliest, d.NotBefore
	if d.Verdict == aftercare.GetHelpFirst {
		return
	}
	var own compiled.Bits
	r.addTaken(&own, &asks)
	r.asks.Union(&own)
	if d.Verdict == aftercare.Hold {
		out.WaitingFor = r.waitingFor(a, own)
	}
	out.HeldBy = r.heldBy(a)
	r.sources(a, out)
	out.Signed = r.signatures(a)
}

// signatures are those of the signed cells, which replace others, as far as they
// apply to her or may apply.
func (r *reasons) signatures(a aftercare.Activity) (list []aftercare.Signature) {
	for _, i := range r.Signed {
		if c := &r.Pack.Follow[i]; c.Places()&r.person.places != 0 && r.Pack.IsAbout(c, a) {
			list = append(list, aftercare.Signature{By: c.SignedBy, On: c.SignedOn, Cell: i})
		}
	}
	return list
}

// sources gives for every source on the activity what its statements that apply to
// her come to; which sources the answer rests on; and the first and the last day
// among those that give one.
func (r *reasons) sources(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	rows := r.Activities[a].Rows
	if r.answerBuf == nil {
		r.answerBuf = make([]aftercare.SourceAnswer, r.RowCount) // for all activities at once
	}
	list := r.answerBuf[:len(rows):len(rows)]
	r.answerBuf = r.answerBuf[len(rows):]
	follows, count := r.names.Start(), 0
	for i := range rows {
		row := &rows[i]
		says, applies := &row.One, r.inScope.Has(int(row.Scope))
		if row.Several != nil {
			says, applies = r.reading(row.Several)
		}
		followed := applies && says.Places&r.person.places != 0
		if row.OnFloor && !followed {
			continue
		}
		s := &list[count]
		count++
		switch {
		case !applies:
			s.SourceText, s.SourceRule = row.Other, r.notForHer
			continue
		case followed:
			s.SourceText, s.SourceRule = says.Followed, r.rule(says.Asks)
			follows = append(follows, says.Followed.Source)
		default:
			s.SourceText, s.SourceRule = says.Differs, r.rule(says.Asks)
		}
		span(&out.Range, s.SourceRule)
	}
	if out.Range.From == 0 {
		out.Range = aftercare.Range{}
	}
	out.Sources, out.Follows = list[:count], r.names.Keep(follows)
}

// reading is what several gates of a source say for her together, and whether any
// of them applies.
func (r *reasons) reading(s *compiled.Several) (says *compiled.Reading, applies bool) {
	some, last := uint32(0), 0
	for i, scope := range s.Scopes {
		if r.inScope.Has(int(scope)) {
			some |= 1 << i
			last = i
		}
	}
	switch all := len(s.Scopes); {
	case some == 0:
		return nil, false
	case all <= compiled.FewGates:
		return &s.Reads[some-1], true
	case some == 1<<all-1:
		return &s.Reads[all], true
	case some == 1<<last:
		return &s.Reads[last], true
	}
	return r.readSome(s, some), true
}

// readSome puts together what some of a source's gates say.
func (r *reasons) readSome(s *compiled.Several, some uint32) *compiled.Reading {
	text := aftercare.SourceText{Source: s.Reads[0].Differs.Source, Statements: make([]string, 0, len(s.Scopes))}
	all := &compiled.Reading{Asks: compiled.NoTime}
	var whole compiled.Asked
	for i := range s.Scopes {
		one := &s.Reads[i]
		if some&(1<<i) == 0 {
			continue
		}
		text.Statements = append(text.Statements, one.Differs.Statements...)
		text.Differs = aftercare.AddNew(text.Differs, one.Differs.Differs...)
		all.Places |= one.Places
		if one.Asks != compiled.NoTime {
			all.Asks = ofSome
			whole.Add(&r.Tables.Asked[one.Asks])
		}
	}
	all.Followed, all.Differs = compiled.BothTexts(text)
	if all.Asks == ofSome {
		r.rules[ofSome] = r.comesTo(&whole)
	}
	return all
}

// ofSome is the place in rules of what readSome made last.
const ofSome = compiled.MaxAsked

// newRule is a rule of this answer, so that whoever changes one changes no other
// answer.
func (r *reasons) newRule(rule aftercare.SourceRule) *aftercare.SourceRule {
	if len(r.ruleBuf) == 0 {
		r.ruleBuf = make([]aftercare.SourceRule, fewRules)
	}
	out := &r.ruleBuf[0]
	r.ruleBuf = r.ruleBuf[1:]
	*out = rule
	return out
}

// rule returns the rule of the gates at a place of Tables.Asked, made once.
func (r *reasons) rule(n uint16) *aftercare.SourceRule {
	if r.rules[n] == nil {
		r.rules[n] = r.comesTo(&r.Tables.Asked[n])
	}
	return r.rules[n]
}

// comesTo makes the rule of gates that are asked together.
func (r *reasons) comesTo(a *compiled.Asked) *aftercare.SourceRule {
	var o opening
	for n := range a.Plain.Each {
		o = both(o, r.opens[n])
	}
	out := r.newRule(aftercare.SourceRule{})
	d := r.verdict(o, a.Avoid)
	out.Applies, out.Verdict, out.NotBefore = true, d.Verdict, d.NotBefore
	switch {
	case o.rank() != 0:
		out.WaitingFor = r.closed(&a.Plain)
	case !a.Avoid:
		out.Earliest = o.on
	}
	out.Ideally = r.closed(&a.Ideally)
	return out
}

// span extends a range to include the day of one source.
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
