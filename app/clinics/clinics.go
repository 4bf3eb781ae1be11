// Package clinics finds a clinic: by distance in a list, or in all of a short one.
package clinics

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/sorting"
	"aftercare/internal/typing"
	"aftercare/places"
	"aftercare/places/curated"
	"aftercare/places/hours"
)

// The addresses of a list of one's own, and of a server's, which answers itself.
const (
	pathOwnPlaces   = "/find/own/"
	pathPlainPlaces = "/plain/find/"
)

// Clock gives the day, and the minute of the day, in a time zone by its name; false if
// the zone is not known.
type Clock func(zone string) (day aftercare.Date, minute int, ok bool)

// OwnList is the list that a reader loaded, kept in her page only, as long as the page
// is open. The zero value holds none.
type OwnList struct {
	mu   sync.Mutex
	area *area // nil for none
}

func (o *OwnList) get() *area {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.area
}

func (o *OwnList) set(a *area) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.area = a
}

// Pages find a clinic. network is the list of a server's operator, nil
// for none; own is where the one reader of a program in her page can bring a
// list, nil for a server.
func Pages(network *places.List, own *OwnList, clock Clock) []page.Handler {
	all := &atlas{clock: clock, curated: sync.OnceValue(curatedAreas), own: own}
	if network != nil {
		all.network = newArea("", network)
	}
	if own == nil {
		curatedLists() // a server that can't read them doesn't start
	}
	serve := func(s *page.Site, r *page.Request) *page.Response { return findPlaces(s, all, r) }
	how := func(s *page.Site, r *page.Request) *page.Response { return (&placesPage{Page: s.NewPage(r)}).how() }
	return []page.Handler{
		{Path: page.PathPlaces, Show: serve, Take: serve},
		{Path: pathOwnPlaces, Show: how},
		{Path: pathPlainPlaces, Show: serve, Take: serve},
	}
}

// atlas is every list that can be searched.
type atlas struct {
	clock   Clock
	curated func() []*area
	network *area    // of the server's operator; nil for none
	own     *OwnList // nil if a reader can't bring a list
}

// area is one list that is searched as one.
type area struct {
	code  string // of the country; empty for a list of somebody's own
	list  *places.List
	index *places.Index
	names *places.Names
}

func newArea(code string, l *places.List) *area {
	return &area{code, l, places.NewIndex(l), places.NewNames(places.ShippedTowns(), l)}
}

// curatedLists reads the short lists that come with the program.
var curatedLists = sync.OnceValue(func() (lists []*places.List) {
	for _, text := range curated.Lists() {
		l, err := places.Parse(text)
		if err == nil && len(l.Services) == 0 {
			err = errors.New("it is empty")
		}
		if err != nil {
			panic(errors.Join(errors.New("a list of ours cannot be read"), err)) // a test reads them all
		}
		lists = append(lists, l)
	}
	return lists
})

func curatedAreas() (list []*area) {
	for _, l := range curatedLists() {
		list = append(list, newArea(l.Services[0].Country, l))
	}
	return list
}

// The lists that have no country.
const (
	listOwn     = "own"
	listNetwork = "network"
)

// placeQuery is what is asked of the page.
type placeQuery struct {
	area    string // a country, or one of the lists without
	near    string // as typed
	pick    string // what she chose of several: "LAT,LON|name", or "|name"
	open    bool
	want    []places.Speciality
	unknown bool // also what is not known
	holiday aftercare.Tri
	press   string
	file    string // in base64
	name    string // of the file
}

// askable are the specialities that can be asked for.
var askable = [...]places.Speciality{places.Gynaecology, places.EarlyPregnancyUnit}

// The longest that is read of what is typed.
const longestPlace = 200

func readPlaceQuery(form []page.Field) *placeQuery {
	q := &placeQuery{}
	for _, f := range form {
		switch f.Name {
		case "list":
			q.area = f.Value
		case "near":
			q.near = strings.ToValidUTF8(strings.TrimSpace(f.Value[:min(len(f.Value), longestPlace)]), "")
		case "pick":
			q.pick = strings.ToValidUTF8(f.Value[:min(len(f.Value), longestPlace)], "")
		case "open":
			q.open = f.Value == "true"
		case "unknown":
			q.unknown = f.Value == "true"
		case "holiday":
			q.holiday = map[string]aftercare.Tri{"true": aftercare.Yes, "false": aftercare.No}[f.Value]
		case "want":
			for _, s := range askable {
				if s.String() == f.Value && !slices.Contains(q.want, s) {
					q.want = append(q.want, s)
				}
			}
		case "go":
			q.press = f.Value
		case "file":
			q.file = f.Value
		case "file-name":
			q.name = f.Value
		}
	}
	return q
}

// findPlaces answers the pages that find a clinic.
func findPlaces(a *page.Site, all *atlas, r *page.Request) *page.Response {
	p := &placesPage{Page: a.NewPage(r), atlas: all, q: &placeQuery{unknown: true}}
	if all.own != nil {
		p.own = all.own.get()
	}
	p.Plain = r.Path == pathPlainPlaces
	if p.Plain && all.network == nil {
		return a.Problem(404)
	}
	if r.Method == "GET" {
		if p.own != nil {
			p.q.area = listOwn
		}
		return p.start("")
	}
	if !r.InPage && !p.Plain {
		return a.Problem(405) // where she is never comes here
	}
	p.q, p.Personal = readPlaceQuery(r.Form), true
	if all.own != nil {
		switch p.q.press {
		case "load":
			return p.load()
		case "forget":
			all.own.set(nil)
			p.own, p.q = nil, &placeQuery{unknown: true}
			return p.start("places.forgotten")
		}
	}
	answer := p.find()
	if r.WantsGuidance {
		return p.json(r, answer)
	}
	return p.show(answer)
}

// areaOf returns the list with a name, nil if there is none.
func (p *placesPage) areaOf(name string) *area {
	for _, at := range p.areas() {
		if at.name == name {
			return at.area
		}
	}
	return nil
}

// namedArea is a list under the name it has in the form.
type namedArea struct {
	name string
	*area
}

// areas are the lists that can be searched: hers and the operator's first.
func (p *placesPage) areas() (list []namedArea) {
	if own := p.own; own != nil {
		list = append(list, namedArea{listOwn, own})
	}
	if network := p.atlas.network; network != nil {
		list = append(list, namedArea{listNetwork, network})
	}
	countries := slices.Clone(p.atlas.curated())
	sorting.Stable(countries, func(a, b *area) int { return typing.Order(p.Jurisdiction(a.code), p.Jurisdiction(b.code)) })
	for _, c := range countries {
		list = append(list, namedArea{c.code, c})
	}
	return list
}

// load takes the list that she loaded. If it cannot be read, the one before stays.
func (p *placesPage) load() *page.Response {
	p.q.unknown = true // as the form begins
	if p.q.file == "" {
		return p.start("places.load.none")
	}
	text, ok := page.FromBase64(p.q.file)
	if len(text) > 1 && text[0] == 0x1f && text[1] == 0x8b {
		return p.start("places.load.packed")
	}
	if ok {
		p.q.file = "" // it may be large
		l, err := places.Parse(string(text))
		if err == nil && len(l.Services) > 0 {
			p.own = newArea("", l)
			p.atlas.own.set(p.own)
			p.q.area = listOwn
			return p.start("")
		}
		if wrong, is := err.(*places.Error); is {
			p.wrong = wrong
		}
	}
	return p.start("places.load.bad")
}

// placesAnswer is what a search found.
type placesAnswer struct {
	fault string // a key, if there was no search
	area  *area
	query places.Query
	spots []places.Spot // to choose from
	spot  places.Spot   // where it was looked
	typed string        // its name as she typed it, if that is another than the list's
	found []places.Found
	bare  []places.Found // without a position
}

// mostPlaces is how many are shown by their distance.
const mostPlaces = 10

// find looks for what was asked.
func (p *placesPage) find() *placesAnswer {
	out := &placesAnswer{area: p.areaOf(p.q.area)}
	switch {
	case out.area == nil:
		out.fault = "places.fault.list"
		return out
	case p.q.near == "" && p.q.pick == "":
		out.fault = "places.fault.near"
		return out
	}
	if !p.where(out) {
		return out
	}
	out.query = places.Query{At: out.spot.At, N: mostPlaces, Want: p.q.want, OrUnknown: p.q.unknown, Closed: !p.q.open, Clock: p.clock()}
	if out.spot.Placed {
		out.found = out.area.index.Near(out.query)
	}
	out.bare = out.area.index.Unplaced(out.query)
	return out
}

// where finds what she typed; false if she has to choose.
func (p *placesPage) where(out *placesAnswer) bool {
	text, name, _ := strings.Cut(p.q.pick, "|")
	at, placed := places.ParsePosition(text)
	if name != "" && (placed || text == "") && (p.q.near == name || p.q.press == "pick") {
		p.q.near = name
		out.spot = places.Spot{Name: name, At: at, Placed: placed}
		spots, _ := out.area.names.Find(name, out.area.code)
		for _, s := range spots {
			if s.Placed && placed && places.Distance(s.At, at) < 1000 {
				out.spot.Latin, out.spot.Country, out.spot.Of = s.Latin, s.Country, s.Of
			}
		}
		return true
	}
	p.q.pick = ""
	if at, ok := places.ParsePosition(p.q.near); ok {
		out.spot = places.Spot{Name: p.q.near, At: at, Placed: true}
		return true
	}
	spots, sure := out.area.names.Find(p.q.near, out.area.code)
	switch {
	case sure:
		out.spot = spots[0]
		if f := typing.Fold(p.q.near); strings.IndexByte(p.q.near, ',') < 0 && f != typing.Fold(out.spot.Name) && f != typing.Fold(out.spot.Latin) {
			out.typed = p.q.near
		}
		return true
	case len(spots) == 0:
		out.fault = "places.fault.unknown"
	}
	out.spots = spots
	return false
}

// clock is the time at a place, with what she said about the day.
func (p *placesPage) clock() func(zone string) (hours.Moment, bool) {
	return func(zone string) (hours.Moment, bool) {
		if p.atlas.clock == nil {
			return hours.Moment{}, false
		}
		day, minute, ok := p.atlas.clock(zone)
		return hours.Moment{Day: day, Minute: minute, Public: p.q.holiday}, ok
	}
}

// inTown reports whether a place names the town as its own.
func inTown(s *places.Service, spot *places.Spot) bool {
	city := typing.Fold(s.City)
	return city != "" && (city == typing.Fold(spot.Name) || city == typing.Fold(spot.Latin))
}

// json is the answer for a program: the places, or what was wrong with the question
// and which places a name can mean.
func (p *placesPage) json(r *page.Request, out *placesAnswer) *page.Response {
	switch {
	case out.fault == "places.fault.list":
		return p.Refuse(r, []aftercare.Finding{{Pointer: "/list", Message: "unknown list"}})
	case out.fault != "":
		return p.Refuse(r, []aftercare.Finding{{Pointer: "/near", Message: "must be a town that is known here, or a position in degrees"}})
	case len(out.spots) > 0:
		var findings []aftercare.Finding
		for _, s := range out.spots {
			at := "its position is not known"
			if s.Placed {
				at = "ask for " + exactly(s.At)
			}
			findings = append(findings, aftercare.Finding{Pointer: "/near", Message: "this can be " + both(s.Name, s.Latin) + ": " + at})
		}
		return p.Refuse(r, findings)
	}
	return &page.Response{Status: 200, Type: page.TypeJSON, Personal: true, Body: places.AppendAnswer(nil, out.area.list, &out.query, out.found)}
}
