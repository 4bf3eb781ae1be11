package engine_test

import (
	"slices"
	"sync/atomic"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
)

// plain is the pack without expected effects, so that every alarm counts as it
// is; lowered says what an effect may leave of one.
func (b *bench) plain(t testing.TB) *engine.Engine {
	t.Helper()
	p := *b.pack
	p.Statements = slices.DeleteFunc(slices.Clone(p.Statements), func(s guideline.Statement) bool { return s.Kind == guideline.Expected })
	return compiled(t, &p, "plain")
}

// plainRelation holds a promise against packs without expected effects.
func plainRelation(t *testing.T, check func(x *trial) string) {
	t.Helper()
	all := promised(t)
	for _, b := range loaded() {
		p := *b
		p.engine = b.plain(t)
		all.on(&p, *records, check)
	}
	all.hold()
}

// windowed is a trial whose person had misoprostol today or yesterday, alone,
// at an hour or not: without that no effect would hold for most people.
func (x *trial) windowed() *aftercare.Record {
	rec := x.clone()
	start := aftercare.On(x.AsOf.Day - aftercare.Date(x.rand.IntN(2)))
	if x.AsOf.HasInstant() && x.rand.IntN(3) > 0 {
		start = x.AsOf
		start.At.Second = 0
		if x.rand.IntN(2) == 0 {
			start = shifted(start, -1)
		}
	}
	rec.Care = []aftercare.Care{{Route: aftercare.Medical, Method: aftercare.Misoprostol, Start: start}}
	for range x.rand.IntN(3) {
		rec.Observations = append(rec.Observations, x.told(pick(x.rand, x.world.Signs()), 0))
	}
	for range x.rand.IntN(3) {
		rec.Observations = append(rec.Observations, x.told(pick(x.rand, []aftercare.Observation{
			{Code: aftercare.Chills, Word: aftercare.BoolYes}, {Code: aftercare.FeelsHot, Word: aftercare.BoolYes},
			{Code: aftercare.Pain, Word: 4, Site: 1, Relieved: aftercare.Yes}, {Code: aftercare.PadsPerHour, Number: 20_000, Hours: 10_000},
		}), 0))
	}
	return rec
}

// Decision 34. Whatever effects lower, every alarm that fires without them is
// named, or an effect of it is listed; nothing fires that did not.
func TestEffects_OnlyTakeWhatTheyListOutOfTheirAlarm(t *testing.T) {
	all := promised(t)
	var held atomic.Int64 // by the international pack
	for _, b := range loaded() {
		plain := b.plain(t)
		all.on(b, *records, func(x *trial) string {
			rec := x.eased()
			with, without := x.alarms(rec), x.alarmsBy(plain, rec)
			if b.id == "international" {
				held.Add(int64(len(with.Effects)))
			}
			for _, n := range without.Because {
				lowered := slices.ContainsFunc(with.Effects, func(e aftercare.Effect) bool { return e.Alarm == n.Statement })
				if names(with, n.Statement) == lowered {
					return n.Statement + " is neither named nor lowered, or both"
				}
			}
			if with.Level > without.Level {
				return "an effect raises the level"
			}
			if with.Level < without.Level && len(with.Effects) == 0 {
				return "the level is lower and no effect says why"
			}
			return ""
		})
	}
	all.hold()
	if held.Load() == 0 {
		t.Error("no effect held for anybody, so the test shows nothing")
	}
}

// Decision 34: one sign more never lowers a level inside a window either. An
// effect excuses only the sign that it names, and never pain that gets worse or
// is not eased.
func TestEffects_AnotherSignNeverLowersUrgency(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.eased()
		more := *rec
		o := x.told(pick(x.rand, x.world.Signs()), 0)
		more.Observations = append(slices.Clone(rec.Observations), o)
		before, after := x.level(rec), x.alarms(&more)
		problem := notBelow(before, after.Level)
		if problem != "" && movesAnchor(o.Code) != nil {
			problem = x.lostUndated(before, rec, &more, movesAnchor(o.Code))
		}
		for _, e := range after.Effects {
			for _, f := range e.Facts {
				o, names := more.Observations[f.Index], &x.byID[e.Statement].Finding.Finding
				if o.Worsening == aftercare.Yes || o.Relieved == aftercare.No {
					return e.Statement + " excuses pain that gets worse or is not eased"
				}
				if o.Code != names.Code || names.Words != 0 && !names.Words.Has(o.Word) || names.Sites != 0 && !names.Sites.Has(o.Site) || names.Relieved && o.Relieved != aftercare.Yes {
					return e.Statement + " excuses a sign that it doesn't name"
				}
			}
		}
		return aboutOne("adding", &o, problem)
	})
}

// Decision 34: what an effect applies to must be told. Leaving out the care
// never lowers the level that its window lowered.
func TestEffects_CareNotToldIsNeverLessUrgent(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.eased()
		bare := *rec
		bare.Care = nil
		effects := x.alarms(rec).Effects
		if len(effects) == 0 {
			return ""
		}
		fired := x.alarms(&bare)
		for _, e := range effects {
			if !names(fired, e.Alarm) {
				return "without care " + e.Alarm + " is silent"
			}
		}
		return ""
	})
}

var (
	shoulder, _ = aftercare.SiteTerms.Parse("shoulder")
	lower, _    = aftercare.SiteTerms.Parse("lower")
)

// operated is a trial whose person had an operation on a tube in the last days,
// sometimes two, and tells of what may follow one.
func (x *trial) operated() *aftercare.Record {
	rec := x.clone()
	rec.Loss.Kind, rec.Loss.Location = aftercare.Ectopic, aftercare.EctopicLocation
	day := aftercare.On(x.AsOf.Day - aftercare.Date(x.rand.IntN(5)))
	step := func() aftercare.Care {
		return aftercare.Care{Route: aftercare.Surgical, Method: pick(x.rand, []aftercare.Method{aftercare.Salpingectomy, aftercare.Salpingotomy}),
			Approach: pick(x.rand, []aftercare.Approach{0, aftercare.Keyhole, aftercare.Keyhole, aftercare.OpenSurgery}), Anaesthetic: pick(x.rand, []aftercare.Anaesthetic{0, aftercare.General, aftercare.General, aftercare.Sedation}), Start: day}
	}
	rec.Care = []aftercare.Care{step()}
	if x.rand.IntN(4) == 0 {
		rec.Care = append(rec.Care, step())
	}
	if x.rand.IntN(3) > 0 {
		rec.Observations = nil
	}
	for range 1 + x.rand.IntN(2) {
		rec.Observations = append(rec.Observations, x.told(pick(x.rand, []aftercare.Observation{
			{Code: aftercare.Pain, Word: 2, Site: shoulder}, {Code: aftercare.Pain, Word: 3, Site: shoulder}, {Code: aftercare.AbdomenDistended, Word: aftercare.BoolYes},
			{Code: aftercare.SoreThroat, Word: aftercare.BoolYes}, {Code: aftercare.Pain, Word: 3, Site: lower},
		}), 0))
	}
	return rec
}

// eased is a trial inside the window of some effects, with pain that care eases
// or doesn't, and that gets worse or doesn't.
func (x *trial) eased() *aftercare.Record {
	rec := x.windowed()
	if x.rand.IntN(2) == 0 {
		rec = x.operated()
	}
	some := []aftercare.Tri{aftercare.Unknown, aftercare.No, aftercare.Yes}
	for i := range rec.Observations {
		if o := &rec.Observations[i]; o.Code == aftercare.Pain && x.rand.IntN(2) == 0 {
			o.Relieved, o.Worsening = pick(x.rand, some), pick(x.rand, some)
		}
	}
	return rec
}

// namesCare reports whether an alarm counts only after care that was told to be
// of some kind: told, it may raise a level.
func namesCare(c *guideline.Condition) bool {
	if c == nil {
		return false
	}
	return c.Methods != 0 || c.Approach != 0 || slices.ContainsFunc(c.All, func(c guideline.Condition) bool { return namesCare(&c) }) ||
		slices.ContainsFunc(c.Any, func(c guideline.Condition) bool { return namesCare(&c) })
}

// Decision 34: context that is not told gives the general rule. How an operation
// was done, its anaesthetic or its method taken back never lowers the level, lets
// no effect act that did not, and opens nothing earlier.
func TestEffects_AFactOfCareTakenBackNeverLowersUrgencyNorOpensEarlier(t *testing.T) {
	all := promised(t)
	var acted atomic.Int64 // by the international pack
	for _, b := range loaded() {
		all.on(b, *records, func(x *trial) string {
			rec := x.operated()
			i := x.rand.IntN(len(rec.Care))
			bare := *rec
			bare.Care = slices.Clone(rec.Care)
			what := pick(x.rand, []string{"approach", "anaesthetic", "method"})
			switch what {
			case "approach":
				bare.Care[i].Approach = 0
			case "anaesthetic":
				bare.Care[i].Anaesthetic = 0
			case "method":
				bare.Care[i].Method = 0
			}
			with, without := x.alarms(rec), x.alarms(&bare)
			for _, e := range without.Effects {
				if !slices.ContainsFunc(with.Effects, func(had aftercare.Effect) bool { return had.Statement == e.Statement }) {
					return "without the " + what + " " + e.Statement + " acts"
				}
			}
			if b.id == "international" {
				acted.Add(int64(len(with.Effects) - len(without.Effects)))
			}
			for _, b := range with.Because {
				when := x.byID[b.Statement].When
				if namesCare(when) {
					return "" // context that is told may raise a level
				}
				if what == "method" && when != nil && (slices.Contains(countsFrom(when), guideline.AnchorLoss) || slices.Contains(countsFrom(when), guideline.AnchorBleedingStopped)) {
					return "" // an operation on a tube doesn't end the loss, and one not told how may
				}
			}
			if problem := notBelow(with.Level, without.Level); problem != "" {
				return about("without the "+what, problem)
			}
			return about("without the "+what, x.noEarlierByRules(rec, &bare))
		})
	}
	all.hold()
	if acted.Load() == 0 {
		t.Error("no effect rested on a fact of care, so the test shows nothing")
	}
}

// Decision 34: an absence alarm that would fire if "none" were told is asked
// for first, and holds, while nothing is told.
func TestAbsence_NotToldIsAskedFirstAndHolds(t *testing.T) {
	var fired atomic.Int64
	relation(t, func(x *trial) string {
		bare := x.without(x.Record, aftercare.Bleeding, aftercare.PadsPerHour, aftercare.Clots, aftercare.BleedingRestarted, aftercare.TissuePassed, aftercare.MensesCode)
		bare.Care = []aftercare.Care{{Route: aftercare.Medical, Method: aftercare.Misoprostol, Start: aftercare.On(x.AsOf.Day - aftercare.Date(x.rand.IntN(6)))}}
		told := *bare
		told.Observations = append(slices.Clone(bare.Observations), aftercare.Observation{Code: aftercare.Bleeding, Word: aftercare.BleedingNone, When: x.AsOf})
		var g *aftercare.Guidance
		for _, b := range x.alarms(&told).Because {
			s := x.byID[b.Statement]
			if s.Absence.Anchor == 0 {
				continue
			}
			fired.Add(1)
			if g == nil {
				g = x.evaluate(bare)
			}
			if len(g.Unknown) == 0 || g.Unknown[0] != aftercare.Bleeding.String() || g.Urgency.Asked {
				return b.Statement + " is not asked first"
			}
			if !s.Holds.Has(guideline.GroupNone) && g.Urgency.Level < aftercare.SameDay && !slices.Contains(g.Activities[aftercare.TravelFarFromCare-1].HeldBy, s.ID) {
				return b.Statement + " holds nothing while nothing is told"
			}
		}
		return ""
	})
	t.Cleanup(func() {
		if fired.Load() == 0 {
			t.Error("no absence was ever due, so the test shows nothing")
		}
	})
}

// Decision 35: what is held says by what, and only what is held does.
func TestHolds_NameTheirCause(t *testing.T) {
	relation(t, func(x *trial) string {
		g := x.evaluate(x.Record)
		for i := range g.Activities {
			a := &g.Activities[i]
			for _, id := range a.HeldBy {
				if s := x.byID[id]; id != aftercare.HeldByDangerSigns && (s == nil || s.Kind != guideline.Alarm || s.Level < aftercare.Soon) {
					return a.Activity.String() + " is held by " + id
				}
			}
			asks := slices.ContainsFunc(a.WaitingFor, func(w aftercare.Waiting) bool { return w.Criterion == aftercare.DangerSignsAnswered })
			if asks && len(a.HeldBy) == 0 {
				return a.Activity.String() + " waits for danger signs and names none"
			}
			if asks && g.Urgency.Asked {
				return a.Activity.String() + " waits for danger signs, and all were asked"
			}
		}
		return ""
	})
}
