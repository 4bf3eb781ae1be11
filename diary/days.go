package diary

import (
	"slices"
	"strings"

	"aftercare"
)

// The kinds of facts that tables of days and Clue's measurements have, by
// their names in plain words: see words.
var (
	bleedingKinds = []string{"period", "bleeding", "flow", "menstruation", "bleeding size"}
	noteKinds     = []string{"note", "notes", "tag", "tags"}
	signKinds     = []string{"pain", "digestion", "stool", "ailments", "tests", "body", "symptoms", "clots", "bleeding clots"}
)

// bleedingWords are how heavy bleeding is.
var bleedingWords = map[string]uint8{
	"spotting": aftercare.BleedingSpotting,
	"light":    aftercare.BleedingLight, "light flow": aftercare.BleedingLight,
	"medium": aftercare.BleedingModerate, "medium flow": aftercare.BleedingModerate, "moderate": aftercare.BleedingModerate,
	"heavy": aftercare.BleedingHeavy, "heavy flow": aftercare.BleedingHeavy,
}

// overHeavy are words for more than heavy, which say nothing of soaked pads.
var overHeavy = []string{"very heavy", "super heavy"}

// signWords are signs whose word alone is enough for an observation.
var signWords = map[string]aftercare.Observation{
	"fever":     {Code: aftercare.FeelsHot, Word: aftercare.BoolYes},
	"nausea":    {Code: aftercare.Nausea, Word: aftercare.BoolYes},
	"nauseous":  {Code: aftercare.Nausea, Word: aftercare.BoolYes},
	"nauseated": {Code: aftercare.Nausea, Word: aftercare.BoolYes},
	"diarrhea":  {Code: aftercare.Diarrhoea, Word: aftercare.BoolYes}, "diarrhoea": {Code: aftercare.Diarrhoea, Word: aftercare.BoolYes},
	"constipation": {Code: aftercare.Constipated, Word: aftercare.BoolYes}, "constipated": {Code: aftercare.Constipated, Word: aftercare.BoolYes},
	"severe pain":        {Code: aftercare.Pain, Word: wordOf(aftercare.Pain, "severe")},
	"small clots":        {Code: aftercare.Clots, Word: wordOf(aftercare.Clots, "small")},
	"big clots":          {Code: aftercare.Clots, Word: wordOf(aftercare.Clots, "large")},
	"pregnancy test pos": {Code: aftercare.PregnancyTest, Word: aftercare.TestPositive},
	"pregnancy positive": {Code: aftercare.PregnancyTest, Word: aftercare.TestPositive},
}

func wordOf(c aftercare.Code, word string) uint8 { return c.Info().Word(word) }

// painWords say that there was pain, and not how much.
var painWords = []string{"cramps", "headache", "stomachache", "migraine", "backache"}

// calmWords say that there was none.
var calmWords = []string{"none", "no", "pain free", "great", "ok", "normal", "pregnancy test neg", "pregnancy negative"}

// words is a name in lower case with single spaces between its words.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '\t' }), " ")
}

func isDays(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(bleedingKinds, words(n)) || words(n) == "spotting" })
}

// cell reads a cell of a table of days. A cell of signs may hold several.
func (m *importer) cell(a at) {
	kind := words(a.column)
	a.value = strings.TrimSpace(a.value)
	if unit, isTemperature := degrees(kind); isTemperature {
		m.temperature(a, unit)
		return
	}
	if slices.Contains(noteKinds, kind) {
		m.note(a)
		return
	}
	before := len(m.Report)
	for _, option := range strings.FieldsFunc(a.value, func(r rune) bool { return r == ';' || r == ',' || r == '|' }) {
		one := a
		if one.value = strings.TrimSpace(option); one.value != "" {
			m.option(one)
		}
	}
	if len(m.Report) == before {
		m.report(a, NotUnderstood)
	}
}

// degrees reports whether a column holds temperatures, and of which unit.
func degrees(kind string) (aftercare.Unit, bool) {
	first, rest, _ := strings.Cut(kind, " ")
	switch {
	case first != "temperature" && first != "bbt":
		return 0, false
	case slices.Contains([]string{"c", "(c)", "°c", "(°c)", "celsius", "(celsius)"}, rest):
		return aftercare.UnitCelsius, true
	case slices.Contains([]string{"f", "(f)", "°f", "(°f)", "fahrenheit", "(fahrenheit)"}, rest):
		return aftercare.UnitFahrenheit, true
	}
	return 0, rest == ""
}

// option takes one thing told under a kind.
func (m *importer) option(a at) {
	kind, value := words(a.column), words(a.value)
	bleeding := aftercare.Observation{Code: aftercare.Bleeding, Word: bleedingWords[value]}
	switch {
	case slices.Contains(noteKinds, kind):
		m.note(a)
	case value == "false":
		m.report(a, NothingTold)
	case slices.Contains(calmWords, value) && (kind == "spotting" || slices.Contains(bleedingKinds, kind) || slices.Contains(signKinds, kind)):
		m.report(a, Reassures)
	case kind == "spotting": // the option is its colour or its amount
		bleeding.Word = aftercare.BleedingSpotting
		m.take(a, bleeding, Taken)
	case slices.Contains(bleedingKinds, kind):
		m.bleeding(a, value, bleeding)
	case slices.Contains(signKinds, kind):
		m.sign(a, kind, value)
	default:
		m.report(a, NoPlace)
	}
}

func (m *importer) bleeding(a at, value string, o aftercare.Observation) {
	switch {
	case o.Word != 0:
		m.take(a, o, Taken)
	case slices.Contains(overHeavy, value):
		o.Word = aftercare.BleedingHeavy
		m.take(a, o, TakenNearest)
	default:
		m.report(a, NotUnderstood)
	}
}

func (m *importer) sign(a at, kind, value string) {
	o, known := signWords[value]
	switch {
	case known:
		m.take(a, o, Taken)
	case kind == "pain", slices.Contains(painWords, value):
		m.report(a, NoAmount)
	default:
		m.report(a, NoPlace)
	}
}
