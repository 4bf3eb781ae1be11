package imports

import (
	"slices"

	"aftercare/internal/jsondoc"
	"aftercare/internal/tabular"
)

// isEmpty reports whether a value tells nothing.
func isEmpty(v jsondoc.Value) bool {
	switch v.Kind() {
	case jsondoc.Null:
		return true
	case jsondoc.String:
		return tabular.Trim(v.Text()) == ""
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

// lost reports the members of a thing that cannot be taken as a whole, besides
// those that were told already.
func (m *importer) lost(a at, v jsondoc.Value, why Outcome, told ...string) {
	before := m.told
	named, _ := member(v, nameKeys...)
	name, _ := plain(named)
	isName := m.phrases.held(name, "").is
	if isName {
		a.column = name
		told = append(told, named.Key())
	}
	for x := range v.All {
		one := a
		if one.column = m.partName(a.column, x); x.Key() != "id" && !slices.Contains(told, x.Key()) {
			m.parts(one, x, why)
		}
	}
	if isName && m.told == before { // its name is all that it tells
		a.line, a.value, a.column = m.lineOf(named), name, named.Key()
		m.report(a, why)
	}
}

// nameKeys are members that name what the others are about.
var nameKeys = []string{"type", "category", "name", "symptom", "label"}

// parts goes through a value that no reader takes. If the reason is that there is
// no place for the value, it reports each part that the diary could hold and then
// the others; it returns false, and reports nothing, if the diary could hold none
// of it. With any other reason it reports every part that tells something.
func (m *importer) parts(a at, v jsondoc.Value, o Outcome) bool {
	text, isPlain := plain(v)
	if isPlain {
		a.value = text
		return m.part(a, v, m.phrases.held(a.column, text), o)
	}
	var rest []jsondoc.Value
	found := false
	if name := textOf(v, nameKeys...); m.phrases.held(name, "").is {
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

// part reports one part: one that the diary has something for, or any where all
// has another reason.
func (m *importer) part(a at, v jsondoc.Value, h held, o Outcome) bool {
	if isEmpty(v) || o == NoPlace && !h.is {
		return false
	}
	a.line, a.sign, a.may = m.lineOf(v), h.sign, h.may
	if o != NoPlace {
		m.report(a, o)
		return true
	}
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
const amounts = "celsius|fahrenheit|value|rate|count|avg|average|min|max|minimum|maximum|option|subcategory|severity|intensity|strength|grade|level|amount"

// partName is what a part of a thing is about: what has no name, or none that
// says anything, is about the thing itself.
func (m *importer) partName(name string, v jsondoc.Value) string {
	key := v.Key()
	n := m.phrases.name(key)
	if _, isPlain := plain(v); key == "" || name != "" && (isOneOf(amounts, n.base) || !isPlain && n.kind == kindUnknown) {
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
	key := seen{cut(a.column, longestName), o, a.sign, a.may}
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
	if r.Times += 1 + a.more; a.may.Number > r.Sign.Number {
		r.Line, r.Day, r.Value, r.Sign = a.line, a.day, cut(a.value, longestValue), a.may
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
