package page

import (
	"strconv"

	"aftercare"
	"aftercare/app/view"
	"aftercare/internal/jsondoc"
)

// Problem is the page for something that went wrong. How to get help stands
// on it before anything else.
func (a *Site) Problem(status int) *Response {
	p := a.NewPage(&Request{Path: PathHome})
	p.Status = status
	key := "problem." + strconv.Itoa(status)
	if !p.W.Has(key) {
		key = "problem.other"
	}
	return p.Respond(
		p.emergencyCard(),
		Heading(p.Text(key)),
		view.P(p.Text(key+".what")),
		view.P(Link(PathHome, view.Class("button"), p.Text("problem.home"))))
}

// Refuse answers a record that cannot be read.
func (a *Site) Refuse(r *Request, findings []aftercare.Finding) *Response {
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
	return &Response{Status: 422, Type: TypeJSON, Body: w.B}
}
