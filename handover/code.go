// Package handover writes the facts of a loss and its care as a code of ten
// characters, which a person can copy from a sheet of paper, and reads it back.
// doc/code.md has the format.
package handover

import (
	"strconv"
	"strings"
	"unicode"

	"aftercare"
)

// letters are the 32 characters of Douglas Crockford's base 32. I, L and O are
// read as 1, 1 and 0; U is none of them.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	length = 10         // characters of a code
	facts  = length - 2 // of them; the last two check the others
	half   = length / 2 // shown together
	bits   = 5          // of a character
)

// Encode writes the code of a record, as XXXXX-XXXXX. The error says what of it
// does not fit into one.
func Encode(rec *aftercare.Record) (string, error) {
	n, err := pack(rec)
	if err != nil {
		return "", err
	}
	var word [length]byte
	for i := facts - 1; i >= 0; i-- {
		word[i] = byte(n % uint64(len(letters)))
		n /= uint64(len(letters))
	}
	check(&word)
	b := make([]byte, 0, length+1)
	for i, v := range word {
		if i == half {
			b = append(b, '-')
		}
		b = append(b, letters[v])
	}
	return string(b), nil
}

// Decode reads a code. Its errors are of type [Fault].
func Decode(text string) (*aftercare.Record, error) {
	word, err := read(text)
	if err != nil {
		return nil, err
	}
	if !right(word) {
		return nil, Fault{kind: wrong}
	}
	n := uint64(0)
	for _, v := range word[:facts] {
		n = n*uint64(len(letters)) + uint64(v)
	}
	rec, ok := unpack(n)
	if !ok {
		return nil, Fault{kind: newer}
	}
	return rec, nil
}

// read turns what was typed into characters.
func read(text string) (*[length]byte, error) {
	var word [length]byte
	n, odd := 0, Fault{}
	for _, sign := range text {
		if isSeparator(sign) {
			continue
		}
		v := valueOf(sign)
		if v < 0 && odd.kind == 0 {
			odd = Fault{kind: character, At: n + 1, Sign: sign}
		}
		if v >= 0 && n < length {
			word[n] = byte(v)
		}
		n++
	}
	switch {
	case n == 0:
		return nil, Fault{kind: empty}
	case n != length:
		return nil, Fault{kind: wrongLength, At: n}
	case odd.kind != 0:
		return nil, odd
	}
	return &word, nil
}

// isSeparator reports whether a rune only separates characters, as people and
// phones write codes: spaces, hyphens and dashes, and invisible marks.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r) || r == '\u2212'
}

// valueOf is the value of a character, -1 if it is not one of a code.
func valueOf(r rune) int {
	switch r {
	case 'I', 'i', 'L', 'l':
		r = '1'
	case 'O', 'o':
		r = '0'
	}
	if r >= 'a' && r <= 'z' {
		r -= 'a' - 'A'
	}
	return strings.IndexRune(letters, r)
}

// Fault is why a text is not a code.
type Fault struct {
	kind faultKind
	At   int  // the place of the character, from 1, or how many there are
	Sign rune // the invalid character
}

// faultKind is why a code was refused.
type faultKind uint8

// What can be wrong with a code.
const (
	empty       faultKind = iota + 1 // nothing was typed
	wrongLength                      // too many characters, or too few
	character                        // an invalid one
	wrong                            // the characters do not belong together
	newer                            // right, but from a version that this one cannot read
)

var faultNames = [...]string{empty: "empty", wrongLength: "length", character: "character", wrong: "wrong", newer: "newer"}

// Name is the name of the fault: empty, length, character, wrong or newer.
func (f Fault) Name() string { return faultNames[f.kind] }

// Error explains the refusal in a terminal.
func (f Fault) Error() string {
	switch f.kind {
	case empty:
		return "no code was given"
	case wrongLength:
		return "a code has " + strconv.Itoa(length) + " characters; this has " + strconv.Itoa(f.At)
	case character:
		return "character " + strconv.Itoa(f.At) + " of the code can't be " + string(f.Sign)
	case newer:
		return "this version can't read the code: it may be from a newer one"
	}
	return "the code has a wrong character"
}
