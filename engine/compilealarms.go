package engine

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// finding returns the index of a leaf; equal leaves share one.
func (c *compiler) finding(leaf *guideline.Condition) int {
	if i, ok := c.findingIndex[leaf.Finding]; ok {
		return i
	}
	i := c.within(len(c.findings))
	c.findingIndex[leaf.Finding] = i
	switch leaf.Code {
	case 0:
		c.facts = append(c.facts, uint16(i))
	case aftercare.Temperature, aftercare.FeelsHot, aftercare.Chills:
		c.feverish.add(i)
	}
	c.findings = append(c.findings, compileFinding(&leaf.Finding))
	return i
}

// compileFinding works out what a finding compares with.
func compileFinding(f *guideline.Finding) finding {
	x := finding{Finding: *f, threshold: leafThreshold(f), hours: int64(f.Hours), course: looksAtSeveral(f)}
	x.afterSecs, x.afterDays = secondsOrDays(f.After, true)
	x.lastsSecs, x.lastsDays = secondsOrDays(f.Lasts, true)
	return x
}

// watch has observations held against a finding.
func (c *compiler) watch(i int) {
	f := &c.findings[i]
	if f.Code == 0 {
		return
	}
	byWord := f.Words != 0 && f.Sites == 0 && !f.Worsening && !f.Unrelieved && f.AfterAnchor == 0 && f.hours == 0 && !f.course
	for word := range c.watched[f.Code] {
		if !(f.Words == 0 && word == 0 || f.Words.Has(aftercare.Word(word))) {
			continue
		}
		n := &c.watched[f.Code][word]
		if *n == 0 {
			if len(c.watches) == maxWatches {
				c.err = errors.New("engine: the pack looks at more words than the engine's tables hold")
				return
			}
			*n = uint8(len(c.watches))
			c.watches = append(c.watches, watch{})
		}
		if w := &c.watches[*n]; byWord {
			w.sure.add(i)
		} else if !slices.Contains(w.check, uint16(i)) {
			w.check = append(w.check, uint16(i))
		}
	}
}

// waysOf returns the ways a condition can be true, each like one that is given.
// The language has no "not", so they are monotone.
func (c *compiler) waysOf(cond *guideline.Condition, like way) []way {
	var list []way
	for _, groups := range c.groups(cond) {
		like.groups = groups
		list = append(list, like)
	}
	return list
}

// groups returns for each way the groups of findings of which it needs one.
func (c *compiler) groups(cond *guideline.Condition) [][]bitset {
	switch {
	case len(cond.Any) > 0:
		return c.anyGroups(cond.Any)
	case len(cond.All) > 0:
		out := [][]bitset{nil}
		for i := range cond.All {
			var next [][]bitset
			for _, more := range c.groups(&cond.All[i]) {
				for _, sofar := range out {
					next = append(next, slices.Concat(sofar, more))
				}
			}
			if out = next; len(out) > maxWays {
				c.err = errors.New("engine: a condition has too many ways to be true")
				return nil
			}
		}
		return out
	}
	i := c.finding(cond)
	c.watch(i)
	var one bitset
	one.add(i)
	return [][]bitset{{one}}
}

// anyGroups puts ways of a single group together as one.
func (c *compiler) anyGroups(kids []guideline.Condition) [][]bitset {
	var one bitset
	var list [][]bitset
	for i := range kids {
		for _, groups := range c.groups(&kids[i]) {
			if len(groups) == 1 {
				one.union(&groups[0])
			} else {
				list = append(list, groups)
			}
		}
	}
	if !one.empty() {
		list = append(list, []bitset{one})
	}
	return list
}

// alarm is one alarm, besides the ways in which it fires.
type alarm struct {
	statement int // index
	level     aftercare.Urgency
	signs     bitset // findings that stand beside a sign: told, they put back what an effect took out
	facts     bitset // those of them that are no sign
	holds     doings // what it holds back below same-day, and when it lapsed
}

func (c *compiler) compileAlarms() {
	var list []int
	for i := range c.pack.Statements {
		if s := &c.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(i, j int) int {
		a, b := &c.pack.Statements[i], &c.pack.Statements[j]
		return cmp.Or(cmp.Compare(b.Level, a.Level), strings.Compare(a.ID, b.ID))
	})
	var nets []*guideline.Statement
	for i, at := range list {
		c.pause()
		s := &c.pack.Statements[at]
		c.alarm(uint16(c.within(i)), at, s)
		if s.SafetyNet > 0 {
			nets = append(nets, s)
		}
		c.cites = append(c.cites, citations(s))
	}
	if len(c.ways) > maxAllWays {
		c.err = errors.New("engine: the alarms of the pack have too many ways to be true")
		return
	}
	for i := range c.ways {
		for n := range c.ways[i].groups[0].each {
			c.byFirst[n] = append(c.byFirst[n], uint16(i))
		}
	}
	slices.SortStableFunc(nets, func(a, b *guideline.Statement) int { return cmp.Compare(a.SafetyNet, b.SafetyNet) })
	for _, s := range nets {
		c.nets = append(c.nets, net{s.ID, s.SafetyNetIn})
	}
}

// alarm compiles one alarm.
func (c *compiler) alarm(n uint16, at int, s *guideline.Statement) {
	when := s.When
	if s.Absence.Anchor != 0 {
		dated := absent(*when, s.Absence)
		when = &dated
	}
	a := alarm{statement: at, level: s.Level, holds: c.policy.held(s.Holds)}
	for _, w := range c.waysOf(when, way{alarm: n, level: s.Level}) {
		c.ways = append(c.ways, w)
		for _, group := range w.groups {
			c.stands(&a, &group)
		}
	}
	c.alarms = append(c.alarms, a)
	if s.Absence.Anchor != 0 {
		c.absence(n, s)
	}
}

// stands adds a group to what an alarm looks for, if it has a sign in it. A
// group of facts alone is a condition that effects leave as it is.
func (c *compiler) stands(a *alarm, group *bitset) {
	var facts bitset
	for n := range group.each {
		if c.findings[n].Code == 0 {
			facts.add(n)
		}
	}
	if facts == *group {
		return
	}
	a.signs.union(group)
	a.facts.union(&facts)
}

// absent is the condition of an alarm of absence, with its time in the finding
// that something is not there.
func absent(c guideline.Condition, w guideline.Window) guideline.Condition {
	c.All, c.Any = slices.Clone(c.All), slices.Clone(c.Any)
	for _, kids := range [][]guideline.Condition{c.All, c.Any} {
		for i := range kids {
			kids[i] = absent(kids[i], w)
		}
	}
	if c.IsCalm() {
		c.Rule, c.AfterAnchor, c.After = guideline.CountsAbsent, w.Anchor, w.Amount
	}
	return c
}

// absence notes what an alarm of absence waits to hear.
func (c *compiler) absence(n uint16, s *guideline.Statement) {
	for i := range c.alarms[n].signs.each {
		if f := &c.findings[i]; f.Rule == guideline.CountsAbsent {
			c.absences = append(c.absences, absence{n, uint16(i)})
		}
	}
}

func citations(s *guideline.Statement) (list []aftercare.Citation) {
	for _, cite := range s.Cites {
		list = append(list, aftercare.Citation{Source: cite.Source, Locator: cite.Locator})
	}
	return list
}
