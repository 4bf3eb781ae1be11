package canon

import (
	"slices"
	"strings"

	"aftercare/guideline"
)

// Differences says in plain words how a pack that tightens another differs from it:
// what it adds, what it asks more strictly, and what somebody signed to relax.
func Differences(p *guideline.Pack) []string {
	if !p.Tightens {
		return nil
	}
	var lines []string
	for i := range p.Statements {
		if s := &p.Statements[i]; s.Status == guideline.Active {
			lines = append(lines, "adds "+added(s)+": "+s.Says.In("en"))
		}
	}
	for i := range p.Policy {
		e := &p.Policy[i]
		lines = append(lines, "asks "+e.Key.String()+" more strictly: "+e.Reason.In("en"))
	}
	for i := range p.Follow {
		lines = append(lines, followed(&p.Follow[i]))
	}
	if p.Unit != (guideline.Unit{}) {
		lines = append(lines, "is the pack of "+p.Unit.Name+", which its patients call first: "+p.Unit.Number)
	}
	for i := range p.Numbers {
		lines = append(lines, "has its own numbers to call in "+p.Numbers[i].Jurisdiction)
	}
	return lines
}

// added is what a statement adds.
func added(s *guideline.Statement) string {
	switch s.Kind {
	case guideline.Alarm:
		return "the alarm " + s.ID + " (" + s.Level.String() + ")"
	case guideline.Gate:
		var on []string
		for _, a := range s.Activities {
			on = append(on, a.String())
		}
		return "the rule " + s.ID + " on " + strings.Join(on, ", ")
	}
	return "the text " + s.ID
}

// followed is what a cell of such a pack does.
func followed(c *guideline.Cell) string {
	where := slices.Concat(guideline.ColumnTerms.Of(c.Columns), guideline.PhaseTerms.Of(c.Phases))
	about := c.Subject()
	if len(where) > 0 {
		about += " (" + strings.Join(where, ", ") + ")"
	}
	if c.SignedBy == "" {
		return "follows more on " + about + ": " + strings.Join(c.Follow, ", ")
	}
	return "follows only " + strings.Join(c.Follow, ", ") + " on " + about + ", signed by " + c.SignedBy + " on " + c.SignedOn.String() + ": " + c.Why.In("en")
}
