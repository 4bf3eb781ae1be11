package app

import (
	"aftercare/app/view"
)

// SharePages preview what is shared with somebody.
func SharePages() []Handler {
	return []Handler{{Path: routeShare, Show: share, Take: share}}
}

// shareParts are what may be shared, in the order of the text. The last is
// shared only where she ticks it herself.
var shareParts = [...]string{"answer", "dates", "days", "signs", "notes"}

// sharePage is a page of what may be shared.
type sharePage struct {
	*page
	her *sheet // her answers; nil where she gave none
}

// share is where she chooses what somebody else may see, and sees the text
// itself before it goes anywhere. Nothing is sent by this program: she copies
// it, keeps it as a file, or hands it to her device.
func share(a *Site, r *Request) *Response {
	open := r.openDiary()
	if r.Method == "GET" && open == nil {
		return (&sharePage{page: a.newPage(r)}).shareNothing()
	}
	if r.Method == "POST" && !r.InPage {
		return a.Problem(403) // what she told never comes here
	}
	c, rest := readChoice(r.Form)
	form, findings := readForm(rest, r.Now)
	if len(findings) > 0 || form.faulty() || c.faulty {
		return a.refuse(r, findings)
	}
	if open != nil && form.base.IsZero() {
		form.base = open.RecordWithNotes()
		form.expand()
	}
	if form.old() {
		form.renew()
	}
	her := newSheet(a, r, form)
	s := &sharePage{her.page, her}
	t := s.shareText()
	switch {
	case c.press != "show" && c.press != "file":
		return s.shareChoice(t, nil, "")
	case len(c.parts) == 0:
		s.status = 422
		return s.shareChoice(t, c.parts, "share.empty")
	}
	text := t.text(c.parts)
	out := s.shareShown(text, c.parts)
	if c.press == "file" {
		out.Download = textFile(text)
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
func readChoice(form []Field) (shareChosen, []Field) {
	var c shareChosen
	var rest []Field
	for _, f := range form {
		switch f.Name {
		case "part":
			c.faulty = c.faulty || !has(shareParts[:], f.Value)
			if !has(c.parts, f.Value) {
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

// shareNothing is the page where nothing was told yet: the same for everybody.
func (s *sharePage) shareNothing() *Response {
	return s.respond(heading(s.text("share.title")), view.P(view.Class("lead"), s.text("share.lead")),
		view.P(s.text("share.nothing")), view.P(link(s.questions(routeAsk), view.Class("button"), s.text("topic.you.link"))))
}

// shareChoice asks what may be shared. chosen is nil where she was not asked yet.
func (s *sharePage) shareChoice(t *shareText, chosen []string, notice string) *Response {
	var list []string
	for _, part := range shareParts {
		if t.text([]string{part}) != "" {
			list = append(list, part)
		}
	}
	set := view.Fieldset(view.Legend(s.text("share.parts")), s.ticks("checkbox", "part", "share.part", list, func(part string) bool {
		return has(chosen, part) || notice == "" && part != "notes"
	}))
	fault := view.Node{}
	if notice != "" {
		fault = faultBox(view.P(s.text(notice)))
	}
	return s.respond(s.her.urgentLine(&s.her.guidance().Urgency), fault, heading(s.text("share.title")), view.P(view.Class("lead"), s.text("share.lead")),
		formTo(routeShare, s.her.hidden(nil), set, view.P(view.Class("quiet"), s.text("share.who")),
			view.Div(view.Class("buttons"), s.pressButton("button", "show", "share.show"))),
		s.shareBack())
}

// shareShown is the text itself, and the ways she can take it.
func (s *sharePage) shareShown(text string, parts []string) *Response {
	var carried []view.Node
	for _, part := range parts {
		carried = append(carried, hiddenField("part", part))
	}
	const id = "shared"
	return s.respond(s.her.urgentLine(&s.her.guidance().Urgency), heading(s.text("share.shown")), view.P(view.Class("lead"), s.text("share.shown.what")),
		view.Div(view.Class("sheet"), view.ID(id), view.Text(text)),
		s.copyButton(id),
		view.P(view.Class("copy"), view.Button(view.Class("inline"), view.Type("button"), view.Set("data-share", id), view.Flag("hidden", true), s.text("share.press"))),
		formTo(routeShare, s.her.hidden(nil), view.List(carried...),
			view.Div(view.Class("buttons"), s.pressButton("button", "file", "share.file"), s.pressButton("button plain", "change", "share.change"))),
		s.shareBack())
}

// shareBack leads back to her answer.
func (s *sharePage) shareBack() view.Node {
	s.her.a.step = stepAnswer
	return formTo(routeAsk, s.her.hidden(nil),
		view.Div(view.Class("buttons"), s.pressButton("button plain", stepAnswer, "share.back")))
}
