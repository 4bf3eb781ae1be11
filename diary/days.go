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

// meaning is what a word of another program says in ours.
type meaning struct{ word, value string }

// bleedingWords are how heavy bleeding is.
var bleedingWords = []meaning{
	{"spotting", "spotting"}, {"light", "light"}, {"light flow", "light"}, {"medium", "moderate"}, {"medium flow", "moderate"}, {"moderate", "moderate"},
	{"heavy", "heavy"}, {"heavy flow", "heavy"},
}

// overHeavy are words for more than heavy, which say nothing of soaked pads.
var overHeavy = []string{"very heavy", "super heavy"}

// signWords are signs whose word alone is enough for an observation: a code
// and its value.
var signWords = []meaning{
	{"fever", "feels-hot yes"}, {"nausea", "nausea yes"}, {"nauseous", "nausea yes"}, {"nauseated", "nausea yes"},
	{"diarrhea", "diarrhoea yes"}, {"diarrhoea", "diarrhoea yes"}, {"constipation", "constipated yes"}, {"constipated", "constipated yes"},
	{"severe pain", "pain severe"}, {"small clots", "clots small"}, {"big clots", "clots large"},
	{"pregnancy test pos", "pregnancy-test positive"}, {"pregnancy positive", "pregnancy-test positive"},
}

func means(list []meaning, word string) string {
	for _, m := range list {
		if m.word == word {
			return m.value
		}
	}
	return ""
}

// says is an observation of a code with one of its words; nothing where the
// word is none of them.
func says(code, value string) aftercare.Observation {
	o := aftercare.Observation{Code: aftercare.ParseCode(code)}
	if o.Code != 0 {
		info := o.Code.Info()
		if o.Word = info.Word(value); info.Payload == aftercare.PayloadBool && value == yes {
			o.Word = aftercare.BoolYes
		}
	}
	return o
}

// painWords say that there was pain, and not how much.
var painWords = []string{"cramps", "headache", "stomachache", "migraine", "backache"}

// calmWords say that there was none.
var calmWords = []string{"none", "no", "pain free", "great", "ok", "normal", "pregnancy test neg", "pregnancy negative"}

// words is a name in lower case with single spaces between its words.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(lower(s), func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '\t' }), " ")
}

// lower puts the letters of English in lower case; the words that are known
// have no others.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// trim takes white space off the ends.
func trim(s string) string { return strings.Trim(s, " \t\r\n") }

func isDays(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(bleedingKinds, words(n)) || words(n) == "spotting" })
}

// cell reads a cell of a table of days. A cell of signs may hold several.
func (m *importer) cell(a at) {
	kind := words(a.column)
	a.value = trim(a.value)
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
		if one.value = trim(option); one.value != "" {
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
	switch {
	case slices.Contains(noteKinds, kind):
		m.note(a)
	case value == "false":
		m.report(a, NothingTold)
	case slices.Contains(calmWords, value) && (kind == "spotting" || slices.Contains(bleedingKinds, kind) || slices.Contains(signKinds, kind)):
		m.report(a, Reassures)
	case kind == "spotting": // the option is its colour or its amount
		m.take(a, says("bleeding", "spotting"), Taken)
	case slices.Contains(bleedingKinds, kind):
		m.bleeding(a, value)
	case slices.Contains(signKinds, kind):
		m.sign(a, kind, value)
	default:
		m.report(a, NoPlace)
	}
}

func (m *importer) bleeding(a at, value string) {
	amount := means(bleedingWords, value)
	switch {
	case amount != "":
		m.take(a, says("bleeding", amount), Taken)
	case slices.Contains(overHeavy, value):
		m.take(a, says("bleeding", "heavy"), TakenNearest)
	default:
		m.report(a, NotUnderstood)
	}
}

func (m *importer) sign(a at, kind, value string) {
	code, word, known := strings.Cut(means(signWords, value), " ")
	switch {
	case known:
		m.take(a, says(code, word), Taken)
	case kind == "pain", slices.Contains(painWords, value):
		m.report(a, NoAmount)
	default:
		m.report(a, NoPlace)
	}
}
