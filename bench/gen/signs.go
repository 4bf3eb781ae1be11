package main

import (
	"fmt"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// findings are the distinct leaves of the alarms on observations.
type findings struct {
	alarms  []*guideline.Statement // active, most urgent first
	leaves  []*guideline.Condition
	numbers map[guideline.Finding]int
}

func (g *gen) readFindings() {
	g.numbers = map[guideline.Finding]int{}
	for level := aftercare.Emergency; level > aftercare.SelfCare; level-- {
		for i := range g.pack.Statements {
			if s := &g.pack.Statements[i]; s.Kind == guideline.Alarm && s.Status == guideline.Active && s.Level == level {
				g.alarms = append(g.alarms, s)
				g.number(s.When)
			}
		}
	}
	if len(g.leaves) > 128 {
		refuse("%d findings", len(g.leaves))
	}
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
type mask [2]uint64

func (m *mask) add(n int) { m[n>>6] |= 1 << (n & 63) }
func (m mask) String() string {
	return fmt.Sprintf("set{%#x, %#x}", m[0], m[1])
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

// isSpecial reports that a code needs more than its word to be looked at.
func isSpecial(code aftercare.Code) bool {
	p := code.Info().Payload
	return p != aftercare.PayloadWord && p != aftercare.PayloadBool || code == aftercare.Pain
}

func (g *gen) printSigns() {
	g.p("// words are the findings of an observation of a code with a word.")
	g.p("var words = [aftercare.CodeCount][8]set{")
	var specials []aftercare.Code
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		used, line := false, ""
		for word := aftercare.Word(1); word < 8; word++ {
			m := g.maskWhere(func(c *guideline.Condition) bool { return c.Code == code && c.Words.Has(word) })
			if m != (mask{}) {
				used, line = true, line+fmt.Sprintf("%d: {%#x, %#x}, ", word, m[0], m[1])
			}
		}
		switch all := g.maskWhere(func(c *guideline.Condition) bool { return c.Code == code }); {
		case isSpecial(code) && all != mask{}:
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
	case aftercare.PayloadWord:
		g.p("word := bit(o.Word)")
	case aftercare.PayloadNumber:
		g.p("v := int64(o.Number) * 9")
		if code == aftercare.Temperature {
			g.p("if o.Unit == aftercare.UnitFahrenheit {\nv = (int64(o.Number) - %d) * 5\n}", 32*aftercare.DecimalOne)
			g.p("slip := v < %d || v > %d", 9*g.least, 9*g.most)
		}
	}
	for n, c := range g.leaves {
		if c.Code != code {
			continue
		}
		var m mask
		m.add(n)
		part := fmt.Sprintf("lo |= %#x", m[0])
		if m[1] != 0 {
			part = fmt.Sprintf("hi |= %#x", m[1])
		}
		g.p("if %s {\ns.%s\n}", strings.Join(g.tests(c), " && "), part)
	}
}

// tests are what an observation must be for a leaf with details.
func (g *gen) tests(c *guideline.Condition) (list []string) {
	add := func(text string, args ...any) { list = append(list, fmt.Sprintf(text, args...)) }
	switch payload := c.Code.Info().Payload; {
	case c.Item10 > 0:
		add("o.Item10.Value() >= %d", c.Item10)
	case payload == aftercare.PayloadWord:
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
		since  bool
	}
	var rules []rule
	masks := map[rule]mask{}
	var all mask
	for n, c := range g.leaves {
		if c.AfterAnchor == 0 {
			continue
		}
		r := rule{c.AfterAnchor, c.After, c.Rule == guideline.CountsSince}
		if !has(rules, r) {
			rules = append(rules, r)
		}
		m := masks[r]
		m.add(n)
		all.add(n)
		masks[r] = m
	}
	g.p("// dated are the findings that do not count so soon after an event.")
	g.p("var dated = %s", all)
	g.p("// undated takes away those that came too soon.")
	g.p("func (f *facts) undated(o *aftercare.Observation, s set) set {")
	for _, r := range rules {
		m, event := masks[r], "f."+anchorFields[r.anchor]
		if r.anchor == guideline.AnchorBleedingStopped {
			event = "f.stopped()"
		}
		test := fmt.Sprintf("%s.withinDays(o.When.Day, %d)", event, clearanceDays(r.amount))
		if r.since {
			test = fmt.Sprintf("!%s.daysBefore(o.When.Day, %d)", event, clearanceDays(r.amount))
		}
		if r.anchor == guideline.AnchorMisoprostol || r.anchor == guideline.AnchorMedicine {
			test += fmt.Sprintf(" && !%s.before(o.When.Day)", event) // a medicine is not to blame for what came before it
		}
		if r.amount.Unit == aftercare.Hour {
			if r.since || r.anchor != guideline.AnchorMisoprostol && r.anchor != guideline.AnchorMedicine {
				refuse("hours after another event than a medicine")
			}
			test = fmt.Sprintf("%s.withinHours(&o.When, %d)", event, r.amount.N)
		}
		g.p("if s.meets(%s) && %s { // %s", m, test, amount(r.amount))
		g.p("s = s.minus(%s)\n}", m)
	}
	g.p("return s\n}")
	g.p("// fever are the findings of fever.")
	g.p("var fever = %s", g.maskWhere(func(c *guideline.Condition) bool {
		return c.Code == aftercare.Temperature || c.Code == aftercare.FeelsHot || c.Code == aftercare.Chills
	}))
}
