package ask

import (
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
)

// ways are what she can do with the answers: print them, keep them in a diary, share
// them, go back to the questions, or leave.
func (s *Page) ways() view.Node {
	row := view.Div(view.Class("buttons onward"))
	if !s.Plain {
		row.With(view.Button(view.Class("button plain"), view.Type("button"), view.Flag("data-print", true), s.Text("go.print")))
	}
	row.With(s.keepButton(), s.shareButton())
	more := view.If(s.Answers.Aim == questions.AimSigns, view.Div(view.Class("buttons"), s.PressButton("button", "more", "go.more")))
	return view.List(page.FormTo(s.route(), view.ID(stateForm), s.Hidden(nil), more, row),
		s.shareForm())
}

// keepButton takes the answers into a diary, where there can be one; from the
// diary's own answer it leads back.
func (s *Page) keepButton() view.Node {
	switch {
	case !s.InPage || s.Plain || s.Vault == nil && s.Shows(page.PathNotes):
		return view.Node{}
	case s.Path == page.PathAnswer:
		return page.Link(page.PathNotes, view.Class("button plain"), s.Text("to.notes"))
	}
	return s.PressButton("button plain", keepAnswers, "go.keep")
}

// shareID is the form that takes the answers to what can be shared.
const shareID = "to-share"

// shareButton is the way to what can be shared, where it never leaves the page.
func (s *Page) shareButton() view.Node {
	if !s.InPage || s.Plain {
		return view.Node{}
	}
	return view.Button(view.Class("button plain"), view.Type("submit"), view.Set("form", shareID), view.Name("go"), view.Value("choose"), s.Text("go.share"))
}

func (s *Page) shareForm() view.Node {
	if !s.InPage || s.Plain {
		return view.Node{}
	}
	return page.FormTo(page.PathShare, view.ID(shareID), s.Hidden(nil))
}
