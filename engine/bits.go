package engine

import (
	"math/bits"

	"aftercare"
)

// bitset is a fixed set of small numbers: findings, criteria or alarms.
type bitset [4]uint64

// maxBits is how many members a bitset can have.
const maxBits = 256

func (b *bitset) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b *bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

func (b *bitset) union(m *bitset) {
	b[0] |= m[0]
	b[1] |= m[1]
	b[2] |= m[2]
	b[3] |= m[3]
}

func (b *bitset) meets(m *bitset) bool {
	return b[0]&m[0]|b[1]&m[1]|b[2]&m[2]|b[3]&m[3] != 0
}

func (b *bitset) and(m *bitset) bitset {
	return bitset{b[0] & m[0], b[1] & m[1], b[2] & m[2], b[3] & m[3]}
}

func (b *bitset) without(m *bitset) bitset {
	return bitset{b[0] &^ m[0], b[1] &^ m[1], b[2] &^ m[2], b[3] &^ m[3]}
}

func (b *bitset) empty() bool { return b[0]|b[1]|b[2]|b[3] == 0 }

func (b *bitset) count() int {
	return bits.OnesCount64(b[0]) + bits.OnesCount64(b[1]) + bits.OnesCount64(b[2]) + bits.OnesCount64(b[3])
}

// each yields the members in order.
func (b *bitset) each(yield func(int) bool) {
	for w, word := range b {
		for word != 0 {
			if !yield(w<<6 + bits.TrailingZeros64(word)) {
				return
			}
			word &= word - 1
		}
	}
}

// wideSet is a set of small numbers of which there may be more: ways or texts.
type wideSet [maxWide / 64]uint64

// maxWide is how many members a wideSet can have.
const maxWide = 512

func (s *wideSet) add(i int) { s[i>>6] |= 1 << (i & 63) }

// next returns the first member from a number on; more than any if there is none.
func (s *wideSet) next(from int) int {
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

// codeSet is a set of observation codes.
type codeSet [2]uint64

func (s *codeSet) add(c aftercare.Code)      { s[c>>6] |= 1 << (c & 63) }
func (s *codeSet) has(c aftercare.Code) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *codeSet) empty() bool               { return s[0]|s[1] == 0 }

// each yields the codes in order.
func (s *codeSet) each(yield func(aftercare.Code) bool) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(aftercare.Code(w<<6 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// daySet is a set of days back from as-of, which is 0.
type daySet [diaryDays / 64]uint64

func (s *daySet) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s *daySet) drop(i int)     { s[i>>6] &^= 1 << (i & 63) }
func (s *daySet) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

// newest returns the newest day of the set, -1 where it is empty.
func (s *daySet) newest() int {
	for w, word := range s {
		if word != 0 {
			return w<<6 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// oldest returns the oldest day of the set, -1 where it is empty.
func (s *daySet) oldest() int {
	for w := len(s) - 1; w >= 0; w-- {
		if s[w] != 0 {
			return w<<6 + 63 - bits.LeadingZeros64(s[w])
		}
	}
	return -1
}

func (s *daySet) union(m *daySet) (d daySet) {
	for w := range s {
		d[w] = s[w] | m[w]
	}
	return d
}

func (s *daySet) without(m *daySet) (d daySet) {
	for w := range s {
		d[w] = s[w] &^ m[w]
	}
	return d
}
