package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/internal/files"
)

type coverageCmd struct {
	Dir   string `default:"packs" help:"The folder of the packs."`
	File  string `default:"doc/coverage.md" help:"The file to write."`
	Check bool   `help:"Write nothing; fail if the file would change."`
}

// Run writes how many sources answer each question, for each kind of care, in
// each pack. No cell is left empty: it has a number, or says that only one was
// found, or none.
func (c *coverageCmd) Run() error {
	list, err := readPacks(c.Dir)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Coverage\n\nHow many sources answer each question, for each kind of care; in brackets how many of them are authorities, hospitals, charities or reference works (tier A or B). If only one was found, or none, the cell says so. Our own policy is not counted. The second table of each pack counts the sources that the answers follow; if none of them was written for a kind of care, it says so. Made by `packtool coverage`; do not edit.\n")
	for _, p := range list {
		coverage(&b, p.resolved)
	}
	old, _ := os.ReadFile(c.File)
	if string(old) == b.String() {
		return nil
	}
	if c.Check {
		return fmt.Errorf("%s is stale: run packtool coverage", c.File)
	}
	return files.WriteText(c.File, b.String())
}

func coverage(b *strings.Builder, p *guideline.Pack) {
	fmt.Fprintf(b, "\n## %s\n\n| question |", p.ID)
	for _, column := range guideline.ColumnTerms.Words() {
		fmt.Fprintf(b, " %s |", column)
	}
	b.WriteString(" not known |\n|" + strings.Repeat(" --- |", guideline.ColumnTerms.Len()+2) + "\n")
	tiers := map[string]guideline.Tier{}
	for _, s := range p.Sources {
		tiers[s.ID] = s.Tier
	}
	for i := range p.Questions {
		q := &p.Questions[i]
		fmt.Fprintf(b, "| %s |", q.ID)
		for column := range guideline.ColumnTerms.All() {
			b.WriteString(" " + cell(p, q, columnPlaces(column), tiers) + " |")
		}
		notTold := columnPlaces(guideline.ColumnExpectant) | columnPlaces(guideline.ColumnMedical) | columnPlaces(guideline.ColumnSurgical)
		b.WriteString(" " + cell(p, q, notTold, tiers) + " |\n")
	}
	followedTable(b, p, tiers)
}

func columnPlaces(c guideline.Column) uint32 {
	return guideline.Place(c, guideline.Waiting) | guideline.Place(c, guideline.After)
}

// followedTable writes how many sources the answer follows on each activity,
// for each kind of care, or that none of them was written for it.
func followedTable(b *strings.Builder, p *guideline.Pack, tiers map[string]guideline.Tier) {
	b.WriteString("\n| followed on |")
	for _, column := range guideline.ColumnTerms.Words() {
		fmt.Fprintf(b, " %s |", column)
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", guideline.ColumnTerms.Len()+1) + "\n")
	for a, activity := range aftercare.ActivityTerms.All() {
		fmt.Fprintf(b, "| %s |", activity)
		for column := range guideline.ColumnTerms.All() {
			b.WriteString(" " + followedCell(p, a, column, tiers) + " |")
		}
		b.WriteString("\n")
	}
}

func followedCell(p *guideline.Pack, a aftercare.Activity, column guideline.Column, tiers map[string]guideline.Tier) string {
	found, written := map[string]bool{}, false
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind != guideline.Gate || s.Status != guideline.Active || s.Rule == guideline.RuleNone || s.Unsupported != "" {
			continue
		}
		source := s.Cites[0].Source
		if p.FollowedAt(a, s)&s.Places()&columnPlaces(column) != 0 && tiers[source] != guideline.TierP {
			found[source] = true
			written = written || s.WrittenFor(column)
		}
	}
	switch {
	case len(found) == 0:
		return "none found, our own caution"
	case !written:
		return fmt.Sprintf("none written for it, %d for others", len(found))
	}
	return fmt.Sprint(len(found))
}

// cell counts the sources of the statements that answer a question in the
// given columns and phases.
func cell(p *guideline.Pack, q *guideline.Question, places uint32, tiers map[string]guideline.Tier) string {
	found, strong := map[string]bool{}, 0
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || s.Places()&places == 0 || !answers(s, q) {
			continue
		}
		for _, c := range s.Cites {
			if tier := tiers[c.Source]; !found[c.Source] && tier != guideline.TierP {
				found[c.Source] = true
				if tier == guideline.TierA || tier == guideline.TierB {
					strong++
				}
			}
		}
	}
	switch len(found) {
	case 0:
		return "none found"
	case 1:
		return fmt.Sprintf("only one found (%d)", strong)
	}
	return fmt.Sprintf("%d (%d)", len(found), strong)
}

func answers(s *guideline.Statement, q *guideline.Question) bool {
	return q.Activity != 0 && slices.Contains(s.Activities, q.Activity) || slices.Contains(s.Questions, q.ID)
}
