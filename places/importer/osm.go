package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"aftercare"
	"aftercare/places"
)

// tags are the tags of an OpenStreetMap element.
type tags map[string]string

func (t tags) size() (n int) {
	for key, value := range t {
		n += len(key) + len(value)
	}
	return n
}

func (t tags) first(keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(t[k]); v != "" {
			return v
		}
	}
	return ""
}

// isCare reports whether the element is a place for health care.
func (t tags) isCare() bool { return t.kind() != 0 }

func (t tags) kind() places.Kind {
	switch t["healthcare"] {
	case "hospital":
		return places.Hospital
	case "clinic", "centre":
		return places.Clinic
	case "doctor", "doctors":
		return places.Doctors
	case "birthing_centre", "birthing_center":
		return places.BirthingCentre
	case "pharmacy":
		return places.Pharmacy
	}
	switch t["amenity"] {
	case "hospital":
		return places.Hospital
	case "clinic":
		return places.Clinic
	case "doctors":
		return places.Doctors
	case "pharmacy":
		return places.Pharmacy
	}
	if t["healthcare"] != "" && t["healthcare"] != "no" {
		return places.OtherKind
	}
	return 0
}

// isTown reports whether the element is a town or village with a name.
func (t tags) isTown() bool {
	return townKind(t) != 0 && t["name"] != ""
}

func townKind(t tags) places.TownKind {
	kind, _ := places.TownTerms.Parse(t["place"])
	return kind
}

// town reads all names that people may type.
func (t tags) town() places.Town {
	w := places.Town{
		Name: tidy(t["name"]), Latin: tidy(t.first("name:en", "int_name")), Country: t.first("is_in:country_code", "addr:country"),
		Kind: townKind(t),
	}
	for _, key := range []string{"int_name", "official_name", "official_name:en", "alt_name", "alt_name:en", "short_name"} {
		for _, name := range strings.Split(t[key], ";") {
			if name = tidy(name); name != "" && name != w.Name && name != w.Latin && !slices.Contains(w.Also, name) {
				w.Also = append(w.Also, name)
			}
		}
	}
	if w.Latin == w.Name {
		w.Latin = ""
	}
	return w
}

// service reads the relevant tags. Mappers list some specialities of a place and
// rarely all, so one that is not listed stays unknown.
func (t tags) service() places.Service {
	s := places.Service{
		Name:    t.first("name", "official_name", "int_name", "name:en"),
		Latin:   t.latin(),
		Kind:    t.kind(),
		Address: t.address(),
		City:    t.first("addr:city"),
		Country: t.first("addr:country"),
		Phones:  phones(t["phone"], t["contact:phone"], t["mobile"], t["contact:mobile"]),
		Website: t.first("website", "contact:website", "url"),
		Hours:   t.first("opening_hours"),
	}
	s.Offers = specialities(t["healthcare:speciality"])
	s.Offers[places.Emergency], _ = parseTri(t["emergency"])
	return s
}

// specialities reads a list such as gynaecology;paediatrics, in either spelling.
func specialities(list string) (o places.Offers) {
	for _, word := range strings.FieldsFunc(strings.ToLower(list), func(c rune) bool { return strings.ContainsRune(";,/|+&", c) }) {
		switch strings.TrimSpace(word) {
		case "gynaecology", "gynecology":
			o[places.Gynaecology] = aftercare.Yes
		case "obstetrics", "maternity":
			o[places.Obstetrics] = aftercare.Yes
		case "psychiatry", "psychotherapist":
			o[places.MentalHealth] = aftercare.Yes
		case "emergency":
			o[places.Emergency] = aftercare.Yes
		}
	}
	return o
}

func (t tags) address() string {
	if full := t.first("addr:full"); full != "" {
		return full
	}
	var parts []string
	for _, p := range []string{
		strings.TrimSpace(t["addr:housenumber"] + " " + t["addr:street"]),
		t["addr:subdistrict"], t["addr:district"],
		strings.TrimSpace(t["addr:postcode"] + " " + t["addr:city"]),
		t["addr:province"],
	} {
		if p = strings.TrimSpace(p); p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// overpass reads the answer of an Overpass server, with "out center".
func (m *Import) overpass(in io.Reader) error {
	members := func(key string, raw json.RawMessage) error {
		switch key {
		case "osm3s":
			var made struct {
				Base string `json:"timestamp_osm_base"`
			}
			if json.Unmarshal(raw, &made) == nil && len(made.Base) >= 10 && m.set.Source.Checked == 0 {
				m.set.Source.Checked, _ = aftercare.ParseDate(made.Base[:10])
			}
		case "remark":
			return fmt.Errorf("the server broke off, so that the answer is not whole: %s", raw)
		}
		return nil
	}
	defer m.dropParts()
	return m.elements(in, "elements", members, func(i int, raw json.RawMessage) {
		type point struct{ Lat, Lon *float64 }
		var e struct {
			Type string
			ID   int64
			point
			Center  *point
			Tags    map[string]string
			Nodes   []int64
			Members []struct {
				Type string
				Ref  int64
			}
		}
		place := fmt.Sprintf("element %d", i+1)
		if err := json.Unmarshal(raw, &e); err != nil {
			m.reject(place, err.Error())
			return
		}
		record := fmt.Sprintf("%s/%d", e.Type, e.ID)
		place += ", " + record
		t := tags(e.Tags)
		at := e.point
		if e.Center != nil {
			at = *e.Center
		}
		switch {
		case !slices.Contains([]string{"node", "way", "relation"}, e.Type) || e.ID == 0:
			m.reject(place, "it is no node, way or relation with an id")
		case len(t) == 0 && e.Type == "node":
			// A corner of a way does not count as a row.
		case !t.isCare() && t.isTown() && at.Lat != nil && at.Lon != nil:
			m.keepTown(place, record, t.town(), *at.Lat, *at.Lon)
		case !t.isCare():
			m.reject(place, "it is not tagged as a place for health care")
		case t.gone(m.set.Source.Checked) != "":
			m.reject(place, t.gone(m.set.Source.Checked))
		default:
			for _, n := range e.Nodes {
				m.part("node", n, record)
			}
			for _, p := range e.Members {
				m.part(p.Type, p.Ref, record)
			}
			s := t.service()
			if at.Lat != nil && at.Lon != nil {
				m.place(place, &s, *at.Lat, *at.Lon)
			} else {
				m.note(place, `it has no position: ask the server for "out center"`)
			}
			m.add(place, record, s)
		}
	})
}
