package imports

import (
	"cmp"
	"strconv"

	"aftercare/internal/jsondoc"
	"aftercare/internal/typing"
)

// Flo's export for machines, as five programs that read it agree: see
// doc/imports.md.

func isFlo(root jsondoc.Value) bool {
	_, ok := member(root, "operationalData", "pointEventsManualData")
	return ok
}

// floFlow are Flo's numbers for how heavy a day was, from 1. Its readers do
// not agree on 0.
var floFlow = map[string]string{"1": "light", "2": "medium", "3": "heavy"}

// flo reads the lists under the two members that hold what she entered; what
// else the export has is named.
func (m *importer) flo(root jsondoc.Value) {
	m.From = "flo"
	var texts []string
	m.floLists(root, func(item jsondoc.Value) {
		for v := range item.All {
			switch v.Key() {
			case "date", "local_date", "period_start_date", "period_end_date":
				text, _ := plain(v)
				texts = append(texts, text)
			}
		}
	}, func(string, jsondoc.Value) {})
	if !m.settle(texts) {
		return
	}
	m.floLists(root, func(item jsondoc.Value) {
		if _, ok := member(item, "period_start_date"); ok {
			m.floCycle(item)
			return
		}
		m.floEvent(item)
	}, m.unplacedAs)
}

// floLists gives the items of the lists that are known to one reader and all
// else to another.
func (m *importer) floLists(root jsondoc.Value, item func(jsondoc.Value), other func(name string, v jsondoc.Value)) {
	for group := range root.All {
		if key := group.Key(); key != "operationalData" && key != "pointEventsManualData" || group.Kind() != jsondoc.Object {
			other(group.Key(), group)
			continue
		}
		for list := range group.All {
			if list.Kind() != jsondoc.Array {
				other(list.Key(), list)
				continue
			}
			for v := range list.All {
				if _, ok := member(v, "date", "local_date", "period_start_date"); ok {
					item(v)
				} else {
					other(list.Key(), v)
				}
			}
		}
	}
}

// floCycle reads the period of a cycle.
func (m *importer) floCycle(v jsondoc.Value) {
	p := span{line: m.lineOf(v), amounts: map[int]string{}}
	for c := range v.All {
		text, _ := plain(c)
		switch c.Key() {
		case "period_start_date":
			p.column, p.start = c.Key(), text
		case "period_end_date":
			p.end, p.endAt = text, at{line: m.lineOf(c), column: c.Key(), value: text}
		case amountName:
			if !floIntensity(c, p.amounts) && !isEmpty(c) {
				m.report(at{line: m.lineOf(c), column: c.Key(), value: c.Raw(), sign: true}, NotUnderstood)
			}
		case "id":
		default:
			m.unplaced(c)
		}
	}
	m.span(p)
}

// floIntensity reads how heavy each day of a period was: a document in a text,
// or as it is. It reports whether all of it could be read.
func floIntensity(v jsondoc.Value, amounts map[int]string) (ok bool) {
	if v.Kind() == jsondoc.String {
		doc, err := jsondoc.Parse(v.Text())
		if err != nil {
			return false
		}
		v = doc.Root()
	}
	ok = v.Kind() == jsondoc.Object
	for day := range v.All {
		n, err := strconv.Atoi(typing.Plain(day.Key()))
		text, isPlain := plain(day)
		if !isPlain || err != nil {
			ok = false
			continue
		}
		amounts[n] = cmp.Or(floFlow[typing.Plain(text)], text)
	}
	return ok
}

// floEvent reads one thing that she logged on a day.
func (m *importer) floEvent(v jsondoc.Value) {
	on, ok := member(v, "local_date")
	if !ok {
		on, _ = member(v, "date")
	}
	text, _ := plain(on)
	a := at{line: m.lineOf(v), column: on.Key(), value: text}
	day, why := m.day(a)
	if a.day = day; why != 0 {
		a.column, a.value = "", ""
		m.lost(a, v, why, on.Key())
		return
	}
	if deleted, ok := member(v, "deleted"); ok && deleted.IsTrue() {
		a.column, a.value = "deleted", "true"
		m.report(a, NothingTold)
		return
	}
	a.column, a.value = textOf(v, "category"), textOf(v, "subcategory")
	amount, isUsed := floAmount(v), false
	number, _ := plain(amount)
	switch k, _ := m.kindOf(a.column); {
	case k == kindTemperature:
		a.value, isUsed = cmp.Or(number, a.value), number != ""
		m.temperature(a, 0, TakenBasal)
	case k == kindBleeding && floFlow[typing.Plain(number)] != "":
		a.value, isUsed = floFlow[typing.Plain(number)], true
		m.option(a, k)
	case a.value != "":
		m.option(a, k)
	case number != "" && k != kindUnknown:
		a.value, isUsed = number, true
		m.option(a, k)
	case k == kindBleeding:
		m.period(a, a.day)
	case a.column != "": // its name is all that was told
		a.value = a.column
		m.option(a, kindSigns)
	}
	read := []string{"id", "date", "local_date", "category", "subcategory", "deleted", "properties", "additional_fields"}
	if isUsed {
		read = append(read, amount.Key())
	}
	m.others(a, v, read...)
	for x := range v.All {
		switch {
		case x.Key() != "properties" && x.Key() != "additional_fields" || isEmpty(x):
		case x.Kind() == jsondoc.Object:
			m.others(a, x, read...)
		default:
			m.unplaced(x)
		}
	}
}

// floAmount is the number of an event.
func floAmount(v jsondoc.Value) jsondoc.Value {
	if n, ok := member(v, "value"); ok {
		return n
	}
	fields, _ := member(v, "properties", "additional_fields")
	n, _ := member(fields, "value", "temperature")
	return n
}
