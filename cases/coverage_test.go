package cases

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/packs"
)

// cryWolfPercent is the share of ordinary recoveries that may be sent further
// than their sources ask for: above the case's own "urgency at most", or above
// routine if it has none.
const cryWolfPercent = 15

var hazardID = regexp.MustCompile(`^H(0[1-9]|[1-3][0-9]|4[0-4])$`)

func TestCases_NameAHazardThatExistsAndWhatTheyShow(t *testing.T) {
	names := map[string]string{}
	for _, c := range readCases(t) {
		if h := c.Head["Hazard"]; h != "" && !hazardID.MatchString(h) {
			t.Errorf("%s: there is no hazard %s", c.File, h)
		}
		if strings.TrimSpace(c.Head["Shows"]) == "" {
			t.Errorf("%s: Shows is empty", c.File)
		}
		if o := c.Head["Ordinary"]; o != "" && o != "yes" {
			t.Errorf("%s: Ordinary is %q", c.File, o)
		}
		if names[c.Name] != "" {
			t.Errorf("%s has the name of %s", c.File, names[c.Name])
		}
		names[c.Name] = c.File
	}
}

func TestCases_OrdinaryRecoveryDoesNotCryWolf(t *testing.T) {
	all, ordinary, above := 0, 0, []string(nil)
	for _, c := range readCases(t) {
		all++
		if c.Head["Ordinary"] != "yes" {
			continue
		}
		ordinary++
		most := "urgency at most routine"
		if at := slices.IndexFunc(c.Wants, func(w string) bool { return strings.HasPrefix(w, "urgency at most ") }); at >= 0 {
			most = c.Wants[at]
		}
		g, findings := c.answer(t)
		if problem := check(most, g, findings); problem != "" {
			above = append(above, c.File+": "+problem)
		}
	}
	if ordinary*3 < all {
		t.Errorf("%d of %d cases are ordinary: fewer than a third", ordinary, all)
	}
	t.Logf("%d of %d ordinary cases are sent too far", len(above), ordinary)
	if len(above)*100 > cryWolfPercent*ordinary {
		t.Errorf("that is above %d %%:\n%s", cryWolfPercent, strings.Join(above, "\n"))
	}
}

// pair is a source that the answer follows for an activity.
type pair struct {
	source, activity string
}

// followedPairs returns the sources that are followed, and whether any of their
// rules asks for anything.
func followedPairs(p *guideline.Pack) map[pair]bool {
	pairs := map[pair]bool{}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind != guideline.Gate || s.Status != guideline.Active || s.Rule == guideline.RuleNone || s.Unsupported != "" {
			continue
		}
		asks := s.Rule == guideline.RuleAvoid || s.Require != nil && len(s.Require.All)+len(s.Require.Any) > 0
		for _, a := range s.Activities {
			if p.FollowedAt(a, s) != 0 {
				k := pair{s.Cites[0].Source, a.String()}
				pairs[k] = pairs[k] || asks
			}
		}
	}
	return pairs
}

// shownBySources returns the pairs that the cases show open, and those held.
func shownBySources(list []*Case) (open, held map[pair]bool) {
	open, held = map[pair]bool{}, map[pair]bool{}
	for _, c := range list {
		for _, want := range c.Wants {
			w := strings.Fields(want)
			if w[0] != "source" || len(w) < 5 {
				continue
			}
			k := pair{w[1], w[3]}
			switch w[4] {
			case "when-ready":
				open[k] = true
			case "hold", "avoid", "waits", "not":
				held[k] = true
			case "until":
				held[k] = held[k] || w[5] > c.Head["As-of"][:10]
			}
		}
	}
	return open, held
}

func TestCases_CoverEveryAlarmAndFollowedGate(t *testing.T) {
	p, _, problems := packs.Load("international")
	if p == nil {
		t.Fatal(problems)
	}
	list := readCases(t)
	said := map[string]bool{}
	for _, c := range list {
		for _, want := range c.Wants {
			said[want] = true
		}
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind != guideline.Alarm || s.Status != guideline.Active {
			continue
		}
		for _, want := range []string{"because " + s.ID, "not because " + s.ID} {
			if !said[want] {
				t.Errorf("no case says: %s", want)
			}
		}
	}
	open, held := shownBySources(list)
	for k, asks := range followedPairs(p) {
		if !open[k] && !neverOpens(p, k) {
			t.Errorf("no case shows source %s on %s when-ready", k.source, k.activity)
		}
		if asks && !held[k] {
			t.Errorf("no case shows source %s on %s held", k.source, k.activity)
		}
	}
}

// neverOpens reports whether a source only ever says no to an activity.
func neverOpens(p *guideline.Pack, k pair) bool {
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind == guideline.Gate && s.Status == guideline.Active && s.Rule == guideline.RuleRequire && s.Cites[0].Source == k.source &&
			slices.ContainsFunc(s.Activities, func(a aftercare.Activity) bool { return a.String() == k.activity }) {
			return false
		}
	}
	return true
}
