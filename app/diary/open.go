package diary

import (
	"errors"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/vault"
)

// without is the page where no diary can be: on a server, and in a page that
// may store nothing.
func (n *diaryPage) without() *page.Response {
	n.Path = page.PathNotes
	key := "diary.loading"
	if n.InPage {
		key = "diary.no-store"
	}
	return n.Respond(append(n.what(),
		view.P(view.Class("note"), n.Text(key)),
		view.If(!n.InPage, view.P(page.Link(page.PathNotes, view.Class("button"), n.Text("diary.go-on")))),
		n.anyway())...)
}

// what says what a diary on this device is.
func (n *diaryPage) what() []view.Node {
	return []view.Node{
		page.Heading(n.Text("diary.title")), view.P(view.Class("lead"), n.Text("diary.lead")),
		view.Section(view.H2(n.Text("diary.what")), n.Paragraphs("diary.what.")),
		view.Section(view.H2(n.Text("diary.guards")), n.Paragraphs("diary.guards.")),
		view.Section(view.H2(n.Text("diary.open-to")), n.Paragraphs("diary.open-to.")),
	}
}

// anyway is what never needs a diary or a passphrase.
func (n *diaryPage) anyway() view.Node {
	return view.Nav(view.Aria("label", n.W.Text("diary.anyway")),
		view.P(n.Text("diary.anyway.what")),
		view.UL(view.Class("topics"),
			view.LI(page.Link(page.PathHelp, n.Text("foot.help"))),
			view.LI(page.Link(n.Questions(page.PathCheck), n.Text("home.check")))))
}

// empty is the pages where nothing is kept. What she was writing while the
// diary went away stays on the page.
func (n *diaryPage) empty() *page.Response {
	switch n.Path {
	case page.PathStart:
		return n.start()
	case pathIn:
		return n.in()
	}
	if l := n.writing(); l != nil && len(n.form) > 0 {
		n.Personal, n.again = true, "vault.cleared"
		return n.write(l)
	}
	return n.start()
}

// draftGone says that what she was writing when the diary locked went with it,
// because it was deleted or cleared since.
func (n *diaryPage) draftGone() view.Node {
	return view.If(n.v.DropDraft(), view.P(view.Class("note"), view.Role("status"), n.Text("lock.draft.gone")))
}

// locked asks for the passphrase, for whatever page she asked. What she had
// written is carried along.
func (n *diaryPage) locked(fault string) *page.Response {
	n.Personal = len(n.form) > 0
	if !n.unfinished() {
		n.form = nil
	}
	route := n.Path
	if route == pathLock {
		route = page.PathNotes
	}
	return n.Respond(
		n.Fault(fault),
		page.Heading(n.Text("lock.title")),
		view.If(len(n.form) > 0, view.P(view.Class("note"), n.Text("lock.carried"))),
		view.If(n.v.HasDraft(), view.P(view.Class("note"), n.Text("lock.draft"))),
		page.FormTo(route, carry(n.form), n.secret("unlock", "lock.pass"),
			view.Div(view.Class("buttons"), view.Button(view.Class("button"), view.Type("submit"), n.Text("lock.open")))),
		n.anyway(),
		view.P(view.Class("quiet"), n.Text("lock.forgotten"), view.Text(" "), page.Link(pathErase, n.Text("to.notes/erase"))))
}

// unfinished reports whether the form holds what she wrote, and no passphrase.
func (n *diaryPage) unfinished() bool {
	return n.Path == page.PathStart || n.writing() != nil
}

// writing is the form that is written in at the address, nil for other pages.
func (n *diaryPage) writing() *entryForm {
	if n.Path == pathWrite {
		return &entryForms[0]
	}
	if i := page.Number(n.Path, pathEvent); i > 0 && i < len(entryForms) {
		return &entryForms[i]
	}
	return nil
}

// shut is what is shown where a passphrase did not open the diary.
func (n *diaryPage) shut(err error) *page.Response {
	switch {
	case errors.Is(err, vault.ErrDamaged):
		return n.broken("broken")
	case errors.Is(err, vault.ErrParted):
		return n.broken("parted")
	case errors.Is(err, vault.ErrStore):
		return n.broken("unreachable")
	}
	return n.locked(why(err))
}

// broken says that what is stored cannot be read, or that the browser does not
// answer, and that it was left alone.
func (n *diaryPage) broken(key string) *page.Response {
	n.Status = 500
	draft := "broken.draft"
	if key == "unreachable" {
		draft = "lock.draft"
	}
	n.Personal = len(n.form) > 0
	if !n.unfinished() {
		n.form = nil
	}
	return n.Respond(
		page.Heading(n.Text(key+".title")), n.Paragraphs(key+"."),
		view.If(n.v.HasDraft(), view.P(view.Class("note"), n.Text(draft))),
		view.If(len(n.form) > 0, view.P(view.Class("note"), n.Text("broken.carried"))),
		page.FormTo(n.Path, carry(n.form), view.Div(view.Class("buttons"), n.PressButton("button", "again", "broken.again"))),
		n.anyway(),
		view.If(key != "unreachable", view.P(page.Link(pathErase, n.Text("to.notes/erase")))))
}

// lock forgets what is open.
func (n *diaryPage) lock() *page.Response {
	if len(n.form) > 0 {
		n.v.Lock()
		n.form = nil
		return n.locked("")
	}
	return n.front("")
}
