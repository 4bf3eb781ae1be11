package ask

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
)

// fieldSpec is what a field may hold.
type fieldSpec struct {
	kind  inputKind
	words []string // the closed list of a choice or checklist
	many  bool
	fault string // what is said where a value is refused
}

// FieldSet are the fields that a form may have.
type FieldSet map[string]*fieldSpec

// noneField marks that none of a checklist's signs is there: its value is the
// question.
const noneField = "none"

// The fields of the questions, and those with what only a diary asks.
var (
	fieldSpecs = FieldsOf(questions)
	noteSpecs  = FieldsOf(append(noteQuestions, questions...))
)

// FieldsOf are the fields that some questions have.
func FieldsOf(list []Question) FieldSet {
	specs := FieldSet{noneField: {kind: inputChecks, many: true, fault: "not-on-list"}}
	for i := range list {
		for _, in := range list[i].inputs {
			switch in.kind {
			case inputChoice:
				specs[in.field] = &fieldSpec{kind: in.kind, words: in.words, fault: "not-on-list"}
			case inputChecks:
				specs[noneField].words = append(specs[noneField].words, list[i].ID)
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
		return page.IsCountryCode(value)
	}
	return slices.Contains(s.words, value)
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F }

// decimal reads a number as people write it, with a point or a comma.
func decimal(s string) (aftercare.Decimal, bool) {
	d, ok := aftercare.ParseDecimal(strings.Replace(strings.TrimSpace(s), ",", ".", 1))
	return d, ok && d >= 0 && len(s) < 20
}

// owns reports whether the question asks for the field.
func (q *Question) owns(field string) bool {
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

// Holds reports whether a field is an answer to the question.
func (q *Question) Holds(f page.Field) bool {
	if f.Name == noneField {
		return f.Value == q.ID
	}
	return q.owns(f.Name)
}

// Fields are the fields of the question.
func (q *Question) Fields() []string {
	var list []string
	add := func(field string) {
		if field != "" && !slices.Contains(list, field) {
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
func (q *Question) hasChecks() bool {
	for _, in := range q.inputs {
		if in.kind == inputChecks {
			return true
		}
	}
	return false
}

// isAnswered reports whether anything was answered to the question.
func (a *Answers) isAnswered(q *Question) bool {
	if slices.Contains(a.All(noneField), q.ID) {
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
func (a *Answers) crossCheck() {
	for i := range questions {
		q := &questions[i]
		if !q.isAsked(a) {
			continue
		}
		for _, in := range q.inputs {
			a.checkInput(q, &in)
		}
	}
	if a.One("temperature") != "" && a.One("temperature-unit") == "" {
		a.Fail("temperature-unit", "no-unit")
	}
	if a.One("weeks") == "" && a.One("days") != "" {
		a.Fail("weeks", "no-weeks")
	}
	if a.One("weeks") != "" && a.gestation() == 0 {
		a.Fail("weeks", "not-a-number")
	}
	a.checkPassed()
}

func (a *Answers) checkInput(q *Question, in *input) {
	switch in.kind {
	case inputDate:
		if d, ok := aftercare.ParseDate(a.One(in.field)); ok && d > a.Now.Day {
			a.Fail(in.field, "still-to-come")
		}
	case inputChecks:
		if !slices.Contains(a.All(noneField), q.ID) {
			return
		}
		for _, it := range in.items {
			if len(a.All(it.field)) > 0 {
				a.Fail(it.field, "none-and-some")
				return
			}
		}
	}
}

func (a *Answers) checkPassed() {
	if !questions[step("passed")].isAsked(a) {
		return
	}
	from, to := a.Day("passed-from"), a.Day("passed-to")
	switch {
	case a.One("passed") == "day" && a.One("passed-on") == "":
		a.Fail("passed-on", "no-day")
	case a.One("passed") != "between":
	case from == 0 || to == 0:
		a.Fail("passed-from", "no-days")
	case from > to:
		a.Fail("passed-from", "wrong-order")
	}
}

// Day is the day a date field holds, 0 for none.
func (a *Answers) Day(field string) aftercare.Date {
	d, _ := aftercare.ParseDate(a.One(field))
	return d
}

// gestation is the length of the pregnancy, 0 where it was not told.
func (a *Answers) gestation() aftercare.GestationalAge {
	if a.One("weeks") == "" {
		return 0
	}
	text := a.One("weeks") + "w"
	if days := a.One("days"); days != "" {
		text += days + "d"
	}
	g, _ := aftercare.ParseGestation(text)
	return g
}

// CheckEntry finds answers that can not be kept as they are.
func (a *Answers) CheckEntry(asked []*Question) {
	for _, q := range asked {
		for _, in := range q.inputs {
			if in.kind != inputDate || a.FaultOf(in.field) != "" {
				continue
			}
			if a.Day(in.field) > a.Now.Day {
				a.Fail(in.field, "still-to-come")
			}
			if word, ok := strings.CutSuffix(in.field, "-on"); ok && a.specs[word] != nil && a.One(in.field) != "" && a.One(word) == "" {
				a.Fail(word, "no-choice")
			}
		}
	}
	if a.painPlaced() && !hurts(a) {
		a.Fail("pain", "no-strength")
	}
	if a.One("said") == "" && len(a.All("said-activity")) > 0 {
		a.Fail("said", "no-choice")
	}
	if a.One("said") != "" && len(a.All("said-activity")) == 0 {
		a.Fail("said-activity", "no-activity")
	}
}
