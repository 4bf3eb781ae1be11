package app

import (
	"strings"

	"aftercare"
)

const (
	typeHTML = "text/html; charset=utf-8"
	typeJSON = "application/json"
)

// Handle answers one step of a reader. Whatever goes wrong, what comes back
// is a page that shows first how to get help.
func (a *App) Handle(r *Request) (out *Response) {
	defer func() {
		if recover() != nil {
			out = a.broken()
		}
	}()
	switch r.Method {
	case "GET":
		return a.get(r)
	case "POST":
		switch {
		case r.Path == routeAsk || r.Path == routePlain:
			return a.post(r)
		case isNotes(r.Path) && !r.InPage:
			// What she keeps never comes to a server.
		case isMore(r.Path), r.Path == routeRead && r.InPage:
			return a.more(r)
		case isPlaces(r.Path):
			return a.place(r)
		}
	}
	return a.Problem(405)
}

// broken is the page for a fault of ours; where even that can not be written,
// it is the emergency page, which was made before anything could break.
func (a *App) broken() (out *Response) {
	defer func() {
		if recover() != nil {
			out = &Response{Status: 500, Type: typeHTML, Body: a.help}
		}
	}()
	return a.Problem(500)
}

func (a *App) get(r *Request) *Response {
	if isMore(r.Path) || a.hasFigure(r.Path) {
		return a.more(r)
	}
	if isPlaces(r.Path) {
		return a.place(r)
	}
	switch r.Path {
	case routeHelp:
		return &Response{Status: 200, Type: typeHTML, Body: a.help}
	case routeHome:
		return a.home(r)
	case routeAsk, routeCheck:
		return a.begin(r)
	case routePlain:
		return a.plain(r)
	case routeRead:
		return a.index(r)
	case routeSources:
		return a.sourceList(r)
	case routeAbout:
		return a.about(r)
	case routeBeside:
		return a.beside(r)
	case routeCall:
		return a.call(r)
	}
	if n := number(r.Path, routeRead); n > 0 && n <= len(a.topics) {
		return a.topic(r, n)
	}
	if n := number(r.Path, routeSources); n > 0 && n <= len(a.sources) {
		return a.source(r, n)
	}
	if n := number(r.Path, routeLeave); n > 0 && n <= len(a.sources) {
		return a.leave(r, n)
	}
	if with := r.Path + "/"; !strings.HasSuffix(r.Path, "/") && has(a.Paths(), with) {
		return &Response{Status: 308, Type: typeHTML, Location: with}
	}
	return a.Problem(404)
}

// today is the day of a request, by the reader's own clock.
func (r *Request) today() aftercare.Date { return r.Now.Day }
