package page

import (
	"slices"

	"aftercare/app/view"
	"aftercare/guideline"
)

// Topic is one question that people ask, at a neutral numbered address.
type Topic struct {
	Group    int
	Question *guideline.Question
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
	// What comes out, and what can be done with it.
	{"what-you-see", "sac-or-clot", "keep-or-flush", "keep-cool", "tissue-tests", "hospital-remains", "home-burial", "hold-baby", "lab-result"},
	// Is it complete? Choosing, waiting, checking.
	{"all-out", "hcg-falls", "which-test", "ovulation-strips", "scan-wrong", "first-period", "cycle-day-one", "scarring", "tissue-persists", "choose-treatment", "tablet-day", "antibiotics-prevent"},
	// Medicines, food and the body.
	{"nursing", "antibiotics-alcohol", "methotrexate-effects", "hcg-numbers", "keyhole", "thrush", "constipation", "vaccines", "sex-happened", "other-touch", "coffee", "aspirin", "hair", "belly-weight", "iron-food", "herbs", "confinement", "milk-stop"},
	// Money, rights and being safe.
	{"overdose", "crisis", "violence", "blamed", "report-fear", "pills-seen", "young", "no-insurance", "bill", "bill-word", "cost-country", "leave-pay"},
	// Faith, names and goodbyes.
	{"certificate", "islam-prayer", "islam-burial", "church", "jewish", "hindu-buddhist"},
	// Families, and being pregnant again.
	{"two-mums", "trans", "surrogate", "spotting-again", "early-scan", "fear-again", "ivf-transfer", "age", "apps"},
}

// TopicGroups is how many groups of questions there are.
const TopicGroups = len(topicOrder)

func listTopics(p *guideline.Pack) []Topic {
	var list []Topic
	placed := map[string]bool{}
	for group, ids := range topicOrder {
		for _, id := range ids {
			if q := p.Question(id); q != nil {
				list = append(list, Topic{group, q})
				placed[id] = true
			}
		}
	}
	for i := range p.Questions {
		if !placed[p.Questions[i].ID] {
			list = append(list, Topic{len(topicOrder) - 1, &p.Questions[i]})
		}
	}
	return list
}

// TopicLinks lists the questions that take chooses.
func (p *Page) TopicLinks(take func(*Topic) bool) view.Node {
	list := []view.Part{view.Class("topics")}
	for i := range p.Topics {
		if t := &p.Topics[i]; take(t) {
			list = append(list, view.LI(p.TopicLink(i+1)))
		}
	}
	return view.UL(list...)
}

// TopicLink leads to the page of a question, by its words; nothing for a number
// that no question has.
func (p *Page) TopicLink(n int) view.Node {
	if n < 1 || n > len(p.Topics) {
		return view.Node{}
	}
	return Link(Numbered(PathRead, n), view.Text(p.Topics[n-1].Question.Ask.In(p.W.Lang)))
}

// TopicNumber is the number of a question's page, 0 if there is none.
func (a *Site) TopicNumber(id string) int {
	for i := range a.Topics {
		if a.Topics[i].Question.ID == id {
			return i + 1
		}
	}
	return 0
}

// HelpsLink leads to the page that brings them together; nothing if the pack has
// none.
func (p *Page) HelpsLink() view.Node {
	n := p.TopicNumber(QuestionHelps)
	if n == 0 {
		return view.Node{}
	}
	return view.P(Link(Numbered(PathRead, n), p.Text("helps.link")))
}

// QuestionHelps is the question whose page brings together what helps.
const QuestionHelps = "what-helps"

// drawn are the questions whose pages have a figure.
var drawn = [...]string{TryingAgain, "wait-or-not", "pregnant-before-period", "repeated-losses", "chances"}

// HasFigure reports whether the page of a question, by its number, has one.
func (s *Site) HasFigure(n int) bool {
	return n > 0 && n <= len(s.Topics) && slices.Contains(drawn[:], s.Topics[n-1].Question.ID)
}

// TryingAgain is the question whose page brings the others about the next
// pregnancy together.
const TryingAgain = "trying-again"
