package cases

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/packs"
)

// byCountryPack groups the cases of the folders country-<id> and
// country-<id>-<topic> by that id.
func byCountryPack(t *testing.T) map[string][]*Case {
	t.Helper()
	groups := map[string][]*Case{}
	for _, c := range readCases(t) {
		if id, ok := strings.CutPrefix(filepath.Base(filepath.Dir(c.File)), "country-"); ok {
			id, _, _ = strings.Cut(id, "-")
			groups[id] = append(groups[id], c)
		}
	}
	return groups
}

func TestCases_EveryCountryShowsItsOwnAnswer(t *testing.T) {
	const fewest = 6
	groups := byCountryPack(t)
	for _, p := range packs.All() {
		own, _ := guideline.Parse(packs.JSON(p.ID))
		if len(own.Jurisdictions) == 0 {
			continue
		}
		if len(groups[p.ID]) < fewest {
			t.Errorf("%s has %d cases", p.ID, len(groups[p.ID]))
		}
		for _, c := range groups[p.ID] {
			if g, _ := c.answer(t); g == nil || g.Pack.ID != p.ID {
				t.Errorf("%s is not answered by the pack %s", c.File, p.ID)
			}
		}
	}
}

func TestCases_EveryAlarmOfACountryFiresAndStaysSilent(t *testing.T) {
	groups := byCountryPack(t)
	for _, p := range packs.All() {
		own, _ := guideline.Parse(packs.JSON(p.ID))
		if own.Inherits == "" {
			continue
		}
		var said []string
		for _, c := range groups[p.ID] {
			said = append(said, c.Wants...)
		}
		for _, s := range own.Statements {
			if s.Kind != guideline.Alarm || s.Status != guideline.Active {
				continue
			}
			for _, want := range []string{"because " + s.ID, "not because " + s.ID} {
				if !slices.Contains(said, want) {
					t.Errorf("no case of %s says: %s", p.ID, want)
				}
			}
		}
	}
}

func TestCases_EverySourceACountryFollowsIsShown(t *testing.T) {
	groups := byCountryPack(t)
	for _, p := range packs.All() {
		own, _ := guideline.Parse(packs.JSON(p.ID))
		if own.Inherits == "" {
			continue
		}
		tiers := map[string]guideline.Tier{}
		resolved, _, _ := packs.Load(p.ID)
		for _, s := range resolved.Sources {
			tiers[s.ID] = s.Tier
		}
		shown := map[string]bool{}
		for _, c := range groups[p.ID] {
			for _, want := range c.Wants {
				if w := strings.Fields(want); w[0] == "source" && len(w) > 3 {
					shown[w[1]+" on "+w[3]] = true
				}
			}
		}
		for _, cell := range own.Follow {
			for _, id := range cell.Follow {
				on := []aftercare.Activity{cell.Activity}
				if cell.Floor != 0 {
					on = resolved.OnFloor(cell.Floor)
				}
				if tiers[id] != guideline.TierP && !slices.ContainsFunc(on, func(a aftercare.Activity) bool { return shown[id+" on "+a.String()] }) {
					t.Errorf("no case of %s shows source %s on %s", p.ID, id, cell.Subject())
				}
			}
		}
	}
}
