// Package guideline says what a pack is: published sources, the statements
// they make, which of them the answer follows, and the few numbers that are
// our own policy. It reads the canonical JSON form of a pack, prints it, and
// lints it.
//
// The language is weaker than a programming language on purpose. An alarm is
// built only from findings that were told and that worry; there is no "not"
// and a value that reassures is refused, so that no fact can lower a level. A
// gate can only hold back. See doc/pack-format.md for every key.
package guideline
