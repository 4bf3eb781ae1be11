package ask

import "aftercare/app/view"

// forOther says that the answer is about somebody else, with the way to change
// that; nothing where she tells of herself.
func (s *Page) forOther() view.Node {
	if !s.W.Other {
		return view.Node{}
	}
	return view.P(view.Class("for-other"), view.Strong(s.Text("home.about.patient")), view.Text(" "), s.askButton("about", "about.change"))
}

// youIsHer says, above what sources say in their own words, whom "you" means there.
func (s *Page) youIsHer() view.Node {
	if !s.W.Other {
		return view.Node{}
	}
	return view.P(s.Text("ask.about.hint"))
}
