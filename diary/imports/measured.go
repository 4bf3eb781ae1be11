package imports

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/internal/jsondoc"
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

// jsonLines are the documents of a text that has one on each of its lines; nil
// where a line is none, or where there is one line only.
func jsonLines(lines []string) (docs []jsondoc.Value) {
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

// lines reads measurements, one on each line.
func (m *importer) lines(texts []string, docs []jsondoc.Value) []aftercare.Finding {
	m.From = "days"
	var days []string
	for _, v := range docs {
		if v == (jsondoc.Value{}) {
			continue
		}
		if _, typed := member(v, "type"); typed {
			m.From = "clue"
		}
		on, _ := member(v, dateKeys...)
		text, _ := plain(on)
		days = append(days, text)
	}
	if !m.settle(days) {
		return nil
	}
	for i, v := range docs {
		if v != (jsondoc.Value{}) {
			m.file = jsonFile{text: texts[i], before: i}
			m.measured(v)
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

// unplaced reports a member of a document that nothing reads: as a whole where
// the diary has nothing of the kind, and else by its parts.
func (m *importer) unplaced(v jsondoc.Value) { m.unplacedAs(v.Key(), v) }

// unplacedAs does so with a name for what has none.
func (m *importer) unplacedAs(name string, v jsondoc.Value) {
	a := at{line: m.lineOf(v), column: name, value: v.Raw()}
	switch {
	case isEmpty(v):
		m.tally(a, NothingTold)
	case !m.parts(a, v, NoPlace):
		m.tally(a, NoPlace)
	}
}

// parts goes through a value that no reader takes, and reports each part that the
// diary could hold. If the reason is only that there is no place for the value, the
// parts beside those are reported as well. It returns false, and reports nothing, if
// the diary could hold none of it.
func (m *importer) parts(a at, v jsondoc.Value, o Outcome) bool {
	text, isPlain := plain(v)
	if isPlain {
		a.value = text
		return m.part(a, v, m.phrases.held(a.column, text), o)
	}
	var rest []jsondoc.Value
	found := false
	if name := textOf(v, "type", "category", "name", "symptom", "label"); m.phrases.held(name, "").is {
		a.column = name
	}
	for x := range v.All {
		one := a
		one.column = m.partName(a.column, x)
		if m.parts(one, x, o) {
			found = true
		} else if !isEmpty(x) {
			rest = append(rest, x)
		}
	}
	if !found {
		a.value = v.Raw()
		return !isEmpty(v) && m.part(a, v, m.phrases.held(a.column, ""), o)
	}
	if o == NoPlace {
		for _, x := range rest {
			one := a
			one.line, one.column, one.value = m.lineOf(x), m.partName(a.column, x), x.Raw()
			m.putOrTally(one, o)
		}
	}
	return true
}

// part reports one part: one that the diary has something for, or, where all
// has another reason, one that may be a danger sign.
func (m *importer) part(a at, v jsondoc.Value, h held, o Outcome) bool {
	may := h.sign || h.may.Code != 0
	if !h.is || o != NoPlace && !may {
		return false
	}
	a.line, a.sign, a.may = m.lineOf(v), h.sign, h.may
	switch {
	case v.Kind() == jsondoc.Bool && !v.IsTrue(), isNothing(a.value):
		o = NothingTold
	case o == NoPlace:
		o = OtherWords
	}
	m.putOrTally(a, o)
	return true
}

// putOrTally reports what was judged: what is of a day on a line of its own.
func (m *importer) putOrTally(a at, o Outcome) {
	if a.day != 0 {
		m.put(a, o)
		return
	}
	m.tally(a, o)
}

// amounts are members that say how much there was of the thing that they
// belong to.
const amounts = "value|rate|count|avg|average|min|max|minimum|maximum|option|subcategory|severity|intensity|strength|grade|level|amount"

// partName is what a part of a thing is about: what has no name, or none that
// says anything, is about the thing itself.
func (m *importer) partName(name string, v jsondoc.Value) string {
	key := v.Key()
	n := m.phrases.name(key)
	if _, isPlain := plain(v); key == "" || isOneOf(amounts, n.base) || !isPlain && n.kind == kindUnknown && name != "" {
		return name
	}
	return key
}

// tally counts a thing that was judged. Of a number that may be a danger sign
// the highest is kept; what may be one is never counted with what is none.
func (m *importer) tally(a at, o Outcome) {
	if m.seen == nil {
		m.seen = map[seen]int{}
	}
	key := seen{a.column, o, a.sign, a.may}
	if key.may.Number = 0; m.isSeen(key, a) {
		return
	}
	if len(m.seen) >= mostSeen {
		a.sign = a.sign || a.may.Code != 0
		a.column, a.value, a.may = "", "", Sign{}
		if key = (seen{outcome: o, sign: a.sign}); m.isSeen(key, a) {
			return
		}
	}
	m.seen[key] = len(m.Report)
	m.add(a, o)
}

func (m *importer) isSeen(key seen, a at) bool {
	i, ok := m.seen[key]
	if !ok {
		return false
	}
	r := &m.Report[i]
	if r.Times++; a.may.Number > r.Sign.Number {
		r.Line, r.Day, r.Value, r.Sign = a.line, a.day, a.value, a.may
	}
	return true
}

// seen is what is reported once with a count.
type seen struct {
	column  string
	outcome Outcome
	sign    bool
	may     Sign
}

// mostSeen bounds how many kinds are counted apart.
const mostSeen = 1000

// measured reads one item of a list.
func (m *importer) measured(v jsondoc.Value) {
	a := at{line: m.lineOf(v)}
	on, ok := member(v, dateKeys...)
	if !ok {
		m.report(a, NotUnderstood)
		m.parts(a, v, NotUnderstood)
		return
	}
	a.column = on.Key()
	a.value, _ = plain(on)
	day, ok := m.day(a)
	switch {
	case !ok && day > m.settings.Now.Day:
		return
	case !ok:
		a.column = ""
		m.parts(a, v, NoSuchDay)
		return
	}
	a.day, a.value = day, ""
	kind, typed := member(v, "type")
	a.column, _ = plain(kind)
	value, hasValue := member(v, append([]string{"value"}, strengths...)...)
	switch {
	case typed && hasValue:
		m.named(a, value, v, append([]string{"type", "id"}, dateKeys...)...)
	case typed:
		m.report(a, NotUnderstood)
		m.others(a, v, append([]string{"type", "id"}, dateKeys...)...)
	default:
		for x := range v.All {
			if a.column = x.Key(); a.column != "id" && !slices.Contains(dateKeys, a.column) {
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
		k, _ := kindOf(a.column)
		switch {
		case slices.Contains(read, a.column):
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

// value reads what was recorded under a kind: an option, a list of them, ticks
// by their names, or a number with its unit for a key.
func (m *importer) value(a at, v jsondoc.Value) {
	k, unit := kindOf(a.column)
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
	k, _ := kindOf(a.column)
	signs := k == kindSigns
	if signs {
		k, _ = kindOf(text)
	}
	isGraded := gradesOf(k) != nil && means(gradesOf(k), words(text)) == "" && k != kindTest && k != kindMood
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
	case isSign && isNothing(grade):
		m.report(one, NothingTold)
		read = append(read, strength.Key())
	case signs && !isSign && k != kindSigns: // a count or a text
		m.value(one, strength)
		read = append(read, strength.Key())
	default:
		m.value(a, name)
		one.column = strength.Key()
		m.report(one, OtherWords)
		read = append(read, strength.Key())
	}
	m.others(a, v, read...)
}

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
	_, beside := cutUnit("0 " + fold(name))
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
