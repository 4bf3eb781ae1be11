package ask

import "aftercare/app/view"

// forOther says that the answer is about somebody else, with a button to change that;
// it is empty if she tells about herself.
func (s *Page) forOther() view.Node {
	if !s.W.Other {
		return view.Node{}
	}
	return view.P(view.Class("for-other"), view.Strong(s.Text("home.about.patient")), view.Text(" "), s.askButton("about", "about.change"))
}

// explainYou says whom "you" means in the texts of sources below it.
func (s *Page) explainYou() view.Node {
	if !s.W.Other {
		return view.Node{}
	}
	return view.P(s.Text("ask.about.hint"))
}
