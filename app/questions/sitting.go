package questions

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
)

// Read reads the fields of a form strictly: a value that is not allowed becomes a fault
// of its field, and is not used. Findings are those of a record she brought that cannot
// be read.
func Read(form []page.Field, now aftercare.When) (*Answers, []aftercare.Finding) {
	return NewAnswers(now, &aftercare.Record{}, FieldSpecs).Read(form)
}

// EntryAnswers are answers to the questions of a diary, over what a record says.
func EntryAnswers(now aftercare.When, base *aftercare.Record) *Answers {
	return NewAnswers(now, base, noteSpecs)
}

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
			a.Then = known(f.Value, StepAnswer)
		case "aim":
			a.Aim = known(f.Value, AimSigns, AimPeriod)
		case "told":
			a.Warned = known(f.Value, aftercare.UrgencyTerms.Words()...)
		case "show":
			if IsActivity(f.Value) && !slices.Contains(a.Show, f.Value) {
				a.Show = append(a.Show, f.Value)
			}
		default:
			a.take(f)
		}
	}
	a.fromShort()
	a.takeBack()
	a.readWait()
	a.Expand()
	a.infer()
	a.crossCheck()
	return a, findings
}

// takeBack drops what a rash looked like where its tick is taken back: no answer
// to that says that there's none. Any other sign stays until it is answered anew.
func (a *Answers) takeBack() {
	if a.Step == "breath" && a.Press == "next" && a.One("rash") == "" {
		a.Drop("rash-kind")
	}
}

// known is a word where it is on a list, "" otherwise.
func known(word string, list ...string) string {
	if slices.Contains(list, word) {
		return word
	}
	return ""
}

// readAt keeps the moment the sitting began, if it is a possible one.
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

// Renew starts the questions again after answers that are too old; these stay in the
// record at their own time.
func (a *Answers) Renew() {
	rec := a.Record()
	aim, show := a.Aim, a.Show
	*a = *NewAnswers(a.Now, rec, a.specs)
	a.Aim, a.Show = aim, show
	a.Expand()
}

// infer makes choices of a unit that was written beside the number, and of a day that
// was written. A unit that contradicts the chosen one is asked for again.
func (a *Answers) infer() {
	switch a.One("temperature-unit") {
	case "":
		if a.unitWritten != "" {
			a.Values["temperature-unit"] = []string{a.unitWritten}
		}
	case a.unitWritten:
	default:
		if a.unitWritten != "" {
			a.Drop("temperature-unit") // crossCheck asks
		}
	}
	switch {
	case a.One("passed") != "":
	case a.One("passed-on") != "":
		a.Values["passed"] = []string{"day"}
	case a.One("passed-from") != "" || a.One("passed-to") != "":
		a.Values["passed"] = []string{"between"}
	}
}

// Expand moves what the questions can hold from the record she brought into their
// fields, where she can see and change it. Fields that have a value keep it.
func (a *Answers) Expand() {
	head, rest := splitRecord(a.Base, a.Now.Day)
	a.Base = rest
	own := map[string]bool{}
	for name := range a.Values {
		own[name] = true
	}
	for _, f := range head {
		if !own[f.Name] {
			a.Values[f.Name] = append(a.Values[f.Name], f.Value)
		}
	}
}

// Names lists the fields that hold anything, in the order of the questions.
func (a *Answers) Names() []string {
	list := append([]string{NoneField}, shortFields...)
	list = append(list, placeFields...)
	for i := range All {
		for _, in := range All[i].Inputs {
			for _, it := range append([]Item{{Field: in.Field}}, in.Items...) {
				if it.Field != "" && !slices.Contains(list, it.Field) {
					list = append(list, it.Field)
				}
			}
		}
	}
	return list
}

// RecordFields are the fields that hold a record: what the questions ask one by one,
// the rest of it in one field.
func RecordFields(rec *aftercare.Record, today aftercare.Date) []page.Field {
	head, rest := splitRecord(rec, today)
	if rest.IsZero() {
		return head
	}
	return append(head, page.Field{Name: "record", Value: RecordText(rest)})
}
