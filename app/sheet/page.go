package sheet

import (
	"slices"

	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
)

// pathPlain is the sheet without JavaScript, made by the server.
const pathPlain = "/plain/sheet/"

// Pages make the sheet.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathSheet, Show: show, Take: take}, {Path: pathPlain, Show: show, Take: take},
	}
}

// CodePages read the code at its foot. They are a list of their own because a
// browser has them in another program: one list of both would link both.
func CodePages() []page.Handler {
	return []page.Handler{
		{Path: page.PathCode, Show: enter, Take: decode}, {Path: pathPlainCode, Show: enter, Take: decode},
	}
}

func newPage(site *page.Site, r *page.Request) *page.Page {
	p := site.NewPage(r)
	p.Plain = r.Path == pathPlain || r.Path == pathPlainCode
	return p
}

// show is the empty form.
func show(site *page.Site, r *page.Request) *page.Response {
	p := newPage(site, r)
	u := &p.Know.Pack.Unit
	return start(p, &form{values: map[string]string{"unit": u.Name, "number": u.Number, "hours": u.Hours}})
}

// take makes the sheet, or says what cannot be read.
func take(site *page.Site, r *page.Request) *page.Response {
	p := newPage(site, r)
	if !p.InPage && !p.Plain {
		return site.Problem(403) // what is written there never comes here
	}
	p.Personal = true
	tag, rest, _ := page.TakeField(r.Form, fieldBeside)
	f := readForm(rest, r.Now.Day)
	f.beside, f.odd = tag, f.odd || !slices.Contains(tags(besides(p)), tag)
	if f.press == "change" || f.wrong() {
		return start(p, f)
	}
	change := page.FormTo(r.Path, view.Class("screen"))
	for _, name := range fieldNames {
		change.With(page.HiddenField(name, f.values[name]))
	}
	change.With(view.If(f.beside != "", page.HiddenField(fieldBeside, f.beside)),
		view.P(view.ID("beside-lost"), view.Class("fault-here"), view.Flag("hidden", true), view.Role("alert"), p.Text("sheet.beside.lost")), view.P(p.Text("sheet.print")), view.Div(view.Class("buttons"), p.PressButton("button plain", "change", "sheet.change")))
	return p.Respond(Make(p, f.rec, f.unit()).Draw(p), second(p, r, f), change)
}

// start asks for what the sheet rests on.
func start(p *page.Page, f *form) *page.Response {
	to := page.PathSheet
	if p.Plain {
		to = pathPlain
	}
	main := []view.Node{faults(p, f)}
	main = append(main, page.Heading(p.Text("sheet.title")), view.P(view.Class("lead"), p.Text("sheet.lead")))
	if p.Plain {
		main = append(main, view.P(view.Class("note"), p.Text("sheet.plain")))
	} else {
		main = append(main, view.Noscript(view.P(view.Class("note"), p.Text("home.noscript"), view.Text(" "), page.Link(pathPlain, p.Text("home.noscript.link")))))
	}
	if p.Plain || p.CanFill() {
		main = append(main, (&formPage{p, f}).draw(to))
	} else {
		main = append(main, view.P(page.Link(pathPlain, view.Class("button"), p.Text("home.noscript.link"))))
	}
	return p.Respond(main...)
}

// faults says which fields cannot be read, with the way to each.
func faults(p *page.Page, f *form) view.Node {
	if !f.wrong() {
		return view.Node{}
	}
	p.Status = 422
	items := view.UL()
	for _, name := range fieldNames {
		if key := f.faults[name]; key != "" {
			items.With(view.LI(view.A(view.Href(view.Fragment("f-"+name)), p.Text("sheet.ask."+name)), view.Text(p.W.Between(locale.Colon)), p.Text("fault."+key)))
		}
	}
	if f.odd && !slices.ContainsFunc(fieldNames, func(name string) bool { return f.faults[name] != "" }) {
		items.With(view.LI(p.Text("fault.unknown-field")))
	}
	return page.FaultBox(view.P(view.Strong(p.Text("notice.fault"))), items)
}
