package start

import (
	"slices"
	"strconv"
	"strings"

	"aftercare"
	"aftercare/app"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/engine"
	"aftercare/guideline"
)

// screens are the six screens as the person of a long record fills them in. What
// no screen asks is not told.
type screens struct {
	app    *app.App
	engine *engine.Engine // of her country
	rec    *aftercare.Record
	now    aftercare.When
	signs  []*aftercare.Observation // what she has now, or had since yesterday
	fields []page.Field
}

// newScreens is the five screens before the answer, filled in by somebody who asks
// about wish.
func newScreens(a *app.App, rec *aftercare.Record, now aftercare.When, wish string) *screens {
	s := &screens{app: a, engine: a.Knowledge(rec.Jurisdiction).Engine, rec: rec, now: now, signs: signsNow(a, rec, now)}
	s.begin(wish)
	s.dangerSigns()
	s.today()
	s.whatHappened()
	s.blood()
	return s
}

func (s *screens) answers() *questions.Answers {
	a, findings := questions.Read(s.fields, s.now)
	if findings != nil || a.Faulty() {
		return nil
	}
	return a
}

// record is the short record: what she told on the screens so far; nil if they
// cannot be read.
func (s *screens) record() *aftercare.Record {
	if a := s.answers(); a != nil {
		return a.Record()
	}
	return nil
}

func (s *screens) tell(name, value string) {
	if f := field(name, value); value != "" && !slices.Contains(s.fields, f) {
		s.fields = append(s.fields, f)
	}
}

// told is what a field says, "" if nothing was.
func (s *screens) told(name string) string {
	for _, f := range s.fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

func (s *screens) tells(name string, values ...string) bool {
	return slices.ContainsFunc(values, func(value string) bool { return slices.Contains(s.fields, field(name, value)) })
}

// signsNow are the signs that count now: those of today, and those of before
// that an alarm still goes by.
func signsNow(a *app.App, rec *aftercare.Record, now aftercare.When) (list []*aftercare.Observation) {
	g := a.Knowledge(rec.Jurisdiction).Engine.Evaluate(rec, now)
	counts := map[int]bool{}
	note := func(facts []aftercare.Fact) {
		for _, f := range facts {
			if f.Kind == aftercare.FactObservation {
				counts[f.Index] = true
			}
		}
	}
	for i := range g.Urgency.Because {
		note(g.Urgency.Because[i].Facts)
	}
	for i := range g.Effects {
		note(g.Effects[i].Facts)
	}
	for i := range rec.Observations {
		if x := &rec.Observations[i]; isHers(x) && (x.When.Day == now.Day || counts[i]) {
			list = append(list, x)
		}
	}
	return list
}

// isHers reports whether an observation is of her, and was not taken back.
func isHers(x *aftercare.Observation) bool { return !x.Withdrawn && x.Who == aftercare.ThePerson }

// worst is the last of the values of a code among her signs, 0 for none.
func (s *screens) worst(c aftercare.Code) (word aftercare.Word) {
	for _, x := range s.signs {
		if x.Code == c {
			word = max(word, x.Word)
		}
	}
	return word
}

// begin is the start page.
func (s *screens) begin(wish string) {
	s.tell("step", questions.StepShort)
	s.tell(questions.FieldAsk, wish)
	if country := aftercare.CountryOf(s.rec.Jurisdiction); s.app.General.Numbers[country] != nil {
		s.tell("country", country)
	}
	if s.rec.About > aftercare.AboutSelf {
		s.tell("about", aftercare.AboutTerms.Name(aftercare.AboutPatient))
	}
}

// dangerSigns is the list: she ticks the lines that name what she has, says
// which, and denies the others.
func (s *screens) dangerSigns() {
	for _, x := range s.signs {
		for _, sign := range signsOf(x) {
			s.tick(sign.line, sign.id)
		}
		s.number(x)
	}
	for _, group := range questions.Groups {
		s.tell(questions.NoneField, group)
	}
	if !s.ticked(7) && !s.ticked(8) {
		s.tell(questions.FieldAgain, "true")
	}
	if s.told(questions.FieldLine) != "" {
		s.tell("temperature", s.temperature())
	}
}

func (s *screens) tick(line int, id string) {
	s.tell(questions.FieldLine, questions.LineWord(line))
	s.tell(questions.FieldWhich, id)
}

func (s *screens) ticked(line int) bool {
	return s.tells(questions.FieldLine, questions.LineWord(line))
}

// number ticks what a number comes to in the words of a line.
func (s *screens) number(x *aftercare.Observation) {
	const one = aftercare.DecimalOne
	switch {
	case x.Code == aftercare.PadsPerHour && x.Number >= 2*one:
		s.tick(1, "two-pads")
	case x.Code == aftercare.PadsPerHour && x.Number >= one && x.Hours >= 2*one:
		s.tick(1, "pad-twice")
	case x.Code == aftercare.PadsPerHour && x.Number >= one && x.Hours > 0:
		s.tick(1, "pad-once")
	case x.Code == aftercare.PadsPerHour && x.Number >= one:
		s.tick(1, "") // for how long is not told
	case x.Code == aftercare.HeartRate && s.engine.IsDanger(*x):
		s.tick(9, "racing")
	case x.Code == aftercare.BreathingRate && s.engine.IsDanger(*x):
		s.tick(3, "")
	case x.Code == aftercare.Temperature && s.isFever(x):
		s.tick(7, "")
	}
}

func (s *screens) isFever(x *aftercare.Observation) bool {
	return s.engine.Course(s.rec, s.now).IsFever(x)
}

// temperature is the reading that she tells: a fever before others, then the last.
func (s *screens) temperature() (text string) {
	fever := false
	for _, x := range s.signs {
		if x.Code == aftercare.Temperature && (!fever || s.isFever(x)) {
			text, fever = x.Number.String()+degrees[x.Unit], s.isFever(x)
		}
	}
	return text
}

// degrees are the scales of a temperature as people write them.
var degrees = map[aftercare.Unit]string{aftercare.UnitCelsius: " °C", aftercare.UnitFahrenheit: " °F"}

// today is bleeding and pain, and the conditions where they change when to call.
func (s *screens) today() {
	words := aftercare.Bleeding.Info().Words
	bleeding := min(s.worst(aftercare.Bleeding), aftercare.BleedingHeavy) // pouring is a line
	if bleeding == 0 && s.worst(aftercare.BleedingRestarted) == aftercare.BoolYes {
		bleeding = aftercare.BleedingSpotting // it came back, at least so much
	}
	s.tell("bleeding", words.Name(bleeding))
	switch bleeding {
	case aftercare.BleedingNone:
		s.lastBlood()
	case aftercare.BleedingModerate, aftercare.BleedingHeavy:
		s.pads()
	}
	if bleeding == aftercare.BleedingHeavy && s.worst(aftercare.BleedingRestarted) != 0 {
		s.tell("bleeding-restarted", boolWord(s.worst(aftercare.BleedingRestarted)))
	}
	s.pain()
	if bleeding == aftercare.BleedingHeavy || s.tells("pads-per-hour", "1") || s.tells("pain", "moderate", "severe") || s.ticked(1) || s.ticked(7) || s.ticked(9) {
		for _, it := range questions.Find("person").Inputs[0].Items {
			if v, _ := aftercare.ConditionTerms.Parse(it.Value); s.rec.Person.Conditions.Has(v) {
				s.tell(it.Field, it.Value)
			}
		}
	}
}

func boolWord(w aftercare.Word) string { return strconv.FormatBool(w == aftercare.BoolYes) }

// lastBlood is the last day with any blood, as far as she told it.
func (s *screens) lastBlood() {
	last := aftercare.Date(0)
	for i := range s.rec.Observations {
		x := &s.rec.Observations[i]
		switch {
		case !isHers(x) || x.Code != aftercare.Bleeding || x.When.Day > s.now.Day:
		case x.Word != aftercare.BleedingNone:
			last = max(last, x.When.Day)
		case x.Since != 0:
			last = max(last, x.Since-1)
		}
	}
	s.day(questions.FieldLastBlood, last, questions.LastBloodDays)
}

// day tells a day at one touch where it can be, else as a date.
func (s *screens) day(name string, day aftercare.Date, back []string) {
	ago := strconv.Itoa(int(s.now.Day - day))
	switch {
	case day == 0 || day > s.now.Day:
	case slices.Contains(back, ago):
		s.tell(name, ago)
	default:
		s.tell(name+questions.OnDay, day.String())
	}
}

// pads are the most in an hour, and for how long.
func (s *screens) pads() {
	var most, hours aftercare.Decimal
	for _, x := range s.signs {
		if x.Code == aftercare.PadsPerHour && x.Number >= most {
			most, hours = x.Number, x.Hours
		}
	}
	if most == 0 {
		return
	}
	if most < aftercare.DecimalOne {
		s.tell("pads-per-hour", "less")
		return
	}
	upTo3 := func(n aftercare.Decimal) string { return strconv.Itoa(int(min(n/aftercare.DecimalOne, 3))) }
	s.tell("pads-per-hour", upTo3(most))
	if hours > 0 {
		s.tell("pads-hours", upTo3(max(hours, aftercare.DecimalOne)))
	}
}

// pain is the strongest pain, and what makes it worse.
func (s *screens) pain() {
	words := aftercare.Pain.Info().Words
	strongest := s.worst(aftercare.Pain)
	if strongest == aftercare.PainNone && s.ticked(4) {
		return // the line asks how bad it is
	}
	s.tell("pain", words.Name(strongest))
	if s.tells("pain", "moderate", "severe") {
		s.course()
	}
}

// course is how her pain goes on.
func (s *screens) course() {
	worse, relieved := aftercare.Unknown, aftercare.Unknown
	for _, x := range s.signs {
		if x.Code == aftercare.Pain && x.Word > aftercare.PainNone {
			worse = max(worse, x.Worsening)
			if relieved != aftercare.No && x.Relieved != aftercare.Unknown {
				relieved = x.Relieved
			}
		}
	}
	s.tri("pain-worse", worse)
	s.tri("pain-relieved", relieved)
}

func (s *screens) tri(name string, t aftercare.Tri) {
	if t != aftercare.Unknown {
		s.tell(name, strconv.FormatBool(t == aftercare.Yes))
	}
}

// whatHappened is the choice that fits her best, how far along she was, and its day.
func (s *screens) whatHappened() {
	if g := s.rec.Loss.Gestation; g != 0 {
		s.tell("weeks", strconv.Itoa(int(g/7)))
	}
	last := s.lastCare()
	passed, found, care := s.rec.Loss.To, s.rec.Loss.DiagnosedOn, aftercare.Date(0)
	route := guideline.CareRoute(0)
	if last != nil {
		route, care = guideline.RouteOf(last), last.Start.Day
	}
	kind, location := s.rec.Loss.Kind, s.rec.Loss.Location
	choose := func(id, field, under string, day aftercare.Date) {
		s.tell(questions.FieldHappened, id)
		s.tell(field, under)
		s.day(questions.FieldWhen, day, questions.DaysBack)
	}
	switch {
	case kind == aftercare.Septic:
		choose("infected", "", "", passed)
	case kind == aftercare.Molar && route == guideline.BySurgery:
		choose("molar", "", "", care)
	case kind == aftercare.Molar:
		choose("molar", "", "", 0)
	case route == guideline.ByMethotrexate:
		choose("ectopic", questions.FieldEctopic, "injection", care)
	case (kind == aftercare.Ectopic || location == aftercare.EctopicLocation || last != nil && last.Method.OnTube()) && route == guideline.BySurgery:
		choose("ectopic", questions.FieldEctopic, "operated", care)
	case (kind == aftercare.Ectopic || location == aftercare.EctopicLocation) && route == guideline.ByWaiting:
		choose("ectopic", questions.FieldEctopic, "watched", found)
	case kind == aftercare.Ectopic || location == aftercare.EctopicLocation:
		choose("ectopic", "", "", found)
	case location == aftercare.Unlocated:
		choose("unseen", questions.FieldSeen, "not-found", found)
		if s.tells("pain", "mild") {
			s.course()
		}
	case kind == aftercare.Threatened:
		choose("pregnant", "", "", 0)
	case route == guideline.BySurgery:
		choose("operation", "", "", care)
	case route == guideline.ByMedicine:
		choose("tablets", "", "", care)
	case kind == aftercare.Chemical:
		choose("unseen", questions.FieldSeen, "very-early", passed)
	case location == aftercare.NotScanned:
		choose("unseen", questions.FieldSeen, "no-scan", passed)
	case route == guideline.ByWaiting && passed != 0 && passed <= s.now.Day:
		choose("passed", "", "", passed)
	case route == guideline.ByWaiting:
		choose("waiting", "", "", found)
	default:
		choose("not-sure", "", "", found) // what was done is not told
	}
}

// isOneChoice reports whether one choice of what happened, with one day, can say
// all that a record tells of the loss and its care.
func isOneChoice(rec *aftercare.Record, now aftercare.When) bool {
	loss := &rec.Loss
	if len(rec.Care) > 1 || loss.From != loss.To || loss.To > now.Day || loss.DiagnosedOn > now.Day {
		return false
	}
	care := aftercare.Care{}
	if len(rec.Care) == 1 {
		care = rec.Care[0]
	}
	isMedicine := care.Method == aftercare.Misoprostol || care.Method == aftercare.MifepristoneMisoprostol || care.Method == aftercare.Methotrexate || care.Method == aftercare.LabourInduction
	if care.Method != 0 && isMedicine != (care.Route == aftercare.Medical) {
		return false // a typing error
	}
	if care.Start.Day > now.Day || care.Method.OnTube() && care.Route != aftercare.Surgical || loss.To != 0 && loss.To != care.Start.Day && care.Route > aftercare.Expectant {
		return false
	}
	inTube := loss.Kind == aftercare.Ectopic || loss.Location == aftercare.EctopicLocation
	treatsTube := care.Method.OnTube() || care.Method == aftercare.Methotrexate || care.Route <= aftercare.Expectant
	switch loss.Kind {
	case 0, aftercare.KindUnknown, aftercare.CompleteMiscarriage, aftercare.IncompleteMiscarriage, aftercare.MissedMiscarriage, aftercare.LateLoss:
		switch {
		case loss.Location == aftercare.Unlocated || loss.Location == aftercare.NotScanned:
			twoDays := loss.To != 0 && loss.DiagnosedOn != 0 && loss.To != loss.DiagnosedOn // the screens ask for one
			return care.Route == 0 && !twoDays
		case inTube:
			return (loss.Kind == 0 || loss.Kind == aftercare.KindUnknown) && treatsTube
		}
		return !care.Method.OnTube() && care.Method != aftercare.Methotrexate && care.Route != 0
	case aftercare.Ectopic:
		return (loss.Location == 0 || loss.Location == aftercare.EctopicLocation) && treatsTube
	case aftercare.Molar:
		return loss.Location <= aftercare.Intrauterine && care.Route == aftercare.Surgical && !care.Method.OnTube()
	}
	return false
}

// lastCare is the last step of care that has begun, nil for none.
func (s *screens) lastCare() (last *aftercare.Care) {
	for i := range s.rec.Care {
		if c := &s.rec.Care[i]; c.Start.Day <= s.now.Day && (last == nil || c.Start.Day >= last.Start.Day) {
			last = c
		}
	}
	return last
}

// blood tells the blood group and anti-D where the last screen asks for them.
func (s *screens) blood() {
	a := s.answers()
	s.tell("asked", "blood")
	if a == nil || !ask.New(s.app.Site, &page.Request{Now: s.now, InPage: true, Path: page.PathHome}, a).AsksBlood() {
		return
	}
	s.answer("blood")
	s.answer("anti-d")
}

// answer answers a question of the long way as her record does, if it does.
func (s *screens) answer(id string) {
	had := slices.Clone(s.fields)
	for _, name := range questions.Find(id).Fields() {
		code := aftercare.ParseCode(name)
		switch {
		case s.told(name) != "":
		case code != 0:
			if x := s.latest(code); x != nil {
				s.tell(name, code.Info().Words.Name(x.Word))
				if questions.FieldSpecs[name+questions.OnDay] != nil {
					s.tell(name+questions.OnDay, x.When.Day.String())
				}
			}
		case name == "rh" && s.rec.Person.Rh == 0 && s.latest(aftercare.AntiD) != nil:
			s.tell(name, aftercare.RhNegative.String()) // nobody else is asked about anti-D
		default:
			for _, f := range s.head() {
				if f.Name == name {
					s.tell(f.Name, f.Value)
				}
			}
		}
	}
	if s.answers() == nil {
		s.fields = had // no form takes such an answer
	}
}

// head are the facts of her record that are no observation, as fields.
func (s *screens) head() []page.Field {
	rec := *s.rec
	rec.Observations = nil
	return questions.RecordFields(&rec, s.now.Day)
}

// latest is the last thing known of her for a code that has words, of one day the
// worst; nil for none.
func (s *screens) latest(c aftercare.Code) (last *aftercare.Observation) {
	for i := range s.rec.Observations {
		if x := &s.rec.Observations[i]; isHers(x) && x.Code == c && x.Word != 0 &&
			(last == nil || x.When.Day > last.When.Day || x.When.Day == last.When.Day && c.Info().Calm.Has(last.Word)) {
			last = x
		}
	}
	return last
}

// inPlace answers what the answer page asks in place, one thing after another.
func (s *screens) inPlace() {
	tried := map[string]bool{}
	for s.hasMore() {
		id := s.askedInPlace(tried)
		if id == "" {
			return
		}
		tried[id] = true
		s.answer(id)
	}
}

// hasMore reports whether she knows more that an answer page could ask for.
func (s *screens) hasMore() bool {
	if s.rec.Person.Rh != 0 || s.rec.Person.Conditions != 0 {
		return true
	}
	return slices.ContainsFunc(s.rec.Observations, func(x aftercare.Observation) bool {
		return isHers(&x) && x.Word != 0 && len(signsOf(&x)) == 0 && !x.Code.Info().Calm.Has(x.Word) || questions.FieldSpecs[x.Code.String()+questions.OnDay] != nil
	})
}

// askedInPlace is the next question that the answer page asks in place, "" for none.
func (s *screens) askedInPlace(tried map[string]bool) string {
	a := s.answers()
	if a == nil {
		return ""
	}
	form := append(s.fields[:len(s.fields):len(s.fields)], field("go", questions.StepAnswer))
	shown := string(s.app.Handle(&page.Request{Method: "POST", Path: page.PathHome, Form: form, Now: s.now, InPage: true}).Body)
	for _, part := range []struct{ from, to string }{{`class="card in-place"`, "</form>"}, {`class="you-said"`, "</section>"}} {
		_, text, found := strings.Cut(shown, part.from)
		if !found {
			continue
		}
		text, _, _ = strings.Cut(text, part.to)
		for i := range questions.All {
			q := &questions.All[i]
			if tried[q.ID] || !q.IsAsked(a) || a.IsAnswered(q) {
				continue
			}
			if strings.Contains(text, `value="ask-`+q.ID+`"`) || part.to == "</form>" && strings.Contains(text, `name="`+q.Inputs[0].Field+`" value=`) {
				return q.ID
			}
		}
	}
	return ""
}

type signOnLine struct {
	line int
	id   string
}

// signsOf are the signs of the lines that say what was observed.
func signsOf(x *aftercare.Observation) (list []signOnLine) {
	for n := 1; n <= questions.LineCount; n++ {
		for _, id := range questions.LineSigns(n) {
			if questions.SignSays(id, x) {
				list = append(list, signOnLine{n, id})
			}
		}
	}
	word := x.Code.Info().Words.Name(x.Word)
	switch {
	case x.Code == aftercare.RashKind && (word == "purple" || word == "blisters"):
		list = append(list, signOnLine{11, word})
	case x.Code == aftercare.RashKind:
		list = append(list, signOnLine{11, "rash"})
	case x.Code == aftercare.Pain && x.Word > aftercare.PainNone && x.Site.String() == "chest":
		list = append(list, signOnLine{3, "chest"})
	case x.Code == aftercare.Pain && x.Word > aftercare.PainNone && x.Site.String() == "leg":
		list = append(list, signOnLine{11, "leg"}) // "or sore"
	case x.Code == aftercare.BeingCoerced && x.Word == aftercare.BoolYes:
		list = append(list, signOnLine{6, "afraid"}) // "not safe with somebody"
	case x.Code == aftercare.DangerLine:
		list = append(list, signOnLine{int(x.Word), ""})
	}
	return list
}
