package imports

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// dripColumns are columns that only a table of drip has; one must be there.
var dripColumns = []string{"bleeding.value", "temperature.value", "mucus.value", "cervix.opening", "note.value", "desire.value", "pain.cramps", "mood.happy"}

func isDrip(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(dripColumns, n) })
}

// dripBleeding are drip's numbers for how heavy it is, from 0.
var dripBleeding = []string{"spotting", "light", "moderate", "heavy"}

// dripCell reads a cell of drip, one of a day on which a thing was recorded.
func (m *importer) dripCell(a at) {
	group, part, _ := strings.Cut(a.column, ".")
	value := typing.Plain(tabular.Trim(a.value))
	switch {
	case a.column == "bleeding.value":
		a.sign = true
		value = strings.TrimSuffix(value, ".0") // as some libraries write whole numbers
		if len(value) != 1 || value[0] < '0' || value[0] > '3' {
			m.report(a, NotUnderstood)
			return
		}
		m.take(a, says("bleeding", dripBleeding[value[0]-'0']), Taken)
	case a.column == "temperature.value":
		m.temperature(a, aftercare.UnitCelsius, TakenBasal)
	case part == "note", a.column == "note.value":
		m.note(a)
	case value == "false":
		m.report(a, NothingTold)
	case part == "exclude" && (group == "bleeding" || group == "temperature"):
		m.isTicked(a, value, TakenAnyway)
	case a.column == "pain.nausea" && value == "true":
		m.take(a, says("nausea", "yes"), Taken)
	case group == "pain":
		a.sign = isOneOf(dangerWords, typing.Words(part))
		m.isTicked(a, value, NoAmount)
	case group == "mood":
		m.isTicked(a, value, OtherWords)
	case part == "": // a column that drip does not write
		m.cell(a)
	default:
		m.report(a, NoPlace)
	}
}

// isTicked reports a tick that is set.
func (m *importer) isTicked(a at, value string, o Outcome) {
	if value != "true" {
		o = NotUnderstood
	}
	m.report(a, o)
}
