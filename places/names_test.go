package places

import (
	"math"
	"strings"
	"testing"

	"aftercare"
)

func town(name, country string, kind TownKind, lat, lon float64, also ...string) Town {
	t := Town{Name: name, Country: country, Kind: kind, Also: also, Source: "osm", Record: name}
	t.At, _ = MakePosition(lat, lon)
	return t
}

func namesOf(spots []Spot) string {
	var list []string
	for _, s := range spots {
		list = append(list, s.Name)
	}
	return strings.Join(list, ", ")
}

// someNames is a listing with towns of its own beside those that are shipped.
func someNames() *Names {
	hana, dul := at(10, 10, "osm", "1", "Clinic one"), at(10.2, 10, "osm", "2", "Clinic two")
	hana.City, hana.Country, dul.City, dul.Country = "Ünterfeld", "ZZ", "Unterfeld", "ZZ"
	nowhere := at(0, 0, "osm", "3", "Clinic three")
	nowhere.Placed, nowhere.City, nowhere.Country = false, "Farside", "ZZ"
	l := listOf("osm", hana, dul, nowhere)
	l.Towns = []Town{
		town("서울", "KR", 1, 37.5667, 126.9783, "서울특별시"), town("Newport", "ZZ", 2, 51.6, -3), town("Newport", "ZZ", 5, 50.7, -1.3),
		town("Newport", "ZY", 2, 41.5, -71.3), town("Springfield", "ZZ", 2, 1, 1), town("Springfield", "ZZ", 2, 1.05, 1),
	}
	l.Towns[0].Latin = "Seoul"
	return NewNames(ShippedTowns(), l)
}

func TestShippedTowns_HaveAPlaceAndACountry(t *testing.T) {
	towns := ShippedTowns()
	if len(towns) < 400 {
		t.Fatalf("%d towns", len(towns))
	}
	seen := map[string]bool{}
	for _, s := range towns {
		if s.Name == "" || strings.ContainsAny(s.Name, "_/") || !aftercare.IsCountry(s.Country) || s.At == (Position{}) {
			t.Errorf("%+v", s)
		}
		seen[s.Name] = true
	}
	for _, name := range []string{"Seoul", "London", "Buenos Aires", "Port Moresby"} {
		if !seen[name] {
			t.Errorf("%s is not there", name)
		}
	}
	for _, s := range towns {
		if s.Name == "Tokyo" { // 35 39 16 north, 139 44 41 east
			if lat, lon := s.At.Degrees(); math.Abs(lat-35.65444) > 1e-4 || math.Abs(lon-139.74472) > 1e-4 {
				t.Errorf("Tokyo is at %v, %v", lat, lon)
			}
		}
	}
}

func TestFind_ForgivesHowANameIsTyped(t *testing.T) {
	n := someNames()
	for typed, want := range map[string]string{
		"seoul": "서울", "SEOUL ": "서울", "서울": "서울", "서울특별시": "서울", "bogota": "Bogota", "Bogotá": "Bogota",
		"buenos-aires": "Buenos Aires", "Unterfeld": "Ünterfeld", "London, England": "London",
	} {
		spots, sure := n.Find(typed, "")
		if !sure || namesOf(spots) != want {
			t.Errorf("%q: %s, sure %v; want %s", typed, namesOf(spots), sure, want)
		}
	}
}

func TestFind_GuessesNothing(t *testing.T) {
	n := someNames()
	for typed, want := range map[string]string{
		"Seuol": "서울", "Lodnon": "London", "Buenos Ares": "Buenos Aires", // a slip is asked back
		"Buenos": "Buenos Aires", "Springfeild": "Springfield", // so is a beginning
		"Newport": "Newport, Newport, Newport", // and a name of several
		"xyzzy":   "", "": "", "...": "", "so": "", "Sol": "",
	} {
		spots, sure := n.Find(typed, "")
		if sure || namesOf(spots) != want {
			t.Errorf("%q: %s, sure %v; want %s and not sure", typed, namesOf(spots), sure, want)
		}
	}
	if spots, _ := n.Find("Newport", ""); spots[2].Kind != 5 {
		t.Errorf("the village stands before a town: %+v", spots)
	}
	if spots, sure := n.Find("Newport", "ZY"); !sure || spots[0].Country != "ZY" {
		t.Errorf("in a country: %+v", spots)
	}
	if spots, sure := n.Find("Seoul", "ZZ"); sure || len(spots) > 0 {
		t.Errorf("a town of another country: %+v", spots)
	}
	if spots, sure := n.Find("Springfield", "ZZ"); !sure || len(spots) != 1 {
		t.Errorf("a duplicate town counts once: %+v", spots)
	}
}

func TestFind_ATownOfAddressesIsWhereItsPlacesAre(t *testing.T) {
	n := someNames()
	spots, sure := n.Find("Unterfeld", "ZZ")
	lat, lon := spots[0].At.Degrees()
	if !sure || spots[0].Of != 2 || math.Abs(lat-10.1) > 0.001 || math.Abs(lon-10) > 0.001 {
		t.Errorf("%+v at %v, %v", spots, lat, lon)
	}
	if spots, sure := n.Find("Farside", "ZZ"); !sure || spots[0].Placed {
		t.Errorf("a town of which no position is known: %+v", spots)
	}
}

func TestParsePosition_ReadsWhatPeopleCopy(t *testing.T) {
	for text, want := range map[string][2]float64{
		"37.57,126.98": {37.57, 126.98}, " 37.57 126.98": {37.57, 126.98}, "-41.3, 174.8": {-41.3, 174.8},
		"41.3 S 174.8 E": {-41.3, 174.8}, "37.57°N, 126.98°E": {37.57, 126.98}, "51.5N 0.1W": {51.5, -0.1},
		"٣٧٫٥٧، ١٢٦٫٩٨": {37.57, 126.98}, "３７.５７，１２６.９８": {37.57, 126.98},
	} {
		at, ok := ParsePosition(text)
		if lat, lon := at.Degrees(); !ok || lat != want[0] || lon != want[1] {
			t.Errorf("%q: %v, %v, %v", text, lat, lon, ok)
		}
	}
	for _, text := range []string{"", "Seoul", "37.57", "1,2,3", "91,0", "0,181", "174.8 E 41.3 S", "N S", "-5 S 3 E", "NaN,1", "12, Main Street"} {
		if _, ok := ParsePosition(text); ok {
			t.Errorf("%q is a position", text)
		}
	}
}

func FuzzParsePosition_IsOnTheGlobeOrRefused(f *testing.F) {
	for _, s := range []string{"37.57, 126.98", "41.3 S 174.8 E", "1e9,1", "NaN,1", "90N,180E", "N,E", "0x1p-2,1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if at, ok := ParsePosition(text); ok && (at.Lat > 90*perDegree || at.Lat < -90*perDegree || at.Lon > 180*perDegree || at.Lon < -180*perDegree) {
			t.Fatalf("%q: %v", text, at)
		}
	})
}

func FuzzFind_AsksBackWhatIsNotSure(f *testing.F) {
	names := NewNames(ShippedTowns(), nil)
	for _, s := range []string{"Seoul", "Seuol", "Bath, Somerset", ",", "Łódź", "\xff"} {
		f.Add(s, "KR")
	}
	f.Fuzz(func(t *testing.T, text, country string) {
		spots, sure := names.Find(text, country)
		if sure && len(spots) != 1 || len(spots) > mostSpots {
			t.Fatalf("%q in %q: %d spots, sure %v", text, country, len(spots), sure)
		}
	})
}

func TestShippedTowns_AreFoundByEachOfTheirNames(t *testing.T) {
	n := NewNames(ShippedTowns(), nil)
	names := 0
	for _, s := range ShippedTowns() {
		for _, name := range append([]string{s.Name}, s.Also...) {
			names++
			spots, _ := n.Find(name, s.Country)
			if !strings.Contains(", "+namesOf(spots)+",", ", "+s.Name+",") {
				t.Errorf("%s by the name %s: %s", s.Name, name, namesOf(spots))
			}
		}
	}
	if names < 5000 {
		t.Errorf("only %d names", names)
	}
}
