package app

import (
	"aftercare"
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

// question is one step: what is asked on one page.
type question struct {
	id     string // its step, and its words under "ask."
	part   part
	inputs []input
	asked  func(*answers) bool // nil: always
}

// input is one thing to answer.
type input struct {
	kind  inputKind
	field string
	words []string // the values of a choice
	items []item   // the entries of a checklist
}

type inputKind uint8

const (
	inputChoice inputKind = iota // one of words
	inputChecks                  // any of items, or none of them
	inputDate
	inputDecimal
	inputWhole
	inputCountry
	inputText
)

// item is one entry of a checklist.
type item struct{ field, value string }

func choice(field string, words ...string) input {
	return input{kind: inputChoice, field: field, words: words}
}

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
var questions = []question{
	{id: "bleeding", inputs: []input{told(aftercare.Bleeding)}},
	{id: "pads", inputs: []input{choice("pads-per-hour", "less", "1", "2", "3"), choice("pads-hours", "1", "2", "3")}, asked: bleedsMuch},
	{id: "clots", inputs: []input{told(aftercare.Clots), yesNo("bleeding-restarted")}, asked: bleeds},
	{id: "faint", inputs: []input{checks("fainting.fainted", "fainting.near-faint", "fainting.dizzy-standing", "fainting.dizzy", "palpitations", "weak", "pale", "clammy")}},
	{id: "ill", inputs: []input{checks("very-unwell", "confused", "drowsy", "mottled-skin", "sense-of-doom", "seizure", "vomiting")}},
	{id: "pain", inputs: []input{told(aftercare.Pain)}},
	{id: "pain-where", inputs: []input{list("pain-site", aftercare.SiteTerms.Words()...), yesNo("pain-worse"), yesNo("pain-relieved")}, asked: hurts},
	{id: "fever", inputs: []input{{kind: inputDecimal, field: "temperature"}, choice("temperature-unit", aftercare.Temperature.Info().Units.Words()...), yesNo("feels-hot"), yesNo("chills")}},
	{id: "smell", inputs: []input{told(aftercare.Discharge)}},
	{id: "breath", inputs: []input{checks("breathless.rest", "breathless.walking", "breathless.exertion", "chest-pain", "coughing-blood", "wheeze", "lip-swelling", "rash", "one-leg-swollen")}},
	{id: "head", inputs: []input{checks("headache.worst-ever", "headache.severe", "vision-changes", "stiff-neck", "swelling.face-hands")}},
	{id: "other", inputs: []input{checks("abdomen-rigid", "abdomen-distended", "no-flatus", "diarrhoea", "waters-gone", "urine.none", "urine.little", "urine.burning", "breast-red")}},
	{id: "mood", inputs: []input{told(aftercare.Mood), told(aftercare.HarmThoughts)}},
	{id: "safe", inputs: []input{checks("afraid-of-someone", "being-coerced", "hearing-voices")}},

	{id: "country", part: partLoss, inputs: []input{{kind: inputCountry, field: "country"}}},
	{id: "about", part: partLoss, inputs: []input{choice("about", aftercare.AboutTerms.Words()...)}},
	{id: "kind", part: partLoss, inputs: []input{choice("kind", aftercare.LossKindTerms.Words()...)}},
	{id: "location", part: partLoss, inputs: []input{choice("location", aftercare.LocationTerms.Words()...)}, asked: placeUnclear},
	{id: "care", part: partLoss, inputs: []input{list("care", "expectant", "medical", "surgical", "methotrexate")}, asked: careOpen},
	{id: "tablets", part: partLoss, inputs: []input{date("tablets-on"), choice("tablets", "misoprostol", "mifepristone-misoprostol")}, asked: cared("medical")},
	{id: "operation", part: partLoss, inputs: []input{date("operation-on"), choice("anaesthetic", aftercare.AnaestheticTerms.Words()...), choice("operation", operations...)}, asked: cared("surgical")},
	{id: "injection", part: partLoss, inputs: []input{date("injection-on")}, asked: cared("methotrexate")},
	{id: "passed", part: partLoss, inputs: []input{choice("passed", "day", "between", "not-yet"), date("passed-on"), date("passed-from"), date("passed-to")}, asked: passingOpen},
	{id: "found", part: partLoss, inputs: []input{date("found-on")}, asked: func(a *answers) bool { return a.one("passed") == "not-yet" }},
	{id: "weeks", part: partLoss, inputs: []input{{kind: inputWhole, field: "weeks"}, {kind: inputWhole, field: "days"}}, asked: func(a *answers) bool { return a.one("kind") != "chemical" }},
	{id: "person", part: partLoss, inputs: []input{list("condition", aftercare.ConditionTerms.Words()...)}},
	{id: "blood", part: partLoss, inputs: []input{choice("rh", aftercare.RhTerms.Words()...)}},
	{id: "anti-d", part: partLoss, inputs: []input{told(aftercare.AntiD)}, asked: func(a *answers) bool { return a.one("rh") == "negative" }},

	{id: "dry", part: partSince, inputs: []input{date("bleeding-since")}, asked: func(a *answers) bool { return a.one("bleeding") == "none" }},
	{id: "test", part: partSince, inputs: []input{told(aftercare.PregnancyTest), date("pregnancy-test-on")}, asked: hasPassed},
	{id: "period", part: partSince, inputs: []input{told(aftercare.MensesCode), date("menses-on")}, asked: hasPassed},
	{id: "visit", part: partSince, inputs: []input{told(aftercare.FollowUp), date("follow-up-on")}},
	{id: "scan", part: partSince, inputs: []input{told(aftercare.Scan), date("scan-on")}},
	{id: "hormone", part: partSince, inputs: []input{told(aftercare.HCGTrend), date("hcg-trend-on")}, asked: watchesHormone},

	{id: "wishes", part: partWishes, inputs: []input{list("activity", aftercare.ActivityTerms.Words()...), choice("conceive", aftercare.WishTerms.Words()...)}},
}

// noteQuestions are what only a diary asks, beside the questions of the path.
var noteQuestions = []question{
	{id: "day", inputs: []input{date("day")}},
	{id: "tissue", inputs: []input{choice("tissue-passed", "true")}},
	{id: "sleep", inputs: []input{choice("sleep", diary.SleepTerms.Words()...)}},
	{id: "medicine", inputs: []input{list("medicine", aftercare.MedicineTerms.Words()...)}},
	{id: "said", inputs: []input{choice("said", "clearance", "hold"), list("said-activity", aftercare.ActivityTerms.Words()...)}},
	{id: "note", inputs: []input{{kind: inputText, field: "note"}}},
}

// oneOf is a question with one choice.
func oneOf(field string, words ...string) question {
	return question{inputs: []input{choice(field, words...)}}
}

// findQuestion finds a question by its id, one of a diary's too.
func findQuestion(id string) *question {
	for i := range noteQuestions {
		if noteQuestions[i].id == id {
			return &noteQuestions[i]
		}
	}
	return &questions[step(id)]
}
