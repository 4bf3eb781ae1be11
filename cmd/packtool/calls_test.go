package main

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/guideline"
)

func TestCalls_AreThoseThatWereCheckedOneLineANumber(t *testing.T) {
	england := aftercare.Set[aftercare.Nation](0).With(1)
	own := &guideline.Pack{Numbers: []guideline.Numbers{{
		Jurisdiction: "ZZ",
		Emergency:    []guideline.CallNumber{{Number: "1"}, {Number: "2", Verified: true}, {Number: "3", Verified: true}},
		Advice: []guideline.CallNumber{
			{Number: "4", Name: "North", Verified: true}, {Number: "5", Name: "East"}, {Name: "By text", Text: "6", Verified: true},
			{Number: "4", Name: "South", Verified: true}, {Number: "4", Name: "West", Verified: true, Nations: england},
		},
		Crisis: []guideline.CallNumber{{Number: "7", Verified: true}},
	}}}
	got := strings.TrimPrefix(string(calls([]pack{{own: own}})), callsHead)
	want := "ZZ\temergency\t2\t\t\nZZ\tadvice\t4\t\tNorth; South\nZZ\tadvice\t4\t" + aftercare.NationTerms.Name(1) + "\tWest\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
