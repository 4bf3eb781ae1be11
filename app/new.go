// Package app is the program: a table of every page, and what finds the one
// that answers a request. It knows no package of pages: each command lists those it
// links, so that the linker splits the programs.
package app

import (
	"errors"

	"aftercare/app/page"
)

// App is the program: the pages that it was made with. Callers
// see it read-only; it is safe for many at once.
type App struct {
	*page.Site
	pages     []page.Handler // in the order of the table
	needsPack bool           // a page rests on what sources say
	help      []byte         // the emergency page, made once; nil if another program has it
}

// New makes a program of the pages that its caller links. Every other page is
// answered with Response.More.
func New(c page.Config, pages ...[]page.Handler) (*App, error) {
	if c.Asset == nil {
		c.Asset = func(string) string { return "" }
	}
	if c.Words == nil {
		return nil, errors.New("app: no words")
	}
	a := &App{pages: make([]page.Handler, len(routes))}
	for _, handlers := range pages {
		for _, h := range handlers {
			if err := a.add(h); err != nil {
				return nil, err
			}
		}
	}
	a.Site = page.NewSite(c, routes, a.shows)
	if a.General == nil && a.needsPack {
		return nil, errors.New("app: there is no pack to answer from")
	}
	if a.shows(page.PathHelp) {
		a.help = a.pages[find(page.PathHelp)].Show(a.Site, &page.Request{Path: page.PathHelp}).Body
	}
	return a, nil
}

// add binds a handler to its line of the table. What one page shows, and what
// takes its form, may come from two packages.
func (a *App) add(h page.Handler) error {
	for i := range routes {
		r, had := &routes[i], &a.pages[i]
		if r.Path != h.Path {
			continue
		}
		for _, s := range [...]struct {
			into    *page.Serve
			from    page.Serve
			program string
		}{{&had.Show, h.Show, r.Show}, {&had.Take, h.Take, r.Take}, {&had.Figure, h.Figure, r.Figure}} {
			switch {
			case s.from == nil:
				continue
			case *s.into != nil:
				return errors.New("app: duplicate handler of " + h.Path)
			case s.program == "":
				return errors.New("app: the table has no such step of " + h.Path)
			}
			*s.into = s.from
		}
		a.needsPack = a.needsPack || r.Show != programPlaces
		return nil
	}
	return errors.New("app: " + h.Path + " is not in the table of routes")
}

// shows reports whether this program shows the page of a path.
func (a *App) shows(path string) bool {
	at := find(path)
	return at >= 0 && a.pages[at].Show != nil
}

// find finds the line of a path in the table, -1 for none.
func find(path string) int {
	for i := range routes {
		if routes[i].Holds(path) {
			return i
		}
	}
	return -1
}

// Routes is the table of every page, in the order of the footer.
func Routes() []page.Route { return append([]page.Route(nil), routes...) }

// Paths lists the addresses of the general pages, the emergency page first.
func (a *App) Paths() []string {
	var list []string
	for i := range routes {
		switch r := &routes[i]; {
		case r.Inner:
		case r.List() == "":
			list = append(list, r.Path)
		default:
			for _, n := range a.Numbers(r.List()) {
				list = append(list, page.Numbered(r.List(), n))
			}
		}
	}
	return list
}
