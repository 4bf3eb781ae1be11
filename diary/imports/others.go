package imports

import (
	"cmp"
	"slices"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/internal/typing"
)

// Mensinator writes its tables as they are: days of periods, and symptoms by
// their number.

func isMensinator(root jsondoc.Value) bool {
	_, periods := member(root, "periods")
	_, symptoms := member(root, "symptom_date")
	return periods && symptoms
}

func (m *importer) mensinator(root jsondoc.Value) {
	m.From = "mensinator"
	names := map[string]string{}
	if list, ok := member(root, "symptoms"); ok {
		for v := range list.All {
			names[textOf(v, "id")] = m.shortName(at{line: m.lineOf(v), column: "symptom_name", value: textOf(v, "symptom_name")})
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
		switch key := table.Key(); {
		case isEmpty(table):
		case table.Kind() != jsondoc.Array || key != "periods" && key != "symptom_date" && key != "symptoms":
			m.unplaced(table)
		default:
			for v := range table.All {
				m.mensinatorRow(key, v, names)
			}
		}
	}
}

// mensinatorRow reads a row of one of its tables. Numbers that only tie the
// tables together tell nothing.
func (m *importer) mensinatorRow(table string, v jsondoc.Value, names map[string]string) {
	if table == "symptoms" { // names: what is of a day is in another table
		m.unread(v, "id", "symptom_name")
		return
	}
	a := at{line: m.lineOf(v), column: table, value: textOf(v, "date", "symptom_date")}
	day, why := m.day(a)
	if a.day = day; why != 0 {
		if name := names[textOf(v, "symptom_id")]; name != "" {
			a.column, a.value = "symptoms", name
			m.report(a, why)
		}
		a.column, a.value = "", ""
		m.lost(a, v, why, "date", "symptom_date", "symptom_id", "period_id")
		return
	}
	if table == "periods" {
		m.period(a, a.day)
		m.unread(v, "id", "date", "period_id")
		return
	}
	a.column, a.value = "symptoms", names[textOf(v, "symptom_id")]
	if a.value == "" { // a number without its name
		a.value = textOf(v, "symptom_id")
		m.report(a, NotUnderstood)
	} else {
		m.option(a, kindSigns)
	}
	m.unread(v, "id", "symptom_date", "date", "symptom_id")
}

// unread reports the members of a thing besides those that were read.
func (m *importer) unread(v jsondoc.Value, read ...string) {
	for x := range v.All {
		if !slices.Contains(read, x.Key()) && !isEmpty(x) {
			m.unplaced(x)
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
func healthName(key string) string { return strings.TrimSuffix(typing.Words(key), " record") }

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

func (m *importer) healthConnect(root jsondoc.Value) {
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
			m.unplaced(list)
			continue
		}
		for v := range list.All {
			m.healthRecord(list.Key(), v)
		}
	}
}

func (m *importer) healthRecord(key string, v jsondoc.Value) {
	on, _ := member(v, healthTimes...)
	a := at{line: m.lineOf(v), column: cmp.Or(keyOf(on), key), value: textOf(v, healthTimes...)}
	read := append([]string{"id"}, healthTimes...)
	if healthName(key) == "menstruation period" {
		end := at{line: a.line, column: key, value: textOf(v, healthEnds...)}
		m.span(span{line: a.line, column: key, start: a.value, end: end.value, endAt: end, moments: true})
		m.unread(v, append(read, healthEnds...)...)
		return
	}
	day, why := m.day(a)
	if a.day, a.column, a.value = day, key, ""; why != 0 {
		m.lost(a, v, why, healthTimes...)
		return
	}
	switch healthName(key) {
	case "menstruation flow":
		flow, _ := member(v, "flow", "value")
		a.value, _ = plain(flow)
		a.sign = true
		m.bleeding(a, typing.Words(cmp.Or(healthFlow[typing.Plain(a.value)], a.value)))
		read = append(read, "flow", "value")
	case "intermenstrual bleeding":
		m.take(a, says("bleeding", "spotting"), Taken)
	default:
		read = append(read, m.healthDegrees(a, v)...)
	}
	for x := range v.All {
		if slices.Contains(read, x.Key()) || isEmpty(x) {
			continue
		}
		one := a
		one.column, one.sign = x.Key(), false
		if k, _ := m.kindOf(one.column); k != kindUnknown && k != kindDate {
			m.value(one, x)
		} else {
			m.unplaced(x)
		}
	}
}

// healthDegrees reads a temperature: with its unit for a key, or inside. It
// returns the members that it read.
func (m *importer) healthDegrees(a at, v jsondoc.Value) (read []string) {
	outcome := Taken
	if strings.HasPrefix(healthName(a.column), "basal") {
		outcome = TakenBasal
	}
	inner, ok := member(v, "temperature", "value")
	if ok && inner.Kind() == jsondoc.Object {
		read = append(read, inner.Key())
		v = inner
	}
	unit := aftercare.UnitCelsius
	degrees, ok := member(v, "celsius", "inCelsius", "temperature_celsius")
	if !ok {
		unit = aftercare.UnitFahrenheit
		degrees, ok = member(v, "fahrenheit", "inFahrenheit")
	}
	if !ok {
		unit = 0
		degrees, _ = member(v, "temperature", "value")
	}
	a.value, _ = plain(degrees)
	m.temperature(a, unit, outcome)
	known := []string{"celsius", "inCelsius", "temperature_celsius", "fahrenheit", "inFahrenheit", "temperature", "value"}
	if read != nil {
		m.unread(v, known...)
		return read
	}
	return known
}
