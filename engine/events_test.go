package engine

import (
	"testing"

	"aftercare"
	"aftercare/engine/compiled"
)

// A step of care dated after the day asked about leaves open what is over. With
// no day of the loss that is no less unknown than with one.
func TestReadAnchors_CareOfALaterDayLeavesThePhaseOpen(t *testing.T) {
	const asOf = aftercare.Date(738_000)
	for _, kind := range []aftercare.LossKind{0, aftercare.Ectopic, aftercare.CompleteMiscarriage} {
		for _, loss := range []aftercare.Date{0, asOf - 14} {
			rec := aftercare.Record{Loss: aftercare.Loss{Kind: kind, From: loss, To: loss}, Care: []aftercare.Care{{Route: aftercare.Medical, Start: aftercare.On(asOf + 1)}}}
			r := run{Tables: &compiled.Tables{}, rec: &rec, now: clockOf(aftercare.On(asOf))}
			r.readAnchors()
			if r.phase != onlyWaiting|onlyAfter {
				t.Errorf("%s, loss on %s: the phase is %b", kind, loss, r.phase)
			}
		}
	}
}
