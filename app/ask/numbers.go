package ask

import (
	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// emergencyNumber is the number to call in her country. Where she named none it
// is the one that the most countries share, with a note that says where it
// works and asks for her country.
func (s *Page) emergencyNumber(u *aftercare.UrgencyAnswer) (number string, note view.Node) {
	if number := lineNumber(u, aftercare.EmergencyLine); number != "" {
		return number, view.Node{}
	}
	number, countries := s.CommonNumber()
	return number, view.P(view.Class("quiet"), s.Text("number.common", locale.With("number", number), locale.With("countries", s.W.List(countries))),
		view.Text(" "), s.askButton("country", "answer.tell-country"))
}

// adviceNumber is the number for advice in her country, "" for none that was
// checked.
func (s *Page) adviceNumber() string {
	if n := s.Know.NumbersIn(s.Record.Jurisdiction); n != nil {
		if c := page.FirstChecked(n.Advice); c != nil {
			return c.Number
		}
	}
	return ""
}

func lineNumber(u *aftercare.UrgencyAnswer, line aftercare.Line) string {
	for i := range u.Call {
		if c := &u.Call[i]; c.Service == line && c.Number != "" {
			return c.Number
		}
	}
	return ""
}
