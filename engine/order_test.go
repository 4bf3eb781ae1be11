package engine_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"aftercare"
	"aftercare/engine"
	"aftercare/wire"
)

// crowded is a record in which much is told within some days, in any order: days
// and moments mixed, in several zones, some at the same time, some withdrawn,
// some of the other of the two or from a file.
func (x *trial) crowded() *aftercare.Record {
	rec := x.clone()
	codes := []aftercare.Code{aftercare.Temperature, aftercare.HCG, aftercare.Urine, aftercare.Pain, aftercare.Nausea, aftercare.SleeplessNights, aftercare.Bleeding, aftercare.FeelsHot}
	codes = codes[:1+x.rand.IntN(len(codes))]
	days := 1 + x.rand.IntN(12)
	for range x.rand.IntN(30) {
		o := aftercare.Observation{Code: pick(x.rand, codes), When: aftercare.On(x.AsOf.Day - aftercare.Date(x.rand.IntN(days)))}
		fill(x.rand, &o)
		if x.rand.IntN(2) == 0 {
			o.When = aftercare.At(aftercare.Instant{Day: o.When.Day, Second: int32(x.rand.IntN(5) * 5 * 3600), Offset: int16((x.rand.IntN(5) - 2) * 700)})
		}
		o.Withdrawn, o.FromFile = x.rand.IntN(12) == 0, x.rand.IntN(8) == 0
		if x.rand.IntN(5) == 0 {
			o.Who = aftercare.TheAsker
		}
		rec.Observations = append(rec.Observations, o)
	}
	x.rand.Shuffle(len(rec.Observations), func(i, j int) {
		rec.Observations[i], rec.Observations[j] = rec.Observations[j], rec.Observations[i]
	})
	return rec
}

// fill gives an observation some value of its code.
func fill(random *rand.Rand, o *aftercare.Observation) {
	info := o.Code.Info()
	switch info.Payload {
	case aftercare.PayloadWord, aftercare.PayloadBool:
		o.Word = aftercare.Word(1 + random.IntN(info.Words.Len()))
	case aftercare.PayloadNumber:
		o.Number = aftercare.Decimal(1+random.IntN(9)*random.IntN(9)*10) * aftercare.DecimalOne
		if o.Code == aftercare.Temperature {
			o.Number, o.Unit = 370_000+aftercare.Decimal(random.IntN(30)*1000), aftercare.UnitCelsius
		}
	}
	if o.Code.Lasts() && random.IntN(4) == 0 {
		o.Hours = aftercare.Decimal(random.IntN(40)) * aftercare.DecimalOne
	}
	if o.Code == aftercare.Pain {
		o.Site = aftercare.Site(random.IntN(aftercare.SiteTerms.Len()))
	}
}

func TestEvaluate_IsTheSameAsAskingTheWholeRecordEachTime(t *testing.T) {
	relation(t, func(x *trial) string {
		rec := x.crowded()
		if text := x.engine.DiffersFromPlain(rec, x.AsOf); text != "" {
			return text + "\n" + string(wire.AppendRecord(nil, rec))
		}
		if text := x.endless.DiffersFromPlain(rec, x.AsOf); text != "" {
			return "where all is current: " + text + "\n" + string(wire.AppendRecord(nil, rec))
		}
		return ""
	})
}

// The longest record must not stop a server, whatever it says. It may take little
// longer than eight records of an eighth; a square would take eight times as long.
func TestEvaluate_TakesTimeInProportionToTheRecord(t *testing.T) {
	const most, tries = 10_000, 20
	list := loaded()
	e := list[len(list)-1].engine
	for code := aftercare.Code(1); int(code) < aftercare.CodeCount; code++ {
		for name, l := range lengthy {
			parts, whole := time.Hour, time.Hour
			for range tries { // other programs may be in the way of some
				parts = min(parts, l.judging(e, code, most/8, 8))
				if whole = min(whole, l.judging(e, code, most, 1)); whole < 3*parts+time.Millisecond {
					break
				}
			}
			if whole >= 3*parts+time.Millisecond {
				t.Errorf("%s, %s: %v, and its eight eighths %v", code, name, whole, parts)
			}
		}
	}
}

// length is a way in which a record comes to be long.
type length struct {
	when   func(i int) aftercare.When
	values func(random *rand.Rand, words int) int // of those with words; nil for each in turn with the worst
	about  *aftercare.Record
}

var lengthy = map[string]length{
	"one a day":         {func(i int) aftercare.When { return aftercare.On(endOfAll - aftercare.Date(i)) }, nil, &ectopic},
	"one a half-hour":   {func(i int) aftercare.When { return minuteBefore(30 * i) }, nil, &ectopic},
	"all of one day":    {func(int) aftercare.When { return aftercare.On(endOfAll) }, nil, &ectopic},
	"at the same time":  {func(int) aftercare.When { return minuteBefore(600) }, nil, &ectopic},
	"a hundred days":    {func(i int) aftercare.When { return aftercare.On(endOfAll - aftercare.Date(i%100)) }, nil, &ectopic},
	"nothing ever":      {func(i int) aftercare.When { return minuteBefore(i * 7 % 15_000) }, func(*rand.Rand, int) int { return 1 }, &treated},
	"the worst always":  {func(i int) aftercare.When { return aftercare.On(endOfAll - aftercare.Date(i)) }, func(_ *rand.Rand, words int) int { return words }, &treated},
	"worst and nothing": {func(i int) aftercare.When { return minuteBefore(i * 7 % 15_000) }, func(random *rand.Rand, words int) int { return 1 + random.IntN(2)*(words-1) }, &treated},
}

var (
	ectopic = aftercare.Record{Loss: aftercare.Loss{Kind: aftercare.Ectopic, From: endOfAll - 20, To: endOfAll - 20},
		Care: []aftercare.Care{{Route: aftercare.Medical, Method: aftercare.Methotrexate, Start: aftercare.On(endOfAll - 20)}}}
	treated = aftercare.Record{Loss: aftercare.Loss{Kind: aftercare.MissedMiscarriage},
		Care: []aftercare.Care{{Route: aftercare.Medical, Method: aftercare.Misoprostol, Start: minuteBefore(20_000)}}}
)

const endOfAll = aftercare.Date(739_000)

func minuteBefore(i int) aftercare.When {
	const day = 24 * 60
	return aftercare.At(aftercare.Instant{Day: endOfAll - aftercare.Date(i/day), Second: int32(day-1-i%day) * 60})
}

// judging is how long it takes, so many times, to judge so many observations of
// a code.
func (l *length) judging(e *engine.Engine, code aftercare.Code, count, times int) time.Duration {
	rec := *l.about
	random, info := rand.New(rand.NewPCG(1, 1)), code.Info()
	for i := range count {
		o := aftercare.Observation{Code: code, When: l.when(i)}
		fill(random, &o)
		switch words := info.Words.Len(); {
		case words == 0:
		case l.values != nil:
			o.Word = aftercare.Word(l.values(random, words))
		case i%2 == 1:
			o.Word = aftercare.Word(words)
		}
		rec.Observations = append(rec.Observations, o)
	}
	began := time.Now()
	for range times {
		var d engine.Decision
		e.Decide(&rec, aftercare.On(endOfAll), &d)
		wire.AppendGuidance(nil, e.Evaluate(&rec, aftercare.On(endOfAll)))
	}
	return time.Since(began)
}

// The order in which a long record was kept is reused.
func TestDecide_DoesNotAllocateForALongRecord(t *testing.T) {
	b := loaded()[len(loaded())-1]
	var d engine.Decision
	for _, code := range []aftercare.Code{aftercare.Temperature, aftercare.HCG, aftercare.Urine} {
		rec := aftercare.Record{}
		random := rand.New(rand.NewPCG(1, 1))
		for i := range 500 {
			o := aftercare.Observation{Code: code, When: minuteBefore(i * 97 % 5000)}
			fill(random, &o)
			rec.Observations = append(rec.Observations, o)
		}
		one := func() { b.engine.Decide(&rec, aftercare.On(endOfAll), &d) }
		one()
		if n := testing.AllocsPerRun(3, one); n != 0 {
			t.Errorf("%s: %v allocations", code, n)
		}
	}
}
