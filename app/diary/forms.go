package diary

import (
	"aftercare/app/page"
	"aftercare/app/questions"
)

// entryForm is one form of the diary: some of the questions, by id.
type entryForm struct {
	id    string
	open  []string     // asked at once
	more  []string     // each behind one tap
	given []page.Field // what goes without asking
	on    string       // the field with the day it is about
}

// entryForms are the day's signs first, then what happens once, in the order of
// the page that offers them. Its place is its address.
var entryForms = []entryForm{
	{id: "day", on: "day", open: []string{"bleeding", "pads", "pain", "pain-where", "mood"},
		more: []string{"fever", "smell", "sleep", "medicine", "clots", "faint", "ill", "breath", "rash", "rates", "head", "other", "wound", "treated", "elsewhere", "safe", "dose", "antibiotic", "note", "day"}},
	{id: "tissue", on: "passed-on", open: []string{"tissue", "passed"}, given: []page.Field{{Name: "tissue-passed", Value: "true"}, {Name: "passed", Value: "day"}}, more: []string{"note"}},
	{id: "period", on: "menses-on", open: []string{"period"}, given: []page.Field{{Name: "menses", Value: "started"}}, more: []string{"note"}},
	{id: "test", on: "pregnancy-test-on", open: []string{"test"}, more: []string{"note"}},
	{id: "scan", on: "scan-on", open: []string{"scan"}, more: []string{"lab", "note"}},
	{id: "visit", on: "follow-up-on", open: []string{"visit"}, more: []string{"note"}},
	{id: "said", on: "day", open: []string{"said", "day"}, more: []string{"note"}},
	{id: "operation", on: "operation-on", open: []string{"operation"}, given: []page.Field{{Name: "care", Value: "surgical"}}, more: []string{"approach", "note"}},
	{id: "tablets", on: "tablets-on", open: []string{"tablets"}, given: []page.Field{{Name: "care", Value: "medical"}}, more: []string{"note"}},
	{id: "injection", on: "injection-on", open: []string{"injection"}, given: []page.Field{{Name: "care", Value: "methotrexate"}}, more: []string{"note"}},
	{id: "waiting", on: "day", open: []string{"day"}, given: []page.Field{{Name: "care", Value: "expectant"}}, more: []string{"note"}},
	{id: "hormone", on: "hcg-trend-on", open: []string{"hormone"}, more: []string{"note"}},
	{id: "anti-d", on: "day", open: []string{"anti-d", "day"}, more: []string{"note"}},
	{id: "facts", on: "day", open: []string{"country", "nation", "kind", "location", "passed", "found", "weeks", "mole", "blood", "person", "painkiller", "about", "wishes"}, more: []string{"note", "day"}},
}

// asked lists the questions of a form.
func (l *entryForm) asked() []*questions.Question {
	var list []*questions.Question
	for _, ids := range [...][]string{l.open, l.more} {
		for _, id := range ids {
			list = append(list, questions.Find(id))
		}
	}
	return list
}

// gives reports whether a field goes without asking.
func (l *entryForm) gives(field string) bool {
	for _, f := range l.given {
		if f.Name == field {
			return true
		}
	}
	return false
}

// holds reports whether the form has the field, asked or given.
func (l *entryForm) holds(f page.Field) bool {
	for _, g := range l.given {
		if g.Name == f.Name {
			return g.Value == f.Value
		}
	}
	for _, q := range l.asked() {
		if q.Holds(f) {
			return true
		}
	}
	return false
}

// route is where the form is.
func (l *entryForm) route() string {
	for i := range entryForms {
		if &entryForms[i] == l && i > 0 {
			return page.Numbered(pathEvent, i)
		}
	}
	return pathWrite
}
