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

// guidance is the document for a record that was checked.
func (a *App) guidance(rec *aftercare.Record, asOf aftercare.When) []byte {
	return wire.AppendGuidance(nil, a.config.Library.For(rec.Jurisdiction).Evaluate(rec, asOf))
}
