package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// card is a statement for somebody who compares it with its sources.
type card struct {
	name, kind, writtenFor string
	subject                string // not printed
	verb, level            string
	scope                  []string // to whom it is shown; empty is everybody
	counted                string   // from when, or on what it opens
	says                   string
	cites                  []cited
}

// cited is a source on a card.
type cited struct {
	id, locator, says, about string
	kind                     guideline.SourceKind
}

func cardOf(s *named) card {
	c := card{
		name: s.name, kind: s.Kind.String(), writtenFor: s.Population.String(),
		verb: s.Strength.String(), scope: scopeOf(&s.Applies), says: english.Says(s.Statement), subject: subjectOf(s),
	}
	if s.Kind == guideline.Alarm || s.Kind == guideline.Expected {
		c.level = s.Level.String()
	}
	switch {
	case s.Require != nil:
		c.counted = "opens: " + required(s.Require)
	case s.Rule != 0:
		c.counted = "rule: " + s.Rule.String()
	case s.Anchor != 0:
		c.counted = "counted from: " + s.Anchor.String()
	}
	for _, x := range s.Cites {
		source := sourceOf(s.pack, x.Source)
		c.cites = append(c.cites, cited{x.Source, x.Locator, english.Own(s.Statement, x.Says), about(&source), source.Kind})
	}
	return c
}

// subjectOf is the topic or the first activity of a statement.
func subjectOf(s *named) string {
	if len(s.Activities) > 0 {
		return s.Activities[0].String()
	}
	return s.Topic
}

// sourceOf finds a source of a pack; an empty one if it has none.
func sourceOf(p *guideline.Pack, id string) guideline.Source {
	if i := slices.IndexFunc(p.Sources, func(x guideline.Source) bool { return x.ID == id }); i >= 0 {
		return p.Sources[i]
	}
	return guideline.Source{}
}

// about is who published a source, what it is called and where it is.
func about(x *guideline.Source) string {
	return fmt.Sprintf("%s, %s (%s; tier %s; seen: %s) %s", x.Publisher, x.Title, x.Edition, x.Tier, x.Seen, x.Address)
}

// scopeOf is what narrows a statement, one line each.
func scopeOf(a *guideline.Applies) []string {
	var lines []string
	add := func(key string, words []string) {
		if len(words) > 0 {
			lines = append(lines, key+" "+strings.Join(words, ", "))
		}
	}
	add("columns", guideline.ColumnTerms.Of(a.Columns))
	add("care", guideline.RouteTerms.Of(a.Routes))
	add("kind of loss", aftercare.LossKindTerms.Of(a.Kinds))
	add("place", aftercare.LocationTerms.Of(a.Location))
	add("method", aftercare.MethodTerms.Of(a.Methods))
	add("anaesthetic", aftercare.AnaestheticTerms.Of(a.Anaesthetic))
	add("condition", aftercare.ConditionTerms.Of(a.Conditions))
	add("nation", aftercare.NationTerms.Of(a.Nations))
	add("antibiotic", aftercare.Antibiotic.Info().Words.Of(a.Antibiotics))
	if a.Late != aftercare.Unknown {
		lines = append(lines, "a later loss: "+a.Late.String())
	}
	if a.Phase != 0 {
		lines = append(lines, "phase "+a.Phase.String())
	}
	if a.Rh != 0 {
		lines = append(lines, "rh "+a.Rh.String())
	}
	if a.From != 0 {
		lines = append(lines, "pregnant from "+a.From.String())
	}
	if a.To != 0 {
		lines = append(lines, "pregnant to "+a.To.String())
	}
	return lines
}

// required is a gate's requirement in a line.
func required(q *guideline.Requirement) string {
	list, word := q.All, " and "
	if len(q.Any) > 0 {
		list, word = q.Any, " or "
	}
	if q.Criterion != 0 {
		if q.Amount.Unit != 0 {
			return q.Criterion.String() + " " + english.Amount(q.Amount)
		}
		return q.Criterion.String()
	}
	var parts []string
	for i := range list {
		parts = append(parts, required(&list[i]))
	}
	if len(parts) == 0 {
		return "when she feels ready"
	}
	return strings.Join(parts, word)
}

func (c *card) writeTo(w io.Writer) {
	fmt.Fprintf(w, "%s\n  %s, written for: %s, verb: %s", c.name, c.kind, c.writtenFor, c.verb)
	if c.level != "" {
		fmt.Fprintf(w, ", level: %s", c.level)
	}
	fmt.Fprintf(w, "\n  shown to: %s\n", cmp.Or(strings.Join(c.scope, "; "), "everybody"))
	if c.counted != "" {
		fmt.Fprintf(w, "  %s\n", c.counted)
	}
	fmt.Fprintf(w, "  %s\n", c.says)
	for _, x := range c.cites {
		fmt.Fprintf(w, "  - %s: %s\n    %s\n", x.id, x.locator, x.about)
		if x.says != "" {
			fmt.Fprintf(w, "    in particular: %s\n", x.says)
		}
	}
}
