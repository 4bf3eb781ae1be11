package questions

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/app/page"
	"aftercare/diary"
)

// part is a part of the path of questions.
type part uint8

const (
	PartDanger part = iota // asked first, and alone where only they are wanted
	partLoss
	partSince
	partWishes
)

// Question is one step: what is asked on one page.
type Question struct {
	ID     string // its step, and its words under "ask."
	Part   part
	Inputs []Input
	asked  func(*Answers) bool // nil: always
}

// Input is one thing to answer.
type Input struct {
	Kind  inputKind
	Field string
	Words []string // the values of a choice
	Items []Item   // the entries of a checklist
	under int      // what a whole number must be less than
}

// Item is one entry of a checklist.
type Item struct{ Field, Value string }

func choice(field string, words ...string) Input {
	return Input{Kind: InputChoice, Field: field, Words: words}
}

func whole(field string, under int) Input { return Input{Kind: InputWhole, Field: field, under: under} }

// told is a choice among the values of an observation.
func told(code aftercare.Code) Input { return choice(code.String(), code.Info().Words.Words()...) }

func yesNo(field string) Input { return choice(field, "true", "false") }

func date(field string) Input { return Input{Kind: InputDate, Field: field} }

// checks is a list of signs to tick. A sign with a word after a point is that
// value of an observation; one without is a sign that is there.
func checks(signs ...string) Input {
	in := Input{Kind: InputChecks}
	for _, s := range signs {
		it := Item{s, "true"}
		for i := range s {
			if s[i] == '.' {
				it = Item{s[:i], s[i+1:]}
			}
		}
		in.Items = append(in.Items, it)
	}
	return in
}

// list is a checklist of the values of one field.
func list(field string, words ...string) Input {
	in := Input{Kind: InputChecks}
	for _, w := range words {
		in.Items = append(in.Items, Item{field, w})
	}
	return in
}

// All is the whole path, in order: danger signs first, whatever else is known.
var All = []Question{
	{ID: "bleeding", Inputs: []Input{told(aftercare.Bleeding)}},
	{ID: "pads", Inputs: []Input{choice("pads-per-hour", fewPads, "1", "2", "3"), choice("pads-hours", "1", "2", "3")}, asked: bleedsHeavily},
	{ID: "clots", Inputs: []Input{told(aftercare.Clots), yesNo("bleeding-restarted")}, asked: clots},
	{ID: "faint", Inputs: []Input{checks("fainting.fainted", "fainting.near-faint", "fainting.dizzy-standing", "fainting.dizzy", "palpitations", "weak", "pale", "clammy")}},
	{ID: "ill", Inputs: []Input{checks("very-unwell", "confused", "drowsy", "mottled-skin", "sense-of-doom", "seizure", "vomiting")}},
	{ID: "pain", Inputs: []Input{told(aftercare.Pain)}},
	{ID: "pain-where", Inputs: []Input{list("pain-site", aftercare.SiteTerms.Words()...), yesNo("pain-worse"), yesNo("pain-relieved")}, asked: hasPain},
	{ID: "fever", Inputs: []Input{{Kind: inputDecimal, Field: "temperature"}, choice("temperature-unit", aftercare.Temperature.Info().Units.Words()...), yesNo("feels-hot"), yesNo("chills")}},
	{ID: "smell", Inputs: []Input{told(aftercare.Discharge)}},
	{ID: "breath", Inputs: []Input{checks("breathless.rest", "breathless.walking", "breathless.exertion", "chest-pain", "coughing-blood", "wheeze", "lip-swelling", "rash", "one-leg-swollen")}},
	{ID: "rash", Inputs: []Input{told(aftercare.RashKind)}, asked: func(a *Answers) bool { return a.One("rash") == "true" }},
	{ID: "rates", Inputs: []Input{whole("heart-rate", 400), whole("breathing-rate", 400)}, asked: racesOrGasps},
	{ID: "head", Inputs: []Input{checks("headache.worst-ever", "headache.severe", "vision-changes", "stiff-neck", "swelling.face-hands")}},
	{ID: "other", Inputs: []Input{checks("abdomen-rigid", "abdomen-distended", "no-flatus", "diarrhoea", "waters-gone", "urine.none", "urine.little", "urine.burning", "breast-red")}},
	{ID: "mood", Inputs: []Input{told(aftercare.Mood), told(aftercare.HarmThoughts), checks("unlike-herself", "not-needing-sleep")}},
	{ID: "safe", Inputs: []Input{checks("afraid-of-someone", "being-coerced", "being-hurt.hit", "being-hurt.strangled", "hearing-voices")}},
	{ID: "dose", Inputs: []Input{told(aftercare.DoseTaken)}, asked: takesSomething},

	{ID: "country", Part: partLoss, Inputs: []Input{{Kind: InputCountry, Field: "country"}}},
	{ID: "nation", Part: partLoss, Inputs: []Input{choice("nation", aftercare.NationTerms.Words()...)}, asked: hasNations},
	{ID: "about", Part: partLoss, Inputs: []Input{choice("about", aftercare.AboutTerms.Words()...)}},
	{ID: "kind", Part: partLoss, Inputs: []Input{choice("kind", aftercare.LossKindTerms.Words()...)}},
	{ID: "location", Part: partLoss, Inputs: []Input{choice("location", aftercare.LocationTerms.Words()...)}, asked: placeUnclear},
	{ID: "care", Part: partLoss, Inputs: []Input{list("care", "expectant", "medical", "surgical", "methotrexate")}, asked: CareOpen},
	{ID: "tablets", Part: partLoss, Inputs: []Input{date("tablets-on"), choice("tablets", "misoprostol", "mifepristone-misoprostol")}, asked: cared("medical")},
	{ID: "operation", Part: partLoss, Inputs: []Input{date("operation-on"), choice("operation", operations...), choice("anaesthetic", aftercare.AnaestheticTerms.Words()...)}, asked: cared("surgical")},
	{ID: "approach", Part: partLoss, Inputs: []Input{choice("approach", aftercare.ApproachTerms.Words()...)}, asked: approachMatters},
	{ID: "injection", Part: partLoss, Inputs: []Input{date("injection-on")}, asked: cared("methotrexate")},
	{ID: "passed", Part: partLoss, Inputs: []Input{choice("passed", "day", "between", "not-yet"), date("passed-on"), date("passed-from"), date("passed-to")}, asked: passingOpen},
	{ID: "found", Part: partLoss, Inputs: []Input{date("found-on")}, asked: func(a *Answers) bool { return a.One("passed") == "not-yet" }},
	{ID: "weeks", Part: partLoss, Inputs: []Input{whole("weeks", 100), whole("days", 100)}, asked: func(a *Answers) bool { return a.One("kind") != "chemical" }},
	{ID: "mole", Part: partLoss, Inputs: []Input{told(aftercare.Mole)}, asked: func(a *Answers) bool { return a.One("kind") == "molar" }},
	{ID: "person", Part: partLoss, Inputs: []Input{list("condition", conditions...)}},
	{ID: "blood", Part: partLoss, Inputs: []Input{choice("rh", aftercare.RhTerms.Words()...)}},
	{ID: "anti-d", Part: partLoss, Inputs: []Input{told(aftercare.AntiD)}, asked: func(a *Answers) bool { return a.One("rh") == "negative" }},

	{ID: "dry", Part: partSince, Inputs: []Input{date("bleeding-since")}, asked: func(a *Answers) bool { return a.One("bleeding") == "none" }},
	{ID: "test", Part: partSince, Inputs: []Input{told(aftercare.PregnancyTest), date("pregnancy-test-on")}, asked: hasPassed},
	{ID: "period", Part: partSince, Inputs: []Input{told(aftercare.MensesCode), date("menses-on")}, asked: hasPassed},
	{ID: "visit", Part: partSince, Inputs: []Input{told(aftercare.FollowUp), date("follow-up-on")}},
	{ID: "scan", Part: partSince, Inputs: []Input{told(aftercare.Scan), date("scan-on")}},
	{ID: "hormone", Part: partSince, Inputs: []Input{told(aftercare.HCGTrend), date("hcg-trend-on")}, asked: watchesHormone},

	{ID: "lab", Part: partSince, Inputs: []Input{told(aftercare.Pathology), date("pathology-on")}, asked: tissueSeen},
	{ID: "wound", Part: partSince, Inputs: []Input{told(aftercare.Wound)}, asked: hasWound},
	{ID: "treated", Part: partSince, Inputs: []Input{checks("mouth-ulcers", "sore-throat")}, asked: mouthMatters},
	{ID: "elsewhere", Part: partSince, Inputs: []Input{yesNo("bleeding-elsewhere")}, asked: elsewhereMatters},
	{ID: "wait", Part: partSince, Inputs: []Input{list(fieldHold, aftercare.ActivityTerms.Words()...)}, asked: inPlaceOnly(fieldHold)},
	{ID: "later", Part: partSince, Inputs: []Input{yesNo(fieldLater), date(fieldLater + OnDay)}, asked: laterMatters},
	{ID: "antibiotic", Part: partSince, Inputs: []Input{told(aftercare.Antibiotic), date("antibiotic-on")}, asked: hasAntibiotic},

	{ID: "wishes", Part: partWishes, Inputs: []Input{list("activity", aftercare.ActivityTerms.Words()...), choice("conceive", aftercare.WishTerms.Words()...)}},
	{ID: "painkiller", Part: partWishes, Inputs: []Input{list("painkiller-risk", painkillerRisks...)}, asked: func(a *Answers) bool { return slices.Contains(a.All("activity"), "ibuprofen") }},
}

// noteQuestions are the questions that only a diary asks.
var noteQuestions = []Question{
	{ID: "day", Inputs: []Input{date("day")}},
	{ID: "tissue", Inputs: []Input{choice("tissue-passed", "true")}},
	{ID: "sleep", Inputs: []Input{choice("sleep", diary.SleepTerms.Words()...)}},
	{ID: "medicine", Inputs: []Input{list("medicine", aftercare.MedicineTerms.Words()...)}},
	{ID: "said", Inputs: []Input{choice("said", "clearance", "hold"), list("said-activity", aftercare.ActivityTerms.Words()...)}},
	{ID: "note", Inputs: []Input{{Kind: InputText, Field: "note"}}},
}

// OneOf is a question with one choice.
func OneOf(field string, words ...string) Question {
	return Question{Inputs: []Input{choice(field, words...)}}
}

// Find finds a question by its id, one of a diary's too.
func Find(id string) *Question {
	for i := range noteQuestions {
		if noteQuestions[i].ID == id {
			return &noteQuestions[i]
		}
	}
	return &All[Step(id)]
}

// IsAsked reports whether the path comes by the question. It always comes by a
// sign that was told, so that it counts, and can be taken back.
func (q *Question) IsAsked(a *Answers) bool { return q.asked == nil || q.asked(a) || a.worries(q) }

// worries reports whether a question was answered with something that can be a
// danger sign.
func (a *Answers) worries(q *Question) bool {
	for field, values := range a.Values {
		if q.Owns(field) && slices.ContainsFunc(values, func(value string) bool { return q.isWorry(field, value) }) {
			return true
		}
	}
	return false
}

// isWorry reports whether an answer to the question can be a danger sign: a
// place of pain, or a value of what can be reassuring and is not.
func (q *Question) isWorry(field, value string) bool {
	c := aftercare.ParseCode(field)
	switch {
	case field == "pain-site":
		return true
	case c == 0:
		return false
	case c.Info().Payload == aftercare.PayloadNumber:
		return value != fewPads
	}
	calm := c.Info().Calm
	return (calm != 0 || q.Part == PartDanger) && !calm.Has(c.Info().Word(value))
}

// fewPads is less than a pad an hour.
const fewPads = "less"

// Step finds a question by its id; -1 if there is none.
func Step(id string) int {
	for i := range All {
		if All[i].ID == id {
			return i
		}
	}
	return -1
}

// Next is the first question to ask after a step, -1 at the end. With only
// the danger signs wanted it ends with them.
func (a *Answers) Next(after int) int {
	for i := after + 1; i < len(All); i++ {
		if q := &All[i]; q.IsAsked(a) && (a.Aim != AimSigns || q.Part == PartDanger) {
			return i
		}
	}
	return -1
}

// Before is the question asked before a step, -1 at the start.
func (a *Answers) Before(at int) int {
	for i := at - 1; i >= 0; i-- {
		if All[i].IsAsked(a) {
			return i
		}
	}
	return -1
}

// Owns reports whether the question asks for the field.
func (q *Question) Owns(field string) bool {
	if field == "" {
		return false // the form has a part that is not known
	}
	for _, in := range q.Inputs {
		if in.Field == field {
			return true
		}
		for _, it := range in.Items {
			if it.Field == field {
				return true
			}
		}
	}
	return false
}

// Holds reports whether a field is an answer to the question.
func (q *Question) Holds(f page.Field) bool {
	if f.Name == NoneField {
		return f.Value == q.ID
	}
	return q.Owns(f.Name)
}

// Fields are the fields of the question.
func (q *Question) Fields() []string {
	var list []string
	add := func(field string) {
		if field != "" && !slices.Contains(list, field) {
			list = append(list, field)
		}
	}
	for _, in := range q.Inputs {
		add(in.Field)
		for _, it := range in.Items {
			add(it.Field)
		}
	}
	if q.HasChecks() {
		list = append(list, NoneField)
	}
	return list
}

// HasChecks reports whether the question has a checklist.
func (q *Question) HasChecks() bool {
	for _, in := range q.Inputs {
		if in.Kind == InputChecks {
			return true
		}
	}
	return false
}

// IsAnswered reports whether anything was answered to the question.
func (a *Answers) IsAnswered(q *Question) bool {
	if slices.Contains(a.All(NoneField), q.ID) {
		return true
	}
	for name := range a.Values {
		if q.Owns(name) {
			return true
		}
	}
	return false
}

// Name is what an input is called in the words of its question.
func (in *Input) Name() string {
	if in.Field != "" {
		return in.Field
	}
	return in.Items[0].Field
}

// Single reports whether the question is one choice, whose legend is its heading.
func (q *Question) Single(inputs []*Input) bool {
	return len(q.Inputs) == 1 && len(inputs) == 1 && (q.Inputs[0].Kind == InputChoice || q.Inputs[0].Kind == InputChecks)
}

// Without are the inputs of the question but those that are left out.
func (q *Question) Without(without func(field string) bool) []*Input {
	var list []*Input
	for i := range q.Inputs {
		if without == nil || !without(q.Inputs[i].Field) {
			list = append(list, &q.Inputs[i])
		}
	}
	return list
}

// mostAtOnce is how many answers a question shows at once, with "none of these"; rare
// are those that a longer list puts behind one tap. Of the conditions they are the ones
// that no pack looks at.
const (
	mostAtOnce = 10
	rare       = " molar termination combined-pill panic-disorder menstrual-cup douching exercise-gentle lifting flying travel-far-from-care folic-acid contraception "
)

// Folds reports whether an answer is behind one tap.
func (in *Input) Folds(value string) bool {
	return len(in.Words)+len(in.Items) > mostAtOnce && strings.Contains(rare, " "+value+" ")
}

// answers are the answers that can be chosen.
func (in *Input) answers() []Item {
	list := in.Items
	for _, word := range in.Words {
		list = append(list, Item{in.Field, word})
	}
	return list
}

// LastDanger is the place of the last question about danger signs.
func LastDanger() int {
	last := 0
	for i := range All {
		if All[i].Part == PartDanger {
			last = i
		}
	}
	return last
}
