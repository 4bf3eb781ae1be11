package main

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// effects are the expected effects, by the alarms that they lower.
type effects struct {
	lowered []*guideline.Statement
	lowers  [][]*guideline.Statement
}

func (g *gen) readEffects() {
	for _, a := range g.alarms {
		var list []*guideline.Statement
		for i := range g.pack.Statements {
			s := &g.pack.Statements[i]
			if s.Kind != guideline.Expected || s.Alarm != a.ID {
				continue
			}
			rest := s.Applies
			rest.Methods, rest.Anaesthetic = 0, 0
			if rest != (guideline.Applies{}) || s.Level >= a.Level {
				refuse("%s", s.ID)
			}
			list = append(list, s)
		}
		if len(list) > 0 {
			g.lowered, g.lowers = append(g.lowered, a), append(g.lowers, list)
		}
	}
}

// eased is an alarm's number among those that effects lower, -1 if none does.
func (g *gen) eased(a *guideline.Statement) int { return slices.Index(g.lowered, a) }

func (g *gen) printEffects() {
	g.p("const easedCount = %d\n", len(g.lowered))
	g.p("// ownLevels are those of the alarms that effects lower.")
	g.p("var ownLevels = [easedCount]aftercare.Urgency{")
	for _, a := range g.lowered {
		g.p("aftercare.%s, // %s", camel(a.Level.String()), a.ID)
	}
	g.p("}\n")
	g.p("// readEffects finds at which level these alarms count.")
	g.p("func (f *facts) readEffects() {")
	g.p("f.counts, f.countsEver = ownLevels, ownLevels")
	for n, a := range g.lowered {
		signs, facts := g.stands(a)
		test := fmt.Sprintf("f.ever.meets(%s)", signs)
		for _, fact := range facts {
			test += " && !(" + g.leaf(fact) + ")"
		}
		g.p("if %s { // %s\nf.ease(%d, %s)\n}", test, a.ID, n, signs)
	}
	g.p("}\n")
	g.p("// excuse is the level that effects leave of a sign to an alarm, below none if there are no such effects.")
	g.p("func (f *facts) excuse(alarm int, o *aftercare.Observation) int {\nswitch alarm {")
	for n := range g.lowered {
		g.p("case %d:\nreturn f.excuse%d(o)", n, n)
	}
	g.p("}\nreturn -1\n}")
	for n := range g.lowered {
		g.excuse(n)
	}
}

// excuse prints what excuses a sign from an alarm.
func (g *gen) excuse(n int) {
	g.p("\nfunc (f *facts) excuse%d(o *aftercare.Observation) int {", n)
	g.p("left := -1")
	for _, x := range g.lowers[n] {
		c := x.Finding
		list := []string{"o.Code == aftercare." + goName(c.Code)}
		switch c.Code.Info().Payload {
		case aftercare.PayloadWord, aftercare.PayloadBool:
		case aftercare.PayloadNumber:
			if c.Code == aftercare.Temperature {
				refuse("%s", x.ID)
			}
		default:
			refuse("%s", x.ID)
		}
		if hasCourse(c) {
			refuse("%s", x.ID)
		}
		own := strings.Join(tests(c), " && ")
		own = strings.ReplaceAll(own, "word&", "bit(o.Word)&")
		list = append(list, strings.ReplaceAll(own, "v <", "int64(o.Number)*9 <"))
		if c.Relieved {
			list = append(list, "o.Relieved == aftercare.Yes")
		}
		anchor := "f." + anchorFields[x.Window.Anchor]
		if x.Window.Amount.Unit == aftercare.Hour {
			list = append(list, fmt.Sprintf("%s.coversHours(&o.When, %d)", anchor, x.Window.Amount.N))
		} else {
			list = append(list, fmt.Sprintf("%s.coversDays(&o.When, %d)", anchor, dueDays(x.Window.Amount)))
		}
		if x.Applies.Methods != 0 {
			list = append(list, fmt.Sprintf("f.step(&%s, %#x, %#x, %#x)", anchor, x.Applies.Methods, x.Approach, x.Applies.Anaesthetic))
		}
		g.p("if %s { // %s\nleft = max(left, int(aftercare.%s))\n}", strings.Join(list, " && "), x.ID, camel(x.Level.String()))
	}
	g.p("return left\n}")
}

// stands are the signs that an alarm looks for and the facts that do in their
// place.
func (g *gen) stands(a *guideline.Statement) (signs mask, facts []*guideline.Condition) {
	for _, way := range groupsOf(a.When) {
		for _, group := range way {
			if !slices.ContainsFunc(group, func(c *guideline.Condition) bool { return c.Code != 0 }) {
				continue // a condition on facts alone
			}
			for _, c := range group {
				if c.Code != 0 {
					signs.add(g.numbers[c.Finding])
				} else if !slices.ContainsFunc(facts, func(f *guideline.Condition) bool { return f.Finding == c.Finding }) {
					facts = append(facts, c)
				}
			}
		}
	}
	return signs, facts
}

// groupsOf are the ways in which a condition can hold: each is groups, of each
// of which it needs one.
func groupsOf(c *guideline.Condition) (ways [][][]*guideline.Condition) {
	switch {
	case len(c.Any) > 0:
		var one []*guideline.Condition
		for i := range c.Any {
			for _, way := range groupsOf(&c.Any[i]) {
				if len(way) == 1 {
					one = append(one, way[0]...)
				} else {
					ways = append(ways, way)
				}
			}
		}
		if one != nil {
			ways = append(ways, [][]*guideline.Condition{one})
		}
		return ways
	case len(c.All) > 0:
		ways = [][][]*guideline.Condition{nil}
		for i := range c.All {
			var next [][][]*guideline.Condition
			for _, more := range groupsOf(&c.All[i]) {
				for _, way := range ways {
					next = append(next, slices.Concat(way, more))
				}
			}
			ways = next
		}
		return ways
	}
	return [][][]*guideline.Condition{{{c}}}
}
