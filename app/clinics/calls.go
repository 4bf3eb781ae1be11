package clinics

import (
	"strings"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/places/curated"
)

// call is a number that was checked: of an emergency service, or of somebody
// who advises.
type call struct {
	number, name string
	nations      []string // where it answers; none for everywhere
}

// callsOf are the numbers of a country, as packtool takes them out of the packs:
// the program that finds a clinic has none.
func callsOf(country, kind string) (list []call) {
	for line := range strings.SplitSeq(curated.Calls(), "\n") {
		if f := strings.Split(line, "\t"); len(f) == 5 && f[0] == country && f[1] == kind {
			list = append(list, call{number: f[2], nations: strings.Fields(f[3]), name: f[4]})
		}
	}
	return list
}

// callInstead says whom to call if no place can be: who advises in the country, or
// where nobody does, its number for emergencies.
func (p *placesPage) callInstead(country string) view.Node {
	if list := callsOf(country, "advice"); len(list) > 0 {
		said := view.P(p.Text("places.instead.advice"))
		for i := range list {
			said.With(view.Text(" "), page.Tel(list[i].number), view.Text(" "), p.owner(&list[i]))
		}
		return said
	}
	if list := callsOf(country, "emergency"); len(list) > 0 {
		return view.P(p.Text("places.instead.emergency"), view.Text(" "), page.Tel(list[0].number))
	}
	return view.P(page.Link(page.PathCall, p.Text("places.instead.numbers")))
}

// owner is owner number it is, and where it answers.
func (p *placesPage) owner(c *call) view.Node {
	said := view.Small(view.Span(view.Class("listed"), ownDirection, view.Text(c.name)))
	if len(c.nations) > 0 {
		var nations []string
		for _, n := range c.nations {
			nations = append(nations, p.W.Text("opt.nation."+n))
		}
		said.With(view.Text(" "), p.Text("places.instead.in", locale.With("nations", p.W.List(nations))))
	}
	return said
}
