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
	f := finding{Finding: leaf.Finding}
	if leaf.After.Unit == aftercare.Hour {
		f.afterSecs = seconds(leaf.After)
	} else {
		f.afterDays = int32(leaf.After.Days(true))
	}
	switch leaf.Code {
	case 0:
		c.facts = append(c.facts, uint16(i))
	case aftercare.Temperature, aftercare.FeelsHot, aftercare.Chills:
		c.feverish.add(i)
	}
	f.threshold = leafThreshold(&leaf.Finding)
	f.hours, f.course = int64(leaf.Hours), looksAtSeveral(&leaf.Finding)
	if leaf.Lasts.Unit == aftercare.Hour {
		f.lastsSecs = seconds(leaf.Lasts)
	} else {
		f.lastsDays = int32(leaf.Lasts.Days(true))
	}
	c.findings = append(c.findings, f)
	return i
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

func (c *compiler) compileAlarms() {
	for i := range c.pack.Statements {
		if s := &c.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active {
			c.alarms = append(c.alarms, i)
		}
	}
	statement := func(i int) *guideline.Statement { return &c.pack.Statements[c.alarms[i]] }
	slices.SortFunc(c.alarms, func(i, j int) int {
		a, b := &c.pack.Statements[i], &c.pack.Statements[j]
		return cmp.Or(cmp.Compare(b.Level, a.Level), strings.Compare(a.ID, b.ID))
	})
	var nets []*guideline.Statement
	for i := range c.alarms {
		c.pause()
		c.ways = append(c.ways, c.waysOf(statement(i).When, way{alarm: uint16(i), level: statement(i).Level})...)
		if statement(i).SafetyNet > 0 {
			nets = append(nets, statement(i))
		}
		var cites []aftercare.Citation
		for _, cite := range statement(i).Cites {
			cites = append(cites, aftercare.Citation{Source: cite.Source, Locator: cite.Locator})
		}
		c.cites = append(c.cites, cites)
	}
	for i := range c.ways {
		for n := range c.ways[i].groups[0].each {
			c.byFirst[n] = append(c.byFirst[n], uint16(i))
		}
	}
	slices.SortStableFunc(nets, func(a, b *guideline.Statement) int { return cmp.Compare(a.SafetyNet, b.SafetyNet) })
	for _, s := range nets {
		c.nets = append(c.nets, s.ID)
	}
}
