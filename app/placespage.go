package app

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/services"
)

// placesPage is a page that finds a clinic.
type placesPage struct {
	*page
	atlas *atlas
	q     *placeQuery
	wrong *services.Error // of a list that could not be read
	// searched is set where the page answers her: it then says what is now,
	// and a page for everybody what is usual.
	searched bool
}

// start is the search, and below it every place of the short lists.
func (p *placesPage) start(notice string) *Response {
	main := []view.Node{heading(p.text("places.title")), p.notUrgent()}
	if notice == "places.forgotten" {
		main = append(main, view.P(view.Class("note"), view.Role("status"), p.text(notice)))
	} else if notice != "" {
		box := faultBox(view.P(p.text(notice)))
		if p.wrong != nil {
			box.With(view.P(p.text("places.load.line", locale.With("n", strconv.Itoa(p.wrong.Line))), view.Text(" "), view.Span(view.Class("listed"), view.Text(p.wrong.Pointer+": "+p.wrong.Message))))
		}
		main = append(main, box)
	}
	lead := "places.lead"
	switch {
	case p.plain:
		lead = "places.lead.server"
	case !p.canSearch():
		lead = "places.lead.read"
	}
	main = append(main, view.P(view.Class("lead"), p.text(lead)), view.If(!p.plain && !p.inPage, view.Noscript(view.P(view.Class("note"), p.text("places.noscript")))),
		p.brought(), p.form(), p.ownList())
	if p.atlas.network != nil && !p.plain {
		main = append(main, view.Section(view.H2(p.text("places.network")), view.P(link(routePlainPlaces, p.text("places.network.go")))))
	}
	return p.respond(append(main, p.lists()...)...)
}

// notUrgent stands first on every page of this.
func (p *placesPage) notUrgent() view.Node {
	return view.Section(view.Class("now small"), view.P(p.text("places.urgent")), view.P(link(routeHelp, p.text("help.card"))))
}

// canSearch reports whether anything can answer a search: the program in the
// page, or a server with a list of its own.
func (p *placesPage) canSearch() bool {
	return p.inPage || p.plain || p.config.Asset("places.wasm") != ""
}

// form asks where, and what she needs.
func (p *placesPage) form() view.Node {
	if !p.canSearch() {
		return view.Node{}
	}
	to, hidden := routePlaces, !p.inPage && !p.plain
	if p.plain {
		to = routePlainPlaces
	}
	lists := view.Select(view.ID("f-list"), view.Name("list"), view.Option(view.Value(""), p.text("places.list.choose")))
	areas := p.areas()
	for _, a := range areas {
		name := view.Text(p.jurisdiction(a.code))
		if a.code == "" {
			name = p.text("places.list." + a.name)
		}
		lists.With(view.Option(view.Value(a.name), view.Flag("selected", a.name == p.q.area), name))
	}
	words := make([]string, len(askable))
	for i, s := range askable {
		words[i] = s.String()
	}
	told := func(on bool) func(string) bool { return func(string) bool { return on } }
	holiday := view.Select(view.ID("f-holiday"), view.Name("holiday"))
	for _, t := range [...]aftercare.Tri{aftercare.Unknown, aftercare.No, aftercare.Yes} {
		value := map[aftercare.Tri]string{aftercare.No: "false", aftercare.Yes: "true"}[t]
		holiday.With(view.Option(view.Value(value), view.Flag("selected", p.q.holiday == t), p.text("places.holiday."+t.String())))
	}
	return formTo(to, view.Role("search"), view.Flag("data-script", hidden), view.Flag("hidden", hidden), hiddenField("pick", p.q.pick),
		view.Div(view.Class("box"), view.Label(view.For("f-list"), p.text("places.list")), lists),
		view.Div(view.Class("box"), view.Label(view.For("f-near"), p.text("places.near")), view.P(view.Class("hint"), view.ID("near-hint"), p.text("places.near.hint")),
			view.Input(view.Type("text"), view.ID("f-near"), view.Name("near"), view.Value(p.q.near), view.Aria("describedby", "near-hint"), view.Set("enterkeyhint", "search"), view.Set("spellcheck", "false"))),
		view.Fieldset(view.Legend(p.text("places.what")),
			p.ticks("checkbox", "want", "places.want", words, func(word string) bool { return p.wants(word) }),
			p.ticks("checkbox", "open", "places.open", []string{"true"}, told(p.q.open)),
			p.ticks("checkbox", "unknown", "places.unknown", []string{"true"}, told(p.q.unknown))),
		p.folded("places.holiday.ask", view.Div(view.Class("box"), view.Label(view.For("f-holiday"), p.text("places.holiday")), holiday)),
		view.Div(view.Class("buttons"), p.pressButton("button", "near", "places.search")))
}

func (p *placesPage) wants(word string) bool {
	for _, s := range p.q.want {
		if s.String() == word {
			return true
		}
	}
	return false
}

// ownList lets her bring a list; it is read in her page and kept by nobody. A
// page from a server shows the form once scripts run.
func (p *placesPage) ownList() view.Node {
	if p.plain {
		return view.Node{}
	}
	box := view.Section(view.H2(p.text("places.own")), view.P(p.text("places.own.what")), view.P(link(routeOwnPlaces, p.text("places.own.how"))))
	if !p.canSearch() {
		return box
	}
	hidden := !p.inPage
	form := formTo(routePlaces, view.Flag("data-script", hidden), view.Flag("hidden", hidden),
		view.Div(view.Class("box"), view.Label(view.For("f-file"), p.text("places.own.file")), view.Input(view.Type("file"), view.ID("f-file"), view.Name("file"), view.Set("accept", ".jsonl"))),
		view.Div(view.Class("buttons"), p.pressButton("button plain", "load", "places.own.load"), view.If(p.own() != nil, p.pressButton("button plain", "forget", "places.own.forget"))))
	return box.With(form)
}

// own is the list she brought, nil for none.
func (p *placesPage) own() *area {
	if p.atlas.own == nil {
		return nil
	}
	return p.atlas.own.area
}

// brought says which list of hers is here.
func (p *placesPage) brought() view.Node {
	own := p.own()
	if own == nil {
		return view.Node{}
	}
	return view.Section(view.Class("note"), view.P(view.Role("status"), view.Text(p.w.Count("places.own.loaded", len(own.list.Services))), view.Text(" "), p.text("places.own.kept")), p.sources(own.list))
}

// lists are the short lists, a country behind one tap, so that no address
// tells which.
func (p *placesPage) lists() []view.Node {
	list := []view.Node{view.H2(p.text("places.all")), view.P(p.text("places.all.what")), view.P(p.text("places.all.read"))}
	for _, a := range p.areas() {
		if a.code == "" {
			continue
		}
		fold := view.Details(view.Summary(view.H3(view.Text(p.jurisdiction(a.code)))))
		list = append(list, fold.With(p.byTown(view.H4, a.list, a.index.Unplaced(services.Query{}), everyPlaced(a.area)), p.sources(a.list)))
	}
	return append(list, view.P(view.Class("quiet"), p.text("places.order")))
}

func everyPlaced(a *area) (list []services.Found) {
	for i := range a.list.Services {
		if s := &a.list.Services[i]; s.Placed {
			list = append(list, services.Found{Service: s})
		}
	}
	return list
}

// byTown lists places under their towns, in the order of the towns' names.
func (p *placesPage) byTown(head func(...view.Part) view.Node, l *services.List, parts ...[]services.Found) view.Node {
	towns := map[string][]services.Found{}
	var names []string
	for _, part := range parts {
		for _, f := range part {
			if towns[f.Service.City] == nil {
				names = append(names, f.Service.City)
			}
			towns[f.Service.City] = append(towns[f.Service.City], f)
		}
	}
	sortNames(names)
	var list []view.Node
	for _, name := range names {
		title := view.Span(view.Class("listed"), view.Text(name))
		if name == "" {
			title = p.text("places.no-town")
		}
		cards := view.UL(view.Class("places"))
		for i := range towns[name] {
			cards.With(view.LI(p.card(l, &towns[name][i], nil)))
		}
		list = append(list, head(title), cards)
	}
	return view.List(list...)
}

// show is what was found, or what has to be asked back.
func (p *placesPage) show(a *placesAnswer) *Response {
	switch {
	case a.fault != "":
		return p.refused(a)
	case len(a.spots) > 0:
		return p.which(a)
	}
	p.searched = true
	title := view.List(p.text("places.found"), view.Text(" "), view.Span(view.Class("listed"), view.Text(both(a.spot.Name, a.spot.Latin))))
	main := []view.Node{heading(title), p.notUrgent(), view.P(view.Class("lead"), p.text("places.call")), p.asked(a)}
	if a.spot.Of > 0 {
		main = append(main, view.P(p.text("places.middle")))
	}
	if len(a.found) == 0 && len(a.bare) == 0 {
		main = append(main, view.P(view.Class("note"), p.text("places.none"), view.Text(" "), p.text("places.none.tip")))
	}
	if len(a.found) > 0 {
		ol := view.OL(view.Class("places"))
		for i := range a.found {
			ol.With(view.LI(view.Span(view.Class("badge"), view.Aria("hidden", "true"), view.Text(strconv.Itoa(i+1))), p.card(a.area.list, &a.found[i], &a.query.At)))
		}
		main = append(main, p.picture(a), ol)
	}
	var here, elsewhere []services.Found
	for _, f := range a.bare {
		if inTown(f.Service, &a.spot) {
			here = append(here, f)
		} else {
			elsewhere = append(elsewhere, f)
		}
	}
	if len(here) > 0 {
		main = append(main, view.H2(p.text("places.here")), view.P(p.text("places.here.what")), p.byTown(view.H3, a.area.list, here))
	}
	if len(elsewhere) > 0 && a.area.code != "" {
		main = append(main, view.Details(view.Summary(view.H2(p.text("places.elsewhere"))), view.P(p.text("places.elsewhere.what")), p.byTown(view.H3, a.area.list, elsewhere)))
	} else if len(elsewhere) > 0 {
		main = append(main, view.P(view.Class("quiet"), view.Text(p.w.Count("places.bare", len(elsewhere)))))
	}
	main = append(main, view.Details(view.Summary(view.H2(p.text("places.sources"))), p.sources(a.area.list)), view.P(view.Class("quiet"), p.text("places.order")),
		view.H2(p.text("places.again")), p.form())
	return p.respond(main...)
}

// asked says what was looked for, so that a filter is not forgotten.
func (p *placesPage) asked(a *placesAnswer) view.Node {
	var parts []string
	for _, s := range p.q.want {
		parts = append(parts, p.w.Text("places.want."+s.String()))
	}
	if p.q.open {
		parts = append(parts, p.w.Text("places.open.true"))
	}
	if len(parts) == 0 {
		return view.Node{}
	}
	return view.P(view.Class("quiet"), p.text("places.asked"), view.Text(" "+strings.Join(parts, " · ")))
}

// refused says why nothing was looked for, over the same form.
func (p *placesPage) refused(a *placesAnswer) *Response {
	return p.respond(heading(p.text("places.title")), p.notUrgent(), faultBox(view.P(p.text(a.fault))), p.form())
}

// which asks back what a name stands for.
func (p *placesPage) which(a *placesAnswer) *Response {
	to := routePlaces
	if p.plain {
		to = routePlainPlaces
	}
	form := formTo(to, hiddenField("list", p.q.area), hiddenField("go", "pick"))
	for _, s := range p.q.want {
		form.With(hiddenField("want", s.String()))
	}
	if p.q.holiday != aftercare.Unknown {
		form.With(hiddenField("holiday", strconv.FormatBool(p.q.holiday == aftercare.Yes)))
	}
	form.With(view.If(p.q.open, hiddenField("open", "true")), view.If(p.q.unknown, hiddenField("unknown", "true")))
	buttons := view.Div(view.Class("buttons"))
	for _, s := range a.spots {
		at, facts := "", []string{}
		if s.Placed {
			lat, lon := s.At.Degrees()
			at = exactly(s.At)
			facts = append(facts, digits(lat, 2)+", "+digits(lon, 2))
		}
		if s.Country != "" {
			facts = append([]string{p.jurisdiction(s.Country)}, facts...)
		}
		if s.Kind > 0 {
			facts = append([]string{p.w.Text("places.town." + s.Kind.String())}, facts...)
		}
		buttons.With(view.Button(view.Class("button plain"), view.Type("submit"), view.Name("pick"), view.Value(at+"|"+s.Name),
			view.Span(view.Class("listed"), view.Text(both(s.Name, s.Latin))), view.Small(view.Span(view.Class("listed"), view.Text(strings.Join(facts, " · "))))))
	}
	return p.respond(heading(p.text("places.which")), p.notUrgent(), view.P(p.text("places.which.what")), form.With(buttons),
		view.H2(p.text("places.again")), p.form())
}

// exactly is a position as it can be typed.
func exactly(at services.Position) string {
	lat, lon := at.Degrees()
	return digits(lat, 4) + "," + digits(lon, 4)
}

// both is a name and how it is written in Latin letters.
func both(name, latin string) string {
	if latin == "" {
		return name
	}
	return name + " (" + latin + ")"
}

func digits(f float64, places int) string { return strconv.FormatFloat(f, 'f', places, 64) }
