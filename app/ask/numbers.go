package ask

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
)

// emergencyNumber is the number to call in her country. If she named none, it's
// the likeliest one, with a note that says where it works and asks for her country.
func (s *Page) emergencyNumber(u *aftercare.UrgencyAnswer) (number string, note view.Node) {
	if number := u.EmergencyNumber(); number != "" {
		return number, view.Node{}
	}
	number, countries := s.CommonNumber()
	return number, view.P(view.Class("quiet"), s.WhereCommon(number, countries),
		view.Text(" "), s.askButton("country", "answer.tell-country"))
}

// adviceNumber is the number for advice in her country, "" for none that was
// checked.
func (s *Page) adviceNumber() string {
	if c := s.CheckedNumber(s.Record.Jurisdiction, guideline.AdviceLine); c != nil {
		return c.Number
	}
	return ""
}
