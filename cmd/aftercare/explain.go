package main

import (
	"fmt"
	"slices"
	"strings"

	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/locale"
	"aftercare/packs"
)

type explainCmd struct {
	Pack      string `placeholder:"ID|DIR" help:"The pack; default: each in turn, international first."`
	Lang      string `placeholder:"TAG" help:"Language of the text (known: ${languages}); default: English."`
	Statement string `arg:"" placeholder:"STATEMENT-ID" help:"The id of a statement, as in guide --format json."`
}

// Run prints one statement: what it says, on what, how strongly, and what
// became of it.
func (c *explainCmd) Run(std streams) error {
	w, err := wordsFor(c.Lang, "")
	if err != nil {
		return err
	}
	p, err := c.find(w)
	if err != nil {
		return err
	}
	t := newPaper(std.out, w, p)
	t.explain(t.statement(c.Statement))
	return t.writeTo(std.out)
}

// find returns the first pack that has the statement.
func (c *explainCmd) find(w *locale.Words) (*guideline.Pack, error) {
	names := []string{c.Pack}
	if c.Pack == "" {
		names = nil
		for _, p := range packs.All() {
			names = append(names, p.ID)
		}
	}
	for _, name := range names {
		engines, err := chosen(name, w)
		if err != nil {
			return nil, err
		}
		e, err := engines("")
		if err != nil {
			return nil, err
		}
		p := e.Pack()
		for i := range p.Statements {
			if p.Statements[i].ID == c.Statement {
				return p, nil
			}
		}
	}
	return nil, invalidf("unknown statement %s; guide --format json lists ids under because, expect, inform and sources", c.Statement)
}

func (t *paper) explain(s *guideline.Statement) {
	t.line(s.ID + " (" + s.Kind.String() + ", " + s.Status.String() + ", " + t.p.ID + " " + t.p.Edition + ")")
	t.say("", t.w.Says(s))
	for _, note := range t.w.StatementNotes(s) {
		t.say("  ! ", note)
	}
	t.line("")
	t.say("", "strength: "+s.Strength.String()+"; certainty: "+s.Certainty.String()+"; written for: "+s.Population.String())
	if len(s.Activities) > 0 {
		t.say("", "activities: "+joined(s.Activities))
	}
	if s.Kind == guideline.Alarm {
		t.say("", "level: "+s.Level.String()+"; action: "+s.Action.String())
	}
	t.criteria(s)
	if len(s.Differs) > 0 {
		t.say("", "differs because: "+joined(s.Differs))
	}
	t.heading("sources")
	for _, c := range s.Cites {
		src := t.source(c.Source)
		t.say("  - ", src.Publisher+": "+src.Title+", "+src.Edition+", at: "+c.Locator+".")
		t.say("    ", "tier "+src.Tier.String()+", "+src.Seen.String()+", checked "+src.CheckedOn+", "+src.Jurisdiction)
		if src.Address != "" {
			t.line("    " + src.Address)
		}
		for _, note := range t.w.SourceNotes(src, t.source(src.SupersededBy).Name) {
			t.say("    ", note)
		}
	}
	t.heading("history")
	t.history(s)
}

// joined are words of the formats, one after another.
func joined[T fmt.Stringer](list []T) string {
	var words []string
	for _, v := range list {
		words = append(words, v.String())
	}
	return strings.Join(words, ", ")
}

// criteria prints what the statement asks, in the words of the pack format.
func (t *paper) criteria(s *guideline.Statement) {
	text := canon.AppendCriteria(nil, s)
	if len(text) > 0 {
		t.say("criteria: ", string(text))
	}
}

// history prints the statement's status and what it replaces.
func (t *paper) history(s *guideline.Statement) {
	t.say("  - ", "in edition "+t.p.Edition+" of "+t.p.ID+", published "+t.p.Published.String()+", review by "+t.p.ReviewBy.String())
	for _, id := range s.Replaces {
		t.say("  - ", "replaces "+id)
	}
	for _, p := range packs.All() {
		for _, by := range replacedBy(p.ID, s.ID) {
			t.say("  - ", "replaced by "+by+" in the pack "+p.ID)
		}
	}
	var followed []string
	for _, a := range s.Activities {
		if s.Places()&t.p.FollowedAt(a, s) != 0 {
			followed = append(followed, a.String())
		}
	}
	if s.Kind == guideline.Gate && len(followed) > 0 {
		t.say("  - ", "followed for "+strings.Join(followed, ", "))
	} else if s.Kind == guideline.Gate {
		t.say("  - ", "shown, but not followed")
	}
}

// replacedBy names the statements of a published pack that replace another. Tests
// hold that each such pack can be read.
func replacedBy(pack, id string) (list []string) {
	own, findings := guideline.Parse(packs.JSON(pack))
	if own == nil {
		panic(findings)
	}
	for i := range own.Statements {
		if slices.Contains(own.Statements[i].Replaces, id) {
			list = append(list, own.Statements[i].ID)
		}
	}
	return list
}
