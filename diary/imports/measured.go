package imports

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
	"aftercare/internal/tabular"
	"aftercare/internal/typing"
)

// jsonFile knows the line of an offset. Offsets are asked for one near another:
// it counts from the last.
type jsonFile struct {
	text         string
	before       int // lines before the text
	breaks, from int // line breaks before the last offset
}

// lineOf is the line of a value of the document that is read.
func (m *importer) lineOf(v jsondoc.Value) int {
	f, offset := &m.file, v.Offset()
	if offset < f.from {
		f.breaks -= strings.Count(f.text[offset:f.from], "\n")
	} else {
		f.breaks += strings.Count(f.text[f.from:offset], "\n")
	}
	f.from = offset
	return f.before + f.breaks + 1
}

// dateKeys name the day of a measurement or of all that is of one day.
var dateKeys = []string{"date", "day"}

// document reads a JSON document in one of the forms that are known.
func (m *importer) document(root jsondoc.Value) []aftercare.Finding {
	switch {
	case isFlo(root):
		m.flo(root)
	case isMensinator(root):
		m.mensinator(root)
	case isHealthConnect(root):
		m.healthConnect(root)
	default:
		return m.lists(root)
	}
	return nil
}

// lists reads every list of measurements or of days in a document.
func (m *importer) lists(root jsondoc.Value) []aftercare.Finding {
	found := measuredLists(root)
	if found == nil {
		return refuse("", "this is JSON, but in no form that is known: Clue, Flo, Ovumcy, Mensinator, an exporter of Health Connect, or a list of measurements or days, each with its date")
	}
	m.From = formOf(root, found)
	var texts []string
	for _, list := range found {
		for _, item := range list {
			on, _ := member(item, dateKeys...)
			text, _ := plain(on)
			texts = append(texts, text)
		}
	}
	if !m.settle(texts) {
		return nil
	}
	for _, list := range found {
		for _, item := range list {
			m.measured(item)
		}
	}
	if root.Kind() == jsondoc.Object && !isMeasured(root) {
		for v := range root.All {
			if v.Kind() != jsondoc.Array || !slices.ContainsFunc(items(v), isMeasured) {
				m.unplaced(v)
			}
		}
	}
	return nil
}

// measuredLists are the lists of a document that hold measurements or days.
func measuredLists(root jsondoc.Value) (found [][]jsondoc.Value) {
	if isMeasured(root) {
		return [][]jsondoc.Value{{root}}
	}
	lists := []jsondoc.Value{root}
	if root.Kind() == jsondoc.Object {
		lists = items(root)
	}
	for _, v := range lists {
		if v.Kind() != jsondoc.Array {
			continue
		}
		if list := items(v); slices.ContainsFunc(list, isMeasured) {
			found = append(found, list)
		}
	}
	return found
}

// formOf names the program that writes lists like these.
func formOf(root jsondoc.Value, found [][]jsondoc.Value) string {
	_, exported := member(root, "exported_at")
	_, entries := member(root, "entries")
	_, data := member(root, "data", "measurements")
	switch {
	case exported && entries:
		return "ovumcy"
	case data, slices.ContainsFunc(found[0], func(v jsondoc.Value) bool { _, typed := member(v, "type"); return typed }):
		return "clue"
	}
	return "days"
}

// isLines reports whether a text has a document on each of its lines: the first
// that is not blank is a measurement or a day.
func isLines(lines []string) bool {
	for _, line := range lines {
		if tabular.Trim(line) != "" {
			doc, err := jsondoc.Parse(line)
			return err == nil && isMeasured(doc.Root())
		}
	}
	return false
}

// lines reads measurements that stand on a line each. A line that is none is
// reported, as a row of a table is.
func (m *importer) lines(texts []string) {
	m.From = "days"
	var days []string
	for _, line := range texts {
		doc, err := jsondoc.Parse(line)
		if err != nil {
			continue
		}
		if _, typed := member(doc.Root(), "type"); typed {
			m.From = "clue"
		}
		on, _ := member(doc.Root(), dateKeys...)
		text, _ := plain(on)
		days = append(days, text)
	}
	if !m.settle(days) {
		return
	}
	for i, line := range texts {
		if tabular.Trim(line) == "" {
			continue
		}
		doc, err := jsondoc.Parse(line)
		if err != nil {
			m.report(at{line: i + 1, value: tabular.Trim(line)}, NotUnderstood)
			continue
		}
		m.file = jsonFile{text: line, before: i}
		m.measured(doc.Root())
	}
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
	_, day := member(v, dateKeys...)
	return day
}

// member is the first of these members.
func member(v jsondoc.Value, keys ...string) (jsondoc.Value, bool) {
	if v != (jsondoc.Value{}) && v.Kind() == jsondoc.Object {
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
	if v == (jsondoc.Value{}) {
		return "", false
	}
	switch v.Kind() {
	case jsondoc.String:
		return v.Text(), true
	case jsondoc.Number, jsondoc.Bool:
		return v.Raw(), true
	}
	return "", false
}

// measured reads one item of a list.
func (m *importer) measured(v jsondoc.Value) {
	a := at{line: m.lineOf(v)}
	on, ok := member(v, dateKeys...)
	if !ok {
		m.report(a, NotUnderstood)
		m.lost(a, v, NotUnderstood)
		return
	}
	a.column = on.Key()
	a.value, _ = plain(on)
	day, why := m.day(a)
	if a.day, a.column, a.value = day, "", ""; why != 0 {
		m.lost(a, v, why, on.Key())
		return
	}
	kind, typed := member(v, "type")
	a.column, _ = plain(kind)
	value, hasValue := member(v, append([]string{"value"}, strengths...)...)
	switch {
	case typed && hasValue:
		m.named(a, value, v, "type", "id", on.Key())
	case typed:
		m.report(a, NotUnderstood)
		m.others(a, v, "type", "id", on.Key())
	default:
		for x := range v.All {
			switch a.column = x.Key(); {
			case a.column == "id" || a.column == on.Key():
			case slices.Contains(dateKeys, a.column):
				m.otherDay(a, x)
			default:
				m.value(a, x)
			}
		}
	}
}

// strengths are members that tell how strong the thing beside them was.
var strengths = []string{"severity", "intensity", "strength", "grade", "level", "amount"}

// others reads the members that a thing has besides those that were read: as
// something of that day by itself, where the diary has it.
func (m *importer) others(a at, v jsondoc.Value, read ...string) {
	for x := range v.All {
		a.column, a.value = x.Key(), x.Raw()
		k, _ := m.kindOf(a.column)
		switch {
		case slices.Contains(read, a.column):
		case slices.Contains(dateKeys, a.column):
			m.otherDay(a, x)
		case a.column == "excluded" && x.IsTrue():
			m.report(a, TakenAnyway)
		case a.column == "excluded", isEmpty(x), x.Kind() == jsondoc.Bool && !x.IsTrue():
			m.put(a, NothingTold)
		case k != kindUnknown && k != kindDate:
			m.value(a, x)
		case !m.parts(a, x, NoPlace):
			m.put(a, NoPlace)
		}
	}
}

// otherDay reports a day beside the one that a thing was taken for.
func (m *importer) otherDay(a at, v jsondoc.Value) {
	if a.value, _ = plain(v); isEmpty(v) {
		m.report(a, NothingTold)
	} else if day, ok := m.dates.day(a.value); ok && day == a.day {
		m.report(a, Repeated)
	} else {
		m.report(a, NotUnderstood)
	}
}

// value reads what was recorded under a kind: an option, a list of them, ticks
// by their names, or a number with its unit for a key.
func (m *importer) value(a at, v jsondoc.Value) {
	k, unit := m.kindOf(a.column)
	if m.From == "ovumcy" && unit == 0 {
		unit = aftercare.UnitCelsius // it writes no other
	}
	text, isPlain := plain(v)
	a.value = v.Raw()
	name, hasName := member(v, "option")
	if !hasName && k == kindSigns {
		name, hasName = member(v, "name", "symptom", "label")
	}
	inside, hasInside := member(v, append([]string{"value", "present", "bpm", "count"}, strengths...)...)
	switch {
	case isPlain && k == kindTemperature:
		a.value = text
		m.temperature(a, unit, TakenBasal)
	case isPlain && k == kindSign:
		a.value = text
		m.cell(a)
	case isPlain:
		a.value = text
		m.option(a, k)
	case hasName:
		m.named(a, name, v, "id")
	case v.Kind() == jsondoc.Array && v.Len() > 0:
		for item := range v.All {
			m.value(a, item)
		}
	case k == kindTemperature && v.Kind() == jsondoc.Object:
		m.degrees(a, v)
	case isEmpty(v):
		m.report(a, NothingTold)
	case k == kindSigns:
		m.ticks(a, v)
	case hasInside && k != kindUnknown:
		m.value(a, inside)
		m.others(a, v, inside.Key())
	case !m.parts(a, v, NoPlace):
		m.put(a, NoPlace)
	}
}

// named reads a thing that has its name inside, and perhaps how strong it was,
// and then its further members.
func (m *importer) named(a at, name, v jsondoc.Value, read ...string) {
	text, isPlain := plain(name)
	strength, _ := member(v, strengths...)
	grade, _ := plain(strength)
	k, _ := m.kindOf(a.column)
	signs := k == kindSigns
	if signs {
		k, _ = m.kindOf(text)
		if grade == "" {
			strength, _ = member(v, "value", "present")
			grade, _ = plain(strength)
		}
	}
	degrees, _ := readNumber(grade)
	isGraded := gradesOf(k) != nil && means(gradesOf(k), typing.Words(text)) == "" && k != kindTest && k != kindMood
	isSign := k == kindSign || k == kindFever
	read = append(read, name.Key())
	one := a
	one.column, one.value = text, grade
	switch {
	case !isPlain || grade == "" || strength == name || k == kindUnknown:
		m.value(a, name)
	case isGraded:
		m.option(one, k)
		read = append(read, strength.Key())
	case k == kindFever && degrees >= coldest:
		m.fever(one)
		read = append(read, strength.Key())
	case isSign && isNothing(grade):
		m.report(one, NothingTold)
		read = append(read, strength.Key())
	case signs && !isSign && k != kindSigns: // a count or a text
		m.value(one, strength)
		read = append(read, strength.Key())
	default:
		m.value(a, name)
		if one.column = strength.Key(); !isOneOf(yesWords, typing.Words(grade)) {
			m.report(one, OtherWords)
		}
		read = append(read, strength.Key())
	}
	m.others(a, v, read...)
}

// coldest tells degrees from how strong a fever was on a scale.
const coldest = 30 * aftercare.DecimalOne

// ticks reads signs by their names, each with whether it was there or how
// strong it was.
func (m *importer) ticks(a at, v jsondoc.Value) {
	for f := range v.All {
		one := a
		text, isPlain := plain(f)
		switch {
		case f.Kind() == jsondoc.Bool && f.IsTrue():
			one.value = f.Key()
			m.option(one, kindSigns)
		case f.Kind() == jsondoc.Bool, isEmpty(f):
			one.value = f.Key()
			m.report(one, NothingTold)
		case isPlain:
			one.column, one.value = f.Key(), text
			m.cell(one)
		default:
			one.column = f.Key()
			m.value(one, f)
		}
	}
}

// degrees reads a temperature with its unit for a key, or beside it.
func (m *importer) degrees(a at, v jsondoc.Value) {
	unitText, _ := member(v, "unit", "units")
	name, _ := plain(unitText)
	_, beside := cutUnit("0 " + typing.Plain(name))
	read, taken := []string{}, false
	for f := range v.All {
		unit, ofKey := aftercare.Unit(0), true
		switch f.Key() {
		case "celsius", "inCelsius":
			unit = aftercare.UnitCelsius
		case "fahrenheit", "inFahrenheit":
			unit = aftercare.UnitFahrenheit
		case "temperature", "value", "degrees":
			unit = beside
		default:
			ofKey = false
		}
		one := a
		one.value, _ = plain(f)
		switch {
		case !ofKey:
			continue
		case isEmpty(f):
		case taken: // the same in the other unit
			m.report(one, Repeated)
		default:
			m.temperature(one, unit, TakenBasal)
			taken = true
		}
		read = append(read, f.Key())
	}
	if !taken {
		m.report(a, NotUnderstood)
	}
	if no, ok := member(v, "excluded"); ok && !no.IsTrue() {
		read = append(read, no.Key())
	}
	if beside != 0 {
		read = append(read, unitText.Key())
	}
	m.others(a, v, read...)
}

// keyOf is the key of a member; nothing if there is none.
func keyOf(v jsondoc.Value) string {
	if v == (jsondoc.Value{}) {
		return ""
	}
	return v.Key()
}
