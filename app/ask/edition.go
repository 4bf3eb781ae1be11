package ask

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
)

// Edition says which knowledge an answer was made from, and how old it is.
func (s *Page) Edition(g *aftercare.Guidance) view.Node {
	return s.Text("answer.edition",
		locale.With("edition", g.Pack.Edition),
		locale.With("published", s.W.Day(s.Know.Pack.Published, 1)),
		locale.With("away", s.W.Away(s.Know.Pack.Published, s.Today)))
}
