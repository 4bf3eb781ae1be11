package engine_test

import (
	"fmt"
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// timeless is the pack with every alarm counting at any time, so that moving a
// date cannot silence one: what is left is what dates do to gates.
func (b *bench) timeless(t testing.TB) *bench {
	t.Helper()
	if b.whenever != nil {
		return b.whenever
	}
	p := *b.pack
	p.Statements = slices.Clone(p.Statements)
	for i := range p.Statements {
		s := &p.Statements[i]
		if s.Kind == guideline.Expected || s.Absence.Anchor != 0 {
			s.Status = guideline.Draft // nothing but a time
		} else if s.Kind == guideline.Alarm && s.When != nil {
			when := withoutDates(*s.When)
			s.When = &when
		}
	}
	b.whenever = newBench(b.id, &p, compiled(t, &p, "timeless"), nil, b.world)
	return b.whenever
}

func withoutDates(c guideline.Condition) guideline.Condition {
	c.All, c.Any = slices.Clone(c.All), slices.Clone(c.Any)
	for i := range c.All {
		c.All[i] = withoutDates(c.All[i])
	}
	for i := range c.Any {
		c.Any[i] = withoutDates(c.Any[i])
	}
	c.Rule, c.AfterAnchor, c.After = 0, 0, aftercare.Amount{}
	return c
}

func timelessRelation(t *testing.T, check func(x *trial) string) {
	t.Helper()
	p := promised(t)
	for _, b := range loaded() {
		p.on(b.timeless(t), *records, check)
	}
	p.hold()
}

// question lists the codes that are told about the same thing.
func question(code aftercare.Code) []aftercare.Code {
	for _, list := range [][]aftercare.Code{
		{aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted},
		{aftercare.Temperature, aftercare.FeelsHot, aftercare.Chills},
		{aftercare.HCGTrend, aftercare.FollowUp}, // a clinic that ended the tests has said where the hormone is
	} {
		if slices.Contains(list, code) {
			return list
		}
	}
	return []aftercare.Code{code}
}

// Relation 4, the days: with no answer to a question nothing opens earlier than
// with any answer that is not itself a sign to be looked at within days.
func TestEvaluate_UnknownNeverOpensEarlierThanAnyAnswer(t *testing.T) {
	relation(t, func(x *trial) string {
		if len(x.Record.Observations) == 0 {
			return ""
		}
		o := pick(x.rand, x.Record.Observations)
		if x.rand.IntN(2) == 0 {
			o = x.told(pickOf(x.rand, x.world.Calms(), x.world.Signs()), 0)
		}
		if o.Code == aftercare.TissuePassed || o.Code == aftercare.HoldCode || o.Code == aftercare.Antibiotic || o.Who != aftercare.ThePerson {
			return "" // an event, a clinician's word, and a course of tablets: nobody has to answer those
		}
		bare := x.without(x.Record, question(o.Code)...)
		told := *bare
		told.Observations = append(slices.Clone(bare.Observations), o)
		if x.isRedFlag(&told) {
			return ""
		}
		with, less := x.judge(&told), x.judge(bare)
		// What is told may date another sign: a positive test weeks after the bleeding.
		if movesAnchor(o.Code) != nil && with.Level > less.Level {
			return ""
		}
		problem := noEarlier(with, less)
		if problem != "" && o.Code != aftercare.Clearance {
			// A sign, and half of one too, ends a clinician's yes from before it.
			problem = noEarlier(x.judge(x.without(&told, aftercare.Clearance)), x.judge(x.without(bare, aftercare.Clearance)))
		}
		return aboutOne("without", &o, problem)
	})
}

// withoutAbsences is the pack without alarms that something has not come: they
// count from a step of care that she told (decision 34).
func (b *bench) withoutAbsences(t testing.TB) *bench {
	t.Helper()
	p := *b.pack
	p.Statements = slices.DeleteFunc(slices.Clone(p.Statements), func(s guideline.Statement) bool { return s.Absence.Anchor != 0 })
	return newBench(b.id, &p, compiled(t, &p, "without absences"), compiled(t, forever(&p), "without absences"), b.world)
}

// Relation 4: how she was cared for. The day of the loss is told, and the care
// was on it, so that only the kind of care differs.
func TestEvaluate_RouteNotToldIsTheStrictest(t *testing.T) {
	p := promised(t)
	for _, b := range loaded() {
		p.on(b.withoutAbsences(t), *records, routeNotTold)
	}
	p.hold()
}

func routeNotTold(x *trial) string {
	rec := x.clone()
	rec.Care = nil
	if rec.Loss.To == 0 {
		return "" // an operation would tell when it was
	}
	told := x.clone()
	care := aftercare.Care{Route: aftercare.Route(1 + x.rand.IntN(3)), Start: aftercare.On(rec.Loss.To)}
	if care.Route == aftercare.Surgical {
		care.Anaesthetic = aftercare.Anaesthetic(x.rand.IntN(5))
	}
	told.Care = []aftercare.Care{care}
	if rec.Loss.Kind == aftercare.Chemical && care.Route != aftercare.Expectant {
		return "" // nobody treats a very early loss: care that was not told was none
	}
	return about("without "+care.Route.String(), x.noEarlierByRules(told, rec))
}

// noEarlierByRules says where an activity opens earlier in b than in a, though
// the same alarms fire or once fired: a told kind, route or week can be part of
// an alarm, which is not what rules are about.
func (x *trial) noEarlierByRules(a, b *aftercare.Record) string {
	problem := noEarlier(x.judge(a), x.judge(b))
	if problem != "" && !x.everFiredToo(a, b) {
		return ""
	}
	return problem
}

// Relation 4: what kind of loss it was. Molar and ectopic pregnancies count
// only when told; a kind that is a danger by itself (septic) is left to the
// alarms, and a threatened one has not happened yet.
func TestEvaluate_KindNotToldIsTheStrictest(t *testing.T) {
	relation(t, func(x *trial) string {
		rec, told := x.clone(), x.clone()
		rec.Loss.Kind = pick(x.rand, []aftercare.LossKind{0, aftercare.KindUnknown})
		told.Loss.Kind = pick(x.rand, []aftercare.LossKind{aftercare.CompleteMiscarriage, aftercare.IncompleteMiscarriage, aftercare.MissedMiscarriage,
			aftercare.Chemical, aftercare.LateLoss, aftercare.Termination, aftercare.Threatened, aftercare.KindUnknown})
		if told.Loss.Kind == aftercare.Threatened && rec.Loss.To == 0 {
			return ""
		}
		if rec.Loss.Gestation != 0 && (told.Loss.Kind == aftercare.LateLoss || told.Loss.Kind == aftercare.Chemical) {
			return "" // the weeks say it
		}
		return about("without "+told.Loss.Kind.String(), x.noEarlierByRules(told, rec))
	})
}

// Relation 4: gestation and anaesthetic.
func TestEvaluate_GestationAndAnaestheticNotToldAreTheStrictest(t *testing.T) {
	relation(t, func(x *trial) string {
		rec, told := x.clone(), x.clone()
		what := "gestation"
		if n := len(rec.Care); n > 0 && x.rand.IntN(2) == 0 {
			what = "anaesthetic"
			i := x.rand.IntN(n)
			rec.Care[i].Anaesthetic, told.Care[i].Anaesthetic = 0, aftercare.Anaesthetic(1+x.rand.IntN(4))
		} else {
			if rec.Loss.Kind == aftercare.LateLoss || rec.Loss.Kind == aftercare.Chemical {
				return "" // the kind says it
			}
			rec.Loss.Gestation, told.Loss.Gestation = 0, aftercare.GestationalAge(30+x.rand.IntN(200))
		}
		return about("without "+what, x.noEarlierByRules(told, rec))
	})
}

// Relation 4: when it was. What was told before that day is left out: with no
// day of the loss every answer counts as one from after it.
func TestEvaluate_LossDayNotToldIsTheStrictest(t *testing.T) {
	timelessRelation(t, func(x *trial) string {
		rec := x.clone()
		rec.Loss.From, rec.Loss.To, rec.Loss.DiagnosedOn = 0, 0, 0
		if rec.Loss.Kind == aftercare.Threatened {
			return ""
		}
		told := x.clone()
		told.Loss.DiagnosedOn = 0
		for _, c := range rec.Care {
			if c.Route == aftercare.Surgical {
				return "" // it tells when it was
			}
		}
		for _, o := range rec.Observations {
			if o.Code == aftercare.TissuePassed || o.When.Day <= told.Loss.To || o.Since != 0 && o.Since <= told.Loss.To {
				return ""
			}
		}
		return about("without a day", noEarlier(x.judge(told), x.judge(rec)))
	})
}

// Relation 8: a later loss.
func TestEvaluate_LaterLossNeverOpensEarlier(t *testing.T) {
	timelessRelation(t, func(x *trial) string {
		rec := x.clone()
		if rec.Loss.To == 0 {
			return ""
		}
		by := aftercare.Date(1 + x.rand.IntN(40))
		rec.Loss.From, rec.Loss.To = rec.Loss.From+by, rec.Loss.To+by
		return about(fmt.Sprintf("a loss %d days later", by), noEarlier(x.judge(x.Record), x.judge(rec)))
	})
}

// Relation 8: a later step of care.
func TestEvaluate_LaterCareNeverOpensEarlier(t *testing.T) {
	timelessRelation(t, func(x *trial) string {
		rec := x.clone()
		if len(rec.Care) == 0 {
			return ""
		}
		c := &rec.Care[x.rand.IntN(len(rec.Care))]
		if !c.Start.Told() {
			return ""
		}
		c.Start = shifted(c.Start, aftercare.Date(1+x.rand.IntN(40)))
		if x.onTwoClocks(rec, c.Start) {
			return ""
		}
		return about("care later", noEarlier(x.judge(x.Record), x.judge(rec)))
	})
}

// onTwoClocks reports whether a step of care is told by its day alone, and another
// of that day by the hour of a zone where it's another day than where she is. A
// bare day ends where she is, so which of the two is later can't be told.
func (x *trial) onTwoClocks(rec *aftercare.Record, w aftercare.When) bool {
	east := int64(x.AsOf.At.Offset) * 60
	return x.AsOf.HasInstant() && slices.ContainsFunc(rec.Care, func(c aftercare.Care) bool {
		there := c.Start
		if there.Day != w.Day || there.HasInstant() == w.HasInstant() {
			return false
		}
		if !there.HasInstant() {
			there = w
		}
		return aftercare.Date((there.At.Universal()+east)/86400)+1 != there.Day
	})
}

// Relation 8: fewer days without bleeding.
func TestEvaluate_FewerDryDaysNeverOpenEarlier(t *testing.T) {
	timelessRelation(t, func(x *trial) string {
		rec := x.clone()
		for i := range rec.Observations {
			o := &rec.Observations[i]
			if o.Code != aftercare.Bleeding || o.Word != aftercare.BleedingNone || x.rand.IntN(2) == 0 {
				continue
			}
			switch n := x.rand.IntN(3); {
			case n == 0 && o.Since != 0:
				o.Since = min(o.When.Day, o.Since+aftercare.Date(x.rand.IntN(4)))
			case n == 1:
				o.Withdrawn = true
			default:
				o.Word, o.Since = aftercare.BleedingSpotting, 0
			}
		}
		problem := noEarlier(x.judge(x.Record), x.judge(rec))
		if problem != "" && x.isOpen(&aftercare.Observation{Code: aftercare.Bleeding}) {
			return "" // bleeding told in place of a dry day is an answer
		}
		return about("fewer dry days", problem)
	})
}

// Relation 9: less sure of the day.
func TestEvaluate_WiderRangeNeverOpensEarlier(t *testing.T) {
	timelessRelation(t, func(x *trial) string {
		rec := x.clone()
		if rec.Loss.To == 0 {
			return ""
		}
		rec.Loss.From -= aftercare.Date(x.rand.IntN(30))
		rec.Loss.To += aftercare.Date(x.rand.IntN(30))
		return about("a wider range", noEarlier(x.judge(x.Record), x.judge(rec)))
	})
}

// Relation 9, the level: what counts only some time after an event counts at
// the latest from the earliest day it may have been.
func TestEvaluate_WiderRangeNeverLowersUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.clone()
		if rec.Loss.To == 0 || rec.Loss.To > x.AsOf.Day || slices.ContainsFunc(rec.Observations, func(o aftercare.Observation) bool { return o.Code == aftercare.MensesCode }) {
			return "" // a period begins after the loss, and bleeding in it is not long
		}
		rec.Loss.From -= aftercare.Date(x.rand.IntN(30))
		rec.Loss.To = min(x.AsOf.Day, rec.Loss.To+aftercare.Date(x.rand.IntN(30)))
		problem := notBelow(x.level(x.Record), x.level(rec))
		if problem != "" {
			problem = x.lostAlarm(x.Record, rec, []guideline.Anchor{guideline.AnchorBleedingStopped})
		}
		return about("a wider range", problem)
	})
}

// shifted moves a day or a moment by whole days.
func shifted(w aftercare.When, by aftercare.Date) aftercare.When {
	if w.Told() {
		w.Day += by
	}
	if w.HasInstant() {
		w.At.Day += by
	}
	return w
}

func shiftedDay(d, by aftercare.Date) aftercare.Date {
	if d == 0 {
		return 0
	}
	return d + by
}

// shiftedRecord moves every date of a record.
func (x *trial) shiftedRecord(by aftercare.Date) *aftercare.Record {
	rec := x.clone()
	l := &rec.Loss
	l.From, l.To, l.DiagnosedOn = shiftedDay(l.From, by), shiftedDay(l.To, by), shiftedDay(l.DiagnosedOn, by)
	for i := range rec.Care {
		rec.Care[i].Start = shifted(rec.Care[i].Start, by)
	}
	for i := range rec.Observations {
		o := &rec.Observations[i]
		o.When, o.Since = shifted(o.When, by), shiftedDay(o.Since, by)
	}
	return rec
}

// shiftedDecision moves every date of a decision.
func shiftedDecision(d *engine.Decision, by aftercare.Date) *engine.Decision {
	out := *d
	for i := range out.Activities {
		a := &out.Activities[i]
		a.Earliest, a.NotBefore = shiftedDay(a.Earliest, by), shiftedDay(a.NotBefore, by)
	}
	out.Due = slices.Clone(d.Due)
	for i := range out.Due {
		out.Due[i].On, out.Due[i].Until = shiftedDay(out.Due[i].On, by), shiftedDay(out.Due[i].Until, by)
	}
	return &out
}

// differ says where two decisions are not the same.
func differ(a, b *engine.Decision) string {
	if a.Level != b.Level || a.Stale != b.Stale {
		return fmt.Sprintf("%s becomes %s", a.Level, b.Level)
	}
	for i := range a.Activities {
		if a.Activities[i] != b.Activities[i] {
			return fmt.Sprintf("%s: %v becomes %v", aftercare.Activity(i+1), a.Activities[i], b.Activities[i])
		}
	}
	if !slices.Equal(a.Due, b.Due) {
		return fmt.Sprintf("the dues %v become %v", a.Due, b.Due)
	}
	return ""
}

// Relation 10: every date moved by so many days moves every day of the answer
// by as many, across leap days, year ends and changes of the clock.
func TestEvaluate_ShiftedDatesShiftEveryAnswer(t *testing.T) {
	relation(t, func(x *trial) string {
		if x.AsOf.Day > x.pack.ReviewBy {
			return ""
		}
		by := aftercare.Date(x.rand.IntN(8000) - 8000)
		if x.rand.IntN(2) == 0 {
			by = aftercare.Date(x.rand.IntN(5) - 5)
		}
		moved := decide(x.engine, x.shiftedRecord(by), shifted(x.AsOf, by))
		return about(fmt.Sprintf("%d days on", by), differ(shiftedDecision(x.judge(x.Record), by), moved))
	})
}

// Relation 14: past its review date a pack keeps its level and clears nothing.
func TestEvaluate_StalePackKeepsUrgencyAndClearsNothing(t *testing.T) {
	all := promised(t)
	for _, b := range loaded() {
		p := *b.pack
		p.ReviewBy = 1
		stale := compiled(t, &p, "stale")
		all.on(b, *records/5, func(x *trial) string {
			if x.AsOf.Day > x.pack.ReviewBy {
				return ""
			}
			before, g := x.judge(x.Record), x.evaluateBy(stale, x.Record)
			if g.Urgency.Level != before.Level || !g.Pack.Stale {
				return "the level changes from " + before.Level.String() + " to " + g.Urgency.Level.String()
			}
			for i := range g.Activities {
				a := &g.Activities[i]
				asks := slices.ContainsFunc(a.WaitingFor, func(w aftercare.Waiting) bool {
					return w.Criterion == aftercare.ClinicianClearance && w.State == aftercare.Unmet
				})
				if a.Verdict == aftercare.WhenReady || a.Earliest != 0 || a.Verdict == aftercare.Hold && !asks {
					return a.Activity.String() + " does not wait for a clinician"
				}
			}
			return ""
		})
	}
	all.hold()
}
