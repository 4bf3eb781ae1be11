package app

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
)

// fieldSpec is what a field may hold.
type fieldSpec struct {
	kind  inputKind
	words []string // the closed list of a choice or checklist
	many  bool
	fault string // what is said where a value is refused
}

// fieldSet are the fields that a form may have.
type fieldSet map[string]*fieldSpec

// noneField marks that none of a checklist's signs is there: its value is the
// question.
const noneField = "none"

// The fields of the questions, and those with what only a diary asks.
var (
	fieldSpecs = listFields(questions)
	noteSpecs  = listFields(append(noteQuestions, questions...))
)

// listFields are the fields that some questions have.
func listFields(list []question) fieldSet {
	specs := fieldSet{noneField: {kind: inputChecks, many: true, fault: "not-on-list"}}
	for i := range list {
		for _, in := range list[i].inputs {
			switch in.kind {
			case inputChoice:
				specs[in.field] = &fieldSpec{kind: in.kind, words: in.words, fault: "not-on-list"}
			case inputChecks:
				specs[noneField].words = append(specs[noneField].words, list[i].id)
				for _, it := range in.items {
					if specs[it.field] == nil {
						specs[it.field] = &fieldSpec{kind: in.kind, many: true, fault: "not-on-list"}
					}
					specs[it.field].words = append(specs[it.field].words, it.value)
				}
			case inputDate:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-a-day"}
			case inputDecimal, inputWhole:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-a-number"}
			case inputCountry:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-on-list"}
			case inputText:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-text"}
			}
		}
	}
	return specs
}

func (s *fieldSpec) accepts(value string) bool {
	switch s.kind {
	case inputDate:
		_, ok := aftercare.ParseDate(value)
		return ok
	case inputDecimal:
		_, ok := decimal(value)
		return ok
	case inputWhole:
		n, err := strconv.Atoi(value)
		return err == nil && n >= 0 && n < 100
	case inputText:
		return utf8.ValidString(value) && strings.IndexFunc(value, isControl) < 0
	case inputCountry:
		return isCountryCode(value)
	}
	return has(s.words, value)
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F }

// decimal reads a number as people write it, with a point or a comma.
func decimal(s string) (aftercare.Decimal, bool) {
	d, ok := aftercare.ParseDecimal(strings.Replace(strings.TrimSpace(s), ",", ".", 1))
	return d, ok && d >= 0 && len(s) < 20
}

// owns reports whether the question asks for the field.
func (q *question) owns(field string) bool {
	if field == "" {
		return false // of no field: a part of the form that was not known
	}
	for _, in := range q.inputs {
		if in.field == field {
			return true
		}
		for _, it := range in.items {
			if it.field == field {
				return true
			}
		}
	}
	return false
}

// holds reports whether a field is an answer to the question.
func (q *question) holds(f Field) bool {
	if f.Name == noneField {
		return f.Value == q.id
	}
	return q.owns(f.Name)
}

// fields are the fields of the question.
func (q *question) fields() []string {
	var list []string
	add := func(field string) {
		if field != "" && !has(list, field) {
			list = append(list, field)
		}
	}
	for _, in := range q.inputs {
		add(in.field)
		for _, it := range in.items {
			add(it.field)
		}
	}
	if q.hasChecks() {
		list = append(list, noneField)
	}
	return list
}

// hasChecks reports whether the question has a checklist.
func (q *question) hasChecks() bool {
	for _, in := range q.inputs {
		if in.kind == inputChecks {
			return true
		}
	}
	return false
}

// isAnswered reports whether anything was answered to the question.
func (a *answers) isAnswered(q *question) bool {
	if has(a.all(noneField), q.id) {
		return true
	}
	for name := range a.values {
		if q.owns(name) {
			return true
		}
	}
	return false
}

// crossCheck finds answers that can not be right together.
func (a *answers) crossCheck() {
	for i := range questions {
		q := &questions[i]
		if !q.isAsked(a) {
			continue
		}
		for _, in := range q.inputs {
			a.checkInput(q, &in)
		}
	}
	if a.one("temperature") != "" && a.one("temperature-unit") == "" {
		a.fail("temperature-unit", "no-unit")
	}
	if a.one("weeks") == "" && a.one("days") != "" {
		a.fail("weeks", "no-weeks")
	}
	if a.one("weeks") != "" && a.gestation() == 0 {
		a.fail("weeks", "not-a-number")
	}
	a.checkPassed()
}

func (a *answers) checkInput(q *question, in *input) {
	switch in.kind {
	case inputDate:
		if d, ok := aftercare.ParseDate(a.one(in.field)); ok && d > a.now.Day {
			a.fail(in.field, "still-to-come")
		}
	case inputChecks:
		if !has(a.all(noneField), q.id) {
			return
		}
		for _, it := range in.items {
			if len(a.all(it.field)) > 0 {
				a.fail(it.field, "none-and-some")
				return
			}
		}
	}
}

func (a *answers) checkPassed() {
	if !questions[step("passed")].isAsked(a) {
		return
	}
	from, to := a.day("passed-from"), a.day("passed-to")
	switch {
	case a.one("passed") == "day" && a.one("passed-on") == "":
		a.fail("passed-on", "no-day")
	case a.one("passed") != "between":
	case from == 0 || to == 0:
		a.fail("passed-from", "no-days")
	case from > to:
		a.fail("passed-from", "wrong-order")
	}
}

// day is the day a date field holds, 0 for none.
func (a *answers) day(field string) aftercare.Date {
	d, _ := aftercare.ParseDate(a.one(field))
	return d
}

// gestation is the length of the pregnancy, 0 where it was not told.
func (a *answers) gestation() aftercare.GestationalAge {
	if a.one("weeks") == "" {
		return 0
	}
	text := a.one("weeks") + "w"
	if days := a.one("days"); days != "" {
		text += days + "d"
	}
	g, _ := aftercare.ParseGestation(text)
	return g
}

// checkEntry finds answers that can not be kept as they are.
func (a *answers) checkEntry(asked []*question) {
	for _, q := range asked {
		for _, in := range q.inputs {
			if in.kind != inputDate || a.faultOf(in.field) != "" {
				continue
			}
			if a.day(in.field) > a.now.Day {
				a.fail(in.field, "still-to-come")
			}
			if word, ok := strings.CutSuffix(in.field, "-on"); ok && a.specs[word] != nil && a.one(in.field) != "" && a.one(word) == "" {
				a.fail(word, "no-choice")
			}
		}
	}
	if a.painPlaced() && !hurts(a) {
		a.fail("pain", "no-strength")
	}
	if a.one("said") == "" && len(a.all("said-activity")) > 0 {
		a.fail("said", "no-choice")
	}
	if a.one("said") != "" && len(a.all("said-activity")) == 0 {
		a.fail("said-activity", "no-activity")
	}
}
