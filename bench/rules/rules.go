// Package rules takes from a pack what its decisions depend on.
package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"aftercare/guideline"
	"aftercare/guideline/canon"
)

// Of returns the pack with its rules alone: no words, sources, numbers to call
// or statements that decide nothing.
func Of(p *guideline.Pack) *guideline.Pack {
	out := &guideline.Pack{ID: p.ID, ReviewBy: p.ReviewBy, Policy: slices.Clone(p.Policy), Follow: slices.Clone(p.Follow)}
	for i := range out.Policy {
		out.Policy[i].Reason = nil
	}
	for i := range out.Follow {
		out.Follow[i].Why, out.Follow[i].SignedBy, out.Follow[i].SignedOn = nil, "", 0
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || s.Kind != guideline.Alarm && s.Kind != guideline.Gate && s.Kind != guideline.Due && s.Kind != guideline.Expected {
			continue
		}
		rule := guideline.Statement{
			ID: s.ID, Kind: s.Kind, Status: s.Status, Applies: s.About(), Unsupported: s.Unsupported,
			Activities: s.Activities, Rule: s.Rule, Itself: s.Itself, Require: s.Require, Level: s.Level, When: s.When, Holds: s.Holds, Absence: s.Absence,
			Alarm: s.Alarm, Finding: s.Finding, Window: s.Window, Approach: s.Approach,
			Item: s.Item, Anchor: s.Anchor, After: s.After, Until: s.Until, Repeat: s.Repeat, Times: s.Times, DoneBy: s.DoneBy,
		}
		if s.Kind == guideline.Expected {
			rule.Applies = s.Applies
		}
		if s.Unsupported != "" {
			rule.Unsupported = "yes" // such a rule is not followed; why is words
		}
		for _, c := range s.Cites {
			rule.Cites = append(rule.Cites, guideline.Cite{Source: c.Source})
		}
		out.Statements = append(out.Statements, rule)
	}
	return out
}

// Digest identifies the rules of a pack.
func Digest(p *guideline.Pack) string {
	sum := sha256.Sum256(canon.Append(nil, Of(p)))
	return "sha256:" + hex.EncodeToString(sum[:])
}
