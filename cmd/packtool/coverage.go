package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"aftercare/guideline"
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
	b.WriteString("# Coverage\n\nHow many sources answer each question, for each kind of care; in brackets how many of them are authorities, hospitals, charities or reference works (tier A or B). If only one was found, or none, the cell says so. Our own policy is not counted. Made by `packtool coverage`; do not edit.\n")
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
	return os.WriteFile(c.File, []byte(b.String()), 0o644)
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
}

func columnPlaces(c guideline.Column) uint16 {
	return guideline.Place(c, guideline.Waiting) | guideline.Place(c, guideline.After)
}

// cell counts the sources of the statements that answer a question in the
// given columns and phases.
func cell(p *guideline.Pack, q *guideline.Question, places uint16, tiers map[string]guideline.Tier) string {
	found, strong := map[string]bool{}, 0
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Status != guideline.Active || s.Applies.Places()&places == 0 || !answers(s, q) {
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
