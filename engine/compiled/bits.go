package compiled

import (
	"math/bits"

	"aftercare"
)

// Bits is a fixed set of small numbers: findings, criteria or alarms.
type Bits [5]uint64

// MaxBits is how many members Bits can have.
const MaxBits = 320

// Add adds a member.
func (b *Bits) Add(i int) { b[i>>6] |= 1 << (i & 63) }

// Has reports whether there is a member.
func (b *Bits) Has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// Union adds all members of another set.
func (b *Bits) Union(m *Bits) {
	b[0] |= m[0]
	b[1] |= m[1]
	b[2] |= m[2]
	b[3] |= m[3]
	b[4] |= m[4]
}

// Meets reports whether two sets have a member in common.
func (b *Bits) Meets(m *Bits) bool {
	return b[0]&m[0]|b[1]&m[1]|b[2]&m[2]|b[3]&m[3]|b[4]&m[4] != 0
}

// And returns the members that two sets have in common.
func (b *Bits) And(m *Bits) Bits {
	return Bits{b[0] & m[0], b[1] & m[1], b[2] & m[2], b[3] & m[3], b[4] & m[4]}
}

// Without returns the members that another set lacks.
func (b *Bits) Without(m *Bits) Bits {
	return Bits{b[0] &^ m[0], b[1] &^ m[1], b[2] &^ m[2], b[3] &^ m[3], b[4] &^ m[4]}
}

// Empty reports whether there is no member.
func (b *Bits) Empty() bool { return b[0]|b[1]|b[2]|b[3]|b[4] == 0 }

// Count returns how many members there are.
func (b *Bits) Count() int {
	return bits.OnesCount64(b[0]) + bits.OnesCount64(b[1]) + bits.OnesCount64(b[2]) + bits.OnesCount64(b[3]) + bits.OnesCount64(b[4])
}

// Each yields the members in order.
func (b *Bits) Each(yield func(int) bool) {
	for w, word := range b {
		for word != 0 {
			if !yield(w<<6 + bits.TrailingZeros64(word)) {
				return
			}
			word &= word - 1
		}
	}
}

// WideBits is Bits for more members: ways or texts.
type WideBits [maxWide / 64]uint64

// maxWide is how many members WideBits can have.
const maxWide = 512

// Add adds a member.
func (s *WideBits) Add(i int) { s[i>>6] |= 1 << (i & 63) }

// Next returns the first member that is at least from, maxWide if there is none.
func (s *WideBits) Next(from int) int {
	for w := from >> 6; w < len(s); w++ {
		word := s[w]
		if w == from>>6 {
			word &= ^uint64(0) << (from & 63)
		}
		if word != 0 {
			return w<<6 + bits.TrailingZeros64(word)
		}
	}
	return maxWide
}

// CodeSet is a set of observation codes.
type CodeSet [2]uint64

// Add adds a code.
func (s *CodeSet) Add(c aftercare.Code) { s[c>>6] |= 1 << (c & 63) }

// Has reports whether a code is in the set.
func (s *CodeSet) Has(c aftercare.Code) bool { return s[c>>6]&(1<<(c&63)) != 0 }

// Empty reports whether there is no code.
func (s *CodeSet) Empty() bool { return s[0]|s[1] == 0 }

// Each yields the codes in order.
func (s *CodeSet) Each(yield func(aftercare.Code) bool) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(aftercare.Code(w<<6 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}
