package chart

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/guideline"
	"aftercare/locale"
)

// fill writes down the facts of the page. What was not told is named at the end.
func (s *summary) fill() {
	s.loss()
	s.careSteps()
	s.herself()
	s.bleedingFacts()
	s.painAndFever()
	s.results()
	s.otherSigns()
	s.flags()
	s.ownWords()
	s.aboutThePage()
}

func (s *summary) part(key string, facts ...summaryFact) {
	var told []summaryFact
	for _, f := range facts {
		if f.value != "" {
			told = append(told, f)
		}
	}
	if len(told) > 0 {
		s.parts = append(s.parts, summaryPart{key, told})
	}
}

// fact is a fact under its name; it has no value where it was not told.
func (s *summary) fact(name, value string) summaryFact {
	return summaryFact{s.W.Text("summary." + name), value}
}

// term is the word of a list, "" where nothing was told.
func (s *summary) term(prefix, word string) string {
	if word == "" {
		return ""
	}
	return s.W.Text(prefix + word)
}

// day is a day with its year.
func (s *summary) day(d aftercare.Date) string {
	if d == 0 {
		return ""
	}
	return s.W.Day(d, 1)
}

// moment is a day with its year and, where it was told, its time.
func (s *summary) moment(w aftercare.When) string {
	if !w.HasInstant() {
		return s.day(w.Day)
	}
	return s.W.Text("summary.moment", locale.With("day", s.day(w.Day)), locale.With("time", w.At.Clock()))
}

// when is a value with the moment it is about.
func (s *summary) when(value string, o *aftercare.Observation) string {
	return s.W.Text("summary.on", locale.With("value", value), locale.With("day", s.moment(o.When)))
}

// value is what was recorded of a sign: yes if there is no more to it.
func (s *summary) value(o *aftercare.Observation) string {
	if value := s.W.Value(o); value != "" {
		return value
	}
	return s.W.Text("summary.yes")
}

// sure says how long ago the loss was, and how sure that is.
func (s *summary) sure() string {
	early, late := s.course.Anchor(guideline.AnchorLoss)
	days := func(name string, d aftercare.Date) locale.Arg { return s.W.Counted(name, "day", int(s.Today-d)) }
	switch {
	case s.course.NotYet(guideline.AnchorLoss):
		return s.W.Text("summary.since.waiting")
	case early == 0:
		return s.W.Text("summary.since.unknown")
	case early != late:
		return s.W.Text("summary.since.between", locale.With("least", strconv.Itoa(int(s.Today-late))), days("most", early),
			locale.With("from", s.day(early)), locale.With("to", s.day(late)))
	}
	return s.W.Text("summary.since.known", days("days", late), locale.With("day", s.day(late)))
}

func (s *summary) loss() {
	l := &s.rec.Loss
	weeks := ""
	if g := int(l.Gestation); g != 0 {
		weeks = s.W.Text("summary.gestation.is", s.W.Counted("weeks", "week", g/7), s.W.Counted("days", "day", g%7))
	}
	s.part("loss", s.fact("since", s.sure()),
		s.fact("kind", s.term("loss.", l.Kind.String())),
		s.fact("location", s.term("location.", l.Location.String())),
		s.fact("gestation", weeks), s.fact("found", s.day(l.DiagnosedOn)),
		s.fact("teller", s.term("teller.", s.rec.About.String())))
}

func (s *summary) careSteps() {
	var facts []summaryFact
	for i := range s.rec.Care {
		step := &s.rec.Care[i]
		name := s.W.Text("summary.undated")
		if step.Start.Told() {
			name = s.moment(step.Start)
		}
		facts = append(facts, summaryFact{name, s.careWords(step)})
	}
	s.part("care", facts...)
}

func (s *summary) herself() {
	p := &s.rec.Person
	losses, age := "", ""
	if p.PreviousLosses.Told() {
		losses = strconv.Itoa(p.PreviousLosses.Value())
	}
	if p.Age > 0 {
		age = s.W.Count("unit.year", int(p.Age))
	}
	s.part("person", s.fact("rh", s.term("rh.", p.Rh.String())), s.fact("anti-d", s.told(aftercare.AntiD)),
		s.fact("conditions", s.W.List(s.terms("condition.", aftercare.ConditionTerms.Of(p.Conditions)))),
		s.fact("medicines", s.W.List(s.terms("medicine.", aftercare.MedicineTerms.Of(p.Medicines)))),
		s.fact("losses", losses), s.fact("age", age))
}

// standing are the observations that count: of her, and not corrected since.
func (s *summary) standing(codes ...aftercare.Code) []*aftercare.Observation {
	var list []*aftercare.Observation
	for i := range s.rec.Observations {
		if o := &s.rec.Observations[i]; !o.Withdrawn && o.Who == aftercare.ThePerson && slices.Contains(codes, o.Code) {
			list = append(list, o)
		}
	}
	return list
}

// told is every value of a code with its moment.
func (s *summary) told(code aftercare.Code) string {
	var parts []string
	for _, o := range s.standing(code) {
		parts = append(parts, s.when(s.value(o), o))
	}
	return s.W.Join(locale.Semicolon, parts...)
}

// bad is every value of a code that does not reassure, with its moment.
func (s *summary) bad(code aftercare.Code) string {
	var parts []string
	none := 0
	for _, o := range s.standing(code) {
		if info := code.Info(); info.Calm.Has(o.Word) {
			none++
			continue
		}
		parts = append(parts, s.when(s.value(o), o))
	}
	if len(parts) == 0 && none > 0 {
		return s.W.Count("summary.denied", none)
	}
	return s.W.Join(locale.Semicolon, parts...)
}

func (s *summary) bleedingFacts() {
	days, told, worst := int(s.Today-s.firstBleeding())+1, 0, aftercare.Word(0)
	var on []string
	for i := range s.days {
		d := &s.days[i]
		if d.bleeding == 0 || d.day > s.Today {
			continue
		}
		told++
		if d.bleeding == someBleeding || d.period || d.bleeding < worst {
			continue
		}
		if d.bleeding > worst {
			worst, on = d.bleeding, nil
		}
		on = append(on, s.day(d.day))
	}
	heaviest := ""
	if worst > 0 {
		heaviest = s.W.Text("summary.on", locale.With("value", s.term("sign.bleeding.", aftercare.Bleeding.Info().Words.Name(worst))), locale.With("day", fewDays(s, on)))
	}
	known := ""
	if told > 0 {
		known = s.W.Text("summary.known.is", locale.With("n", strconv.Itoa(told)), s.W.Counted("of", "day", days))
	}
	s.part("bleeding", s.fact("known", known), s.fact("heaviest", heaviest), s.fact("pads", s.peak()),
		s.fact("clots", s.bad(aftercare.Clots)), s.fact("restarted", s.bad(aftercare.BleedingRestarted)),
		s.fact("tissue", s.bad(aftercare.TissuePassed)), s.fact("period", s.told(aftercare.MensesCode)), s.fact("fainting", s.bad(aftercare.Fainting)))
}

// mostDays is how many days are named one by one.
const mostDays = 5

// fewDays names the first of many days, and how many more there are.
func fewDays(s *summary, days []string) string {
	if len(days) <= mostDays {
		return s.W.List(days)
	}
	return s.W.Count("summary.more", len(days)-mostDays, locale.With("days", s.W.Join(locale.Comma, days[:mostDays]...)))
}

// peak is the most pads in an hour, for how long and when.
func (s *summary) peak() string {
	var top *aftercare.Observation
	for _, o := range s.standing(aftercare.PadsPerHour) {
		if top == nil || o.Number > top.Number || o.Number == top.Number && o.Hours > top.Hours {
			top = o
		}
	}
	if top == nil {
		return ""
	}
	return s.when(s.padWords(top), top)
}

func (s *summary) painAndFever() {
	var pain, heat *aftercare.Observation
	for _, o := range s.standing(aftercare.Pain) {
		if pain == nil || o.Word > pain.Word {
			pain = o
		}
	}
	fevers := 0
	for _, o := range s.standing(aftercare.Temperature) {
		if heat == nil || warmer(o, heat) {
			heat = o
		}
		if s.course.IsFever(o) {
			fevers++
		}
	}
	worst, hottest, count := "", "", ""
	if pain != nil {
		value := s.W.Value(pain)
		if pain.Site != 0 {
			value = s.W.Join(locale.Comma, value, s.term("site.", pain.Site.String()))
		}
		worst = s.when(value, pain)
	}
	if heat != nil {
		hottest = s.when(s.W.Measured(heat), heat)
		if q, ok := s.Know.Engine.FeverFrom(); ok {
			count = s.W.Count("summary.fevers.is", fevers, s.W.Quantified("from", q))
		}
	}
	s.part("pain", s.fact("pain", worst), s.fact("temperature", hottest), s.fact("fevers", count), s.fact("hot", s.bad(aftercare.FeelsHot)), s.fact("chills", s.bad(aftercare.Chills)))
}

// resultCodes are what is a result, by the name it has on the page.
var resultCodes = [...]struct {
	name string
	code aftercare.Code
}{
	{"test", aftercare.PregnancyTest}, {"hcg", aftercare.HCG}, {"trend", aftercare.HCGTrend}, {"scan", aftercare.Scan}, {"cervix", aftercare.Cervix},
	{"visit", aftercare.FollowUp}, {"cleared", aftercare.Clearance}, {"held", aftercare.HoldCode},
}

func (s *summary) results() {
	var facts []summaryFact
	for _, r := range resultCodes {
		facts = append(facts, s.fact(r.name, s.told(r.code)))
	}
	s.part("results", facts...)
}

// elsewhere are the codes that other parts of the page hold.
var elsewhere = []aftercare.Code{aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted, aftercare.Fainting, aftercare.Pain,
	aftercare.Temperature, aftercare.FeelsHot, aftercare.Chills, aftercare.Ready, aftercare.Note}

// otherSigns lists every other sign that was there.
func (s *summary) otherSigns() {
	var facts []summaryFact
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		if slices.Contains(elsewhere, c) || isEvent(c) || isMind(c) && !s.mind {
			continue
		}
		calm := true
		for _, o := range s.standing(c) {
			info := c.Info()
			calm = calm && info.Calm.Has(o.Word)
		}
		if !calm {
			facts = append(facts, summaryFact{s.W.Text("sign." + c.String()), s.bad(c)})
		}
	}
	s.part("signs", facts...)
}

// flags are the alarms that an entry met, and what she was told. An entry that
// was corrected later has its flag all the same: she was told.
func (s *summary) flags() {
	var facts []summaryFact
	gone := map[int]bool{}
	for i := range s.d.Entries {
		gone[s.d.Entries[i].Replaces] = true
	}
	for i := range s.d.Entries {
		e := &s.d.Entries[i]
		if e.Told == nil {
			continue
		}
		level, said := e.Told.Level, []string(nil)
		hidden := false
		for _, id := range e.Told.Statements {
			x := s.Know.Statement(id)
			switch {
			case x == nil:
				said = append(said, s.W.Text("summary.flag.older"))
			case !s.mind && isPrivate(x):
				hidden = true
			default:
				said = append(said, s.W.SaysForWhom(x))
			}
		}
		if hidden && len(said) == 0 {
			continue
		}
		if hidden {
			level = s.levelOf(e.Told.Statements)
		}
		value := s.W.Text("summary.flag", locale.With("level", s.W.Text("level."+level.String())), locale.With("said", strings.Join(said, " ")), locale.With("edition", e.Told.Edition))
		if gone[e.ID] {
			value += " " + s.W.Text("summary.flag.corrected")
		}
		facts = append(facts, summaryFact{s.moment(aftercare.At(e.Written)), value})
	}
	s.part("flags", facts...)
}

// isPrivate reports whether an alarm is about mood or safety: hers to show.
func isPrivate(x *guideline.Statement) bool {
	for c := range x.When.Findings() {
		if c.Code != 0 && isMind(c.Code) {
			return true
		}
	}
	return x.Action == aftercare.CallCrisisLine || x.Action == aftercare.CallSafetyLine
}

// levelOf is the highest level of those alarms that are shown.
func (s *summary) levelOf(ids []string) aftercare.Urgency {
	level := aftercare.SelfCare
	for _, id := range ids {
		if x := s.Know.Statement(id); x != nil && !isPrivate(x) {
			level = max(level, x.Level)
		}
	}
	return level
}

// ownWords are her notes, where she lets them in.
func (s *summary) ownWords() {
	if !s.notes {
		return
	}
	var facts []summaryFact
	rec := s.d.RecordWithNotes()
	for i := range rec.Observations {
		if o := &rec.Observations[i]; o.Code == aftercare.Note && !o.Withdrawn {
			facts = append(facts, summaryFact{s.moment(o.When), o.Text})
		}
	}
	s.part("notes", facts...)
}

// aboutThePage says what is missing and what was corrected.
func (s *summary) aboutThePage() {
	corrected, back := 0, 0
	for i := range s.d.Entries {
		switch e := &s.d.Entries[i]; {
		case e.Replaces != 0 && e.Withdrawn:
			back++
		case e.Replaces != 0:
			corrected++
		}
	}
	left := "summary.left"
	switch {
	case s.notes && s.mind:
		left = "summary.left.nothing"
	case s.notes:
		left = "summary.left.mind"
	case s.mind:
		left = "summary.left.notes"
	}
	s.part("page", s.fact("missing", s.W.List(s.missing())),
		s.fact("corrections", s.W.Text("summary.corrections.is", locale.With("corrected", strconv.Itoa(corrected)), locale.With("withdrawn", strconv.Itoa(back)))),
		s.fact("leaves", s.W.Text(left)))
}

// missing names what was not told and belongs on the page.
func (s *summary) missing() []string {
	var list []string
	need := func(name string, told bool) {
		if !told {
			list = append(list, s.W.Text("summary.missing."+name))
		}
	}
	rec := s.rec
	early, _ := s.course.Anchor(guideline.AnchorLoss)
	need("day", early != 0 || s.course.NotYet(guideline.AnchorLoss))
	need("kind", rec.Loss.Kind != 0)
	need("location", rec.Loss.Location != 0)
	need("gestation", rec.Loss.Gestation != 0)
	need("care", len(rec.Care) > 0)
	need("rh", rec.Person.Rh != 0)
	need("conditions", rec.Person.Conditions != 0)
	need("temperature", len(s.standing(aftercare.Temperature)) > 0)
	need("test", len(s.standing(aftercare.PregnancyTest)) > 0)
	need("scan", len(s.standing(aftercare.Scan)) > 0)
	need("visit", len(s.standing(aftercare.FollowUp)) > 0)
	return list
}
