package engine

import (
	"aftercare"
	"slices"
)

// activity gives one activity's answer with its reasons, and adds what its
// rules ask to asked.
func (r *run) activity(a aftercare.Activity, out *aftercare.ActivityAnswer, asked *bitset) {
	out.Activity = a
	var own bitset
	d := r.decide(a, &own)
	out.Verdict, out.Earliest, out.NotBefore = d.Verdict, d.Earliest, d.NotBefore
	if d.Verdict == aftercare.GetHelpFirst {
		return
	}
	asked.union(&own)
	if d.Verdict == aftercare.Hold {
		out.WaitingFor = r.waitingFor(a, own)
	}
	out.HeldBy = r.heldBy(a)
	r.sources(a, out)
	out.Signed = r.signatures(a)
}

// signatures are those of the cells that stand in for others, where they are
// hers or may be.
func (r *run) signatures(a aftercare.Activity) (list []aftercare.Signature) {
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
func (r *run) sources(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	rows := r.activities[a].rows
	if r.answered == nil {
		r.answered = make([]aftercare.SourceAnswer, r.rowCount) // for all activities at once
	}
	list := r.answered[:len(rows):len(rows)]
	r.answered = r.answered[len(rows):]
	followed, count := 0, 0
	for i := range rows {
		s := &list[count]
		r.source(&rows[i], s)
		if rows[i].onFloor && !s.Followed {
			*s = aftercare.SourceAnswer{}
			continue
		}
		count++
		if s.Followed {
			followed++
		}
		if s.Applies {
			span(&out.Range, s.SourceRule)
		}
	}
	if out.Range.From == 0 {
		out.Range = aftercare.Range{}
	}
	out.Sources = list[:count]
	out.Follows = r.follows(out.Sources, followed)
}

// follows names the sources that the answer rests on.
func (r *run) follows(sources []aftercare.SourceAnswer, count int) []string {
	if count == 0 {
		return nil
	}
	list := r.names.start()
	for i := range sources {
		if s := &sources[i]; s.Followed {
			list = append(list, s.Source)
		}
	}
	return r.names.keep(list)
}

func (r *run) source(row *sourceRow, out *aftercare.SourceAnswer) {
	some, last := uint32(0), 0
	for i, scope := range row.scopes {
		if r.inScope.has(int(scope)) {
			some |= 1 << i
			last = i
		}
	}
	all := len(row.scopes)
	says := &row.reads[len(row.reads)-1]
	switch {
	case all <= fewGates:
		says = &row.reads[some]
	case some == 0, some == 1<<all-1:
	case some == 1<<last:
		says = &row.reads[last]
	default:
		says = r.readSome(row, some)
	}
	if some == 0 {
		out.SourceText, out.SourceRule = says.followed, notForHer
		return
	}
	out.Applies = true
	text, rule := says.followed, noRule
	if out.Followed = says.places&r.person.places != 0; !out.Followed {
		text = says.differs
	}
	if says.rule {
		rule = r.rule(says.asks)
	}
	out.SourceText, out.SourceRule = text, rule
}

// readSome puts together what several gates of a source say that are not all.
func (r *run) readSome(row *sourceRow, some uint32) *reading {
	texts := &[2]aftercare.SourceText{}
	all := &reading{differs: &texts[0], followed: &texts[1], asks: maxAsked}
	var whole asked
	for i := range row.scopes {
		one := &row.reads[i]
		if some&(1<<i) == 0 {
			continue
		}
		texts[0].Source = one.differs.Source
		texts[0].Statements = append(texts[0].Statements, one.differs.Statements...)
		texts[0].Differs = addNew(texts[0].Differs, one.differs.Differs)
		all.places |= one.places
		if all.rule = all.rule || one.rule; one.rule {
			whole.add(&r.asked[one.asks])
		}
	}
	texts[1].Source, texts[1].Statements = texts[0].Source, texts[0].Statements
	r.book.rules[maxAsked] = r.comesToAll(&whole)
	return all
}

// What answers share that need no looking at.
var (
	notForHer = &aftercare.SourceRule{}
	noRule    = &aftercare.SourceRule{NoRule: true}
)

// ruleBook keeps what several answers of a guidance share.
type ruleBook struct {
	rules [maxAsked + 1]*aftercare.SourceRule // nil is not known yet; the last is that of readSome
	room  []aftercare.SourceRule              // for the next ones

	words []aftercare.Waiting // of each criterion; those of criterion 0 are not known yet

	held    bool // the alarms that hold something were looked for
	holding []uint16
	few     [fewEntries]uint16 // room for most
}

// rule is what gates come to that ask something together.
func (r *run) rule(n uint16) *aftercare.SourceRule {
	if rule := r.book.rules[n]; rule != nil {
		return rule
	}
	out := r.comesToAll(&r.asked[n])
	r.book.rules[n] = out
	return out
}

// comesToAll is what gates come to that ask something together.
func (r *run) comesToAll(a *asked) *aftercare.SourceRule {
	var o opening
	var used bitset
	for n := range a.plain.each {
		o = both(o, r.opens[n])
	}
	for _, t := range a.trees {
		way, own := r.tree(t)
		o = both(o, way)
		used.union(&own)
	}
	out := r.comesTo(o, a.avoid)
	if o.rank() != 0 {
		if len(a.trees) == 0 && a.needs != nil {
			out.WaitingFor = r.closedOf(a.needs)
		} else {
			used.union(&a.plain)
			out.WaitingFor = r.closed(&used)
		}
	}
	if a.wishes != nil {
		out.Ideally = r.closedOf(a.wishes)
	} else {
		out.Ideally = r.closed(&a.ideally)
	}
	return out
}

// comesTo puts an opening into the words of a source's answer, but for what it
// waits for.
func (r *run) comesTo(o opening, avoid bool) *aftercare.SourceRule {
	if len(r.book.room) == 0 {
		r.book.room = make([]aftercare.SourceRule, shelfSize/2)
	}
	out := &r.book.room[0]
	r.book.room = r.book.room[1:]
	d := r.verdict(o, avoid)
	out.Verdict, out.NotBefore = d.Verdict, d.NotBefore
	if o.rank() == 0 && !avoid {
		out.Earliest = o.on
	}
	return out
}

// addNew adds what is not in a list yet.
func addNew[T comparable](list, more []T) []T {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
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
