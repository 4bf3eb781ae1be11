// Package diary is what a person keeps for herself on her own device, if she
// chooses to: entries in the order she wrote them, each a small record of what
// it tells. Nothing in it is ever changed: a correction is an entry that
// replaces another, and both are kept.
package diary

import "aftercare"

// Format is the version of the diary's JSON form.
const Format = "aftercare.diary/1"

// Diary is all she kept. It is append-only: see Add.
type Diary struct {
	// LockAfter is how many minutes without a step it stays open; 0 is the
	// least there is.
	LockAfter int
	Entries   []Entry
}

// Entry is one thing written down at one time: a day's signs, an event, or
// what is true of her.
type Entry struct {
	ID        int               // 1, 2, 3 in the order of writing
	Written   aftercare.Instant // by her clock
	About     aftercare.Date    // the day it is about
	Replaces  int               // the entry it corrects; 0 where it corrects none
	Withdrawn bool              // taken back: with Replaces, and telling nothing
	// Record is what it tells: any part of a record. The signs of the day are
	// its observations, medicines taken that day its person's medicines, a
	// procedure its care, and a note an observation with that code.
	Record *aftercare.Record
	Sleep  Sleep
	Told   *Told
}

// Told is what she was told when she saved an entry that met an alarm.
type Told struct {
	Level         aftercare.Urgency
	Statements    []string // the alarms, by id
	Pack, Edition string
}

// Sleep is how a night was. The zero value was not told.
type Sleep uint8

// The ways a night can be.
const (
	SleptWell Sleep = iota + 1
	SleptBroken
	SleptLittle
	SleptNone
)

// SleepTerms are the words of Sleep.
var SleepTerms = aftercare.NewTerms(SleptWell, "well broken little none")

// String returns the word of the night, "" where it was not told.
func (s Sleep) String() string { return SleepTerms.Name(s) }

// Add appends an entry under the next number, which it returns.
func (d *Diary) Add(e Entry) int {
	e.ID = len(d.Entries) + 1
	d.Entries = append(d.Entries, e)
	return e.ID
}

// Current returns the entries that were neither replaced nor withdrawn.
func (d *Diary) Current() []*Entry {
	gone := d.replaced()
	var list []*Entry
	for i := range d.Entries {
		if e := &d.Entries[i]; !gone[e.ID] && !e.Withdrawn {
			list = append(list, e)
		}
	}
	return list
}
