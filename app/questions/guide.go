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

// Guide returns a function that gives the guidance document of a record, as the
// command line does, or what is wrong with the record.
func Guide(packs page.Library) func(record string, asOf aftercare.When) ([]byte, []aftercare.Finding) {
	return func(record string, asOf aftercare.When) ([]byte, []aftercare.Finding) {
		rec, findings := parseRecord(record, asOf)
		if findings != nil {
			return nil, findings
		}
		return wire.AppendGuidance(nil, packs.For(rec.Jurisdiction).Evaluate(rec, asOf)), nil
	}
}
