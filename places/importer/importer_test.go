package importer

import (
	"compress/gzip"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aftercare"
	"aftercare/places"
)

var update = flag.Bool("update", false, "write the wanted files anew")

var columns = map[string]map[string]string{
	"csv":     {"id": "code", "name": "title", "lat": "north", "lon": "east", "gynaecology": "gyn", "early-pregnancy-unit": "epu", "phone": "tel", "hours": "open"},
	"geojson": {"name": "NAME", "latin": "EN", "kind": "TYPE", "gynaecology": "GYN", "early-pregnancy-unit": "EPU", "phone": "TEL"},
}

func settings(format string) Settings {
	day, _ := aftercare.MakeDate(2026, 11, 1)
	return Settings{Source: places.Source{ID: "x", Name: "A listing", Licence: "CC0", Checked: day}, Zone: "Etc/UTC", Columns: columns[format]}
}

// show is the places and every remark.
func show(m *Import, l *places.List) string {
	var b strings.Builder
	b.Write(places.Append(nil, l))
	for _, r := range m.Rejected.List {
		b.WriteString("not taken: " + r.String() + "\n")
	}
	for _, r := range m.Notes.List {
		b.WriteString("remark: " + r.String() + "\n")
	}
	return b.String()
}

func TestRead_TakesWhatIsThereAndNamesWhatIsNot(t *testing.T) {
	for _, format := range Formats() {
		name := filepath.Join("testdata", format+".in")
		in, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue // read from bytes that a test makes
		}
		m, err := New(format, settings(format))
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Read(format+".in", strings.NewReader(string(in))); err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		l, err := m.List()
		if err != nil {
			t.Fatal(err)
		}
		got := show(m, l)
		want := strings.TrimSuffix(name, ".in") + ".want"
		if *update {
			if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		text, err := os.ReadFile(want)
		if err != nil || got != string(text) {
			t.Errorf("%s: %v\ngot\n%s\nwant\n%s", format, err, got, text)
		}
		if _, err := places.Parse(string(places.Append(nil, l))); err != nil {
			t.Errorf("%s: what is written cannot be read: %v", format, err)
		}
	}
}

func TestRead_NoPlaceIsNeverASuccess(t *testing.T) {
	for format, texts := range map[string][]string{
		"overpass":            {"", "{}", `{"elements":[]}`, `[]`, `{"elements":[{"type":"node","id":1}]}`, `{"elements":[{"type":"node","id":3,"tags":{"amenity":"hospital"}}]}`},
		"geojson":             {"", `{"type":"FeatureCollection","features":[]}`, `{"type":"Feature"}`},
		"csv":                 {"", "code,title,north,east,gyn,epu,tel,open\n", "a,b\n1,2\n"},
		"healthsites-geojson": {`{"type":"FeatureCollection","features":[]}`},
		"healthsites-csv":     {"", "X,Y,name,amenity\n", "X,Y,name,amenity\n1,2,,hospital\n"},
		"korea-csv":           {"", "요양기관명,종별코드명,좌표(X),좌표(Y)\n", "\xbf\xe4\xbe\xe7,a,b,c\n1,2,3,4\n"},
		"ods-csv":             {"", "a,b\n"},
		"fhir":                {"", `{"resourceType":"Bundle","entry":[]}`, `{"resourceType":"Patient"}`},
	} {
		for _, text := range texts {
			m, err := New(format, settings(format))
			if err != nil {
				t.Fatal(err)
			}
			if err := m.Read("f", strings.NewReader(text)); err == nil {
				t.Errorf("%s: %q was a success", format, text)
			}
			if _, err := m.List(); err == nil {
				t.Errorf("%s: %q gave a list", format, text)
			}
		}
	}
}

func TestRead_ABrokenOffFileIsRefused(t *testing.T) {
	for _, format := range []string{"overpass", "geojson", "healthsites-geojson", "fhir"} {
		in, err := os.ReadFile(filepath.Join("testdata", format+".in"))
		if err != nil {
			t.Fatal(err)
		}
		for _, cut := range []int{len(in) / 2, len(in) - 3} {
			m, _ := New(format, settings(format))
			if err := m.Read("f", strings.NewReader(string(in[:cut]))); err == nil || !strings.Contains(err.Error(), "byte ") {
				t.Errorf("%s cut at %d of %d: %v", format, cut, len(in), err)
			}
		}
	}
	m, _ := New("overpass", settings("overpass"))
	err := m.Read("f", strings.NewReader(`{"elements":[{"type":"node","id":1,"lat":1,"lon":1,"tags":{"amenity":"hospital","name":"A"}}],"remark":"runtime error: Query timed out"}`))
	if err == nil || !strings.Contains(err.Error(), "not whole") {
		t.Errorf("an answer that the server broke off: %v", err)
	}
}

func TestNew_RefusesWhatItCanNotDo(t *testing.T) {
	if _, err := New("shapefile", settings("")); err == nil {
		t.Error("a format that is not there")
	}
	set := settings("csv")
	set.Columns = map[string]string{"stars": "rating"}
	if _, err := New("csv", set); err == nil {
		t.Error("a field that is not there")
	}
	if _, err := New("fhir", settings("csv")); err == nil {
		t.Error("columns for a format that has its own")
	}
	set = settings("fhir")
	set.Source.Licence = ""
	if _, err := New("fhir", set); err == nil {
		t.Error("a listing without a licence")
	}
}

// shared opens one of the files that come with the project's larger home.
func shared(t *testing.T, name string) io.Reader {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "testdata", name))
	if err != nil {
		f, err = os.Open(filepath.Join("..", "..", "..", "..", "shared", "testdata", name))
	}
	if err != nil {
		t.Skipf("%s is not here: the test needs ../shared/testdata beside the project", name)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestOverpass_RealAnswer(t *testing.T) {
	set := settings("overpass")
	set.Source.Checked = 0
	m, _ := New("overpass", set)
	if err := m.Read("hanoi", shared(t, "overpass-hanoi-hospitals.json.gz")); err != nil {
		t.Fatal(err)
	}
	l, err := m.List()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Services) != 242 || m.Rejected.Count != 10 || l.Sources[0].Checked.String() != "2024-09-27" {
		t.Errorf("%d places, %d rejected, of %v", len(l.Services), m.Rejected.Count, l.Sources[0].Checked)
	}
	count := 0
	for _, s := range l.Services {
		if s.Offers[places.Gynaecology] == aftercare.Yes {
			count++
		}
		if s.Offers[places.Gynaecology] == aftercare.No {
			t.Errorf("%s: the listing does not say that it has no gynaecology", s.ID)
		}
	}
	if count != 2 {
		t.Errorf("%d places with gynaecology; the file tags 2", count)
	}
}

func TestKorea_RealListingSaysNothingOfDepartments(t *testing.T) {
	m, _ := New("korea-csv", settings("korea-csv"))
	if err := m.Read("korea", shared(t, "korea-hospitals.csv.gz")); err != nil {
		t.Fatal(err)
	}
	l, _ := m.List()
	if len(l.Services) != 101 || m.Rejected.Count != 0 {
		t.Errorf("%d places, %d rejected", len(l.Services), m.Rejected.Count)
	}
	for _, s := range l.Services {
		if s.Offers != (places.Offers{}) || !s.Placed {
			t.Errorf("%s: %v, placed %v", s.Name, s.Offers, s.Placed)
		}
	}
}

func FuzzRead_EveryRowIsAPlaceOrNamed(f *testing.F) {
	names := Formats()
	for i, format := range names {
		if in, err := os.ReadFile(filepath.Join("testdata", format+".in")); err == nil {
			f.Add(uint8(i), string(in))
		}
		if format == "osm-pbf" {
			f.Add(uint8(i), string(madeExtract()))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		format := names[int(which)%len(names)]
		m, err := New(format, settings(format))
		if err != nil {
			t.Fatal(err)
		}
		if m.Read("f", strings.NewReader(text)) != nil {
			return
		}
		l, err := m.List()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := places.Parse(string(places.Append(nil, l))); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if slices.ContainsFunc(m.Rejected.List, func(r Remark) bool { return r.Place == "" || r.Reason == "" }) {
			t.Fatal("a row is rejected without place or reason")
		}
	})
}

// One page of several is not taken for the whole.
func TestRead_SaysThatThereAreFurtherPages(t *testing.T) {
	const page = `{"resourceType":"Bundle","link":[{"relation":"self","url":"https://example.org/1"}%s],"entry":[{"resource":{"resourceType":"Location","id":"2","name":"B","status":"active","position":{"latitude":51.5,"longitude":-0.1}}}]}`
	for link, notes := range map[string]int{"": 0, `,{"relation":"next","url":"https://example.org/2"}`: 1} {
		m, _ := New("fhir", settings("fhir"))
		if err := m.Read("f", strings.NewReader(strings.Replace(page, "%s", link, 1))); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, r := range m.Notes.List {
			if strings.Contains(r.Reason, `"https://example.org/2"`) {
				found++
			}
		}
		if found != notes {
			t.Errorf("%q: %+v", link, m.Notes.List)
		}
	}
}
