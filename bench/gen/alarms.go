package main

import (
	"fmt"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

func (g *gen) printAlarms() {
	g.p("// level is the most urgent alarm that these findings make.")
	g.p("func (f *facts) level(s set) aftercare.Urgency {")
	for i, a := range g.alarms {
		g.p("if %s { // %s", g.holds(a.When), a.ID)
		g.p("return aftercare.%s\n}", camel(a.Level.String()))
		if next := i + 1; next < len(g.alarms) && g.alarms[next].Level != a.Level {
			g.p("")
		}
	}
	g.p("return aftercare.SelfCare\n}")
}

func (g *gen) printDangers() {
	g.p("// danger are those of the findings that make an alarm of level soon or above.")
	g.p("func (f *facts) danger(s set) (d set) {")
	for _, a := range g.alarms {
		if a.Level < aftercare.Soon {
			continue
		}
		var always mask
		var ways []string
		g.parts(a.When, &always, &ways)
		g.p("if %s { // %s", g.holds(a.When), a.ID)
		if always != (mask{}) {
			g.p("d.add(s.and(%s))", always)
		}
		for _, way := range ways {
			g.p("%s", way)
		}
		g.p("}")
	}
	g.p("return d\n}")
}

// holds is a condition as Go, over the findings s.
func (g *gen) holds(c *guideline.Condition) string {
	if len(c.All) == 0 && len(c.Any) == 0 {
		return g.leaf(c)
	}
	kids, join := c.All, " && "
	if len(c.Any) > 0 {
		kids, join = c.Any, " || "
	}
	var m mask
	var list []string
	for i := range kids {
		k := &kids[i]
		if k.Code != 0 {
			m.add(g.numbers[k.Finding])
		} else {
			list = append(list, g.holds(k))
		}
	}
	if m != (mask{}) {
		list = append([]string{m.test(len(c.Any) > 0)}, list...)
	}
	if len(list) == 1 {
		return list[0]
	}
	return "(" + strings.Join(list, join) + ")"
}

// test is whether any, or all, of a set are among the findings s.
func (m mask) test(any bool) string {
	var parts []string
	for i, word := range []string{"s.lo", "s.hi"} {
		switch {
		case m[i] == 0:
		case any:
			parts = append(parts, fmt.Sprintf("%s&%#x", word, m[i]))
		default:
			parts = append(parts, fmt.Sprintf("%s&%#x == %#x", word, m[i], m[i]))
		}
	}
	if any {
		return strings.Join(parts, "|") + " != 0"
	}
	return strings.Join(parts, " && ")
}

// leaf is one finding, or one fact of the record, for as long as it counts.
func (g *gen) leaf(c *guideline.Condition) string {
	if c.Rule == guideline.CountsUntil {
		plain := *c
		plain.Rule = 0
		return fmt.Sprintf("(%s && !f.%s.isPast(f.today, %d))", g.leaf(&plain), anchorFields[c.AfterAnchor], clearanceDays(c.After))
	}
	switch {
	case c.Code != 0:
		var m mask
		m.add(g.numbers[c.Finding])
		return m.test(true)
	case c.Person != 0:
		return fmt.Sprintf("f.conditions&%#x != 0", c.Person)
	case c.Medicines != 0:
		return fmt.Sprintf("f.medicines&%#x != 0", c.Medicines)
	case c.Kinds != 0:
		return fmt.Sprintf("f.kind&%#x != 0", c.Kinds)
	case c.Locations != 0:
		return fmt.Sprintf("f.location&%#x != 0", c.Locations)
	case c.Methods != 0:
		return fmt.Sprintf("f.methods&%#x != 0", c.Methods)
	case c.Routes != 0:
		return fmt.Sprintf("f.toldRoutes&%#x != 0", c.Routes)
	case c.Rh != 0:
		return fmt.Sprintf("f.rh&%#x != 0", 1<<(c.Rh-1))
	}
	return "f.isLate"
}

// parts are the findings that make a condition hold, once it does: those that
// are always among them, and statements for those behind a test of their own.
func (g *gen) parts(c *guideline.Condition, always *mask, ways *[]string) {
	if c.Code != 0 {
		always.add(g.numbers[c.Finding])
		return
	}
	for i := range c.All {
		g.parts(&c.All[i], always, ways)
	}
	for i := range c.Any {
		k := &c.Any[i]
		if k.Code != 0 {
			always.add(g.numbers[k.Finding])
			continue
		}
		var m mask
		var inner []string
		g.parts(k, &m, &inner)
		if m == (mask{}) && len(inner) == 0 {
			continue
		}
		*ways = append(*ways, fmt.Sprintf("if %s {\nd.add(s.and(%s))\n%s}", g.holds(k), m, strings.Join(append(inner, ""), "\n")))
	}
}
