package groups_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aftercare"
	"aftercare/groups"
)

const today = aftercare.Date(100)

// source reads a source's answer: its day, or what it says without one, with
// a star before what our answer follows and a tilde before what is for other
// care.
func source(text string) aftercare.SourceAnswer {
	rest, followed := strings.CutPrefix(text, "*")
	rest, other := strings.CutPrefix(rest, "~")
	rule := &aftercare.SourceRule{Verdict: aftercare.Hold}
	waiting := []aftercare.Waiting{{Criterion: aftercare.BleedingStopped, State: aftercare.Unmet}}
	day := aftercare.Date(0)
	switch fmt.Sscan(rest, &day); {
	case strings.HasSuffix(rest, "event"):
		rule.NotBefore, rule.WaitingFor = day, waiting
	case rest == "period":
		rule.WaitingFor = []aftercare.Waiting{{Criterion: aftercare.MensesReturned, State: aftercare.Unmet}}
	case rest == "never":
		rule.Verdict = aftercare.Avoid
	case rest == "none":
		rule = &aftercare.SourceRule{NoRule: true}
	case rest == "ready" || day < today:
		rule.Verdict, rule.Earliest = aftercare.WhenReady, day
	default:
		rule.Earliest = day
	}
	rule.Applies = !other
	return aftercare.SourceAnswer{SourceText: &aftercare.SourceText{Source: text, Followed: followed}, SourceRule: rule}
}

func answer(day aftercare.Date, list ...string) *aftercare.ActivityAnswer {
	a := &aftercare.ActivityAnswer{Verdict: aftercare.WhenReady}
	if day >= today {
		a.Verdict, a.Earliest = aftercare.Hold, day
	}
	for _, text := range list {
		a.Sources = append(a.Sources, source(text))
	}
	return a
}

// show prints groups: their kind, their days and their sources.
func show(list []groups.Group) string {
	var out []string
	for _, g := range list {
		var names []string
		for _, s := range g.Sources {
			names = append(names, s.Source)
		}
		out = append(out, fmt.Sprintf("%s %d-%d: %s", g.Kind, g.From, g.To, strings.Join(names, " ")))
	}
	return strings.Join(out, "; ")
}

func TestOf_SortsSourcesIntoGroups(t *testing.T) {
	for name, x := range map[string]struct {
		sources []string
		want    string
	}{
		"nothing applies": {[]string{"~110", "~ready"}, ""},
		"each kind": {[]string{"none", "never", "event", "114", "90", "ready", "*95"},
			"followed 95-95: *95; open 90-90: ready 90; most 114-114: 114; event 0-0: event; never 0-0: never; no-time 0-0: none"},
		"most are where they are densest": {[]string{"121", "104", "104", "106", "101", "121", "131", "104"},
			"sooner 101-101: 101; most 104-106: 104 104 104 106; later 121-131: 121 121 131"},
		"all of one day stay together": {[]string{"104", "104", "104", "120"},
			"most 104-104: 104 104 104; later 120-120: 120"},
		"of two runs as short, the one with more": {[]string{"104", "120", "120", "104", "104"},
			"most 104-104: 104 104 104; later 120-120: 120 120"},
		"of two as short and as many, the later": {[]string{"104", "120"},
			"sooner 104-104: 104; most 120-120: 120"},
		"an event and a day is an event": {[]string{"114 event", "event"},
			"event 114-114: 114 event event"},
		"what we follow stays together, whatever it waits for": {[]string{"*event", "*none", "*104", "104"},
			"followed 104-104: *104 *event *none; most 104-104: 104"},
		"those that wait for the same event lie together": {[]string{"event", "period", "event", "period"},
			"event 0-0: event event period period"},
		"what opens later today waits": {[]string{"100", "99"},
			"open 99-99: 99; most 100-100: 100"},
	} {
		if got := show(groups.Of(answer(0, x.sources...))); got != x.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, x.want)
		}
	}
}

func TestCount_ComparesWithOurAnswer(t *testing.T) {
	for name, x := range map[string]struct {
		day     aftercare.Date
		sources []string
		want    groups.Tally
	}{
		"open, and half wait longer": {0, []string{"*95", "ready", "104", "104", "121", "event"},
			groups.Tally{Sources: 6, Open: 2, Dated: 3, Event: 1, Compared: true, Longer: 4, Often: 104}},
		"open, and no day is named often": {0, []string{"104", "105", "106", "never", "none"},
			groups.Tally{Sources: 5, Dated: 3, Never: 1, NoTime: 1, Compared: true, Longer: 4}},
		"the day of an event counts": {0, []string{"104", "104 event", "110"},
			groups.Tally{Sources: 3, Dated: 2, Event: 1, Compared: true, Longer: 3, Often: 104}},
		"a day": {104, []string{"ready", "90", "103", "104", "*104", "105", "event"},
			groups.Tally{Sources: 7, Open: 2, Dated: 4, Event: 1, Compared: true, Sooner: 3, Longer: 2}},
	} {
		if got := groups.Count(answer(x.day, x.sources...)); got != x.want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, x.want)
		}
	}
	a := answer(0, "ready", "104")
	a.Verdict, a.WaitingFor = aftercare.Hold, []aftercare.Waiting{{State: aftercare.StateUnknown}}
	if got := groups.Count(a); got.Compared || got.Longer != 0 || got.Sooner != 0 {
		t.Errorf("an answer without a day is compared: %+v", got)
	}
}

func TestCount_SaysHowManyAreOnlyCareful(t *testing.T) {
	a := answer(0, "ready", "104", "104")
	for i := range a.Sources[:2] {
		a.Sources[i].Differs = []aftercare.Difference{aftercare.InfectionTheory, aftercare.PrecautionWithoutEvidence}
	}
	if got := groups.Count(a).Careful; got != 1 {
		t.Errorf("%d of those that wait longer are only careful; want 1", got)
	}
}

// Every source that applies is in exactly one group, whatever it says, and the
// numbers of the groups are those of the tally.
func TestOf_HoldsEverySourceExactlyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"*ready", "ready", "~ready", "90", "*90", "100", "104", "*104", "~104", "104 event", "event", "*event", "never", "none", "131", "365"})
		a := answer(rapid.SampledFrom([]aftercare.Date{0, 104}).Draw(t, "answer"), rapid.SliceOfN(words, 0, 60).Draw(t, "sources")...)
		var seen []*aftercare.SourceAnswer
		last := groups.Kind(0)
		count := map[groups.Kind]int{}
		for _, g := range groups.Of(a) {
			if g.Kind <= last || len(g.Sources) == 0 {
				t.Fatalf("%s is empty or out of order", g.Kind)
			}
			last = g.Kind
			count[g.Kind] = len(g.Sources)
			for _, s := range g.Sources {
				if !s.Applies || slices.Contains(seen, s) {
					t.Fatalf("%s is in two groups, or does not apply", s.Source)
				}
				if day := groups.Day(s); !s.NoRule && day != 0 && (day < g.From || day > g.To) {
					t.Fatalf("%s lies outside of its group, %d to %d", s.Source, g.From, g.To)
				}
				seen = append(seen, s)
			}
		}
		tally := groups.Count(a)
		if len(seen) != tally.Sources || tally.Open+tally.Dated+tally.Event+tally.Never+tally.NoTime != tally.Sources {
			t.Fatalf("%d in groups, tally %+v", len(seen), tally)
		}
		dated := count[groups.Sooner] + count[groups.Most] + count[groups.Later]
		if dated > 0 && count[groups.Most]*2 < dated {
			t.Fatalf("only %d of %d are where most are", count[groups.Most], dated)
		}
	})
}
