package imports

import (
	"strconv"

	"aftercare/internal/jsondoc"
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
func (m *importer) flo(f *jsonFile, root jsondoc.Value) {
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
	}, func(jsondoc.Value) {})
	if !m.settle(texts) {
		return
	}
	m.floLists(root, func(item jsondoc.Value) {
		if _, ok := member(item, "period_start_date"); ok {
			m.floCycle(f, item)
			return
		}
		m.floEvent(f, item)
	}, func(other jsondoc.Value) { m.unplaced(f, other) })
}

// floLists gives the items of the lists that are known to one reader and all
// else to another.
func (m *importer) floLists(root jsondoc.Value, item, other func(jsondoc.Value)) {
	for group := range root.All {
		if key := group.Key(); key != "operationalData" && key != "pointEventsManualData" || group.Kind() != jsondoc.Object {
			other(group)
			continue
		}
		for list := range group.All {
			if list.Kind() != jsondoc.Array {
				other(list)
				continue
			}
			for v := range list.All {
				if _, ok := member(v, "date", "local_date", "period_start_date"); ok {
					item(v)
				} else {
					other(v)
				}
			}
		}
	}
}

// floCycle reads the period of a cycle.
func (m *importer) floCycle(f *jsonFile, v jsondoc.Value) {
	p := span{line: f.lineAt(v.Offset()), amounts: map[int]string{}}
	for c := range v.All {
		text, _ := plain(c)
		switch c.Key() {
		case "period_start_date":
			p.column, p.start = c.Key(), text
		case "period_end_date":
			p.end = text
		case "period_intensity":
			floIntensity(c, p.amounts)
		case "id":
		default:
			m.unplaced(f, c)
		}
	}
	m.span(p)
}

// floIntensity reads how heavy each day of a period was: a document in a text,
// or as it is.
func floIntensity(v jsondoc.Value, amounts map[int]string) {
	if v.Kind() == jsondoc.String {
		doc, err := jsondoc.Parse(v.Text())
		if err != nil {
			return
		}
		v = doc.Root()
	}
	for day := range v.All {
		n, err := strconv.Atoi(day.Key())
		if text, ok := plain(day); ok && err == nil {
			if amounts[n] = text; floFlow[text] != "" {
				amounts[n] = floFlow[text]
			}
		}
	}
}

// floEvent reads one thing that she logged on a day.
func (m *importer) floEvent(f *jsonFile, v jsondoc.Value) {
	on, ok := member(v, "local_date")
	if !ok {
		on, _ = member(v, "date")
	}
	text, _ := plain(on)
	a := at{line: f.lineAt(v.Offset()), column: on.Key(), value: text}
	day, ok := m.day(a)
	if !ok {
		return
	}
	a.day = day
	if deleted, ok := member(v, "deleted"); ok && deleted.IsTrue() {
		a.column, a.value = "deleted", "true"
		m.report(a, NothingTold)
		return
	}
	category, _ := member(v, "category")
	a.column, _ = plain(category)
	sub, hasSub := member(v, "subcategory")
	a.value, _ = plain(sub)
	k, _ := kindOf(a.column)
	amount := floAmount(v)
	switch {
	case k == kindTemperature:
		a.value = amount
		m.temperature(a, 0, TakenBasal)
	case k == kindBleeding && floFlow[amount] != "":
		a.value = floFlow[amount]
		m.option(a, k)
	case hasSub && a.value != "":
		m.option(a, k)
	case a.column != "":
		m.report(a, NoPlace)
	}
	for x := range v.All {
		switch x.Key() {
		case "text", "note", "notes":
			one := a
			one.column = x.Key()
			one.value, _ = plain(x)
			m.note(one)
		case "id", "date", "local_date", "category", "subcategory", "deleted", "properties", "additional_fields", "value":
		default:
			m.unplaced(f, x)
		}
	}
}

// floAmount is the number of an event.
func floAmount(v jsondoc.Value) string {
	if n, ok := member(v, "value"); ok {
		text, _ := plain(n)
		return text
	}
	fields, _ := member(v, "properties", "additional_fields")
	n, _ := member(fields, "value", "temperature")
	text, _ := plain(n)
	return text
}
