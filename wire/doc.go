// Package wire is the JSON forms of the words: records in, guidance out, and
// records out again. It reads strictly: an unknown key, a word that is not on
// its list, a duplicate key or a byte too many is refused, every finding with
// its JSON pointer, and nothing is half-read.
//
// The forms are public and versioned; the JSON Schemas beside this package
// describe the same language and a test holds the two together.
package wire
