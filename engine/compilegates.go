package engine

import (
	"errors"
	"math"
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
}

// sourceRow is one source that speaks of an activity.
type sourceRow struct {
	one   reading               // what its gate says, if it has but one
	other *aftercare.SourceText // if none of its gates applies
	scope uint16                // of its gate, if it has but one
	// onFloor is that it speaks of something else on the same floor alone: it
	// stands there only for whom the answer rests on it.
	onFloor bool
	several *several // nil for one gate
}

// several are gates of one source on one activity.
type several struct {
	scopes []uint16
	// reads is what they say: of a few by which of them apply, bit i for gate
	// i, from the first on; of many by each gate alone, and at last by all.
	reads []reading
}

// reading is what a source says where some of its gates apply.
type reading struct {
	followed *aftercare.SourceText // by these gates
	differs  *aftercare.SourceText // the same with why it differs
	places   uint32                // where one of them is followed
	asks     uint16                // index into Engine.asked
}

// asked is what gates ask together; readings that ask the same share it.
type asked struct {
	avoid          bool
	plain, ideally bitset // criteria
}

// noTime is the place in Engine.asked of gates that give no time.
const noTime = 0

// compileGates compiles what every activity asks: the followed rules first, so
// that their scopes stand first.
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
		c.activities[a].clearance = c.criterion(criterion{kind: aftercare.ClinicianClearance, form: ofActivity, activity: a})
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
	c.followedScopes = len(c.scopes)
	c.asked = make([]asked, noTime+1)
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.rows(a)
	}
	c.sortCriteria()
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
		c.require(s.Require, a, &more.asks)
	}
	rules := &c.activities[a].rules
	for i := range *rules {
		r := &(*rules)[i]
		if r.places == more.places && r.scope == more.scope {
			r.avoid = r.avoid || more.avoid
			r.asks.union(&more.asks)
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
func (c *compiler) row(a aftercare.Activity, source string, gates []*guideline.Statement) (row sourceRow) {
	row.other = &aftercare.SourceText{Source: source, Statements: make([]string, len(gates))}
	for i, s := range gates {
		row.other.Statements[i] = s.ID
	}
	if len(gates) == 1 {
		row.scope, row.one = c.scope(who{Applies: gates[0].About()}), c.reading(a, gates)
		return row
	}
	row.several = &several{}
	if len(gates) > maxGates {
		c.err = errors.New("engine: a source has more gates on one activity than the engine's tables hold")
		return row
	}
	for _, s := range gates {
		row.several.scopes = append(row.several.scopes, c.scope(who{Applies: s.About()}))
	}
	if len(gates) > fewGates {
		for i := range gates {
			row.several.reads = append(row.several.reads, c.reading(a, gates[i:i+1]))
		}
		row.several.reads = append(row.several.reads, c.reading(a, gates))
		return row
	}
	for some := 1; some < 1<<len(gates); some++ {
		var these []*guideline.Statement
		for i, s := range gates {
			if some&(1<<i) != 0 {
				these = append(these, s)
			}
		}
		row.several.reads = append(row.several.reads, c.reading(a, these))
	}
	return row
}

// reading compiles what a source says by some of its gates together.
func (c *compiler) reading(a aftercare.Activity, gates []*guideline.Statement) reading {
	text := aftercare.SourceText{Source: gates[0].Cites[0].Source}
	r := reading{asks: noTime}
	var all asked
	timed := false
	for _, s := range gates {
		text.Statements, text.Differs = append(text.Statements, s.ID), aftercare.AddNew(text.Differs, s.Differs...)
		if r.places |= c.followedAt(a, s); s.Rule != guideline.RuleNone {
			timed = true
			part := c.asksOf(s, a)
			all.add(&part)
		}
	}
	if r.followed, r.differs = bothTexts(text); timed {
		r.asks = c.share(all)
	}
	return r
}

// bothTexts is a text where the answer rests on it, and where it does not.
func bothTexts(text aftercare.SourceText) (followed, differs *aftercare.SourceText) {
	two := [2]aftercare.SourceText{{Source: text.Source, Statements: text.Statements, Followed: true}, text}
	return &two[0], &two[1]
}

// asksOf is what a gate asks for one activity.
func (c *compiler) asksOf(s *guideline.Statement, a aftercare.Activity) asked {
	what := asked{avoid: s.Rule == guideline.RuleAvoid}
	if s.Require != nil {
		c.require(s.Require, a, &what.plain)
	}
	if s.Ideally != nil {
		c.leaves(s.Ideally, a, &what.ideally)
	}
	return what
}

// add asks for more.
func (a *asked) add(more *asked) {
	a.avoid = a.avoid || more.avoid
	a.plain.union(&more.plain)
	a.ideally.union(&more.ideally)
}

// share returns the index of what is asked; what is equal has one.
func (c *compiler) share(what asked) uint16 {
	n, ok := c.askedIndex[what]
	if ok {
		return n
	}
	n = uint16(len(c.asked))
	if n == maxAsked {
		c.err = errors.New("engine: the gates of the pack ask for more different things than the engine's tables hold")
		return noTime
	}
	c.askedIndex[what] = n
	c.asked = append(c.asked, what)
	return n
}

// followedAt returns the places where the statement's source is followed.
func (c *compiler) followedAt(a aftercare.Activity, s *guideline.Statement) uint32 {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return 0
	}
	return c.pack.FollowedAt(a, s)
}

// require adds the criteria that a requirement is the all of.
func (c *compiler) require(q *guideline.Requirement, a aftercare.Activity, into *bitset) {
	if q.Criterion != 0 || len(q.Any) > 0 {
		into.add(c.need(q, a))
		return
	}
	for i := range q.All {
		c.require(&q.All[i], a, into)
	}
}

// need returns the index of the criterion that a requirement is: its own, or
// one made of others.
func (c *compiler) need(q *guideline.Requirement, a aftercare.Activity) int {
	if q.Criterion != 0 {
		return c.leaf(q, a)
	}
	kids, form := q.All, allOf
	if len(q.Any) > 0 {
		kids, form = q.Any, anyOf
	}
	of := make([]byte, len(kids))
	for i := range kids {
		of[i] = byte(c.need(&kids[i], a))
	}
	return c.criterion(criterion{form: form, of: string(of)})
}

// leaves adds all criteria that a requirement names.
func (c *compiler) leaves(q *guideline.Requirement, a aftercare.Activity, into *bitset) {
	if q.Criterion != 0 {
		into.add(c.leaf(q, a))
	}
	for _, kids := range [][]guideline.Requirement{q.All, q.Any} {
		for i := range kids {
			c.leaves(&kids[i], a, into)
		}
	}
}

// leaf returns the index of a criterion that is made of no other.
func (c *compiler) leaf(q *guideline.Requirement, a aftercare.Activity) int {
	k := criterion{kind: q.Criterion, amount: q.Amount, whole: q.Whole, periods: q.Periods}
	switch {
	case k.kind.CountsDays() && k.amount.Unit == aftercare.Hour:
		k.form = plusHours
	case k.kind.CountsDays():
		k.form, k.days = plusDays, aftercare.Date(k.amount.Days(true))
	case k.kind == aftercare.MensesReturned:
		k.form = ofPeriods
	case k.kind == aftercare.ClinicianClearance:
		k.form, k.activity = ofActivity, a
	}
	return c.criterion(k)
}

// criterion returns the index of a criterion; equal ones share one.
func (c *compiler) criterion(k criterion) int {
	i, ok := c.criterionIndex[k]
	if !ok {
		i = len(c.criteria)
		c.criterionIndex[k] = i
		c.criteria = append(c.criteria, k)
	}
	return c.within(i)
}

// sortCriteria puts the criteria in the order of the guidance, by kind. Those
// that are made of others come last, after what they are made of.
func (c *compiler) sortCriteria() {
	if c.err != nil {
		return
	}
	order := make([]uint16, len(c.criteria)) // the old places in the new order
	for i := range order {
		order[i] = uint16(i)
	}
	slices.SortStableFunc(order, func(i, j uint16) int { return c.criteria[i].place() - c.criteria[j].place() })
	old, to := c.criteria, make([]byte, len(order))
	c.criteria = make([]criterion, 0, len(order))
	for _, i := range order {
		to[i] = byte(len(c.criteria))
		if old[i].of != "" {
			c.branches.add(len(c.criteria))
		}
		c.criteria = append(c.criteria, old[i])
	}
	c.moveCriteria(to)
}

func (k *criterion) place() int {
	if k.of != "" {
		return math.MaxInt16
	}
	return int(k.kind)
}

// moveCriteria puts the new place of each criterion where the old one stood.
func (c *compiler) moveCriteria(to []byte) {
	move := func(set *bitset) {
		var moved bitset
		for n := range set.each {
			moved.add(int(to[n]))
		}
		*set = moved
	}
	for i := range c.criteria {
		of := []byte(c.criteria[i].of)
		for j, n := range of {
			of[j] = to[n]
		}
		c.criteria[i].of = string(of)
	}
	for i := range c.asked {
		move(&c.asked[i].plain)
		move(&c.asked[i].ideally)
	}
	for a := range c.activities[1:] {
		t := &c.activities[a+1]
		t.clearance = int(to[t.clearance])
		for i := range t.rules {
			move(&t.rules[i].asks)
		}
	}
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
