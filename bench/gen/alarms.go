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
	g.p("least := aftercare.SelfCare // by alarms that effects lower")
	for i, a := range g.alarms {
		g.p("if %s { // %s", g.holds(a.When), a.ID)
		if n := g.eased(a); n >= 0 {
			g.p("least = max(least, f.counts[%d])\n}", n)
		} else {
			g.p("return max(least, aftercare.%s)\n}", camel(a.Level.String()))
		}
		if next := i + 1; next < len(g.alarms) && g.alarms[next].Level != a.Level {
			g.p("")
		}
	}
	g.p("return least\n}")
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
		if always == (mask{}) && len(ways) == 0 {
			continue // it rests on facts alone
		}
		g.p("if %s { // %s", g.firing(a, "countsEver"), a.ID)
		if always != (mask{}) {
			g.p("d.add(s.and(%s))", always)
		}
		for _, way := range ways {
			g.p("%s", way)
		}
		g.p("}")
	}
	g.p("return d\n}\n")
	g.printHolds()
}

// printHolds prints what the alarms of level soon and above hold back: those
// that fire, and those that fired by signs that lapsed.
func (g *gen) printHolds() {
	g.p("// soonHolds are the activities that alarms of level soon hold back.")
	g.p("func (f *facts) soonHolds(s set) (held uint32) {")
	for _, a := range g.alarms {
		if g.held(a.Holds) != 0 && (a.Level == aftercare.Soon || a.Level > aftercare.Soon && g.eased(a) >= 0) {
			g.p("if %s { // %s\nheld |= %#x\n}", g.firing(a, "counts"), a.ID, g.held(a.Holds))
		}
	}
	g.p("return held\n}\n")
	g.p("// lapsedHolds are those that alarms held back which fired by some of the old signs.")
	g.p("func (f *facts) lapsedHolds(s, old set) (held uint32) {")
	for _, a := range g.alarms {
		if a.Level < aftercare.Soon {
			continue
		}
		var always mask
		var ways []string
		g.parts(a.When, &always, &ways)
		held := g.held(a.Holds)
		if held == 0 || always == (mask{}) && len(ways) == 0 {
			continue
		}
		if len(ways) == 0 {
			g.p("if old.meets(%s) && %s { // %s\nheld |= %#x\n}", always, g.firing(a, "countsEver"), a.ID, held)
			continue
		}
		g.p("if %s { // %s", g.firing(a, "countsEver"), a.ID)
		g.p("d := s.and(%s)\n%s", always, strings.Join(ways, "\n"))
		g.p("if d.meets(old) {\nheld |= %#x\n}\n}", held)
	}
	g.p("return held\n}\n")
	g.p("// missedHolds are those of alarms that wait to hear whether something came.")
	g.p("func (f *facts) missedHolds() (held uint32) {")
	for _, a := range g.alarms {
		if a.Absence.Anchor == 0 {
			continue
		}
		var m mask
		m.add(g.absent[a.ID])
		g.p("if s := (%s); f.misses(%s) && !f.ever.meets(s) { // %s", m, absenceArgs(a.Absence, "&f.asOf"), a.ID)
		g.p("s.add(f.now)\nif %s {\nheld |= %#x\n}\n}", g.holds(a.When), g.held(a.Holds))
	}
	g.p("return held\n}")
}

// firing is an alarm as Go, that counts as soon or above.
func (g *gen) firing(a *guideline.Statement, counts string) string {
	if n := g.eased(a); n >= 0 {
		return fmt.Sprintf("f.%s[%d] >= aftercare.Soon && %s", counts, n, g.holds(a.When))
	}
	return g.holds(a.When)
}

// absenceArgs is the time of an absence for the floor's misses.
func absenceArgs(w guideline.Window, when string) string {
	hours := 0
	if w.Amount.Unit == aftercare.Hour {
		hours = w.Amount.N
	}
	return fmt.Sprintf("&f.%s, %s, %d, %d", anchorFields[w.Anchor], when, hours, clearanceDays(w.Amount))
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
	for i, word := range []string{"s.a", "s.b", "s.c"} {
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
	if c.Rule == guideline.CountsUntil && c.Code == 0 {
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
	case c.Approach != 0:
		return fmt.Sprintf("f.approaches&%#x != 0", c.Approach)
	case c.Rh != 0:
		return fmt.Sprintf("f.rh&%#x != 0", 1<<(c.Rh-1))
	case c.WeeksFrom != 0 || c.WeeksTo != 0:
		return fmt.Sprintf("f.weeksMayBe(%d, %d, %v)", c.WeeksFrom, c.WeeksTo, c.WeeksTold)
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
