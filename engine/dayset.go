package engine

import "math/bits"

// daySet is a set of days, counted back from as-of, which is 0.
type daySet [diaryDays / 64]uint64

func (s *daySet) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s *daySet) drop(i int)     { s[i>>6] &^= 1 << (i & 63) }
func (s *daySet) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

// newest returns the newest day of the set, -1 if it is empty.
func (s *daySet) newest() int {
	for w, word := range s {
		if word != 0 {
			return w<<6 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// oldest returns the oldest day of the set, -1 if it is empty.
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
