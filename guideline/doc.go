// Package guideline defines a pack: published sources, the statements that they
// make, which of them the answer follows, and the few numbers that are our own
// policy. It reads the canonical JSON form of a pack, and lints it; guideline/canon
// prints it.
//
// The language is weaker than a programming language on purpose. An alarm rests
// only on worrying findings that were reported: there is no "not", and a
// reassuring value is refused, so that no fact can lower a level. A gate can
// only hold an activity back. See doc/pack-format.md for every key.
package guideline
