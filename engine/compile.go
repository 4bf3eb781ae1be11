package engine

import (
	"errors"
	"slices"
	"sort"

	"aftercare"
	"aftercare/guideline"
)

// Engine is a pack compiled for evaluation. It is read-only and safe to share.
type Engine struct {
	pack *guideline.Pack
	ref  aftercare.PackRef

	policy   policy
	findings []finding
	// watched are the findings to match an observation against, by its code
	// and word; numbers have no word and stand at 0.
	watched [aftercare.CodeCount][maxWords][]uint16
	facts   []uint16          // findings on told facts of the record
	clauses []clause          // alarms in disjunctive form, most urgent first
	byFirst [maxBits][]uint16 // clauses by the first finding each needs
	alarms  []int             // statement index of each alarm, most urgent first

	criteria    []criterion
	scopes      []guideline.Applies // each distinct Applies once
	scopePlaces []uint16
	gates       []gate
	activities  [aftercare.ActivityCount + 1]activityTable

	dues    []due
	expects []shown
	informs []shown
	nets    []int // statement index of alarms in the safety net, in order
	numbers map[string]*guideline.Numbers
}

// maxWords is one more than the most words a code has.
const maxWords = 7

// finding is one leaf of an alarm, with its place in the set of findings.
type finding struct {
	guideline.Finding
	window    int64 // seconds an observation counts
	threshold int64 // the number compared with, in the scale of number()
	hours     int64
	afterDays int32
	afterSecs int64 // 0 where the rule counts days
}

// clause is one way for an alarm to fire: all of its findings.
type clause struct {
	need  bitset
	alarm uint16 // index into Engine.alarms
	level aftercare.Urgency
}

// criterion is one distinct leaf of the gates' requirements.
type criterion struct {
	kind     aftercare.Criterion
	amount   aftercare.Amount
	days     int32
	whole    bool
	periods  int
	activity aftercare.Activity // clinician-clearance is one for each activity
}

// gate is a gate statement ready to evaluate.
type gate struct {
	statement int
	scope     uint16
	rule      guideline.Rule
	all       bitset // the criteria, where the requirement is a plain all
	plain     bool
	tree      *tree
	ideally   bitset
}

// tree is a requirement over indexes of criteria.
type tree struct {
	leaf int // -1 for a branch
	any  bool
	kids []tree
}

// activityTable is what one activity needs.
type activityTable struct {
	followed []followedGate
	// rows are the sources that speak of the activity, by source id, and their gates.
	rows []sourceRow
	// clearance is the index of this activity's clinician-clearance criterion.
	clearance int
	soonHolds bool
	faintHold bool
}

type followedGate struct {
	gate   uint16
	places uint16 // where its source is followed
}

type sourceRow struct {
	source   string
	gates    []uint16
	followed []uint16 // places, for each gate
}

// shown is an expect or inform with its scope.
type shown struct {
	statement int
	scope     uint16
	when      []bitset // clauses, for informs that wait for a finding; nil is always
}

type due struct {
	statement int
	scope     uint16
	doneBy    []uint16 // findings, read without a window
}

// New compiles a resolved pack. It fails where the pack is larger than the
// tables, or lacks a policy entry.
func New(p *guideline.Pack, digest string) (*Engine, error) {
	e := &Engine{pack: p, ref: aftercare.PackRef{ID: p.ID, Edition: p.Edition, Digest: digest}}
	c := compiler{Engine: e, findingIndex: map[guideline.Finding]int{}, criterionIndex: map[criterion]int{}, scopeIndex: map[guideline.Applies]int{}}
	if err := c.readPolicy(); err != nil {
		return nil, err
	}
	for a := range e.activities {
		if a > 0 {
			e.activities[a].clearance = c.criterion(criterion{kind: aftercare.ClinicianClearance, activity: aftercare.Activity(a)})
		}
	}
	c.compileAlarms()
	c.compileGates()
	c.compileRest()
	if c.err == nil && (len(e.findings) > maxBits || len(e.criteria) > maxBits || len(e.scopes) > maxBits) {
		c.err = errors.New("the pack is larger than the engine's tables")
	}
	e.numbers = map[string]*guideline.Numbers{}
	for i := range p.Numbers {
		e.numbers[p.Numbers[i].Jurisdiction] = &p.Numbers[i]
	}
	return e, c.err
}

// Pack returns the resolved pack the engine was compiled from.
func (e *Engine) Pack() *guideline.Pack { return e.pack }

type compiler struct {
	*Engine
	findingIndex   map[guideline.Finding]int
	criterionIndex map[criterion]int
	scopeIndex     map[guideline.Applies]int
	err            error
}

// finding returns the index of a leaf; equal leaves share one.
func (c *compiler) finding(leaf *guideline.Condition) int {
	if i, ok := c.findingIndex[leaf.Finding]; ok {
		return i
	}
	i := len(c.findings)
	c.findingIndex[leaf.Finding] = i
	f := finding{Finding: leaf.Finding}
	if leaf.After.Unit == aftercare.Hour {
		f.afterSecs = int64(leaf.After.N) * 3600
	} else {
		f.afterDays = int32(leaf.After.Days(true))
	}
	if leaf.Code == 0 {
		c.facts = append(c.facts, uint16(i))
	} else {
		f.window = c.policy.window[leaf.Code]
		f.threshold = leafThreshold(&leaf.Finding)
		f.hours = int64(leaf.Hours)
	}
	c.findings = append(c.findings, f)
	return i
}

// watch has observations matched against a finding.
func (c *compiler) watch(i int) {
	leaf := &c.findings[i].Finding
	if leaf.Code == 0 {
		return
	}
	for word := range c.watched[leaf.Code] {
		list := &c.watched[leaf.Code][word]
		if (leaf.Words == 0 && word == 0 || leaf.Words.Has(uint8(word))) && !slices.Contains(*list, uint16(i)) {
			*list = append(*list, uint16(i))
		}
	}
}

// maxClauses bounds how many ways through one alarm may have.
const maxClauses = 200

// ways returns a condition in disjunctive form: the sets of findings any of
// which makes it true. The language has no "not", so this is monotone.
func (c *compiler) ways(cond *guideline.Condition) []bitset {
	switch {
	case len(cond.Any) > 0:
		var out []bitset
		for i := range cond.Any {
			out = append(out, c.ways(&cond.Any[i])...)
		}
		return out
	case len(cond.All) > 0:
		out := []bitset{{}}
		for i := range cond.All {
			var next []bitset
			for _, way := range c.ways(&cond.All[i]) {
				for _, sofar := range out {
					sofar.union(&way)
					next = append(next, sofar)
				}
			}
			if out = next; len(out) > maxClauses {
				c.err = errors.New("a condition has too many ways to be true")
				return nil
			}
		}
		return out
	}
	i := c.finding(cond)
	if i >= maxBits {
		c.err = errors.New("the pack has more findings than the engine's tables")
		return nil
	}
	c.watch(i)
	var one bitset
	one.add(i)
	return []bitset{one}
}

func (c *compiler) compileAlarms() {
	for i := range c.pack.Statements {
		if s := &c.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == "active" {
			c.alarms = append(c.alarms, i)
		}
	}
	statement := func(i int) *guideline.Statement { return &c.pack.Statements[c.alarms[i]] }
	sort.Slice(c.alarms, func(i, j int) bool {
		a, b := statement(i), statement(j)
		if a.Level != b.Level {
			return a.Level > b.Level
		}
		return a.ID < b.ID
	})
	for i := range c.alarms {
		for _, way := range c.ways(statement(i).When) {
			c.clauses = append(c.clauses, clause{way, uint16(i), statement(i).Level})
		}
		if statement(i).SafetyNet > 0 {
			c.nets = append(c.nets, c.alarms[i])
		}
	}
	for i := range c.clauses {
		for first := range c.clauses[i].need.each {
			c.byFirst[first] = append(c.byFirst[first], uint16(i))
			break
		}
	}
	sort.SliceStable(c.nets, func(i, j int) bool {
		return c.pack.Statements[c.nets[i]].SafetyNet < c.pack.Statements[c.nets[j]].SafetyNet
	})
}

func (c *compiler) criterion(k criterion) int {
	if k.kind.CountsDays() {
		k.days = int32(k.amount.Days(true))
	}
	if i, ok := c.criterionIndex[k]; ok {
		return i
	}
	i := len(c.criteria)
	c.criterionIndex[k] = i
	c.criteria = append(c.criteria, k)
	return i
}

func (c *compiler) scope(a guideline.Applies) uint16 {
	if i, ok := c.scopeIndex[a]; ok {
		return uint16(i)
	}
	i := len(c.scopes)
	c.scopeIndex[a] = i
	c.scopes = append(c.scopes, a)
	c.scopePlaces = append(c.scopePlaces, a.Places())
	return uint16(i)
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

// plain reports whether a tree is one "all", and collects its criteria.
func (t *tree) plain(into *bitset) bool {
	if t.leaf >= 0 {
		into.add(t.leaf)
		return true
	}
	ok := !t.any || len(t.kids) == 1
	for i := range t.kids {
		ok = t.kids[i].plain(into) && ok
	}
	return ok
}

func (c *compiler) compileGates() {
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		table := &c.activities[a]
		rows := map[string]int{}
		for i := range c.pack.Statements {
			s := &c.pack.Statements[i]
			if s.Kind != guideline.Gate || s.Status != "active" || !hasActivity(s, a) {
				continue
			}
			g := gate{statement: i, scope: c.scope(s.Applies), rule: s.Rule}
			if s.Require != nil {
				t := c.tree(s.Require, a)
				if len(c.criteria) > maxBits {
					c.err = errors.New("the pack has more criteria than the engine's tables")
					return
				}
				g.plain = t.plain(&g.all)
				g.tree = &t
			}
			if s.Ideally != nil {
				t := c.tree(s.Ideally, a)
				t.plain(&g.ideally)
			}
			index := uint16(len(c.gates))
			c.gates = append(c.gates, g)

			source := s.Cites[0].Source
			places := c.followedAt(a, s)
			if places != 0 {
				table.followed = append(table.followed, followedGate{index, places})
			}
			r, ok := rows[source]
			if !ok {
				r = len(table.rows)
				rows[source] = r
				table.rows = append(table.rows, sourceRow{source: source})
			}
			row := &table.rows[r]
			row.gates = append(row.gates, index)
			row.followed = append(row.followed, places)
		}
		sort.Slice(table.rows, func(i, j int) bool { return table.rows[i].source < table.rows[j].source })
	}
}

func hasActivity(s *guideline.Statement, a aftercare.Activity) bool {
	for _, own := range s.Activities {
		if own == a {
			return true
		}
	}
	return false
}

// followedAt returns the places where the statement's source is followed.
func (c *compiler) followedAt(a aftercare.Activity, s *guideline.Statement) uint16 {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return 0
	}
	var places uint16
	for i := range c.pack.Follow {
		cell := &c.pack.Follow[i]
		if cell.Activity != a {
			continue
		}
		for _, id := range cell.Follow {
			if id == s.Cites[0].Source {
				places |= cell.Places()
			}
		}
	}
	return places
}

func (c *compiler) compileRest() {
	for i := range c.pack.Statements {
		s := &c.pack.Statements[i]
		if s.Status != "active" {
			continue
		}
		switch s.Kind {
		case guideline.Due:
			d := due{statement: i, scope: c.scope(s.Applies)}
			for j := range s.DoneBy {
				d.doneBy = append(d.doneBy, uint16(c.finding(&s.DoneBy[j])))
			}
			c.dues = append(c.dues, d)
		case guideline.Expect, guideline.Inform:
			if s.ShowPages {
				continue
			}
			x := shown{statement: i, scope: c.scope(s.Applies)}
			if s.When != nil {
				x.when = c.ways(s.When)
			}
			if s.Kind == guideline.Expect {
				c.expects = append(c.expects, x)
			} else {
				c.informs = append(c.informs, x)
			}
		}
	}
}
