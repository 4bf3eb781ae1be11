// Package days is a set of days back from the day that is asked about.
package days

import "math/bits"

// Kept is how far back single days of bleeding are kept, in days; a multiple of
// 64. Older days count only through what they started and ended.
const Kept = 512

// Set is a set of days back from as-of, which is 0, each below [Kept].
type Set [Kept / 64]uint64

// Add adds a day.
func (s *Set) Add(i int) { s[i>>6] |= 1 << (i & 63) }

// Drop takes a day out.
func (s *Set) Drop(i int) { s[i>>6] &^= 1 << (i & 63) }

// Has reports whether a day is in the set.
func (s *Set) Has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

// Newest returns the newest day of the set, -1 where it is empty.
func (s *Set) Newest() int {
	for w, word := range s {
		if word != 0 {
			return w<<6 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// Oldest returns the oldest day of the set, -1 where it is empty.
func (s *Set) Oldest() int {
	for w := len(s) - 1; w >= 0; w-- {
		if s[w] != 0 {
			return w<<6 + 63 - bits.LeadingZeros64(s[w])
		}
	}
	return -1
}

// Union returns the days of either set.
func (s *Set) Union(m *Set) (d Set) {
	for w := range s {
		d[w] = s[w] | m[w]
	}
	return d
}

// Without returns the days that another set has not.
func (s *Set) Without(m *Set) (d Set) {
	for w := range s {
		d[w] = s[w] &^ m[w]
	}
	return d
}
