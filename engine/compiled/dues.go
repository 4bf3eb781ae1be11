package compiled

import (
	"errors"

	"aftercare"
	"aftercare/guideline"
)

// due compiles a due, and notes which observations fulfil it.
func (c *compiler) due(i int) {
	s := &c.Pack.Statements[i]
	d := Due{
		Statement: i,
		Scope:     c.scope(who{s.About(), true}),
		Columns:   s.About().Columns,
		Routes:    s.Applies.Routes,
		Anchor:    s.Anchor,
		After:     aftercare.Date(s.After.Days(false)),
		Until:     aftercare.Date(s.Until.Days(false)),
		Repeat:    aftercare.Date(s.Repeat.Days(false)),
		Times:     s.Times,
		Early:     earlyCounts(s.Item),
	}
	for j := range s.DoneBy {
		leaf := &s.DoneBy[j]
		d.DoneBy = append(d.DoneBy, c.done(leaf))
		d.EndsDischarge = d.EndsDischarge || leaf.Code == aftercare.FollowUp && leaf.Words.Has(aftercare.FollowUpDischarged)
	}
	c.Dues = append(c.Dues, d)
}

// done returns the slot of a finding that fulfils a due; equal findings share one.
func (c *compiler) done(leaf *guideline.Condition) uint8 {
	n := c.finding(leaf)
	if slot, ok := c.slots[n]; ok {
		return slot
	}
	slot := uint8(len(c.slots))
	if slot == MaxDone {
		c.err = errors.New("engine: more findings fulfil the dues of the pack than the engine's tables hold")
		return 0
	}
	c.slots[n] = slot
	for word := range c.Dones[leaf.Code] {
		if leaf.Words == 0 && word == 0 || leaf.Words.Has(aftercare.Word(word)) {
			list := &c.Dones[leaf.Code][word]
			if *list == 0 {
				*list = c.index8(len(c.DoneLists), "answers that do a due")
				c.DoneLists = append(c.DoneLists, nil)
			}
			c.DoneLists[*list] = append(c.DoneLists[*list], Done{uint16(n), uint16(slot)})
		}
	}
	return slot
}

// Due is a due statement ready to evaluate.
type Due struct {
	Statement     int
	Scope         uint16
	Columns       aftercare.Set[guideline.Column]    // by her last step of care
	Routes        aftercare.Set[guideline.CareRoute] // of her last step of care
	Anchor        guideline.Anchor
	After, Until  aftercare.Date // until is 0 if there is none
	Repeat        aftercare.Date // 0 if it comes once
	Times         int            // how often at most; 0 is without end
	DoneBy        []uint8        // slots of the findings that fulfil it
	Early         bool           // also done by what came before its day
	EndsDischarge bool           // a discharge ends it for good
}

// Done is a finding that fulfils a due, and its slot: a number below MaxDone.
type Done struct{ Finding, Slot uint16 }

// earlyCounts reports whether an item is also done by what came before its day: a
// visit counts whenever it was, but a test taken too early says nothing.
func earlyCounts(item aftercare.Item) bool {
	switch item {
	case aftercare.ItemPregnancyTest, aftercare.ItemHCG, aftercare.ItemFeelings:
		return false
	}
	return true
}
