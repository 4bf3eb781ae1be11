package app

import "aftercare/app/view"

// erase removes the diary for good, once it was asked twice.
func (n *notes) erase() *Response {
	switch n.field("go") {
	case "erase":
		if err := n.v.Erase(); err != nil {
			return n.respond(n.fault(why(err)), heading(n.text("erase.title")), n.linkList(routeErase, routeNotes))
		}
		n.personal, n.form = false, nil
		return n.respond(heading(n.text("erase.done")), n.paragraphs("erase.reach."), n.anyway(), n.linkList(routeNotes))
	case "ask":
		return n.respond(heading(n.text("erase.sure")), view.P(n.text("erase.sure.what")),
			formTo(routeErase, view.Div(view.Class("buttons"), n.pressButton("button", "erase", "erase.yes"), link(routeNotes, view.Class("button plain"), n.text("erase.no")))))
	}
	return n.respond(heading(n.text("erase.title")), n.paragraphs("erase.what."),
		view.Section(view.H2(n.text("erase.reach")), n.paragraphs("erase.reach.")),
		formTo(routeErase, view.Div(view.Class("buttons"), n.pressButton("button", "ask", "erase.ask"), link(routeNotes, view.Class("button plain"), n.text("erase.no")))))
}
