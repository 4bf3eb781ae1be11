package app

import (
	"strconv"
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// statement is what is said, why nothing bears it out where that is so, and
// where it is from behind one tap.
func (p *page) statement(s *guideline.Statement) view.Node {
	return view.LI(
		view.P(view.Text(p.w.Says(s))),
		view.If(s.Unsupported != "", view.P(view.Class("dated"), view.Text(s.Unsupported))),
		p.evidence(s))
}

// evidence names who says it; where exactly is behind one tap.
func (p *page) evidence(s *guideline.Statement) view.Node {
	name := ""
	if src := p.know.sources[s.Cites[0].Source]; src != nil {
		name = src.Name
	}
	return view.Details(view.Summary(view.Text(p.w.Count("evidence", len(s.Cites), locale.With("name", name), locale.With("more", strconv.Itoa(len(s.Cites)-1))))),
		p.citations(s))
}

// statements is a list of them.
func (p *page) statements(list []*guideline.Statement) view.Node {
	parts := []view.Part{view.Class("says")}
	for _, s := range list {
		parts = append(parts, p.statement(s))
	}
	return view.UL(parts...)
}

// citations lists the sources of a statement: the place in each, what kind of
// source it is, how much of it was seen, and whom it was written for.
func (p *page) citations(s *guideline.Statement) view.Node {
	list := []view.Part{view.Class("cites")}
	for i := range s.Cites {
		c := &s.Cites[i]
		src := p.know.sources[c.Source]
		if src == nil {
			continue
		}
		notes := append(p.w.SourceNotes(src), p.w.StatementNotes(s)...)
		own := view.Node{}
		if len(c.Says) > 0 {
			own = view.P(view.Text(p.w.Own(s, c.Says)))
		}
		list = append(list, view.LI(
			p.sourceLink(src), view.Text(": "+c.Locator+"."), own,
			view.Small(view.Text(strings.Join(notes, " ")))))
	}
	return view.UL(list...)
}

// sourceLink names a source and leads to its page.
func (p *page) sourceLink(src *guideline.Source) view.Node {
	n := p.sourceNumber(src.ID)
	if n == 0 {
		return view.Span(view.Text(src.Name))
	}
	return link(numbered(routeSources, n), view.Text(src.Name))
}
