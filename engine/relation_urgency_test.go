package engine_test

import (
	"reflect"
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// isRedFlag reports whether the last observation of a record is part of an
// alarm of level soon or above, with all that was ever told: a sign that lapsed
// is one too. Below that level a sign is an answer like others.
func (x *trial) isRedFlag(rec *aftercare.Record) bool {
	fired := x.alarmsBy(x.endless, rec)
	if fired.Level < aftercare.Soon {
		return false
	}
	last := aftercare.Fact{Kind: aftercare.FactObservation, Index: len(rec.Observations) - 1}
	for _, b := range fired.Because {
		if slices.Contains(b.Facts, last) && x.byID[b.Statement].Level >= aftercare.Soon {
			return true
		}
	}
	return false
}

// movesAnchor says which anchors an observation of a code may move. An alarm
// that counts only some time after an anchor may then fall silent: it is the
// one way in which a fact can, and the language has it for dates alone.
func movesAnchor(code aftercare.Code) []guideline.Anchor {
	switch code {
	case aftercare.TissuePassed:
		return []guideline.Anchor{guideline.AnchorLoss, guideline.AnchorBleedingStopped}
	case aftercare.MensesCode: // bleeding of a period is not long bleeding after anything, and ends the waiting
		return []guideline.Anchor{guideline.AnchorLoss, guideline.AnchorProcedure, guideline.AnchorTreatment, guideline.AnchorMedicine, guideline.AnchorBleedingStopped, guideline.AnchorDiagnosis, guideline.AnchorWaiting}
	case aftercare.HCG, aftercare.HCGTrend:
		return []guideline.Anchor{guideline.AnchorFirstHCG, guideline.AnchorSecondHCG}
	case aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted:
		return []guideline.Anchor{guideline.AnchorBleedingStopped}
	}
	return nil
}

// countsFrom lists the anchors that an alarm counts from.
func countsFrom(c *guideline.Condition) []guideline.Anchor {
	var list []guideline.Anchor
	for _, kids := range [][]guideline.Condition{c.All, c.Any} {
		for i := range kids {
			list = append(list, countsFrom(&kids[i])...)
		}
	}
	if c.AfterAnchor != 0 {
		list = append(list, c.AfterAnchor)
	}
	return list
}

// lostAlarm names an alarm that fires for one record and not for another, and
// that counts from none of the anchors.
func (x *trial) lostAlarm(before, after *aftercare.Record, moved []guideline.Anchor) string {
	had := x.alarms(before).Because
	if len(had) == 0 {
		return ""
	}
	fired := x.alarms(after)
	for _, b := range had {
		if x.byID[b.Statement].When == nil {
			continue // an effect in the place of its alarm, which may be back
		}
		dated := moved != nil && x.byID[b.Statement].Absence.Anchor != 0 // decision 34: told to have come
		for _, a := range countsFrom(x.byID[b.Statement].When) {
			dated = dated || slices.Contains(moved, a)
		}
		if !names(fired, b.Statement) && !dated {
			return b.Statement + " falls silent"
		}
	}
	return ""
}

// isOpen reports whether the question that an observation answers was open: a
// danger sign that lapsed, one that nothing opens without, or whether what had to
// come has come, while that holds something.
func (x *trial) isOpen(o *aftercare.Observation) bool {
	g := x.evaluate(x.Record)
	if movesAnchor(o.Code) != nil && slices.ContainsFunc(g.Activities[:], x.heldByAbsence) {
		return true
	}
	unknown := g.Unknown
	if slices.Contains(unknown, o.Code.String()) {
		return true
	}
	for i := range x.pack.Policy {
		p := &x.pack.Policy[i]
		if p.Key == guideline.AnsweredBy && slices.Contains(p.Codes, o.Code) && slices.Contains(unknown, p.Code.String()) {
			return true
		}
	}
	return false
}

// heldByAbsence reports whether an activity waits because something may not have
// come that had to.
func (x *trial) heldByAbsence(a aftercare.ActivityAnswer) bool {
	return slices.ContainsFunc(a.HeldBy, func(id string) bool {
		s := x.byID[id]
		return s != nil && s.Absence.Anchor != 0
	})
}

// flow is how much bleeding an observation tells of, as the diary keeps it.
func flow(o *aftercare.Observation) aftercare.Word {
	switch {
	case o.Code == aftercare.Bleeding:
		return o.Word
	case o.Code == aftercare.PadsPerHour && o.Number > 0:
		return aftercare.BleedingHeavy
	case o.Code == aftercare.Clots && o.Word > 1, o.Code == aftercare.BleedingRestarted && o.Word == aftercare.BoolYes:
		return aftercare.BleedingLight
	case o.Code == aftercare.Pain:
		return o.Word + 100
	}
	return 0
}

// eases reports whether a flag is milder than what was told before of bleeding
// or pain.
func (x *trial) eases(o *aftercare.Observation) bool {
	for i := range x.Record.Observations {
		p := &x.Record.Observations[i]
		if p.When.Day <= o.When.Day && flow(p) > flow(o) && flow(o) > 0 && (flow(p) > 100) == (flow(o) > 100) {
			return true
		}
	}
	return false
}

// names reports whether an alarm is among those that fire.
func names(a *engine.Alarms, id string) bool {
	return slices.ContainsFunc(a.Because, func(b aftercare.Because) bool { return b.Statement == id })
}

// everFiredToo reports whether all alarms that fire for one record, or once did,
// do so for another.
func (x *trial) everFiredToo(a, b *aftercare.Record) bool {
	had, have := x.alarmsBy(x.endless, a), (*engine.Alarms)(nil)
	for i := range had.Because {
		if have == nil {
			have = x.alarmsBy(x.endless, b)
		}
		if !names(have, had.Because[i].Statement) {
			return false
		}
	}
	return true
}

// Relation 1. A red flag is an observation that is part of an alarm of level
// soon or above, now or in the past. Below soon a sign is an answer like
// others. Where the question was open, the flag is its
// answer besides, and relation 4 rules: unknown holds more than any answer. A
// flag that is milder than what was told before of the same thing is news that
// it eased: light bleeding after weeks is a flag, and says that it is not heavy.
// And bleeding told anew moves the end of the bleeding, which one alarm counts
// from.
func TestEvaluate_RedFlagNeverLowersUrgencyNorOpensEarlier(t *testing.T) {
	relation(t, func(x *trial) string {
		o := x.told(pick(x.rand, x.world.Signs()), pick(x.rand, []int{0, 0, 0, 1, 2, 5, 20}))
		rec := x.with(o)
		if !x.isRedFlag(rec) {
			return ""
		}
		before, after := x.judge(x.Record), x.judge(rec)
		problem := noLower(before, after)
		if moved := movesAnchor(o.Code); problem != "" && moved != nil {
			problem = x.lostAlarm(x.Record, rec, moved)
		}
		if problem == "" {
			if problem = noEarlier(before, after); problem != "" && (x.isOpen(&o) || x.eases(&o) || !x.everFiredToo(x.Record, rec)) {
				problem = ""
			}
		}
		return aboutOne("adding", &o, problem)
	})
}

// Relation 2, and more: no observation of any kind silences an alarm. The one
// way to say so is a date that an alarm counts from.
func TestEvaluate_NoFactSilencesAnAlarm(t *testing.T) {
	relation(t, func(x *trial) string {
		axis := pick(x.rand, [][]aftercare.Observation{x.world.Calms(), x.world.Calms(), x.world.Signs()})
		o := x.told(pick(x.rand, axis), pick(x.rand, []int{0, 0, 1, 3, 30}))
		return aboutOne("adding", &o, x.lostAlarm(x.Record, x.with(o), movesAnchor(o.Code)))
	})
}

// Relation 2: conditions, medicines and a pregnancy seen in the womb where no
// place was told are facts like others.
func TestEvaluate_ReassuringFactsNeverLowerUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.clone()
		what := ""
		switch x.rand.IntN(4) {
		case 0:
			n := aftercare.Medicine(1 + x.rand.IntN(aftercare.MedicineTerms.Len()))
			what, rec.Person.Medicines = "medicine "+n.String(), rec.Person.Medicines.With(n)
		case 1:
			n := aftercare.Condition(1 + x.rand.IntN(aftercare.ConditionTerms.Len()))
			what, rec.Person.Conditions = "condition "+n.String(), rec.Person.Conditions.With(n)
		case 2:
			if rec.Loss.Location != 0 {
				return ""
			}
			what, rec.Loss.Location = "seen in the womb", aftercare.Intrauterine
		case 3:
			if rec.Person.Rh != 0 {
				return ""
			}
			what, rec.Person.Rh = "rh positive", aftercare.RhPositive
		}
		return about("adding "+what, notBelow(x.level(x.Record), x.level(rec)))
	})
}

// Relation 3: pain, collapse, breath and shoulder give their level whatever is
// told about bleeding, scan and hormone, and whatever else, but for an expected
// effect (decision 34).
func TestEvaluate_PainAndCollapseIgnoreEveryOtherFact(t *testing.T) {
	collapse := map[aftercare.Code]bool{
		aftercare.Pain: true, aftercare.Fainting: true, aftercare.Breathless: true, aftercare.ChestPain: true, aftercare.Clammy: true,
		aftercare.Pale: true, aftercare.Weak: true, aftercare.Confused: true, aftercare.AbdomenRigid: true, aftercare.SenseOfDoom: true,
	}
	plainRelation(t, func(x *trial) string {
		alone := &aftercare.Record{}
		for _, o := range x.Record.Observations {
			if collapse[o.Code] {
				alone.Observations = append(alone.Observations, o)
			}
		}
		rec := x.clone()
		for _, code := range []aftercare.Code{aftercare.Bleeding, aftercare.Scan, aftercare.HCGTrend, aftercare.PregnancyTest, aftercare.Cervix} {
			o := aftercare.Observation{Code: code, Word: aftercare.Word(1 + x.rand.IntN(code.Info().Words.Len()))}
			rec.Observations = append(rec.Observations, x.told(o, 0))
		}
		return about("beside other facts", notBelow(x.level(alone), x.level(rec)))
	})
}

// Relation 4, the level: not told and told calm are the same to every alarm.
func TestEvaluate_UnknownNeverLowersUrgencyBelowNo(t *testing.T) {
	relation(t, func(x *trial) string {
		o := x.told(pick(x.rand, x.world.Calms()), 0)
		bare := x.without(x.Record, o.Code)
		calm := *bare
		calm.Observations = append(slices.Clone(bare.Observations), o)
		if movesAnchor(o.Code) != nil {
			return about("without "+o.Code.String(), x.lostAlarm(&calm, bare, movesAnchor(o.Code)))
		}
		return about("without "+o.Code.String(), notBelow(x.level(&calm), x.level(bare)))
	})
}

// Relation 5: from same-day up every activity reads get-help-first, and only then.
func TestEvaluate_HelpComesFirstExactlyFromSameDayUp(t *testing.T) {
	relation(t, func(x *trial) string {
		g := x.evaluate(x.Record)
		for i := range g.Activities {
			a := &g.Activities[i]
			if (g.Urgency.Level >= aftercare.SameDay) != (a.Verdict == aftercare.GetHelpFirst) {
				return a.Activity.String() + " is " + a.Verdict.String() + " at " + g.Urgency.Level.String()
			}
			if a.Verdict == aftercare.GetHelpFirst && (a.Earliest != 0 || a.NotBefore != 0 || a.WaitingFor != nil || a.Sources != nil || a.Range != aftercare.Range{}) {
				return a.Activity.String() + " gives more than get-help-first"
			}
		}
		return ""
	})
}

// ordered are the codes whose words are in the order of how much they worry.
var ordered = []aftercare.Code{
	aftercare.Bleeding, aftercare.Clots, aftercare.Pain, aftercare.Fainting, aftercare.Breathless, aftercare.Headache, aftercare.Mood, aftercare.HarmThoughts,
}

// worsen makes one observation worse than it is, and reports whether it can be.
func (x *trial) worsen(o *aftercare.Observation) bool {
	was := *o
	switch info := o.Code.Info(); {
	case slices.Contains(ordered, o.Code) && o.Since == 0:
		switch {
		case o.Code == aftercare.Pain && x.rand.IntN(3) == 0:
			o.Worsening = aftercare.Yes
		case o.Code == aftercare.Pain && x.rand.IntN(3) == 0:
			o.Relieved = aftercare.No
		case int(o.Word) < info.Words.Len():
			o.Word += aftercare.Word(1 + x.rand.IntN(info.Words.Len()-int(o.Word)))
		}
	case info.Payload == aftercare.PayloadBool:
		o.Word = aftercare.BoolYes
	case o.Code.Lasts() && o.Hours > 0 && x.rand.IntN(2) == 0:
		if info.Calm&aftercare.SetOf(o.Word) == 0 {
			o.Hours += pick(x.rand, []aftercare.Decimal{1, 5000, 10_000, 20_000})
			if x.rand.IntN(4) == 0 {
				o.Hours = 0 // as long as the rule asks
			}
		}
	case o.Code == aftercare.Temperature:
		if low := aftercare.Decimal(365_000); o.Unit == aftercare.UnitFahrenheit && o.Number < 977_000 || o.Unit == aftercare.UnitCelsius && o.Number < low {
			return false // rising from a low temperature is no worsening
		}
		o.Number += aftercare.Decimal(x.rand.IntN(60_000))
	case o.Code == aftercare.HCG: // what worries is how it changes
	case info.Payload == aftercare.PayloadNumber:
		o.Number += pick(x.rand, []aftercare.Decimal{1, 1000, 10_000, 40_000, 400_000})
	case info.Payload == aftercare.PayloadItems:
		o.Items = slices.Clone(o.Items)
		if i := x.rand.IntN(len(o.Items)); o.Items[i] < 3 {
			o.Items[i]++
		}
	case info.Payload == aftercare.PayloadTotal:
		if o.Item10 < aftercare.CountOf(3) {
			o.Item10++
		}
		o.Total = min(30, o.Total+1)
	}
	return !reflect.DeepEqual(*o, was)
}

// Relation 6: more pads, longer, bigger clots, worse pain, a higher fever,
// more of anything that worries.
func TestEvaluate_WorseNeverLowersUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.clone()
		if len(rec.Observations) == 0 || x.rand.IntN(2) == 0 {
			rec.Observations = append(rec.Observations, x.told(pick(x.rand, x.world.Signs()), 0))
		}
		i := x.rand.IntN(len(rec.Observations))
		worse := x.clone()
		worse.Observations = append(worse.Observations[:0], rec.Observations...)
		code := rec.Observations[i].Code
		if !x.worsen(&worse.Observations[i]) {
			return ""
		}
		before := x.level(rec)
		problem := notBelow(before, x.level(worse))
		if problem != "" && movesAnchor(code) != nil {
			problem = x.lostUndated(before, rec, worse, movesAnchor(code))
		}
		if problem == "" {
			return ""
		}
		return about(describe(&rec.Observations[i])+" becomes "+describe(&worse.Observations[i]), problem)
	})
}

// lostUndated says that a level falls though no alarm that gave it counts from
// one of the anchors.
func (x *trial) lostUndated(before aftercare.Urgency, rec, worse *aftercare.Record, moved []guideline.Anchor) string {
	for _, b := range x.alarms(rec).Because {
		s := x.byID[b.Statement]
		dated := s.Absence.Anchor != 0
		for _, a := range countsFrom(s.When) {
			dated = dated || slices.Contains(moved, a)
		}
		if s.Level == before && !dated {
			return notBelow(before, x.level(worse))
		}
	}
	return ""
}

// Relation 6: one more day with bleeding.
func TestEvaluate_MoreDaysOfBleedingNeverLowerUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		o := x.told(aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.Word(2 + x.rand.IntN(5))}, x.rand.IntN(60))
		return aboutOne("adding", &o, x.lostAlarm(x.Record, x.with(o), movesAnchor(o.Code)))
	})
}

// Relation 7: around the fever line, and low with illness.
func TestEvaluate_FeverNeverLowersUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.without(x.Record, aftercare.Temperature)
		rec.Observations = append(rec.Observations, aftercare.Observation{Code: aftercare.Temperature, Unit: aftercare.UnitCelsius, When: aftercare.On(x.AsOf.Day)})
		at := func(n aftercare.Decimal) aftercare.Urgency {
			rec.Observations[len(rec.Observations)-1].Number = n
			return x.level(rec)
		}
		usual := at(370_000)
		last := usual
		for _, n := range []aftercare.Decimal{375_000, 377_999, 378_000, 379_000, 379_999, 380_000, 380_001, 385_000, 390_000, 400_000, 450_000, 450_001, 3_830_000} {
			next := at(n)
			if problem := notBelow(last, next); problem != "" {
				return about("a fever of "+n.String(), problem)
			}
			last = next
		}
		for _, n := range []aftercare.Decimal{350_000, 359_000, 299_999, 0, -50_000} {
			if problem := notBelow(usual, at(n)); problem != "" {
				return about("a temperature of "+n.String(), problem)
			}
		}
		return ""
	})
}
