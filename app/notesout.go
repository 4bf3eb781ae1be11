package app

import (
	"aftercare/app/view"
	"aftercare/diary"
)

// out gives the diary as a file to keep: sealed, or plain.
func (n *notes) out() *Response {
	fault, done := "", ""
	var file *Download
	switch n.field("go") {
	case "sealed":
		if fault = n.passFault("pass", "again"); fault != "" {
			break
		}
		body, err := n.v.Export(n.field("pass"))
		if err != nil {
			fault = why(err)
			break
		}
		file = n.file(".age", "application/octet-stream", body)
	case "json":
		file = n.file(".json", typeJSON, append(diary.Append(nil, n.d), '\n'))
	case "csv":
		file = n.file(".csv", "text/csv; charset=utf-8", diary.AppendCSV(nil, n.d))
	}
	if file != nil {
		done = "out.done"
	}
	r := n.respond(
		n.fault(fault), n.done(done),
		heading(n.text("out.title")), view.P(view.Class("lead"), n.text("out.lead")),
		view.Section(view.H2(n.text("out.sealed")), n.paragraphs("out.sealed."),
			formTo(routeOut, n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.pressButton("button", "sealed", "out.sealed.make")))),
		view.Section(view.H2(n.text("out.plain")), view.P(view.Class("note"), n.text("out.plain.warning")), n.paragraphs("out.plain."),
			formTo(routeOut, view.Div(view.Class("buttons"), n.pressButton("button plain", "json", "out.json"), n.pressButton("button plain", "csv", "out.csv")))),
		n.linkList(routeIn, routeNotes))
	r.Download = file
	return r
}

// file is a file whose name says nothing but the day.
func (n *notes) file(end, typ string, body []byte) *Download {
	return &Download{Name: "notes-" + n.r.Now.Day.String() + end, Type: typ, Body: body}
}
