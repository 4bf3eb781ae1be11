package main

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// dues are the active dues and the kinds of finding that do them.
type dues struct {
	dues      []int                 // statement indexes
	kinds     []guideline.Condition // by slot-1
	dueScopes []guideline.Applies
}

func (g *gen) readDues() {
	for i := range g.pack.Statements {
		s := &g.pack.Statements[i]
		if s.Kind != guideline.Due || s.Status != guideline.Active {
			continue
		}
		g.dues.dues = append(g.dues.dues, i)
		scope(&g.dueScopes, s.About())
		for j := range s.DoneBy {
			g.slot(&s.DoneBy[j])
		}
	}
	if len(g.dueScopes) > 64 {
		refuse("%d scopes of dues", len(g.dueScopes))
	}
}

// slot numbers what a due is done by, from 1. Two kinds may not share a word.
func (g *gen) slot(c *guideline.Condition) int {
	for n := range g.kinds {
		if g.kinds[n].Finding == c.Finding {
			return n + 1
		}
	}
	info := c.Code.Info()
	if info.Words.Len() == 0 && (c.Compares != guideline.AtLeast || c.AtLeast != 0) || c.Sites != 0 || c.Hours != 0 || c.AfterAnchor != 0 {
		refuse("done by %s", c.Code)
	}
	for n := range g.kinds {
		if g.kinds[n].Code == c.Code && (c.Words == 0 || g.kinds[n].Words&c.Words != 0) {
			refuse("done by two kinds of %s", c.Code)
		}
	}
	g.kinds = append(g.kinds, *c)
	return len(g.kinds)
}

// early are the items that are done by what came before their day too.
func early(item aftercare.Item) bool {
	return !slices.Contains([]aftercare.Item{aftercare.ItemPregnancyTest, aftercare.ItemHCG, aftercare.ItemFeelings}, item)
}

func (g *gen) printDues() {
	g.p("const (\ndueCount = %d\ndoneCount = %d\n)\n", len(g.dues.dues), len(g.kinds)+1)
	g.p("// DueIDs are the statements of the dues.")
	g.p("var DueIDs = [dueCount]string{")
	for _, i := range g.dues.dues {
		g.p("%q,", g.pack.Statements[i].ID)
	}
	g.p("}\n")
	g.p("// doneBy is the kind of due that an observation does, by its code and word.")
	g.p("var doneBy = [aftercare.CodeCount][12]uint8{")
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		line := ""
		for n := range g.kinds {
			c := &g.kinds[n]
			if c.Code != code {
				continue
			}
			if c.Words == 0 {
				line += fmt.Sprintf("0: %d, ", n+1)
			}
			for word := aftercare.Word(1); word < 12; word++ {
				if c.Words.Has(word) {
					line += fmt.Sprintf("%d: %d, ", word, n+1)
				}
			}
		}
		if line != "" {
			g.p("aftercare.%s: {%s},", goName(code), strings.TrimSuffix(line, ", "))
		}
	}
	g.p("}\n")
	g.p("// dues answers for every due that is hers.")
	g.p("func (f *facts) dues(a *Answer) {")
	for n, i := range g.dues.dues {
		g.due(n, i)
	}
	g.p("}")
}

// due prints the n-th due.
func (g *gen) due(n, i int) {
	s := &g.pack.Statements[i]
	var tests []string
	if bit := scope(&g.dueScopes, s.About()); bit >= 0 {
		tests = append(tests, fmt.Sprintf("f.dueScopes&%#x != 0", uint64(1)<<bit))
	}
	if s.Applies.Routes != 0 {
		tests = append(tests, fmt.Sprintf("f.lastRoutes&%#x != 0", uint32(s.Applies.Routes)))
	}
	if s.Applies.Columns != 0 {
		tests = append(tests, fmt.Sprintf("f.lastColumns&%#x != 0", uint32(s.Applies.Columns)))
	}
	var slots []string
	ends := false
	for j := range s.DoneBy {
		c := &s.DoneBy[j]
		slots = append(slots, fmt.Sprintf("f.done[%d]", g.slot(c)))
		ends = ends || c.Code == aftercare.FollowUp && c.Words.Has(aftercare.FollowUpDischarged)
	}
	done := slots[0]
	if len(slots) > 1 {
		done = "max(" + strings.Join(slots, ", ") + ")"
	}
	if len(tests) > 0 {
		g.p("if %s { // %s", strings.Join(tests, " && "), s.ID)
	} else {
		g.p("{ // %s", s.ID)
	}
	g.p("done := %s", done)
	g.p("d := f.due(%d, &f.%s, %d, %d, done, %v)", n, anchorFields[s.Anchor], dueDays(s.After), dueDays(s.Until), early(s.Item))
	if s.Repeat.Unit != 0 {
		if s.Times == 0 {
			refuse("%s repeats for ever", s.ID)
		}
		g.p("d = f.again(d, done, %d, %d, %s)", dueDays(s.Repeat), s.Times, map[bool]string{true: "f.discharged()", false: "false"}[ends])
	}
	g.p("a.Due[a.Dues] = d\na.Dues++\n}")
}
