package guideline_test

import (
	"bytes"
	"testing"

	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/guideline/canon"
	"aftercare/packs"
)

// samples are small packs: a statement of each kind with the sources it cites.
func samples(f *testing.F) (list []string) {
	for _, published := range packs.All() {
		p, findings := guideline.Parse(packs.JSON(published.ID))
		if p == nil {
			f.Fatal(findings)
		}
		one := *p
		one.Statements, one.Sources, one.Follow = nil, nil, p.Follow[:min(2, len(p.Follow))]
		kinds, cited := map[guideline.Kind]int{}, map[string]bool{}
		for i := range p.Statements {
			s := &p.Statements[i]
			if kinds[s.Kind]++; kinds[s.Kind] <= 2 {
				one.Statements = append(one.Statements, *s)
				for _, c := range s.Cites {
					cited[c.Source] = true
				}
			}
		}
		for i := range p.Sources {
			if cited[p.Sources[i].ID] {
				one.Sources = append(one.Sources, p.Sources[i])
			}
		}
		list = append(list, string(canon.Append(nil, &one)))
	}
	return list
}

// A pack is read whole or refused with a place and a reason; what is read
// prints back to itself, and neither lint nor the engine's compiler falls
// over it.
func FuzzParse_ReadsWholeOrRefusesWithAPlace(f *testing.F) {
	for _, text := range samples(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, findings := guideline.Parse(text)
		if p == nil && len(findings) == 0 {
			t.Fatal("refused without a word")
		}
		if len(findings) > 0 {
			for _, x := range findings {
				if x.Message == "" || x.Pointer != "" && x.Pointer[0] != '/' {
					t.Fatalf("a finding without a place or reason: %+v", x)
				}
			}
			return
		}
		printed := canon.Append(nil, p)
		again, findings := guideline.Parse(string(printed))
		if len(findings) > 0 {
			t.Fatalf("its own print is refused: %v\n%s", findings, printed)
		}
		if second := canon.Append(nil, again); !bytes.Equal(printed, second) {
			t.Fatalf("reads back as another pack:\n%s\n%s", printed, second)
		}
		p.Inherits = "" // without its parent nothing would be linted
		guideline.Lint(p, nil)
		engine.New(p, "fuzz")
	})
}
