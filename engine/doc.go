// Package engine judges a record against a pack on a day. It is one pure
// function: the same record, pack and day give the same guidance, with no
// clock, no file and no state.
//
// Two ideas carry it.
//
// Dates, not booleans. A criterion does not answer yes or no. It is met since
// a day, will be met on a day, waits for an event, or is unknown; "all"
// takes the latest day and everything that is waited for, "any" the earliest
// way through (see [opening]). One evaluation thus gives the verdict, the day,
// what is missing and the reason.
//
// Safe by construction. Alarms are monotone functions of findings that were told,
// so no fact can lower a level. Gates can only hold back. What was not told is
// unknown: it never raises a level, and it holds every activity that a known
// answer could have held.
//
// A pack is compiled once by [New], in engine/compiled; evaluating reads flat
// tables. [Engine.Decide] gives the bare decisions without allocating,
// [Engine.Evaluate] the whole guidance with its reasons.
package engine
