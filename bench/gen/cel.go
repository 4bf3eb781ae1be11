package main

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// printTold prints the tests of told facts, which CEL is given as variables.
func (g *gen) printTold() {
	g.p("// toldCount is how many facts of the record the alarms look at.")
	g.p("const toldCount = %d\n", len(g.told()))
	g.p("// tellFacts finds which of them are told.")
	g.p("func (f *facts) tellFacts(t *[toldCount]bool) {")
	for n, c := range g.told() {
		g.p("t[%d] = %s", n, g.leaf(&guideline.Condition{Finding: c}))
	}
	g.p("}")
}

// told are the facts of the record that the alarms look at, each once.
func (g *gen) told() (list []guideline.Finding) {
	var read func(c *guideline.Condition)
	read = func(c *guideline.Condition) {
		for _, kids := range [][]guideline.Condition{c.All, c.Any} {
			for i := range kids {
				read(&kids[i])
			}
		}
		if len(c.All)+len(c.Any) == 0 && c.Code == 0 && !slices.Contains(list, c.Finding) {
			list = append(list, c.Finding)
		}
	}
	for _, a := range g.alarms {
		read(a.When)
	}
	return list
}

// printCEL prints the same rules as expressions of the Common Expression
// Language, over the findings s0.., the told facts t0.., the levels e0..
// that effects leave of alarms, the criteria c1.., a
// clinician's words k0.., the places p0.. and the scopes x0.. of a person.
func (g *gen) printCEL() {
	g.p("// celAlarms are the conditions of the alarms of each level.")
	g.p("var celAlarms = [aftercare.Emergency + 1][]string{")
	for l := aftercare.Routine; l <= aftercare.Emergency; l++ {
		g.p("aftercare.%s: {", camel(l.String()))
		for _, a := range g.alarms {
			n := g.eased(a)
			switch {
			case n >= 0 && (a.Level == l || slices.ContainsFunc(g.lowers[n], func(x *guideline.Statement) bool { return x.Level == l })):
				g.p("%q,", fmt.Sprintf("(e%d == %d && %s)", n, l, g.celHolds(a.When)))
			case n < 0 && a.Level == l:
				g.p("%q,", g.celHolds(a.When))
			}
		}
		g.p("},")
	}
	g.p("}\n")
	g.p("// celGates are when the rules of each activity open.")
	g.p("var celGates = [aftercare.ActivityCount][]string{")
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		g.p("{")
		for _, r := range g.rules[a] {
			if text := g.celRule(a, &r); text != "" {
				g.p("%q,", text)
			}
		}
		g.p("},")
	}
	g.p("}")
}

func (g *gen) celHolds(c *guideline.Condition) string {
	kids, join := c.All, " && "
	if len(c.Any) > 0 {
		kids, join = c.Any, " || "
	}
	switch {
	case len(kids) > 0:
		var parts []string
		for i := range kids {
			parts = append(parts, g.celHolds(&kids[i]))
		}
		return "(" + strings.Join(parts, join) + ")"
	case c.Code != 0:
		return fmt.Sprintf("s%d", g.numbers[c.Finding])
	}
	return fmt.Sprintf("t%d", slices.Index(g.told(), c.Finding))
}

// celRule is when one rule opens: 0 is at once.
func (g *gen) celRule(a aftercare.Activity, r *rule) string {
	opens := r.cel
	switch {
	case r.avoid:
		opens = fmt.Sprint(int64(1) << 42) // floor.Never
	case opens == "" && r.asks == 0:
		return "" // when she feels ready
	case opens == "":
		opens = celAll(r.asks, a)
	}
	var when, places []string
	for left := r.places; left != 0; left &= left - 1 {
		places = append(places, fmt.Sprintf("p%d", bits.TrailingZeros32(left)))
	}
	if len(places) < 24 {
		when = append(when, "("+strings.Join(places, " || ")+")")
	}
	if r.scope >= 0 {
		when = append(when, fmt.Sprintf("x%d", r.scope))
	}
	if len(when) > 0 {
		opens = fmt.Sprintf("(%s ? %s : 0)", strings.Join(when, " && "), opens)
	}
	return opens
}

func celAll(criteria uint64, a aftercare.Activity) string {
	var parts []string
	for left := criteria; left != 0; left &= left - 1 {
		n := bits.TrailingZeros64(left)
		if n == 0 { // a clinician's word is on one activity
			parts = append(parts, fmt.Sprintf("k%d", a-1))
		} else {
			parts = append(parts, fmt.Sprintf("c%d", n))
		}
	}
	return celOf("greatest", parts)
}

func celOf(which string, parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return "math." + which + "([" + strings.Join(parts, ", ") + "])"
}

// celWay is a requirement with an "any" in it.
func (g *gen) celWay(q *guideline.Requirement, a aftercare.Activity) string {
	if !hasAny(q) {
		return celAll(g.plain(q), a)
	}
	kids, which := q.Any, "least"
	if len(kids) == 0 {
		kids, which = q.All, "greatest"
	}
	var parts []string
	for i := range kids {
		parts = append(parts, g.celWay(&kids[i], a))
	}
	return celOf(which, parts)
}
