package app

// leaf is one form of the diary: some of the questions, by id.
type leaf struct {
	id    string
	open  []string // asked at once
	more  []string // each behind one tap
	given []Field  // what goes without asking
	on    string   // the field with the day it is about
}

// leaves are the day's signs first, then what happens once, in the order of
// the page that offers them. Its place is its address.
var leaves = []leaf{
	{id: "day", on: "day", open: []string{"bleeding", "pads", "pain", "pain-where"},
		more: []string{"fever", "smell", "mood", "sleep", "medicine", "clots", "faint", "ill", "breath", "head", "other", "safe", "note", "day"}},
	{id: "tissue", on: "passed-on", open: []string{"tissue", "passed"}, given: []Field{{"tissue-passed", "true"}, {"passed", "day"}}, more: []string{"note"}},
	{id: "period", on: "menses-on", open: []string{"period"}, given: []Field{{"menses", "started"}}, more: []string{"note"}},
	{id: "test", on: "pregnancy-test-on", open: []string{"test"}, more: []string{"note"}},
	{id: "scan", on: "scan-on", open: []string{"scan"}, more: []string{"note"}},
	{id: "visit", on: "follow-up-on", open: []string{"visit"}, more: []string{"note"}},
	{id: "said", on: "day", open: []string{"said", "day"}, more: []string{"note"}},
	{id: "operation", on: "operation-on", open: []string{"operation"}, given: []Field{{"care", "surgical"}}, more: []string{"note"}},
	{id: "tablets", on: "tablets-on", open: []string{"tablets"}, given: []Field{{"care", "medical"}}, more: []string{"note"}},
	{id: "injection", on: "injection-on", open: []string{"injection"}, given: []Field{{"care", "methotrexate"}}, more: []string{"note"}},
	{id: "waiting", on: "day", open: []string{"day"}, given: []Field{{"care", "expectant"}}, more: []string{"note"}},
	{id: "hormone", on: "hcg-trend-on", open: []string{"hormone"}, more: []string{"note"}},
	{id: "anti-d", on: "day", open: []string{"anti-d", "day"}, more: []string{"note"}},
	{id: "facts", on: "day", open: []string{"country", "kind", "location", "passed", "found", "weeks", "blood", "person", "about", "wishes"}, more: []string{"note", "day"}},
}

// asked lists the questions of a leaf.
func (l *leaf) asked() []*question {
	var list []*question
	for _, ids := range [...][]string{l.open, l.more} {
		for _, id := range ids {
			list = append(list, findQuestion(id))
		}
	}
	return list
}

// gives reports whether a field goes without asking.
func (l *leaf) gives(field string) bool {
	for _, f := range l.given {
		if f.Name == field {
			return true
		}
	}
	return false
}

// holds reports whether the leaf has the field, asked or given.
func (l *leaf) holds(f Field) bool {
	for _, g := range l.given {
		if g.Name == f.Name {
			return g.Value == f.Value
		}
	}
	for _, q := range l.asked() {
		if q.holds(f) {
			return true
		}
	}
	return false
}

// route is where the leaf is.
func (l *leaf) route() string {
	for i := range leaves {
		if &leaves[i] == l && i > 0 {
			return numbered(routeEvent, i)
		}
	}
	return routeWrite
}
