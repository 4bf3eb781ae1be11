package app

import "aftercare/app/view"

// home is the start: two choices, and below them what can be read without
// telling anything.
func home(a *Site, r *Request) *Response {
	p := newReading(a, r)
	return p.respond(
		heading(p.text("home.title")),
		view.P(view.Class("lead"), p.text("home.lead")),
		view.Nav(view.Class("choices"), view.Aria("label", p.w.Text("home.choices")),
			link(p.questions(routeCheck), view.Class("choice"), view.Strong(p.text("home.check")), view.Span(p.text("home.check.what"))),
			link(p.questions(routeAsk), view.Class("choice"), view.Strong(p.text("home.ask")), view.Span(p.text("home.ask.what")))),
		view.Noscript(view.P(view.Class("note"), p.text("home.noscript"), view.Text(" "), link(routePlain, p.text("home.noscript.link")))),
		view.P(view.Class("quiet"), p.text(p.privateKey())),
		view.Section(
			view.H2(p.text("home.read")),
			view.P(p.text("home.read.what")),
			p.topicLinks(func(t *topic) bool { return has(homeTopics, t.question.ID) }),
			view.P(link(routeRead, p.text("home.read.all")))),
		view.Section(
			view.H2(p.text("home.diary")),
			view.P(p.text("home.diary.what")),
			view.P(link(routeNotes, p.text("home.diary.go")))),
		view.Section(
			view.H2(p.text("home.others")),
			view.UL(view.Class("topics"),
				view.LI(link(routeBeside, p.text("home.beside"))),
				view.LI(link(routeLetters, p.text("home.letters"))))),
		view.Section(
			view.H2(p.text("home.about")),
			view.P(p.text("home.about.what")),
			view.P(link(routeAbout, p.text("home.about.more")))))
}

// privateKey says where answers go, by where the questions are.
func (p *reading) privateKey() string {
	if p.questions(routeAsk) == routePlain {
		return "home.server"
	}
	return "home.private"
}

// homeTopics are shown on the start page.
var homeTopics = []string{"bleeding-too-much", "bleeding-how-long", "pain", "sex", "next-period", "feelings", questionHelps}
