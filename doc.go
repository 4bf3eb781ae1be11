// Package aftercare holds the words that the whole program shares: what a
// person tells ([Record], [Observation]), how days are counted ([Date],
// [Instant], [GestationalAge]), and what comes back ([Guidance], [Urgency]).
//
// It imports nothing of the project and does nothing by itself. A pack of
// cited statements is read by package guideline, a record is judged against
// it by package engine, and the JSON forms of both are in package wire.
//
// A fact that was not told is unknown, and the zero value of every fact says
// so: no type here has a zero value that means "no".
package aftercare
