package app

import (
	"aftercare/app/view"
	"aftercare/locale"
)

// about says what the program is for, what it can not do, who made it and
// from what.
func about(a *Site, r *Request) *Response {
	p := newReading(a, r)
	pack := p.know.pack
	main := []view.Node{heading(p.text("about.title")), view.P(view.Class("lead"), p.text("about.lead"))}
	for _, part := range [...]string{"purpose", "limits", "how", "private", "exit", "licence"} {
		main = append(main, view.Section(view.H2(p.text("about."+part)), p.paragraphs("about."+part+".")))
	}
	main = append(main, view.Section(
		view.H2(p.text("about.edition")),
		view.P(p.text("about.edition.what",
			locale.With("edition", pack.Edition),
			locale.With("published", p.w.Day(pack.Published, 1)),
			locale.With("review", p.w.Day(pack.ReviewBy, 1)),
			locale.With("owner", pack.Owner))),
		view.If(p.today > pack.ReviewBy, view.P(view.Class("note"), p.text("about.edition.stale"))),
		p.policy(),
		view.If(a.config.Build != "", view.P(view.Class("quiet"), p.text("about.build", locale.With("build", a.config.Build))))))
	return p.respond(main...)
}

// policy lists the pack's own numbers with their reasons.
func (p *reading) policy() view.Node {
	var list []view.Part
	for i := range p.know.pack.Policy {
		list = append(list, view.LI(view.Text(p.know.pack.Policy[i].Reason.In(p.w.Lang))))
	}
	return p.folded("about.policy", view.P(p.text("about.policy.what")), view.UL(list...))
}
