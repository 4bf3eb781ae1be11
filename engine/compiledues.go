package engine

import (
	"errors"

	"aftercare"
	"aftercare/guideline"
)

// due compiles a due and has observations held against what does it.
func (c *compiler) due(i int) {
	s := &c.pack.Statements[i]
	d := due{
		statement: i,
		scope:     c.scope(who{s.About(), true}),
		columns:   s.About().Columns,
		routes:    s.Applies.Routes,
		anchor:    s.Anchor,
		after:     aftercare.Date(s.After.Days(false)),
		until:     aftercare.Date(s.Until.Days(false)),
		repeat:    aftercare.Date(s.Repeat.Days(false)),
		times:     s.Times,
		early:     earlyCounts(s.Item),
	}
	for j := range s.DoneBy {
		leaf := &s.DoneBy[j]
		d.doneBy = append(d.doneBy, c.done(leaf))
		d.endsDischarge = d.endsDischarge || leaf.Code == aftercare.FollowUp && leaf.Words.Has(aftercare.FollowUpDischarged)
	}
	c.dues = append(c.dues, d)
}

// done returns the slot of a finding that does a due; equal ones share one.
func (c *compiler) done(leaf *guideline.Condition) uint8 {
	n := c.finding(leaf)
	if slot, ok := c.slots[n]; ok {
		return slot
	}
	slot := uint8(len(c.slots))
	if slot == maxDone {
		c.err = errors.New("engine: the dues of the pack are done by more than the engine's tables hold")
		return 0
	}
	c.slots[n] = slot
	for word := range c.dones[leaf.Code] {
		if leaf.Words == 0 && word == 0 || leaf.Words.Has(aftercare.Word(word)) {
			list := &c.dones[leaf.Code][word]
			if *list == 0 {
				*list = uint8(len(c.doneLists))
				c.doneLists = append(c.doneLists, nil)
			}
			c.doneLists[*list] = append(c.doneLists[*list], done{uint16(n), uint16(slot)})
		}
	}
	return slot
}
