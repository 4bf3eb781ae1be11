package read

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// sourceList is every source, by what kind of source it is.
func sourceList(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	main := []view.Node{
		page.Heading(p.Text("sources.title")),
		view.P(view.Class("lead"), view.Text(p.W.Count("sources.lead", len(a.Sources)))),
		view.P(p.Text("sources.seen")),
	}
	for tier := range guideline.TierTerms.All() {
		list := []view.Part{view.Class("sources")}
		for i, id := range a.Sources {
			if s := p.Know.Sources[id]; s.Tier == tier {
				list = append(list, view.LI(page.Link(page.Numbered(page.PathSources, i+1), p.InLanguage(s.Language, s.Name)), view.Text(" "), view.Small(p.InLanguage(s.Language, s.Title))))
			}
		}
		if len(list) > 1 {
			main = append(main, view.Details(view.Summary(view.H2(p.Text("tier."+tier.String()+".title"))), view.P(p.Text("tier."+tier.String())), view.UL(list...)))
		}
	}
	return p.Respond(main...)
}

// showSource is one source: what it is, how it was seen, and what is cited from it.
func showSource(a *page.Site, r *page.Request) *page.Response {
	p, n := newReading(a, r), page.Number(r.Path, page.PathSources)
	if n > len(a.Sources) {
		return a.Problem(404)
	}
	s := p.Know.Sources[a.Sources[n-1]]
	facts := []view.Part{view.Class("facts")}
	factIn := func(lang, key, value string) {
		if value != "" {
			facts = append(facts, view.DT(p.Text("source.fact."+key)), view.DD(p.InLanguage(lang, value)))
		}
	}
	fact := func(key, value string) { factIn(p.W.Lang, key, value) }
	factIn(s.Language, "title", s.Title)
	factIn(s.Language, "publisher", s.Publisher)
	if s.Edition == "n.d." {
		fact("edition", p.W.Text("source.undated"))
	} else {
		factIn(s.Language, "edition", s.Edition)
	}
	fact("published", p.W.PartialDate(s.Published))
	fact("place", p.Jurisdiction(s.Jurisdiction))
	fact("language", p.LanguageName(s.Language))
	fact("kind", p.W.Text("kind."+s.Kind.String()))
	fact("weight", p.W.Weight(s))
	fact("seen", p.W.Text("seen."+s.Seen.String()+".long"))
	fact("checked", p.W.PartialDate(s.CheckedOn))
	factIn("en", "licence", s.Licence)
	factIn("en", "note", s.Note)
	if newer := p.Know.Sources[s.SupersededBy]; newer != nil {
		facts = append(facts, view.DT(p.Text("source.fact.superseded")), view.DD(p.SourceLink(newer)))
	} else {
		factIn("en", "superseded", s.SupersededBy)
	}
	main := []view.Node{page.Heading(p.InLanguage(s.Language, s.Name)), view.DL(facts...)}
	if s.Address != "" {
		main = append(main, view.P(page.Link(page.Numbered(page.PathLeave, n), view.Class("button"), p.Text("source.open"))))
	}
	cited := p.Know.Active(func(x *guideline.Statement) bool { return citesSource(x, s.ID) })
	if len(cited) > 0 {
		main = append(main, view.H2(p.Text("source.cited")), p.citedList(cited, s.ID))
	}
	return p.Respond(main...)
}

func citesSource(s *guideline.Statement, source string) bool {
	for i := range s.Cites {
		if s.Cites[i].Source == source {
			return true
		}
	}
	return false
}

// citedList is what is cited from one source, with the places in it. What says
// a sentence again is behind one tap.
func (p *reading) citedList(list []*guideline.Statement, source string) view.Node {
	open, again := view.UL(view.Class("says")), view.UL(view.Class("says"))
	once, repeats := page.Said{}, false
	for _, s := range list {
		row := view.LI(view.P(view.Text(p.W.SaysForWhom(s))))
		for i := range s.Cites {
			if s.Cites[i].Source == source {
				row.With(view.Small(p.InLanguage("en", s.Cites[i].Locator)), view.Text(" "))
			}
		}
		if says := p.W.Says(s); once.Say(says) == says {
			open.With(row)
			continue
		}
		again.With(row)
		repeats = true
	}
	return view.List(open, view.If(repeats, p.Folded("topic.more", again)))
}

// leave is the notice before a page of somebody else.
func leave(a *page.Site, r *page.Request) *page.Response {
	p, n := newReading(a, r), page.Number(r.Path, page.PathLeave)
	if n > len(a.Sources) {
		return a.Problem(404)
	}
	s := p.Know.Sources[a.Sources[n-1]]
	to := view.Outside(s.Address)
	if to.String() == "" {
		return a.Problem(404)
	}
	return p.Respond(
		page.Heading(p.Text("leave.title")),
		view.P(view.Class("lead"), p.Text("leave.what", locale.With("name", s.Name))),
		view.P(p.Text("leave.trace")),
		view.P(view.Class("address"), page.Written(s.Address)),
		view.P(view.A(view.Class("button"), view.Href(to), view.Set("target", "_blank"), view.Set("rel", "noopener noreferrer nofollow"), p.Text("leave.go"))),
		view.P(page.Link(page.Numbered(page.PathSources, n), p.Text("leave.back"))))
}
