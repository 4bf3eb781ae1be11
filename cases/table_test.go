package cases

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"aftercare"
)

// checkTable checks a comparison: for one activity every source that applies to
// her, under what it says. A source that it does not name is not about her.
func checkTable(w []string, g *aftercare.Guidance) string {
	parts := strings.Split(strings.Join(w, " "), ";")
	n, _ := aftercare.ActivityTerms.Parse(parts[0])
	if n == 0 {
		return "there is no such activity"
	}
	has := tableOf(&g.Activities[n-1])
	for _, part := range parts[1:] {
		answer, sources, _ := strings.Cut(strings.TrimSpace(part), ": ")
		if problem := same(has[answer], strings.Fields(sources)); problem != "" {
			return answer + ": " + problem
		}
		delete(has, answer)
	}
	for answer, sources := range has {
		return fmt.Sprintf("%s: %s", answer, strings.Join(sources, " "))
	}
	return ""
}

// tableOf returns the sources by what they say, those that the answer follows,
// and the statements of each source that has several.
func tableOf(a *aftercare.ActivityAnswer) map[string][]string {
	t := map[string][]string{}
	for i := range a.Sources {
		s := &a.Sources[i]
		if !s.Applies {
			continue
		}
		t[said(s)] = append(t[said(s)], s.Source)
		if s.Followed {
			t["followed"] = append(t["followed"], s.Source)
		}
		if len(s.Statements) > 1 {
			t["by "+s.Source] = s.Statements
		}
	}
	return t
}

// said returns what a source says to her in the words of a comparison.
func said(s *aftercare.SourceAnswer) string {
	switch {
	case s.NoRule:
		return "silent"
	case s.Verdict == aftercare.Avoid:
		return "avoid"
	case s.Verdict == aftercare.WhenReady && s.Earliest == 0:
		return "when ready"
	case s.Verdict == aftercare.WhenReady:
		return "open since " + s.Earliest.String()
	case s.Earliest != 0:
		return "until " + s.Earliest.String()
	}
	var parts []string
	if s.NotBefore != 0 {
		parts = append(parts, "not before "+s.NotBefore.String())
	}
	words := map[string]string{}
	for _, w := range s.WaitingFor {
		word := "waits for"
		if w.State == aftercare.StateUnknown {
			word = "asks for"
		}
		words[word] += " " + w.Criterion.String()
	}
	for _, word := range slices.Backward(slices.Sorted(maps.Keys(words))) {
		parts = append(parts, word+words[word])
	}
	return strings.Join(parts, ", ")
}

// checkFollowed checks which sources an answer rests on.
func checkFollowed(w []string, g *aftercare.Guidance) string {
	n, _ := aftercare.ActivityTerms.Parse(strings.TrimSuffix(w[0], ":"))
	if n == 0 {
		return "there is no such activity"
	}
	return same(g.Activities[n-1].Follows, w[1:])
}
