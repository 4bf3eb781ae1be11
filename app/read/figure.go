package read

import (
	"aftercare/app/view"
	"aftercare/guideline"
)

// A figure is a drawing with its table, and the statements in it.
type figure struct {
	nodes []view.Node
	shown []*guideline.Statement
}
