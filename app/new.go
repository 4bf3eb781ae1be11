package app

import (
	"errors"

	"aftercare/locale"
)

// App is the program: the pages of the rooms that it was made with. Callers
// see it read-only; it is safe for many at once.
type App struct {
	*Site
	pages map[string]Handler
	help  []byte // the emergency page, made once; nil if another program has it
}

// New makes a program of the pages that its caller links. Every other page is
// answered with Response.More.
func New(c Config, rooms ...[]Handler) (*App, error) {
	if c.Asset == nil {
		c.Asset = func(string) string { return "" }
	}
	if c.Words == nil {
		c.Words = locale.In("en")
	}
	a := &App{pages: map[string]Handler{}}
	for _, room := range rooms {
		for _, h := range room {
			if err := a.add(h); err != nil {
				return nil, err
			}
		}
	}
	a.Site = newSite(c, routes, a.has)
	if a.has(routeHelp) {
		if a.general == nil {
			return nil, errors.New("app: there is no pack to answer from")
		}
		a.help = a.pages[routeHelp].Show(a.Site, &Request{Path: routeHelp}).Body
	}
	return a, nil
}

// add binds a handler to its line of the table. What one page shows, and what
// takes its form, may come from two rooms.
func (a *App) add(h Handler) error {
	for i := range routes {
		if routes[i].Path != h.Path {
			continue
		}
		had := a.pages[h.Path]
		for _, s := range [...]struct {
			into, from *Serve
			program    string
		}{{&had.Show, &h.Show, routes[i].Show}, {&had.Take, &h.Take, routes[i].Take}, {&had.Figure, &h.Figure, routes[i].Figure}} {
			if *s.from == nil {
				continue
			}
			if *s.into != nil {
				return errors.New("app: duplicate handler of " + h.Path)
			}
			if s.program == "" {
				return errors.New("app: the table has no such step of " + h.Path)
			}
			*s.into = *s.from
		}
		a.pages[h.Path] = had
		return nil
	}
	return errors.New("app: " + h.Path + " is not in the table of routes")
}

// has reports whether this program shows the page of a path.
func (a *App) has(path string) bool { return a.pages[path].Show != nil }

// Routes is the table of every page, in the order of the footer.
func Routes() []Route { return append([]Route(nil), routes...) }

// Paths lists the addresses of the general pages, the emergency page first.
func (a *App) Paths() []string {
	var list []string
	for i := range routes {
		switch r := &routes[i]; {
		case r.Inner:
		case r.list() == "":
			list = append(list, r.Path)
		default:
			for _, n := range a.numbers(r.list()) {
				list = append(list, numbered(r.list(), n))
			}
		}
	}
	return list
}
