package imports

import (
	"cmp"
	"strings"

	"aftercare"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// isDays reports whether columns are those of a table of days: a bleeding of
// some kind, or any sign that the diary holds.
func isDays(names []string) bool {
	for _, n := range names {
		if k, _ := kindOf(n); k != kindUnknown && k != kindDate && k != kindNote {
			return true
		}
	}
	return false
}

// cell reads a cell of a table of days. A cell of signs may hold several.
func (m *importer) cell(a at) {
	k, unit := m.kindOf(a.column)
	a.value = tabular.Trim(a.value)
	switch k {
	case kindTemperature:
		m.temperature(a, unit, TakenBasal)
		return
	case kindNote:
		m.note(a)
		return
	case kindFever:
		m.fever(a)
		return
	}
	before := m.told
	for _, option := range strings.FieldsFunc(a.value, betweenOptions) {
		one := a
		if one.value = tabular.Trim(option); one.value != "" {
			m.option(one, k)
		}
	}
	if m.told == before {
		m.report(a, NotUnderstood)
	}
}

// betweenOptions are the commas, semicolons and points of lists, in any script.
func betweenOptions(r rune) bool { return strings.ContainsRune(";,|；，、،؛・•", r) }

// option takes one thing told under a kind.
func (m *importer) option(a at, k kind) {
	value := typing.Words(a.value)
	a.sign = k == kindBleeding || k == kindPain || k == kindClots || k == kindTest
	switch {
	case k == kindNote:
		m.note(a)
	case value == "false":
		m.report(a, NothingTold)
	case k == kindFever:
		m.fever(a)
	case k == kindSpotting: // the option is its colour or its amount
		m.spotting(a, value)
	case k == kindBleeding:
		m.bleeding(a, value)
	case k == kindPain:
		m.graded(a, value, "pain", painGrades)
	case k == kindHeadache:
		m.graded(a, value, "headache", headacheGrades)
	case k == kindClots:
		m.graded(a, value, "clots", clotSizes)
	case k == kindTest:
		m.test(a, value)
	case k == kindMood:
		m.mood(a, value)
	case k == kindHeld, k == kindMedicine:
		m.otherwise(a, value, OtherWords)
	case numberCodes[k] != 0:
		m.number(a, numberCodes[k])
	case k == kindSigns:
		m.sign(a, value)
	case k == kindSign:
		m.ticked(a, value)
	default:
		m.otherwise(a, value, NoPlace)
	}
}

// otherwise reports a thing that is not taken: an empty tick is nothing.
func (m *importer) otherwise(a at, value string, o Outcome) {
	if isOneOf(noWords, value) {
		o = NothingTold
	}
	m.report(a, o)
}

func (m *importer) spotting(a at, value string) {
	switch {
	case isOneOf(noBleeding, value):
		m.report(a, Reassures)
	case isOneOf(noWords, value):
		m.report(a, NothingTold)
	default:
		m.take(a, says("bleeding", "spotting"), Taken)
	}
}

func (m *importer) bleeding(a at, value string) {
	amount := means(bleedingWords, value)
	_, isNumber := readNumber(a.value)
	switch {
	case isOneOf(noBleeding, value):
		m.report(a, Reassures)
	case amount != "":
		m.take(a, says("bleeding", amount), Taken)
	case isOneOf(overHeavy, value):
		m.take(a, says("bleeding", "heavy"), TakenNearest)
	case isOneOf(justPeriod, value):
		m.period(a, a.day)
	case isNumber: // of a scale that is not known
		m.report(a, OtherWords)
	default:
		m.report(a, NotUnderstood)
	}
}

// graded takes something that the diary holds with how strong or how large it
// was.
func (m *importer) graded(a at, value, code string, grades []meaning) {
	_, isNumber := readNumber(strings.Split(a.value, "/")[0])
	grade := means(grades, value)
	switch {
	case grade != "":
		m.take(a, says(code, grade), Taken)
	case isOneOf(calmWords, value):
		m.report(a, Reassures)
	case isOneOf(noWords, value):
		m.report(a, NothingTold)
	case means(signWords, value) != "":
		m.sign(a, value)
	case isNumber && !isOneOf(yesWords, value), means(painGrades, value) != "":
		m.report(a, OtherWords)
	default:
		m.report(a, NoAmount)
	}
}

// test takes the result of a pregnancy test.
func (m *importer) test(a at, value string) {
	if a.value == "-" {
		value = "negative"
	}
	switch result := means(testResults, value); {
	case result == "negative":
		m.report(a, Reassures)
	case result != "":
		m.take(a, says("pregnancy-test", result), Taken)
	case isOneOf(noWords, value):
		m.report(a, NothingTold)
	default:
		m.report(a, OtherWords)
	}
}

func (m *importer) mood(a at, value string) {
	switch mood := means(moodWords, value); {
	case mood != "":
		m.take(a, says("mood", mood), Taken)
	default:
		m.otherwise(a, value, OtherWords)
	}
}

// numberCodes are the codes of counts that have one unit only.
var numberCodes = [kindCount]aftercare.Code{kindPads: aftercare.PadsPerHour, kindHeart: aftercare.HeartRate, kindBreathing: aftercare.BreathingRate}

// number takes a count that has one unit only.
func (m *importer) number(a at, code aftercare.Code) {
	n, ok := readNumber(a.value)
	a.sign = true
	switch {
	case isOneOf(noWords, typing.Words(a.value)) && n == 0:
		m.report(a, NothingTold)
	case !ok || n < 0:
		m.report(a, NotUnderstood)
	default:
		m.take(a, aftercare.Observation{Code: code, Number: n}, Taken)
	}
}

// sign takes a sign by its name.
func (m *importer) sign(a at, value string) {
	code, word, known := strings.Cut(means(signWords, value), " ")
	a.sign = a.sign || isOneOf(dangerWords, value)
	switch {
	case known:
		m.take(a, says(code, word), Taken)
	case isOneOf(calmWords, value):
		m.report(a, Reassures)
	case isOneOf(noAmountWords, value), strings.HasSuffix(value, " pain"), strings.HasSuffix(value, " cramps"):
		m.report(a, NoAmount)
	case isOneOf(otherWords, value), means(moodWords, value) != "":
		m.report(a, OtherWords)
	default:
		m.report(a, NoPlace)
	}
}

// ticked takes the sign that a column is named for, where it is ticked.
func (m *importer) ticked(a at, value string) {
	name, _ := cutUnit(typing.Words(a.column))
	switch {
	case isOneOf(noWords, value):
		m.report(a, NothingTold)
	case isOneOf(yesWords, value), means(painGrades, value) != "": // how strong does not matter
		m.sign(a, name)
	default:
		m.report(a, NotUnderstood)
	}
}

// fever takes a fever, which may be told as a number of degrees.
func (m *importer) fever(a at) {
	value := typing.Words(a.value)
	_, isNumber := readNumber(a.value)
	a.sign = true
	switch {
	case isOneOf(noWords, value):
		m.report(a, NothingTold)
	case isOneOf(yesWords, value), means(painGrades, value) != "", means(signWords, value) == "feels-hot yes":
		m.take(a, says("feels-hot", "yes"), Taken)
	case isNumber:
		_, unit := m.kindOf(a.column)
		m.temperature(a, cmp.Or(unit, scaleOf(a.value)), Taken)
	default:
		m.report(a, NotUnderstood)
	}
}

// readNumber reads a number as people write it: with a comma for a point, and
// a unit of temperature after it.
func readNumber(text string) (aftercare.Decimal, bool) {
	text, _ = cutUnit(typing.Plain(tabular.Trim(typing.Unmarked(text))))
	text = strings.ReplaceAll(text, "٫", ".")
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	return aftercare.ParseDecimal(strings.TrimRight(text, " °º"))
}

// scalesMeet tells the scales apart: nobody is as warm as this in Celsius, and
// nobody as cold in Fahrenheit.
const scalesMeet = 60 * aftercare.DecimalOne

// scaleOf is the unit that a fever can only be in.
func scaleOf(value string) aftercare.Unit {
	if n, _ := readNumber(value); n >= scalesMeet {
		return aftercare.UnitFahrenheit
	}
	return aftercare.UnitCelsius
}

// temperature takes a number of degrees.
func (m *importer) temperature(a at, unit aftercare.Unit, outcome Outcome) {
	n, ok := readNumber(a.value)
	_, own := cutUnit(typing.Plain(tabular.Trim(typing.Unmarked(a.value))))
	a.sign = a.sign || outcome == Taken
	switch {
	case unit == 0:
		unit = own
	case own != 0 && own != unit:
		ok = false
	}
	if unit == 0 {
		m.Unitless = m.Unitless || ok
		unit = m.settings.Unit
	}
	switch {
	case !ok:
		m.report(a, NotUnderstood)
	case unit == 0, unit == aftercare.UnitCelsius && n >= scalesMeet, unit == aftercare.UnitFahrenheit && n < scalesMeet:
		a.may = Sign{Code: aftercare.Temperature, Number: n, Unit: scaleOf(a.value)}
		m.report(a, NoUnit)
	default:
		m.take(a, aftercare.Observation{Code: aftercare.Temperature, Number: n, Unit: unit}, outcome)
	}
}
