package imports

import (
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
)

// Mensinator writes its tables as they are: days of periods, and symptoms by
// their number.

func isMensinator(root jsondoc.Value) bool {
	_, periods := member(root, "periods")
	_, symptoms := member(root, "symptom_date")
	return periods && symptoms
}

func (m *importer) mensinator(f *jsonFile, root jsondoc.Value) {
	m.From = "mensinator"
	names := map[string]string{}
	if list, ok := member(root, "symptoms"); ok {
		for v := range list.All {
			names[textOf(v, "id")] = textOf(v, "symptom_name")
		}
	}
	var texts []string
	for _, key := range []string{"periods", "symptom_date"} {
		list, _ := member(root, key)
		for v := range list.All {
			texts = append(texts, textOf(v, "date", "symptom_date"))
		}
	}
	if !m.settle(texts) {
		return
	}
	for table := range root.All {
		key := table.Key()
		switch {
		case key == "symptoms" || isEmpty(table):
		case key != "periods" && key != "symptom_date":
			m.unplaced(f, table)
		default:
			for v := range table.All {
				a := at{line: f.lineAt(v.Offset()), column: key, value: textOf(v, "date", "symptom_date")}
				day, ok := m.day(a)
				if a.day = day; !ok {
					continue
				}
				if key == "periods" {
					m.period(a)
					continue
				}
				a.column, a.value = "symptoms", names[textOf(v, "symptom_id")]
				m.option(a, kindSigns)
			}
		}
	}
}

// textOf is a member as text, nothing if there is none.
func textOf(v jsondoc.Value, keys ...string) string {
	x, _ := member(v, keys...)
	text, _ := plain(x)
	return text
}

// healthLists are the lists of exporters of Health Connect, by the names of
// its record types with single spaces: menstruation_flow as well as
// MenstruationFlowRecord.
const healthLists = "menstruation flow|menstruation period|intermenstrual bleeding|basal body temperature|body temperature"

// healthName is the name of a record type.
func healthName(key string) string { return strings.TrimSuffix(words(key), " record") }

func isHealthConnect(root jsondoc.Value) bool {
	found := false
	if root.Kind() == jsondoc.Object {
		for v := range root.All {
			found = found || v.Kind() == jsondoc.Array && isOneOf("menstruation flow|menstruation period|intermenstrual bleeding", healthName(v.Key()))
		}
	}
	return found
}

// healthFlow are Health Connect's numbers for how heavy it was; 0 is unknown.
var healthFlow = map[string]string{"0": "unknown", "1": "light", "2": "medium", "3": "heavy"}

var (
	healthTimes = []string{"time", "start_time", "startTime", "date", "timestamp"}
	healthEnds  = []string{"end_time", "endTime", "end"}
)

func (m *importer) healthConnect(f *jsonFile, root jsondoc.Value) {
	m.From = "health connect"
	var texts []string
	for list := range root.All {
		if list.Kind() == jsondoc.Array && isOneOf(healthLists, healthName(list.Key())) {
			for v := range list.All {
				texts = append(texts, textOf(v, healthTimes...))
			}
		}
	}
	if !m.settle(texts) {
		return
	}
	for list := range root.All {
		if list.Kind() != jsondoc.Array || !isOneOf(healthLists, healthName(list.Key())) {
			m.unplaced(f, list)
			continue
		}
		for v := range list.All {
			m.healthRecord(f, list.Key(), v)
		}
	}
}

func (m *importer) healthRecord(f *jsonFile, key string, v jsondoc.Value) {
	a := at{line: f.lineAt(v.Offset()), column: key, value: textOf(v, healthTimes...)}
	if healthName(key) == "menstruation period" {
		m.span(span{line: a.line, column: key, start: a.value, end: textOf(v, healthEnds...), moments: true})
		return
	}
	day, ok := m.day(a)
	if a.day = day; !ok {
		return
	}
	switch healthName(key) {
	case "menstruation flow":
		flow := textOf(v, "flow", "value")
		if a.value = flow; healthFlow[flow] != "" {
			flow = healthFlow[flow]
		}
		m.bleeding(a, words(flow))
	case "intermenstrual bleeding":
		m.take(a, says("bleeding", "spotting"), Taken)
	default:
		m.healthDegrees(a, v)
	}
}

// healthDegrees reads a temperature: with its unit for a key, or inside.
func (m *importer) healthDegrees(a at, v jsondoc.Value) {
	outcome := Taken
	if strings.HasPrefix(healthName(a.column), "basal") {
		outcome = TakenBasal
	}
	inner, ok := member(v, "temperature", "value")
	if ok && inner.Kind() == jsondoc.Object {
		v = inner
	}
	switch celsius, fahrenheit := textOf(v, "celsius", "inCelsius", "temperature_celsius"), textOf(v, "fahrenheit", "inFahrenheit"); {
	case celsius != "":
		a.value = celsius
		m.temperature(a, aftercare.UnitCelsius, outcome)
	case fahrenheit != "":
		a.value = fahrenheit
		m.temperature(a, aftercare.UnitFahrenheit, outcome)
	default:
		a.value = textOf(v, "temperature", "value")
		m.temperature(a, 0, outcome)
	}
}
