package diary

import (
	"slices"

	"aftercare"
	"aftercare/internal/jsondoc"
)

// clue reads a list of measurements, or of days as older exports have it. It
// reports whether the document is one.
func (m *importer) clue(text string, root jsondoc.Value) bool {
	list := root
	if root.Kind() == jsondoc.Object {
		found := false
		for v := range root.All {
			if v.Key() == "data" || v.Key() == "measurements" {
				list, found = v, true
			}
		}
		if !found {
			return false
		}
	}
	if list.Kind() != jsondoc.Array || !slices.ContainsFunc(items(list), isMeasured) {
		return false
	}
	m.From = "clue"
	line, from := 1, 0
	for v := range list.All {
		for ; from < v.Offset(); from++ {
			if text[from] == '\n' {
				line++
			}
		}
		m.measured(line, v)
	}
	return true
}

func items(v jsondoc.Value) []jsondoc.Value {
	var list []jsondoc.Value
	for i := range v.All {
		list = append(list, i)
	}
	return list
}

// isMeasured reports whether an item is a measurement or a day.
func isMeasured(v jsondoc.Value) bool {
	_, day := member(v, "date", "day")
	return day
}

// member is the first of these members.
func member(v jsondoc.Value, keys ...string) (jsondoc.Value, bool) {
	if v.Kind() == jsondoc.Object {
		for m := range v.All {
			if slices.Contains(keys, m.Key()) {
				return m, true
			}
		}
	}
	return jsondoc.Value{}, false
}

// plain is a value as text: a string, a number or a truth value.
func plain(v jsondoc.Value) (string, bool) {
	switch v.Kind() {
	case jsondoc.String:
		return v.Text(), true
	case jsondoc.Number, jsondoc.Bool:
		return v.Raw(), true
	}
	return "", false
}

// measured reads one item of the list.
func (m *importer) measured(line int, v jsondoc.Value) {
	on, ok := member(v, "date", "day")
	if !ok {
		m.report(at{line: line}, NotUnderstood)
		return
	}
	text, _ := plain(on)
	day, ok := m.day(at{line: line, column: on.Key(), value: text})
	if !ok {
		return
	}
	if kind, ok := member(v, "type"); ok {
		name, _ := plain(kind)
		a := at{line: line, day: day, column: name}
		if value, ok := member(v, "value"); ok {
			m.value(a, value)
		} else {
			m.report(a, NotUnderstood)
		}
		return
	}
	for f := range v.All {
		if key := f.Key(); key != "date" && key != "day" && key != "id" {
			m.value(at{line: line, day: day, column: key}, f)
		}
	}
}

// value reads what was told under a kind: an option, a list of them, or a
// number with its unit for a key.
func (m *importer) value(a at, v jsondoc.Value) {
	if option, ok := member(v, "option"); ok {
		v = option
	}
	_, isTemperature := degrees(words(a.column))
	text, isPlain := plain(v)
	a.value = v.Raw()
	switch {
	case isPlain && isTemperature:
		m.temperature(a, 0)
	case isPlain:
		a.value = text
		m.option(a)
	case v.Kind() == jsondoc.Array && v.Len() > 0:
		for item := range v.All {
			m.value(a, item)
		}
	case isTemperature && v.Kind() == jsondoc.Object:
		m.degrees(a, v)
	case v.Kind() == jsondoc.Null, v.Len() == 0:
		m.report(a, NothingTold)
	default:
		m.report(a, NoPlace)
	}
}

// degrees reads a temperature with its unit for a key.
func (m *importer) degrees(a at, v jsondoc.Value) {
	found := false
	for f := range v.All {
		one := a
		one.value = f.Raw()
		switch f.Key() {
		case "celsius":
			m.temperature(one, aftercare.UnitCelsius)
		case "fahrenheit":
			m.temperature(one, aftercare.UnitFahrenheit)
		case "excluded":
			if f.IsTrue() {
				m.report(one, TakenAnyway)
			}
			continue
		default:
			m.report(one, NoUnit)
		}
		found = true
	}
	if !found {
		m.report(a, NotUnderstood)
	}
}
