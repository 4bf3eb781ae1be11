package engine

import "math/bits"

// bitset is a fixed set of small numbers: findings, criteria or alarms.
type bitset [4]uint64

// maxBits is how many members a bitset can have.
const maxBits = 256

func (b *bitset) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b *bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// holds reports whether every member of m is in b.
func (b *bitset) holds(m *bitset) bool {
	return m[0]&^b[0] == 0 && m[1]&^b[1] == 0 && m[2]&^b[2] == 0 && m[3]&^b[3] == 0
}

func (b *bitset) union(m *bitset) {
	b[0] |= m[0]
	b[1] |= m[1]
	b[2] |= m[2]
	b[3] |= m[3]
}

func (b *bitset) meets(m *bitset) bool {
	return b[0]&m[0]|b[1]&m[1]|b[2]&m[2]|b[3]&m[3] != 0
}

func (b *bitset) empty() bool { return b[0]|b[1]|b[2]|b[3] == 0 }

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
