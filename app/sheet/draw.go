package sheet

import (
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// Draw is the sheet as one page of paper.
func (s *Sheet) Draw(p *page.Page) view.Node {
	class := "handout"
	switch n := s.lines(); {
	case n > mostDense:
		class = "handout denser"
	case n > mostLines:
		class = "handout dense"
	}
	paper := view.Article(view.Class(class))
	if s.Name != "" || s.Number != "" {
		box := view.Div(view.Class("unit"), view.Div(view.If(s.Name != "", view.P(view.Strong(p.Named(s.Name)))), view.If(s.First != "", view.P(view.Text(s.First)))))
		paper.With(box.With(view.If(s.Number != "", view.P(page.Tel(s.Number)))))
	}
	paper.With(page.Heading(view.Text(s.Title)), view.P(view.Class("of"), view.Text(s.Facts)))
	cards := view.Div(view.Class("acts"))
	for _, c := range s.Cards {
		cards.With(c.draw())
	}
	paper.With(cards, view.P(page.Marked(s.Mind)))
	paper.With(rows(p, "sheet.when", s.Settled, s.When), list(p, "sheet.due", s.Due))
	return paper.With(s.code(p), view.P(view.Class("small-print"), view.Text(strings.Join(s.Notes, " "))))
}

// How many lines of rows and dues fit on the paper in print of the usual size,
// and in a smaller one.
const mostLines, mostDense = 20, 26

// usualNotes are those at the foot of a sheet in the first language.
const usualNotes = 2

// translationLines is how much longer a sheet in another language is.
const translationLines = 8

// lines is about how many lines the rows and dues take; between rows there is a
// quarter of one.
func (s *Sheet) lines() int {
	n, dues := len(s.When)/4, 0
	for _, r := range s.When {
		n += max(1+width(r.Name)/32, 1+width(r.Text)/80)
	}
	for _, r := range s.Due {
		dues += 1 + (width(r.Name)+width(r.Text))/52
	}
	// A translation is longer in its cards too, and says that nobody has checked it.
	return n + (dues+1)/2 + translationLines*(len(s.Notes)-usualNotes)
}

// width is about how many letters of the Latin script a text is wide: a syllable
// of Korean is two.
func width(text string) (n int) {
	for _, r := range text {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

func (c *Card) draw() view.Node {
	signs := view.UL()
	for _, text := range c.Signs {
		signs.With(view.LI(view.Text(text)))
	}
	class := "act"
	switch c.Level {
	case aftercare.Emergency:
		class = "act urgent"
	case aftercare.Soon:
		class = "act later"
	}
	return view.Section(view.Class(class), view.H2(view.Text(c.Do)), signs)
}

// rows are a table of names and what is said of each.
func rows(p *page.Page, key, note string, list []Row) view.Node {
	body := view.Tbody()
	for _, r := range list {
		body.With(view.TR(view.TH(view.Set("scope", "row"), view.Text(r.Name)), view.TD(view.Text(r.Text))))
	}
	return view.Section(view.Class("times"), view.H2(p.Text(key)), view.If(note != "", view.P(page.Marked(note))), view.Table(body))
}

// list is the same as a list; nothing for no rows.
func list(p *page.Page, key string, list []Row) view.Node {
	if len(list) == 0 {
		return view.Node{}
	}
	items := view.UL()
	for _, r := range list {
		items.With(view.LI(view.Strong(view.Text(r.Name)), view.Text(" "), view.Text(r.Text)))
	}
	return view.Section(view.Class("dues"), view.H2(p.Text(key)), items)
}

// CodeHow says what the code is for, and who can read it.
func (s *Sheet) CodeHow(w *locale.Words) string {
	how := w.Text("sheet.code.how")
	if s.Site != "" {
		how = w.Text("sheet.code.site", locale.With("site", s.Site))
	}
	return how + " " + w.Text("sheet.code.what")
}

// code is the code, and what it is for; nothing if the facts have none.
func (s *Sheet) code(p *page.Page) view.Node {
	if s.Code == "" {
		return view.Node{}
	}
	return view.Div(view.Class("carry"), view.P(view.Strong(p.Text("sheet.code")), view.Text(" "), view.Text(s.CodeHow(p.W))), view.P(view.Class("ten"), page.Written(s.Code)))
}
