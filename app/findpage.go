package app

import (
	"sync"

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
func (x *searcher) search(a *Site, r *Request) *Response {
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
	p.personal = true
	x.once.Do(func() { x.finder = newFinder(a.topics, a.general, a.words) })
	f := x.finder
	main := []view.Node{heading(p.text("find.title")), p.searchForm(asked)}
	if f.mayBeUrgent(asked) {
		main = append(main, p.helpFirst())
	}
	list := f.find(asked)
	if len(list) == 0 {
		return p.respond(append(main, view.P(p.text("find.none")), view.P(link(routeRead, p.text("find.all"))), p.helpLine())...)
	}
	results := view.UL(view.Class("says"))
	for i := range list[:min(len(list), mostFound)] {
		if list[i].score < worthShowing*list[0].score {
			break
		}
		q := a.topics[list[i].topic].question
		results.With(view.LI(
			view.H2(link(numbered(routeRead, list[i].topic+1), view.Text(q.Ask.In(p.w.Lang)))),
			view.P(view.Text(p.w.Short(q, p.know.statement)))))
	}
	return p.respond(append(main, results, view.P(link(routeRead, p.text("find.all"))), p.helpLine())...)
}

// helpFirst is the way to help, where she writes what may need it.
func (p *reading) helpFirst() view.Node {
	return view.Section(view.Class("soon"), view.P(view.Strong(p.text("find.first"))),
		view.P(link(routeHelp, view.Class("button"), p.text("foot.help"))),
		view.P(link(p.questions(routeCheck), p.text("find.check"))))
}

func (p *reading) helpLine() view.Node {
	return view.P(view.Class("quiet"), link(routeHelp, p.text("foot.help")))
}

// searchForm asks for a few words. Only the program in the page can answer it,
// so a page from a server shows it once scripts run.
func (p *reading) searchForm(asked string) view.Node {
	if !p.inPage && p.config.Asset("app.wasm") == "" {
		return view.Node{}
	}
	return formTo(routeRead, view.Role("search"), view.Flag("data-script", !p.inPage), view.Flag("hidden", !p.inPage),
		view.Div(view.Class("box"), view.Label(view.For("q"), p.text("read.search")),
			view.Input(view.Type("text"), view.ID("q"), view.Name("q"), view.Value(asked), view.Set("enterkeyhint", "search"))),
		view.Div(view.Class("buttons"), p.pressButton("button plain", "find", "read.search.press")))
}
