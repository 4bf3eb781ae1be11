package cases

import (
	"fmt"
	"slices"
	"strings"

	"aftercare"
)

// check holds one line of want against an answer; "" where it holds.
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
	switch {
	case w[0] == "urgency":
		return checkUrgency(w[1:], g)
	case w[0] == "sources":
		return checkTable(want, g)
	case w[0] == "followed" && w[1] == "on":
		return checkFollowed(w[2:], g)
	case w[0] == "because" && w[1] == "only":
		return same(fired(g), w[2:])
	case w[0] == "because" && len(w) > 2 && w[2] == "from":
		return same(facts(g, w[1]), w[3:])
	case w[0] == "expect" && w[1] == "only":
		return same(g.Expect, w[2:])
	case w[0] == "inform" && w[1] == "only":
		return same(g.Inform, w[2:])
	case w[0] == "due" && w[1] == "only":
		return same(dueIDs(g), w[2:])
	case w[0] == "safety" && w[2] == "only":
		return same(g.SafetyNet, w[3:])
	case w[0] == "because":
		return in(fired(g), w[1], true)
	case w[0] == "not" && w[1] == "because":
		return in(fired(g), w[2], false)
	case w[0] == "activity":
		return checkActivity(w[1:], g)
	case w[0] == "source":
		return checkSource(w[1:], g)
	case w[0] == "due":
		return checkDue(w[1:], g, true)
	case w[0] == "no" && w[1] == "due":
		return checkDue(w[2:], g, false)
	case w[0] == "unknown" && w[1] == "first":
		if len(g.Unknown) > 0 && g.Unknown[0] == w[2] {
			return ""
		}
		return fmt.Sprintf("unknown is %v", g.Unknown)
	case w[0] == "unknown":
		return in(g.Unknown, w[1], true)
	case w[0] == "not" && w[1] == "unknown":
		return in(g.Unknown, w[2], false)
	case w[0] == "expect":
		return in(g.Expect, w[1], true)
	case w[0] == "not" && w[1] == "expect":
		return in(g.Expect, w[2], false)
	case w[0] == "inform":
		return in(g.Inform, w[1], true)
	case w[0] == "not" && w[1] == "inform":
		return in(g.Inform, w[2], false)
	case w[0] == "not" && w[1] == "recheck":
		return in(rechecked(g), w[2], false)
	case w[0] == "safety":
		return in(g.SafetyNet, w[2], true)
	case w[0] == "recheck":
		for _, r := range g.Recheck {
			if r.Pointer == w[1] && r.Why == w[2] {
				return ""
			}
		}
		return fmt.Sprintf("recheck is %v", g.Recheck)
	case w[0] == "milestone":
		for _, m := range g.Milestones {
			if m.Milestone == w[1] && m.On.String() == w[2] {
				return ""
			}
		}
		return fmt.Sprintf("milestones are %v", g.Milestones)
	case w[0] == "stale":
		if g.Pack.Stale {
			return ""
		}
		return "the pack is not stale"
	}
	return "this line is not understood"
}

func rechecked(g *aftercare.Guidance) []string {
	var list []string
	for _, r := range g.Recheck {
		list = append(list, r.Pointer)
	}
	return list
}

func in(list []string, s string, want bool) string {
	if slices.Contains(list, s) == want {
		return ""
	}
	return fmt.Sprintf("the list is %v", list)
}

// same holds a whole list, in its order.
func same(list, want []string) string {
	if slices.Equal(list, want) {
		return ""
	}
	return fmt.Sprintf("the list is %s", strings.Join(list, " "))
}

// facts are what an alarm fired from, as pointers into the record.
func facts(g *aftercare.Guidance, id string) []string {
	for _, b := range g.Urgency.Because {
		if b.Statement == id {
			return b.Facts
		}
	}
	return nil
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
	case strings.HasPrefix(rest, "does not wait for "):
		if !waitsAtAll(a.WaitingFor, w[5]) {
			return ""
		}
	default:
		return "this line is not understood"
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
		return "this line is not understood"
	}
	n, _ := aftercare.ActivityTerms.Parse(w[2])
	if n == 0 {
		return "there is no such activity"
	}
	for i := range g.Activities[n-1].Sources {
		s := &g.Activities[n-1].Sources[i]
		if s.Source != w[0] {
			continue
		}
		rule := s.Applies && !s.NoRule
		switch {
		case w[3] == "until" && rule && s.Earliest.String() == w[4],
			w[3] == "not" && rule && len(w) == 6 && s.NotBefore.String() == w[5],
			w[3] == "waits" && rule && hasWait(s.WaitingFor, w[5], w[6]),
			w[3] == "does" && rule && len(w) == 8 && !waitsAtAll(s.WaitingFor, w[7]),
			w[3] == "other" && !s.Applies,
			w[3] == "shown" && s.Applies && !s.Followed,
			w[3] == "followed" && s.Followed,
			w[3] == "applies" && s.Applies,
			w[3] == "silent" && s.Applies && s.NoRule,
			len(w) == 4 && rule && slices.Contains(aftercare.VerdictTerms.Words(), w[3]) && s.Verdict.String() == w[3]:
			return ""
		}
		return fmt.Sprintf("it says %s, applies %v, followed %v, earliest %s, not before %s, waiting for %s", s.Verdict, s.Applies, s.Followed, s.Earliest, s.NotBefore, waits(s.WaitingFor))
	}
	return "the source is not in the comparison"
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
