package engine

import (
	"errors"
	"slices"
	"strings"

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

// sourceRow is one source that speaks of an activity, and its gates.
type sourceRow struct {
	source     string
	gates      []gate
	statements []string               // of all its gates
	differs    []aftercare.Difference // by all its gates
	scopes     bitset                 // of all its gates
}

// gate is a gate statement ready to evaluate.
type gate struct {
	statement *guideline.Statement
	scope     uint16
	places    uint32 // where its source is followed
	asks      bitset // the criteria, if the requirement is a plain list
	tree      *tree  // the requirement otherwise
	ideally   bitset
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
			for _, a := range s.Activities {
				c.gatesOf[a] = append(c.gatesOf[a], s)
			}
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
	c.followedCriteria, c.followedScopes = len(c.criteria), len(c.scopes)
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.rows(a)
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

// rows compiles what each source says about an activity.
func (c *compiler) rows(a aftercare.Activity) {
	index := map[string]int{} // of each source
	var counts []int          // of its gates
	for _, s := range c.gatesOf[a] {
		i, ok := index[s.Cites[0].Source]
		if !ok {
			i = len(counts)
			index[s.Cites[0].Source] = i
			counts = append(counts, 0)
		}
		counts[i]++
	}
	rows := make([]sourceRow, len(counts))
	gates, ids := make([]gate, len(c.gatesOf[a])), make([]string, len(c.gatesOf[a]))
	for i, n := range counts {
		rows[i].gates, gates = gates[:0:n], gates[n:]
		rows[i].statements, ids = ids[:0:n], ids[n:]
	}
	for _, s := range c.gatesOf[a] {
		c.pause()
		g := gate{statement: s, scope: c.scope(who{Applies: s.About()}), places: c.followedAt(a, s)}
		if s.Require != nil {
			g.asks, g.tree = c.requirement(s.Require, a)
		}
		if s.Ideally != nil {
			t := c.tree(s.Ideally, a)
			t.list(&g.ideally)
		}
		row := &rows[index[s.Cites[0].Source]]
		row.source = s.Cites[0].Source
		row.gates = append(row.gates, g)
		row.statements = append(row.statements, s.ID)
		row.scopes.add(int(g.scope))
		row.differs = addNew(row.differs, s.Differs)
	}
	c.rowCount += len(rows)
	slices.SortFunc(rows, func(a, b sourceRow) int { return strings.Compare(a.source, b.source) })
	c.activities[a].rows = rows
}

// followedAt returns the places where the statement's source is followed.
func (c *compiler) followedAt(a aftercare.Activity, s *guideline.Statement) uint32 {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return 0
	}
	return c.pack.FollowedAt(a, s.Cites[0].Source)
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
