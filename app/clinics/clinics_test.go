package clinics

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/places"
	"aftercare/places/curated"
	"aftercare/places/hours"
	"aftercare/words"
)

// ownPlaces is a made list: towns of one name, places near and far, some
// without a position, one listing old and one new.
const ownPlaces = `{"format":"aftercare.services/1","sources":[{"id":"new","name":"ÑÉŴ","licence":"ÇÇ","checked":"2026-11-01","trust":"map-users"},{"id":"old","name":"ÓĹÐ","licence":"ÇÇ","checked":"2024-01-01"}]}
{"town":"Ñéŵčóúŕţ","kind":"town","at":[51.6,-3],"country":"ZZ","source":"new","record":"node/1"}
{"town":"Ñéŵčóúŕţ","kind":"village","at":[50.7,-1.3],"country":"ZZ","source":"new","record":"node/2"}
{"id":"a","name":"Óñé","kind":"clinic","at":[51.61,-3],"phones":["0123 45678"],"offers":{"gynaecology":true},"hours":"Mo-Fr 08:00-22:00; PH off","zone":"Europe/London","from":[{"source":"new","record":"a"}]}
{"id":"b","name":"Ţŵó","kind":"hospital","at":[51.6,-3.2],"offers":{"gynaecology":false},"hours":"Mo-Fr 08:00-12:00","zone":"Europe/London","from":[{"source":"new","record":"b"}]}
{"id":"c","name":"Ţĥŕéé","at":[51.5,-3],"from":[{"source":"old","record":"c"}]}
{"id":"d","name":"Ƒóúŕ","at":[51.5,-3.1],"offers":{"early-pregnancy-unit":true},"hours":"24/7","zone":"Nowhere/None","from":[{"source":"old","record":"d"}]}
{"id":"e","name":"Ƒíṽé","city":"Ñéŵčóúŕţ","offers":{"gynaecology":true},"hours":"24/7","zone":"Europe/London","from":[{"source":"old","record":"e"}]}
{"id":"f","name":"Šíẋ","city":"Ĥáñá","from":[{"source":"old","record":"f"}]}
`

// korea is the country of a list with two scripts.
var korea = countryOf(4)

func countryOf(n int) string {
	l, err := places.Parse(curated.Lists()[n])
	if err != nil {
		panic(err)
	}
	return l.Services[0].Country
}

func find(a *app.App, fields ...string) *page.Response {
	return a.Handle(&page.Request{Method: "POST", Path: page.PathPlaces, Form: pagetest.Form(fields...), Now: pagetest.Now, InPage: true})
}

// mine is a program into which the made list was brought.
func mine(t *testing.T) (*app.App, *OwnList) {
	t.Helper()
	own := &OwnList{}
	a := appWith(t, page.Config{Library: pagetest.Shipped(), Asset: pagetest.Asset}, nil, own)
	r := find(a, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(ownPlaces)))
	if own.area == nil || !strings.Contains(pagetest.CheckPage(t, "loaded", r).Words(), a.Words.Count("places.own.loaded", 6)) {
		t.Fatal("the list was not read")
	}
	return a, own
}

// cards are the places of a page: the numbered ones, and those without.
func cards(root *pagetest.Tag) (numbered, bare []*pagetest.Tag) {
	for _, list := range root.Named("ol") {
		if list.Attrs["class"] == "places" {
			numbered = append(numbered, list.Kids...)
		}
	}
	for _, list := range root.Named("ul") {
		if list.Attrs["class"] == "places" {
			bare = append(bare, list.Kids...)
		}
	}
	return numbered, bare
}

func namesIn(list []*pagetest.Tag) string {
	var out []string
	for _, k := range list {
		out = append(out, k.Named("strong")[0].Words())
	}
	return strings.Join(out, " ")
}

func TestPlaces_ThePageShowsWhatTheIndexFinds(t *testing.T) {
	a, _ := mine(t)
	list, _ := places.Parse(ownPlaces)
	clock := func(zone string) (hours.Moment, bool) {
		day, minute, ok := pagetest.Clock(zone)
		return hours.Moment{Day: day, Minute: minute}, ok
	}
	for _, fields := range [][]string{
		{}, {"want=gynaecology"}, {"want=early-pregnancy-unit", "want=gynaecology"}, {"open=true"}, {"open=true", "unknown=true"},
		{"want=gynaecology", "unknown=true"}, {"open=true", "want=early-pregnancy-unit", "unknown=true"},
	} {
		q := readPlaceQuery(pagetest.Form(fields...))
		query := places.Query{N: mostPlaces, Want: q.want, OrUnknown: q.unknown, Closed: !q.open, Clock: clock}
		query.At, _ = places.MakePosition(51.6, -3)
		var want []string
		found := places.NewIndex(list).Near(query)
		for _, f := range found {
			want = append(want, f.Service.Name)
		}
		root := pagetest.CheckPage(t, "found", find(a, append([]string{"list=own", "near=51.6, -3"}, fields...)...))
		numbered, _ := cards(root)
		if got := namesIn(numbered); got != strings.Join(want, " ") {
			t.Errorf("%v: %s, want %v", fields, got, want)
		}
		p := &placesPage{Page: a.NewPage(&page.Request{})}
		for i, card := range numbered {
			way := p.distance(found[i].Metres) + " " + a.Words.Text("places.to."+direction(query.At, found[i].Service.At))
			if words := card.Words(); !strings.HasPrefix(words, strconv.Itoa(i+1)) || !strings.Contains(words, way) {
				t.Errorf("%v: place %d says %s, and should say %s", fields, i+1, words, way)
			}
		}
		checkPicture(t, root, len(numbered))
	}
}

// checkPicture holds the numbers of the picture to those of the list.
func checkPicture(t *testing.T, root *pagetest.Tag, places int) {
	t.Helper()
	var numbers []string
	for _, k := range root.Named("text") {
		if k.Attrs["class"] == "number" {
			numbers = append(numbers, k.Words())
		}
	}
	if len(numbers) != places {
		t.Fatalf("%d places, the picture has %v", places, numbers)
	}
	for i, n := range numbers {
		if n != strconv.Itoa(i+1) {
			t.Errorf("number %d of the picture is %s", i+1, n)
		}
	}
}

func TestPlaces_WhatIsNotSureIsAskedBackAndItsAnswerIsTaken(t *testing.T) {
	a, _ := mine(t)
	root := pagetest.CheckPage(t, "which", find(a, "list=own", "near=NEWCOURT", "want=gynaecology", "unknown=true"))
	var picks []string
	for _, b := range root.Named("button") {
		if b.Attrs["name"] == "pick" {
			picks = append(picks, b.Attrs["value"])
		}
	}
	if len(picks) != 2 || picks[0] != "51.6000,-3.0000|Ñéŵčóúŕţ" {
		t.Fatalf("asked back: %v", picks)
	}
	fields := pagetest.FieldsOf(root.Named("form")[0])
	if fields["want"] != "gynaecology" || fields["unknown"] != "true" || fields["list"] != "own" {
		t.Errorf("what she asked is lost: %v", fields)
	}
	root = pagetest.CheckPage(t, "picked", find(a, "list=own", "pick="+picks[1], "go=pick", "unknown=true"))
	if _, far := cards(root); len(far) < 2 || !strings.Contains(far[len(far)-1].Words(), "km") {
		t.Error("the one she meant was not taken")
	}
	// What she chose holds for the next search, until she types something else.
	if carried := pagetest.FieldsOf(root.Named("form")[0]); carried["pick"] != picks[1] || !strings.Contains(root.Words(), "Ñéŵčóúŕţ") {
		t.Errorf("carried: %v", carried)
	}
	if r := find(a, "list=own", "pick="+picks[1], "near=Ñéŵčóúŕţ", "unknown=true"); !strings.Contains(pagetest.CheckPage(t, "again", r).Named("h1")[0].Words(), a.Words.Text("places.found")) {
		t.Error("it was asked again")
	}
	if words := pagetest.CheckPage(t, "other", find(a, "list=own", "pick="+picks[1], "near=Xyzzy")).Words(); !strings.Contains(words, a.Words.Text("places.fault.unknown")) {
		t.Error("an old choice stands for a new name")
	}
	for _, pick := range []string{"99,99|X", "|", "1,2", "x|y"} {
		if r := find(a, "list=own", "pick="+pick, "go=pick"); !strings.Contains(string(r.Body), "data-focus") {
			t.Errorf("%q was taken for a place", pick)
		}
	}
}

func TestPlaces_SayWhatIsKnownAndWhatIsNot(t *testing.T) {
	a, _ := mine(t)
	say := func(key string) string { return a.Words.Text(key) }
	root := pagetest.CheckPage(t, "all", find(a, "list=own", "near=51.6,-3", "want=gynaecology", "unknown=true"))
	numbered, bare := cards(root)
	want := map[string][]string{
		"Óñé":    {say("places.is.holiday.open"), "Today: 08:00 to 22:00.", say("places.holiday.differ"), say("places.trust.map-users"), "0123 45678"},
		"Ţĥŕéé":  {say("places.is.unknown.not-told"), say("places.offer.unknown"), say("places.old"), say("places.trust.unverified")},
		"Ƒóúŕ":   {say("places.is.unknown.no-clock"), say("places.offer.early-pregnancy-unit"), say("places.offer.unknown")},
		"nobody": nil,
	}
	for _, card := range numbered {
		name := card.Named("strong")[0].Words()
		for _, text := range want[name] {
			if !strings.Contains(card.Words(), text) {
				t.Errorf("%s does not say %q: %s", name, text, card.Words())
			}
		}
		if name == "Óñé" && (strings.Contains(card.Words(), say("places.old")) || strings.Contains(card.Words(), say("places.offer.unknown"))) {
			t.Errorf("a new listing is called old: %s", card.Words())
		}
	}
	if namesIn(numbered) != "Óñé Ţĥŕéé Ƒóúŕ" || len(bare) != 0 || !strings.Contains(root.Words(), a.Words.Count("places.bare", 2)) {
		t.Errorf("%s; without a position %s", namesIn(numbered), namesIn(bare))
	}
	// On a holiday that she marked, the first is closed.
	if numbered, _ = cards(pagetest.CheckPage(t, "holiday", find(a, "list=own", "near=51.6,-3", "open=true", "holiday=true"))); len(numbered) != 0 {
		t.Errorf("open on a holiday: %s", namesIn(numbered))
	}
	if numbered, _ = cards(pagetest.CheckPage(t, "no holiday", find(a, "list=own", "near=51.6,-3", "open=true", "holiday=false"))); namesIn(numbered) != "Óñé" {
		t.Errorf("open on an ordinary day: %s", namesIn(numbered))
	}
	// Those of her town are shown without a distance.
	root = pagetest.CheckPage(t, "town", find(a, "list=own", "pick=51.6,-3|Ñéŵčóúŕţ", "go=pick"))
	if _, bare = cards(root); namesIn(bare) != "Ƒíṽé" || strings.Contains(bare[0].Words(), "km") || !strings.Contains(root.Words(), say("places.here.what")) {
		t.Errorf("in her town: %s", namesIn(bare))
	}
	for name, fields := range map[string][]string{"places.fault.list": {"near=x"}, "places.fault.near": {"list=own"}, "places.none": {"list=own", "near=1,1", "want=early-pregnancy-unit", "open=true"}} {
		if !strings.Contains(pagetest.CheckPage(t, name, find(a, fields...)).Words(), say(name)) {
			t.Errorf("%v does not say %s", fields, name)
		}
	}
}

func TestPlaces_EveryPlaceIsOnTheGeneralPageUnderItsTown(t *testing.T) {
	root := pagetest.CheckPage(t, "places", pagetest.Get(newApp(t), page.PathPlaces))
	folds := map[string]*pagetest.Tag{}
	for _, d := range root.Named("details") {
		folds[d.Named("summary")[0].Words()] = d
	}
	a := newApp(t)
	for _, text := range curated.Lists() {
		l, _ := places.Parse(text)
		fold := folds[a.Words.Text("country."+l.Services[0].Country)]
		if fold == nil {
			t.Fatalf("%s is not there", l.Services[0].Country)
		}
		words := fold.Words()
		for i := range l.Services {
			s := &l.Services[i]
			if !strings.Contains(words, s.Name) || !strings.Contains(words, s.City) {
				t.Errorf("%s in %s is not there", s.Name, s.City)
			}
			for _, n := range s.Phones {
				if !strings.Contains(words, n) {
					t.Errorf("%s: %s is not there", s.ID, n)
				}
			}
		}
		for _, s := range l.Sources {
			if !strings.Contains(words, s.Name) || !strings.Contains(words, s.Address) || !strings.Contains(words, s.Licence) {
				t.Errorf("the source %s is not named", s.ID)
			}
		}
	}
}

func TestPlaces_WhereSheIsNeverGoesToAServerUnlessItSaysSo(t *testing.T) {
	bare := newApp(t)
	box := func(a *app.App, path string) *page.Response {
		return a.Handle(&page.Request{Method: "POST", Path: path, Form: pagetest.Form("list=network", "near=51.6,-3", "unknown=true"), Now: pagetest.Now})
	}
	if r := box(bare, page.PathPlaces); r.Status != 405 {
		t.Errorf("a server took where she is: %d", r.Status)
	}
	if r := box(bare, pathPlainPlaces); r.Status != 404 {
		t.Errorf("a server without a list of its own answers: %d", r.Status)
	}
	list, err := places.Parse(ownPlaces)
	if err != nil {
		t.Fatal(err)
	}
	a := appWith(t, page.Config{Library: pagetest.Shipped(), Asset: pagetest.Asset}, list, nil)
	first := pagetest.Get(a, pathPlainPlaces)
	if root := pagetest.CheckPage(t, "plain", first); !first.Forms || !strings.Contains(root.Words(), a.Words.Text("places.lead.server")) {
		t.Error("the page does not say where answers go")
	}
	r := box(a, pathPlainPlaces)
	if numbered, _ := cards(pagetest.CheckPage(t, "plain", r)); !r.Personal || !r.Forms || namesIn(numbered) != "Óñé Ţĥŕéé Ƒóúŕ Ţŵó" {
		t.Errorf("personal %v, forms %v, %s", r.Personal, r.Forms, namesIn(numbered))
	}
	if r := box(a, page.PathPlaces); r.Status != 405 {
		t.Errorf("the page of the browser was answered by a server: %d", r.Status)
	}
	r = a.Handle(&page.Request{Method: "POST", Path: pathPlainPlaces, Form: pagetest.Form("list=network", "near=51.6,-3", "want=gynaecology"), Now: pagetest.Now, WantsGuidance: true})
	if !r.Personal || r.Type != page.TypeJSON || !strings.HasPrefix(string(r.Body), `{"format":"aftercare.places/1"`) || !strings.Contains(string(r.Body), `"id":"a"`) {
		t.Errorf("as JSON: %s", r.Body)
	}
	for near, says := range map[string]string{"Xyzzy": "must", "": "must", "Newcour": "this can"} {
		r = a.Handle(&page.Request{Method: "POST", Path: pathPlainPlaces, Form: pagetest.Form("list=network", "near="+near), Now: pagetest.Now, WantsGuidance: true})
		if r.Status != 422 || !strings.Contains(string(r.Body), `{"pointer":"/near","message":"`+says) {
			t.Errorf("%q as JSON: %d %s", near, r.Status, r.Body)
		}
	}
	r = a.Handle(&page.Request{Method: "POST", Path: pathPlainPlaces, Form: pagetest.Form("list=none", "near=51.6,-3"), Now: pagetest.Now, WantsGuidance: true})
	if r.Status != 422 || !strings.Contains(string(r.Body), `"/list"`) {
		t.Errorf("a list that is not there: %d %s", r.Status, r.Body)
	}
}

func TestPlaces_WithoutTheBrowserPartThereAreListsAndNoSearch(t *testing.T) {
	a := appWith(t, page.Config{Library: pagetest.Shipped()}, nil, nil)
	root := pagetest.CheckPage(t, "bare", a.Handle(&page.Request{Method: "GET", Path: page.PathPlaces, Now: pagetest.Now}))
	if len(root.Named("form")) != 0 || !strings.Contains(root.Words(), a.Words.Text("places.lead.read")) {
		t.Error("a search that nothing answers is offered")
	}
	if _, list := cards(root); len(list) < 20 {
		t.Errorf("%d places", len(list))
	}
}

func TestPlaces_AListThatCanNotBeReadLeavesTheOneBefore(t *testing.T) {
	a, own := mine(t)
	before := own.area
	for _, file := range []string{"", "!", "AAA", base64.StdEncoding.EncodeToString([]byte(ownPlaces + "{}\n")), base64.StdEncoding.EncodeToString([]byte("\x1f\x8b packed")), base64.StdEncoding.EncodeToString([]byte("\xff"))} {
		r := find(a, "go=load", "file="+file)
		if root := pagetest.CheckPage(t, "bad", r); own.area != before || len(root.All(func(k *pagetest.Tag) bool { return k.Attrs["role"] == "alert" })) != 2 {
			t.Errorf("%.20q was taken, or not refused aloud", file)
		}
	}
	if words := pagetest.ParsePage(t, string(find(a, "go=load", "file="+base64.StdEncoding.EncodeToString([]byte(ownPlaces+"{}\n"))).Body)).Words(); !strings.Contains(words, "In line 10:") {
		t.Errorf("the line is not named: %s", words)
	}
	again := pagetest.ParsePage(t, string(a.Handle(&page.Request{Method: "GET", Path: page.PathPlaces, Now: pagetest.Now, InPage: true}).Body))
	if chosen := again.All(func(k *pagetest.Tag) bool { _, on := k.Attrs["selected"]; return on && k.Attrs["value"] == listOwn }); len(chosen) != 1 {
		t.Error("her list is there and not chosen when she comes back")
	}
	find(a, "go=forget")
	if r := find(a, "list=own", "near=1,1"); own.area != nil || !strings.Contains(string(r.Body), "data-focus") {
		t.Error("the list is still there")
	}
}

func TestPlaces_HostileTextStaysText(t *testing.T) {
	a, _ := mine(t)
	for _, name := range []string{"list", "near", "pick", "open", "want", "holiday", "go", "file", "file-name", "nothing-of-ours"} {
		for _, text := range pagetest.Hostile {
			r := a.Handle(&page.Request{Method: "POST", Path: page.PathPlaces, Form: append(pagetest.Form("list=own", "near=Xyzzy"), page.Field{Name: name, Value: text}), Now: pagetest.Now, InPage: true})
			if r.Status != 200 {
				t.Fatalf("%s=%.20q: status %d", name, text, r.Status)
			}
			pagetest.CheckPage(t, name, r)
		}
	}
}

// numbers are what # stands for in a route.
var numbers = regexp.MustCompile(`/[0-9]+/`)

// The program that finds a clinic has no packs.
func TestPlacesProgram_HasThosePagesAloneAndNamesTheProgramOfTheOthers(t *testing.T) {
	f, err := app.New(page.Config{Words: words.English()}, Pages(nil, &OwnList{}, nil))
	if err != nil {
		t.Fatal(err)
	}
	a := newApp(t)
	pages := 0
	for _, path := range append(a.Paths(), "/nowhere/") {
		r := f.Handle(&page.Request{Method: "GET", Path: path, Now: pagetest.Now, InPage: true})
		if r.More == "" {
			pages++
			pagetest.CheckPage(t, path, r)
			continue
		}
		want := app.Routes()[0].Show
		for _, route := range app.Routes() {
			if route.Path == numbers.ReplaceAllString(path, "/#/") {
				want = route.Show
			}
		}
		if r.More != want {
			t.Errorf("%s is in %q, want %q", path, r.More, want)
		}
	}
	if pages != 2 {
		t.Errorf("it shows %d pages", pages)
	}
	pagetest.CheckPage(t, "500", f.Problem(500))
	r := f.Handle(&page.Request{Method: "POST", Path: page.PathPlaces, Form: pagetest.Form("list="+korea, "near=Seoul", "unknown=true"), Now: pagetest.Now, InPage: true})
	if numbered, _ := cards(pagetest.CheckPage(t, "found", r)); len(numbered) == 0 {
		t.Error("nothing was found")
	}
}

func TestDirection_IsTheEighthOfTheCompassAndThePictureAgrees(t *testing.T) {
	from, _ := places.MakePosition(10, 179.99)
	for want, to := range map[string][2]float64{"n": {11, 179.99}, "e": {10, -179.5}, "s": {9, 179.99}, "w": {10, 179}, "ne": {10.5, -179.5}, "sw": {9.5, 179.48}} {
		at, _ := places.MakePosition(to[0], to[1])
		if got := direction(from, at); got != want {
			t.Errorf("%v is %s, want %s", to, got, want)
		}
	}
	a, _ := mine(t)
	root := pagetest.CheckPage(t, "found", find(a, "list=own", "near=51.6,-3", "unknown=true"))
	number := func(k *pagetest.Tag, name string) float64 { f, _ := strconv.ParseFloat(k.Attrs[name], 64); return f }
	var x, y []float64
	for _, k := range root.Named("circle") {
		if k.Attrs["class"] == "spot" {
			x, y = append(x, number(k, "cx")), append(y, number(k, "cy"))
		}
	}
	// One is 1 km north, three 11 km south, four south-west of that, two west.
	if len(x) != 4 || y[0] >= pictureSize/2 || y[1] <= pictureSize/2 || x[2] >= pictureSize/2 || y[2] <= pictureSize/2 || x[3] >= x[2] {
		t.Errorf("the dots are at %v, %v", x, y)
	}
}

// A list of one's own may be anything too.
func FuzzPost_GivesAWholePageForAnyForm(f *testing.F) {
	pagetest.FuzzForms(f, newApp(f).Handle, []string{page.PathPlaces, pathPlainPlaces},
		"list=GB&near=Leeds&go=find&want=gynaecology&open=true&holiday=false", "list=own&pick=51.6,-3%7Cx&go=find&unknown=true",
		"go=load&file="+url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(ownPlaces))), "go=load&file=H4s", "near=%EF%BC%95%EF%BC%91.5,+7&list=KR&go=find", "go=forget")
}
