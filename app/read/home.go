package read

import (
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
)

// home is the start: two choices, and below them what can be read without
// telling anything.
func home(a *page.Site, r *page.Request) *page.Response {
	p := newReading(a, r)
	return p.Respond(
		page.Heading(p.Text("home.title")),
		view.P(view.Class("lead"), p.Text("home.lead")),
		view.Nav(view.Class("choices"), view.Aria("label", p.W.Text("home.choices")),
			page.Link(p.Questions(page.PathCheck), view.Class("choice"), view.Strong(p.Text("home.check")), view.Span(p.Text("home.check.what"))),
			page.Link(p.Questions(page.PathAsk), view.Class("choice"), view.Strong(p.Text("home.ask")), view.Span(p.Text("home.ask.what")))),
		view.Noscript(view.P(view.Class("note"), p.Text("home.noscript"), view.Text(" "), page.Link(page.PathPlain, p.Text("home.noscript.link")))),
		view.P(view.Class("quiet"), p.Text(p.privateKey())),
		view.Section(
			view.H2(p.Text("home.read")),
			view.P(p.Text("home.read.what")),
			p.TopicLinks(func(t *page.Topic) bool { return slices.Contains(homeTopics, t.Question.ID) }),
			view.P(page.Link(page.PathRead, p.Text("home.read.all")))),
		view.Section(
			view.H2(p.Text("home.diary")),
			view.P(p.Text("home.diary.what")),
			view.P(page.Link(page.PathNotes, p.Text("home.diary.go")))),
		view.Section(
			view.H2(p.Text("home.others")),
			view.UL(view.Class("topics"),
				view.LI(page.Link(page.PathBeside, p.Text("home.beside"))),
				view.LI(page.Link(page.PathLetters, p.Text("home.letters"))))),
		view.Section(
			view.H2(p.Text("home.about")),
			view.P(p.Text("home.about.what")),
			view.P(page.Link(page.PathAbout, p.Text("home.about.more")))))
}

// privateKey says where answers go, by where the questions are.
func (p *reading) privateKey() string {
	if p.Questions(page.PathAsk) == page.PathPlain {
		return "home.server"
	}
	return "home.private"
}

// homeTopics are shown on the start page.
var homeTopics = []string{"bleeding-too-much", "bleeding-how-long", "pain", "sex", "next-period", "feelings", page.QuestionHelps}
