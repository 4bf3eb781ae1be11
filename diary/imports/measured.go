package imports

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
)

// jsonFile knows the line of an offset. Offsets are asked for in rising order
// mostly; a step back counts from the start again.
type jsonFile struct {
	text       string
	line, from int
}

func (f *jsonFile) lineAt(offset int) int {
	if f.line == 0 || offset < f.from {
		f.line, f.from = 1, 0
	}
	f.line += strings.Count(f.text[f.from:offset], "\n")
	f.from = offset
	return f.line
}

// dateKeys name the day of a measurement or of all that is of one day.
var dateKeys = []string{"date", "day"}

// document reads a JSON document in one of the forms that are known.
func (m *importer) document(f *jsonFile, root jsondoc.Value) []aftercare.Finding {
	switch {
	case isFlo(root):
		m.flo(f, root)
	case isMensinator(root):
		m.mensinator(f, root)
	case isHealthConnect(root):
		m.healthConnect(f, root)
	default:
		return m.lists(f, root)
	}
	return nil
}

// lists reads every list of measurements or of days in a document.
func (m *importer) lists(f *jsonFile, root jsondoc.Value) []aftercare.Finding {
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
			m.measured(f.lineAt(item.Offset()), item)
		}
	}
	if root.Kind() == jsondoc.Object && !isMeasured(root) {
		for v := range root.All {
			if v.Kind() != jsondoc.Array || !slices.ContainsFunc(items(v), isMeasured) {
				m.unplaced(f, v)
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

// jsonLines are the documents of a text that has one on each line; nil where a
// line is none, or where there is one line only.
func jsonLines(text string) (docs []jsondoc.Value) {
	lines := strings.Split(text, "\n")
	if len(lines) < 2 {
		return nil
	}
	for _, line := range lines {
		if trim(line) == "" {
			docs = append(docs, jsondoc.Value{})
			continue
		}
		doc, err := jsondoc.Parse(line)
		if err != nil || !isMeasured(doc.Root()) {
			return nil
		}
		docs = append(docs, doc.Root())
	}
	return docs
}

// lines reads measurements that stand on a line each.
func (m *importer) lines(docs []jsondoc.Value) []aftercare.Finding {
	m.From = "days"
	var texts []string
	for _, v := range docs {
		if v == (jsondoc.Value{}) {
			continue
		}
		if _, typed := member(v, "type"); typed {
			m.From = "clue"
		}
		on, _ := member(v, dateKeys...)
		text, _ := plain(on)
		texts = append(texts, text)
	}
	if !m.settle(texts) {
		return nil
	}
	for i, v := range docs {
		if v != (jsondoc.Value{}) {
			m.measured(i+1, v)
		}
	}
	return nil
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

// isEmpty reports whether a value tells nothing.
func isEmpty(v jsondoc.Value) bool {
	switch v.Kind() {
	case jsondoc.Null:
		return true
	case jsondoc.String:
		return trim(v.Text()) == ""
	case jsondoc.Array, jsondoc.Object:
		return v.Len() == 0
	}
	return false
}

// unplaced reports a member of a document that nothing reads.
func (m *importer) unplaced(f *jsonFile, v jsondoc.Value) {
	o := NoPlace
	if isEmpty(v) {
		o = NothingTold
	}
	m.again(at{line: f.lineAt(v.Offset()), column: v.Key(), value: v.Raw()}, o)
}

// again reports a thing that comes again and again: once, and how often.
func (m *importer) again(a at, o Outcome) {
	if m.seen == nil {
		m.seen = map[seen]int{}
	}
	key := seen{a.column, o}
	if i, ok := m.seen[key]; ok {
		m.Report[i].Times++
		return
	}
	if len(m.seen) == mostSeen {
		key = seen{outcome: o}
		a.column, a.value = "", ""
		if i, ok := m.seen[key]; ok {
			m.Report[i].Times++
			return
		}
	}
	m.seen[key] = len(m.Report)
	m.add(a, o)
}

// seen is what is reported once with a count.
type seen struct {
	column  string
	outcome Outcome
}

// mostSeen bounds how many kinds are counted apart.
const mostSeen = 1000

// measured reads one item of a list.
func (m *importer) measured(line int, v jsondoc.Value) {
	on, ok := member(v, dateKeys...)
	if !ok {
		m.report(at{line: line}, NotUnderstood)
		return
	}
	text, _ := plain(on)
	day, ok := m.day(at{line: line, column: on.Key(), value: text})
	if !ok {
		return
	}
	kind, typed := member(v, "type")
	name, _ := plain(kind)
	value, hasValue := member(v, "value")
	switch {
	case typed && hasValue:
		m.value(at{line: line, day: day, column: name}, value)
	case typed:
		m.report(at{line: line, day: day, column: name}, NotUnderstood)
	}
	for f := range v.All {
		switch key := f.Key(); {
		case slices.Contains(dateKeys, key), key == "id":
		case !typed:
			m.value(at{line: line, day: day, column: key}, f)
		case key != "type" && key != "value":
			m.extra(at{line: line, day: day, column: key}, f)
		}
	}
}

// extra reads a member that a measurement has besides its kind and its value.
func (m *importer) extra(a at, v jsondoc.Value) {
	text, isPlain := plain(v)
	a.value = v.Raw()
	k, _ := kindOf(a.column)
	switch {
	case a.column == "excluded" && v.IsTrue():
		m.report(a, TakenAnyway)
	case a.column == "excluded", isEmpty(v):
		m.report(a, NothingTold)
	case isPlain && k == kindNote:
		a.value = text
		m.note(a)
	default:
		m.report(a, NoPlace)
	}
}

// value reads what was recorded under a kind: an option, a list of them, ticks
// by their names, or a number with its unit for a key.
func (m *importer) value(a at, v jsondoc.Value) {
	k, unit := kindOf(a.column)
	if m.From == "ovumcy" && unit == 0 {
		unit = aftercare.UnitCelsius // it writes no other
	}
	text, isPlain := plain(v)
	a.value = v.Raw()
	switch option, hasOption := member(v, "option"); {
	case isPlain && k == kindTemperature:
		a.value = text
		m.temperature(a, unit, TakenBasal)
	case isPlain && k == kindSign:
		a.value = text
		m.cell(a)
	case isPlain:
		a.value = text
		m.option(a, k)
	case hasOption:
		m.value(a, option)
		for f := range v.All {
			if f.Key() != "option" {
				one := a
				one.column = f.Key()
				m.extra(one, f)
			}
		}
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
	case k != kindUnknown:
		m.report(a, OtherWords)
	default:
		m.report(a, NoPlace)
	}
}

// ticks reads signs by their names, each with whether it was there or how
// strong it was.
func (m *importer) ticks(a at, v jsondoc.Value) {
	if name, ok := member(v, "name", "symptom", "label"); ok { // an item of a list
		a.value, _ = plain(name)
		m.option(a, kindSigns)
		for f := range v.All {
			if f.Key() != name.Key() && f.Key() != "id" {
				one := a
				one.column = f.Key()
				m.extra(one, f)
			}
		}
		return
	}
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
			one.column, one.value = f.Key(), f.Raw()
			m.report(one, NoPlace)
		}
	}
}

// degrees reads a temperature with its unit for a key.
func (m *importer) degrees(a at, v jsondoc.Value) {
	found := false
	for f := range v.All {
		one := a
		one.value = f.Raw()
		unit := aftercare.Unit(0)
		switch f.Key() {
		case "celsius", "inCelsius":
			unit = aftercare.UnitCelsius
		case "fahrenheit", "inFahrenheit":
			unit = aftercare.UnitFahrenheit
		case "excluded":
			if f.IsTrue() {
				m.report(one, TakenAnyway)
			}
			continue
		}
		switch _, isNumber := readNumber(one.value); {
		case unit == 0 && !isNumber:
			one.column = f.Key()
			m.extra(one, f)
			continue
		case found && unit != 0: // the same in the other unit
			m.report(one, Repeated)
		case f.Kind() == jsondoc.Null:
			continue
		default:
			m.temperature(one, unit, TakenBasal)
		}
		found = found || unit != 0
	}
	if !found && len(m.Report) == 0 {
		m.report(a, NotUnderstood)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
