package page

import (
	"strconv"
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// Statement is what is said, why nothing bears it out where that is so, and
// where it is from behind one tap.
func (p *Page) Statement(s *guideline.Statement) view.Node {
	return view.LI(
		view.P(view.Text(p.W.Says(s))),
		view.If(s.Unsupported != "", view.P(view.Class("dated"), p.Named(s.Unsupported))),
		p.Evidence(s))
}

// Evidence names who says it, and whether that was written for abortion care;
// where exactly is behind one tap.
func (p *Page) Evidence(s *guideline.Statement) view.Node {
	name := ""
	if src := p.Know.Sources[s.Cites[0].Source]; src != nil {
		name = p.W.Sourced(s, src.Name)
	}
	return view.Details(view.Summary(view.Text(p.W.Count("evidence", len(s.Cites), locale.With("name", name), locale.With("more", strconv.Itoa(len(s.Cites)-1))))),
		p.citations(s))
}

// Statements is a list of them.
func (p *Page) Statements(list []*guideline.Statement) view.Node {
	parts := []view.Part{view.Class("says")}
	for _, s := range list {
		parts = append(parts, p.Statement(s))
	}
	return view.UL(parts...)
}

// citations lists the sources of a statement: the place in each, what kind of
// source it is, how much of it was seen, and whom it was written for.
func (p *Page) citations(s *guideline.Statement) view.Node {
	list := []view.Part{view.Class("cites")}
	for i := range s.Cites {
		c := &s.Cites[i]
		src := p.Know.Sources[c.Source]
		if src == nil {
			continue
		}
		notes := append(p.W.SourceNotes(src, src.Newer(p.Know.Sources)), p.W.StatementNotes(s)...)
		own := view.Node{}
		if len(c.Says) > 0 {
			own = view.P(view.Text(p.W.Own(s, c.Says)))
		}
		list = append(list, view.LI(
			p.SourceLink(src), view.Text(p.W.Between(locale.Colon)), p.InLanguage("en", c.Locator), view.Text(p.W.FullStop()), own,
			view.Small(view.Text(strings.Join(notes, " ")))))
	}
	return view.UL(list...)
}

// SourceLink names a source and leads to its page.
func (p *Page) SourceLink(src *guideline.Source) view.Node {
	n := p.sourceNumber(src.ID)
	if n == 0 {
		return view.Span(p.Named(src.Name))
	}
	return Link(Numbered(PathSources, n), p.Named(src.Name))
}
