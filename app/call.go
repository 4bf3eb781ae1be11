package app

import (
	"aftercare/app/view"
	"aftercare/guideline"
)

// call is whom to call, every country behind one tap: the page is the same for
// everybody, and nothing on it is guessed or told.
func call(a *Site, r *Request) *Response {
	p := newReading(a, r)
	main := []view.Node{
		heading(p.text("call.title")),
		view.P(view.Class("lead"), p.text("call.lead")),
		view.P(p.text("calls.generic"), view.Text(" "), link(routeHelp, p.text("frame.help"))),
		view.P(p.text("call.checked")),
	}
	for _, code := range p.countryCodes() {
		main = append(main, view.Details(view.Summary(view.H2(view.Text(p.jurisdiction(code)))), p.callsOf(p.know.numbers[code])))
	}
	return p.respond(append(main, view.P(view.Class("quiet"), p.text("call.missing")), view.P(link(routePlaces, p.text("foot.places"))))...)
}

// callsOf are all lines of one country.
func (p *reading) callsOf(n *guideline.Numbers) view.Node {
	var list []view.Node
	for _, kind := range callKinds {
		list = append(list, view.H3(p.text("call."+kind)), p.callsOfKind(n, kind))
	}
	return view.List(list...)
}
