package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
)

// part is a part of the path of questions.
type part uint8

const (
	partDanger part = iota // asked first, and alone where only they are wanted
	partLoss
	partSince
	partWishes
)

// Question is one step: what is asked on one page.
type Question struct {
	ID     string // its step, and its words under "ask."
	part   part
	inputs []input
	asked  func(*Answers) bool // nil: always
}

// input is one thing to answer.
type input struct {
	kind  inputKind
	field string
	words []string // the values of a choice
	items []item   // the entries of a checklist
	under int      // what a whole number must be less than
}

// item is one entry of a checklist.
type item struct{ field, value string }

func choice(field string, words ...string) input {
	return input{kind: inputChoice, field: field, words: words}
}

func whole(field string, under int) input { return input{kind: inputWhole, field: field, under: under} }

// told is a choice among the values of an observation.
func told(code aftercare.Code) input { return choice(code.String(), code.Info().Words.Words()...) }

func yesNo(field string) input { return choice(field, "true", "false") }

func date(field string) input { return input{kind: inputDate, field: field} }

// checks is a list of signs to tick. A sign with a word after a point is that
// value of an observation; one without is a sign that is there.
func checks(signs ...string) input {
	in := input{kind: inputChecks}
	for _, s := range signs {
		it := item{s, "true"}
		for i := range s {
			if s[i] == '.' {
				it = item{s[:i], s[i+1:]}
			}
		}
		in.items = append(in.items, it)
	}
	return in
}

// list is a checklist of the values of one field.
func list(field string, words ...string) input {
	in := input{kind: inputChecks}
	for _, w := range words {
		in.items = append(in.items, item{field, w})
	}
	return in
}

// questions is the whole path, in order: danger signs first, whatever else is known.
var questions = []Question{
	{ID: "bleeding", inputs: []input{told(aftercare.Bleeding)}},
	{ID: "pads", inputs: []input{choice("pads-per-hour", "less", "1", "2", "3"), choice("pads-hours", "1", "2", "3")}, asked: soaks},
	{ID: "clots", inputs: []input{told(aftercare.Clots), yesNo("bleeding-restarted")}, asked: clots},
	{ID: "faint", inputs: []input{checks("fainting.fainted", "fainting.near-faint", "fainting.dizzy-standing", "fainting.dizzy", "palpitations", "weak", "pale", "clammy")}},
	{ID: "ill", inputs: []input{checks("very-unwell", "confused", "drowsy", "mottled-skin", "sense-of-doom", "seizure", "vomiting")}},
	{ID: "pain", inputs: []input{told(aftercare.Pain)}},
	{ID: "pain-where", inputs: []input{list("pain-site", aftercare.SiteTerms.Words()...), yesNo("pain-worse"), yesNo("pain-relieved")}, asked: hurts},
	{ID: "fever", inputs: []input{{kind: inputDecimal, field: "temperature"}, choice("temperature-unit", aftercare.Temperature.Info().Units.Words()...), yesNo("feels-hot"), yesNo("chills")}},
	{ID: "smell", inputs: []input{told(aftercare.Discharge)}},
	{ID: "breath", inputs: []input{checks("breathless.rest", "breathless.walking", "breathless.exertion", "chest-pain", "coughing-blood", "wheeze", "lip-swelling", "rash", "one-leg-swollen")}},
	{ID: "rash", inputs: []input{told(aftercare.RashKind)}, asked: func(a *Answers) bool { return a.One("rash") == "true" }},
	{ID: "rates", inputs: []input{whole("heart-rate", 400), whole("breathing-rate", 400)}, asked: racesOrGasps},
	{ID: "head", inputs: []input{checks("headache.worst-ever", "headache.severe", "vision-changes", "stiff-neck", "swelling.face-hands")}},
	{ID: "other", inputs: []input{checks("abdomen-rigid", "abdomen-distended", "no-flatus", "diarrhoea", "waters-gone", "urine.none", "urine.little", "urine.burning", "breast-red")}},
	{ID: "mood", inputs: []input{told(aftercare.Mood), told(aftercare.HarmThoughts), checks("unlike-herself", "not-needing-sleep")}},
	{ID: "safe", inputs: []input{checks("afraid-of-someone", "being-coerced", "being-hurt.hit", "being-hurt.strangled", "hearing-voices")}},
	{ID: "dose", inputs: []input{told(aftercare.DoseTaken)}, asked: takesSomething},

	{ID: "country", part: partLoss, inputs: []input{{kind: inputCountry, field: "country"}}},
	{ID: "nation", part: partLoss, inputs: []input{choice("nation", aftercare.NationTerms.Words()...)}, asked: hasNations},
	{ID: "about", part: partLoss, inputs: []input{choice("about", aftercare.AboutTerms.Words()...)}},
	{ID: "kind", part: partLoss, inputs: []input{choice("kind", aftercare.LossKindTerms.Words()...)}},
	{ID: "location", part: partLoss, inputs: []input{choice("location", aftercare.LocationTerms.Words()...)}, asked: placeUnclear},
	{ID: "care", part: partLoss, inputs: []input{list("care", "expectant", "medical", "surgical", "methotrexate")}, asked: careOpen},
	{ID: "tablets", part: partLoss, inputs: []input{date("tablets-on"), choice("tablets", "misoprostol", "mifepristone-misoprostol")}, asked: cared("medical")},
	{ID: "operation", part: partLoss, inputs: []input{date("operation-on"), choice("anaesthetic", aftercare.AnaestheticTerms.Words()...), choice("operation", operations...)}, asked: cared("surgical")},
	{ID: "injection", part: partLoss, inputs: []input{date("injection-on")}, asked: cared("methotrexate")},
	{ID: "passed", part: partLoss, inputs: []input{choice("passed", "day", "between", "not-yet"), date("passed-on"), date("passed-from"), date("passed-to")}, asked: passingOpen},
	{ID: "found", part: partLoss, inputs: []input{date("found-on")}, asked: func(a *Answers) bool { return a.One("passed") == "not-yet" }},
	{ID: "weeks", part: partLoss, inputs: []input{whole("weeks", 100), whole("days", 100)}, asked: func(a *Answers) bool { return a.One("kind") != "chemical" }},
	{ID: "mole", part: partLoss, inputs: []input{told(aftercare.Mole)}, asked: func(a *Answers) bool { return a.One("kind") == "molar" }},
	{ID: "person", part: partLoss, inputs: []input{list("condition", conditions...)}},
	{ID: "blood", part: partLoss, inputs: []input{choice("rh", aftercare.RhTerms.Words()...)}},
	{ID: "anti-d", part: partLoss, inputs: []input{told(aftercare.AntiD)}, asked: func(a *Answers) bool { return a.One("rh") == "negative" }},

	{ID: "dry", part: partSince, inputs: []input{date("bleeding-since")}, asked: func(a *Answers) bool { return a.One("bleeding") == "none" }},
	{ID: "test", part: partSince, inputs: []input{told(aftercare.PregnancyTest), date("pregnancy-test-on")}, asked: hasPassed},
	{ID: "period", part: partSince, inputs: []input{told(aftercare.MensesCode), date("menses-on")}, asked: hasPassed},
	{ID: "visit", part: partSince, inputs: []input{told(aftercare.FollowUp), date("follow-up-on")}},
	{ID: "scan", part: partSince, inputs: []input{told(aftercare.Scan), date("scan-on")}},
	{ID: "hormone", part: partSince, inputs: []input{told(aftercare.HCGTrend), date("hcg-trend-on")}, asked: watchesHormone},

	{ID: "lab", part: partSince, inputs: []input{told(aftercare.Pathology), date("pathology-on")}, asked: tissueSeen},
	{ID: "wound", part: partSince, inputs: []input{told(aftercare.Wound)}, asked: hasWound},
	{ID: "treated", part: partSince, inputs: []input{checks("mouth-ulcers", "sore-throat", "bleeding-elsewhere")}, asked: bleedsElsewhere},
	{ID: "antibiotic", part: partSince, inputs: []input{told(aftercare.Antibiotic), date("antibiotic-on")}, asked: hasAntibiotic},

	{ID: "wishes", part: partWishes, inputs: []input{list("activity", aftercare.ActivityTerms.Words()...), choice("conceive", aftercare.WishTerms.Words()...)}},
	{ID: "painkiller", part: partWishes, inputs: []input{list("painkiller-risk", painkillerRisks...)}, asked: func(a *Answers) bool { return slices.Contains(a.All("activity"), "ibuprofen") }},
}

// noteQuestions are what only a diary asks, beside the questions of the path.
var noteQuestions = []Question{
	{ID: "day", inputs: []input{date("day")}},
	{ID: "tissue", inputs: []input{choice("tissue-passed", "true")}},
	{ID: "sleep", inputs: []input{choice("sleep", diary.SleepTerms.Words()...)}},
	{ID: "medicine", inputs: []input{list("medicine", aftercare.MedicineTerms.Words()...)}},
	{ID: "said", inputs: []input{choice("said", "clearance", "hold"), list("said-activity", aftercare.ActivityTerms.Words()...)}},
	{ID: "note", inputs: []input{{kind: inputText, field: "note"}}},
}

// OneOf is a question with one choice.
func OneOf(field string, words ...string) Question {
	return Question{inputs: []input{choice(field, words...)}}
}

// Find finds a question by its id, one of a diary's too.
func Find(id string) *Question {
	for i := range noteQuestions {
		if noteQuestions[i].ID == id {
			return &noteQuestions[i]
		}
	}
	return &questions[step(id)]
}

// isAsked reports whether the path comes by the question.
func (q *Question) isAsked(a *Answers) bool { return q.asked == nil || q.asked(a) }

// step finds a question by its id; -1 if there is none.
func step(id string) int {
	for i := range questions {
		if questions[i].ID == id {
			return i
		}
	}
	return -1
}

// next is the first question to ask after a step, -1 at the end. With only
// the danger signs wanted it ends with them.
func (a *Answers) next(after int) int {
	for i := after + 1; i < len(questions); i++ {
		if q := &questions[i]; q.isAsked(a) && (a.aim != aimSigns || q.part == partDanger) {
			return i
		}
	}
	return -1
}

// before is the question asked before a step, -1 at the start.
func (a *Answers) before(at int) int {
	for i := at - 1; i >= 0; i-- {
		if questions[i].isAsked(a) {
			return i
		}
	}
	return -1
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
