package diary

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/diary"
)

// out gives the diary as a file to keep: sealed, or plain.
func (n *diaryPage) out() *page.Response {
	fault, done := "", ""
	var file *page.Download
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
		file = n.file(".json", page.TypeJSON, append(diary.Append(nil, n.d), '\n'))
	case "csv":
		file = n.file(".csv", "text/csv; charset=utf-8", diary.AppendCSV(nil, n.d))
	}
	if file != nil {
		done = "out.done"
	}
	r := n.Respond(
		n.Fault(fault), n.Done(done),
		page.Heading(n.Text("out.title")), view.P(view.Class("lead"), n.Text("out.lead")),
		view.Section(view.H2(n.Text("out.sealed")), n.Paragraphs("out.sealed."),
			page.FormTo(pathOut, n.secret("pass", "start.pass.once"), n.secret("again", "start.pass.again"),
				view.Div(view.Class("buttons"), n.PressButton("button", "sealed", "out.sealed.make")))),
		view.Section(view.H2(n.Text("out.plain")), view.P(view.Class("note"), n.Text("out.plain.warning")), n.Paragraphs("out.plain."),
			page.FormTo(pathOut, view.Div(view.Class("buttons"), n.PressButton("button plain", "json", "out.json"), n.PressButton("button plain", "csv", "out.csv")))),
		n.LinkList(pathIn, page.PathNotes))
	r.Download = file
	return r
}

// file is a file whose name says nothing but the day.
func (n *diaryPage) file(end, typ string, body []byte) *page.Download {
	return &page.Download{Name: "notes-" + n.r.Now.Day.String() + end, Type: typ, Body: body}
}
