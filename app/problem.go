package app

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/internal/jsondoc"
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

// refuse answers a record that can not be read.
func (a *Site) refuse(r *Request, findings []aftercare.Finding) *Response {
	if !r.WantsGuidance {
		return a.Problem(422)
	}
	w := jsondoc.Writer{}
	w.Object()
	w.OpenList("findings")
	for _, f := range findings {
		w.Object()
		w.Str("pointer", f.Pointer)
		w.Str("message", f.Message)
		w.EndObject()
	}
	w.EndList()
	w.EndObject()
	return &Response{Status: 422, Type: typeJSON, Body: w.B}
}
