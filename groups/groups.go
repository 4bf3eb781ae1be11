// Package groups sorts what the sources say about one activity into a few
// groups, so that a page and a terminal show the same ones: those that our
// answer follows, those that open sooner or later than most, and those that
// name no day.
package groups

import (
	"cmp"

	"aftercare"
	"aftercare/internal/sorting"
)

// Kind is what the sources of a group have in common.
type Kind uint8

// The kinds, in the order in which they are shown.
const (
	Followed Kind = iota + 1 // our answer follows them
	Open                     // they say that it is all right by now
	Sooner                   // they wait for a day before that of most
	Most                     // they wait for one of the days that most of them name
	Later                    // they wait for a day after that
	Event                    // they wait for something that has no day
	Never                    // they advise against it and name no end
	NoTime                   // they mention it and name no time
)

// kindTerms are the kinds, as keys of texts and classes spell them.
var kindTerms = aftercare.NewTerms(Followed, "followed open sooner most later event never no-time")

// String returns the kind as keys and classes spell it.
func (k Kind) String() string { return kindTerms.Name(k) }

// Group is some sources of an answer.
type Group struct {
	Kind     Kind
	From, To aftercare.Date // the first and the last day that they open; 0 if none has a day
	Sources  []*aftercare.SourceAnswer
}

// Day is the day that a source names for her, 0 if it names none.
func Day(s *aftercare.SourceAnswer) aftercare.Date { return max(s.Earliest, s.NotBefore) }

// Of puts each source that applies to her into exactly one group. Empty groups
// are left out; within a group the nearest day comes first.
func Of(a *aftercare.ActivityAnswer) []Group {
	var by [NoTime + 1][]*aftercare.SourceAnswer
	for i := range a.Sources {
		if s := &a.Sources[i]; s.Applies {
			k := alone(s)
			by[k] = append(by[k], s)
		}
	}
	for _, list := range by {
		sorting.Stable(list, func(a, b *aftercare.SourceAnswer) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(first(a), first(b)))
		})
	}
	from, to := densest(by[Most])
	by[Sooner], by[Most], by[Later] = by[Most][:from], by[Most][from:to], by[Most][to:]
	var list []Group
	for k := range kindTerms.All() {
		if len(by[k]) > 0 {
			list = append(list, newGroup(k, by[k]))
		}
	}
	return list
}

// alone is the kind of a source if no other is looked at: each that waits for
// a day alone is one of most.
func alone(s *aftercare.SourceAnswer) Kind {
	switch {
	case s.Followed:
		return Followed
	case s.NoRule:
		return NoTime
	}
	return waits(s)
}

// waits is what a source that has a rule waits for: nothing more, a day, an
// event, or no end.
func waits(s *aftercare.SourceAnswer) Kind {
	switch {
	case s.Verdict == aftercare.Avoid:
		return Never
	case s.Verdict == aftercare.WhenReady:
		return Open
	case s.Earliest == 0:
		return Event
	}
	return Most
}

// rank puts days in order, and what has no day after them.
func rank(s *aftercare.SourceAnswer) aftercare.Date {
	const event, noTime = 1 << 29, 1 << 30
	switch day := Day(s); {
	case s.NoRule:
		return noTime
	case day == 0 && s.Verdict != aftercare.WhenReady:
		return event
	default:
		return day
	}
}

// first is what a source waits for first, so that those that wait for the same
// event lie together.
func first(s *aftercare.SourceAnswer) aftercare.Criterion {
	if len(s.WaitingFor) == 0 {
		return 0
	}
	return s.WaitingFor[0].Criterion
}

// densest finds the shortest run of days that holds at least half of some
// sources, which are in order of their days; of two that are as short, that
// with more sources, then the later one.
func densest(list []*aftercare.SourceAnswer) (from, to int) {
	half := (len(list) + 1) / 2
	for i := range list {
		if i+half > len(list) {
			break
		}
		end := i + half
		for end < len(list) && Day(list[end]) == Day(list[end-1]) {
			end++
		}
		if i > 0 && Day(list[i]) == Day(list[i-1]) {
			continue
		}
		width := Day(list[end-1]) - Day(list[i])
		if to == 0 || width < Day(list[to-1])-Day(list[from]) || width == Day(list[to-1])-Day(list[from]) && end-i >= to-from {
			from, to = i, end
		}
	}
	return from, to
}

func newGroup(k Kind, list []*aftercare.SourceAnswer) Group {
	g := Group{Kind: k, Sources: list}
	for _, s := range list {
		day := Day(s)
		if day == 0 || s.NoRule {
			continue
		}
		if g.From == 0 || day < g.From {
			g.From = day
		}
		g.To = max(g.To, day)
	}
	return g
}
