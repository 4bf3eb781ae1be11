package engine

import (
	"errors"
	"slices"

	"aftercare"
	"aftercare/guideline"
)

// activityTable is what one activity needs.
type activityTable struct {
	rules []rule // followed
	// rows are the sources that speak of the activity, by source id.
	rows []sourceRow
	// clearance is the index of this activity's clinician-clearance criterion.
	clearance int
}

// rule is what followed gates require, with the people and places that they
// apply to; gates alike in both are one rule.
type rule struct {
	places uint32
	scope  uint16
	avoid  bool
	asks   bitset // criteria
	trees  []tree // requirements that are more than a list of criteria
}

// sourceRow is one source that speaks of an activity.
type sourceRow struct {
	scopes []uint16 // of its gates
	// onFloor is that it speaks of something else on the same floor alone: it
	// stands there only for whom the answer rests on it.
	onFloor bool
	// reads is what it says: for a few gates by which of them apply, bit i for
	// gate i; for many by each gate alone, and at last by all of them.
	reads []reading
}

// reading is what a source says where some of its gates apply.
type reading struct {
	differs  *aftercare.SourceText // by these gates
	followed *aftercare.SourceText // the same without why it differs
	places   uint32                // where one of them is followed
	asks     uint16                // index into Engine.asked
	rule     bool                  // one of them gives a time
}

// asked is what gates ask together; readings that ask the same share it.
type asked struct {
	avoid   bool
	plain   bitset   // criteria, all of them
	needs   []uint16 // the same in the order of the guidance
	trees   []*tree  // requirements that are more than a list of criteria
	ideally bitset
	wishes  []uint16 // the same in the order of the guidance
}

// tree is a requirement over indexes of criteria.
type tree struct {
	leaf int // -1 for a branch
	any  bool
	kids []tree
}

// compileGates compiles what every activity asks: the followed rules first, so
// that their criteria and scopes stand first.
func (c *compiler) compileGates() {
	for i := range c.pack.Statements {
		c.pause()
		if s := &c.pack.Statements[i]; s.Status == guideline.Active && s.Kind == guideline.Gate {
			c.gate(s)
		} else if s.Status == guideline.Active && s.Kind == guideline.Due {
			c.scope(who{s.About(), true})
		}
	}
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.activities[a].clearance = c.criterion(criterion{kind: aftercare.ClinicianClearance, activity: a})
		for _, s := range c.gatesOf[a] {
			c.pause()
			if places := c.followedAt(a, s); places != 0 {
				c.rule(a, s, places)
			}
		}
	}
	for i := range c.pack.Follow {
		if c.pack.Follow[i].SignedBy != "" {
			c.signed = append(c.signed, i)
		}
	}
	c.followedCriteria, c.followedScopes = len(c.criteria), len(c.scopes)
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.rows(a)
	}
}

// gate notes for which activities a gate counts: those that it speaks of, and
// what else stands on their floor where that follows it.
func (c *compiler) gate(s *guideline.Statement) {
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		if slices.Contains(s.Activities, a) || c.followedAt(a, s) != 0 {
			c.gatesOf[a] = append(c.gatesOf[a], s)
		}
	}
}

// rule adds a followed gate to the rules of an activity.
func (c *compiler) rule(a aftercare.Activity, s *guideline.Statement, places uint32) {
	more := rule{places: places, scope: c.scope(who{Applies: s.About()}), avoid: s.Rule == guideline.RuleAvoid}
	if s.Require != nil {
		if asks, t := c.requirement(s.Require, a); t == nil {
			more.asks = asks
		} else {
			more.trees = []tree{*t}
		}
	}
	rules := &c.activities[a].rules
	for i := range *rules {
		r := &(*rules)[i]
		if r.places == more.places && r.scope == more.scope {
			r.avoid = r.avoid || more.avoid
			r.asks.union(&more.asks)
			r.trees = append(r.trees, more.trees...)
			return
		}
	}
	*rules = append(*rules, more)
}

// rows compiles what each source says about an activity. What a source says of
// something else on its floor stands there only if it says nothing of its own.
func (c *compiler) rows(a aftercare.Activity) {
	bySource, speaks := map[string][]*guideline.Statement{}, map[string]bool{}
	for _, s := range c.gatesOf[a] {
		if slices.Contains(s.Activities, a) {
			speaks[s.Cites[0].Source] = true
		}
	}
	var sources []string
	for _, s := range c.gatesOf[a] {
		source := s.Cites[0].Source
		if speaks[source] && !slices.Contains(s.Activities, a) {
			continue
		}
		if bySource[source] == nil {
			sources = append(sources, source)
		}
		bySource[source] = append(bySource[source], s)
	}
	slices.Sort(sources)
	c.rowCount += len(sources)
	for _, source := range sources {
		c.pause()
		row := c.row(a, source, bySource[source])
		row.onFloor = !speaks[source]
		c.activities[a].rows = append(c.activities[a].rows, row)
	}
}

// row compiles what one source says.
func (c *compiler) row(a aftercare.Activity, source string, gates []*guideline.Statement) sourceRow {
	var row sourceRow
	if len(gates) > maxGates {
		c.err = errors.New("engine: a source has more gates on one activity than the engine's tables hold")
		return row
	}
	for _, s := range gates {
		row.scopes = append(row.scopes, c.scope(who{Applies: s.About()}))
	}
	if len(gates) <= fewGates {
		for some := range 1 << len(gates) {
			var these []*guideline.Statement
			for i, s := range gates {
				if some == 0 || some&(1<<i) != 0 { // if none of them applies, all are named
					these = append(these, s)
				}
			}
			row.reads = append(row.reads, c.reading(a, source, these))
		}
		return row
	}
	for i := range gates {
		row.reads = append(row.reads, c.reading(a, source, gates[i:i+1]))
	}
	row.reads = append(row.reads, c.reading(a, source, gates))
	return row
}

// reading compiles what a source says by some of its gates together.
func (c *compiler) reading(a aftercare.Activity, source string, gates []*guideline.Statement) reading {
	texts := [2]aftercare.SourceText{{Source: source}, {Source: source}}
	r := reading{differs: &texts[0], followed: &texts[1]}
	var all asked
	for _, s := range gates {
		texts[0].Statements, texts[0].Differs = append(texts[0].Statements, s.ID), addNew(texts[0].Differs, s.Differs)
		if r.places |= c.followedAt(a, s); s.Rule != guideline.RuleNone {
			r.rule = true
			part := c.asksOf(s, a)
			all.add(&part)
		}
	}
	texts[1].Statements = texts[0].Statements
	r.asks = c.share(all)
	return r
}

// asksOf is what a gate asks for one activity.
func (c *compiler) asksOf(s *guideline.Statement, a aftercare.Activity) asked {
	what := asked{avoid: s.Rule == guideline.RuleAvoid}
	if s.Require != nil {
		var t *tree
		if what.plain, t = c.requirement(s.Require, a); t != nil {
			what.trees = []*tree{t}
		}
	}
	if s.Ideally != nil {
		t := c.tree(s.Ideally, a)
		t.list(&what.ideally)
	}
	return what
}

// add asks for more.
func (a *asked) add(more *asked) {
	a.avoid = a.avoid || more.avoid
	a.plain.union(&more.plain)
	a.trees = append(a.trees, more.trees...)
	a.ideally.union(&more.ideally)
}

// share returns the index of what is asked; what is equal has one. With a
// tree it is its own.
func (c *compiler) share(what asked) uint16 {
	key := askedKey{what.avoid, what.plain, what.ideally}
	n, ok := c.askedIndex[key]
	if ok && len(what.trees) == 0 {
		return n
	}
	n = uint16(len(c.asked))
	if len(what.trees) == 0 {
		c.askedIndex[key] = n
	}
	if n == maxAsked {
		c.err = errors.New("engine: the gates of the pack ask for more different things than the engine's tables hold")
		return 0
	}
	what.needs, what.wishes = c.inOrder(&what.plain), c.inOrder(&what.ideally)
	c.asked = append(c.asked, what)
	return n
}

// askedKey tells apart what is asked without trees.
type askedKey struct {
	avoid          bool
	plain, ideally bitset
}

// inOrder lists criteria in the order of the guidance: by kind.
func (c *compiler) inOrder(set *bitset) []uint16 {
	var list []uint16
	for n := range set.each {
		list = append(list, uint16(n))
	}
	slices.SortStableFunc(list, func(a, b uint16) int { return int(c.criteria[a].kind) - int(c.criteria[b].kind) })
	return list
}

// followedAt returns the places where the statement's source is followed.
func (c *compiler) followedAt(a aftercare.Activity, s *guideline.Statement) uint32 {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return 0
	}
	return c.pack.FollowedAt(a, s)
}

// requirement compiles what a gate asks: a plain list of criteria where it is
// one "all", a tree otherwise.
func (c *compiler) requirement(q *guideline.Requirement, a aftercare.Activity) (asks bitset, t *tree) {
	whole := c.tree(q, a)
	if whole.list(&asks) {
		return asks, nil
	}
	return bitset{}, &whole
}

// tree compiles a requirement for one activity.
func (c *compiler) tree(q *guideline.Requirement, a aftercare.Activity) tree {
	if q.Criterion != 0 {
		k := criterion{kind: q.Criterion, amount: q.Amount, whole: q.Whole, periods: q.Periods}
		if q.Criterion == aftercare.ClinicianClearance {
			k.activity = a
		}
		return tree{leaf: c.criterion(k)}
	}
	t := tree{leaf: -1, any: len(q.Any) > 0}
	kids := q.All
	if t.any {
		kids = q.Any
	}
	for i := range kids {
		t.kids = append(t.kids, c.tree(&kids[i], a))
	}
	return t
}

// list collects the criteria of a tree, and reports whether it is one "all".
func (t *tree) list(into *bitset) bool {
	if t.leaf >= 0 {
		into.add(t.leaf)
		return true
	}
	ok := !t.any || len(t.kids) == 1
	for i := range t.kids {
		ok = t.kids[i].list(into) && ok
	}
	return ok
}

// criterion returns the index of a criterion; equal ones share one.
func (c *compiler) criterion(k criterion) int {
	switch {
	case k.kind.CountsDays() && k.amount.Unit == aftercare.Hour:
		k.form = plusHours
	case k.kind.CountsDays():
		k.form, k.days = plusDays, aftercare.Date(k.amount.Days(true))
	case k.kind == aftercare.MensesReturned:
		k.form = ofPeriods
	case k.kind == aftercare.ClinicianClearance:
		k.form = ofActivity
	}
	i, ok := c.criterionIndex[k]
	if !ok {
		i = len(c.criteria)
		c.criterionIndex[k] = i
		c.criteria = append(c.criteria, k)
	}
	return c.within(i)
}

// scope returns the index of a scope; equal ones share one.
func (c *compiler) scope(a who) uint16 {
	i, ok := c.scopeIndex[a]
	if !ok {
		i = len(c.scopes)
		c.scopeIndex[a] = i
		c.scopes = append(c.scopes, compileScope(&a))
	}
	return uint16(c.within(i))
}

// within refuses an index that the engine's sets have no room for.
func (c *compiler) within(i int) int {
	if i < maxBits {
		return i
	}
	c.err = errors.New("engine: the pack is larger than the engine's tables")
	return 0
}
