package sheet

import (
	"errors"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/handover"
	"aftercare/internal/typing"
	"aftercare/locale"
)

// pathPlainCode is the page of the code without JavaScript.
const pathPlainCode = "/plain/code/"

// enter asks for the code.
func enter(site *page.Site, r *page.Request) *page.Response {
	return enterCode(newPage(site, r), "", nil)
}

// decode shows what a code holds, for her to confirm before any answer.
func decode(site *page.Site, r *page.Request) *page.Response {
	p := newPage(site, r)
	if !p.InPage && !p.Plain {
		return site.Problem(403)
	}
	p.Personal = true
	typed, _, _ := page.TakeField(r.Form, "code")
	rec, err := handover.Decode(typing.Digits(typed))
	if err != nil {
		return enterCode(p, typed, err)
	}
	if dayOf(rec) > r.Now.Day {
		return enterCode(p, typed, errFuture)
	}
	return p.Respond(confirm(p, r, rec)...)
}

// errFuture is of a code with a day that is still to come.
var errFuture = errors.New("the day of the code is still to come")

// enterCode is the form for a code, and the fault in the one that was
// typed.
func enterCode(p *page.Page, typed string, err error) *page.Response {
	to := page.PathCode
	if p.Plain {
		to = pathPlainCode
	}
	in := view.Input(view.Type("text"), view.ID("f-code"), view.Name("code"), view.Value(typed), view.Class("ten"), view.Set("autocomplete", "off"),
		view.Set("autocapitalize", "characters"), view.Set("spellcheck", "false"), view.Aria("describedby", "h-code"))
	box := view.Div(view.Class("box"), view.Label(view.For("f-code"), p.Text("code.ask")), view.P(view.Class("hint"), view.ID("h-code"), p.Text("code.hint")))
	notice := view.Node{}
	if err != nil {
		p.Status = 422
		notice = page.FaultBox(view.P(view.Strong(faultText(p, err))), view.P(view.A(view.Href(view.Fragment("f-code")), p.Text("code.again"))))
		in.With(view.Aria("invalid", "true"))
	}
	main := []view.Node{notice, page.Heading(p.Text("code.title")), view.P(view.Class("lead"), p.Text("code.lead"))}
	switch {
	case p.Plain:
		main = append(main, view.P(view.Class("note"), p.Text("sheet.plain")))
	case !p.CanFill():
		return p.Respond(append(main, view.P(page.Link(pathPlainCode, view.Class("button"), p.Text("home.noscript.link"))))...)
	default:
		main = append(main, view.Noscript(view.P(view.Class("note"), p.Text("home.noscript"), view.Text(" "), page.Link(pathPlainCode, p.Text("home.noscript.link")))))
	}
	return p.Respond(append(main, page.FormTo(to, box.With(in), view.Div(view.Class("buttons"), p.PressButton("button", "read", "code.read"))))...)
}

// faultText explains why a code was refused.
func faultText(p *page.Page, err error) view.Node {
	f, ok := errors.AsType[handover.Fault](err) // As would need the names of all types
	if !ok {
		return p.Text("code.fault.future")
	}
	return p.Text("code.fault."+f.Name(), locale.With("n", strconv.Itoa(f.At)), locale.With("sign", string(f.Sign)))
}

// confirm shows the facts of a code. The form carries them on to the danger
// signs, as the fields that hold them.
func confirm(p *page.Page, r *page.Request, rec *aftercare.Record) []view.Node {
	facts := view.DL(view.Class("carried"))
	for _, f := range factsOf(p, rec) {
		facts.With(view.Div(view.DT(view.Text(f.name)), view.DD(view.Text(f.value))))
	}
	to, back := page.PathAsk, page.PathCode
	if p.Plain {
		to, back = page.PathPlain, pathPlainCode
	}
	form := page.FormTo(to, page.HiddenField("step", questions.StepShort), page.HiddenField("at", r.Now.String()))
	for _, f := range questions.RecordFields(rec, r.Now.Day) {
		form.With(page.HiddenField(f.Name, f.Value))
	}
	return []view.Node{
		page.Heading(p.Text("code.confirm")), view.P(view.Class("lead"), p.Text("code.confirm.lead")), facts,
		form.With(view.Div(view.Class("buttons"), p.PressButton("button", questions.PressFacts, "code.mine"), page.Link(back, view.Class("button plain"), p.Text("code.not-mine")))),
		view.P(view.Class("quiet"), p.Text("code.forgets")),
	}
}
