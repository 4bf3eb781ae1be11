package floor

// Rules may call these; those of the published pack do not.
var _ = []any{(*facts).noRetainedTissue, (*facts).cervixClosed, (*facts).weeks, (*facts).nations, (*event).before}
