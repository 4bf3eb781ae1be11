package diary

import (
	"aftercare/app/page"
	"aftercare/app/view"
)

// events offers what happens once.
func (n *diaryPage) events() *page.Response {
	list := view.UL(view.Class("topics"))
	for i := range entryForms[1:] {
		list.With(view.LI(page.Link(entryForms[i+1].route(), n.Text("leaf."+entryForms[i+1].id))))
	}
	return n.Respond(page.Heading(n.Text("events.title")), view.P(view.Class("lead"), n.Text("events.lead")), list,
		view.P(page.Link(page.PathNotes, n.Text("to.notes"))))
}

// event is one of them, by its number.
func (n *diaryPage) event() *page.Response {
	if i := page.Number(n.Path, pathEvent); i < len(entryForms) {
		return n.write(&entryForms[i])
	}
	return n.Problem(404)
}
