// Package share previews what she gives away of her answer and her diary.
package share

import (
	"slices"

	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
)

// Pages preview what is shared with somebody.
func Pages() []page.Handler {
	return []page.Handler{{Path: page.PathShare, Show: share, Take: share}}
}

// shareParts are what may be shared, in the order of the text. The last is
// shared only where she ticks it herself.
var shareParts = [...]string{"answer", "dates", "days", "signs", "notes"}

// sharePage is a page of what may be shared.
type sharePage struct {
	*page.Page
	her *ask.Page // her answers; nil where she gave none
}

// share is where she chooses what somebody else may see, and sees the text
// itself before it goes anywhere. Nothing is sent by this program: she copies
// it, keeps it as a file, or hands it to her device.
func share(a *page.Site, r *page.Request) *page.Response {
	open := r.OpenDiary()
	if r.Method == "GET" && open == nil {
		return (&sharePage{Page: a.NewPage(r)}).nothing()
	}
	if r.Method == "POST" && !r.InPage {
		return a.Problem(403) // what she told never comes here
	}
	c, rest := readChoice(r.Form)
	form, findings := questions.Read(rest, r.Now)
	if len(findings) > 0 || form.Faulty() || c.faulty {
		return a.Refuse(r, findings)
	}
	if open != nil && form.Base.IsZero() {
		form.Base = open.RecordWithNotes()
		form.Expand()
	}
	if form.Old() {
		form.Renew()
	}
	her := ask.New(a, r, form)
	s := &sharePage{her.Page, her}
	t := s.shareText()
	switch {
	case c.press != "show" && c.press != "file":
		return s.choice(t, nil, "")
	case len(c.parts) == 0:
		s.Status = 422
		return s.choice(t, c.parts, "share.empty")
	}
	text := t.text(c.parts)
	out := s.shown(text, c.parts)
	if c.press == "file" {
		out.Download = page.TextFile(text)
	}
	return out
}

// shareChosen is what she ticked.
type shareChosen struct {
	parts  []string
	press  string
	faulty bool
}

// readChoice takes the fields of this page off, and leaves those of the sitting.
func readChoice(form []page.Field) (shareChosen, []page.Field) {
	var c shareChosen
	var rest []page.Field
	for _, f := range form {
		switch f.Name {
		case "part":
			c.faulty = c.faulty || !slices.Contains(shareParts[:], f.Value)
			if !slices.Contains(c.parts, f.Value) {
				c.parts = append(c.parts, f.Value)
			}
		case "go":
			c.press = f.Value
		default:
			rest = append(rest, f)
		}
	}
	return c, rest
}

// nothing is the page where nothing was told yet: the same for everybody.
func (s *sharePage) nothing() *page.Response {
	return s.Respond(page.Heading(s.Text("share.title")), view.P(view.Class("lead"), s.Text("share.lead")),
		view.P(s.Text("share.nothing")), view.P(page.Link(s.Questions(page.PathAsk), view.Class("button"), s.Text("topic.you.link"))))
}

// choice asks what may be shared. chosen is nil where she was not asked yet.
func (s *sharePage) choice(t *shareText, chosen []string, notice string) *page.Response {
	var list []string
	for _, part := range shareParts {
		if t.text([]string{part}) != "" {
			list = append(list, part)
		}
	}
	set := view.Fieldset(view.Legend(s.Text("share.parts")), s.Ticks("checkbox", "part", "share.part", list, func(part string) bool {
		return slices.Contains(chosen, part) || notice == "" && part != "notes"
	}))
	fault := view.Node{}
	if notice != "" {
		fault = page.FaultBox(view.P(s.Text(notice)))
	}
	return s.Respond(s.her.UrgentLine(&s.her.Guidance().Urgency), fault, page.Heading(s.Text("share.title")), view.P(view.Class("lead"), s.Text("share.lead")),
		page.FormTo(page.PathShare, s.her.Hidden(nil), set, view.P(view.Class("quiet"), s.Text("share.who")),
			view.Div(view.Class("buttons"), s.PressButton("button", "show", "share.show"))),
		s.back())
}

// shown is the text itself, and the ways she can take it.
func (s *sharePage) shown(text string, parts []string) *page.Response {
	var carried []view.Node
	for _, part := range parts {
		carried = append(carried, page.HiddenField("part", part))
	}
	const id = "shared"
	return s.Respond(s.her.UrgentLine(&s.her.Guidance().Urgency), page.Heading(s.Text("share.shown")), view.P(view.Class("lead"), s.Text("share.shown.what")),
		view.Div(view.Class("sheet"), view.Set("dir", "auto"), view.ID(id), view.Text(text)),
		s.CopyButton(id),
		view.P(view.Class("copy"), view.Button(view.Class("inline"), view.Type("button"), view.Set("data-share", id), view.Flag("hidden", true), s.Text("share.press"))),
		page.FormTo(page.PathShare, s.her.Hidden(nil), view.List(carried...),
			view.Div(view.Class("buttons"), s.PressButton("button", "file", "share.file"), s.PressButton("button plain", "change", "share.change"))),
		s.back())
}

// back leads back to her answer.
func (s *sharePage) back() view.Node {
	s.her.Answers.Step = questions.StepAnswer
	return page.FormTo(page.PathAsk, s.her.Hidden(nil),
		view.Div(view.Class("buttons"), s.PressButton("button plain", questions.StepAnswer, "share.back")))
}
