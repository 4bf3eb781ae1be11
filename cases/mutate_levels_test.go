package cases

import (
	"fmt"

	"aftercare"
	"aftercare/guideline"
)

// levelChanges changes what an alarm holds back, its time of absence, and
// what an expected effect takes out of its alarm.
func levelChanges(p *guideline.Pack, s *guideline.Statement, add func(string, func(*guideline.Statement))) {
	if s.Holds != 0 && s.Holds != aftercare.SetOf(guideline.GroupNone) {
		sets(add, func(o *guideline.Statement) *aftercare.Set[guideline.HoldGroup] { return &o.Holds }, s, heldGroups)
		add("holds nothing", func(o *guideline.Statement) { o.Holds = aftercare.SetOf(guideline.GroupNone) })
	}
	if s.Holds == aftercare.SetOf(guideline.GroupNone) {
		add("holds what goes inside", func(o *guideline.Statement) { o.Holds = aftercare.SetOf(guideline.GroupInside) })
	}
	for _, a := range amountChanges(s.Absence.Amount) {
		add("absence: "+a.what, func(c *guideline.Statement) { c.Absence.Amount = a.value })
	}
	if s.Kind != guideline.Expected {
		return
	}
	if s.Level < aftercare.SameDay { // an effect lowers its alarm, so that none is an emergency
		add("level one up", func(c *guideline.Statement) { c.Level++ })
	}
	if s.Level > 0 {
		add("level one down", func(c *guideline.Statement) { c.Level-- })
	}
	for _, a := range amountChanges(s.Window.Amount) {
		add("window: "+a.what, func(c *guideline.Statement) { c.Window.Amount = a.value })
	}
	for _, f := range findingChanges(*s.Finding) {
		if excuses(p, s, f.value) == excuses(p, s, *s.Finding) {
			continue
		}
		add("finding: "+f.what, func(c *guideline.Statement) { c.Finding = &f.value })
	}
}

// excuses is what an expected effect excuses of a finding: no more than its
// alarm looks for.
func excuses(p *guideline.Pack, s *guideline.Statement, f guideline.Condition) string {
	var words aftercare.Set[aftercare.Word]
	var sites aftercare.Set[aftercare.Site]
	var look func(*guideline.Condition)
	look = func(c *guideline.Condition) {
		for _, kids := range [][]guideline.Condition{c.All, c.Any} {
			for i := range kids {
				look(&kids[i])
			}
		}
		if c.Code != f.Code || c.Worsening || c.Unrelieved { // that is never expected
			return
		}
		words |= c.Words
		if c.Sites == 0 {
			sites = ^aftercare.Set[aftercare.Site](0)
		}
		sites |= c.Sites
	}
	for i := range p.Statements {
		if a := &p.Statements[i]; a.ID == s.Alarm {
			look(a.When)
		}
	}
	if f.Words != 0 {
		f.Words &= words
	}
	if f.Sites != 0 {
		f.Sites &= sites
	}
	return fmt.Sprint(f)
}

// heldGroups are the groups that a policy lists.
var heldGroups = aftercare.NewTerms(guideline.GroupInside, "inside water effort work driving travel alcohol medicines conceive")
