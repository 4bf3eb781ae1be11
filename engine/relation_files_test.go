package engine_test

import (
	"slices"
	"testing"

	"aftercare"
	"aftercare/engine"
)

// fromFile is something as another program may have written it: a sign, a calm
// value, or whatever another person told.
func (x *trial) fromFile() aftercare.Observation {
	axes := [][]aftercare.Observation{x.world.Calms(), x.world.Signs()}
	others := x.others()
	if other := others[x.rand.Uint64N(uint64(len(others)))]; len(other) > 0 {
		axes = append(axes, other)
	}
	o := x.told(pick(x.rand, pick(x.rand, axes)), pick(x.rand, []int{0, 0, 0, 1, 2, 5, 20}))
	o.Since = min(o.Since, o.When.Day)
	o.FromFile = true
	return o
}

// answered says that the questions about danger count as asked in b, and did not in a.
func (x *trial) answered(a, b *aftercare.Record) string {
	before, after := x.alarms(a), x.alarms(b)
	if after.Level >= aftercare.SameDay || len(after.Because) > len(before.Because) {
		return "" // help comes first; or an alarm fires now, of a sign that had lapsed
	}
	if after.Asked && !before.Asked {
		return "the danger signs count as asked about"
	}
	return ""
}

// sameDues says that a due has another state or day.
func sameDues(a, b *engine.Decision) string {
	if !slices.Equal(a.Due, b.Due) {
		return "what is due changes"
	}
	return ""
}

// What comes from a file opens nothing, lowers nothing, answers nothing and
// does no due: whatever it is, of whatever day, beside whatever she told.
func TestEvaluate_WhatComesFromAFileOpensNothing(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.with(x.fromFile())
		for range x.rand.IntN(3) {
			rec.Observations = append(rec.Observations, x.fromFile())
		}
		before, after := x.judge(x.Record), x.judge(rec)
		return aboutOne("adding from a file", &rec.Observations[len(x.Record.Observations)],
			first(noLower(before, after), x.lostAlarm(x.Record, rec, nil), noEarlier(before, after), x.answered(x.Record, rec), sameDues(before, after)))
	})
}

// An answer of hers opens no more beside a file than without it, and a sign is
// no less urgent for coming from a file than for being told by her.
func TestEvaluate_ASignFromAFileIsAsUrgentAsOneSheTold(t *testing.T) {
	relation(t, func(x *trial) string {
		o := x.told(pick(x.rand, x.world.Signs()), pick(x.rand, []int{0, 0, 1, 3}))
		filed := o
		filed.FromFile = true
		return aboutOne("from a file", &o, notBelow(x.level(x.with(o)), x.level(x.with(filed))))
	})
}

// A record of which all is from a file has no answers: no activity opens
// before it would with no observation at all.
func TestEvaluate_ARecordOfFilesAloneHasNoAnswers(t *testing.T) {
	relation(t, func(x *trial) string {
		bare, filed := x.clone(), x.clone()
		bare.Observations = nil
		for i := range filed.Observations {
			filed.Observations[i].FromFile = true
		}
		before, after := x.judge(bare), x.judge(filed)
		return about("all from files", first(noLower(before, after), noEarlier(before, after), x.answered(bare, filed)))
	})
}

// What she told counts against a file as it would without one, and a worse
// value of a file, of the same day or later, holds what hers had opened.
func TestEvaluate_AWorseValueFromAFileHoldsWhatHersOpened(t *testing.T) {
	t.Parallel()
	e := loaded()[0].engine
	day, _ := aftercare.ParseDate("2026-11-29")
	dry := func(ago int) aftercare.Observation {
		return aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingNone, When: aftercare.On(day - aftercare.Date(ago))}
	}
	rec := &aftercare.Record{Loss: aftercare.Loss{From: day - 60, To: day - 60}}
	for ago := range 10 {
		rec.Observations = append(rec.Observations, dry(ago))
	}
	stopped := func() aftercare.Date { return e.Evaluate(rec, aftercare.On(day)).Milestones[0].On }
	if stopped() != day-10 {
		t.Fatalf("ten dry days: the bleeding stopped on %v", stopped())
	}
	light := dry(2)
	light.Word, light.FromFile = aftercare.BleedingLight, true
	rec.Observations = append(rec.Observations, light)
	if got := stopped(); got != 0 && got < day-2 {
		t.Errorf("with bleeding two days ago by a file it stopped on %v", got)
	}
	light.Word = aftercare.BleedingNone
	light.When = aftercare.On(day - 30)
	rec.Observations[len(rec.Observations)-1] = light
	if got := stopped(); got != day-10 {
		t.Errorf("with a dry day by a file it stopped on %v", got)
	}
}
