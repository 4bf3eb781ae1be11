package page

import (
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// InOriginal is what is urgent in the words it was written in, small, to stand
// below a translation: something to show to somebody. Nothing where the page is in
// that language.
func (p *Page) InOriginal(say func(*locale.Words) string) view.Node { return inOriginal(p.W, say) }

func inOriginal(w *locale.Words, say func(*locale.Words) string) view.Node {
	text, lang := w.InOriginal(say)
	return view.If(text != "", view.Small(view.Class("original"), view.Set("lang", lang), view.Set("dir", "ltr"), Marked(text)))
}

// TextInOriginal is InOriginal for the words of a key.
func (p *Page) TextInOriginal(key string, with ...locale.Arg) view.Node {
	return p.InOriginal(func(w *locale.Words) string { return w.Text(key, with...) })
}

// Sign is a danger sign as a line of a list, in words about her or about who reads.
func Sign(w *locale.Words, s *guideline.Statement) view.Node {
	return view.LI(view.Text(w.SaysForWhom(s)), inOriginal(w, func(w *locale.Words) string { return w.SaysForWhom(s) }))
}

// unsigned says at the top of every page of a translation who has not checked it.
func (p *Page) unsigned() view.Node {
	key := "language.unsigned." + p.W.Checked()
	if !p.W.Has(key) {
		return view.Node{}
	}
	return view.Aside(view.Class("unsigned"), view.P(p.Text(key)))
}
