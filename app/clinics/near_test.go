package clinics

import (
	"regexp"
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
	"aftercare/places"
	"aftercare/places/curated"
)

// tels are the numbers of a part of a page that can be touched.
func tels(k *pagetest.Tag) (list []string) {
	for _, a := range k.Named("a") {
		if number, ok := strings.CutPrefix(a.Attrs["href"], "tel:"); ok {
			list = append(list, number)
		}
	}
	return list
}

func TestPlaces_NothingBeyondReachIsAmongTheResults(t *testing.T) {
	a, _ := mine(t)
	root := pagetest.CheckPage(t, "far", find(a, "list=own", "near=51.6,-3.7", "unknown=true"))
	numbered, _ := cards(root)
	for _, card := range numbered {
		if strings.Contains(card.Words(), "50.1 km") {
			t.Errorf("too far: %s", card.Words())
		}
	}
	if namesIn(numbered) != "Ţŵó Ƒóúŕ Óñé Ţĥŕéé" {
		t.Errorf("within reach: %s", namesIn(numbered))
	}
	root = pagetest.CheckPage(t, "far", find(a, "list=own", "near=50.7,-1.3", "unknown=true"))
	numbered, bare := cards(root)
	folds := root.Named("details")
	says := strings.ReplaceAll(a.Words.Text("places.far"), "{km}", "50")
	if len(numbered) != 0 || len(bare) != 4 || folds[0].Named("summary")[0].Words() != says || len(folds[0].Named("li")) < 4 {
		t.Errorf("%d and %d places; the first fold says %q, want %q", len(numbered), len(bare), folds[0].Named("summary")[0].Words(), says)
	}
	if _, open := folds[0].Attrs["open"]; open || !strings.Contains(root.Words(), "no place within 50") {
		t.Error("what is too far is shown without a word")
	}
}

func TestPlaces_WhereNoneIsKnownToBeOpenThePageSaysWhomToCall(t *testing.T) {
	a, _ := mine(t)
	none := a.Words.Text("places.none.open")
	for name, c := range map[string]struct {
		fields []string
		says   bool
	}{
		"open":            {[]string{"holiday=false", "unknown=true"}, false},
		"on a holiday":    {[]string{"holiday=true", "unknown=true"}, true},
		"nobody knows":    {[]string{"unknown=true", "want=early-pregnancy-unit", "holiday=false", "open=true"}, false},
		"none that fits":  {[]string{"want=early-pregnancy-unit", "open=true"}, true},
		"hours not known": {[]string{"want=early-pregnancy-unit", "unknown=true", "open=true", "holiday=true"}, true},
	} {
		root := pagetest.CheckPage(t, name, find(a, append([]string{"list=own", "near=51.6,-3"}, c.fields...)...))
		if got := strings.Contains(root.Words(), none); got != c.says {
			t.Errorf("%s: it says so: %v", name, got)
		}
	}
	// In a country whose numbers are known they can be touched, before any place.
	for _, text := range curated.Lists() {
		l, _ := places.Parse(text)
		country := l.Services[0].Country
		root := pagetest.CheckPage(t, country, find(a, "list="+country, "near=1,1", "open=true"))
		notes := root.All(func(k *pagetest.Tag) bool { return k.Attrs["class"] == "note" && strings.Contains(k.Words(), none) })
		if len(notes) != 1 || len(tels(notes[0])) == 0 {
			t.Errorf("%s: no number to call", country)
		}
	}
}

// A card begins with its number; one without says so, and whom to call.
func TestPlaces_EachCardHasANumberToCall(t *testing.T) {
	a := newApp(t)
	told := 0
	check := func(card *pagetest.Tag, country string) {
		links := tels(card)
		if len(links) == 0 {
			t.Errorf("no number to touch: %s", card.Words())
			return
		}
		if !strings.Contains(card.Words(), a.Words.Text("places.no-phone")) {
			return
		}
		told++
		known := callsOf(country, "advice")
		if len(known) == 0 {
			known = callsOf(country, "emergency")
		}
		if number := strings.Map(digitsOnly, known[0].number); !strings.Contains(strings.Join(links, " "), number) {
			t.Errorf("%s: to call is %v", card.Words(), links)
		}
	}
	root := pagetest.CheckPage(t, "places", pagetest.Get(a, page.PathPlaces))
	for _, text := range curated.Lists() {
		l, _ := places.Parse(text)
		country := l.Services[0].Country
		for _, fold := range root.Named("details") {
			if fold.Named("summary")[0].Words() != a.Words.Text("country."+country) {
				continue
			}
			_, list := cards(fold)
			for _, card := range list {
				check(card, country)
			}
		}
	}
	if told == 0 {
		t.Error("no place without a number was looked at")
	}
}

func digitsOnly(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

func TestPlaces_ATownIsFoundInHerOwnScript(t *testing.T) {
	a, _ := mine(t)
	for typed, want := range map[string][2]string{"서울": {korea, "Seoul"}, "ソウル": {korea, "Seoul"}, "首爾": {korea, "Seoul"}, "Сеул": {korea, "Seoul"}, "سول": {korea, "Seoul"}, "Séoul": {korea, "Seoul"}, "Лондон": {countryOf(2), "London"}, "LONDRES": {countryOf(2), "London"}} {
		root := pagetest.CheckPage(t, typed, find(a, "list="+want[0], "near="+typed, "unknown=true"))
		title := root.Named("h1")[0].Words()
		if !strings.Contains(title, want[1]) {
			t.Errorf("%s: %s", typed, title)
		}
		if typed != "Séoul" && !strings.Contains(title, typed) {
			t.Errorf("%s is not in the title: %s", typed, title)
		}
	}
}

// A distance has the point of the language.
func TestDistance_HasThePointOfTheLanguage(t *testing.T) {
	a, _ := mine(t)
	a.Words = a.Words.Map(func(key, text string) string {
		if key == "number.point" {
			return "٫"
		}
		return text
	})
	text := string(find(a, "list=own", "near=51.6,-3.7", "unknown=true").Body)
	if !strings.Contains(text, "٫") || regexp.MustCompile(`\d\.\d km`).MatchString(text) {
		t.Error("a distance has the point of English")
	}
}
