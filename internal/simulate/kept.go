package simulate

import (
	"slices"

	"aftercare"
	"aftercare/diary"
)

// Diary draws what one person may have kept: the facts and days of a subject
// as entries in the order she wrote them, some days late, with corrections,
// corrections of those, and entries taken back. It is a valid one. The number
// and the seed decide everything.
func (w *World) Diary(seed, n uint64) *diary.Diary {
	k := keeper{draft: w.draft(source(seed, n)), diary: &diary.Diary{}}
	s := w.Subject(seed, n)
	k.AsOf, k.Record = s.AsOf, s.Record
	if k.rand.IntN(3) == 0 {
		k.diary.LockAfter = 1 + k.rand.IntN(60)
	}
	k.clock = aftercare.Instant{Day: max(k.AsOf.Day-aftercare.Date(90), 1), Second: second(k.rand), Offset: pick(k.rand, offsets)}
	k.facts()
	k.days()
	return k.diary
}

// keeper is a diary in the making.
type keeper struct {
	*draft
	diary *diary.Diary
	clock aftercare.Instant
}

// facts tells what stays true, in one entry or in several.
func (k *keeper) facts() {
	rec := Clone(k.Record)
	rec.Observations = nil
	day := k.clock.Day
	if k.rand.IntN(2) == 0 {
		k.write(day, rec)
		return
	}
	first, second := *rec, &aftercare.Record{}
	first.Care, first.Person = nil, second.Person
	second.Care, second.Person = rec.Care, rec.Person
	k.write(day, &first)
	k.write(day, second)
}

// days tells the observations, a few to an entry.
func (k *keeper) days() {
	list := slices.Clone(k.Record.Observations)
	slices.SortStableFunc(list, func(a, b aftercare.Observation) int { return int(a.When.Day - b.When.Day) })
	for len(list) > 0 {
		n := 1 + k.rand.IntN(min(len(list), 5))
		rec := &aftercare.Record{}
		for _, o := range list[:n] {
			o.Withdrawn, o.FromFile = false, k.rand.IntN(9) == 0
			if o.When.Day == list[0].When.Day {
				rec.Observations = append(rec.Observations, o)
			}
		}
		list = list[len(rec.Observations):]
		if k.rand.IntN(6) == 0 {
			rec.Observations = append(rec.Observations, aftercare.Observation{Code: aftercare.Note, When: rec.Observations[0].When, Text: pick(k.rand, notes)})
		}
		k.write(rec.Observations[0].When.Day, rec)
		k.correct()
	}
}

// notes are what people write, and what a spreadsheet or a page may trip over.
var notes = []string{
	"", " ", "slept badly, better now", "=SUM(A1:A9)", "+44 20", "-", "@you", "'quoted", "''", "\t=1", "a\ttab", "two\nlines", "a\r\nb\rc", "\n", "\"quotes\", and; more",
	"\"", ",", "\"\"", "#hash", "</script><b>&amp;", "ä é ß ø", "نص", "日本\u2028語\u2029", "\ufeffmark", "\u0000nul\u007f", "😀", "|pipe", "%25", "0012", "1e5", "TRUE", "2026-11-05", "'=1", "' ",
}

// write adds an entry with this record.
func (k *keeper) write(about aftercare.Date, rec *aftercare.Record) int {
	e := diary.Entry{Written: k.tick(), About: about, Record: rec}
	if k.rand.IntN(5) == 0 {
		e.Sleep = diary.Sleep(1 + k.rand.IntN(diary.SleepTerms.Len()))
	}
	switch k.rand.IntN(12) {
	case 0:
		e.Told = &diary.Told{Level: aftercare.Urgency(k.rand.IntN(aftercare.UrgencyTerms.Len())), Statements: []string{"ALARM-ONE-01", "ALARM-TWO-02"}[:1+k.rand.IntN(2)], Pack: k.world.pack.ID, Edition: k.world.pack.Edition}
	case 1:
		e.Told = &diary.Told{Pack: "=pack", Edition: pick(k.rand, notes)}
	}
	return k.diary.Add(e)
}

// correct now and then corrects or withdraws a current entry.
func (k *keeper) correct() {
	if k.rand.IntN(5) > 0 {
		return
	}
	standing := k.diary.Current()
	if len(standing) == 0 {
		return
	}
	old := pick(k.rand, standing)
	id, about, rec := old.ID, old.About, old.Record
	if k.rand.IntN(3) == 0 {
		k.diary.Add(diary.Entry{Written: k.tick(), About: about, Replaces: id, Withdrawn: true})
		return
	}
	rec = Clone(rec)
	if n := len(rec.Observations); n > 0 {
		o := &rec.Observations[k.rand.IntN(n)]
		when := o.When
		*o = pick(k.rand, k.world.calms)
		o.When = when
	}
	k.diary.Entries[k.write(about, rec)-1].Replaces = id
}

// tick is the next moment of writing: mostly later, at times by a clock that
// was set back or moved to another zone.
func (k *keeper) tick() aftercare.Instant {
	switch k.rand.IntN(20) {
	case 0:
		k.clock = instantBack(k.clock, k.rand.Int64N(3*86400), pick(k.rand, offsets))
	case 1:
		k.clock.Nano = int32(k.rand.IntN(1000)) * 1_000_000
	default:
		k.clock = instantBack(k.clock, -k.rand.Int64N(86400), k.clock.Offset)
	}
	return k.clock
}
