// Package read is the pages that only say something: questions that people ask,
// what studies found, sources, numbers to call, help for those beside her.
package read

import "aftercare/app/page"

// reading is a page that is read and asks nothing.
type reading struct {
	*page.Page
	country string // whose sources it follows; "" for what most countries follow
	answers *answers
}

// newReading begins a page, in the country that a form names if one does.
func newReading(s *page.Site, r *page.Request) *reading {
	p := &reading{Page: s.NewPage(r), answers: &answers{}}
	if p.country = p.CountryIn(r.Form); p.country != "" {
		p.Know, p.Personal = s.Knowledge(p.country), true
	}
	return p
}
