package app

import "aftercare/app/view"

// events offers what happens once.
func (n *notes) events() *Response {
	list := view.UL(view.Class("topics"))
	for i := range leaves[1:] {
		list.With(view.LI(link(leaves[i+1].route(), n.text("leaf."+leaves[i+1].id))))
	}
	return n.respond(heading(n.text("events.title")), view.P(view.Class("lead"), n.text("events.lead")), list,
		view.P(link(routeNotes, n.text("to.notes"))))
}

// event is one of them, by its number.
func (n *notes) event() *Response {
	if i := number(n.path, routeEvent); i < len(leaves) {
		return n.write(&leaves[i])
	}
	return n.Problem(404)
}
