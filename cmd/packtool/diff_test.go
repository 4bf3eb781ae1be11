package main

import (
	"bytes"
	"strings"
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

func TestDiff_NamesTheChangeItsWordsAndTheCases(t *testing.T) {
	old, next := international(t), international(t)
	for i := range next.Statements {
		if s := &next.Statements[i]; s.ID == "VAGINAL-UIHC-01" {
			s.Require.All[0].Amount = aftercare.Amount{N: 3, Unit: aftercare.Week}
		}
	}
	next.Statements = next.Statements[1:]
	var out bytes.Buffer
	if n := diffPacks(&out, old, next); n != 2 {
		t.Errorf("%d changes:\n%s", n, out.String())
	}
	diffWords(&out, old, next)
	n, err := diffCases(&out, old, next, "../../cases")
	if err != nil || n == 0 {
		t.Fatalf("%d cases: %v", n, err)
	}
	for _, want := range []string{
		"- statement " + old.Statements[0].ID + " is removed",
		`~ statement VAGINAL-UIHC-01: "weeks":2 -> "weeks":3`,
		"was: No sex", "2 weeks", "3 weeks", "Sex: was: ",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestDiff_FindsNothingBetweenEqualEditions(t *testing.T) {
	var out bytes.Buffer
	n := diffPacks(&out, international(t), international(t))
	m, err := diffCases(&out, international(t), international(t), "../../cases")
	if n != 0 || m != 0 || err != nil || out.Len() > 0 {
		t.Errorf("%d changes, %d cases, %v: %s", n, m, err, out.String())
	}
}
