package sheet

import (
	"aftercare/app/page"
	"aftercare/app/view"
)

// fieldBeside is the field with the second language of a sheet.
const fieldBeside = "beside"

// besides are the languages that a server can make a second sheet in. In her own
// page the glue knows them, and asks the program in that language.
func besides(p *page.Page) (list []page.Language) {
	if !p.Plain || p.Config.SiteIn == nil {
		return nil
	}
	for _, l := range p.Config.Languages {
		if l.Tag != p.W.Lang {
			list = append(list, l)
		}
	}
	return list
}

// tags are those of some languages, and "" for none of them.
func tags(list []page.Language) []string {
	out := []string{""}
	for _, l := range list {
		out = append(out, l.Tag)
	}
	return out
}

// beside asks for a second language.
func (p *formPage) beside() view.Node {
	list := besides(p.Page)
	if p.Plain && len(list) == 0 {
		return view.Node{}
	}
	sel := view.Select(view.ID("f-beside"), view.Name(fieldBeside), view.Option(view.Value(""), p.Text("sheet.beside.none")))
	for _, l := range list {
		sel.With(view.Option(view.Value(l.Tag), view.Set("lang", l.Tag), view.Flag("selected", l.Tag == p.f.beside), view.Text(l.Name)))
	}
	return view.Div(view.Class("box"), view.Flag("hidden", !p.Plain), view.Label(view.For("f-beside"), p.Text("sheet.beside")), sel)
}

// second is the sheet in the second language; nothing if none is asked for.
func second(p *page.Page, r *page.Request, f *form) view.Node {
	if f.beside == "" {
		return view.Node{}
	}
	other := newPage(p.Config.SiteIn(f.beside), r)
	return view.Div(view.Set("lang", other.W.Lang), view.Set("dir", other.W.Dir), Make(other, f.rec, f.unit()).Draw(other))
}
