package handover

// The characters are numbers of the field with 32 elements, GF(2)[x] modulo
// x^5+x^2+1, where x has the powers x^0 to x^30. A word c is a code if
//
//	c0 + c1 + … + c9 = 0  and  c0·x^0 + c1·x^1 + … + c9·x^9 = 0
//
// Any two columns of these equations are independent, so two codes differ in
// at least three places: every one or two wrong characters are noticed, and
// with them every two that changed places.
const modulus = 1<<bits | 1<<2 | 1

// times multiplies by x.
func times(v byte) byte {
	n := uint(v) << 1
	if n >= uint(len(letters)) {
		n ^= modulus
	}
	return byte(n)
}

// sums are the left sides of the two equations.
func sums(word *[length]byte) (plain, weighted byte) {
	for i := length - 1; i >= 0; i-- {
		plain ^= word[i]
		weighted = times(weighted) ^ word[i]
	}
	return plain, weighted
}

// right reports whether a word is a code.
func right(word *[length]byte) bool {
	plain, weighted := sums(word)
	return plain == 0 && weighted == 0
}

// check sets the last two characters so that the word is a code. One pair of
// them does it.
func check(word *[length]byte) {
	word[facts], word[facts+1] = 0, 0
	rest, _ := sums(word)
	for v := range byte(len(letters)) {
		if word[facts], word[facts+1] = v, rest^v; right(word) {
			return
		}
	}
}
