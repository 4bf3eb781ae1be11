package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/packs"
)

func international(t *testing.T) *guideline.Pack {
	t.Helper()
	p, _, problems := packs.Load("international")
	if p == nil {
		t.Fatal(problems)
	}
	return p
}

func TestFiles_AreCommitted(t *testing.T) {
	for name, text := range files(international(t)) {
		if got, err := os.ReadFile(filepath.Join("..", name)); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s is stale: run go run ./gen (%v)", name, err)
		}
	}
}

// reworded is the pack in other words, from other editions of its sources, with
// other numbers to call and one more thing to know.
func reworded(p *guideline.Pack) *guideline.Pack {
	other := guideline.Text{{Lang: "en", Text: "Other words."}}
	p.Edition, p.Title, p.Owner, p.Numbers = "2099.1", "Other", "Others", nil
	for i := range p.Policy {
		p.Policy[i].Reason = other
	}
	for i := range p.Sources {
		s := &p.Sources[i]
		s.Title, s.Edition, s.Address, s.Tier = "Other", strconv.Itoa(i), "https://other.example", guideline.TierC
	}
	for i := range p.Questions {
		p.Questions[i].Ask, p.Questions[i].Short = other, other
	}
	for i := range p.Follow {
		p.Follow[i].Why = other
	}
	for i := range p.Statements {
		s := &p.Statements[i]
		s.Says, s.Numbers, s.Questions, s.Differs, s.Strength = other, nil, nil, nil, guideline.Must
		if s.Unsupported != "" {
			s.Unsupported = "other words"
		}
		for j := range s.Cites {
			s.Cites[j].Says, s.Cites[j].Locator = other, "elsewhere"
		}
		for j := range s.Outcomes {
			s.Outcomes[j].Says = other
		}
	}
	p.Statements = append([]guideline.Statement{{ID: "NEW-WORDS-01", Kind: guideline.Inform, Status: guideline.Active, Says: other}}, p.Statements...)
	return p
}

func TestFiles_DependOnRulesOnly(t *testing.T) {
	want, got := files(international(t)), files(reworded(international(t)))
	for name := range want {
		if !bytes.Equal(want[name], got[name]) {
			t.Errorf("%s depends on words", name)
		}
	}
	p := international(t)
	for i := range p.Policy {
		if p.Policy[i].Key == guideline.DryDays {
			p.Policy[i].Amount = aftercare.Amount{N: 9, Unit: aftercare.Day}
		}
	}
	if name := "floor/rules_policy.go"; bytes.Equal(want[name], files(p)[name]) {
		t.Error("another rule changes nothing")
	}
}
