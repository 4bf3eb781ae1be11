// Package search finds the page that answers what somebody types, and puts help above
// everything else if it is needed. It is the same in a server and in a reader's own
// page.
package search

import (
	"strings"
	"sync"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// longest is how many letters of what was typed are read.
const longest = 200

// Pages are the search.
func Pages() []page.Handler {
	s := new(searcher)
	return []page.Handler{
		{Path: page.PathRead, Take: s.search},
		{Path: page.PathPlainSearch, Show: s.search, Take: s.search},
	}
}

// searcher makes the index when something is first asked.
type searcher struct {
	once  sync.Once
	index *index
}

// results is the page of what was found.
type results struct {
	*page.Page
	asked   string
	country string             // "" if she didn't say
	numbers *guideline.Numbers // of it; nil if there are none
}

// search answers what was typed. On /read/ it stays in her page; only /plain/ asks the
// server.
func (s *searcher) search(a *page.Site, r *page.Request) *page.Response {
	plain := r.Path == page.PathPlainSearch
	if !plain && !r.InPage {
		return a.Problem(405)
	}
	p := &results{Page: a.NewPage(r)}
	p.Plain, p.Personal = plain, r.Method == "POST"
	p.read(r.Form)
	if strings.TrimSpace(p.asked) == "" {
		return p.Respond(page.Heading(p.Text("foot.search")), view.P(p.Text("find.empty")), p.SearchForm("", p.carried()), p.foot())
	}
	s.once.Do(func() { s.index = newIndex(a) })
	x := s.index
	tokens := x.correct(x.split(p.asked))
	list, answers := x.rank(tokens)
	cards := x.cardsFor(tokens)
	main := []view.Node{p.SearchForm(p.asked, p.carried())}
	for i, card := range cards {
		main = append(main, p.card(card, i == 0))
	}
	switch {
	case len(cards) > 0:
		main = append(main, view.H2(p.Text("find.results")), p.items(x.besideCard(cards[0], list, answers)))
	case a.Words.Everyday("examined") != "yes":
		main = append(main, p.helpFirst(), p.list(list, answers))
	case x.tells(tokens, list):
		main = append(main, p.helpBeside(), p.list(list, answers))
	default:
		main = append(main, p.list(list, answers))
	}
	return p.Respond(append(main, p.foot())...)
}

// read takes what was typed, and the country if she told it.
func (p *results) read(form []page.Field) {
	typed, _, _ := page.TakeField(form, "q")
	p.asked = cut(typed, longest)
	where, _, _ := page.TakeField(form, "country")
	if nation, _, _ := page.TakeField(form, "nation"); strings.HasPrefix(nation, where+"-") {
		p.country = nation
	}
	if n := p.Know.Numbers[where]; n != nil {
		p.country, p.numbers, p.Know = where, n, p.Knowledge(where)
	}
}

// cut is the beginning of a text, up to a number of letters.
func cut(text string, letters int) string {
	for at := range text {
		if letters--; letters < 0 {
			return text[:at]
		}
	}
	return text
}

// carried keeps the country for the next search.
func (p *results) carried() view.Node { return page.HiddenField("country", p.country) }

// list lists the pages that fit, or says that there is none.
func (p *results) list(list []result, answers bool) view.Node {
	if answers {
		return view.List(page.Heading(p.Text("find.results")), p.items(list))
	}
	whom := "find.none.ask"
	if len(list) > 0 && list[0].path == "" {
		whom, list = "find."+list[0].id, list[1:]
	}
	list = list[:min(len(list), mostNear)]
	for i := range list {
		list[i].near = true
	}
	return view.List(page.Heading(p.Text("find.none")), view.P(p.Text(whom)),
		view.P(page.Link(page.PathCall, p.Text("foot.call")), view.Text(p.W.Between(locale.Dot)), page.Link(page.PathPlaces, p.Text("foot.places"))),
		view.If(len(list) > 0, view.List(view.H2(p.Text("find.near")), p.items(list))))
}

// mostNear is how many pages are listed if no page answers.
const mostNear = 3

// items are the pages: the whole short answer of the first, of the others
// their first sentence, as her country answers where that is known.
func (p *results) items(list []result) view.Node {
	ul := view.UL(view.Class("found"))
	for i, f := range list {
		what := f.what
		if own := p.Know.Pack.Question(f.key); own != nil {
			what = p.W.Short(own, p.Know.Statement)
		}
		if i > 0 || f.near {
			what = locale.FirstSentence(what)
		}
		ul.With(view.LI(page.Link(f.path, view.Text(f.title)), view.P(view.Text(what))))
	}
	return ul
}

// helpFirst is the way to help above every search of a language whose words for
// the cards were not examined.
func (p *results) helpFirst() view.Node {
	return view.Section(view.Class("soon"), view.P(view.Strong(p.Text("find.first"))),
		view.P(page.Link(page.PathHelp, view.Class("button"), p.Text("foot.help"))))
}

// helpBeside is the quiet way to help above what was found, where somebody tells how
// she is in words that no rule knows.
func (p *results) helpBeside() view.Node {
	return view.P(view.Class("quiet"), p.Text("find.first"), view.Text(" "), p.emergency(), view.Text(p.W.Between(locale.Dot)),
		page.Link(p.Questions(page.PathCheck), p.Text("find.page.check")))
}

func (p *results) foot() view.Node {
	key := "find.here"
	if p.Plain {
		key = "find.server"
	}
	return view.List(view.P(page.Link(page.PathRead, p.Text("find.all"))), view.P(view.Class("quiet"), p.Text(key)))
}
