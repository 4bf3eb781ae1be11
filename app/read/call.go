package read

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
)

// call is whom to call, every country behind one tap, hers open if she has told
// it. Nothing is guessed.
func call(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	main := []view.Node{
		page.Heading(p.Text("call.title")),
		view.P(view.Class("lead"), p.Text("call.lead")),
		view.P(p.Text("calls.generic"), view.Text(" "), page.Link(page.PathHelp, p.Text("frame.help"))),
		view.P(p.Text("call.checked")),
	}
	if n := p.Know.Numbers[p.country]; n != nil {
		main = append(main, view.Section(view.H2(view.Text(p.Jurisdiction(p.country))), p.callsOf(n)))
	}
	for _, code := range p.CountryCodes() {
		if code == p.country {
			continue
		}
		main = append(main, view.Details(view.Summary(view.H2(view.Text(p.Jurisdiction(code)))), p.callsOf(p.Know.Numbers[code])))
	}
	return p.Respond(append(main, view.P(view.Class("quiet"), p.Text("call.missing")), view.P(page.Link(page.PathPlaces, p.Text("foot.places"))))...)
}

// callsOf are all lines of one country.
func (p *reading) callsOf(n *guideline.Numbers) view.Node {
	var list []view.Node
	for _, kind := range guideline.CallKinds {
		list = append(list, view.H3(p.Text("call."+kind.String())), p.CallLines(n, kind))
	}
	return view.List(list...)
}
