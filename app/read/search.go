package read

import (
	"sync"

	"aftercare/app/page"
	"aftercare/app/view"
)

const (
	mostFound = 6
	// worthShowing is the part of the best score below which a question is
	// only noise.
	worthShowing  = 0.4
	longestSearch = 200
)

// searcher is the search; its finder is made when something is first asked.
type searcher struct {
	once   sync.Once
	finder *finder
}

// search answers the questions' own search with the short answers of those
// that fit. Help stands above them, whatever was asked.
func (x *searcher) search(a *page.Site, r *page.Request) *page.Response {
	if !r.InPage {
		return a.Problem(405) // what she looks for never comes to a server
	}
	asked := ""
	for _, f := range r.Form {
		if f.Name == "q" {
			asked = f.Value[:min(len(f.Value), longestSearch)]
		}
	}
	p := newReading(a, r)
	p.Personal = true
	x.once.Do(func() { x.finder = newFinder(a.Topics, a.General, a.Words) })
	f := x.finder
	main := []view.Node{page.Heading(p.Text("find.title")), p.searchForm(asked)}
	if f.mayBeUrgent(asked) {
		main = append(main, p.helpFirst())
	}
	list := f.find(asked)
	if len(list) == 0 {
		return p.Respond(append(main, view.P(p.Text("find.none")), view.P(page.Link(page.PathRead, p.Text("find.all"))), p.helpLine())...)
	}
	results := view.UL(view.Class("says"))
	for i := range list[:min(len(list), mostFound)] {
		if list[i].score < worthShowing*list[0].score {
			break
		}
		q := a.Topics[list[i].topic].Question
		results.With(view.LI(
			view.H2(page.Link(page.Numbered(page.PathRead, list[i].topic+1), view.Text(q.Ask.In(p.W.Lang)))),
			view.P(view.Text(p.W.Short(q, p.Know.Statement)))))
	}
	return p.Respond(append(main, results, view.P(page.Link(page.PathRead, p.Text("find.all"))), p.helpLine())...)
}

// helpFirst is the way to help, where she writes what may need it.
func (p *reading) helpFirst() view.Node {
	return view.Section(view.Class("soon"), view.P(view.Strong(p.Text("find.first"))),
		view.P(page.Link(page.PathHelp, view.Class("button"), p.Text("foot.help"))),
		view.P(page.Link(p.Questions(page.PathCheck), p.Text("find.check"))))
}

func (p *reading) helpLine() view.Node {
	return view.P(view.Class("quiet"), page.Link(page.PathHelp, p.Text("foot.help")))
}

// searchForm asks for a few words. Only the program in the page can answer it,
// so a page from a server shows it once scripts run.
func (p *reading) searchForm(asked string) view.Node {
	if !p.InPage && p.Config.Asset("app.wasm") == "" {
		return view.Node{}
	}
	return page.FormTo(page.PathRead, view.Role("search"), view.Flag("data-script", !p.InPage), view.Flag("hidden", !p.InPage),
		view.Div(view.Class("box"), view.Label(view.For("q"), p.Text("read.search")),
			view.Input(view.Type("text"), view.ID("q"), view.Name("q"), view.Value(asked), view.Set("enterkeyhint", "search"))),
		view.Div(view.Class("buttons"), p.PressButton("button plain", "find", "read.search.press")))
}
