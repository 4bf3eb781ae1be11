package app

import (
	"aftercare"
	"aftercare/engine"
	"aftercare/wire"
)

// parseRecord reads a record strictly, as every surface does.
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

// Guide judges a record as the command line does: the guidance document, or
// what is wrong with the record.
func (l Library) Guide(record string, asOf aftercare.When) (guidance []byte, findings []aftercare.Finding) {
	rec, findings := parseRecord(record, asOf)
	if findings != nil {
		return nil, findings
	}
	return wire.AppendGuidance(nil, l.For(rec.Jurisdiction).Evaluate(rec, asOf)), nil
}
