package compiled

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/sorting"
)

// finding returns the index of a leaf; equal leaves share one.
func (c *compiler) finding(leaf *guideline.Condition) int {
	if i, ok := c.findingIndex[leaf.Finding]; ok {
		return i
	}
	i := c.within(len(c.Findings))
	c.findingIndex[leaf.Finding] = i
	switch leaf.Code {
	case 0:
		c.Facts = append(c.Facts, uint16(i))
	case aftercare.Temperature, aftercare.FeelsHot, aftercare.Chills:
		c.Feverish.Add(i)
	}
	x := compileFinding(&leaf.Finding)
	x.Absent = i
	c.Findings = append(c.Findings, x)
	return i
}

// compileFinding works out what a finding compares with.
func compileFinding(f *guideline.Finding) Finding {
	x := Finding{Finding: *f, Threshold: leafThreshold(f), Course: looksAtSeveral(f)}
	x.AfterSecs, x.AfterDays = secondsOrDays(f.After, true)
	x.LastsSecs, x.LastsDays = secondsOrDays(f.Lasts, true)
	return x
}

// watch makes the engine compare observations with a finding.
func (c *compiler) watch(i int) {
	f := &c.Findings[i]
	if f.Code == 0 {
		return
	}
	byWord := f.Words != 0 && f.Sites == 0 && !f.Worsening && !f.Unrelieved && f.AfterAnchor == 0 && f.Hours == 0 && !f.Course
	for word := range c.Watched[f.Code] {
		if !(f.Words == 0 && word == 0 || f.Words.Has(aftercare.Word(word))) {
			continue
		}
		n := &c.Watched[f.Code][word]
		if *n == 0 {
			if len(c.Watches) == maxWatches {
				c.err = errors.New("engine: the pack looks at more words than the engine's tables hold")
				return
			}
			*n = uint8(len(c.Watches))
			c.Watches = append(c.Watches, watch{})
		}
		if w := &c.Watches[*n]; byWord {
			w.Sure.Add(i)
		} else if !slices.Contains(w.Check, uint16(i)) {
			w.Check = append(w.Check, uint16(i))
		}
	}
}

// alternatives expands a condition into the alternatives that make it true, each a copy
// of like with its own groups. Conditions have no "not", so adding a finding never
// makes a true alternative false.
func (c *compiler) alternatives(cond *guideline.Condition, like Way) []Way {
	var list []Way
	for _, groups := range c.groups(cond) {
		like.groups = groups
		list = append(list, like)
	}
	return list
}

// groups returns for each way its groups, of each of which it needs one finding.
func (c *compiler) groups(cond *guideline.Condition) [][]Bits {
	switch {
	case len(cond.Any) > 0:
		return c.anyGroups(cond.Any)
	case len(cond.All) > 0:
		out := [][]Bits{nil}
		for i := range cond.All {
			var next [][]Bits
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
	var one Bits
	one.Add(i)
	return [][]Bits{{one}}
}

// anyGroups merges all ways of a single group into one.
func (c *compiler) anyGroups(kids []guideline.Condition) [][]Bits {
	var one Bits
	var list [][]Bits
	for i := range kids {
		for _, groups := range c.groups(&kids[i]) {
			if len(groups) == 1 {
				one.Union(&groups[0])
			} else {
				list = append(list, groups)
			}
		}
	}
	if !one.Empty() {
		list = append(list, []Bits{one})
	}
	return list
}

// alarm is one alarm, apart from the ways in which it fires.
type alarm struct {
	Statement int // index
	Level     aftercare.Urgency
	Signs     Bits       // findings in groups with a sign; an effect must excuse every one that was told
	Facts     Bits       // those of them that are facts of the record, which no effect excuses
	Holds     activities // what it holds back at level soon, and once it has lapsed
}

func (c *compiler) compileAlarms() {
	var list []int
	for i := range c.Pack.Statements {
		if s := &c.Pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active {
			list = append(list, i)
		}
	}
	sorting.Stable(list, func(i, j int) int {
		a, b := &c.Pack.Statements[i], &c.Pack.Statements[j]
		return cmp.Or(cmp.Compare(b.Level, a.Level), strings.Compare(a.ID, b.ID))
	})
	var nets []*guideline.Statement
	for i, at := range list {
		c.pause()
		s := &c.Pack.Statements[at]
		c.alarm(uint16(c.within(i)), at, s)
		if s.SafetyNet > 0 {
			nets = append(nets, s)
		}
		c.Cites = append(c.Cites, citations(s))
	}
	if len(c.Ways) > maxAllWays {
		c.err = errors.New("engine: the alarms of the pack have too many ways to be true")
		return
	}
	for i := range c.Ways {
		for n := range c.Ways[i].groups[0].Each {
			c.ByFirst[n] = append(c.ByFirst[n], uint16(i))
		}
	}
	sorting.Stable(nets, func(a, b *guideline.Statement) int { return cmp.Compare(a.SafetyNet, b.SafetyNet) })
	for _, s := range nets {
		c.Nets = append(c.Nets, Net{s.ID, s.SafetyNetIn})
	}
}

// alarm compiles one alarm.
func (c *compiler) alarm(n uint16, at int, s *guideline.Statement) {
	when := s.When
	if s.Absence.Anchor != 0 {
		dated := absent(*when, s.Absence)
		when = &dated
	}
	a := alarm{Statement: at, Level: s.Level, Holds: c.Policy.held(s.Holds)}
	for _, w := range c.alternatives(when, Way{Alarm: n, Level: s.Level}) {
		c.Ways = append(c.Ways, w)
		for _, group := range w.groups {
			c.addSigns(&a, &group)
		}
	}
	c.Alarms = append(c.Alarms, a)
	if s.Absence.Anchor != 0 {
		c.absence(n, s)
	}
}

// addSigns adds a group to the signs of an alarm, unless all of its findings are
// facts of the record: effects leave such a condition as it is.
func (c *compiler) addSigns(a *alarm, group *Bits) {
	var facts Bits
	for n := range group.Each {
		if c.Findings[n].Code == 0 {
			facts.Add(n)
		}
	}
	if facts == *group {
		return
	}
	a.Signs.Union(group)
	a.Facts.Union(&facts)
}

// absent returns the condition of an alarm of absence, with the time from which it
// counts put into its finding that an event has not occurred.
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

// absence notes which finding an alarm of absence waits for.
func (c *compiler) absence(n uint16, s *guideline.Statement) {
	for i := range c.Alarms[n].Signs.Each {
		if f := &c.Findings[i]; f.Rule == guideline.CountsAbsent {
			c.Absences = append(c.Absences, Absence{n, uint16(i)})
		}
	}
}

func citations(s *guideline.Statement) (list []aftercare.Citation) {
	for _, cite := range s.Cites {
		list = append(list, aftercare.Citation{Source: cite.Source, Locator: cite.Locator})
	}
	return list
}

// Absence is an alarm that an event has not occurred by a time after an anchor.
type Absence struct {
	Alarm   uint16 // index into Tables.Alarms
	Finding uint16 // that it has not occurred; index into Tables.Findings
}

// Net is an alarm of the safety net, and the columns whose answers show it.
type Net struct {
	ID string
	In aftercare.Set[guideline.Column] // empty is all
}

// looksAtSeveral reports whether a finding looks at several observations. It is met
// by some of those that were told, whatever the others say, so that another
// observation, even a calm one, cannot undo it.
func looksAtSeveral(f *guideline.Finding) bool {
	return f.Times > 0 || f.Lasts.Unit != 0 || f.Change != (guideline.Change{})
}
