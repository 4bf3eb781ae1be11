package engine

import (
	"aftercare"
	"aftercare/guideline"
)

// activity gives one activity's answer with its reasons.
func (r *run) activity(a aftercare.Activity, out *aftercare.ActivityAnswer) {
	out.Activity = a
	var asked bitset
	d := r.decide(a, &asked)
	out.Verdict, out.Earliest, out.NotBefore = d.Verdict, d.Earliest, d.NotBefore
	if d.Verdict == aftercare.GetHelpFirst {
		return
	}
	if d.Verdict == aftercare.Hold {
		out.WaitingFor = r.waitingFor(a, &asked)
	}
	out.Sources = r.sources(a)
	for i := range out.Sources {
		if s := &out.Sources[i]; s.Followed {
			out.Follows = append(out.Follows, s.Source)
		}
	}
	out.Range = r.span(out.Sources)
}

// waitingFor lists the criteria of an answer, one for each kind, the strictest
// of that kind; what stands above the rules comes first.
func (r *run) waitingFor(a aftercare.Activity, criteria *bitset) []aftercare.Waiting {
	var list []aftercare.Waiting
	if r.holdsAll() {
		list = append(list, aftercare.Waiting{Criterion: aftercare.DangerSignsAnswered, State: aftercare.StateUnknown})
	}
	clearance := r.activities[a].clearance
	if r.stale() {
		list = append(list, aftercare.Waiting{Criterion: aftercare.ClinicianClearance, State: aftercare.Unmet})
	} else if r.soonHolds(a) || r.held[a] != nil && r.opens[clearance].wait != 0 {
		criteria.add(clearance)
	}
	for n := range criteria.each {
		list = mergeWaiting(list, r.waiting(n))
	}
	sortWaiting(list)
	return list
}

// waiting puts one criterion into the words of the guidance.
func (r *run) waiting(n int) aftercare.Waiting {
	k, o := &r.criteria[n], r.opens[n]
	w := aftercare.Waiting{Criterion: k.kind, State: o.state(r.now.today), Amount: k.amount}
	if w.State == aftercare.Scheduled {
		w.On = o.on
	}
	switch {
	case k.kind == aftercare.BleedingStopped:
		w.Have, w.Need = min(r.dryDays, r.policy.dryDays), r.policy.dryDays
	case k.periods > 0:
		w.Have, w.Need = min(r.starts, k.periods), k.periods
	}
	return w
}

// mergeWaiting adds a criterion, or tightens the one of its kind that stands.
func mergeWaiting(list []aftercare.Waiting, w aftercare.Waiting) []aftercare.Waiting {
	for i := range list {
		if list[i].Criterion != w.Criterion {
			continue
		}
		if w.State > list[i].State || w.State == list[i].State && (w.On > list[i].On || w.On == list[i].On && w.Amount.Days(true) > list[i].Amount.Days(true)) {
			list[i] = w
		}
		return list
	}
	return append(list, w)
}

// sortWaiting puts what is not met before what is, in the order of the format.
func sortWaiting(list []aftercare.Waiting) {
	before := func(a, b aftercare.Waiting) bool {
		if am, bm := a.State == aftercare.Met, b.State == aftercare.Met; am != bm {
			return bm
		}
		return a.Criterion < b.Criterion
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && before(list[j], list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// sources says for every source that speaks of the activity what it says for
// her: the all of its statements that apply.
func (r *run) sources(a aftercare.Activity) []aftercare.SourceAnswer {
	table := &r.activities[a]
	list := make([]aftercare.SourceAnswer, 0, len(table.rows))
	for i := range table.rows {
		list = append(list, r.source(&table.rows[i]))
	}
	return list
}

func (r *run) source(row *sourceRow) aftercare.SourceAnswer {
	out := aftercare.SourceAnswer{Source: row.source}
	var o opening
	var used, ideally bitset
	avoid, rules := false, 0
	for i := range row.gates {
		g := &row.gates[i]
		if !r.inScope.has(int(g.scope)) {
			continue
		}
		s := g.statement
		out.Applies = true
		out.Statements = append(out.Statements, s.ID)
		out.Followed = out.Followed || g.places&r.person.places != 0
		switch s.Rule {
		case guideline.RuleAvoid:
			avoid = true
			rules++
		case guideline.RuleRequire:
			rules++
			if g.tree != nil {
				way, own := r.tree(g.tree)
				o = both(o, way)
				used.union(&own)
			}
			for n := range g.asks.each {
				o = both(o, r.opens[n])
			}
			used.union(&g.asks)
			ideally.union(&g.ideally)
		}
		for _, d := range s.Differs {
			if !contains(out.Differs, d) {
				out.Differs = append(out.Differs, d)
			}
		}
	}
	if !out.Applies {
		out.Statements = row.statements
		return out
	}
	if out.Followed {
		out.Differs = nil
	}
	if out.NoRule = rules == 0; out.NoRule {
		return out
	}
	d := r.verdict(o, avoid)
	out.Verdict, out.NotBefore = d.Verdict, d.NotBefore
	if o.rank() == 0 && !avoid {
		out.Earliest = o.on
	}
	out.WaitingFor = r.waits(&used)
	out.Ideally = r.waits(&ideally)
	return out
}

// waits lists the criteria that are unmet or unknown.
func (r *run) waits(criteria *bitset) []aftercare.Waiting {
	var list []aftercare.Waiting
	for n := range criteria.each {
		if r.opens[n].rank() != 0 {
			list = mergeWaiting(list, r.waiting(n))
		}
	}
	sortWaiting(list)
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
