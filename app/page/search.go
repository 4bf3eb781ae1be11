package page

import "aftercare/app/view"

// SearchForm asks for a few words. In her own page the program there answers
// them; on a page of /plain/ they go to this server. Any other page of a server
// shows the field once scripts run, and leads to /plain/ without them.
func (p *Page) SearchForm(asked string, more ...view.Part) view.Node {
	if !p.Plain && !p.CanFill() {
		return view.P(Link(PathPlainSearch, p.Text("read.search")))
	}
	path, hidden := PathRead, !p.InPage
	if p.Plain {
		path, hidden = PathPlainSearch, false
	}
	form := FormTo(path, view.Role("search"), view.Class("seek"), view.Flag("data-script", hidden), view.Flag("hidden", hidden),
		view.Label(view.For("q"), p.Text("read.search")),
		view.Input(view.Type("text"), view.ID("q"), view.Name("q"), view.Value(asked), view.Set("enterkeyhint", "search"), view.Set("autocomplete", "off")),
		p.PressButton("button", "find", "read.search.press")).With(more...)
	if !hidden {
		return form
	}
	return view.List(form, view.Noscript(view.P(Link(PathPlainSearch, p.Text("read.search.plain")))))
}

// searchLink leads to the search from the foot of every page.
func (p *Page) searchLink() view.Node {
	to := PathRead
	if p.Plain || !p.CanFill() {
		to = PathPlainSearch
	}
	return Link(to, p.Text("foot.search"))
}
