package page

import (
	"aftercare"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/internal/sorting"
	"aftercare/locale"
)

// Emergency is the emergency page. A program renders it once, so that showing
// it needs nothing that can break; with her country, it shows the numbers there.
func (a *Site) Emergency(r *Request) *Response {
	p := a.NewPage(r)
	country := p.CountryIn(r.Form)
	p.Personal = country != ""
	main := []view.Node{
		view.Section(view.Class("now"),
			Heading(p.Text("help.title")),
			view.P(view.Class("do"), p.Text("help.do"), p.TextInOriginal("help.do")),
			view.P(p.Text("help.say"), view.Text(" "), p.Text("help.alone"), p.TextInOriginal("help.say"))),
	}
	if n := p.Know.Numbers[country]; n != nil {
		main = append(main, p.here(n), p.countryForm(country), p.stranger(country), p.helpSigns())
	} else {
		main = append(main, p.emergencyNumbers(), p.countryForm(""), p.stranger(""), p.helpSigns())
		for _, n := range [...]struct {
			key  string
			kind guideline.CallKind
		}{{"help.mind", guideline.CrisisLine}, {"help.safety", guideline.SafetyLine}, {"help.talk", guideline.SupportLine}} {
			main = append(main, view.H2(p.Text(n.key)), view.P(p.Text(n.key+".what")), p.Folded(n.key+".numbers", p.Countries(n.kind)))
		}
	}
	return p.Respond(append(main,
		view.H2(p.Text("help.places")),
		view.P(p.Text("help.places.what"), view.Text(" "), Link(PathPlaces, p.Text("foot.places"))))...)
}

// here are all numbers of one country, those for an emergency first and large.
func (p *Page) here(n *guideline.Numbers) view.Node {
	box := view.Section(view.Class("here"), view.H2(view.Text(p.Jurisdiction(n.Jurisdiction))), view.P(view.Class("large"), p.dial(n)))
	var none []string
	for _, kind := range guideline.CallKinds[1:] {
		lines := n.Lines(kind)
		if len(lines) == 0 {
			none = append(none, p.W.Text("call."+kind.String()))
			continue
		}
		box.With(view.H3(p.Text("call."+kind.String())), view.Div(view.Class("short"), p.shortLines(lines)))
	}
	if len(none) > 0 {
		box.With(view.P(view.Class("quiet"), p.Text("help.here.none", locale.With("kinds", p.W.Join(locale.Dot, none...)))))
	}
	return box.With(view.P(Link(PathCall, p.Text("help.more"))))
}

// countryForm asks for the country that numbers are wanted for. Only the
// program in the page can answer it, so that no server hears of it.
func (p *Page) countryForm(chosen string) view.Node {
	if !p.CanFill() {
		return view.Node{}
	}
	return FormTo(PathHelp, view.Class("country"), view.Flag("data-script", !p.InPage), view.Flag("hidden", !p.InPage),
		view.Label(view.For("f-country"), p.Text("help.country")), p.CountrySelect("f-country", "help.country.none", p.CountryCodes(), chosen), p.PressButton("button plain", "show", "help.country.show"))
}

// emergencyNumbers are those of every country, side by side.
func (p *Page) emergencyNumbers() view.Node {
	list := view.DL(view.Class("numbers compact"))
	for _, code := range p.CountryCodes() {
		list.With(view.Div(view.DT(view.Text(p.Jurisdiction(code))), view.DD(p.dial(p.Know.Numbers[code]))))
	}
	return view.Section(view.H2(p.Text("help.numbers")), list, view.P(view.Class("quiet"), p.Text("help.numbers.what")))
}

func (p *Page) helpSigns() view.Node {
	return view.Section(view.H2(p.Text("help.signs")), p.Signs(aftercare.Emergency))
}

// Folded is content behind one tap.
func (p *Page) Folded(key string, content ...view.Node) view.Node {
	return view.Details(view.Summary(p.Text(key)), view.List(content...))
}

// emergencyCard is at the top of every page about something that went wrong.
func (p *Page) emergencyCard() view.Node {
	return view.Section(view.Class("now"),
		view.P(view.Class("do"), p.Text("help.do"), p.TextInOriginal("help.do")),
		view.P(Link(PathHelp, p.Text("help.card"))))
}

// Signs lists the danger signs of a level.
func (p *Page) Signs(level aftercare.Urgency) view.Node {
	items := view.UL()
	for _, s := range p.SignList(level) {
		items.With(Sign(p.W, s))
	}
	return items
}

// SignList are the danger signs of a level, in their order.
func (p *Page) SignList(level aftercare.Urgency) []*guideline.Statement {
	list := p.Know.Active(func(s *guideline.Statement) bool {
		return s.Kind == guideline.Alarm && s.SafetyNet > 0 && s.Level == level
	})
	sorting.Stable(list, func(a, b *guideline.Statement) int { return a.SafetyNet - b.SafetyNet })
	return list
}
