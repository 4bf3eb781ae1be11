package read

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// about says what the program is for, what it cannot do, who made it and
// from what.
func about(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	pack := p.Know.Pack
	main := []view.Node{page.Heading(p.Text("about.title")), view.P(view.Class("lead"), p.Text("about.lead"))}
	for _, part := range [...]string{"purpose", "limits", "how", "private", "exit", "licence"} {
		main = append(main, view.Section(view.H2(p.Text("about."+part)), p.Paragraphs("about."+part+".")))
	}
	main = append(main, view.Section(
		view.H2(p.Text("about.edition")),
		view.P(p.Text("about.edition.what",
			locale.With("edition", pack.Edition),
			locale.With("published", p.W.Day(pack.Published, 1)),
			locale.With("review", p.W.Day(pack.ReviewBy, 1)),
			locale.With("owner", pack.Owner))),
		view.If(p.Today > pack.ReviewBy, view.P(view.Class("note"), p.Text("about.edition.stale"))),
		p.policy(),
		view.If(a.Config.Build != "", view.P(view.Class("quiet"), p.Text("about.build", locale.With("build", a.Config.Build))))))
	return p.Respond(main...)
}

// policy lists the pack's own numbers with their reasons.
func (p *reading) policy() view.Node {
	var list []view.Part
	for i := range p.Know.Pack.Policy {
		list = append(list, view.LI(view.Text(p.Know.Pack.Policy[i].Reason.In(p.W.Lang))))
	}
	return p.Folded("about.policy", view.P(p.Text("about.policy.what")), view.UL(list...))
}
