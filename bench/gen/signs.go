package main

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// findings are the distinct leaves of the alarms on observations.
type findings struct {
	alarms  []*guideline.Statement // active, most urgent first
	leaves  []*guideline.Condition
	numbers map[guideline.Finding]int
	absent  map[string]int // what an alarm of absence misses
}

func (g *gen) readFindings() {
	g.numbers, g.absent = map[guideline.Finding]int{}, map[string]int{}
	for level := aftercare.Emergency; level > aftercare.SelfCare; level-- {
		for i := range g.pack.Statements {
			if s := &g.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active && s.Level == level {
				g.alarms = append(g.alarms, s)
				if s.Absence.Anchor != 0 {
					s.When = g.missing(s)
				}
				g.number(s.When)
			}
		}
	}
	if len(g.leaves) > 192 {
		refuse("%d findings", len(g.leaves))
	}
}

// missing is the condition of an alarm of absence: no bleeding, dated.
func (g *gen) missing(s *guideline.Statement) *guideline.Condition {
	c := *s.When
	c.All = slices.Clone(c.All)
	found := 0
	for i := range c.All {
		k := &c.All[i]
		if k.Code == 0 {
			continue
		}
		if k.Code != aftercare.Bleeding || k.Words != aftercare.SetOf(aftercare.BleedingNone) || k.AfterAnchor != 0 {
			refuse("%s misses %s", s.ID, k.Code)
		}
		k.Rule, k.AfterAnchor, k.After = guideline.CountsAbsent, s.Absence.Anchor, s.Absence.Amount
		g.number(k)
		g.absent[s.ID] = g.numbers[k.Finding]
		found++
	}
	if found != 1 || len(c.Any) > 0 {
		refuse("%s misses %d things", s.ID, found)
	}
	return &c
}

// number gives the leaves of a condition their numbers.
func (g *gen) number(c *guideline.Condition) {
	for i := range c.All {
		g.number(&c.All[i])
	}
	for i := range c.Any {
		g.number(&c.Any[i])
	}
	if c.Code == 0 {
		return
	}
	if _, ok := g.numbers[c.Finding]; !ok {
		g.numbers[c.Finding] = len(g.leaves)
		g.leaves = append(g.leaves, c)
	}
}

// mask is a set of findings as the floor writes it.
type mask [3]uint64

func (m *mask) add(n int) { m[n>>6] |= 1 << (n & 63) }
func (m mask) String() string {
	return fmt.Sprintf("set{%#x, %#x, %#x}", m[0], m[1], m[2])
}

// maskWhere is the set of the leaves that a test holds for.
func (g *gen) maskWhere(test func(c *guideline.Condition) bool) (m mask) {
	for n, c := range g.leaves {
		if test(c) {
			m.add(n)
		}
	}
	return m
}

// hasCourse reports whether a finding looks at several observations.
func hasCourse(c *guideline.Condition) bool {
	return c.Times > 0 || c.Lasts.Unit != 0 || c.Change != (guideline.Change{})
}

// course prints the tests of the other observations.
func course(c *guideline.Condition, alone []string) (list []string) {
	if c.Times > 0 || c.Lasts.Unit != 0 && (c.Lasts.Unit != aftercare.Hour || c.AfterAnchor != 0 || c.Code != aftercare.Temperature) {
		refuse("a finding that repeats")
	}
	if c.Lasts.Unit != 0 {
		list = append(list, fmt.Sprintf("f.lasts(o, %d, func(o *aftercare.Observation) bool {\nv := celsius(o)\nslip := isSlip(v)\nreturn %s\n})", c.Lasts.N, strings.Join(alone, " && ")))
	}
	if h := &c.Change; *h != (guideline.Change{}) {
		var tests []string
		add := func(n aftercare.Count, op string, sign int) {
			switch {
			case n.Told() && sign > 0:
				tests = append(tests, fmt.Sprintf("100*is %s risen(was, %d, %d, days)", op, n.Value(), h.RisesPer))
			case n.Told():
				tests = append(tests, fmt.Sprintf("100*is %s %d*was", op, 100-n.Value()))
			}
		}
		add(h.FallsLessThan, ">", -1)
		add(h.FallsAtMost, ">=", -1)
		add(h.FallsMoreThan, "<", -1)
		add(h.RisesAtMost, "<=", 1)
		add(h.RisesMoreThan, ">", 1)
		list = append(list, fmt.Sprintf("f.changed(o, %d, %d, func(was, is aftercare.Decimal, days int) bool { return %s })", h.From, h.To, strings.Join(tests, " && ")))
	}
	return list
}

// isSpecial reports that a code needs more than its word to be looked at.
func (g *gen) isSpecial(code aftercare.Code) bool {
	p := code.Info().Payload
	return p != aftercare.PayloadWord && p != aftercare.PayloadBool || g.maskWhere(func(c *guideline.Condition) bool {
		return c.Code == code && (c.Hours != 0 || hasCourse(c) || c.Sites != 0 || c.Worsening || c.Unrelieved)
	}) != mask{}
}

func (g *gen) printSigns() {
	g.p("// words are the findings of an observation of a code with a word.")
	g.p("var words = [aftercare.CodeCount][12]set{")
	var specials []aftercare.Code
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		used, line := false, ""
		for word := aftercare.Word(1); word < 12; word++ {
			m := g.maskWhere(func(c *guideline.Condition) bool { return c.Code == code && c.Words.Has(word) })
			if m != (mask{}) {
				used, line = true, line+fmt.Sprintf("%d: {%#x, %#x, %#x}, ", word, m[0], m[1], m[2])
			}
		}
		switch all := g.maskWhere(func(c *guideline.Condition) bool { return c.Code == code }); {
		case g.isSpecial(code) && all != mask{}:
			specials = append(specials, code)
		case used:
			g.p("aftercare.%s: {%s},", goName(code), strings.TrimSuffix(line, ", "))
		}
	}
	g.p("}")
	g.p("// special are the codes that need more than their word to be looked at.")
	g.p("var special = [aftercare.CodeCount]bool{")
	for _, code := range specials {
		g.p("aftercare.%s: true,", goName(code))
	}
	g.p("}")
	g.p("// detailed is what such an observation tells.")
	g.p("func (f *facts) detailed(o *aftercare.Observation) (s set) {")
	g.p("switch o.Code {")
	for _, code := range specials {
		g.p("case aftercare.%s:", goName(code))
		g.details(code)
	}
	g.p("}\nreturn s\n}")
	g.dates()
}

// details prints the tests of one code's leaves.
func (g *gen) details(code aftercare.Code) {
	switch code.Info().Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		g.p("word := bit(o.Word)")
	case aftercare.PayloadNumber:
		if code == aftercare.Temperature {
			g.p("v := celsius(o)\nslip := isSlip(v)")
		} else {
			g.p("v := int64(o.Number) * 9")
		}
	}
	for n, c := range g.leaves {
		if c.Code != code {
			continue
		}
		var m mask
		m.add(n)
		part := fmt.Sprintf("%c |= %#x", 'a'+n>>6, m[n>>6])
		g.p("if %s {\ns.%s\n}", strings.Join(append(tests(c), course(c, tests(c))...), " && "), part)
	}
}

// tests are what an observation must be for a leaf with details.
func tests(c *guideline.Condition) (list []string) {
	add := func(text string, args ...any) { list = append(list, fmt.Sprintf(text, args...)) }
	switch payload := c.Code.Info().Payload; {
	case c.Item10 > 0:
		add("o.Item10.Value() >= %d", c.Item10)
	case c.Words != 0:
		add("word&%#x != 0", c.Words)
	case payload == aftercare.PayloadItems && c.Item > 0 && c.Compares == guideline.AtLeast:
		add("o.Items[%d] >= %d", c.Item-1, c.AtLeast/aftercare.DecimalOne)
	case payload == aftercare.PayloadItems && c.Compares == guideline.AtLeast:
		add("total(o.Items) >= %d", c.AtLeast/aftercare.DecimalOne)
	case payload == aftercare.PayloadTotal && c.Compares == guideline.AtLeast:
		add("o.Total >= %d", c.AtLeast/aftercare.DecimalOne)
	case payload == aftercare.PayloadNumber && c.Unit == aftercare.UnitFahrenheit && c.Code == aftercare.Temperature:
		refuse("a threshold in degrees Fahrenheit")
	case payload == aftercare.PayloadNumber && c.Compares == guideline.AtLeast:
		add("v >= %d", 9*c.AtLeast)
	case payload == aftercare.PayloadNumber && c.Compares == guideline.AtMost:
		add("v <= %d", 9*c.AtMost)
	case payload == aftercare.PayloadNumber && c.Compares == guideline.Below:
		add("v < %d", 9*c.AtMost)
	case payload == aftercare.PayloadNumber && c.Compares == guideline.NoCompare && hasCourse(c):
		add("v >= 0") // any value
	default:
		refuse("a finding on %s", c.Code)
	}
	if c.Code == aftercare.Temperature {
		list[0] = "(slip || " + list[0] + ")"
	}
	if c.Hours > 0 {
		add("(o.Hours == 0 || o.Hours >= %d)", c.Hours)
	}
	if c.Sites != 0 {
		add("bit(o.Site)&%#x != 0", c.Sites)
	}
	if c.Worsening {
		add("o.Worsening == aftercare.Yes")
	}
	if c.Unrelieved {
		add("o.Relieved == aftercare.No")
	}
	return list
}

// dates prints the leaves that do not count so soon after an event.
func (g *gen) dates() {
	type rule struct {
		anchor guideline.Anchor
		amount aftercare.Amount
		rule   guideline.DateRule
	}
	var rules []rule
	masks := map[rule]mask{}
	var all, tablets, misses mask
	var absent []*guideline.Condition
	for n, c := range g.leaves {
		if c.AfterAnchor == 0 {
			continue
		}
		if c.Rule == guideline.CountsAbsent {
			absent = append(absent, c)
			continue
		}
		r := rule{c.AfterAnchor, c.After, c.Rule}
		if !has(rules, r) {
			rules = append(rules, r)
		}
		m := masks[r]
		m.add(n)
		all.add(n)
		masks[r] = m
		if r.anchor == guideline.AnchorMisoprostol {
			tablets.add(n)
		}
	}
	g.p("// dated are the findings that do not count so soon after an event.")
	g.p("var dated = %s", all)
	g.p("// fromTablets are those of them that count from misoprostol.")
	g.p("var fromTablets = %s", tablets)
	g.p("// undated takes away those that came too soon.")
	g.p("func (f *facts) undated(o *aftercare.Observation, s set) set {")
	for _, r := range rules {
		m, event := masks[r], "f."+anchorFields[r.anchor]
		if r.anchor == guideline.AnchorBleedingStopped {
			event = "f.stopped()"
		}
		test := fmt.Sprintf("%s.withinDays(o.When.Day, %d)", event, clearanceDays(r.amount))
		switch r.rule {
		case guideline.CountsSince:
			test = fmt.Sprintf("!%s.daysBefore(o.When.Day, %d)", event, clearanceDays(r.amount))
		case guideline.CountsUntil:
			test = fmt.Sprintf("%s.isPast(f.today, %d)", event, clearanceDays(r.amount))
		}
		if r.anchor == guideline.AnchorMisoprostol || r.anchor == guideline.AnchorMedicine {
			test += fmt.Sprintf(" && !%s.before(o.When.Day)", event) // a medicine is not to blame for what came before it
		}
		if r.amount.Unit == aftercare.Hour {
			if r.rule != guideline.CountsAfter || r.anchor != guideline.AnchorMisoprostol && r.anchor != guideline.AnchorMedicine {
				refuse("hours after another event than a medicine")
			}
			test = fmt.Sprintf("%s.withinHours(&o.When, %d)", event, r.amount.N)
		}
		g.p("if s.meets(%s) && %s { // %s", m, test, amount(r.amount))
		g.p("s = s.minus(%s)\n}", m)
	}
	g.p("return s\n}")
	for _, c := range absent {
		misses.add(g.numbers[c.Finding])
	}
	g.p("// absences are the findings that something has not come.")
	g.p("var absences = %s", misses)
	g.p("// untimely takes away those of which it came, or that came too soon.")
	g.p("func (f *facts) untimely(o *aftercare.Observation, s set) set {")
	for _, c := range absent {
		var m mask
		m.add(g.numbers[c.Finding])
		g.p("if !f.misses(%s) {\ns = s.minus(%s)\n}", absenceArgs(guideline.Window{Anchor: c.AfterAnchor, Amount: c.After}, "&o.When"), m)
	}
	g.p("return s\n}")
	g.p("// fever are the findings of fever.")
	g.p("var fever = %s", g.maskWhere(func(c *guideline.Condition) bool {
		return c.Code == aftercare.Temperature || c.Code == aftercare.FeelsHot || c.Code == aftercare.Chills
	}))
}
