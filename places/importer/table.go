package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/places"
)

// rows reads a table line by line. A malformed line is rejected and reading goes
// on.
func (m *Import) rows(in io.Reader, header bool, begin func(columns []string) error, each func(place string, cells []string)) error {
	in, err := withoutBOM(in)
	if err != nil {
		return err
	}
	lines := m.bounded(in)
	r := csv.NewReader(lines)
	r.ReuseRecord = true
	first := header
	for {
		if m.limitErr != nil {
			return m.limitErr
		}
		lines.next()
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		bad := (*csv.ParseError)(nil)
		if errors.As(err, &bad) {
			if first {
				return fmt.Errorf("line %d: %w", bad.Line, bad.Err)
			}
			m.reject(fmt.Sprintf("line %d", bad.StartLine), bad.Err.Error())
			continue
		}
		if err != nil {
			return err
		}
		line, _ := r.FieldPos(0)
		if !utf8.ValidString(strings.Join(cells, "")) {
			if first {
				return fmt.Errorf("line %d: this is not UTF-8; convert the file first", line)
			}
			m.reject(fmt.Sprintf("line %d", line), "it is not UTF-8")
			continue
		}
		if first {
			first = false
			if err := begin(cells); err != nil {
				return fmt.Errorf("line %d: %w", line, err)
			}
			continue
		}
		each(fmt.Sprintf("line %d", line), cells)
	}
}

// named reads a table whose first line names the columns; get returns a cell by
// column, "" if there is no such column.
func (m *Import) named(in io.Reader, need []string, each func(place string, get func(column string) string)) error {
	at := map[string]int{}
	begin := func(columns []string) error {
		for i, c := range columns {
			c = strings.TrimSpace(c)
			if _, twice := at[c]; twice && c != "" {
				return fmt.Errorf("duplicate column %q", c)
			}
			at[c] = i
		}
		for _, c := range need {
			if _, ok := at[c]; !ok {
				return fmt.Errorf("there is no column %q", c)
			}
		}
		return nil
	}
	return m.rows(in, true, begin, func(place string, cells []string) {
		each(place, func(column string) string {
			if i, ok := at[column]; ok && column != "" {
				return strings.Clone(strings.TrimSpace(cells[i]))
			}
			return ""
		})
	})
}

// row reads the fields of a map of columns, except id and position.
func (m *Import) row(place string, get func(field string) string) places.Service {
	s := places.Service{
		Name: get("name"), Latin: get("latin"), Address: get("address"), City: get("city"), Country: get("country"),
		Phones: phones(get("phone")), Website: get("website"), Hours: get("hours"),
	}
	if word := get("kind"); word != "" {
		if s.Kind, _ = places.KindTerms.Parse(word); s.Kind == 0 {
			m.note(place, fmt.Sprintf("kind %q left out: not one of %s", word, strings.Join(places.KindTerms.Words(), ", ")))
		}
	}
	for i, field := range places.SpecialityTerms.All() {
		value := get(field)
		t, ok := parseTri(value)
		if !ok {
			m.note(place, fmt.Sprintf("%s %q left out: neither yes nor no", field, value))
		}
		s.Offers[i] = t
	}
	return s
}

// degrees reads a position of a table; both empty means none.
func (m *Import) degrees(place string, s *places.Service, lat, lon string) {
	if lat == "" && lon == "" {
		return
	}
	north, err := strconv.ParseFloat(lat, 64)
	east, err2 := strconv.ParseFloat(lon, 64)
	if err != nil || err2 != nil {
		m.note(place, fmt.Sprintf("position %q, %q left out: not numbers", lat, lon))
		return
	}
	m.place(place, s, north, east)
}

// table reads any table with a map of columns.
func (m *Import) table(in io.Reader) error {
	if m.set.Columns["name"] == "" || m.set.Columns["id"] == "" {
		return errors.New("the map of columns must say where the id and the name are")
	}
	var need []string
	for _, c := range m.set.Columns {
		need = append(need, c)
	}
	return m.named(in, need, func(place string, get func(string) string) {
		field := func(f string) string { return get(m.set.Columns[f]) }
		s := m.row(place, field)
		m.degrees(place, &s, field("lat"), field("lon"))
		m.add(place, field("id"), s)
	})
}

// healthsite reads one row of healthsites.io, whose columns are OpenStreetMap
// tags under other names.
func (m *Import) healthsite(place string, get func(string) string, lat, lon float64, placed bool) {
	t := tags{
		"name": get("name"), "amenity": get("amenity"), "healthcare": get("healthcare"),
		"healthcare:speciality": get("speciality"), "opening_hours": get("opening_hours"),
		"emergency": get("emergency"), "operational_status": get("operational_status"), "phone": get("contact_number"), "website": get("url"),
		"addr:housenumber": get("addr_housenumber"), "addr:street": get("addr_street"),
		"addr:postcode": get("addr_postcode"), "addr:city": get("addr_city"), "addr:full": get("addr_full"),
	}
	record := get("uuid")
	if id := get("osm_id"); id != "" && get("osm_type") != "" {
		record = get("osm_type") + "/" + id
	}
	if !t.isCare() {
		m.reject(place, "it is not listed as a place for health care")
		return
	}
	if why := t.gone(m.set.Source.Checked); why != "" {
		m.reject(place, why)
		return
	}
	s := t.service()
	if placed {
		m.place(place, &s, lat, lon)
	}
	m.add(place, record, s)
}

// healthsitesTable reads the table of healthsites.io.
func (m *Import) healthsitesTable(in io.Reader) error {
	return m.named(in, []string{"X", "Y", "name", "amenity"}, func(place string, get func(string) string) {
		lon, err := strconv.ParseFloat(get("X"), 64)
		lat, err2 := strconv.ParseFloat(get("Y"), 64)
		m.healthsite(place, get, lat, lon, err == nil && err2 == nil)
	})
}

// koreaKinds are the kinds of the Korean listing.
var koreaKinds = map[string]places.Kind{
	"상급종합": places.Hospital, "종합병원": places.Hospital, "병원": places.Hospital,
	"의원": places.Clinic, "조산원": places.BirthingCentre, "약국": places.Pharmacy,
}

// korea reads the open listing of Korean medical institutions. It has no
// departments, so it never says what a place offers. The columns for id, address,
// telephone and site are optional.
func (m *Import) korea(in io.Reader) error {
	need := []string{"요양기관명", "종별코드명", "좌표(X)", "좌표(Y)"}
	return m.named(in, need, func(place string, get func(string) string) {
		s := places.Service{Name: get("요양기관명"), Address: get("주소"), Phones: phones(get("전화번호")), Website: get("병원홈페이지")}
		s.Kind = koreaKinds[get("종별코드명")]
		if s.Kind == 0 {
			s.Kind = places.OtherKind
		}
		m.degrees(place, &s, get("좌표(Y)"), get("좌표(X)"))
		record := get("암호화요양기호")
		if record == "" {
			record = strings.Join([]string{get("요양기관명"), get("개설일자"), get("좌표(X)"), get("좌표(Y)")}, "/")
		}
		m.add(place, record, s)
	})
}

// The columns of an ODS file of organisations, which has no header.
const (
	odsCode    = 0
	odsName    = 1
	odsAddress = 4 // five lines, then the postcode
	odsPost    = 9
	odsClosed  = 11
	odsPhone   = 17
	odsColumns = 27
)

// ods reads a file of organisations or sites of NHS ODS, which have neither
// positions nor specialities.
func (m *Import) ods(in io.Reader) error {
	return m.rows(in, false, nil, func(place string, cells []string) {
		if len(cells) != odsColumns {
			m.reject(place, fmt.Sprintf("it has %d columns, not %d", len(cells), odsColumns))
			return
		}
		closed := cells[odsClosed]
		if closed != "" {
			day, ok := compactDate(closed)
			if !ok || m.set.Source.Checked == 0 || day <= m.set.Source.Checked {
				m.reject(place, "it closed on "+closed)
				return
			}
		}
		var lines []string
		for _, l := range cells[odsAddress : odsPost+1] {
			if l = strings.TrimSpace(l); l != "" {
				lines = append(lines, l)
			}
		}
		s := places.Service{Name: strings.Clone(cells[odsName]), Address: strings.Join(lines, ", "), Phones: phones(strings.Clone(cells[odsPhone]))}
		m.add(place, strings.Clone(cells[odsCode]), s)
	})
}

func compactDate(s string) (aftercare.Date, bool) {
	if len(s) != 8 {
		return 0, false
	}
	return aftercare.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:])
}
