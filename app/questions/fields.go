package questions

import (
	"slices"
	"strings"

	"aftercare"
)

// The fields of the questions, and with those that only a diary asks for.
var (
	FieldSpecs = withShort(FieldsOf(All))
	noteSpecs  = FieldsOf(append(noteQuestions, All...))
)

// withShort adds the fields of the short way.
func withShort(specs FieldSet) FieldSet {
	for name, spec := range specsOfShort() {
		specs[name] = spec
	}
	for name, spec := range specsOfPlace() {
		specs[name] = spec
	}
	specs[NoneField].words = append(specs[NoneField].words, Groups[:]...)
	return specs
}

// FieldsOf are the fields that some questions have.
func FieldsOf(list []Question) FieldSet {
	specs := FieldSet{NoneField: {kind: InputChecks, many: true, fault: "not-on-list"}}
	for i := range list {
		for _, in := range list[i].Inputs {
			switch in.Kind {
			case InputChoice:
				specs[in.Field] = &fieldSpec{kind: in.Kind, words: in.Words, fault: "not-on-list"}
			case InputChecks:
				specs[NoneField].words = append(specs[NoneField].words, list[i].ID)
				for _, it := range in.Items {
					if specs[it.Field] == nil {
						specs[it.Field] = &fieldSpec{kind: in.Kind, many: true, fault: "not-on-list"}
					}
					specs[it.Field].words = append(specs[it.Field].words, it.Value)
				}
			case InputDate:
				specs[in.Field] = &fieldSpec{kind: in.Kind, fault: "not-a-day"}
			case inputDecimal, InputWhole:
				specs[in.Field] = &fieldSpec{kind: in.Kind, under: in.under, fault: "not-a-number"}
			case InputCountry:
				specs[in.Field] = &fieldSpec{kind: in.Kind, fault: "not-on-list"}
			case InputText:
				specs[in.Field] = &fieldSpec{kind: in.Kind, fault: "not-text"}
			}
		}
	}
	return specs
}

// crossCheck finds answers that cannot be right together.
func (a *Answers) crossCheck() {
	for i := range All {
		q := &All[i]
		if !q.IsAsked(a) {
			continue
		}
		for _, in := range q.Inputs {
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

func (a *Answers) checkInput(q *Question, in *Input) {
	switch in.Kind {
	case InputDate:
		if d, ok := aftercare.ParseDate(a.One(in.Field)); ok && d > a.Now.Day {
			a.Fail(in.Field, "still-to-come")
		}
	case InputChecks:
		if !slices.Contains(a.All(NoneField), q.ID) {
			return
		}
		for _, it := range in.Items {
			if len(a.All(it.Field)) > 0 {
				a.Fail(it.Field, "none-and-some")
				return
			}
		}
	}
}

func (a *Answers) checkPassed() {
	if !All[Step("passed")].IsAsked(a) {
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
		for _, in := range q.Inputs {
			if in.Kind != InputDate || a.FaultOf(in.Field) != "" {
				continue
			}
			if a.Day(in.Field) > a.Now.Day {
				a.Fail(in.Field, "still-to-come")
			}
			if word, ok := strings.CutSuffix(in.Field, "-on"); ok && a.specs[word] != nil && a.One(in.Field) != "" && a.One(word) == "" {
				a.Fail(word, "no-choice")
			}
		}
	}
	if a.painPlaced() && !hasPain(a) {
		a.Fail("pain", "no-strength")
	}
	if a.One("said") == "" && len(a.All("said-activity")) > 0 {
		a.Fail("said", "no-choice")
	}
	if a.One("said") != "" && len(a.All("said-activity")) == 0 {
		a.Fail("said-activity", "no-activity")
	}
}
