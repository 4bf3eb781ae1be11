package app

import (
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// sourceList is every source, by what kind of source it is.
func sourceList(a *Site, r *Request) *Response {
	p := newReading(a, r)
	main := []view.Node{
		heading(p.text("sources.title")),
		view.P(view.Class("lead"), view.Text(p.w.Count("sources.lead", len(a.sources)))),
		view.P(p.text("sources.seen")),
	}
	for tier := range guideline.TierTerms.All() {
		list := []view.Part{view.Class("sources")}
		for i, id := range a.sources {
			if s := p.know.sources[id]; s.Tier == tier {
				list = append(list, view.LI(link(numbered(routeSources, i+1), view.Text(s.Name)), view.Text(" "), view.Small(view.Text(s.Title))))
			}
		}
		if len(list) > 1 {
			main = append(main, view.Details(view.Summary(view.H2(p.text("tier."+tier.String()+".title"))), view.P(p.text("tier."+tier.String())), view.UL(list...)))
		}
	}
	return p.respond(main...)
}

// showSource is one source: what it is, how it was seen, and what is cited from it.
func showSource(a *Site, r *Request) *Response {
	p, n := newReading(a, r), number(r.Path, routeSources)
	if n > len(a.sources) {
		return a.Problem(404)
	}
	s := p.know.sources[a.sources[n-1]]
	facts := []view.Part{view.Class("facts")}
	fact := func(key, value string) {
		if value != "" {
			facts = append(facts, view.DT(p.text("source.fact."+key)), view.DD(view.Text(value)))
		}
	}
	fact("title", s.Title)
	fact("publisher", s.Publisher)
	fact("edition", p.printed(s.Edition))
	fact("published", p.w.PartialDate(s.Published))
	fact("place", p.jurisdiction(s.Jurisdiction))
	fact("language", p.languageName(s.Language))
	fact("kind", p.w.Text("kind."+s.Kind.String()))
	fact("weight", p.w.Text("tier."+s.Tier.String()))
	fact("seen", p.w.Text("seen."+s.Seen.String()+".long"))
	fact("checked", p.w.PartialDate(s.CheckedOn))
	fact("licence", s.Licence)
	fact("note", s.Note)
	main := []view.Node{heading(view.Text(s.Name)), view.DL(facts...)}
	if s.Address != "" {
		main = append(main, view.P(link(numbered(routeLeave, n), view.Class("button"), p.text("source.open"))))
	}
	cited := p.know.active(func(x *guideline.Statement) bool { return citesSource(x, s.ID) })
	if len(cited) > 0 {
		main = append(main, view.H2(p.text("source.cited")), p.citedList(cited, s.ID))
	}
	return p.respond(main...)
}

func citesSource(s *guideline.Statement, source string) bool {
	for i := range s.Cites {
		if s.Cites[i].Source == source {
			return true
		}
	}
	return false
}

// citedList is what is cited from one source, with the place in it.
func (p *reading) citedList(list []*guideline.Statement, source string) view.Node {
	items := []view.Part{view.Class("says")}
	for _, s := range list {
		for i := range s.Cites {
			if s.Cites[i].Source == source {
				items = append(items, view.LI(view.P(view.Text(p.w.Says(s))), view.Small(view.Text(s.Cites[i].Locator))))
			}
		}
	}
	return view.UL(items...)
}

// printed is an edition as it is shown: "n.d." in words.
func (p *reading) printed(edition string) string {
	if edition == "n.d." {
		return p.w.Text("source.undated")
	}
	return edition
}

// leave is the notice before a page of somebody else.
func leave(a *Site, r *Request) *Response {
	p, n := newReading(a, r), number(r.Path, routeLeave)
	if n > len(a.sources) {
		return a.Problem(404)
	}
	s := p.know.sources[a.sources[n-1]]
	to := view.Outside(s.Address)
	if to.String() == "" {
		return a.Problem(404)
	}
	return p.respond(
		heading(p.text("leave.title")),
		view.P(view.Class("lead"), p.text("leave.what", locale.With("name", s.Name))),
		view.P(p.text("leave.trace")),
		view.P(view.Class("address"), view.Text(s.Address)),
		view.P(view.A(view.Class("button"), view.Href(to), view.Set("target", "_blank"), view.Set("rel", "noopener noreferrer nofollow"), p.text("leave.go"))),
		view.P(link(numbered(routeSources, n), p.text("leave.back"))))
}
