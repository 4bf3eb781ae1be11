package diary

import (
	"strconv"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
	"aftercare/locale"
)

// settings is how the diary is kept.
func (n *diaryPage) settings() *page.Response {
	fault, done := "", ""
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
		}
		done = "keep.pass.done"
	case "second":
		if fault = n.passFault("code", "code-again"); fault == "" {
			err = n.v.SetDecoy(n.field("mine"), n.field("code"))
		}
		done = "keep.second.done"
	case "no-second":
		err = n.v.SetDecoy(n.field("mine"), "")
		done = "keep.second.gone"
	}
	if err != nil {
		fault = why(err)
	}
	if fault != "" {
		done = ""
	}
	n.read()
	length := locale.With("n", strconv.Itoa(shortest))
	return n.Respond(
		n.Fault(fault), n.Done(done),
		page.Heading(n.Text("keep.title")),
		page.FormTo(pathKeep, n.lockChoice(strconv.Itoa(n.d.LockAfter)), view.Div(view.Class("buttons"), n.PressButton("button plain", "time", "keep.time"))),
		page.FormTo(pathLock, view.Div(view.Class("buttons"), n.PressButton("button", "lock", "keep.lock"))),
		view.Section(view.H2(n.Text("keep.stored")), n.stored(), n.Paragraphs("keep.stored.")),
		n.Folded("keep.pass",
			page.FormTo(pathKeep, view.P(n.Text("keep.pass.what", length)), n.suggestion(), n.secret("old", "keep.old"), n.secret("pass", "start.pass.once"), n.strengthOf("pass"), n.secret("again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.PressButton("button plain", "pass", "keep.pass.set")))),
		n.Folded("keep.second", n.Paragraphs("keep.second."), n.bare(),
			page.FormTo(pathKeep, n.secret("mine", "keep.old"), n.secret("code", "keep.code"), n.strengthOf("code"), n.secret("code-again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.PressButton("button plain", "second", "keep.second.set"), n.PressButton("button plain", "no-second", "keep.second.unset")))),
		n.LinkList(pathOut, pathIn, pathErase, page.PathNotes))
}

// bare says where what is deleted could be read by experts, because the browser
// keeps no secret beside the diary; nothing elsewhere.
func (n *diaryPage) bare() view.Node {
	return view.If(!n.v.HasSecret(), view.P(view.Class("note"), n.Text("keep.bare")))
}

// stored says whether the browser promised to keep what is stored.
func (n *diaryPage) stored() view.Node {
	return view.P(view.Strong(n.Text("keep.promise." + n.r.Lasting.String())))
}
