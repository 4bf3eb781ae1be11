package app

import (
	"aftercare/app/view"
	"strconv"
)

// Problem is the page for something that went wrong. How to get help stands
// on it before anything else.
func (a *Site) Problem(status int) *Response {
	p := a.newPage(&Request{Path: routeHome})
	p.status = status
	key := "problem." + strconv.Itoa(status)
	if !p.w.Has(key) {
		key = "problem.other"
	}
	return p.respond(
		p.emergencyCard(),
		heading(p.text(key)),
		view.P(p.text(key+".what")),
		view.P(link(routeHome, view.Class("button"), p.text("problem.home"))))
}
