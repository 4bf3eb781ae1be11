package clinics

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/view"
	"aftercare/locale"
	"aftercare/places"
	"aftercare/places/hours"
)

// placesPage is a page that finds a clinic.
type placesPage struct {
	*page.Page
	atlas *atlas
	q     *placeQuery
	wrong *places.Error // of a list that could not be read
	// searched is set where the page answers her: it then says what is now,
	// and a page for everybody what is usual.
	searched bool
	country  string // whose numbers to call she is given; "" if it is not known
	own      *area  // the list she loaded; nil for none
}

// start is the search, and below it every place of the short lists.
func (p *placesPage) start(notice string) *page.Response {
	main := []view.Node{page.Heading(p.Text("places.title")), p.notUrgent()}
	if notice == "places.forgotten" {
		main = append(main, view.P(view.Class("note"), view.Role("status"), p.Text(notice)))
	} else if notice != "" {
		box := page.FaultBox(view.P(p.Text(notice)))
		if p.wrong != nil {
			box.With(view.P(p.Text("places.load.line", locale.With("n", strconv.Itoa(p.wrong.Line))), view.Text(" "), view.Span(view.Class("listed"), ownDirection, view.Text(p.wrong.Pointer+": "+p.wrong.Message))))
		}
		main = append(main, box)
	}
	lead := "places.lead"
	switch {
	case p.Plain:
		lead = "places.lead.server"
	case !p.canSearch():
		lead = "places.lead.read"
	}
	main = append(main, view.P(view.Class("lead"), p.Text(lead)), view.If(!p.Plain && !p.InPage, view.Noscript(view.P(view.Class("note"), p.Text("places.noscript")))),
		p.brought(), p.form(), p.ownList())
	if p.atlas.network != nil && !p.Plain {
		main = append(main, view.Section(view.H2(p.Text("places.network")), view.P(page.Link(pathPlainPlaces, p.Text("places.network.go")))))
	}
	return p.Respond(append(main, p.lists()...)...)
}

// notUrgent is at the top of every page that finds a clinic.
func (p *placesPage) notUrgent() view.Node {
	said := view.P(p.Text("places.urgent"))
	if list := callsOf(p.country, "emergency"); len(list) > 0 {
		said = view.P(p.Text("places.urgent.call"), view.Text(" "), page.Tel(list[0].number))
	}
	return view.Section(view.Class("now small"), said, p.TextInOriginal("help.do"), view.P(page.Link(page.PathHelp, p.Text("help.card"))))
}

// canSearch reports whether anything can answer a search: the program in the
// page, or a server with a list of its own.
func (p *placesPage) canSearch() bool {
	return p.InPage || p.Plain || p.Config.Asset("places.wasm") != ""
}

// form asks where, and what she needs.
func (p *placesPage) form() view.Node {
	if !p.canSearch() {
		return view.Node{}
	}
	to, hidden := page.PathPlaces, !p.InPage && !p.Plain
	if p.Plain {
		to = pathPlainPlaces
	}
	lists := view.Select(view.ID("f-list"), view.Name("list"), view.Option(view.Value(""), p.Text("places.list.choose")))
	areas := p.areas()
	for _, a := range areas {
		name := view.Text(p.Jurisdiction(a.code))
		if a.code == "" {
			name = p.Text("places.list." + a.name)
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
		holiday.With(view.Option(view.Value(value), view.Flag("selected", p.q.holiday == t), p.Text("places.holiday."+t.String())))
	}
	return page.FormTo(to, view.Role("search"), view.Flag("data-script", hidden), view.Flag("hidden", hidden), page.HiddenField("pick", p.q.pick),
		view.Div(view.Class("box"), view.Label(view.For("f-list"), p.Text("places.list")), lists),
		view.Div(view.Class("box"), view.Label(view.For("f-near"), p.Text("places.near")), view.P(view.Class("hint"), view.ID("near-hint"), p.Text("places.near.hint")),
			view.Input(view.Type("text"), view.ID("f-near"), view.Name("near"), view.Value(p.q.near), view.Aria("describedby", "near-hint"), view.Set("enterkeyhint", "search"), view.Set("spellcheck", "false"))),
		view.Fieldset(view.Legend(p.Text("places.what")),
			p.Ticks("checkbox", "want", "places.want", words, p.wants),
			p.Ticks("checkbox", "open", "places.open", []string{"true"}, told(p.q.open)),
			p.Ticks("checkbox", "unknown", "places.unknown", []string{"true"}, told(p.q.unknown))),
		p.Folded("places.holiday.ask", view.Div(view.Class("box"), view.Label(view.For("f-holiday"), p.Text("places.holiday")), holiday)),
		view.Div(view.Class("buttons"), p.PressButton("button", "near", "places.search")))
}

func (p *placesPage) wants(word string) bool {
	return slices.ContainsFunc(p.q.want, func(s places.Speciality) bool { return s.String() == word })
}

// ownList lets her bring a list; it is read in her page and kept by nobody. A
// page from a server shows the form once scripts run.
func (p *placesPage) ownList() view.Node {
	if p.Plain {
		return view.Node{}
	}
	box := view.Section(view.H2(p.Text("places.own")), view.P(p.Text("places.own.what")), view.P(page.Link(pathOwnPlaces, p.Text("places.own.how"))))
	if !p.canSearch() {
		return box
	}
	hidden := !p.InPage
	form := page.FormTo(page.PathPlaces, view.Flag("data-script", hidden), view.Flag("hidden", hidden),
		view.Div(view.Class("box"), view.Label(view.For("f-file"), p.Text("places.own.file")), view.Input(view.Type("file"), view.ID("f-file"), view.Name("file"), view.Set("accept", ".jsonl"))),
		view.Div(view.Class("buttons"), p.PressButton("button plain", "load", "places.own.load"), view.If(p.own != nil, p.PressButton("button plain", "forget", "places.own.forget"))))
	return box.With(form)
}

// own is the list she brought, nil for none.
// brought says which list of hers is here.
func (p *placesPage) brought() view.Node {
	own := p.own
	if own == nil {
		return view.Node{}
	}
	return view.Section(view.Class("note"), view.P(view.Role("status"), view.Text(p.W.Count("places.own.loaded", len(own.list.Services))), view.Text(" "), p.Text("places.own.kept")), p.sources(own.list))
}

// lists are the short lists, a country behind one tap, so that no address
// tells which.
func (p *placesPage) lists() []view.Node {
	list := []view.Node{view.H2(p.Text("places.all")), view.P(p.Text("places.all.what")), view.P(p.Text("places.all.read"))}
	for _, a := range p.areas() {
		if a.code == "" {
			continue
		}
		fold := view.Details(view.Summary(view.H3(view.Text(p.Jurisdiction(a.code)))))
		list = append(list, fold.With(p.byTown(view.H4, a.list, a.index.Unplaced(places.Query{}), everyPlaced(a.area)), p.sources(a.list)))
	}
	return append(list, view.P(view.Class("quiet"), p.Text("places.order.town")))
}

func everyPlaced(a *area) (list []places.Found) {
	for i := range a.list.Services {
		if s := &a.list.Services[i]; s.Placed {
			list = append(list, places.Found{Service: s})
		}
	}
	return list
}

// byTown lists places under their towns, in the order of the towns' names.
func (p *placesPage) byTown(head func(...view.Part) view.Node, l *places.List, parts ...[]places.Found) view.Node {
	towns := map[string][]places.Found{}
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
		title := view.Span(view.Class("listed"), ownDirection, view.Text(name))
		if name == "" {
			title = p.Text("places.no-town")
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
func (p *placesPage) show(a *placesAnswer) *page.Response {
	switch {
	case a.fault != "":
		return p.refused(a)
	case len(a.spots) > 0:
		return p.which(a)
	}
	p.searched = true
	p.country = a.area.code
	if p.country == "" {
		p.country = a.spot.Country
	}
	near, far := withinReach(a.found)
	here, elsewhere := inTownFirst(a)
	main := []view.Node{page.Heading(p.nearTitle(a)), p.notUrgent(), p.noneOpen(near, here), view.P(view.Class("lead"), p.Text("places.call")), p.filters(a)}
	if a.spot.Of > 0 {
		main = append(main, view.P(p.Text("places.middle")))
	}
	if len(near) == 0 && len(here) == 0 {
		main = append(main, p.noneNear(a, len(far)+len(elsewhere) > 0))
	}
	if len(near) > 0 {
		main = append(main, view.P(view.Class("quiet"), p.Text("places.order")), p.numbered(a, near), p.picture(a, near))
	}
	if len(here) > 0 {
		main = append(main, view.H2(p.Text("places.here")), view.P(p.Text("places.here.what")), p.byTown(view.H3, a.area.list, here))
	}
	return p.Respond(append(append(main, p.beyond(a, far, elsewhere)...),
		view.Details(view.Summary(view.H2(p.Text("places.sources"))), p.sources(a.area.list)),
		view.H2(p.Text("places.again")), p.form())...)
}

// reach is how far a place may be, in metres, to be among the results; those
// beyond are behind one tap that says so. No source gives it; it is ours.
const reach = 50_000

// withinReach parts the places found by their distance.
func withinReach(found []places.Found) (near, far []places.Found) {
	for i := range found {
		if found[i].Metres > reach {
			return found[:i], found[i:]
		}
	}
	return found, nil
}

// inTownFirst parts the places without a position: those in her town, and others.
func inTownFirst(a *placesAnswer) (here, elsewhere []places.Found) {
	for _, f := range a.bare {
		if inTown(f.Service, &a.spot) {
			here = append(here, f)
		} else {
			elsewhere = append(elsewhere, f)
		}
	}
	return here, elsewhere
}

// nearTitle names the town as she typed it, and as the list has it.
func (p *placesPage) nearTitle(a *placesAnswer) view.Node {
	name := both(a.spot.Name, a.spot.Latin)
	if a.typed != "" {
		name = both(a.typed, a.spot.Name)
	}
	return view.List(p.Text("places.found"), view.Text(" "), view.Span(view.Class("listed"), ownDirection, view.Text(name)))
}

// noneOpen says so where no place near her is known to be open now, and whom
// to call instead.
func (p *placesPage) noneOpen(lists ...[]places.Found) view.Node {
	for _, list := range lists {
		for i := range list {
			if list[i].Hours.State == hours.Open {
				return view.Node{}
			}
		}
	}
	return view.Section(view.Class("note"), view.P(view.Strong(p.Text("places.none.open"))), p.callInstead(p.country))
}

// noneNear says that the list has nothing within reach, or nothing that fits.
func (p *placesPage) noneNear(a *placesAnswer, others bool) view.Node {
	key := "places.none"
	if others {
		key = "places.none.near"
	}
	return view.P(view.Class("note"), p.Text(key, locale.With("km", strconv.Itoa(reach/1000))), view.Text(" "), view.If(!p.q.unknown || p.q.open || len(p.q.want) > 0, p.Text("places.none.tip")))
}

// numbered are the places near her, with the numbers of the picture.
func (p *placesPage) numbered(a *placesAnswer, near []places.Found) view.Node {
	ol := view.OL(view.Class("places"))
	for i := range near {
		ol.With(view.LI(view.Span(view.Class("badge"), view.Aria("hidden", "true"), view.Text(strconv.Itoa(i+1))), p.card(a.area.list, &near[i], &a.query.At)))
	}
	return ol
}

// beyond are the places that may be too far, each kind behind one tap.
func (p *placesPage) beyond(a *placesAnswer, far, elsewhere []places.Found) (list []view.Node) {
	if len(far) > 0 {
		cards := view.UL(view.Class("places"))
		for i := range far {
			cards.With(view.LI(p.card(a.area.list, &far[i], &a.query.At)))
		}
		list = append(list, view.Details(view.Summary(view.H2(p.Text("places.far", locale.With("km", strconv.Itoa(reach/1000))))), cards))
	}
	if len(elsewhere) > 0 && a.area.code != "" {
		list = append(list, view.Details(view.Summary(view.H2(p.Text("places.elsewhere"))), view.P(p.Text("places.elsewhere.what")), p.byTown(view.H3, a.area.list, elsewhere)))
	} else if len(elsewhere) > 0 {
		list = append(list, view.P(view.Class("quiet"), view.Text(p.W.Count("places.bare", len(elsewhere)))))
	}
	return list
}

// filters says what was looked for, so that a filter is not forgotten.
func (p *placesPage) filters(a *placesAnswer) view.Node {
	var parts []string
	for _, s := range p.q.want {
		parts = append(parts, p.W.Text("places.want."+s.String()))
	}
	if p.q.open {
		parts = append(parts, p.W.Text("places.open.true"))
	}
	if len(parts) == 0 {
		return view.Node{}
	}
	return view.P(view.Class("quiet"), p.Text("places.asked"), view.Text(" "+p.W.Join(locale.Dot, parts...)))
}

// refused says why nothing was looked for, over the same form.
func (p *placesPage) refused(a *placesAnswer) *page.Response {
	return p.Respond(page.Heading(p.Text("places.title")), p.notUrgent(), page.FaultBox(view.P(p.Text(a.fault))), p.form())
}

// which asks which place a name means.
func (p *placesPage) which(a *placesAnswer) *page.Response {
	to := page.PathPlaces
	if p.Plain {
		to = pathPlainPlaces
	}
	form := page.FormTo(to, page.HiddenField("list", p.q.area), page.HiddenField("go", "pick"))
	for _, s := range p.q.want {
		form.With(page.HiddenField("want", s.String()))
	}
	if p.q.holiday != aftercare.Unknown {
		form.With(page.HiddenField("holiday", strconv.FormatBool(p.q.holiday == aftercare.Yes)))
	}
	form.With(view.If(p.q.open, page.HiddenField("open", "true")), view.If(p.q.unknown, page.HiddenField("unknown", "true")))
	buttons := view.Div(view.Class("buttons"))
	for _, s := range a.spots {
		at, facts := "", []string{}
		if s.Placed {
			lat, lon := s.At.Degrees()
			at = exactly(s.At)
			facts = append(facts, p.W.Join(locale.Comma, digits(lat, 2), digits(lon, 2)))
		}
		if s.Country != "" {
			facts = append([]string{p.Jurisdiction(s.Country)}, facts...)
		}
		if s.Kind > 0 {
			facts = append([]string{p.W.Text("places.town." + s.Kind.String())}, facts...)
		}
		buttons.With(view.Button(view.Class("button plain"), view.Type("submit"), view.Name("pick"), view.Value(at+"|"+s.Name),
			view.Span(view.Class("listed"), ownDirection, view.Text(both(s.Name, s.Latin))), view.Small(view.Span(view.Class("listed"), ownDirection, view.Text(p.W.Join(locale.Dot, facts...))))))
	}
	return p.Respond(page.Heading(p.Text("places.which")), p.notUrgent(), view.P(p.Text("places.which.what")), form.With(buttons),
		view.H2(p.Text("places.again")), p.form())
}

// exactly is a position as it can be typed.
func exactly(at places.Position) string {
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
