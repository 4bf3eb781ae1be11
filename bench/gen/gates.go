package main

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// gates are the followed rules of each activity and the criteria they ask.
type gates struct {
	rules    [aftercare.ActivityCount + 1][]rule
	criteria []guideline.Requirement // by number; the first is a clinician's word on the activity
	scopes   []guideline.Applies
}

// rule is one followed gate, or several that apply alike and ask plain lists.
type rule struct {
	ids    string
	places uint32
	scope  int // -1 is everybody
	avoid  bool
	asks   uint64
	way    string // an expression, where a plain list of criteria will not do
	cel    string // the same in the Common Expression Language
}

func (g *gen) readGates() {
	g.criterion(&guideline.Requirement{Criterion: aftercare.ClinicianClearance})
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		for i := range g.pack.Statements {
			s := &g.pack.Statements[i]
			if s.Kind == guideline.Gate && s.Status == guideline.Active {
				g.gate(a, s)
			}
		}
	}
	if len(g.criteria) > 64 || len(g.scopes) > 64 {
		refuse("%d criteria, %d scopes", len(g.criteria), len(g.scopes))
	}
}

// gate adds a statement to an activity's rules where its source is followed.
func (g *gen) gate(a aftercare.Activity, s *guideline.Statement) {
	if s.Rule == guideline.RuleNone || s.Unsupported != "" {
		return
	}
	r := rule{ids: s.ID, avoid: s.Rule == guideline.RuleAvoid}
	if r.places = g.pack.FollowedAt(a, s); r.places == 0 {
		return
	}
	r.scope = scope(&g.scopes, s.About())
	if !r.avoid {
		if hasAny(s.Require) {
			r.way, r.cel = g.way(s.Require, a), g.celWay(s.Require, a)
		} else {
			r.asks = g.plain(s.Require)
		}
	}
	for i := range g.rules[a] {
		if o := &g.rules[a][i]; o.places == r.places && o.scope == r.scope && o.avoid == r.avoid && o.way == "" && r.way == "" {
			o.asks |= r.asks
			o.ids += ", " + r.ids
			return
		}
	}
	g.rules[a] = append(g.rules[a], r)
}

func hasAny(q *guideline.Requirement) bool {
	return len(q.Any) > 0 || slices.ContainsFunc(q.All, func(k guideline.Requirement) bool { return hasAny(&k) })
}

// criterion numbers what a leaf asks.
func (g *gen) criterion(q *guideline.Requirement) int {
	k := guideline.Requirement{Criterion: q.Criterion, Amount: q.Amount, Whole: q.Whole, Periods: q.Periods}
	for n := range g.criteria {
		if o := &g.criteria[n]; o.Criterion == k.Criterion && o.Amount == k.Amount && o.Whole == k.Whole && o.Periods == k.Periods {
			return n
		}
	}
	g.criteria = append(g.criteria, k)
	return len(g.criteria) - 1
}

func (g *gen) plain(q *guideline.Requirement) (set uint64) {
	if q.Criterion != 0 {
		return 1 << g.criterion(q)
	}
	for i := range q.All {
		set |= g.plain(&q.All[i])
	}
	return set
}

// way is a requirement as an expression of openings.
func (g *gen) way(q *guideline.Requirement, a aftercare.Activity) string {
	if !hasAny(q) {
		asks := g.plain(q)
		if asks&1 != 0 { // a clinician's word
			return fmt.Sprintf("f.open(f.withoutWord(aftercare.%s, %#x))", camel(a.String()), asks)
		}
		return fmt.Sprintf("f.open(%#x)", asks)
	}
	kids, op := q.Any, "either"
	if len(kids) == 0 {
		kids, op = q.All, "both"
	}
	text := g.way(&kids[0], a)
	for i := range kids[1:] {
		text = op + "(" + text + ", " + g.way(&kids[i+1], a) + ")"
	}
	return text
}

// scope is the number of whom a rule is about in a list, which it may add to; -1
// is everybody.
func scope(list *[]guideline.Applies, a guideline.Applies) int {
	if a == (guideline.Applies{}) {
		return -1
	}
	if n := slices.Index(*list, a); n >= 0 {
		return n
	}
	*list = append(*list, a)
	return len(*list) - 1
}

func (g *gen) printGates() {
	g.p("const criterionCount = %d\n", len(g.criteria))
	g.p("// clearance is a clinician's word on the activity itself.")
	g.p("const clearance = 1")
	g.printCriteria()
	g.p("// readScopes finds whom the rules are about.")
	g.p("func (f *facts) readScopes() {")
	for n, a := range g.scopes {
		g.p("if %s {\nf.scopes |= %#x\n}", strings.Join(scopeTests(&a, false), " && "), uint64(1)<<n)
	}
	for n, a := range g.dueScopes {
		g.p("if %s {\nf.dueScopes |= %#x\n}", strings.Join(scopeTests(&a, true), " && "), uint64(1)<<n)
	}
	g.p("}\n")
	g.p("// gates answers for every activity.")
	g.p("func (f *facts) gates(a *Answer) {")
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		g.p("a.Activities[%d] = f.%s()", a-1, lower(camel(a.String())))
	}
	g.p("}")
	for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
		g.activity(a)
	}
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func (g *gen) activity(a aftercare.Activity) {
	name := camel(a.String())
	rules := g.rules[a]
	uses := func(test func(rule) bool) bool { return slices.ContainsFunc(rules, test) }
	ways, avoids := uses(func(r rule) bool { return r.way != "" }), uses(func(r rule) bool { return r.avoid })
	g.p("\nfunc (f *facts) %s() Activity {", lower(name))
	g.p("var asked uint64")
	way, avoid := "opening{}", "false"
	if ways {
		way = "ways"
		g.p("var ways opening")
	}
	if avoids {
		avoid = "avoid"
		g.p("avoid := false")
	}
	for _, r := range rules {
		if !r.avoid && r.way == "" && r.asks == 0 {
			continue // when she feels ready
		}
		test := fmt.Sprintf("f.places&%#x != 0", r.places)
		if r.places == 1<<24-1 {
			test = ""
		}
		if r.scope >= 0 {
			if test != "" {
				test += " && "
			}
			test += fmt.Sprintf("f.scopes&%#x != 0", uint64(1)<<r.scope)
		}
		do := fmt.Sprintf("asked |= %#x", r.asks)
		switch {
		case r.avoid:
			do = "avoid = true"
		case r.way != "":
			do = "ways = both(ways, " + r.way + ")"
		}
		if test == "" {
			g.p("%s // %s", do, r.ids)
		} else {
			g.p("if %s { // %s\n%s\n}", test, r.ids, do)
		}
	}
	g.p("return f.answer(aftercare.%s, asked, %s, %s)", name, way, avoid)
	g.p("}")
}

// scopeTests are what she must be, or may be, for a statement to be about her.
// For a due, what is rare counts only if she told it.
func scopeTests(a *guideline.Applies, told bool) (list []string) {
	add := func(text string, args ...any) { list = append(list, fmt.Sprintf(text, args...)) }
	set := func(field string, s uint32) {
		if s != 0 {
			add("f.%s&%#x != 0", field, s)
		}
	}
	if told {
		set("toldColumns", uint32(a.Columns))
	} else {
		set("columns", uint32(a.Columns))
	}
	set("routes", uint32(a.Routes))
	set("kinds", uint32(a.Kinds))
	switch {
	case a.Late == aftercare.Yes && told:
		add("f.isLate")
	case a.Late == aftercare.Yes:
		add("f.notEarly")
	case a.Late == aftercare.No:
		add("f.notLate")
	}
	switch a.Phase {
	case guideline.Waiting:
		add("f.mayWait")
	case guideline.After:
		add("f.mayBeAfter")
	}
	set("anaesthetics", uint32(a.Anaesthetic))
	if a.From != 0 || a.To != 0 {
		add("f.weeks(%d, %d)", a.From, a.To)
	}
	if a.Conditions != 0 {
		add("f.conditions&%#x != 0", a.Conditions)
	}
	if a.Rh != 0 {
		add("f.rh&%#x != 0", 1<<(a.Rh-1))
	}
	set("location", uint32(a.Location))
	set("methods", uint32(a.Methods))
	if a.Nations != 0 {
		add("f.nations()&%#x != 0", a.Nations)
	}
	if a.Antibiotics != 0 {
		add("f.mayTake()&%#x != 0", a.Antibiotics)
	}
	return list
}

var eventFields = map[aftercare.Criterion]string{
	aftercare.DaysSinceLoss: "loss", aftercare.DaysSinceProcedure: "procedure", aftercare.DaysSinceMedicine: "medicine",
	aftercare.DaysSinceTreatment: "treatment", aftercare.DaysSinceMisoprostol: "misoprostol",
	aftercare.DaysSinceBleedingStopped: "bleedingEnd", aftercare.DaysSinceAnaesthetic: "anaesthetic",
	aftercare.DaysSinceMethotrexate: "methotrexate", aftercare.DaysSinceHCGComplete: "hcgComplete", aftercare.DaysSinceDiagnosis: "diagnosis",
	aftercare.DaysSinceAntibiotic: "antibiotic",
}

var standings = map[aftercare.Criterion]string{
	aftercare.BleedingStopped: "f.bleeding", aftercare.HeavyBleedingStopped: "f.heavyBleedingStopped()",
	aftercare.SymptomsSettled: "f.symptomsSettled()", aftercare.SymptomsEased: "f.symptomsEased()",
	aftercare.PainSettled: "f.felt(&f.pain, f.pain.rank == aftercare.PainNone)", aftercare.CheckUpDone: "f.checkUpDone()",
	aftercare.ResultsKnown: "f.resultsKnown()", aftercare.NoRetainedTissue: "f.noRetainedTissue()",
	aftercare.CervixIsClosed: "f.cervixClosed()", aftercare.PregnancyTestNegative: "f.pregnancyTestNegative()",
	aftercare.HCGFollowUpComplete: "f.hcgFollowUpComplete()", aftercare.HCGNotPregnantLevel: "f.hcgNotPregnantLevel()",
	aftercare.HCGFalling: "f.hcgFalling()",
}

// printCriteria prints the state of each criterion; those that count from one
// event stand together.
func (g *gen) printCriteria() {
	var counted uint64
	var order []aftercare.Criterion
	byEvent := map[aftercare.Criterion]uint64{}
	for n := range g.criteria {
		if k := g.criteria[n].Criterion; k.CountsDays() {
			if eventFields[k] == "" {
				refuse("%s is followed", k)
			}
			if byEvent[k] == 0 {
				order = append(order, k)
			}
			byEvent[k] |= 1 << n
			counted |= 1 << n
		}
	}
	g.p("// counted are the criteria that a day is counted for.")
	g.p("const counted uint64 = %#x\n", counted)
	g.p("// readCriteria finds the state of every criterion.")
	g.p("func (f *facts) readCriteria() {")
	if byEvent[aftercare.DaysSinceHCGComplete] != 0 {
		g.p("f.readHCGComplete()")
	}
	g.p("f.unmets = clearance")
	for n := 1; n < len(g.criteria); n++ {
		q := &g.criteria[n]
		switch {
		case q.Criterion.CountsDays():
		case q.Criterion == aftercare.MensesReturned:
			g.p("f.put(%d, f.mensesReturned(%d, %v))", n, max(q.Periods, 1), q.Whole)
		case standings[q.Criterion] == "":
			refuse("%s", q.Criterion)
		default:
			g.p("f.put(%d, %s)", n, standings[q.Criterion])
		}
	}
	for _, k := range order {
		field := eventFields[k]
		g.p("if e := &f.%s; f.since(e, %#x) {", field, byEvent[k])
		for left := byEvent[k]; left != 0; left &= left - 1 {
			n := bits.TrailingZeros64(left)
			switch a := g.criteria[n].Amount; {
			case a.Unit == aftercare.Hour && a.N%24 != 0:
				refuse("%d hours", a.N)
			case a.Unit == aftercare.Hour:
				g.p("f.hours(%d, e, %d)", n, a.N)
			default:
				g.p("f.on[%d] = e.day + %d // %s", n, clearanceDays(a), amount(a))
			}
		}
		g.p("}")
	}
	g.p("}\n")
}
