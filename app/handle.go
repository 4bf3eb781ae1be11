package app

import (
	"slices"
	"strings"
)

// Handle answers one step of a reader. Whatever goes wrong, what comes back
// is a page that shows first how to get help.
func (a *App) Handle(r *Request) (out *Response) {
	defer func() {
		if recover() != nil {
			out = a.broken()
		}
	}()
	if r.Method == "GET" && r.Path == routeHelp && a.help != nil {
		return &Response{Status: 200, Type: typeHTML, Body: a.help}
	}
	out = a.answer(r)
	for range len(routes) { // a page may leave the answer to another
		if out.Next == nil {
			break
		}
		out = a.answer(out.Next)
	}
	return out
}

// broken is the page for a fault of ours; where even that can not be written,
// it is the emergency page, which was made before anything could break.
func (a *App) broken() (out *Response) {
	defer func() {
		if fault := recover(); fault != nil {
			if a.help == nil {
				panic(fault) // the host has a page for it
			}
			out = &Response{Status: 500, Type: typeHTML, Body: a.help}
		}
	}()
	return a.Problem(500)
}

// answer finds the route of a request and lets its handler answer, or says
// which other program has it.
func (a *App) answer(r *Request) *Response {
	at := slices.IndexFunc(routes, func(route Route) bool { return route.holds(r.Path) })
	if at < 0 {
		return a.nowhere(r)
	}
	route := &routes[at]
	h := a.pages[route.Path]
	program, serve := "", Serve(nil)
	switch r.Method {
	case "GET":
		program, serve = route.Show, h.Show
		if route.Figure != "" && a.hasFigure(number(r.Path, route.list())) {
			program, serve = route.Figure, h.Figure
		}
	case "POST":
		program, serve = route.Take, h.Take
	}
	switch {
	case serve != nil:
		return serve(a.Site, r)
	case program == "":
		return a.Problem(405)
	}
	return &Response{Status: 200, Type: typeHTML, More: program}
}

// nowhere answers for an address that no page has; the first program does.
func (a *App) nowhere(r *Request) *Response {
	switch {
	case !a.has(routeHome):
		return &Response{Status: 200, Type: typeHTML, More: programFirst}
	case r.Method != "GET":
		return a.Problem(405)
	case !strings.HasSuffix(r.Path, "/") && has(a.Paths(), r.Path+"/"):
		return &Response{Status: 308, Type: typeHTML, Location: r.Path + "/"}
	}
	return a.Problem(404)
}
