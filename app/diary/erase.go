package diary

import (
	"errors"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/vault"
)

// erase removes the diary for good, once it was asked twice.
func (n *diaryPage) erase() *page.Response {
	switch n.field("go") {
	case "erase":
		err := n.v.Erase()
		fault := view.Node{}
		if err != nil {
			fault = n.Fault(why(err))
		}
		if err != nil && !errors.Is(err, vault.ErrLeft) {
			return n.Respond(fault, page.Heading(n.Text("erase.title")), n.LinkList(pathErase, page.PathNotes))
		}
		n.Personal, n.form = false, nil
		n.v.DropDraft()
		return n.Respond(fault, page.Heading(n.Text("erase.done")), n.Paragraphs("erase.reach."), n.anyway(), n.LinkList(page.PathNotes))
	case "ask":
		return n.Respond(page.Heading(n.Text("erase.sure")), view.P(n.Text("erase.sure.what")),
			page.FormTo(pathErase, view.Div(view.Class("buttons"), n.PressButton("button", "erase", "erase.yes"), page.Link(page.PathNotes, view.Class("button plain"), n.Text("erase.no")))))
	}
	return n.Respond(page.Heading(n.Text("erase.title")), n.Paragraphs("erase.what."), n.bare(),
		view.Section(view.H2(n.Text("erase.reach")), n.Paragraphs("erase.reach.")),
		page.FormTo(pathErase, view.Div(view.Class("buttons"), n.PressButton("button", "ask", "erase.ask"), page.Link(page.PathNotes, view.Class("button plain"), n.Text("erase.no")))))
}
