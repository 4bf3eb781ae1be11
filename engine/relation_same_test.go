package engine_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"aftercare"
	"aftercare/engine"
	"aftercare/guideline"
	"aftercare/internal/simulate"
	"aftercare/wire"
)

// guidance gives the whole answer as bytes.
func (x *trial) guidance(rec *aftercare.Record) []byte {
	if rec != x.Record {
		return x.scratch.write(x.evaluate(rec))
	}
	k := x.of(x.engine)
	if k.text == nil {
		k.text = x.once.write(x.evaluate(rec))
	}
	return k.text
}

// unplaced gives the answer without the pointers into the record.
func (x *trial) unplaced(rec *aftercare.Record) []byte {
	if rec != x.Record {
		return x.scratch.write(unplaced(x.evaluate(rec)))
	}
	k := x.of(x.engine)
	if k.unplaced == nil {
		k.unplaced = x.once.write(unplaced(x.evaluate(rec)))
	}
	return k.unplaced
}

// unplaced copies what it changes: others read the guidance too.
func unplaced(guidance *aftercare.Guidance) *aftercare.Guidance {
	g := *guidance
	g.Urgency.Because, g.Effects, g.Recheck = slices.Clone(g.Urgency.Because), slices.Clone(g.Effects), slices.Clone(g.Recheck)
	for i := range g.Urgency.Because {
		g.Urgency.Because[i].Facts = make([]aftercare.Fact, len(g.Urgency.Because[i].Facts))
	}
	for i := range g.Effects {
		g.Effects[i].Facts = make([]aftercare.Fact, len(g.Effects[i].Facts))
	}
	for i := range g.Recheck {
		g.Recheck[i].Fact = aftercare.Fact{}
	}
	sort.Slice(g.Recheck, func(i, j int) bool { return g.Recheck[i].Why < g.Recheck[j].Why })
	return &g
}

// same compares two texts and shows where they part.
func same(a, b []byte) string {
	if bytes.Equal(a, b) {
		return ""
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return fmt.Sprintf("…%s\nbecomes\n…%s", a[from:min(len(a), i+60)], b[from:min(len(b), i+60)])
}

// Relation 11: the order in which things are told.
func TestEvaluate_InputOrderChangesNothing(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		rec := x.clone()
		x.rand.Shuffle(len(rec.Observations), func(i, j int) {
			rec.Observations[i], rec.Observations[j] = rec.Observations[j], rec.Observations[i]
		})
		return about("another order", same(x.unplaced(x.Record), x.unplaced(rec)))
	})
}

// Relation 11: steps of care that all have their own day say their order
// themselves.
func TestEvaluate_OrderOfDatedCareChangesNothing(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		rec := x.clone()
		days := map[aftercare.Date]bool{}
		for _, c := range rec.Care {
			if !c.Start.Told() || days[c.Start.Day] {
				return ""
			}
			days[c.Start.Day] = true
		}
		slices.Reverse(rec.Care)
		return about("care in another order", same(x.unplaced(x.Record), x.unplaced(rec)))
	})
}

// Relation 11: who asks, in which language, and what they wish.
func TestEvaluate_LanguageAskerAndWishesChangeNothing(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		rec := x.clone()
		rec.Language, rec.About = pick(x.rand, []string{"", "en", "ko", "pt-BR"}), aftercare.About(x.rand.IntN(4))
		rec.Wishes = aftercare.Wishes{Conceive: aftercare.Wish(x.rand.IntN(5)), Activities: []aftercare.Activity{aftercare.Bath}}
		rec.Person.Age, rec.Person.PreviousLosses = uint8(x.rand.IntN(60)), aftercare.CountOf(x.rand.IntN(4)-1)
		return about("another language, asker or wish", same(x.guidance(x.Record), x.guidance(rec)))
	})
}

// Her country chooses whom to call, and nothing else within one pack but the
// statements that name a nation. No level and no activity depends on those.
func TestEvaluate_CountryChangesOnlyWhomToCall(t *testing.T) {
	all := promised(t)
	for _, b := range loaded() {
		anywhere := b.withoutNations(t)
		all.on(b, *records/5, func(x *trial) string {
			rec := x.clone()
			rec.Jurisdiction = pick(x.rand, []string{"", "GB", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "US", "KR", "ZZ"})
			from, to := *x.judge(x.Record), *x.judge(rec)
			from.Due, to.Due = nil, nil
			one, other := *x.evaluateBy(anywhere, x.Record), *x.evaluateBy(anywhere, rec)
			one.Urgency.Call, other.Urgency.Call = nil, nil
			return about(rec.Jurisdiction, first(differ(&from, &to), same(x.scratch.write(&one), x.scratch.write(&other))))
		})
	}
	all.hold()
}

// withoutNations is the pack without the statements that name a nation.
func (b *bench) withoutNations(t testing.TB) *engine.Engine {
	t.Helper()
	p := *b.pack
	p.Statements = slices.DeleteFunc(slices.Clone(p.Statements), func(s guideline.Statement) bool { return s.Applies.Nations != 0 })
	return compiled(t, &p, "without nations")
}

// Relation 18: free text, and readiness, which is shown and never computed.
func TestEvaluate_FreeTextChangesNothing(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		rec := x.clone()
		rec.Observations = append(rec.Observations,
			x.told(aftercare.Observation{Code: aftercare.Note, Text: "bleeding soaking, fever 40, I want to die"}, x.rand.IntN(9)),
			x.told(aftercare.Observation{Code: aftercare.Ready, Word: aftercare.ReadyYes, Activity: aftercare.PenetrativeSex}, x.rand.IntN(9)))
		return about("a note", same(x.guidance(x.Record), x.guidance(rec)))
	})
}

func TestEvaluate_EnteredInErrorRemovesAllEffect(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		withdrawn, gone := x.clone(), x.clone()
		gone.Observations = gone.Observations[:0]
		for i := range withdrawn.Observations {
			if x.rand.IntN(3) == 0 {
				withdrawn.Observations[i].Withdrawn = true
			}
			if !withdrawn.Observations[i].Withdrawn {
				gone.Observations = append(gone.Observations, withdrawn.Observations[i])
			}
		}
		return about("entered in error", same(x.unplaced(gone), x.unplaced(withdrawn)))
	})
}

// Relation 20: a function, through the record's own text and back.
func TestEvaluate_SameFactsGiveTheSameBytes(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		once := x.guidance(x.Record)
		back, findings := wire.ParseRecord(string(wire.AppendRecord(nil, x.Record)))
		if findings != nil {
			return fmt.Sprint(findings)
		}
		twice := x.scratch.write(x.engine.Evaluate(x.Record, x.AsOf))
		return first(same(once, twice), about("written and read", same(once, x.guidance(back))))
	})
}

func TestDecide_AgreesWithEvaluate(t *testing.T) {
	relation(t, func(x *trial) string {
		d, g := x.judge(x.Record), x.evaluate(x.Record)
		if d.Level != g.Urgency.Level || d.Stale != g.Pack.Stale {
			return "the level is " + d.Level.String() + " and " + g.Urgency.Level.String()
		}
		for i := range g.Activities {
			a := &g.Activities[i]
			if (engine.ActivityDecision{Verdict: a.Verdict, Earliest: a.Earliest, NotBefore: a.NotBefore}) != d.Activities[i] {
				return fmt.Sprintf("%s: %v and %v", a.Activity, d.Activities[i], *a)
			}
		}
		// The parts of the engine that other relations ask alone.
		if a := x.alarms(x.Record); !reflect.DeepEqual(a.UrgencyAnswer, g.Urgency) || !reflect.DeepEqual(a.Effects, g.Effects) {
			return fmt.Sprintf("the alarms are %v and %v", *a, g.Urgency)
		}
		if level := x.engine.Level(x.Record, x.AsOf); level != d.Level {
			return "the level alone is " + level.String() + ", not " + d.Level.String()
		}
		dues := map[aftercare.Due]bool{}
		for _, due := range g.Due {
			dues[due] = true
		}
		for _, due := range d.Due {
			s := &x.pack.Statements[due.Statement]
			if !dues[aftercare.Due{Item: s.Item, On: due.On, Until: due.Until, State: due.State, Statement: s.ID}] {
				return fmt.Sprintf("due %s: %v and %v", s.ID, due, g.Due)
			}
		}
		if len(dues) != len(d.Due) || len(g.Due) != len(d.Due) {
			return "the dues are not the same number"
		}
		return ""
	})
}

func TestDecide_DoesNotAllocate(t *testing.T) {
	for _, b := range loaded() {
		people := make([]subject, 200)
		for n := range people {
			people[n] = b.world.Subject(*seed, uint64(n))
		}
		var d engine.Decision
		all := func() {
			for i := range people {
				b.engine.Decide(people[i].Record, people[i].AsOf, &d)
			}
		}
		all() // the list of dues has grown
		if n := testing.AllocsPerRun(3, all); n != 0 {
			t.Errorf("%s: %v allocations for %d people", b.id, n, len(people))
		}
	}
}

// Relation 16: whether it was a miscarriage or ended by choice.
func TestEvaluate_CauseOfLossNeverChangesUrgency(t *testing.T) {
	causes := []aftercare.LossKind{aftercare.CompleteMiscarriage, aftercare.IncompleteMiscarriage, aftercare.MissedMiscarriage, aftercare.Termination, aftercare.KindUnknown}
	relation(t, func(x *trial) string {
		rec := x.clone()
		rec.Loss.Kind = 0
		none := x.alarms(rec)
		for _, b := range none.Because {
			// An expected effect has no condition of its own.
			if when := x.byID[b.Statement].When; when != nil && namesKind(when, aftercare.Termination) {
				return b.Statement + " asks whether it ended by choice"
			}
		}
		for _, k := range causes {
			rec.Loss.Kind = k
			if level := x.level(rec); level != none.Level {
				return fmt.Sprintf("%s gives %s, and not told %s", k.String(), level, none.Level)
			}
		}
		return ""
	})
}

// namesKind reports whether a condition looks for a told kind of loss.
func namesKind(c *guideline.Condition, k aftercare.LossKind) bool {
	return hasPart(c, func(c *guideline.Condition) bool { return c.Kinds.Has(k) || c.Late && k == aftercare.LateLoss })
}

// namesRoute reports whether a condition looks for a route.
func namesRoute(c *guideline.Condition) bool {
	return hasPart(c, func(c *guideline.Condition) bool { return c.Routes != 0 })
}

// hasPart reports whether a condition, or one that it is made of, passes a test.
func hasPart(c *guideline.Condition, test func(*guideline.Condition) bool) bool {
	inside := func(kid guideline.Condition) bool { return hasPart(&kid, test) }
	return test(c) || slices.ContainsFunc(c.All, inside) || slices.ContainsFunc(c.Any, inside)
}

// Relation 17. The hazards it is about are those of the alarms that do not look
// for a told kind: for all of them a kind not told is at least as urgent as
// any. Those that do look for one (septic, molar, ectopic, late, threatened)
// say so in their conditions, and only they may make the difference; or a date
// that they count from, because an ectopic pregnancy does not wait to pass; or the
// route, because after one a step of care that can't have been may be any.
func TestEvaluate_KindNotToldIsAtLeastAsUrgentAsAny(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.clone()
		rec.Loss.Kind = pick(x.rand, []aftercare.LossKind{0, aftercare.KindUnknown})
		without := x.alarms(rec)
		k := aftercare.LossKind(1 + x.rand.IntN(aftercare.LossKindTerms.Len()))
		rec.Loss.Kind = k
		for _, b := range x.alarms(rec).Because {
			when := x.byID[b.Statement].When
			if !names(without, b.Statement) && !namesKind(when, k) && len(countsFrom(when)) == 0 && !(k == aftercare.Ectopic && namesRoute(when)) {
				return b.Statement + " fires only when told " + k.String()
			}
		}
		return ""
	})
}

// Relation 19: a temperature in either unit.
func TestEvaluate_FahrenheitAndCelsiusGiveTheSame(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		n := aftercare.Decimal(340_000 + x.rand.IntN(80_000))
		n -= n % 10
		o := x.told(aftercare.Observation{Code: aftercare.Temperature, Number: n, Unit: aftercare.UnitCelsius}, 0)
		f := o
		f.Number, f.Unit = n/5*9+32*aftercare.DecimalOne, aftercare.UnitFahrenheit
		if problem := same(x.guidance(x.with(o)), x.guidance(x.with(f))); problem != "" {
			return about(describe(&o)+" as "+describe(&f), problem)
		}
		return ""
	})
}

// Relation 21: a calm answer says what would change it and what it cannot
// see, and everything that is said has its source and the place in it.
func TestEvaluate_CalmAnswersHoldASafetyNetAndEveryClaimItsCitation(t *testing.T) {
	slowRelation(t, func(x *trial) string {
		g := x.evaluate(x.Record)
		if len(g.Limits) == 0 {
			return "there is no limit line"
		}
		if g.Urgency.Level <= aftercare.Routine && len(g.SafetyNet) == 0 {
			return "there is no safety net at " + g.Urgency.Level.String()
		}
		said := slices.Concat(g.SafetyNet, g.Expect, g.Inform)
		for _, b := range g.Urgency.Because {
			said = append(said, b.Statement)
			if len(b.Citations) == 0 || len(b.Facts) == 0 {
				return b.Statement + " has no citation or no fact"
			}
		}
		for _, d := range g.Due {
			said = append(said, d.Statement)
		}
		for i := range g.Activities {
			for _, s := range g.Activities[i].Sources {
				said = append(said, s.Statements...)
			}
		}
		for _, id := range said {
			s := x.byID[id]
			if s == nil || len(s.Cites) == 0 {
				return id + " is said and cites nothing"
			}
			for _, c := range s.Cites {
				if c.Locator == "" || !x.sources[c.Source] {
					return id + " cites " + c.Source + " nowhere"
				}
			}
		}
		return ""
	})
}

// Relation 21: without its citations no statement passes lint, and so no build.
func TestLint_DeletedCitationFailsTheBuild(t *testing.T) {
	b := loaded()[0]
	p := *b.pack
	p.Statements = slices.Clone(p.Statements)
	want := 0
	for i := range p.Statements {
		if p.Statements[i].Status != guideline.Retired {
			p.Statements[i].Cites = nil
			want++
		}
	}
	got := 0
	for _, f := range guideline.Lint(&p, nil) {
		if strings.HasSuffix(f.Pointer, "/cites") {
			got++
		}
	}
	if got < want {
		t.Errorf("%d findings for %d statements that cite nothing", got, want)
	}
}

func TestSimulate_ShrinkKeepsTheFailureAndTakesAwayTheRest(t *testing.T) {
	s := loaded()[0].world.Subject(3, 3)
	s.Record = simulate.Clone(s.Record)
	s.Record.Observations = append(s.Record.Observations, aftercare.Observation{Code: aftercare.Seizure, Word: aftercare.BoolYes, When: s.AsOf})
	small := simulate.Shrink(s, func(s subject) bool {
		return slices.ContainsFunc(s.Record.Observations, func(o aftercare.Observation) bool { return o.Code == aftercare.Seizure })
	})
	if len(small.Record.Observations) != 1 || len(small.Record.Care) != 0 || small.Record.Loss != (aftercare.Loss{}) {
		t.Errorf("left is %s", wire.AppendRecord(nil, small.Record))
	}
}
