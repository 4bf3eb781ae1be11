package importer

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// endless gives a beginning, then something again and again, and counts.
type endless struct {
	rest string
	next func(n int) string
	n    int
	read int64
}

func (e *endless) Read(b []byte) (int, error) {
	if e.rest == "" {
		var more strings.Builder
		for more.Len() < 1<<16 {
			more.WriteString(e.next(e.n))
			e.n++
		}
		e.rest = more.String()
	}
	n := copy(b, e.rest)
	e.rest = e.rest[n:]
	e.read += int64(n)
	return n, nil
}

// headers are what each format begins with, up to where its rows are.
var headers = map[string]string{
	"overpass": `{"elements":[`, "geojson": `{"type":"FeatureCollection","features":[`, "healthsites-geojson": `{"features":[`, "fhir": `{"resourceType":"Bundle","entry":[`,
	"csv": "code,title,north,east,gyn,epu,tel,open\n", "korea-csv": "요양기관명,종별코드명,좌표(X),좌표(Y)\n", "healthsites-csv": "X,Y,name,amenity\n", "ods-csv": "",
}

// rows are one place of each format, the number as its id.
var rows = map[string]func(n string) string{
	"overpass": func(n string) string {
		return `{"type":"node","id":1` + n + `,"lat":1,"lon":1,"tags":{"amenity":"clinic","name":"A"}},`
	},
	"geojson": func(n string) string { return `{"type":"Feature","id":"` + n + `","properties":{"NAME":"A"}},` },
	"healthsites-geojson": func(n string) string {
		return `{"type":"Feature","properties":{"uuid":"` + n + `","name":"A","amenity":"clinic"}},`
	},
	"fhir": func(n string) string {
		return `{"resource":{"resourceType":"Organization","id":"` + n + `","name":"A"}},`
	},
	"csv":             func(n string) string { return n + ",A,,,,,,\n" },
	"korea-csv":       func(n string) string { return "A" + n + ",병원,1,1\n" },
	"healthsites-csv": func(n string) string { return "1,1,A" + n + ",clinic\n" },
	"ods-csv":         func(n string) string { return n + ",A" + strings.Repeat(",", 25) + "\n" },
}

func TestRead_WhatHasNoEndIsRefusedWithinABound(t *testing.T) {
	for format, head := range headers {
		for name, next := range map[string]func(int) string{
			"zeros":        func(int) string { return "\x00\x00\x00\x00" },
			"blanks":       func(int) string { return "    " },
			"line ends":    func(int) string { return "\n\n\n\n" },
			"letters":      func(int) string { return "aaaaaaaa" },
			"brackets":     func(int) string { return "[[[[[[[[" },
			"braces":       func(int) string { return `{"a":` },
			"commas":       func(int) string { return ",,,," },
			"quoted lines": func(n int) string { return map[bool]string{true: `"a`, false: "\n"}[n == 0] },
			"places":       func(n int) string { return rows[format](strconv.Itoa(n)) },
			"not places": func(n int) string {
				return map[bool]string{true: "x\n", false: "{},"}[strings.HasSuffix(format, "csv")]
			},
		} {
			m, err := New(format, settings(format))
			if err != nil {
				t.Fatal(err)
			}
			m.bounds = bounds{row: 1 << 20, places: 500, kept: 1 << 20, remarks: 10, rejected: 500, corners: 500}
			in := &endless{rest: head, next: next}
			if err := m.Read("f", in); err == nil {
				t.Errorf("%s, %s: a success", format, name)
			}
			if in.read > 4<<20 || len(m.Rejected.List) > 10 || len(m.Notes.List) > 10 {
				t.Errorf("%s, %s: read %d bytes, kept %d remarks", format, name, in.read, len(m.Rejected.List)+len(m.Notes.List))
			}
		}
	}
}

func TestRead_LongTextsAreBoundedTogether(t *testing.T) {
	const kept = 100_000
	for format, head := range headers {
		for name, next := range map[string]func(string) string{
			"a long name": func(n string) string {
				row := rows[format](n)
				at := strings.LastIndex(row, "A")
				return row[:at] + strings.Repeat("A", 1900) + row[at:]
			},
			"a long remark": func(n string) string {
				return strings.Repeat("A", 1900) + "\n"
			},
		} {
			m, err := New(format, settings(format))
			if err != nil {
				t.Fatal(err)
			}
			m.bounds.kept, m.bounds.places, m.bounds.rejected = kept, 5000, 5000
			in := &endless{rest: head, next: func(n int) string { return next(strconv.Itoa(n)) }}
			if err := m.Read("f", in); err == nil || in.read > 16<<20 {
				t.Errorf("%s, %s: %v after %d bytes", format, name, err, in.read)
			}
			total := 0
			for i := range m.list.Services {
				total += len(m.list.Services[i].Name)
			}
			for _, r := range slices.Concat(m.Rejected.List, m.Notes.List) {
				total += len(r.Place) + len(r.Reason)
			}
			if total > kept {
				t.Errorf("%s, %s: %d bytes are kept", format, name, total)
			}
		}
	}
}

func TestPBF_LongTextsAreBoundedTogether(t *testing.T) {
	m, err := New("osm-pbf", settings("osm-pbf"))
	if err != nil {
		t.Fatal(err)
	}
	m.bounds.kept = 20
	if err := m.Read("f", bytes.NewReader(madeExtract())); err == nil || !strings.Contains(err.Error(), "20 bytes of places") {
		t.Error(err)
	}
}

func TestRead_OtherMembersAreBoundedToo(t *testing.T) {
	m, _ := New("overpass", settings("overpass"))
	m.bounds.row = 1 << 20
	in := &endless{rest: `{"remarks":"`, next: func(int) string { return "aaaa" }}
	if err := m.Read("f", in); err == nil || in.read > 4<<20 {
		t.Errorf("%v after %d bytes", err, in.read)
	}
}

func TestRemarks_AreCountedBeyondThoseThatAreKept(t *testing.T) {
	m, _ := New("csv", settings("csv"))
	m.bounds.remarks = 3
	if err := m.Read("f", strings.NewReader(headers["csv"]+"1,A,,,,,,\n"+strings.Repeat("x\n", 9))); err != nil {
		t.Fatal(err)
	}
	if len(m.Rejected.List) != 3 || m.Rejected.Count != 9 {
		t.Errorf("%d of %d", len(m.Rejected.List), m.Rejected.Count)
	}
}
