package app

import (
	"sort"
	"strings"

	"aftercare/app/view"
	"aftercare/guideline"
)

// LetterPages are the letters that stop reminders and mailings.
func LetterPages() []Handler {
	return []Handler{{Path: routeLetters, Show: letters, Take: letters}}
}

// questionLetters is what the page of letters answers.
const questionLetters = "letters"

// lettersTo are those who may have to be told.
var lettersTo = [...]string{"doctor", "midwife", "scan", "visitor", "app", "shop", "insurer", "work"}

// lettersFirst are chosen before she chooses.
var lettersFirst = []string{"doctor", "midwife", "scan"}

// lettersPage is a page of the letters.
type lettersPage struct{ *page }

// letters is the page that stops the letters: what she fills in stays in the
// fields of its form, and the letters are made from them where she is.
func letters(a *Site, r *Request) *Response {
	if r.Method == "GET" {
		return (&lettersPage{a.newPage(r)}).lettersStart(nil)
	}
	if !r.InPage {
		return a.Problem(403) // what she writes never comes here
	}
	f := readLetters(r.Form, r.Now.Day)
	p := &lettersPage{a.newPage(r)}
	p.personal = true
	switch {
	case len(f.faults) > 0:
		p.status = 422
		return p.lettersStart(f)
	case f.press == "show":
		return p.lettersShown(f)
	case f.press == "file":
		out := p.lettersShown(f)
		out.Download = textFile(p.lettersFile(f))
		return out
	}
	return p.lettersStart(f)
}

// lettersStart is the form, and below it what needs none: the letters with
// blanks to fill by hand, and what sources say. f is nil where nothing was
// filled in yet.
func (p *lettersPage) lettersStart(f *letterForm) *Response {
	if f == nil {
		f = newLetterForm()
	}
	main := []view.Node{p.lettersNotice(f), heading(p.text("letters.title")), view.P(view.Class("lead"), p.text("letters.lead"))}
	main = append(main, view.Noscript(view.P(view.Class("note"), p.text("letters.noscript"))))
	if p.canFill() {
		main = append(main, p.lettersForm(f))
	}
	blank := view.Section(view.H2(p.text("letters.blank")), view.P(p.text("letters.blank.what")))
	for _, to := range lettersTo {
		blank.With(view.Details(view.Class("letter"),
			view.Summary(p.text("letters.to."+to)),
			view.Div(view.Class("sheet"), view.Text(p.letter(nil, to)))))
	}
	return p.respond(append(main, blank, p.lettersSources())...)
}

// lettersSources is what sources say about being left alone.
func (p *lettersPage) lettersSources() view.Node {
	says := p.know.active(func(s *guideline.Statement) bool {
		return has(s.Questions, questionLetters) && !isRight(s)
	})
	return view.Section(
		view.H2(p.text("letters.says")), p.statements(says),
		p.folded("letters.law", view.P(p.text("letters.law.what")), p.statements(p.rights())))
}

// isRight reports whether a statement is about a law that lets her ask for it.
func isRight(s *guideline.Statement) bool { return strings.HasPrefix(s.ID, "RIGHTS-") }

func (p *lettersPage) rights() []*guideline.Statement { return p.know.active(isRight) }

// law names the law that a letter to somebody in a country may rely on: what
// the statement cites first that a source of that country stands behind.
func (p *lettersPage) law(country string) string {
	for _, s := range p.rights() {
		for _, c := range s.Cites {
			if src := p.know.sources[c.Source]; country != "" && src != nil && src.Jurisdiction == country {
				return p.know.sources[s.Cites[0].Source].Name + ", " + s.Cites[0].Locator
			}
		}
	}
	return ""
}

// lawCountries are the countries for which a law is known, by their names.
func (p *lettersPage) lawCountries() []string {
	var codes []string
	for _, s := range p.rights() {
		for _, c := range s.Cites {
			if src := p.know.sources[c.Source]; src != nil && src.Jurisdiction != "international" && !has(codes, src.Jurisdiction) {
				codes = append(codes, src.Jurisdiction)
			}
		}
	}
	sort.SliceStable(codes, func(i, j int) bool { return p.jurisdiction(codes[i]) < p.jurisdiction(codes[j]) })
	return codes
}
