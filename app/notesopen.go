package app

import (
	"aftercare/app/view"
	"aftercare/vault"
)

// without is the page where no diary can be: on a server, and in a page that
// may store nothing.
func (n *notes) without() *Response {
	n.path = routeNotes
	key := "diary.loading"
	if n.inPage {
		key = "diary.no-store"
	}
	return n.respond(append(n.what(),
		view.P(view.Class("note"), n.text(key)),
		view.If(!n.inPage, view.P(link(routeNotes, view.Class("button"), n.text("diary.go-on")))),
		n.anyway())...)
}

// what says what a diary on this device is.
func (n *notes) what() []view.Node {
	return []view.Node{
		heading(n.text("diary.title")), view.P(view.Class("lead"), n.text("diary.lead")),
		view.Section(view.H2(n.text("diary.what")), n.paragraphs("diary.what.")),
		view.Section(view.H2(n.text("diary.guards")), n.paragraphs("diary.guards.")),
		view.Section(view.H2(n.text("diary.open-to")), n.paragraphs("diary.open-to.")),
	}
}

// anyway is what never needs a diary or a passphrase.
func (n *notes) anyway() view.Node {
	return view.Nav(view.Aria("label", n.w.Text("diary.anyway")),
		view.P(n.text("diary.anyway.what")),
		view.UL(view.Class("topics"),
			view.LI(link(routeHelp, n.text("foot.help"))),
			view.LI(link(n.questions(routeCheck), n.text("home.check")))))
}

// empty is the pages where nothing is kept yet.
func (n *notes) empty() *Response {
	switch n.path {
	case routeStart:
		return n.start()
	case routeIn:
		return n.in()
	}
	n.path = routeNotes
	return n.respond(append(n.what(),
		view.P(link(routeStart, view.Class("button"), n.text("diary.start"))),
		view.P(link(routeIn, n.text("to.notes/in"))),
		n.anyway())...)
}

// locked asks for the passphrase, for whatever page she asked. What she had
// written is carried along.
func (n *notes) locked(fault string) *Response {
	n.personal = len(n.form) > 0
	if !n.unfinished() {
		n.form = nil
	}
	route := n.path
	if route == routeLock {
		route = routeNotes
	}
	return n.respond(
		n.fault(fault),
		heading(n.text("lock.title")),
		view.If(len(n.form) > 0, view.P(view.Class("note"), n.text("lock.carried"))),
		formTo(route, carry(n.form), n.secret("unlock", "lock.pass"),
			view.Div(view.Class("buttons"), view.Button(view.Class("button"), view.Type("submit"), n.text("lock.open")))),
		n.anyway(),
		view.P(view.Class("quiet"), n.text("lock.forgotten"), view.Text(" "), link(routeErase, n.text("to.notes/erase"))))
}

// unfinished reports whether the form holds what she wrote, and no passphrase.
func (n *notes) unfinished() bool {
	return n.path == routeStart || n.path == routeWrite || number(n.path, routeEvent) > 0
}

// shut is what is shown where a passphrase did not open the diary.
func (n *notes) shut(err error) *Response {
	if err == vault.ErrDamaged {
		return n.broken("broken")
	}
	return n.locked(why(err))
}

// broken says that what is stored can not be read, or that the browser does not
// answer, and that it was left alone.
func (n *notes) broken(key string) *Response {
	n.status = 500
	n.personal = len(n.form) > 0
	if !n.unfinished() {
		n.form = nil
	}
	return n.respond(
		heading(n.text(key+".title")), n.paragraphs(key+"."),
		formTo(n.path, carry(n.form), view.Div(view.Class("buttons"), n.pressButton("button", "again", "broken.again"))),
		n.anyway(),
		view.If(key == "broken", view.P(link(routeErase, n.text("to.notes/erase")))))
}

// lock forgets what is open.
func (n *notes) lock() *Response {
	if len(n.form) > 0 {
		n.v.Lock()
		n.form = nil
		return n.locked("")
	}
	return n.front("")
}
