package app

import (
	"aftercare/app/view"
	"aftercare/guideline"
)

// A topic is one question that people ask, at a neutral numbered address.
type topic struct {
	group    int
	question *guideline.Question
}

// topicOrder gives every question its number for good: it is its place here,
// across the groups. New ones are added at the end of the last group, and a
// test refuses a question that has no place.
var topicOrder = [...][]string{
	{"sex", "tampon", "menstrual-cup", "douching", "bath", "swimming", "exercise-gentle", "exercise-vigorous", "lifting", "work", "driving", "flying", "travel", "alcohol", "ibuprofen", "folic-acid", "contraception", "trying-again"},
	{"bleeding-how-long", "bleeding-waiting", "bleeding-tablets", "bleeding-surgery", "bleeding-too-much", "clots", "pain", "painkillers", "smell-discharge", "fever", "infection", "tiredness", "washing", "breast-milk", "still-feel-pregnant", "anaemia", "complications"},
	{"test-when", "test-positive", "next-period", "pregnant-before-period", "scan-needed", "follow-up", "tissue-left", "cervix-closed", "anti-d", "blood-thinners"},
	{"waiting-to-start", "tablets-not-worked", "methotrexate", "molar", "ectopic", "chemical-pregnancy", "late-loss"},
	{"why", "how-common", "chances", "repeated-losses", "feelings", "partner", "therapy", "what-to-say", "letters", "beside", "what-helps", "grief-how-long", "sleep", "closeness", "partner-closeness", "children", "remember", "remains", "hard-days", "back-to-work", "which-therapy", "wait-or-not", "before-trying"},
}

// topicGroups is how many groups of questions there are.
const topicGroups = len(topicOrder)

func listTopics(p *guideline.Pack) []topic {
	var list []topic
	placed := map[string]bool{}
	for group, ids := range topicOrder {
		for _, id := range ids {
			for i := range p.Questions {
				if p.Questions[i].ID == id {
					list = append(list, topic{group, &p.Questions[i]})
					placed[id] = true
				}
			}
		}
	}
	for i := range p.Questions {
		if !placed[p.Questions[i].ID] {
			list = append(list, topic{len(topicOrder) - 1, &p.Questions[i]})
		}
	}
	return list
}

// topicLinks lists the questions that take chooses.
func (p *page) topicLinks(take func(*topic) bool) view.Node {
	list := []view.Part{view.Class("topics")}
	for i := range p.topics {
		if t := &p.topics[i]; take(t) {
			list = append(list, view.LI(p.topicLink(i+1)))
		}
	}
	return view.UL(list...)
}

// topicLink leads to the page of a question, by its words.
func (p *page) topicLink(n int) view.Node {
	return link(numbered(routeRead, n), view.Text(p.topics[n-1].question.Ask.In(p.w.Lang)))
}

// topicNumber is the number of a question's page, 0 where there is none.
func (a *Site) topicNumber(id string) int {
	for i := range a.topics {
		if a.topics[i].question.ID == id {
			return i + 1
		}
	}
	return 0
}

// helpsLink leads to the page that brings them together.
func (p *page) helpsLink() view.Node {
	return view.P(link(numbered(routeRead, p.topicNumber(questionHelps)), p.text("helps.link")))
}

// questionHelps is the question whose page brings together what helps.
const questionHelps = "what-helps"

// drawn are the questions whose pages have a figure.
var drawn = [...]string{tryingAgain, "wait-or-not", "pregnant-before-period", "repeated-losses", "chances"}

// hasFigure reports whether the page of a question, by its number, has one.
func (s *Site) hasFigure(n int) bool {
	return n > 0 && n <= len(s.topics) && has(drawn[:], s.topics[n-1].question.ID)
}

// tryingAgain is the question whose page brings the others about the next
// pregnancy together.
const tryingAgain = "trying-again"
