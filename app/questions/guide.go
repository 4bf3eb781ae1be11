package questions

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/engine"
	"aftercare/wire"
)

// parseRecord reads a record strictly, as the command line and the HTTP API do.
func parseRecord(text string, asOf aftercare.When) (*aftercare.Record, []aftercare.Finding) {
	rec, findings := wire.ParseRecord(text)
	if findings == nil {
		findings = engine.Check(rec, asOf)
	}
	if findings != nil {
		return nil, findings
	}
	return rec, nil
}

// Guide judges records as the command line does. What it returns gives the
// guidance document of a record, or what is wrong with the record; neither once
// nobody waits for it.
func Guide(packs page.Library) func(record string, asOf aftercare.When, left func() bool) ([]byte, []aftercare.Finding) {
	return func(record string, asOf aftercare.When, left func() bool) ([]byte, []aftercare.Finding) {
		rec, findings := parseRecord(record, asOf)
		if findings != nil || left() {
			return nil, findings
		}
		guidance := packs.For(rec.Jurisdiction).Evaluate(rec, asOf)
		if left() {
			return nil, nil
		}
		return wire.AppendGuidance(nil, guidance), nil
	}
}
