package engine

import (
	"aftercare"
	"aftercare/guideline"
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
	out.Sources = r.sources(a)
	out.Follows = r.follows(out.Sources)
	out.Range = r.span(out.Sources)
}

// sources says for every source that speaks of the activity what it says for
// her: the all of its statements that apply.
func (r *run) sources(a aftercare.Activity) []aftercare.SourceAnswer {
	rows := r.activities[a].rows
	if r.answered == nil {
		r.answered = make([]aftercare.SourceAnswer, r.rowCount) // for all activities at once
	}
	list := r.answered[:len(rows):len(rows)]
	r.answered = r.answered[len(rows):]
	for i := range rows {
		r.source(&rows[i], &list[i])
	}
	return list
}

// follows names the sources that the answer rests on.
func (r *run) follows(sources []aftercare.SourceAnswer) []string {
	list := r.names.start()
	for i := range sources {
		if s := &sources[i]; s.Followed {
			list = append(list, s.Source)
		}
	}
	return r.names.keep(list)
}

func (r *run) source(row *sourceRow, out *aftercare.SourceAnswer) {
	out.Source = row.source
	if !row.scopes.meets(&r.inScope) {
		out.Statements = row.statements
		return
	}
	out.Applies = true
	var o opening
	var used, ideally bitset
	avoid, rules, applying := false, 0, 0
	for i := range row.gates {
		g := &row.gates[i]
		if !r.inScope.has(int(g.scope)) {
			continue
		}
		applying++
		out.Followed = out.Followed || g.places&r.person.places != 0
		switch g.statement.Rule {
		case guideline.RuleAvoid:
			avoid = true
			rules++
		case guideline.RuleRequire:
			rules++
			o = both(o, r.asks(g, &used))
			ideally.union(&g.ideally)
		}
	}
	r.quote(row, applying, out)
	if out.NoRule = rules == 0; out.NoRule {
		return
	}
	d := r.verdict(o, avoid)
	out.Verdict, out.NotBefore = d.Verdict, d.NotBefore
	if o.rank() == 0 && !avoid {
		out.Earliest = o.on
	}
	out.WaitingFor = r.closed(&used)
	out.Ideally = r.closed(&ideally)
}

// asks is when what a gate asks has opened; it adds the criteria of the way
// taken to used.
func (r *run) asks(g *gate, used *bitset) (o opening) {
	if g.tree != nil {
		way, own := r.tree(g.tree)
		used.union(&own)
		return way
	}
	for n := range g.asks.each {
		o = both(o, r.opens[n])
	}
	used.union(&g.asks)
	return o
}

// quote names a source's statements that apply, and why it differs if it is
// not followed.
func (r *run) quote(row *sourceRow, applying int, out *aftercare.SourceAnswer) {
	if applying == len(row.gates) {
		out.Statements, out.Differs = row.statements, row.differs
	} else {
		out.Statements, out.Differs = r.quoteSome(row)
	}
	if out.Followed {
		out.Differs = nil
	}
}

func (r *run) quoteSome(row *sourceRow) (statements []string, differs []aftercare.Difference) {
	statements = r.names.start()
	for i := range row.gates {
		if g := &row.gates[i]; r.inScope.has(int(g.scope)) {
			statements = append(statements, g.statement.ID)
		}
	}
	statements = r.names.keep(statements)
	differs = r.reasons.start()
	for i := range row.gates {
		if g := &row.gates[i]; r.inScope.has(int(g.scope)) {
			differs = addNew(differs, g.statement.Differs)
		}
	}
	return statements, r.reasons.keep(differs)
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

// span is the first and the last day among the sources that give one.
func (r *run) span(sources []aftercare.SourceAnswer) aftercare.Range {
	var out aftercare.Range
	for i := range sources {
		s := &sources[i]
		if !s.Applies || s.NoRule {
			continue
		}
		if s.Earliest == 0 {
			out.Open = out.Open || s.Verdict != aftercare.WhenReady
			continue
		}
		if out.From == 0 || s.Earliest < out.From {
			out.From = s.Earliest
		}
		out.To = max(out.To, s.Earliest)
	}
	if out.From == 0 {
		return aftercare.Range{}
	}
	return out
}
