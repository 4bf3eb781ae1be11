package importer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/places"
)

// one imports a text beside a place that is always taken, so that a file of a
// rejected row alone is no error, and returns the other places and all remarks.
func one(t *testing.T, format, list, row, plain string) ([]places.Service, string) {
	t.Helper()
	m, err := New(format, settings(format))
	if err != nil {
		t.Fatal(err)
	}
	head := ""
	if format == "fhir" {
		head = `"resourceType":"Bundle",`
	}
	if err := m.Read("f", strings.NewReader("{"+head+`"`+list+`":[`+row+","+plain+"]}")); err != nil {
		t.Fatalf("%s: %v", row, err)
	}
	l, err := m.List()
	if err != nil {
		t.Fatal(err)
	}
	var remarks strings.Builder
	for _, r := range append(m.Rejected.List, m.Notes.List...) {
		remarks.WriteString(r.String() + "\n")
	}
	return slices.DeleteFunc(l.Services, func(s places.Service) bool { return s.Name == "Plain" }), remarks.String()
}

func node(t *testing.T, tags map[string]string) ([]places.Service, string) {
	t.Helper()
	text, err := json.Marshal(tags)
	if err != nil {
		t.Fatal(err)
	}
	return one(t, "overpass", "elements", `{"type":"node","id":1,"lat":51,"lon":-1,"tags":`+string(text)+`}`,
		`{"type":"node","id":2,"lat":52,"lon":-2,"tags":{"amenity":"clinic","name":"Plain"}}`)
}

func TestOverpass_WhatOneCannotGoToIsNoPlace(t *testing.T) {
	clinic := func(more ...string) map[string]string {
		tags := map[string]string{"amenity": "clinic", "name": "A"}
		for i := 0; i < len(more); i += 2 {
			tags[more[i]] = more[i+1]
		}
		return tags
	}
	for _, tags := range []map[string]string{
		{"disused:amenity": "clinic", "healthcare": "clinic", "name": "A"},
		{"abandoned:amenity": "hospital", "healthcare": "hospital", "name": "A"},
		{"demolished:healthcare": "clinic", "amenity": "clinic", "name": "A"},
		{"razed:amenity": "clinic", "healthcare": "clinic", "name": "A"},
		{"was:amenity": "clinic", "healthcare": "clinic", "name": "A"},
		{"proposed:amenity": "hospital", "healthcare": "hospital", "name": "A"},
		clinic("abandoned", "yes"), clinic("disused", "yes"), clinic("demolished", "2019"), clinic("razed", "yes"), clinic("ruins", "yes"),
		clinic("permanently_closed", "yes"), clinic("disused:amenity", "clinic"), clinic("abandoned:amenity", "clinic"),
		clinic("abandoned:building", "yes"), clinic("building", "construction"), clinic("building", "ruins"),
		clinic("operational_status", "closed"), clinic("operational_status", "Closed permanently"), clinic("operational_status", "non-operational"),
		clinic("status", "abandoned"), clinic("state", "proposed"),
		clinic("end_date", "2019-01-01"), clinic("end_date", "2019"), clinic("end_date", "2026-11"), clinic("end_date", "before 2000"),
		clinic("opening_date", "2027-01-01"), clinic("start_date", "2027"),
		clinic("healthcare", "veterinary"), clinic("healthcare:speciality", "veterinary"), clinic("veterinary", "yes"), clinic("animal", "wellness"),
		{"amenity": "veterinary", "healthcare": "clinic", "name": "A"}, {"amenity": "hospital", "healthcare": "animal_hospital", "name": "A"},
		clinic("access", "military"), clinic("access", "no"),
		clinic("opening_hours", "closed"), clinic("opening_hours", `off "permanently closed"`), clinic("opening_hours", "24/7 off"),
		clinic("opening_hours", "closed permanently since 2020"),
	} {
		if list, remarks := node(t, tags); len(list) != 0 || strings.Count(remarks, "\n") != 1 {
			t.Errorf("%v: %d places, remarks %q", tags, len(list), remarks)
		}
	}
	for _, tags := range []map[string]string{
		clinic(), clinic("disused", "no"), clinic("was:amenity", "pub"), clinic("disused:shop", "yes"), clinic("was:amenity", "clinic"),
		clinic("disused:amenity", "pub"), clinic("was:building", "church"), clinic("building", "yes"), clinic("abandoned:building", "yes", "building", "yes"),
		{"was:amenity": "hospital", "healthcare": "clinic", "name": "A"},
		clinic("operational_status", "operational"), clinic("end_date", "2030"), clinic("start_date", "1990"), clinic("start_date", "C19"),
		clinic("access", "customers"), clinic("opening_hours", "PH off"), clinic("opening_hours", "Mo-Fr 08:00-12:00; PH off"),
		clinic("opening_hours:covid19", "off"), clinic("name", "Animal Street Clinic"), clinic("veterinary", "no"),
	} {
		if list, remarks := node(t, tags); len(list) != 1 || remarks != "" {
			t.Errorf("%v: %d places, remarks %q", tags, len(list), remarks)
		}
	}
}

func TestOverpass_PartsOfAPlaceAreNoPlaces(t *testing.T) {
	m, _ := New("overpass", settings("overpass"))
	err := m.Read("f", strings.NewReader(`{"elements":[
		{"type":"node","id":1,"lat":51,"lon":-1,"tags":{"amenity":"hospital","name":"Main entrance"}},
		{"type":"node","id":2,"lat":51,"lon":-1,"tags":{"amenity":"clinic","name":"The hospital"}},
		{"type":"node","id":3,"lat":51,"lon":-1,"tags":{"amenity":"pharmacy","name":"Pharmacy at the gate"}},
		{"type":"node","id":4,"lat":51,"lon":-1},
		{"type":"node","id":5,"lat":51,"lon":-1,"tags":{"amenity":"hospital","name":"Another"}},
		{"type":"way","id":1,"center":{"lat":51,"lon":-1},"nodes":[1,2,3,4,1],"tags":{"amenity":"hospital","name":"The hospital"}},
		{"type":"way","id":2,"nodes":[5,6],"tags":{"highway":"footway","name":"Path"}},
		{"type":"way","id":3,"center":{"lat":53,"lon":-1},"nodes":[7,8],"tags":{"amenity":"clinic","name":"Both"}},
		{"type":"relation","id":1,"center":{"lat":53,"lon":-1},"members":[{"type":"way","ref":3,"role":"outer"}],"tags":{"amenity":"clinic","name":"Both"}}
	]}`))
	if err != nil {
		t.Fatal(err)
	}
	l, _ := m.List()
	var names []string
	for _, s := range l.Services {
		names = append(names, s.From[0].Record)
	}
	if got := strings.Join(names, " "); got != "node/3 node/5 way/1 relation/1" {
		t.Errorf("places are %s", got)
	}
	if m.Rejected.Count != 4 { // two parts of way/1, the path, way/3
		t.Errorf("rejected: %v", m.Rejected.List)
	}
}

func TestOverpass_NamesOfTwoScripts(t *testing.T) {
	for _, c := range []struct{ tags, name, latin string }{
		{`{"name":"서울병원","name:en":"Seoul Hospital"}`, "서울병원", "Seoul Hospital"},
		{`{"name":"서울병원","name:en":"서울병원","name:ko-Latn":"Seoul Byeongwon"}`, "서울병원", "Seoul Byeongwon"},
		{`{"name":"病院","int_name":"病院","name:ja_rm":"Byōin"}`, "病院", "Byōin"},
		{`{"name":"Клиника №1","int_name":"Klinika 1"}`, "Клиника №1", "Klinika 1"},
		{`{"name":"Клиника Hospital","name:en":"Клиника Hospital"}`, "Клиника Hospital", ""},
		{`{"name":"Clinic","name:en":"Clinic"}`, "Clinic", ""},
		{`{"name:en":"Clinic"}`, "Clinic", ""},
		{`{"official_name":"مستشفى","name:en":"Hospital"}`, "مستشفى", "Hospital"},
	} {
		var tags map[string]string
		if err := json.Unmarshal([]byte(c.tags), &tags); err != nil {
			t.Fatal(err)
		}
		tags["amenity"] = "clinic"
		list, _ := node(t, tags)
		if len(list) != 1 || list[0].Name != c.name || list[0].Latin != c.latin {
			t.Errorf("%s: %+v", c.tags, list)
		}
	}
}

func TestOverpass_ReadsListsOfSpecialities(t *testing.T) {
	for list, want := range map[string][2]aftercare.Tri{
		"gynaecology;obstetrics":     {aftercare.Yes, aftercare.Yes},
		"Gynaecology, Obstetrics":    {aftercare.Yes, aftercare.Yes},
		"gynecology|maternity":       {aftercare.Yes, aftercare.Yes},
		"abortion;maternity":         {aftercare.Unknown, aftercare.Yes},
		"urogynaecology; paediatric": {},
	} {
		found, _ := node(t, map[string]string{"amenity": "clinic", "name": "A", "healthcare:speciality": list})
		if o := found[0].Offers; o[places.Gynaecology] != want[0] || o[places.Obstetrics] != want[1] {
			t.Errorf("%s: %v", list, o)
		}
	}
}

func TestPhones_AFieldOfSeveralNumbersIsTakenApartOnlyWhereEachIsOne(t *testing.T) {
	for field, want := range map[string][]string{
		"+44 20 7946 0000, +44 20 7946 0011":   {"+44 20 7946 0000", "+44 20 7946 0011"},
		"020 7946 0000 / 020 7946 0011":        {"020 7946 0000", "020 7946 0011"},
		"020 7946 0000 or 020 7946 0011":       {"020 7946 0000", "020 7946 0011"},
		"+84 24 1234 567; +84 24 1234 568":     {"+84 24 1234 567", "+84 24 1234 568"},
		"020 7946 0000 / 0011":                 {"020 7946 0000 / 0011"},
		"020 7946 0000, 7946 0011":             {"020 7946 0000, 7946 0011"},
		"0721/123456":                          {"0721/123456"},
		"+44 (0)20 7946 0000 ext. 123":         {"+44 (0)20 7946 0000 ext. 123"},
		"0800 MIDWIFE":                         {"0800 MIDWIFE"},
		"call the front desk":                  {"call the front desk"},
		"020 7946 0000, 020 7946 0000":         {"020 7946 0000"},
		"+44 20 7946 0000, ask for Dr. or Sr.": {"+44 20 7946 0000, ask for Dr. or Sr."},
		"":                                     nil,
	} {
		if got := phones(field); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", field, got, want)
		}
	}
}

func FuzzPhones_NoDigitIsLostOrMoved(f *testing.F) {
	for _, s := range []string{"+44 20 7946 0000, +44 20 7946 0011", "020 7946 0000 / 0011", "a;b", "0721/123456", "x or y", "\n,"} {
		f.Add(s)
	}
	digits := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, s)
	}
	f.Fuzz(func(t *testing.T, field string) {
		list := phones(field)
		if again := phones(strings.Join(list, ";")); !slices.Equal(again, list) {
			t.Fatalf("%q: %q, and %q when read again", field, list, again)
		}
		rest := digits(field)
		for _, p := range list {
			before, after, found := strings.Cut(rest, digits(p))
			if !found {
				t.Fatalf("%q: %q", field, list)
			}
			rest = before + after
		}
	})
}

func fhirService(t *testing.T, members string) ([]places.Service, string) {
	t.Helper()
	return one(t, "fhir", "entry", `{"resource":{"resourceType":"HealthcareService","id":"1","name":"A"`+members+`}}`,
		`{"resource":{"resourceType":"Organization","id":"2","name":"Plain"}}`)
}

func TestFHIR_HoursAreRightOrLeftOut(t *testing.T) {
	week := `,"availableTime":[{"daysOfWeek":["mon","tue"],"availableStartTime":"08:30:00","availableEndTime":"17:30:00"}]`
	for members, want := range map[string]string{
		week: "Mo,Tu 08:30-17:30",
		`,"availableTime":[{"daysOfWeek":["mon"],"availableStartTime":"08:30:00","availableEndTime":"05:30:00"}]`: "",
		`,"availableTime":[{"daysOfWeek":["mon"],"availableStartTime":"08:30:00","availableEndTime":"08:30:00"}]`: "",
		`,"availableTime":[{"daysOfWeek":["mon"],"availableStartTime":"18:00:00","availableEndTime":"00:00:00"}]`: "Mo 18:00-24:00",
		`,"availableTime":[{"daysOfWeek":["mon"],"availableStartTime":"08:30:00"}]`:                               "",
		`,"availableTime":[{"availableStartTime":"08:30:00","availableEndTime":"17:30:00"}]`:                      "",
		`,"availableTime":[{"allDay":true}]`: "24/7",
		`,"availableTime":[{"daysOfWeek":["sat"],"allDay":true},{"daysOfWeek":["sun"],"availableStartTime":"10:00:00","availableEndTime":"12:00:00"}]`:          "Sa 00:00-24:00, Su 10:00-12:00",
		week + `,"availabilityExceptions":"Reduced capacity during the holidays"`:                                                                               "",
		week + `,"location":[{"reference":"Location/9"}]}},{"resource":{"resourceType":"Location","id":"9","availabilityExceptions":"Closed on local holidays"`: "",
		week + `,"notAvailable":[{"description":"Christmas"}]`:                                                                                                  "",
		week + `,"notAvailable":[{"description":"Christmas","during":{"start":"2026-12-24","end":"2027-01-02"}}]`:                                               "Mo,Tu 08:30-17:30; 2026 Dec 24-2027 Jan 02 off",
		week + `,"notAvailable":[{"description":"past","during":{"start":"2025-12-24","end":"2026-01-02"}}]`:                                                    "Mo,Tu 08:30-17:30",
		week + `,"notAvailable":[{"description":"an afternoon","during":{"start":"2026-12-24T12:00:00Z","end":"2026-12-24T18:00:00Z"}}]`:                        "",
		week + `,"notAvailable":[{"description":"for good","during":{"start":"2026-12-24"}}]`:                                                                   "",
		week + `,"notAvailable":[{"description":"backwards","during":{"start":"2026-12-24","end":"2026-12-20"}}]`:                                               "",
	} {
		list, remarks := fhirService(t, members)
		if len(list) != 1 || list[0].Hours != want || (want == "") != strings.Contains(remarks, "hours left out") {
			t.Errorf("%s: %+v, %s", members, list, remarks)
		}
	}
}

func TestFHIR_SaysThatAPageIsNotTheWhole(t *testing.T) {
	for link, want := range map[string]string{
		`[{"relation":"self","url":"https://x.example/1"}]`:                                                 "",
		`[{"relation":"self","url":"https://x.example/1"},{"relation":"next","url":"https://x.example/2"}]`: `fhir.json: link: this is one page of several: the next is at "https://x.example/2", give it as well`,
		`[{"relation":"next","url":"a\nb"}]`:                                                                `fhir.json: link: this is one page of several: the next is at "a\nb", give it as well`,
		`"next"`:                                                                                            "",
	} {
		m, err := New("fhir", settings("fhir"))
		if err != nil {
			t.Fatal(err)
		}
		text := `{"resourceType":"Bundle","link":` + link + `,"entry":[{"resource":{"resourceType":"Organization","id":"2","name":"Plain"}}]}`
		if err := m.Read("fhir.json", strings.NewReader(text)); err != nil {
			t.Fatal(link, err)
		}
		got := ""
		for _, r := range m.Notes.List {
			got += r.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", link, got, want)
		}
	}
}

func TestFHIR_WhatIsClosedIsNoPlace(t *testing.T) {
	for _, row := range []string{
		`{"resource":{"resourceType":"HealthcareService","id":"1","name":"A","active":false}}`,
		`{"resource":{"resourceType":"Location","id":"1","name":"A","status":"suspended"}}`,
		`{"resource":{"resourceType":"Location","id":"1","name":"A","status":"inactive"}}`,
		`{"resource":{"resourceType":"Location","id":"1","name":"A","operationalStatus":{"code":"C"}}}`,
		`{"resource":{"resourceType":"Location","id":"1","name":"A","mode":"kind"}}`,
		`{"resource":{"resourceType":"Organization","id":"1","name":"A","active":false}}`,
		`{"resource":{"resourceType":"HealthcareService","id":"1","name":"A","location":[{"reference":"Location/9"}]}},{"resource":{"resourceType":"Location","id":"9","name":"B","status":"suspended"}}`,
		`{"resource":{"resourceType":"HealthcareService","id":"1","name":"A","providedBy":{"reference":"Organization/9"}}},{"resource":{"resourceType":"Organization","id":"9","name":"B","active":false}}`,
	} {
		if list, remarks := one(t, "fhir", "entry", row, `{"resource":{"resourceType":"Organization","id":"2","name":"Plain"}}`); len(list) != 0 || remarks == "" {
			t.Errorf("%s: %+v, %q", row, list, remarks)
		}
	}
}

func TestFHIR_ContactsHoldOnTheDayOfTheListing(t *testing.T) {
	phone := func(value, more string) string { return `{"system":"phone","value":"` + value + `"` + more + `}` }
	for members, want := range map[string][]string{
		phone("1", `,"use":"old"`) + "," + phone("2", ""):                                                            {"2"},
		phone("1", `,"period":{"end":"2026-10-31"}`) + "," + phone("2", `,"period":{"end":"2026-11-01"}`):            {"2"},
		phone("1", `,"period":{"end":"2025"}`) + "," + phone("2", `,"period":{"end":"2026"}`):                        {"2"},
		phone("1", `,"period":{"start":"2026-12-01"}`) + "," + phone("2", `,"period":{"start":"2020-01-01"}`):        {"2"},
		phone("1", `,"rank":2`) + "," + phone("2", `,"rank":1`) + "," + phone("3", ""):                               {"2", "1", "3"},
		`{"system":"fax","value":"1"},{"system":"sms","value":"2"},{"system":"pager","value":"3"},` + phone("4", ""): {"4"},
	} {
		if list, _ := fhirService(t, `,"telecom":[`+members+`]`); !slices.Equal(list[0].Phones, want) {
			t.Errorf("%s: %q", members, list[0].Phones)
		}
	}
	list, _ := one(t, "fhir", "entry", `{"resource":{"resourceType":"Organization","id":"1","name":"A","address":[{"text":"Old","use":"old"},{"text":"Box","type":"postal"},{"text":"Here"}]}}`,
		`{"resource":{"resourceType":"Organization","id":"2","name":"Plain"}}`)
	if list[0].Address != "Here" {
		t.Errorf("address %q", list[0].Address)
	}
}

func TestFHIR_SaysHowToGetAnAppointment(t *testing.T) {
	for members, want := range map[string]places.Access{"": 0, `,"appointmentRequired":true`: places.ByAppointment, `,"appointmentRequired":false`: places.WalkIn} {
		if list, _ := fhirService(t, members); list[0].Access != want {
			t.Errorf("%s: %v", members, list[0].Access)
		}
	}
}

// Files of the kinds that were once read wrongly.
func TestRead_FilesThatWereOnceReadWrongly(t *testing.T) {
	read := func(format, name string) map[string]places.Service {
		set := settings(format)
		if format == "csv" {
			set.Columns = map[string]string{"id": "code", "name": "title", "lat": "north", "lon": "east", "hours": "open"}
		}
		m, err := New(format, set)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(filepath.Join("testdata", "inputs", name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := m.Read(name, f); err != nil {
			t.Fatal(err)
		}
		l, _ := m.List()
		out := map[string]places.Service{}
		for _, s := range l.Services {
			out[s.Name] = s
		}
		return out
	}
	found := read("overpass", "overpass-phones.json")
	for _, gone := range []string{"F (disused)", "G animal hospital", "H", "J", "K", "M"} {
		if _, ok := found[gone]; ok {
			t.Errorf("%s is a place", gone)
		}
	}
	for name, want := range map[string]int{"A": 2, "B": 2, "C": 1, "D": 1, "E": 1} {
		if got := found[name].Phones; len(got) != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if o := found["I"].Offers; o[places.Gynaecology] != aftercare.Yes || o[places.Obstetrics] != aftercare.Yes {
		t.Errorf("I: %v", o)
	}
	for _, s := range read("fhir", "fhir-end-before-start.json") {
		if s.Hours != "" || !slices.Equal(s.Phones, []string{"+44 20 7946 0011"}) || s.Access != places.ByAppointment {
			t.Errorf("%+v", s)
		}
	}
	if len(read("csv", "hours-night-off.csv")) != 4 {
		t.Error("not all wards")
	}
}
