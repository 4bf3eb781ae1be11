package main

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// policy is what the generator itself needs of the policy entries.
type policy struct {
	window     [aftercare.CodeCount]int64
	answeredBy [aftercare.CodeCount][]aftercare.Code
	least      aftercare.Decimal
	most       aftercare.Decimal
	groups     [guideline.GroupConceive + 1]uint32
	open       uint32 // while danger signs are unasked
	unasked    [aftercare.CodeCount]uint32
	days       map[guideline.PolicyKey]int
	check      []aftercare.Code
}

func (g *gen) readPolicy() {
	g.days = map[guideline.PolicyKey]int{}
	for i := range g.pack.Policy {
		e := &g.pack.Policy[i]
		switch e.Key {
		case guideline.Current:
			if len(e.Codes) == 0 {
				for c := range g.window {
					if g.window[c] == 0 {
						g.window[c] = seconds(e.Amount)
					}
				}
			}
			for _, c := range e.Codes {
				g.window[c] = seconds(e.Amount)
			}
		case guideline.DangerCheck:
			g.check = e.Codes
		case guideline.AnsweredBy:
			g.answeredBy[e.Code] = e.Codes
		case guideline.PlausibleTemperature:
			g.least, g.most = e.Least, e.Most
		case guideline.OpenUnasked:
			g.open = activities(e.Activities)
		case guideline.UnaskedHolds:
			g.unasked[e.Code] = activities(e.Activities)
		case guideline.DueGrace:
			g.days[e.Key] = dueDays(e.Amount)
		default:
			if group := e.Key.Group(); group != 0 {
				g.groups[group] = activities(e.Activities)
				continue
			}
			g.days[e.Key] = clearanceDays(e.Amount)
		}
	}
}

// everything is all activities.
const everything uint32 = 1<<(aftercare.ActivityCount+1) - 2

// held are the activities that an alarm holds back: where it does not say, all
// that do not open while danger signs are unasked.
func (g *gen) held(holds aftercare.Set[guideline.HoldGroup]) (set uint32) {
	if holds == 0 {
		return everything &^ g.open
	}
	for group := range guideline.HoldTerms.All() {
		switch {
		case !holds.Has(group) || group == guideline.GroupNone:
		case group == guideline.GroupAll:
			set |= everything
		default:
			set |= g.groups[group]
		}
	}
	return set
}

func activities(list []aftercare.Activity) (set uint32) {
	for _, a := range list {
		set |= 1 << a
	}
	return set
}

func seconds(a aftercare.Amount) int64 {
	if a.Unit == aftercare.Hour {
		return int64(a.N) * 3600
	}
	return int64(clearanceDays(a)) * 86400
}

// clearanceDays and dueDays turn months into days as the contract says: never
// shorter than the source for a clearance, never longer for a due.
func clearanceDays(a aftercare.Amount) int {
	return inDays(a, map[int]int{1: 31, 2: 62, 3: 92, 4: 123, 6: 184, 9: 276, 12: 366})
}

func dueDays(a aftercare.Amount) int {
	return inDays(a, map[int]int{1: 28, 2: 59, 3: 89, 4: 120, 6: 181, 12: 365})
}

func inDays(a aftercare.Amount, months map[int]int) int {
	switch a.Unit {
	case aftercare.Hour:
		return (a.N + 23) / 24
	case aftercare.Week:
		return 7 * a.N
	case aftercare.Month:
		if months[a.N] == 0 {
			refuse("%d months", a.N)
		}
		return months[a.N]
	}
	return a.N
}

func (g *gen) printPolicy(digest string) {
	g.p("// Digest is that of the rules that were printed.")
	g.p("const Digest = %q", digest)
	g.p("const (")
	g.p("reviewBy aftercare.Date = %d // %s", g.pack.ReviewBy, g.pack.ReviewBy)
	g.p("dryDays = %d", g.days[guideline.DryDays])
	g.p("periodDays = %d", g.days[guideline.PeriodLasts])
	g.p("answersDays aftercare.Date = %d", g.days[guideline.AnswersCurrent])
	g.p("lateFrom aftercare.GestationalAge = %d", g.days[guideline.LateFrom])
	g.p("dueGrace aftercare.Date = %d", g.days[guideline.DueGrace])
	g.p("coldest, hottest int64 = %d, %d // that can be right", 9*g.least, 9*g.most)
	fever := 1 << len(g.check)
	for i, c := range g.check {
		if c == aftercare.Temperature {
			fever = 1 << i
		}
	}
	g.p("feverQuestion uint32 = %#x", fever)
	g.p(")")
	g.p("// unaskedHolds are the activities that wait for each question of the danger check.")
	g.p("var unaskedHolds = [...]uint32{")
	for _, c := range g.check {
		set := g.unasked[c]
		if set == 0 {
			set = everything
		}
		g.p("%#x,", set&^g.open)
	}
	g.p("}")
	g.p("// asks are the questions that an answer about a code answers.")
	g.p("var asks = [aftercare.CodeCount]uint32{")
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		set := 0
		for i, q := range g.check {
			if q == c || has(g.answeredBy[q], c) {
				set |= 1 << i
			}
		}
		if c == aftercare.Temperature || has(g.answeredBy[aftercare.Temperature], c) {
			set |= fever
		}
		if set > 0 {
			g.p("aftercare.%s: %#x,", goName(c), set)
		}
	}
	g.p("}")
	g.p("// answersOthers are the other codes that an answer about a code answers too.")
	g.p("var answersOthers = [aftercare.CodeCount]codeSet{")
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		var set [2]uint64
		for q, by := range g.answeredBy {
			if has(by, c) {
				set[q>>6] |= 1 << (q & 63)
			}
		}
		if set != [2]uint64{} {
			g.p("aftercare.%s: {%#x, %#x},", goName(c), set[0], set[1])
		}
	}
	g.p("}")
	g.p("// window is for how many seconds an observation counts.")
	g.p("var window = [aftercare.CodeCount]int64{")
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		g.p("aftercare.%s: %d,", goName(c), g.window[c])
	}
	g.p("}")
}

func has[T comparable](list []T, v T) bool {
	for _, e := range list {
		if e == v {
			return true
		}
	}
	return false
}

// goName is the constant of a code.
func goName(c aftercare.Code) string {
	switch c {
	case aftercare.HCG:
		return "HCG"
	case aftercare.HCGTrend:
		return "HCGTrend"
	case aftercare.MensesCode:
		return "MensesCode"
	case aftercare.HoldCode:
		return "HoldCode"
	case aftercare.EPDS:
		return "EPDS"
	}
	name := c.String()
	if strings.ContainsAny(name, "0123456789") {
		return strings.ToUpper(strings.ReplaceAll(name, "-", ""))
	}
	return camel(name)
}

// camel turns kebab-case into the name of an exported constant.
func camel(name string) string {
	out := ""
	for _, part := range strings.Split(name, "-") {
		out += strings.ToUpper(part[:1]) + part[1:]
	}
	return out
}

// amount names a length of time in a comment.
func amount(a aftercare.Amount) string {
	return strconv.Itoa(a.N) + " " + a.Unit.String()
}

var anchorFields = [guideline.AnchorCount]string{
	guideline.AnchorLoss: "loss", guideline.AnchorProcedure: "procedure", guideline.AnchorMedicine: "medicine",
	guideline.AnchorTreatment: "treatment", guideline.AnchorMisoprostol: "misoprostol", guideline.AnchorMethotrexate: "methotrexate",
	guideline.AnchorBleedingStopped: "bleedingEnd", guideline.AnchorDiagnosis: "diagnosis",
	guideline.AnchorFirstHCG: "firstHCG", guideline.AnchorSecondHCG: "secondHCG", guideline.AnchorWaiting: "waiting",
}
