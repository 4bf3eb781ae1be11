package diary

import (
	"cmp"

	"aftercare"
)

// Record is everything that is current, merged in the order of writing:
// what the engine judges and what a clinic gets. Of a fact of which there can
// be only one, what was told last holds; conditions and medicines come
// together; care and observations stand in the order of their days. What was
// told and then replaced stays in it as withdrawn, so that a correction can be
// seen. Free notes are hers and are left out: see RecordWithNotes.
func (d *Diary) Record() *aftercare.Record { return d.record(false) }

// RecordWithNotes is Record with the notes that stand.
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

// inOrder puts care in the order of its days and observations in that of
// their moments; what is of the same one stays as it was told.
func inOrder(rec *aftercare.Record) {
	var days, moments []aftercare.When
	for i := range rec.Care {
		days = append(days, aftercare.On(rec.Care[i].Start.Day))
	}
	for i := range rec.Observations {
		moments = append(moments, rec.Observations[i].When)
	}
	care, observations := rec.Care, rec.Observations
	rec.Care, rec.Observations = nil, nil
	for _, i := range order(days) {
		rec.Care = append(rec.Care, care[i])
	}
	for _, i := range order(moments) {
		rec.Observations = append(rec.Observations, observations[i])
	}
}

// order returns the indexes of a list in the order of its members, the
// earlier place first where two are the same: a merge sort, which is a tenth
// of what package slices links for two kinds of things.
func order(list []aftercare.When) []int {
	from, to := make([]int, len(list)), make([]int, len(list))
	for i := range from {
		from[i] = i
	}
	for width := 1; width < len(list); width *= 2 {
		for low := 0; low < len(list); low += 2 * width {
			middle, high := min(low+width, len(list)), min(low+2*width, len(list))
			a, b := low, middle
			for k := low; k < high; k++ {
				if b >= high || a < middle && compareWhen(list[from[a]], list[from[b]]) <= 0 {
					to[k] = from[a]
					a++
				} else {
					to[k] = from[b]
					b++
				}
			}
		}
		from, to = to, from
	}
	return from
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
