// Package importer turns other publishers' listings into places. Rows are read
// one at a time; each rejected row is reported with the reason, and a listing
// without a single place is an error.
package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"aftercare"
	"aftercare/places"
	"aftercare/places/hours"
)

// Settings are what a listing does not say about itself.
type Settings struct {
	Source  places.Source // Checked may be zero if the listing has a date
	Country string        // of places without one
	Zone    string        // time zone of its places, an IANA name
	Columns map[string]string
}

// Remark is a row, and why it or a part of it was left out.
type Remark struct{ File, Place, Reason string }

// String returns one line for people.
func (r Remark) String() string { return r.File + ": " + r.Place + ": " + r.Reason }

// Remarks holds the first remarks of one kind; Count is the number of all.
type Remarks struct {
	List  []Remark
	Count int
}

// Import collects the places of any number of files of one format.
type Import struct {
	Rejected Remarks // rows that became no place
	Notes    Remarks // rows that did, with something left out

	set      Settings
	format   format
	file     string
	list     places.List
	seen     map[string]bool
	towns    map[string]bool   // records
	parts    map[string]string // record of an element, to that of the place it is part of
	bounds   bounds
	held     int    // bytes of text that are kept
	limitErr error  // the bound that was reached
	last     Remark // the last row that was rejected
}

type format struct {
	read func(*Import, io.Reader) error
	// columns reports whether the format takes a map of columns.
	columns bool
}

var formats = map[string]format{
	"overpass":            {read: (*Import).overpass},
	"geojson":             {read: (*Import).geoJSON, columns: true},
	"csv":                 {read: (*Import).table, columns: true},
	"healthsites-geojson": {read: (*Import).healthsitesGeoJSON},
	"healthsites-csv":     {read: (*Import).healthsitesTable},
	"korea-csv":           {read: (*Import).korea},
	"ods-csv":             {read: (*Import).ods},
	"fhir":                {read: (*Import).fhir},
	"osm-pbf":             {read: (*Import).pbf},
}

// Formats returns the names of the formats, sorted.
func Formats() []string {
	var list []string
	for name := range formats {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// New begins an import.
func New(name string, set Settings) (*Import, error) {
	f, known := formats[name]
	switch {
	case !known:
		return nil, fmt.Errorf("importer: format %q is not one of %s", name, strings.Join(Formats(), ", "))
	case set.Source.ID == "" || set.Source.Name == "" || set.Source.Licence == "":
		return nil, errors.New("importer: a listing needs an id, a name and a licence")
	case set.Country != "" && !aftercare.IsCountry(set.Country):
		return nil, fmt.Errorf("importer: country %q is not two capital letters", set.Country)
	case !f.columns && len(set.Columns) > 0:
		return nil, fmt.Errorf("importer: format %s has its own columns", name)
	}
	for field := range set.Columns {
		if !slices.Contains(fields, field) && !slices.Contains(places.SpecialityTerms.Words(), field) {
			return nil, fmt.Errorf("importer: %q cannot be mapped: the fields are %s, %s", field, strings.Join(fields, ", "), strings.Join(places.SpecialityTerms.Words(), ", "))
		}
	}
	return &Import{set: set, format: f, bounds: defaultBounds, seen: map[string]bool{}, towns: map[string]bool{}, parts: map[string]string{}}, nil
}

// fields are what columns can be mapped to, besides specialities.
var fields = []string{"id", "name", "latin", "kind", "lat", "lon", "address", "country", "city", "phone", "website", "hours"}

// Read adds the places of one file. After an error the import is of no use.
func (m *Import) Read(file string, in io.Reader) error {
	m.file = file
	before := len(m.list.Services)
	err := m.format.read(m, in)
	if err == nil {
		err = m.limitErr
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if len(m.list.Services) == before {
		if m.last.File == file {
			return fmt.Errorf("%s: no place could be taken; the last reason was %s: %s", file, m.last.Place, m.last.Reason)
		}
		return fmt.Errorf("%s: no places found", file)
	}
	return nil
}

// List returns the places of all files that were read.
func (m *Import) List() (*places.List, error) {
	if len(m.list.Services) == 0 {
		return nil, errors.New("importer: no file was read")
	}
	if m.set.Source.Checked == 0 {
		return nil, errors.New("importer: the listing has no date: pass --checked")
	}
	m.list.Sources = []places.Source{m.set.Source}
	return &m.list, nil
}

func (m *Import) reject(place, reason string) {
	m.last = Remark{m.file, place, reason}
	m.remark(&m.Rejected, m.last)
	if m.Rejected.Count >= m.bounds.rejected {
		m.limitErr = tooMuch(m.bounds.rejected, "rows that are no places")
	}
}

func (m *Import) note(place, reason string) {
	m.remark(&m.Notes, Remark{m.file, place, reason})
}

func (m *Import) remark(list *Remarks, r Remark) {
	if list.Count++; len(list.List) < m.bounds.remarks && m.hold(size(r.Place, r.Reason)) {
		list.List = append(list.List, r)
	}
}

// add adds a place under the name of its record in the listing.
func (m *Import) add(place, record string, s places.Service) {
	s.ID = m.set.Source.ID + ":" + record
	s.From = []places.Origin{{Source: m.set.Source.ID, Record: record}}
	s.Zone = m.set.Zone
	s.Name, s.Latin = tidy(s.Name), tidy(s.Latin)
	s.Address, s.City, s.Hours, s.Website = tidy(s.Address), tidy(s.City), tidy(s.Hours), tidy(s.Website)
	if s.Latin == s.Name {
		s.Latin = ""
	}
	texts := append([]string{s.ID, s.Name, s.Latin, s.Address, s.City, s.Hours, s.Website}, s.Phones...)
	switch reason := checkTexts(texts); {
	case record == "":
		m.reject(place, "it has no id")
		return
	case s.Name == "":
		m.reject(place, "it has no name")
		return
	case reason != "":
		m.reject(place, reason)
		return
	case m.seen[s.ID]:
		m.reject(place, "record "+record+" is a duplicate")
		return
	}
	if s.Country == "" {
		s.Country = m.set.Country
	} else if !aftercare.IsCountry(s.Country) {
		m.note(place, fmt.Sprintf("country %q left out: not two capital letters", s.Country))
		s.Country = ""
	}
	if s.Website != "" && !places.IsWebsite(s.Website) {
		m.note(place, fmt.Sprintf("website %q left out: not an address", s.Website))
		s.Website = ""
	}
	if s.Hours != "" {
		if _, err := hours.Parse(s.Hours); err != nil {
			m.note(place, fmt.Sprintf("%v in %q", err, s.Hours))
		}
	}
	if m.isFull() || !m.hold(size(texts...)) {
		return
	}
	m.seen[s.ID] = true
	m.list.Services = append(m.list.Services, s)
}

func (m *Import) isFull() bool {
	if len(m.list.Services)+len(m.list.Towns) >= m.bounds.places {
		m.limitErr = tooMuch(m.bounds.places, "places")
	}
	return m.limitErr != nil
}

// keepTown adds a town. Towns do not count as rows: a file with nothing else is
// refused.
func (m *Import) keepTown(row, record string, t places.Town, lat, lon float64) {
	at, ok := places.MakePosition(lat, lon)
	switch {
	case !ok || at == (places.Position{}):
		m.note(row, "a town left out: its position is off the globe")
		return
	case m.towns[record]:
		return
	case m.isFull():
		return
	}
	names := append([]string{t.Name, t.Latin}, t.Also...)
	if checkTexts(names) != "" {
		m.note(row, "a town left out: its name is not UTF-8 or too long")
		return
	}
	if !m.hold(size(names...)) {
		return
	}
	if !aftercare.IsCountry(t.Country) {
		t.Country = m.set.Country
	}
	m.towns[record] = true
	t.At, t.Source, t.Record = at, m.set.Source.ID, record
	m.list.Towns = append(m.list.Towns, t)
}

// longest is the longest text that the format holds, in bytes.
const longest = 2000

func checkTexts(texts []string) string {
	for _, text := range texts {
		if !utf8.ValidString(text) {
			return "its text is not UTF-8"
		}
		if len(text) > longest {
			return "one of its texts is too long"
		}
	}
	return ""
}

// tidy collapses white space and drops control characters.
func tidy(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && !unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// place sets a position, unless it is off the globe or 0, 0.
func (m *Import) place(row string, s *places.Service, lat, lon float64) {
	at, ok := places.MakePosition(lat, lon)
	if !ok || at == (places.Position{}) {
		m.note(row, fmt.Sprintf("position %v, %v left out: not a place on the globe", lat, lon))
		return
	}
	s.At, s.Placed = at, true
}

// parseTri reads a yes or no of a table; empty is unknown.
func parseTri(text string) (t aftercare.Tri, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "":
		return aftercare.Unknown, true
	case "yes", "y", "true", "1":
		return aftercare.Yes, true
	case "no", "n", "false", "0":
		return aftercare.No, true
	}
	return aftercare.Unknown, false
}

// utf8BOM precedes the text of some tables.
var utf8BOM = []byte{0xef, 0xbb, 0xbf}

func withoutBOM(in io.Reader) (io.Reader, error) {
	var head [3]byte
	n, err := io.ReadFull(in, head[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	rest := io.MultiReader(bytes.NewReader(head[:n]), in)
	if bytes.Equal(head[:n], utf8BOM) {
		rest = in
	}
	return rest, nil
}
