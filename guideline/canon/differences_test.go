package canon_test

import (
	"slices"
	"testing"

	"aftercare"
	"aftercare/guideline"
	"aftercare/guideline/canon"
)

func TestDiffers_SaysWhatAClinicAddsAndWhoSigned(t *testing.T) {
	words := guideline.Text{{Lang: "en", Text: "As our leaflet says."}}
	day, _ := aftercare.ParseDate("2026-11-20")
	p := &guideline.Pack{
		Tightens: true,
		Statements: []guideline.Statement{
			{ID: "CLINIC-PADS-01", Kind: guideline.Alarm, Status: guideline.Active, Level: aftercare.SameDay, Says: words},
			{ID: "CLINIC-SWIM-01", Kind: guideline.Gate, Status: guideline.Active, Activities: []aftercare.Activity{aftercare.Swimming}, Says: words},
			{ID: "CLINIC-OLD-01", Kind: guideline.Gate, Status: guideline.Draft, Says: words},
		},
		Policy: []guideline.Policy{{Key: guideline.DryDays, Reason: words}},
		Follow: []guideline.Cell{
			{Activity: aftercare.Work, Follow: []string{"leaflet"}, Columns: aftercare.SetOf(guideline.ColumnSurgical), Why: words},
			{Floor: guideline.GroupWater, Follow: []string{"leaflet"}, Why: words, SignedBy: "Dr Example", SignedOn: day},
		},
		Numbers: []guideline.Numbers{{Jurisdiction: "GB"}},
	}
	want := []string{
		"adds the alarm CLINIC-PADS-01 (same-day): As our leaflet says.",
		"adds the rule CLINIC-SWIM-01 on swimming: As our leaflet says.",
		"asks dry-days more strictly: As our leaflet says.",
		"follows more on work (surgical): leaflet",
		"follows only leaflet on water, signed by Dr Example on 2026-11-20: As our leaflet says.",
		"has its own numbers to call in GB",
	}
	if got := canon.Differences(p); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if p.Tightens = false; canon.Differences(p) != nil {
		t.Error("only a pack that tightens is compared")
	}
}
