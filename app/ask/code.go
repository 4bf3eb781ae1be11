package ask

import (
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/handover"
)

// code is the code of the facts of her loss and its care, to write down for
// the next time; nothing if it has none.
func (s *Page) code() view.Node {
	code, err := handover.Encode(s.Record)
	if err != nil {
		return view.Node{}
	}
	return view.Details(view.Class("own-code"), view.Summary(s.Text("code.yours")), view.P(view.Class("ten"), page.Written(code)), view.P(s.Text("code.yours.what")))
}
