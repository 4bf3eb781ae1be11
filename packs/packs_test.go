package packs_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/internal/packyaml"
	"aftercare/packs"
)

// both are the forms of a pack: as its own files have it, and resolved.
type both struct{ own, resolved *guideline.Pack }

// read is what folder has read before: each folder is hundreds of files.
var read = map[string]both{}

// folder reads a pack's own YAML and its parent's, resolved.
func folder(t *testing.T, id string) (own, parent *guideline.Pack) {
	t.Helper()
	p, known := read[id]
	if !known {
		var findings []packyaml.Finding
		var err error
		p.own, p.resolved, findings, err = packyaml.Check(os.DirFS("."), id)
		if err != nil || len(findings) > 0 {
			t.Fatal(id, err, findings)
		}
		read[id] = p
	}
	if p.own.Inherits != "" {
		folder(t, p.own.Inherits)
	}
	return p.own, read[p.own.Inherits].resolved
}

func TestPacks_EveryFolderIsEmbeddedAndLintsClean(t *testing.T) {
	var found, embedded []string
	dirs, _ := filepath.Glob("*/pack.yaml")
	for _, dir := range dirs {
		found = append(found, filepath.Dir(dir))
	}
	for _, p := range packs.All() {
		embedded = append(embedded, p.ID)
		folder(t, p.ID) // fails with the findings
	}
	slices.Sort(embedded)
	if !slices.Equal(found, embedded) {
		t.Errorf("the folders are %v, embedded are %v", found, embedded)
	}
}

// A source that nothing cites would be listed as if an answer rested on it.
func TestPacks_EverySourceIsCitedSomewhere(t *testing.T) {
	cited := map[string]bool{}
	for _, p := range packs.All() {
		own, _ := folder(t, p.ID)
		for i := range own.Statements {
			for _, c := range own.Statements[i].Cites {
				cited[c.Source] = true
			}
		}
		for i := range own.Sources {
			cited[own.Sources[i].SupersededBy] = true
		}
	}
	for _, p := range packs.All() {
		own, _ := folder(t, p.ID)
		for i := range own.Sources {
			if id := own.Sources[i].ID; !cited[id] {
				t.Errorf("packs/%s/sources/%s.yaml: no statement cites it", p.ID, id)
			}
		}
	}
}

func TestPacks_JSONAndDigestAreWhatTheYAMLBuilds(t *testing.T) {
	digests := map[string]string{"": ""}
	for _, p := range packs.All() {
		own, _ := folder(t, p.ID)
		parent, built := digests[own.Inherits]
		if !built {
			t.Fatalf("%s comes before %s, which it inherits", p.ID, own.Inherits)
		}
		own.InheritsDigest = parent
		text := canon.Append(nil, own)
		if string(text) != packs.JSON(p.ID) {
			t.Errorf("%s.json is not what its YAML builds: run packtool build", p.ID)
		}
		if digests[p.ID] = packyaml.Digest(text); digests[p.ID] != p.Digest {
			t.Errorf("%s: the digest is %s, listed is %s", p.ID, digests[p.ID], p.Digest)
		}
	}
	list, _ := os.ReadFile("digests.txt")
	if lines := strings.Count(string(list), "\n"); lines != len(packs.All()) {
		t.Errorf("digests.txt has %d lines", lines)
	}
}

func TestPacks_ACountryChoosesThePackThatNamesIt(t *testing.T) {
	claimed := map[string]string{}
	for _, p := range packs.All() {
		pack, _, problems := packs.Load(p.ID)
		if pack == nil {
			t.Fatal(p.ID, problems)
		}
		own, _ := guideline.Parse(packs.JSON(p.ID))
		for _, country := range own.Jurisdictions {
			if claimed[country] != "" {
				t.Errorf("%s is claimed by %s and %s", country, claimed[country], p.ID)
			}
			claimed[country] = p.ID
		}
	}
	for country, id := range claimed {
		if got := packs.For(country); got != id {
			t.Errorf("%s chooses %s, and is named by %s", country, got, id)
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if country := string(a) + string(b); claimed[country] == "" && packs.For(country) != "international" {
				t.Errorf("%s chooses %s, which does not name it", country, packs.For(country))
			}
		}
	}
	if packs.For("") != "international" {
		t.Error("a record without a country is answered by the international pack")
	}
}

func TestPacks_EveryPackCompiles(t *testing.T) {
	for _, p := range packs.All() {
		pack, digest, problems := packs.Load(p.ID)
		if pack == nil {
			t.Fatal(p.ID, problems)
		}
		if _, err := engine.New(pack, digest); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
	}
	if pack, _, problems := packs.Load("atlantis"); pack != nil || len(problems) == 0 {
		t.Error("a pack that is not there was found")
	}
}

func TestPacks_EveryDangerOfTheParentStays(t *testing.T) {
	for _, p := range packs.All() {
		own, parent := folder(t, p.ID)
		if parent == nil {
			continue
		}
		resolved := guideline.Resolve(own, parent)
		level := map[string]aftercare.Urgency{}
		for _, s := range resolved.Statements {
			if s.Kind != guideline.Alarm || s.Status != guideline.Active {
				continue
			}
			level[s.ID] = s.Level
			for _, id := range s.Replaces {
				level[id] = max(level[id], s.Level)
			}
		}
		for _, s := range parent.Statements {
			if s.Kind == guideline.Alarm && s.Status == guideline.Active && level[s.ID] < s.Level {
				t.Errorf("%s: the alarm %s is gone or calmer", p.ID, s.ID)
			}
		}
	}
}

// A country's cells name that country's own sources, and our own caution.
// An alarm that rests on nothing but texts on ending a pregnancy is marked as
// that, or says it in its own words.
func TestPacks_AnAlarmOfTextsOnAbortionCareSaysSo(t *testing.T) {
	own, _ := folder(t, "international")
	forAbortion := map[string]bool{}
	for i := range own.Sources {
		s := &own.Sources[i]
		forAbortion[s.ID] = strings.Contains(s.Note, "Written for abortion care")
	}
	n := 0
	for _, p := range packs.All() {
		own, _ := folder(t, p.ID)
		for i := range own.Statements {
			s := &own.Statements[i]
			if s.Kind != guideline.Alarm || s.Status != guideline.Active || slices.ContainsFunc(s.Cites, func(c guideline.Cite) bool { return !forAbortion[c.Source] }) {
				continue
			}
			n++
			if s.Population != guideline.OfInducedAbortion && !strings.Contains(s.Says.In("en"), "not written for a miscarriage") {
				t.Errorf("%s: its texts were written for abortion care, and it does not say so", s.ID)
			}
		}
	}
	if n < 3 {
		t.Errorf("only %d such alarms", n)
	}
}

func TestPacks_ACountryFollowsItsOwnSources(t *testing.T) {
	for _, p := range packs.All() {
		own, parent := folder(t, p.ID)
		if parent == nil {
			continue
		}
		sources := map[string]guideline.Source{}
		for _, s := range guideline.Resolve(own, parent).Sources {
			sources[s.ID] = s
		}
		for _, c := range own.Follow {
			for _, id := range c.Follow {
				s := sources[id]
				if s.Tier != guideline.TierP && (!slices.Contains(own.Jurisdictions, s.Jurisdiction) || s.Tier != guideline.TierA && s.Tier != guideline.TierB) {
					t.Errorf("%s follows %s on %s: a source of %s, tier %s", p.ID, id, c.Subject(), s.Jurisdiction, s.Tier)
				}
			}
		}
	}
}

// Where no cell says otherwise, the international answer stands: the places of
// an activity are the same in every pack.
func TestPacks_EveryPlaceIsFollowedInEveryPack(t *testing.T) {
	places := func(p *guideline.Pack) map[aftercare.Activity]uint32 {
		m := map[aftercare.Activity]uint32{}
		for i := range p.Follow {
			for a := aftercare.Activity(1); a <= aftercare.ActivityCount; a++ {
				if c := &p.Follow[i]; p.IsAbout(c, a) {
					m[a] |= c.Places()
				}
			}
		}
		return m
	}
	base, _, _ := packs.Load("international")
	for _, p := range packs.All() {
		pack, _, _ := packs.Load(p.ID)
		if !maps.Equal(places(pack), places(base)) {
			t.Errorf("%s follows other places than the international pack", p.ID)
		}
	}
}
