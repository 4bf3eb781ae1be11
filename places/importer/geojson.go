package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

type feature struct {
	Type     string
	ID       any
	Geometry *struct {
		Type        string
		Coordinates json.RawMessage
	}
	Properties map[string]any
}

// features reads a GeoJSON collection (RFC 7946), one feature at a time.
func (m *Import) features(in io.Reader, each func(place string, f *feature, lat, lon float64, placed bool)) error {
	member := func(key string, raw json.RawMessage) error {
		if key == "type" && string(raw) != `"FeatureCollection"` {
			return fmt.Errorf("this is a %s, not a FeatureCollection", raw)
		}
		return nil
	}
	return m.elements(in, "features", member, func(i int, raw json.RawMessage) {
		place := fmt.Sprintf("feature %d", i+1)
		var f feature
		if err := json.Unmarshal(raw, &f); err != nil {
			m.reject(place, err.Error())
			return
		}
		if f.Type != "Feature" {
			m.reject(place, "it is not a Feature")
			return
		}
		lat, lon, err := f.middle()
		if err != nil {
			m.reject(place, err.Error())
			return
		}
		each(place, &f, lat, lon, f.Geometry != nil)
	})
}

// middle is the point, or the middle of the box around the shape.
func (f *feature) middle() (lat, lon float64, err error) {
	if f.Geometry == nil {
		return 0, 0, nil
	}
	var shape any
	if err := json.Unmarshal(f.Geometry.Coordinates, &shape); err != nil {
		return 0, 0, errors.New("its geometry has no coordinates")
	}
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	var walk func(v any) bool
	walk = func(v any) bool {
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			return false
		}
		if x, ok := list[0].(float64); ok {
			if len(list) < 2 {
				return false
			}
			y, ok := list[1].(float64)
			west, east, south, north = min(west, x), max(east, x), min(south, y), max(north, y)
			return ok
		}
		for _, item := range list {
			if !walk(item) {
				return false
			}
		}
		return true
	}
	if !walk(shape) {
		return 0, 0, errors.New("its coordinates are not numbers")
	}
	if east-west > 180 {
		return 0, 0, errors.New("its shape runs over the antimeridian and is not cut there")
	}
	return (south + north) / 2, (west + east) / 2, nil
}

// text returns a property as text, "" for none.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		var parts []string
		for _, item := range v {
			parts = append(parts, text(item))
		}
		return strings.Join(parts, ";")
	}
	return ""
}

// geoJSON reads any collection with a map of columns.
func (m *Import) geoJSON(in io.Reader) error {
	if m.set.Columns["name"] == "" {
		return errors.New("the map of columns must say where the name is")
	}
	if m.set.Columns["lat"] != "" || m.set.Columns["lon"] != "" {
		return errors.New("a feature has its position in its geometry, not in columns")
	}
	return m.features(in, func(place string, f *feature, lat, lon float64, placed bool) {
		s := m.row(place, func(field string) string { return text(f.Properties[m.set.Columns[field]]) })
		if placed {
			m.place(place, &s, lat, lon)
		}
		record := text(f.Properties[m.set.Columns["id"]])
		if record == "" {
			record = text(f.ID)
		}
		m.add(place, record, s)
	})
}

// healthsitesGeoJSON reads downloads (properties) and API answers
// (properties.attributes) of healthsites.io.
func (m *Import) healthsitesGeoJSON(in io.Reader) error {
	return m.features(in, func(place string, f *feature, lat, lon float64, placed bool) {
		get := func(key string) string {
			if inner, ok := f.Properties["attributes"].(map[string]any); ok {
				if v := text(inner[key]); v != "" {
					return v
				}
			}
			return text(f.Properties[key])
		}
		m.healthsite(place, get, lat, lon, placed)
	})
}
