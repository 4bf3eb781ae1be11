package app

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// edition says which knowledge an answer was made from, and how old it is.
func (s *sheet) edition(g *aftercare.Guidance) view.Node {
	return s.text("answer.edition",
		locale.With("edition", g.Pack.Edition),
		locale.With("published", s.w.Day(s.know.pack.Published, 1)),
		locale.With("away", s.w.Away(s.know.pack.Published, s.today)))
}
