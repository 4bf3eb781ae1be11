// Package questions defines the questions, how a form carries the answers, and the
// record that they make. It draws nothing.
package questions

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"aftercare"
	"aftercare/app/page"
	"aftercare/internal/typing"
	"aftercare/wire"
)

// Answers are the fields of one sitting: everything that a person has told
// this program, and the only place where it is.
type Answers struct {
	Values map[string][]string // by field, in the order of the form
	Now    aftercare.When      // the moment of asking
	At     aftercare.When      // when the sitting began, which is the moment of its observations
	Base   *aftercare.Record   // a record she brought, without what the fields say
	Faults []fault
	specs  FieldSet // the fields there are

	// Where she is, and what she wants next.
	Step, Press, Then, Aim, Warned string
	Show                           []string // activities opened on the answer page
	unitWritten                    string   // the unit beside a temperature, "" for none
}

// fault is an answer that cannot be read.
type fault struct{ Field, Key string }

// AimSigns is the aim of a reader who wants only the danger signs checked.
const AimSigns = "signs"

// AimPeriod is the aim of one who asks about her period and about tests.
const AimPeriod = "period"

// sittingSeconds is how long answers count as current. After that the danger signs
// are asked again first.
const sittingSeconds = 12 * 60 * 60

// One is the first value of a field, "" where it has none.
func (a *Answers) One(field string) string {
	if v := a.Values[field]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// All are the values of a field.
func (a *Answers) All(field string) []string { return a.Values[field] }

// Fail notes that a field cannot be read, and the key of the reason.
func (a *Answers) Fail(field, key string) {
	a.Faults = append(a.Faults, fault{field, key})
}

// FaultOf is the fault of a field, "" where it has none.
func (a *Answers) FaultOf(field string) string {
	for _, f := range a.Faults {
		if f.Field == field {
			return f.Key
		}
	}
	return ""
}

// NewAnswers are no answers yet, over what a record says. Only the fields of
// specs are taken.
func NewAnswers(now aftercare.When, base *aftercare.Record, specs FieldSet) *Answers {
	return &Answers{Values: map[string][]string{}, Now: now, At: now, Base: base, specs: specs}
}

// Put takes a field unchecked.
func (a *Answers) Put(f page.Field) { a.Values[f.Name] = append(a.Values[f.Name], f.Value) }

// Drop forgets what a field holds.
func (a *Answers) Drop(field string) { delete(a.Values, field) }

// Faulty reports whether an answer cannot be read.
func (a *Answers) Faulty() bool { return len(a.Faults) > 0 }

// Old reports whether the sitting began too long ago for its answers to count as
// current.
func (a *Answers) Old() bool {
	if a.At.HasInstant() && a.Now.HasInstant() {
		return a.Now.At.Universal()-a.At.At.Universal() > sittingSeconds
	}
	return a.At.Day < a.Now.Day
}

// take reads one answer.
func (a *Answers) take(f page.Field) {
	spec, known := a.specs[f.Name]
	if !known {
		a.Fail("", "unknown-field")
		return
	}
	if f.Value == "" {
		return // an empty box is not an answer
	}
	value, unit, ok := spec.read(f.Value)
	switch {
	case !ok:
		a.Fail(f.Name, spec.fault)
	case !spec.many && len(a.Values[f.Name]) > 0:
		a.Fail(f.Name, "twice")
		a.putWorse(Item{f.Name, value})
	case slices.Contains(a.Values[f.Name], value):
		// Ticked twice is ticked.
	default:
		a.Values[f.Name] = append(a.Values[f.Name], value)
		if unit != "" {
			a.unitWritten = unit
		}
	}
}

// putOnce takes an answer where the field has none of its kind yet.
func (a *Answers) putOnce(it Item) {
	spec := a.specs[it.Field]
	if spec == nil || slices.Contains(a.Values[it.Field], it.Value) || !spec.many && len(a.Values[it.Field]) > 0 {
		return
	}
	a.Values[it.Field] = append(a.Values[it.Field], it.Value)
}

// putWorse takes a sign. Of two answers to one choice the worse counts: choices
// are listed from the mildest to the worst.
func (a *Answers) putWorse(it Item) {
	spec := a.specs[it.Field]
	if had := a.One(it.Field); spec != nil && !spec.many && had != "" {
		if spec.isWorse(it, had) {
			a.Values[it.Field] = []string{it.Value}
		}
		return
	}
	a.putOnce(it)
}

// isWorse reports whether an answer is worse than another to the same choice, or
// a higher number.
func (s *fieldSpec) isWorse(it Item, had string) bool {
	if c := aftercare.ParseCode(it.Field); c != 0 {
		info := c.Info()
		was, is := info.Calm.Has(info.Word(had)), info.Calm.Has(info.Word(it.Value))
		if was != is {
			return was
		}
	}
	if s.kind == inputDecimal || s.kind == InputWhole {
		is, _ := aftercare.ParseDecimal(it.Value)
		was, _ := aftercare.ParseDecimal(had)
		return is > was
	}
	return slices.Index(s.words, it.Value) > slices.Index(s.words, had)
}

// RecordText is a record as it travels in a field.
func RecordText(rec *aftercare.Record) string { return string(wire.AppendRecord(nil, rec)) }

// fieldSpec is what a field may hold.
type fieldSpec struct {
	kind  inputKind
	words []string // the closed list of a choice or checklist
	many  bool
	under int    // what a whole number must be less than
	fault string // what is said where a value is refused
}

// FieldSet are the fields that a form may have.
type FieldSet map[string]*fieldSpec

type inputKind uint8

// NoneField marks that none of a checklist's signs is there: its value is the
// question.
const NoneField = "none"

// read takes a value as people write it, and gives it as it is kept. unit is
// what a temperature was written with, "" for none.
func (s *fieldSpec) read(value string) (kept, unit string, ok bool) {
	switch s.kind {
	case InputDate:
		kept = strings.TrimSpace(typing.Digits(value))
		_, ok = aftercare.ParseDate(kept)
		return kept, "", ok
	case inputDecimal:
		kept, unit, ok = typing.Degrees(value)
		if ok {
			_, ok = aftercare.ParseDecimal(kept)
		}
		return kept, unit, ok
	case InputWhole:
		kept, ok = typing.Whole(value)
		n, err := strconv.Atoi(kept)
		return kept, "", ok && err == nil && n < s.under
	case InputText:
		return value, "", utf8.ValidString(value) && strings.IndexFunc(value, isControl) < 0
	case InputCountry:
		return value, "", aftercare.IsCountry(value)
	}
	return value, "", slices.Contains(s.words, value)
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F }

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

// termOf is the answer to a field whose words are a list's, 0 if there is none.
func termOf[T ~uint8](a *Answers, field string, list aftercare.Terms[T]) T {
	v, _ := list.Parse(a.One(field))
	return v
}

// setOf are the answers to a field that takes several.
func setOf[T ~uint8](a *Answers, field string, list aftercare.Terms[T]) aftercare.Set[T] {
	var s aftercare.Set[T]
	for _, word := range a.All(field) {
		v, _ := list.Parse(word)
		s = s.With(v)
	}
	return s
}

// setTerm sets a value if the field is answered.
func setTerm[T ~uint8](a *Answers, field string, list aftercare.Terms[T], into *T) {
	if v := termOf(a, field, list); v != 0 {
		*into = v
	}
}

// painPlaced reports whether places were told for a pain that was.
func (a *Answers) painPlaced() bool { return len(a.All("pain-site")) > 0 }

// StepAnswer is the step after the questions.
const StepAnswer = "answer"

// The kinds of input.
const (
	InputChoice inputKind = iota // one of words
	InputChecks                  // any of items, or none of them
	InputDate
	inputDecimal
	InputWhole
	InputCountry
	InputText
)

// PressLong leads from the short way to the long one.
const PressLong = "long"

// PressFacts leads to the short way with facts that were told elsewhere.
const PressFacts = "facts"

// pressSoFar asks what is told so far on the short way amounts to.
const pressSoFar = "so-far"

// pressAgain leads back to the short way.
const pressAgain = "start"

// Each calls visit with the answers as they would be with each answer to an input; for
// a number, with the highest.
func (a *Answers) Each(in *Input, visit func(*Answers)) {
	list := in.answers()
	switch {
	case in.Kind == InputWhole:
		list = []Item{{in.Field, strconv.Itoa(in.under - 1)}}
	case in.Name() == fieldHold:
		list = nil
		for _, activity := range a.wishedFor() {
			list = append(list, Item{fieldHold, activity})
		}
	}
	for _, it := range list {
		told := *a
		told.Values = map[string][]string{}
		for field, values := range a.Values {
			told.Values[field] = values
		}
		told.Values[it.Field] = []string{it.Value}
		visit(&told)
	}
}
