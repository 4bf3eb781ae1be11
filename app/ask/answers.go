package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/wire"
)

// Answers are the fields of one sitting: everything that a person has told
// this program, and the only place where it is.
type Answers struct {
	values map[string][]string // by field, in the order of the form
	Now    aftercare.When      // the moment of asking
	At     aftercare.When      // when the sitting began: the moment of what it tells
	Base   *aftercare.Record   // brought along, less what the fields say
	Faults []fault
	specs  FieldSet // the fields there are

	// Where she is, and what she wants next.
	Step, Press, then, aim, Warned string
	show                           []string // activities opened on the answer page
}

// fault is an answer that can not be read.
type fault struct{ field, key string }

// aimSigns is the aim of who wants only the danger signs checked.
const aimSigns = "signs"

// sittingSeconds is how long answers count as given just now. After it the
// danger signs are asked again before anything else.
const sittingSeconds = 12 * 60 * 60

// One is the first value of a field, "" where it has none.
func (a *Answers) One(field string) string {
	if v := a.values[field]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// All are the values of a field.
func (a *Answers) All(field string) []string { return a.values[field] }

// Fail notes that a field cannot be read, and the key of the reason.
func (a *Answers) Fail(field, key string) {
	a.Faults = append(a.Faults, fault{field, key})
}

// FaultOf is the fault of a field, "" where it has none.
func (a *Answers) FaultOf(field string) string {
	for _, f := range a.Faults {
		if f.field == field {
			return f.key
		}
	}
	return ""
}

// Read reads the fields of a form strictly: what is on no list is refused
// by name, and nothing of it is used. Findings are those of a record that was
// brought along and can not be read.
func Read(form []page.Field, now aftercare.When) (*Answers, []aftercare.Finding) {
	return NewAnswers(now, &aftercare.Record{}, fieldSpecs).Read(form)
}

// NewAnswers are no answers yet, over what a record says. Only the fields of
// specs are taken.
func NewAnswers(now aftercare.When, base *aftercare.Record, specs FieldSet) *Answers {
	return &Answers{values: map[string][]string{}, Now: now, At: now, Base: base, specs: specs}
}

// EntryAnswers are answers to the questions of a diary, over what a record says.
func EntryAnswers(now aftercare.When, base *aftercare.Record) *Answers {
	return NewAnswers(now, base, noteSpecs)
}

// Put takes a field unchecked.
func (a *Answers) Put(f page.Field) { a.values[f.Name] = append(a.values[f.Name], f.Value) }

// Drop forgets what a field holds.
func (a *Answers) Drop(field string) { delete(a.values, field) }

// Faulty reports whether an answer can not be read.
func (a *Answers) Faulty() bool { return len(a.Faults) > 0 }

// Read takes the fields of a form in, as readForm does.
func (a *Answers) Read(form []page.Field) (*Answers, []aftercare.Finding) {
	var findings []aftercare.Finding
	for _, f := range form {
		switch f.Name {
		case "record":
			rec, wrong := parseRecord(f.Value, a.Now)
			if wrong != nil {
				findings = append(findings, wrong...)
				continue
			}
			a.Base = rec
		case "at":
			a.readAt(f.Value)
		case "step":
			a.Step = f.Value
		case "go":
			a.Press = f.Value
		case "then":
			a.then = known(f.Value, StepAnswer)
		case "aim":
			a.aim = known(f.Value, aimSigns)
		case "told":
			a.Warned = known(f.Value, aftercare.UrgencyTerms.Words()...)
		case "show":
			if isActivity(f.Value) && !slices.Contains(a.show, f.Value) {
				a.show = append(a.show, f.Value)
			}
		default:
			a.take(f)
		}
	}
	a.Expand()
	a.infer()
	a.crossCheck()
	return a, findings
}

// known is a word where it is on a list, "" otherwise.
func known(word string, list ...string) string {
	if slices.Contains(list, word) {
		return word
	}
	return ""
}

// readAt keeps the moment the sitting began, where it can be one.
func (a *Answers) readAt(value string) {
	w := aftercare.When{}
	if t, ok := aftercare.ParseInstant(value); ok {
		w = aftercare.At(t)
	} else if d, ok := aftercare.ParseDate(value); ok {
		w = aftercare.On(d)
	}
	if w.Told() && w.Day <= a.Now.Day && (!w.HasInstant() || !a.Now.HasInstant() || w.At.Universal() <= a.Now.At.Universal()) {
		a.At = w
	}
}

// Old reports whether the sitting began too long ago for its answers to count
// as given just now.
func (a *Answers) Old() bool {
	if a.At.HasInstant() && a.Now.HasInstant() {
		return a.Now.At.Universal()-a.At.At.Universal() > sittingSeconds
	}
	return a.At.Day < a.Now.Day
}

// Renew puts what was told too long ago behind her: it stays in the record at
// its own time, and the questions start again.
func (a *Answers) Renew() {
	rec := a.Record()
	aim, show := a.aim, a.show
	*a = *NewAnswers(a.Now, rec, a.specs)
	a.aim, a.show = aim, show
	a.Expand()
}

// infer takes a day that was written as the choice it belongs to.
func (a *Answers) infer() {
	switch {
	case a.One("passed") != "":
	case a.One("passed-on") != "":
		a.values["passed"] = []string{"day"}
	case a.One("passed-from") != "" || a.One("passed-to") != "":
		a.values["passed"] = []string{"between"}
	}
}

// take reads one answer.
func (a *Answers) take(f page.Field) {
	spec, ok := a.specs[f.Name]
	switch {
	case !ok:
		a.Fail("", "unknown-field")
	case f.Value == "":
		// An empty box is not an answer.
	case !spec.accepts(f.Value):
		a.Fail(f.Name, spec.fault)
	case !spec.many && len(a.values[f.Name]) > 0:
		a.Fail(f.Name, "twice")
	case slices.Contains(a.values[f.Name], f.Value):
		// Ticked twice is ticked.
	default:
		a.values[f.Name] = append(a.values[f.Name], f.Value)
	}
}

// Expand moves what the questions can hold out of a record that was brought
// along and into their fields, where it can be seen and changed. What a field
// says already is not replaced.
func (a *Answers) Expand() {
	head, rest := splitRecord(a.Base, a.Now.Day)
	a.Base = rest
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
func (a *Answers) names() []string {
	list := []string{noneField}
	for i := range questions {
		for _, in := range questions[i].inputs {
			for _, it := range append([]item{{field: in.field}}, in.items...) {
				if it.field != "" && !slices.Contains(list, it.field) {
					list = append(list, it.field)
				}
			}
		}
	}
	return list
}

// RecordText is a record as it travels in a field.
func RecordText(rec *aftercare.Record) string { return string(wire.AppendRecord(nil, rec)) }

// recordFields are the fields that hold a record: what the questions ask one by one,
// the rest of it in one field.
func recordFields(rec *aftercare.Record, today aftercare.Date) []page.Field {
	head, rest := splitRecord(rec, today)
	if rest.IsZero() {
		return head
	}
	return append(head, page.Field{Name: "record", Value: RecordText(rest)})
}
