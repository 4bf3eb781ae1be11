package diary

import (
	"cmp"

	"aftercare"
	"aftercare/internal/sorting"
)

// Record merges all current entries in the order of writing, for the engine and
// for a clinic. Of a single fact, what was told last counts; conditions and
// medicines are joined; care and observations are in the order of their days.
// Observations that were replaced stay as withdrawn, so that a correction can be
// seen. Free notes are private and are left out: see RecordWithNotes.
func (d *Diary) Record() *aftercare.Record { return d.record(false) }

// RecordWithNotes is Record with the notes that were not withdrawn.
func (d *Diary) RecordWithNotes() *aftercare.Record { return d.record(true) }

func (d *Diary) record(notes bool) *aftercare.Record {
	rec := &aftercare.Record{}
	gone := d.replaced()
	for i := range d.Entries {
		e := &d.Entries[i]
		if e.Record == nil {
			continue
		}
		if !gone[e.ID] {
			facts := *e.Record
			facts.Observations = nil
			rec.Overlay(&facts)
		}
		for _, o := range e.Record.Observations {
			o.Withdrawn = o.Withdrawn || gone[e.ID]
			if o.Code != aftercare.Note || notes && !o.Withdrawn {
				rec.Observations = append(rec.Observations, o)
			}
		}
	}
	inOrder(rec)
	return rec
}

// inOrder sorts care by day and observations by moment; equals stay in the order in
// which they were told.
func inOrder(rec *aftercare.Record) {
	sorting.Stable(rec.Care, func(a, b aftercare.Care) int { return cmp.Compare(a.Start.Day, b.Start.Day) })
	sorting.Stable(rec.Observations, func(a, b aftercare.Observation) int { return compareWhen(a.When, b.When) })
}

// compareWhen orders days, and moments within a day. A bare day counts to its
// end, as it does for the engine.
func compareWhen(a, b aftercare.When) int {
	switch {
	case a.Day != b.Day:
		return cmp.Compare(a.Day, b.Day)
	case a.HasInstant() && b.HasInstant():
		return cmp.Or(cmp.Compare(a.At.Universal(), b.At.Universal()), cmp.Compare(a.At.Nano, b.At.Nano))
	case a.HasInstant():
		return -1
	case b.HasInstant():
		return 1
	}
	return 0
}

// replaced are the numbers of the entries that others replace.
func (d *Diary) replaced() map[int]bool {
	gone := map[int]bool{}
	for i := range d.Entries {
		gone[d.Entries[i].Replaces] = true
	}
	return gone
}

// Latest is the latest moment of writing, or a later day that an entry is
// about, so that a clock which was set back can be noticed. It is not told
// where the diary is empty.
func (d *Diary) Latest() aftercare.When {
	var last aftercare.When
	later := func(w aftercare.When) {
		if w.Day > last.Day || w.Day == last.Day && w.HasInstant() && (!last.HasInstant() || compareWhen(w, last) > 0) {
			last = w
		}
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		later(aftercare.At(e.Written))
		later(aftercare.On(e.About))
		if e.Record != nil {
			for j := range e.Record.Observations {
				later(e.Record.Observations[j].When)
			}
		}
	}
	return last
}
