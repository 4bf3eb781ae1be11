package aftercare

import "math"

// Count is a small whole number, which may not have been told. The zero value
// is not told; the number n is kept as n+1.
type Count uint8

// mostCount is the largest number that a Count holds.
const mostCount = math.MaxUint8 - 1

// CountOf returns the count of a number from 0 to 254. A larger one counts as 254,
// one below 0 as not told.
func CountOf(n int) Count { return Count(max(0, min(n, mostCount)+1)) }

// Told reports whether a number was told.
func (c Count) Told() bool { return c != 0 }

// Value returns the number, 0 if none was told.
func (c Count) Value() int { return max(int(c)-1, 0) }
