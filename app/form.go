package app

import (
	"aftercare"
	"aftercare/wire"
)

// answers are the fields of one sitting: everything that a person has told
// this program, and the only place where it is.
type answers struct {
	values map[string][]string // by field, in the order of the form
	now    aftercare.When      // the moment of asking
	at     aftercare.When      // when the sitting began: the moment of what it tells
	base   *aftercare.Record   // brought along, less what the fields say
	faults []fault
	specs  fieldSet // the fields there are

	// Where she is, and what she wants next.
	step, press, then, aim, told string
	show                         []string // activities opened on the answer page
}

// fault is an answer that can not be read.
type fault struct{ field, key string }

// aimSigns is the aim of who wants only the danger signs checked.
const aimSigns = "signs"

// sittingSeconds is how long answers count as given just now. After it the
// danger signs are asked again before anything else.
const sittingSeconds = 12 * 60 * 60

// one is the first value of a field, "" where it has none.
func (a *answers) one(field string) string {
	if v := a.values[field]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// all are the values of a field.
func (a *answers) all(field string) []string { return a.values[field] }

// fail notes that a field cannot be read, and the key of the reason.
func (a *answers) fail(field, key string) {
	a.faults = append(a.faults, fault{field, key})
}

// faultOf is the fault of a field, "" where it has none.
func (a *answers) faultOf(field string) string {
	for _, f := range a.faults {
		if f.field == field {
			return f.key
		}
	}
	return ""
}

// readForm reads the fields of a form strictly: what is on no list is refused
// by name, and nothing of it is used. Findings are those of a record that was
// brought along and can not be read.
func readForm(form []Field, now aftercare.When) (*answers, []aftercare.Finding) {
	return newAnswers(now, &aftercare.Record{}, fieldSpecs).read(form)
}

// newAnswers are no answers yet, over what a record says. Only the fields of
// specs are taken.
func newAnswers(now aftercare.When, base *aftercare.Record, specs fieldSet) *answers {
	return &answers{values: map[string][]string{}, now: now, at: now, base: base, specs: specs}
}

// entryAnswers are answers to the questions of a diary, over what a record says.
func entryAnswers(now aftercare.When, base *aftercare.Record) *answers {
	return newAnswers(now, base, noteSpecs)
}

// put takes a field unchecked.
func (a *answers) put(f Field) { a.values[f.Name] = append(a.values[f.Name], f.Value) }

// drop forgets what a field holds.
func (a *answers) drop(field string) { delete(a.values, field) }

// faulty reports whether an answer can not be read.
func (a *answers) faulty() bool { return len(a.faults) > 0 }

// read takes the fields of a form in, as readForm does.
func (a *answers) read(form []Field) (*answers, []aftercare.Finding) {
	var findings []aftercare.Finding
	for _, f := range form {
		switch f.Name {
		case "record":
			rec, wrong := parseRecord(f.Value, a.now)
			if wrong != nil {
				findings = append(findings, wrong...)
				continue
			}
			a.base = rec
		case "at":
			a.readAt(f.Value)
		case "step":
			a.step = f.Value
		case "go":
			a.press = f.Value
		case "then":
			a.then = known(f.Value, stepAnswer)
		case "aim":
			a.aim = known(f.Value, aimSigns)
		case "told":
			a.told = known(f.Value, aftercare.UrgencyTerms.Words()...)
		case "show":
			if isActivity(f.Value) && !has(a.show, f.Value) {
				a.show = append(a.show, f.Value)
			}
		default:
			a.take(f)
		}
	}
	a.expand()
	a.infer()
	a.crossCheck()
	return a, findings
}

// known is a word where it is on a list, "" otherwise.
func known(word string, list ...string) string {
	if has(list, word) {
		return word
	}
	return ""
}

// readAt keeps the moment the sitting began, where it can be one.
func (a *answers) readAt(value string) {
	w := aftercare.When{}
	if t, ok := aftercare.ParseInstant(value); ok {
		w = aftercare.At(t)
	} else if d, ok := aftercare.ParseDate(value); ok {
		w = aftercare.On(d)
	}
	if w.Told() && w.Day <= a.now.Day && (!w.HasInstant() || !a.now.HasInstant() || w.At.Universal() <= a.now.At.Universal()) {
		a.at = w
	}
}

// old reports whether the sitting began too long ago for its answers to count
// as given just now.
func (a *answers) old() bool {
	if a.at.HasInstant() && a.now.HasInstant() {
		return a.now.At.Universal()-a.at.At.Universal() > sittingSeconds
	}
	return a.at.Day < a.now.Day
}

// renew puts what was told too long ago behind her: it stays in the record at
// its own time, and the questions start again.
func (a *answers) renew() {
	rec := a.record()
	aim, show := a.aim, a.show
	*a = *newAnswers(a.now, rec, a.specs)
	a.aim, a.show = aim, show
	a.expand()
}

// infer takes a day that was written as the choice it belongs to.
func (a *answers) infer() {
	switch {
	case a.one("passed") != "":
	case a.one("passed-on") != "":
		a.values["passed"] = []string{"day"}
	case a.one("passed-from") != "" || a.one("passed-to") != "":
		a.values["passed"] = []string{"between"}
	}
}

// take reads one answer.
func (a *answers) take(f Field) {
	spec, ok := a.specs[f.Name]
	switch {
	case !ok:
		a.fail("", "unknown-field")
	case f.Value == "":
		// An empty box is not an answer.
	case !spec.accepts(f.Value):
		a.fail(f.Name, spec.fault)
	case !spec.many && len(a.values[f.Name]) > 0:
		a.fail(f.Name, "twice")
	case has(a.values[f.Name], f.Value):
		// Ticked twice is ticked.
	default:
		a.values[f.Name] = append(a.values[f.Name], f.Value)
	}
}

// expand moves what the questions can hold out of a record that was brought
// along and into their fields, where it can be seen and changed. What a field
// says already is not replaced.
func (a *answers) expand() {
	head, rest := splitRecord(a.base, a.now.Day)
	a.base = rest
	own := map[string]bool{}
	for name := range a.values {
		own[name] = true
	}
	for _, f := range head {
		if !own[f.Name] {
			a.values[f.Name] = append(a.values[f.Name], f.Value)
		}
	}
}

// names lists the fields that hold anything, in the order of the questions.
func (a *answers) names() []string {
	list := []string{noneField}
	for i := range questions {
		for _, in := range questions[i].inputs {
			for _, it := range append([]item{{field: in.field}}, in.items...) {
				if it.field != "" && !has(list, it.field) {
					list = append(list, it.field)
				}
			}
		}
	}
	return list
}

// recordText is a record as it travels in a field.
func recordText(rec *aftercare.Record) string { return string(wire.AppendRecord(nil, rec)) }

// Fields are the fields that hold a record: what the questions ask one by one,
// the rest of it in one field.
func Fields(rec *aftercare.Record, today aftercare.Date) []Field {
	head, rest := splitRecord(rec, today)
	if rest.IsZero() {
		return head
	}
	return append(head, Field{"record", recordText(rest)})
}
