package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
)

// Page is a page made from answers.
type Page struct {
	*page.Page
	Answers *questions.Answers
	Record  *aftercare.Record
	level   aftercare.Urgency // the level by the answers so far
	pads    bool              // bleeding is asked with pictures
	weighed []placed          // what can be asked in place, once it was worked out
}

// New returns a page made from answers.
func New(site *page.Site, r *page.Request, a *questions.Answers) *Page {
	s := &Page{Page: site.NewPage(r), Answers: a}
	s.Plain = r.Path == page.PathPlain
	s.Personal = true
	s.Record = a.Record()
	s.Know = site.Knowledge(s.Record.Jurisdiction)
	s.W = s.W.About(s.Record.About)
	return s
}

// OfRecord returns a page made from a record of a diary.
func OfRecord(p *page.Page, rec *aftercare.Record, asOf aftercare.When) *Page {
	s := &Page{Page: p, Answers: questions.NewAnswers(asOf, rec, questions.FieldSpecs), Record: rec}
	s.W = s.W.About(rec.About)
	return s
}

// ForEntry is a page that asks for an entry of a diary.
func ForEntry(p *page.Page, a *questions.Answers) *Page {
	return &Page{Page: p, Answers: a, pads: true}
}

// Guidance judges the answers so far.
func (s *Page) Guidance() *aftercare.Guidance { return s.Know.Engine.Evaluate(s.Record, s.Answers.Now) }

// Acknowledged is the level that she was shown before she went on.
func (s *Page) Acknowledged() aftercare.Urgency {
	for i, word := range aftercare.UrgencyTerms.Words() {
		if word == s.Answers.Warned {
			return aftercare.Urgency(i)
		}
	}
	return aftercare.SelfCare
}

// route is where the questions go.
func (s *Page) route() string {
	if s.Plain {
		return page.PathPlain
	}
	return page.PathAsk
}

// Hidden carries every answer but those of the question that is shown, and of
// some fields.
func (s *Page) Hidden(q *questions.Question, without ...string) view.Node {
	var list []view.Node
	add := func(name, value string) { list = append(list, page.HiddenField(name, value)) }
	for _, name := range s.Answers.Names() {
		for _, value := range s.Answers.All(name) {
			if !slices.Contains(without, name) && (q == nil || !q.Owns(name) && (name != questions.NoneField || value != q.ID)) {
				add(name, value)
			}
		}
	}
	if !s.Answers.Base.IsZero() {
		add("record", questions.RecordText(s.Answers.Base))
	}
	if s.Personal {
		add("at", s.Answers.At.String())
	}
	add("step", s.Answers.Step)
	add("then", s.Answers.Then)
	add("aim", s.Answers.Aim)
	add("told", s.Answers.Warned)
	for _, name := range s.Answers.Show {
		add("show", name)
	}
	return view.List(list...)
}

// keepAnswers is the button that takes the answers into a diary.
const keepAnswers = "keep"

// stateForm is the form that holds the answers; every button of the page is tied to it.
const stateForm = "state"

// Opened reports whether an activity is shown in full.
func (s *Page) Opened(a aftercare.Activity) bool {
	return slices.Contains(s.Record.Wishes.Activities, a) || slices.Contains(s.Answers.Show, a.String())
}

// askButton leads to one question and back.
func (s *Page) askButton(question, key string) view.Node {
	return s.askButtonOf(question, s.Text(key))
}

func (s *Page) askButtonOf(question string, says view.Node) view.Node {
	return view.Button(view.Class("inline"), view.Type("submit"), view.Set("form", stateForm), view.Name("go"), view.Value("ask-"+question), says)
}

// statements returns the statements with some ids.
func (s *Page) statements(ids []string) []*guideline.Statement {
	var list []*guideline.Statement
	for _, id := range ids {
		if x := s.Know.Statement(id); x != nil {
			list = append(list, x)
		}
	}
	return list
}
