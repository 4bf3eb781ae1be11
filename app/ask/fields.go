package ask

import (
	"slices"
	"strings"

	"aftercare"
)

// The fields of the questions, and those with what only a diary asks.
var (
	fieldSpecs = withShort(FieldsOf(questions))
	noteSpecs  = FieldsOf(append(noteQuestions, questions...))
)

// withShort adds the fields of the short way.
func withShort(specs FieldSet) FieldSet {
	for name, spec := range specsOfShort() {
		specs[name] = spec
	}
	specs[noneField].words = append(specs[noneField].words, Groups[:]...)
	return specs
}

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
				specs[in.field] = &fieldSpec{kind: in.kind, under: in.under, fault: "not-a-number"}
			case inputCountry:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-on-list"}
			case inputText:
				specs[in.field] = &fieldSpec{kind: in.kind, fault: "not-text"}
			}
		}
	}
	return specs
}

// crossCheck finds answers that cannot be right together.
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
	if a.One(FieldAgain) == "false" && !a.Ticked(7) && !a.Ticked(8) {
		a.Fail(FieldAgain, "which-line")
	}
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

// CheckEntry finds answers that cannot be kept as they are.
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
