package app

import (
	"slices"
	"strings"

	"aftercare/app/page"
	"aftercare/locale"
)

// Handle answers one step of a reader. Whatever goes wrong, what comes back
// is a page that shows first how to get help.
func (a *App) Handle(r *page.Request) (out *page.Response) {
	defer func() {
		if recover() != nil {
			if r.Broke != nil {
				r.Broke()
			}
			out = a.broken()
		}
	}()
	if path, sent := strings.CutSuffix(r.Path, page.Sent); sent {
		to := *r
		to.Path = path
		r = &to
	}
	if r.Method == "GET" && r.Path == page.PathHelp && len(r.Form) == 0 && a.help != nil {
		return &page.Response{Status: 200, Type: page.TypeHTML, Body: a.help}
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

// broken is the page for a fault of ours; where even that cannot be written,
// it is the emergency page, which was made before anything could break.
func (a *App) broken() (out *page.Response) {
	defer func() {
		if fault := recover(); fault != nil {
			if a.help == nil {
				panic(fault) // the host has a page for it
			}
			out = &page.Response{Status: 500, Type: page.TypeHTML, Body: a.help}
		}
	}()
	return a.Problem(500)
}

// answer finds the route of a request and lets its handler answer, or says
// which other program has it.
func (a *App) answer(r *page.Request) *page.Response {
	at := find(r.Path)
	if at < 0 {
		return a.nowhere(r)
	}
	route := &routes[at]
	h := &a.pages[at]
	program, serve := "", page.Serve(nil)
	switch r.Method {
	case "GET":
		program, serve = route.Show, h.Show
		if route.Figure != "" && a.HasFigure(page.Number(r.Path, route.List())) {
			program, serve = route.Figure, h.Figure
		}
	case "POST":
		program, serve = route.Take, h.Take
	}
	switch {
	case serve != nil:
		return a.inWords(serve(a.Site, r))
	case program == "":
		return a.Problem(405)
	}
	return &page.Response{Status: 200, Type: page.TypeHTML, More: program}
}

// inWords leaves a page that lacks words to the same program with all of them. No
// page of the first program should: see words.Later.
func (a *App) inWords(r *page.Response) *page.Response {
	if a.Words.Part && strings.Contains(string(r.Body), locale.Missing) {
		return &page.Response{Status: 200, Type: page.TypeHTML, More: programWhole}
	}
	return r
}

// nowhere answers for an address that no page has; the first program does.
func (a *App) nowhere(r *page.Request) *page.Response {
	switch {
	case !a.shows(page.PathHome):
		return &page.Response{Status: 200, Type: page.TypeHTML, More: programFirst}
	case r.Method != "GET":
		return a.Problem(405)
	case r.Path == page.PathLeave:
		return &page.Response{Status: 303, Type: page.TypeHTML, Location: page.Exit}
	case !strings.HasSuffix(r.Path, "/") && slices.Contains(a.Paths(), r.Path+"/"):
		return &page.Response{Status: 308, Type: page.TypeHTML, Location: r.Path + "/"}
	}
	return a.Problem(404)
}
