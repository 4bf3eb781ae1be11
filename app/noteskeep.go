package app

import (
	"strconv"

	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
	"aftercare/vault"
)

// settings is how the diary is kept.
func (n *notes) settings() *Response {
	fault, done := "", ""
	guess := view.Node{}
	var err error
	switch n.field("go") {
	case "time":
		err = n.v.Update(func(d *diary.Diary) error {
			d.LockAfter = n.lockMinutes()
			return nil
		})
		done = "keep.time.done"
	case "pass":
		if fault = n.passFault("pass", "again"); fault == "" {
			err = n.v.ChangePassphrase(n.field("old"), n.field("pass"))
			guess = view.P(n.guessTime(vault.LeastBits(n.field("pass"))))
		}
		done = "keep.pass.done"
	case "second":
		if fault = n.passFault("code", "code-again"); fault == "" {
			err = n.v.SetSecond(n.field("mine"), n.field("code"))
		}
		done = "keep.second.done"
	case "no-second":
		err = n.v.SetSecond(n.field("mine"), "")
		done = "keep.second.gone"
	}
	if err != nil {
		fault = why(err)
	}
	if fault != "" {
		done, guess = "", view.Node{}
	}
	n.read()
	length := locale.With("n", strconv.Itoa(shortest))
	return n.respond(
		n.fault(fault), n.done(done), guess,
		heading(n.text("keep.title")),
		formTo(routeKeep, n.lockChoice(strconv.Itoa(n.d.LockAfter)), view.Div(view.Class("buttons"), n.pressButton("button plain", "time", "keep.time"))),
		formTo(routeLock, view.Div(view.Class("buttons"), n.pressButton("button", "lock", "keep.lock"))),
		view.Section(view.H2(n.text("keep.stored")), n.stored(), n.paragraphs("keep.stored.")),
		n.folded("keep.pass",
			formTo(routeKeep, view.P(n.text("keep.pass.what", length)), n.suggestion(), n.secret("old", "keep.old"), n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.pressButton("button plain", "pass", "keep.pass.set")))),
		n.folded("keep.second", n.paragraphs("keep.second."),
			formTo(routeKeep, n.secret("mine", "keep.old"), n.secret("code", "keep.code"), n.secret("code-again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.pressButton("button plain", "second", "keep.second.set"), n.pressButton("button plain", "no-second", "keep.second.unset")))),
		n.linkList(routeOut, routeIn, routeErase, routeNotes))
}

// stored says whether the browser promised to keep what is stored.
func (n *notes) stored() view.Node {
	return view.P(view.Strong(n.text("keep.promise." + n.r.Lasting.String())))
}
