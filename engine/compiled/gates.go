package compiled

import (
	"errors"
	"math"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// activityTable is what the engine knows about one activity.
type activityTable struct {
	Rules []rule // followed
	// Rows are the sources on the activity, by source id.
	Rows []sourceRow
	// Clearance is the index of this activity's clinician-clearance criterion.
	Clearance int
}

// rule is what followed gates require, with the people and places that they apply
// to; gates with the same people and places are one rule.
type rule struct {
	Places uint32
	Scope  uint16
	Avoid  bool
	Asks   Bits // criteria
}

// sourceRow is one source on an activity.
type sourceRow struct {
	One   Reading               // what its gate says, if it has only one
	Other *aftercare.SourceText // if none of its gates applies
	Scope uint16                // of its gate, if it has but one
	// OnFloor is set if the source is only on other activities of the same floor: it
	// is then shown only if the answer rests on it.
	OnFloor bool
	Several *Several // nil for one gate
}

// Several are gates of one source on one activity.
type Several struct {
	Scopes []uint16
	// Reads is what they say. For up to FewGates gates the index, plus one, is the set
	// of gates that apply, bit i for gate i; for more there is each gate alone, and at
	// the end all together.
	Reads []Reading
}

// Reading is what some gates of a source say together.
type Reading struct {
	Followed *aftercare.SourceText // if the answer follows them
	Differs  *aftercare.SourceText // if it doesn't, with the reason
	Places   uint32                // where one of them is followed
	Asks     uint16                // index into Tables.Asked
}

// Asked is what gates ask together; readings that ask the same share it.
type Asked struct {
	Avoid          bool
	Plain, Ideally Bits // criteria
}

// NoTime is the place in Tables.Asked of gates that give no time.
const NoTime = 0

// compileGates compiles what every activity asks for: the followed rules first, so
// that their scopes come first.
func (c *compiler) compileGates() {
	for i := range c.Pack.Statements {
		c.pause()
		if s := &c.Pack.Statements[i]; s.Status == guideline.Active && s.Kind == guideline.Gate {
			c.gate(s)
		} else if s.Status == guideline.Active && s.Kind == guideline.Due {
			c.scope(who{s.About(), true})
		}
	}
	c.findCriteria()
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.Activities[a].Clearance = c.clearance(a)
		for _, g := range c.gatesOf[a] {
			c.pause()
			if g.places != 0 {
				c.rule(a, &g)
			}
		}
	}
	for i := range c.Pack.Follow {
		if c.Pack.Follow[i].SignedBy != "" {
			c.Signed = append(c.Signed, i)
		}
	}
	c.FollowedScopes = len(c.Scopes)
	c.Asked = make([]Asked, NoTime+1)
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.rows(a)
	}
}

// gate is a gate as it applies to one activity.
type gate struct {
	*guideline.Statement
	places uint32 // where it is followed
}

// gate notes to which activities a gate applies: those that it names, and the others
// on their floor that follow it.
func (c *compiler) gate(s *guideline.Statement) {
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		if places := c.followedAt(a, s); places != 0 || slices.Contains(s.Activities, a) {
			c.gatesOf[a] = append(c.gatesOf[a], gate{s, places})
		}
	}
}

// rule adds a followed gate to the rules of an activity.
func (c *compiler) rule(a aftercare.Activity, g *gate) {
	more := rule{Places: g.places, Scope: c.scope(who{Applies: g.About()}), Avoid: g.Rule == guideline.RuleAvoid}
	if g.Require != nil {
		c.require(g.Require, a, &more.Asks)
	}
	rules := &c.Activities[a].Rules
	for i := range *rules {
		r := &(*rules)[i]
		if r.Places == more.Places && r.Scope == more.Scope {
			r.Avoid = r.Avoid || more.Avoid
			r.Asks.Union(&more.Asks)
			return
		}
	}
	*rules = append(*rules, more)
}

// rows compiles what each source says about an activity. What a source says about
// another activity on its floor counts only if it says nothing about this one.
func (c *compiler) rows(a aftercare.Activity) {
	bySource, speaks := map[string][]gate{}, map[string]bool{}
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
	sorting.Stable(sources, strings.Compare)
	c.RowCount += len(sources)
	for _, source := range sources {
		c.pause()
		row := c.row(a, source, bySource[source])
		row.OnFloor = !speaks[source]
		c.Activities[a].Rows = append(c.Activities[a].Rows, row)
	}
}

// row compiles what one source says.
func (c *compiler) row(a aftercare.Activity, source string, gates []gate) (row sourceRow) {
	row.Other = &aftercare.SourceText{Source: source, Statements: make([]string, len(gates))}
	for i, s := range gates {
		row.Other.Statements[i] = s.ID
	}
	if len(gates) == 1 {
		row.Scope, row.One = c.scope(who{Applies: gates[0].About()}), c.reading(a, gates)
		return row
	}
	row.Several = &Several{}
	if len(gates) > maxGates {
		c.err = errors.New("engine: a source has more gates on one activity than the engine's tables hold")
		return row
	}
	for _, s := range gates {
		row.Several.Scopes = append(row.Several.Scopes, c.scope(who{Applies: s.About()}))
	}
	if len(gates) > FewGates {
		for i := range gates {
			row.Several.Reads = append(row.Several.Reads, c.reading(a, gates[i:i+1]))
		}
		row.Several.Reads = append(row.Several.Reads, c.reading(a, gates))
		return row
	}
	for some := 1; some < 1<<len(gates); some++ {
		var these []gate
		for i, s := range gates {
			if some&(1<<i) != 0 {
				these = append(these, s)
			}
		}
		row.Several.Reads = append(row.Several.Reads, c.reading(a, these))
	}
	return row
}

// reading compiles what a source says by some of its gates together.
func (c *compiler) reading(a aftercare.Activity, gates []gate) Reading {
	text := aftercare.SourceText{Source: gates[0].Cites[0].Source}
	r := Reading{Asks: NoTime}
	var all Asked
	timed := false
	for _, s := range gates {
		text.Statements, text.Differs = append(text.Statements, s.ID), aftercare.AddNew(text.Differs, s.Differs...)
		if r.Places |= s.places; s.Rule != guideline.RuleNone {
			timed = true
			part := c.asksOf(s.Statement, a)
			all.Add(&part)
		}
	}
	if r.Followed, r.Differs = BothTexts(text); timed {
		r.Asks = c.share(all)
	}
	return r
}

// BothTexts returns a text as it is if the answer rests on it, and if not.
func BothTexts(text aftercare.SourceText) (followed, differs *aftercare.SourceText) {
	two := [2]aftercare.SourceText{{Source: text.Source, Statements: text.Statements, Followed: true}, text}
	return &two[0], &two[1]
}

// asksOf is what a gate asks for on one activity.
func (c *compiler) asksOf(s *guideline.Statement, a aftercare.Activity) Asked {
	what := Asked{Avoid: s.Rule == guideline.RuleAvoid}
	if s.Require != nil {
		c.require(s.Require, a, &what.Plain)
	}
	if s.Ideally != nil {
		c.leaves(s.Ideally, a, &what.Ideally)
	}
	return what
}

// Add adds what other gates ask for.
func (a *Asked) Add(more *Asked) {
	a.Avoid = a.Avoid || more.Avoid
	a.Plain.Union(&more.Plain)
	a.Ideally.Union(&more.Ideally)
}

// share returns the index of what is asked; equal ones share one.
func (c *compiler) share(what Asked) uint16 {
	n, ok := c.askedIndex[what]
	if ok {
		return n
	}
	n = uint16(len(c.Asked))
	if n == MaxAsked {
		c.err = errors.New("engine: the gates of the pack ask for more different things than the engine's tables hold")
		return NoTime
	}
	c.askedIndex[what] = n
	c.Asked = append(c.Asked, what)
	return n
}

// followedAt returns the places where the statement's source is followed.
func (c *compiler) followedAt(a aftercare.Activity, s *guideline.Statement) uint32 {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return 0
	}
	return c.Pack.FollowedAt(a, s)
}

// require adds the criteria that a requirement needs all of.
func (c *compiler) require(q *guideline.Requirement, a aftercare.Activity, into *Bits) {
	if q.Criterion != 0 || len(q.Any) > 0 {
		into.Add(c.need(q, a))
		return
	}
	for i := range q.All {
		c.require(&q.All[i], a, into)
	}
}

// need returns the index of the criterion for a requirement: its own, or one made of
// others.
func (c *compiler) need(q *guideline.Requirement, a aftercare.Activity) int {
	if q.Criterion != 0 {
		return c.leaf(q, a)
	}
	kids, form := q.All, AllOf
	if len(q.Any) > 0 {
		kids, form = q.Any, AnyOf
	}
	of := make([]byte, len(kids))
	for i := range kids {
		of[i] = byte(c.need(&kids[i], a))
	}
	n := c.criterion(Criterion{Form: form, Of: string(of)})
	c.Branches.Add(n)
	return n
}

// leaves adds all criteria that a requirement names.
func (c *compiler) leaves(q *guideline.Requirement, a aftercare.Activity, into *Bits) {
	if q.Criterion != 0 {
		into.Add(c.leaf(q, a))
	}
	for _, kids := range [][]guideline.Requirement{q.All, q.Any} {
		for i := range kids {
			c.leaves(&kids[i], a, into)
		}
	}
}

// leaf returns the index of a criterion that is not made of others.
func (c *compiler) leaf(q *guideline.Requirement, a aftercare.Activity) int {
	k := Criterion{Kind: q.Criterion, Amount: q.Amount, Whole: q.Whole, Periods: q.Periods}
	switch {
	case k.Kind.CountsDays() && k.Amount.Unit == aftercare.Hour:
		k.Form = PlusHours
	case k.Kind.CountsDays():
		k.Form, k.Days = PlusDays, aftercare.Date(k.Amount.Days(true))
	case k.Kind == aftercare.MensesReturned:
		k.Form = OfPeriods
	case k.Kind == aftercare.ClinicianClearance:
		k.Form, k.Activity = OfActivity, a
	}
	return c.criterion(k)
}

// criterion returns the index of a criterion; equal ones share one.
func (c *compiler) criterion(k Criterion) int {
	i, ok := c.criterionIndex[k]
	if !ok {
		i = len(c.Criteria)
		c.criterionIndex[k] = i
		c.Criteria = append(c.Criteria, k)
	}
	return c.within(i)
}

// findCriteria finds all criteria that gates name, and puts them in the order of the
// guidance, by kind. Criteria that are made of others are added after them.
func (c *compiler) findCriteria() {
	var all Bits
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		c.clearance(a)
		for _, s := range c.gatesOf[a] {
			if s.Require != nil && s.places != 0 {
				c.leaves(s.Require, a, &all)
			}
		}
	}
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		for _, s := range c.gatesOf[a] {
			for _, q := range []*guideline.Requirement{s.Require, s.Ideally} {
				if q != nil {
					c.leaves(q, a, &all)
				}
			}
		}
	}
	found := c.Criteria
	c.Criteria = nil
	clear(c.criterionIndex)
	for kind := range aftercare.DangerSignsAnswered {
		for _, k := range found {
			if k.Kind == kind {
				c.criterion(k)
			}
		}
	}
}

// clearance returns the index of the criterion that a clinician clears an activity.
func (c *compiler) clearance(a aftercare.Activity) int {
	return c.criterion(Criterion{Kind: aftercare.ClinicianClearance, Form: OfActivity, Activity: a})
}

// scope returns the index of a scope; equal ones share one.
func (c *compiler) scope(a who) uint16 {
	i, ok := c.scopeIndex[a]
	if !ok {
		i = len(c.Scopes)
		c.scopeIndex[a] = i
		c.Scopes = append(c.Scopes, compileScope(&a))
	}
	return uint16(c.within(i))
}

// within refuses an index that doesn't fit into the engine's sets.
func (c *compiler) within(i int) int {
	if i < MaxBits {
		return i
	}
	c.err = errors.New("engine: the pack is larger than the engine's tables")
	return 0
}

// index8 refuses an index that a byte has no room for.
func (c *compiler) index8(i int, what string) uint8 {
	if i > math.MaxUint8 {
		c.err = errors.New("engine: the pack has more " + what + " than the engine's tables hold")
		return 0
	}
	return uint8(i)
}
