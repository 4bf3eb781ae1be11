package questions

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/page"
)

// The short way is one form: her question, the list of danger signs, today, what
// happened and when. Its fields are written into those of the long way, so that she can
// change between the two.

// StepShort marks a form of the short way.
const StepShort = "path"

// The fields that only the short way has. They are kept, so that its form can be shown
// again.
const (
	FieldAsk       = "ask"
	FieldWhich     = "which"
	FieldAgain     = "no-fever-no-smell"
	FieldLastBlood = "last-blood"
	FieldHappened  = "happened"
	FieldEctopic   = "ectopic-care"
	FieldSeen      = "seen"
	FieldWhen      = "when"
	fieldAsked     = "asked" // what was asked and left open
)

// The fields that only the answer page asks for: whether she was told to wait with what
// she asked about, whether more passed later, and for a sign of an earlier day, by its
// code, whether it is still there.
const (
	fieldWait   = "wait"
	fieldHold   = "hold"    // the activities she was told to wait with
	fieldNoHold = "no-hold" // those she was not told to wait with
	fieldLater  = "passed-later"
	fieldStill  = "still"
	fieldGone   = "gone"
)

var placeFields = []string{fieldNoHold, fieldStill, fieldGone}

// OnDay is the end of the name of a date field.
const OnDay = "-on"

var shortFields = []string{FieldAsk, FieldLine, FieldWhich, FieldAgain, FieldLastBlood, FieldLastBlood + OnDay,
	FieldHappened, FieldEctopic, FieldSeen, FieldWhen, FieldWhen + OnDay, fieldAsked}

// happening is a choice of what happened: the fields that it fills in, and which day
// "when" is.
type happening struct {
	id     string
	writes []Item
	day    string // the field of its day, "" for none
	dated  []Item // written where the day was told
}

// happenings are the choices of "What happened?", in their order.
var happenings = []happening{
	{id: "operation", writes: items("care=surgical"), day: "operation-on"},
	{id: "tablets", writes: items("care=medical"), day: "tablets-on"},
	{id: "waiting", writes: items("care=expectant passed=not-yet"), day: "found-on"},
	{id: "passed", writes: items("care=expectant"), day: "passed-on", dated: items("passed=day")},
	{id: "ectopic", writes: items("kind=ectopic location=ectopic"), day: "found-on"},
	{id: "molar", writes: items("kind=molar"), day: "operation-on", dated: items("care=surgical")},
	{id: "unseen"},
	{id: "pregnant", writes: items("kind=threatened")},
	{id: "infected", writes: items("kind=septic"), day: "passed-on", dated: items("passed=day")},
	{id: "not-sure", day: "found-on"},
}

// ectopicCare is how an ectopic pregnancy was treated.
var ectopicCare = []happening{
	{id: "injection", writes: items("care=methotrexate"), day: "injection-on"},
	{id: "operated", writes: items("care=surgical"), day: "operation-on"},
	{id: "watched", writes: items("care=expectant passed=not-yet"), day: "found-on"},
}

// unseen is why no scan showed the pregnancy.
var unseen = []happening{
	{id: "not-found", writes: items("location=unlocated"), day: "found-on"},
	{id: "no-scan", writes: items("location=not-scanned"), day: "passed-on", dated: items("passed=day")},
	{id: "very-early", writes: items("kind=chemical location=not-scanned"), day: "passed-on", dated: items("passed=day")},
}

// Happened are the choices of what happened; EctopicCare and Unseen those that
// two of them open.
func Happened() []string { return idsOf(happenings) }

// EctopicCare is how an ectopic pregnancy was treated.
func EctopicCare() []string { return idsOf(ectopicCare) }

// Unseen is why no scan showed the pregnancy.
func Unseen() []string { return idsOf(unseen) }

func idsOf(list []happening) (ids []string) {
	for i := range list {
		ids = append(ids, list[i].id)
	}
	return ids
}

// DaysBack are the days that can be chosen in one touch, as days ago.
var DaysBack = []string{"0", "1", "2", "3", "4"}

// LastBloodDays are those of the last day with any blood.
var LastBloodDays = []string{"0", "1", "2"}

// wishes are what each question of the start page asks about.
var wishes = []struct {
	id    string
	aim   string
	wants []aftercare.Activity
}{
	{"normal", AimSigns, nil},
	{"sex", "", []aftercare.Activity{aftercare.PenetrativeSex}},
	{"again", "", []aftercare.Activity{aftercare.Conceive}},
	{"active", "", []aftercare.Activity{aftercare.Work, aftercare.ExerciseVigorous, aftercare.Swimming}},
	{"period", AimPeriod, nil},
}

// Wishes are the questions of the start page.
func Wishes() (ids []string) {
	for i := range wishes {
		ids = append(ids, wishes[i].id)
	}
	return ids
}

// specsOfShort are the fields of the short way.
func specsOfShort() FieldSet {
	s := FieldSet{}
	choose := func(field string, words []string) {
		s[field] = &fieldSpec{kind: InputChoice, words: words, fault: "not-on-list"}
	}
	tick := func(field string, words []string) {
		s[field] = &fieldSpec{kind: InputChecks, words: words, many: true, fault: "not-on-list"}
	}
	choose(FieldAsk, Wishes())
	tick(FieldLine, aftercare.DangerLine.Info().Words.Words())
	var signs []string
	for i := range lines {
		for _, x := range lines[i].signs {
			signs = append(signs, x.id)
		}
	}
	tick(FieldWhich, signs)
	choose(FieldAgain, []string{"true", "false"})
	choose(FieldLastBlood, LastBloodDays)
	choose(FieldHappened, idsOf(happenings))
	choose(FieldEctopic, idsOf(ectopicCare))
	choose(FieldSeen, idsOf(unseen))
	choose(FieldWhen, DaysBack)
	for _, field := range []string{FieldLastBlood, FieldWhen} {
		s[field+OnDay] = &fieldSpec{kind: InputDate, fault: "not-a-day"}
	}
	return s
}

// specsOfPlace are the fields of what is asked on the answer alone.
func specsOfPlace() FieldSet {
	var asked, signs []string
	for i := range All {
		asked = append(asked, All[i].ID)
	}
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		if c.Info().Calm != 0 {
			signs = append(signs, c.String())
		}
	}
	several := func(words []string) *fieldSpec {
		return &fieldSpec{kind: InputChecks, words: words, many: true, fault: "not-on-list"}
	}
	return FieldSet{
		fieldAsked:  several(append(asked, signs...)),
		fieldNoHold: several(aftercare.ActivityTerms.Words()),
		fieldStill:  several(signs),
		fieldGone:   several(signs),
		fieldWait:   {kind: InputChoice, words: []string{"true", "false"}, fault: "not-on-list"},
	}
}

// wishedFor are the activities that she asked about.
func (a *Answers) wishedFor() []string {
	return aftercare.AddNew(slices.Clone(a.All("activity")), a.Show...)
}

// readWait takes whether she was told to wait: it is about what she has asked
// about so far, and says nothing of what she opens later.
func (a *Answers) readWait() {
	field := map[string]string{"true": fieldHold, "false": fieldNoHold}[a.One(fieldWait)]
	a.Drop(fieldWait)
	if field == "" {
		return
	}
	for _, activity := range a.wishedFor() {
		a.putOnce(Item{field, activity})
	}
}

// fromShort writes the answers of the short way into the fields of the long one.
func (a *Answers) fromShort() {
	if a.Step != StepShort || a.Press == pressAgain {
		return
	}
	a.wish()
	for n := 1; n <= len(lines); n++ {
		for _, s := range lines[n-1].signs {
			if slices.Contains(a.All(FieldWhich), s.id) {
				a.putOnce(Item{FieldLine, LineWord(n)}) // without scripts a sign can be ticked by itself
				for _, it := range s.writes {
					a.putWorse(it)
				}
			}
		}
	}
	a.inferUnit()
	a.lastBlood()
	a.happened()
}

// wish takes what she chose on the start page.
func (a *Answers) wish() {
	for _, w := range wishes {
		if w.id != a.One(FieldAsk) {
			continue
		}
		a.Aim = w.aim
		for _, activity := range w.wants {
			a.putOnce(Item{"activity", activity.String()})
		}
	}
}

// inferUnit reads which scale a temperature is on: no body has a temperature
// that both scales could mean.
func (a *Answers) inferUnit() {
	const between = 60 * aftercare.DecimalOne
	n, ok := aftercare.ParseDecimal(a.One("temperature"))
	if !ok || a.unitWritten != "" || a.One("temperature-unit") != "" {
		return
	}
	unit := aftercare.UnitCelsius
	if n > between {
		unit = aftercare.UnitFahrenheit
	}
	a.Values["temperature-unit"] = []string{aftercare.Temperature.Info().Units.Name(unit)}
}

// dayOf is a day that was chosen as a number of days ago, or told as a date; 0 for
// none. A day in the future is asked for again.
func (a *Answers) dayOf(field string) aftercare.Date {
	day := a.Day(field + OnDay)
	if n, err := strconv.Atoi(a.One(field)); err == nil {
		day = a.Now.Day - aftercare.Date(n)
	}
	if day > a.Now.Day {
		a.Fail(field+OnDay, "still-to-come")
		return 0
	}
	return day
}

// lastBlood turns the last day with any blood into the first day without.
func (a *Answers) lastBlood() {
	if a.One("bleeding") != "none" {
		return
	}
	if day := a.dayOf(FieldLastBlood); day != 0 && day < a.Now.Day {
		a.putOnce(Item{"bleeding-since", (day + 1).String()})
	}
}

// happened takes what happened, and when.
func (a *Answers) happened() {
	day := a.dayOf(FieldWhen)
	h := a.happening()
	for _, it := range h.writes {
		a.putOnce(it)
	}
	if day == 0 || h.day == "" {
		return
	}
	a.putOnce(Item{h.day, day.String()})
	for _, it := range h.dated {
		a.putOnce(it)
	}
}

// happening is what she chose, with what she chose under it.
func (a *Answers) happening() (h happening) {
	h = findHappening(happenings, a.One(FieldHappened))
	under := happening{}
	switch h.id {
	case "ectopic":
		under = findHappening(ectopicCare, a.One(FieldEctopic))
	case "unseen":
		under = findHappening(unseen, a.One(FieldSeen))
	}
	if under.id == "" {
		return h
	}
	under.writes = append(under.writes[:len(under.writes):len(under.writes)], h.writes...)
	return under
}

func findHappening(list []happening, id string) happening {
	for _, h := range list {
		if h.id == id {
			return h
		}
	}
	return happening{}
}

// Carried is what was told that the form of the short way can't show.
func (a *Answers) Carried() []page.Field {
	own := append([]string{NoneField}, shortFields...)
	own = append(own, writtenByShort()...)
	if a.KnowsCare() {
		own = slices.DeleteFunc(own, func(name string) bool { return slices.Contains(writtenByHappened(), name) })
	}
	var list []page.Field
	for _, name := range a.Names() {
		for _, value := range a.All(name) {
			if !slices.Contains(own, name) {
				list = append(list, page.Field{Name: name, Value: value})
			}
		}
	}
	if !a.Base.IsZero() {
		list = append(list, page.Field{Name: "record", Value: RecordText(a.Base)})
	}
	return list
}

// KnowsCare reports whether what happened is known otherwise, as from a code: then the
// short way only asks for the danger signs and today.
func (a *Answers) KnowsCare() bool {
	return a.One(FieldHappened) == "" && (a.One("care") != "" || a.One("kind") != "" || a.One("location") != "" || len(a.Base.Care) > 0)
}

// writtenByHappened are the fields that the answers on what happened, when, and how far
// along fill in.
func writtenByHappened() []string {
	list := []string{"weeks"}
	for _, of := range [][]happening{happenings, ectopicCare, unseen} {
		for _, h := range of {
			for _, it := range append(h.writes[:len(h.writes):len(h.writes)], h.dated...) {
				list = append(list, it.Field)
			}
			list = append(list, h.day)
		}
	}
	return list
}

// writtenByShort are the fields of the long way that the short one fills in.
func writtenByShort() []string {
	list := []string{"bleeding", "heart-rate", "pads-per-hour", "pads-hours", "bleeding-restarted", "bleeding-since", "pain", "pain-worse", "pain-relieved", "temperature", "temperature-unit", "condition", "activity", "about", "country"}
	take := func(writes []Item) {
		for _, it := range writes {
			list = append(list, it.Field)
		}
	}
	for i := range lines {
		for _, x := range lines[i].signs {
			take(x.writes)
		}
	}
	return append(list, writtenByHappened()...)
}

// WantsShort reports whether a form leads back to the short way with what was told: to
// look at it again, or because it cannot be read.
func (a *Answers) WantsShort() bool {
	if a.Press == pressAgain || a.Press == PressFacts || a.Press == pressSoFar || a.Step == "" {
		return true
	}
	return a.Step == StepShort && a.Faulty()
}
