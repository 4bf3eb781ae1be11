// Package letters writes the letters that stop reminders and mailings.
package letters

import (
	"slices"
	"strings"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// Pages are the letters that stop reminders and mailings.
func Pages() []page.Handler {
	return []page.Handler{{Path: page.PathLetters, Show: letters, Take: letters}}
}

// questionLetters is what the page of letters answers.
const questionLetters = "letters"

// lettersTo are those who may have to be told.
var lettersTo = [...]string{"doctor", "midwife", "scan", "visitor", "app", "shop", "insurer", "work"}

// lettersFirst are chosen before she chooses.
var lettersFirst = []string{"doctor", "midwife", "scan"}

// lettersPage is a page of the letters.
type lettersPage struct{ *page.Page }

// letters is the page that stops the letters: what she fills in stays in the
// fields of its form, and the letters are made from them where she is.
func letters(a *page.Site, r *page.Request) *page.Response {
	if r.Method == "GET" {
		return (&lettersPage{a.NewPage(r)}).start(nil)
	}
	if !r.InPage {
		return a.Problem(403) // what she writes never comes here
	}
	f := readLetters(r.Form, r.Now.Day)
	p := &lettersPage{a.NewPage(r)}
	p.Personal = true
	switch {
	case len(f.faults) > 0:
		p.Status = 422
		return p.start(f)
	case f.press == "show":
		return p.shown(f)
	case f.press == "file":
		out := p.shown(f)
		out.Download = page.TextFile(p.file(f))
		return out
	}
	return p.start(f)
}

// start is the form, and below it what needs none: the letters with
// blanks to fill by hand, and what sources say. f is nil where nothing was
// filled in yet.
func (p *lettersPage) start(f *letterForm) *page.Response {
	if f == nil {
		f = newLetterForm()
	}
	main := []view.Node{p.notice(f), page.Heading(p.Text("letters.title")), view.P(view.Class("lead"), p.Text("letters.lead"))}
	main = append(main, view.Noscript(view.P(view.Class("note"), p.Text("letters.noscript"))))
	if p.CanFill() {
		main = append(main, p.form(f))
	}
	blank := view.Section(view.H2(p.Text("letters.blank")), view.P(p.Text("letters.blank.what")))
	for _, to := range lettersTo {
		blank.With(view.Details(view.Class("letter"),
			view.Summary(p.Text("letters.to."+to)),
			view.Div(view.Class("sheet"), view.Set("dir", "auto"), view.Text(p.letter(nil, to)))))
	}
	return p.Respond(append(main, blank, p.sources())...)
}

// sources is what sources say about being left alone.
func (p *lettersPage) sources() view.Node {
	says := p.Know.Active(func(s *guideline.Statement) bool {
		return slices.Contains(s.Questions, questionLetters) && !isRight(s)
	})
	return view.Section(
		view.H2(p.Text("letters.says")), p.Statements(says),
		p.Folded("letters.law", view.P(p.Text("letters.law.what")), p.Statements(p.rights())))
}

// isRight reports whether a statement is about a law that lets her ask for it.
func isRight(s *guideline.Statement) bool { return strings.HasPrefix(s.ID, "RIGHTS-") }

func (p *lettersPage) rights() []*guideline.Statement { return p.Know.Active(isRight) }

// law names the law that a letter to somebody in a country may rely on: what
// the statement cites first that a source of that country stands behind.
func (p *lettersPage) law(country string) string {
	for _, s := range p.rights() {
		for _, c := range s.Cites {
			if src := p.Know.Sources[c.Source]; country != "" && src != nil && src.Jurisdiction == country {
				return p.W.Join(locale.Comma, p.Know.Sources[s.Cites[0].Source].Name, s.Cites[0].Locator)
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
			if src := p.Know.Sources[c.Source]; src != nil && src.Jurisdiction != "international" && !slices.Contains(codes, src.Jurisdiction) {
				codes = append(codes, src.Jurisdiction)
			}
		}
	}
	p.SortCountries(codes)
	return codes
}
