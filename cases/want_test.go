package cases

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
)

const notUnderstood = "this line is not understood"

// check returns "" if one line of want holds, or else what is the case instead.
func check(want string, g *aftercare.Guidance, findings []aftercare.Finding) string {
	w := strings.Fields(want)
	if w[0] == "refused" {
		for _, f := range findings {
			if len(w) == 1 || f.Pointer == w[1] {
				return ""
			}
		}
		return fmt.Sprintf("the findings are %v", findings)
	}
	if g == nil {
		return fmt.Sprintf("the record is refused: %v", findings)
	}
	for _, form := range forms {
		start := strings.Fields(form.start)
		if len(w) >= len(start) && slices.Equal(w[:len(start)], start) {
			return form.holds(w[len(start):], g)
		}
	}
	return notUnderstood
}

// holding checks what follows the start of a line.
type holding func(rest []string, g *aftercare.Guidance) string

// forms are the lines of want by how they start, a longer start before a
// shorter one.
var forms = []struct {
	start string
	holds holding
}{
	{"urgency", checkUrgency},
	{"action", checkAction},
	{"activity", checkActivity},
	{"source", checkSource},
	{"sources on", checkTable},
	{"followed on", checkFollowed},

	{"because only", only(fired)},
	{"because", checkBecause},
	{"not because", lacks(fired)},
	{"expect only", only(expected)},
	{"expect", has(expected)},
	{"not expect", lacks(expected)},
	{"inform only", only(informed)},
	{"inform", has(informed)},
	{"not inform", lacks(informed)},
	{"safety net only", only(safetyNet)},
	{"safety net", has(safetyNet)},
	{"unknown first", checkFirstUnknown},
	{"unknown", has(unknown)},
	{"not unknown", lacks(unknown)},

	{"due only", only(dueIDs)},
	{"due", func(rest []string, g *aftercare.Guidance) string { return checkDue(rest, g, true) }},
	{"no due", func(rest []string, g *aftercare.Guidance) string { return checkDue(rest, g, false) }},
	{"recheck", checkRecheck},
	{"not recheck", lacks(rechecked)},
	{"milestone", checkMilestone},
	{"stale", checkStale},
	{"effect only", only(effects)},
	{"effect", checkEffect},
	{"not effect", lacks(effects)},
	{"asked", checkAsked(true)},
	{"not asked", checkAsked(false)},
}

// listed is a list of an answer.
type listed func(*aftercare.Guidance) []string

func expected(g *aftercare.Guidance) []string  { return g.Expect }
func informed(g *aftercare.Guidance) []string  { return g.Inform }
func safetyNet(g *aftercare.Guidance) []string { return g.SafetyNet }
func unknown(g *aftercare.Guidance) []string   { return g.Unknown }

func effects(g *aftercare.Guidance) (list []string) {
	for _, e := range g.Effects {
		list = append(list, e.Statement)
	}
	return list
}

// checkEffect checks an effect that holds, and the end of its window.
func checkEffect(w []string, g *aftercare.Guidance) string {
	if len(w) == 3 && w[1] == "until" {
		for _, e := range g.Effects {
			if e.Statement == w[0] && e.Until.String() == w[2] {
				return ""
			}
		}
		return fmt.Sprintf("the effects are %v", g.Effects)
	}
	return in(effects(g), w, true)
}

func checkAsked(want bool) holding {
	return func(rest []string, g *aftercare.Guidance) string {
		if len(rest) > 0 {
			return notUnderstood
		}
		if g.Urgency.Asked == want {
			return ""
		}
		return fmt.Sprintf("unknown is %v", g.Unknown)
	}
}

func only(of listed) holding {
	return func(rest []string, g *aftercare.Guidance) string { return same(of(g), rest) }
}

func has(of listed) holding {
	return func(rest []string, g *aftercare.Guidance) string { return in(of(g), rest, true) }
}

func lacks(of listed) holding {
	return func(rest []string, g *aftercare.Guidance) string { return in(of(g), rest, false) }
}

func checkBecause(w []string, g *aftercare.Guidance) string {
	if len(w) > 1 && w[1] == "from" {
		return same(facts(g, w[0]), w[2:])
	}
	return in(fired(g), w, true)
}

func checkFirstUnknown(w []string, g *aftercare.Guidance) string {
	return same(g.Unknown[:min(1, len(g.Unknown))], w)
}

func checkRecheck(w []string, g *aftercare.Guidance) string {
	for _, r := range g.Recheck {
		if slices.Equal(w, []string{r.Fact.Pointer(), r.Why.String()}) {
			return ""
		}
	}
	return fmt.Sprintf("recheck is %v", g.Recheck)
}

func checkMilestone(w []string, g *aftercare.Guidance) string {
	for _, m := range g.Milestones {
		if slices.Equal(w, []string{m.Milestone, m.On.String()}) {
			return ""
		}
	}
	return fmt.Sprintf("milestones are %v", g.Milestones)
}

func checkStale(w []string, g *aftercare.Guidance) string {
	if len(w) > 0 {
		return notUnderstood
	}
	if !g.Pack.Stale {
		return "the pack is not stale"
	}
	return ""
}

func rechecked(g *aftercare.Guidance) []string {
	var list []string
	for _, r := range g.Recheck {
		list = append(list, r.Fact.Pointer())
	}
	return list
}

// in reports one word that must, or must not, be in a list.
func in(list, word []string, want bool) string {
	if len(word) != 1 {
		return notUnderstood
	}
	if slices.Contains(list, word[0]) == want {
		return ""
	}
	return fmt.Sprintf("the list is %v", list)
}

// same compares a whole list, in its order.
func same(list, want []string) string {
	if slices.Equal(list, want) {
		return ""
	}
	return fmt.Sprintf("the list is %s", strings.Join(list, " "))
}

// facts are what an alarm fired from, as pointers into the record.
func facts(g *aftercare.Guidance, id string) []string {
	var list []string
	for _, b := range g.Urgency.Because {
		if b.Statement == id {
			for _, f := range b.Facts {
				list = append(list, f.Pointer())
			}
		}
	}
	return list
}

func dueIDs(g *aftercare.Guidance) []string {
	var ids []string
	for i := range g.Due {
		ids = append(ids, g.Due[i].Statement)
	}
	return ids
}

func checkUrgency(w []string, g *aftercare.Guidance) string {
	level := slices.Index(aftercare.UrgencyTerms.Words(), w[len(w)-1])
	got := int(g.Urgency.Level)
	ok := got == level
	if len(w) == 3 && w[1] == "least" {
		ok = got >= level
	} else if len(w) == 3 {
		ok = got <= level
	}
	if level < 0 || !ok {
		return "it is " + g.Urgency.Level.String()
	}
	return ""
}

func checkAction(w []string, g *aftercare.Guidance) string {
	return same([]string{g.Urgency.Action.String()}, w)
}

func checkActivity(w []string, g *aftercare.Guidance) string {
	n, _ := aftercare.ActivityTerms.Parse(w[0])
	if n == 0 {
		return "there is no such activity"
	}
	a := &g.Activities[n-1]
	describe := fmt.Sprintf("it is %s, earliest %q, not before %q, waiting for %s", a.Verdict, a.Earliest, a.NotBefore, waits(a.WaitingFor))
	switch rest := strings.Join(w[1:], " "); {
	case slices.Contains(aftercare.VerdictTerms.Words(), rest):
		if a.Verdict.String() == rest {
			return ""
		}
	case strings.HasPrefix(rest, "hold until "):
		if a.Verdict == aftercare.Hold && a.Earliest.String() == w[3] {
			return ""
		}
	case strings.HasPrefix(rest, "hold not before "):
		if a.Verdict == aftercare.Hold && a.NotBefore.String() == w[4] {
			return ""
		}
	case strings.HasPrefix(rest, "waits for ") && len(w) == 5:
		if hasWait(a.WaitingFor, w[3], w[4]) {
			return ""
		}
	case strings.HasPrefix(rest, "held by "):
		return same(a.HeldBy, w[3:])
	case rest == "not held":
		return same(a.HeldBy, nil)
	case strings.HasPrefix(rest, "does not wait for "):
		if !waitsAtAll(a.WaitingFor, w[5]) {
			return ""
		}
	default:
		return notUnderstood
	}
	return describe
}

func hasWait(list []aftercare.Waiting, criterion, state string) bool {
	for _, w := range list {
		if w.Criterion.String() == criterion && w.State.String() == state {
			return true
		}
	}
	return false
}

// waitsAtAll reports whether a criterion is still to come, in whatever state.
func waitsAtAll(list []aftercare.Waiting, criterion string) bool {
	return hasWait(list, criterion, "unmet") || hasWait(list, criterion, "unknown") || hasWait(list, criterion, "scheduled")
}

func waits(list []aftercare.Waiting) []string {
	var out []string
	for _, w := range list {
		out = append(out, w.Criterion.String()+" "+w.State.String()+" "+w.On.String())
	}
	return out
}

func checkSource(w []string, g *aftercare.Guidance) string {
	if len(w) < 4 || w[1] != "on" {
		return notUnderstood
	}
	n, _ := aftercare.ActivityTerms.Parse(w[2])
	if n == 0 {
		return "there is no such activity"
	}
	sources := g.Activities[n-1].Sources
	i := slices.IndexFunc(sources, func(s aftercare.SourceAnswer) bool { return s.Source == w[0] })
	if i < 0 {
		return "the source is not in the comparison"
	}
	s := &sources[i]
	if relates(s, w[3:]) || s.Applies && !s.NoRule && rules(s, w[3:]) {
		return ""
	}
	return fmt.Sprintf("it says %s, applies %v, followed %v, earliest %s, not before %s, waiting for %s", s.Verdict, s.Applies, s.Followed, s.Earliest, s.NotBefore, waits(s.WaitingFor))
}

// relates reports how a source stands to her and to the answer.
func relates(s *aftercare.SourceAnswer, w []string) bool {
	switch strings.Join(w, " ") {
	case "other":
		return !s.Applies
	case "applies":
		return s.Applies
	case "shown":
		return s.Applies && !s.Followed
	case "followed":
		return s.Followed
	case "silent":
		return s.Applies && s.NoRule
	}
	return false
}

// rules reports what a source that applies to her asks.
func rules(s *aftercare.SourceAnswer, w []string) bool {
	switch line := strings.Join(w, " "); {
	case len(w) == 1:
		return slices.Contains(aftercare.VerdictTerms.Words(), line) && s.Verdict.String() == line
	case len(w) == 2 && w[0] == "until":
		return s.Earliest.String() == w[1]
	case len(w) == 3 && strings.HasPrefix(line, "not before "):
		return s.NotBefore.String() == w[2]
	case len(w) == 4 && strings.HasPrefix(line, "waits for "):
		return hasWait(s.WaitingFor, w[2], w[3])
	case len(w) == 5 && strings.HasPrefix(line, "does not wait for "):
		return !waitsAtAll(s.WaitingFor, w[4])
	}
	return false
}

func checkDue(w []string, g *aftercare.Guidance, want bool) string {
	var list []string
	for _, d := range g.Due {
		list = append(list, d.Statement+" "+d.Item.String()+" "+d.On.String()+" to "+d.Until.String()+" "+d.State.String())
		ok := w[0] == d.Item.String() || w[0] == d.Statement
		for i, part := range w[1:] {
			switch {
			case part == "to":
			case w[i] == "to":
				ok = ok && part == d.Until.String()
			default:
				ok = ok && (part == d.On.String() || part == d.State.String())
			}
		}
		if ok && want {
			return ""
		}
		if ok {
			return fmt.Sprintf("there is: %v", list)
		}
	}
	if want {
		return fmt.Sprintf("the dues are %v", list)
	}
	return ""
}
