package engine

import (
	"aftercare"
	"aftercare/engine/compiled"
	"aftercare/guideline"
)

// Engine is a pack compiled for evaluation. It is read-only and safe to share.
type Engine struct {
	tables *compiled.Tables
	ref    aftercare.PackRef
}

// New compiles a resolved pack. It fails if the pack is larger than the
// engine's tables, or lacks a policy entry.
func New(p *guideline.Pack, digest string) (*Engine, error) {
	return NewPausing(p, digest, func() {})
}

// NewPausing is New for callers that must stay responsive: it calls pause
// at short intervals.
func NewPausing(p *guideline.Pack, digest string, pause func()) (*Engine, error) {
	t, err := compiled.New(p, pause)
	if err != nil {
		return nil, err
	}
	return &Engine{t, aftercare.PackRef{ID: p.ID, Edition: p.Edition, Digest: digest}}, nil
}

// Pack returns the resolved pack the engine was compiled from.
func (e *Engine) Pack() *guideline.Pack { return e.tables.Pack }

// How much there is room for without asking for memory, or at once.
const (
	fewSigns   = 24
	fewEntries = 16 // of a list that is seldom longer
	fewCalls   = 4
	fewRules   = 16
	manyTexts  = 96 // of one answer
)
